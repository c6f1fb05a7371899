using System.Globalization;
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

    public override TensorStep Prepared()
    {
        if (_code.Length == 0)
        {
            return this;
        }

        var operands = new PreparedMap.Operand[_operands.Length];
        for (int i = 0; i < operands.Length; i++)
        {
            int block = _blockOf[i] * BlockSize;
            operands[i] = new(_operands[i].Value, _blockOf[i] < 0 ? -1 : block, _operands[i].Offset, _forms[i] == Form.Scattered ? _collapsed[i] : null);
        }

        var code = new PreparedMap.Call[_code.Length];
        int[] places = new int[_code.Sum(static c => c.Operands.Length)];
        int next = 0;
        for (int k = 0; k < code.Length; k++)
        {
            int[] from = _code[k].Operands;
            code[k] = new(_code[k].Function, k < code.Length - 1 ? _register[k] * BlockSize : -1, from.Length);
            foreach (int operand in from)
            {
                places[next++] = operand >= 0 ? _register[operand] * BlockSize : operand;
            }
        }

        return new PreparedMap(this, operands, code, places, BlockSize, _registers * BlockSize) { Count = Count, Dest = Dest };
    }

    public override void Run<T>(in Workspace<T> workspace) =>
        StridedLoops.CopyAll(workspace.At(_operands[0]), _collapsed[0].Sizes, _collapsed[0].Strides, Count, workspace.Values[Dest]);

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
