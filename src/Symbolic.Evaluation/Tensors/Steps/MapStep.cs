using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Symbolic.Tensors;

/// <summary>One application of a function: an operand is the result of an earlier one when it is at least 0, otherwise the complement of the position of a look.</summary>
internal readonly record struct MapInstruction(MapFunction Function, int[] Operands);

/// <summary>
/// Functions applied entry by entry, as many as hang together, in one pass over memory: a block of entries goes through all of
/// them while it is in the cache. Without functions the step copies a look into a row.
/// </summary>
internal sealed unsafe class MapStep : TensorStep
{
    /// <summary>Entries of a block: eight blocks fill half of a first-level cache.</summary>
    private const int Block = 512;

    private const int ScratchAlignment = 8;

    private readonly View[] _operands;
    private readonly View[] _collapsed;
    private readonly Form[] _forms;
    private readonly int[] _blockOf;
    private readonly MapInstruction[] _code;
    private readonly int[] _register;
    private readonly int _registers;
    private readonly int _blocks;
    private readonly int _longestCall;

    public MapStep(View[] operands, MapInstruction[] code)
    {
        _operands = operands;
        _code = code;
        _collapsed = new View[operands.Length];
        _forms = new Form[operands.Length];
        _blockOf = new int[operands.Length];
        int blocks = 0;
        for (int i = 0; i < operands.Length; i++)
        {
            _collapsed[i] = operands[i].Collapsed();
            _forms[i] = operands[i].IsDense ? Form.InPlace : operands[i].IsRepetition ? Form.Repeated : Form.Scattered;
            _blockOf[i] = _forms[i] == Form.InPlace ? -1 : blocks++;
        }

        (_register, _registers) = Registers(code);
        _blocks = blocks;
        _longestCall = code.Length == 0 ? 1 : code.Max(static c => c.Operands.Length);
    }

    private enum Form : byte
    {
        InPlace,
        Repeated,
        Scattered,
    }

    public MapInstruction[] Code => _code;

    public override IReadOnlyList<View> Reads => _operands;

    public override long Scratch => (long)(_registers + _blocks) * BlockSize;

    public override string Description
    {
        get
        {
            var text = new StringBuilder(_code.Length == 0 ? "copy " : "map ");
            text.AppendJoin(", ", _operands.Select(static o => o.ToString()));
            for (int k = 0; k < _code.Length; k++)
            {
                text.Append(k == 0 ? " : " : "; ").Append(_code[k].Function.Name).Append('(');
                text.AppendJoin(", ", _code[k].Operands.Select(static o => o >= 0 ? "t" + o.ToString(CultureInfo.InvariantCulture) : "a" + (~o).ToString(CultureInfo.InvariantCulture)));
                text.Append(')');
            }

            return text.ToString();
        }
    }

    private int BlockSize => (int)Math.Min(Block, (Count + ScratchAlignment - 1) / ScratchAlignment * ScratchAlignment);

    /// <summary>True when the look at a value is the value itself, entry for entry.</summary>
    public static bool IsDirect(View view, long count) => view.IsDense && view.Offset == 0 && view.Count == count;

    public override bool WorksInPlace(View operand)
    {
        // Another look at the same value would read what has been overwritten.
        foreach (View other in _operands)
        {
            if (other.Value == operand.Value && !(IsDirect(other, Count) && _code.Length > 0))
            {
                return false;
            }
        }

        return true;
    }

    [SkipLocalsInit]
    public override void Run<T>(in Workspace<T> workspace)
    {
        T* dest = workspace.Values[Dest];
        if (_code.Length == 0)
        {
            StridedLoops.CopyAll(workspace.At(_operands[0]), _collapsed[0].Sizes, _collapsed[0].Strides, Count, dest);
            return;
        }

        int size = BlockSize;
        T* registers = workspace.Scratch;
        T* blocks = registers + ((long)_registers * size);
        T** at = stackalloc T*[_operands.Length];
        T** call = stackalloc T*[_longestCall];
        for (int i = 0; i < _operands.Length; i++)
        {
            at[i] = workspace.At(_operands[i]);
            if (_forms[i] == Form.Repeated)
            {
                T* block = blocks + ((long)_blockOf[i] * size);
                new Span<T>(block, size).Fill(*at[i]);
                at[i] = block;
            }
        }

        T** current = stackalloc T*[_operands.Length];
        int last = _code.Length - 1;
        for (long start = 0; start < Count; start += size)
        {
            int count = (int)Math.Min(size, Count - start);
            for (int i = 0; i < _operands.Length; i++)
            {
                switch (_forms[i])
                {
                    case Form.InPlace:
                        current[i] = at[i] + start;
                        break;
                    case Form.Repeated:
                        current[i] = at[i];
                        break;
                    default:
                        current[i] = blocks + ((long)_blockOf[i] * size);
                        StridedLoops.Gather(at[i], _collapsed[i].Sizes, _collapsed[i].Strides, start, count, current[i]);
                        break;
                }
            }

            for (int k = 0; k <= last; k++)
            {
                int[] operands = _code[k].Operands;
                for (int j = 0; j < operands.Length; j++)
                {
                    int operand = operands[j];
                    call[j] = operand >= 0 ? registers + ((long)_register[operand] * size) : current[~operand];
                }

                _code[k].Function.Apply(call, k == last ? dest + start : registers + ((long)_register[k] * size), count);
            }
        }
    }

    // Results of instructions lie in registers that are used again as soon as nobody reads them any more.
    private static (int[] Register, int Count) Registers(MapInstruction[] code)
    {
        var lastUse = new int[code.Length];
        for (int k = 0; k < code.Length; k++)
        {
            foreach (int operand in code[k].Operands)
            {
                if (operand >= 0)
                {
                    lastUse[operand] = k;
                }
            }
        }

        var register = new int[code.Length];
        var free = new Stack<int>();
        int count = 0;
        for (int k = 0; k + 1 < code.Length; k++)
        {
            foreach (int operand in code[k].Operands.Distinct())
            {
                if (operand >= 0 && lastUse[operand] == k)
                {
                    free.Push(register[operand]);
                }
            }

            register[k] = free.TryPop(out int reused) ? reused : count++;
        }

        return (register, count);
    }
}
