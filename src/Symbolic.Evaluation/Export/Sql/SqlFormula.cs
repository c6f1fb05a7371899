using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Symbolic;

/// <summary>
/// A <see cref="StraightLine"/> as parts of SQL: operators as their templates write them, down to the functions of the database
/// and guarded arithmetic. Each part is a template over parts that stand before it; equal parts are one.
/// </summary>
/// <remarks>
/// A part is total when it has a value for all operands, so that it can be computed ahead in a column of its own. A function of the
/// database inside CASE is not, and neither is what is computed from it: it stays under its condition, and its arithmetic is left
/// as it is, because the condition is there to keep it in range.
/// </remarks>
internal sealed class SqlFormula
{
    private readonly SqlDatabase _database;
    private readonly SqlArithmetic _arithmetic;
    private readonly StraightLine _line;
    private readonly List<Part> _parts = [];
    private readonly List<int> _operands = [];
    private readonly Dictionary<string, int> _known = [];
    private readonly Dictionary<string, Template> _templates = [];
    private readonly Dictionary<Operator, SqlTerm> _terms = [];
    private readonly int[] _made;

    private SqlFormula(StraightLine line, SqlDatabase database, SqlArithmetic arithmetic) =>
        (_line, _database, _arithmetic, _made) = (line, database, arithmetic, new int[line.Count]);

    /// <summary>The parts that are the results.</summary>
    public int[] Outputs { get; private set; } = [];

    /// <summary>The number of parts.</summary>
    public int Count => _parts.Count;

    public static SqlFormula Create(StraightLine line, SqlDatabase database, SqlArithmetic arithmetic, CancellationToken cancellation)
    {
        var formula = new SqlFormula(line, database, arithmetic);
        formula.Convert(cancellation);
        return formula;
    }

    /// <summary>The input that a part is; −1 for others.</summary>
    public int InputOf(int part) => _parts[part].Input;

    /// <summary>The template of a part; null for an input.</summary>
    public Template? TemplateOf(int part) => _parts[part].Template;

    /// <summary>True for what can be computed ahead, in a column.</summary>
    public bool CanBeColumn(int part) => _parts[part] is { IsTotal: true, Count: > 0 };

    /// <summary>What a template is filled with.</summary>
    public ReadOnlySpan<int> OperandsOf(int part) => CollectionsMarshal.AsSpan(_operands).Slice(_parts[part].Start, _parts[part].Count);

    private readonly record struct Part(Template? Template, int Start, int Count, bool IsTotal, int Input, double? Constant, double Bound);

    private void Convert(CancellationToken cancellation)
    {
        ReadOnlySpan<int> uses = _line.Uses();
        for (int value = 0; value < _line.Count; value++)
        {
            if ((value & 0xFFF) == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            if (uses[value] == 0)
            {
                continue;
            }

            if (_line.IsInput(value))
            {
                _made[value] = _parts.Count;
                _parts.Add(new Part(null, 0, 0, true, value, null, double.PositiveInfinity));
            }
            else if (_line.IsConstant(value))
            {
                LineConstant constant = _line.ConstantAt(value);
                _made[value] = _line.IsLogical(value) ? Make(constant.Value != 0 ? "TRUE" : "FALSE", [], true) : Number(constant.Value);
            }
            else
            {
                _made[value] = Apply(_line.OperatorAt(value), [.. _line.OperandsAt(value).ToArray().Select(o => _made[o])]);
            }
        }

        Outputs = [.. _line.Outputs.Select(o => _made[o])];
    }

    // Nesting is that of templates, not of expressions.
    private int Apply(Operator op, int[] operands)
    {
        if (operands.Length == 0 && op is LeafOperator { Value: { } constant })
        {
            return Number(constant);
        }

        if (!_terms.TryGetValue(op, out SqlTerm? term))
        {
            term = SqlTemplateParser.Parse(op.Code.Sql ?? throw new ExportException($"SQL has no function '{op.Name}'."));
            _terms.Add(op, term);
        }

        int made = Write(term, operands, inCase: false);
        if (op is UnaryOperator { Range: var range } && double.IsFinite(range.Lower) && double.IsFinite(range.Upper))
        {
            _parts[made] = _parts[made] with { Bound = Math.Max(Math.Abs(range.Lower), Math.Abs(range.Upper)) };
        }

        return made;
    }

    private int Write(SqlTerm term, int[] operands, bool inCase)
    {
        switch (term)
        {
            case SqlTerm.Hole hole:
                return operands[hole.Operand];
            case SqlTerm.Number number:
                return Number(number.Value);
            case SqlTerm.Call call:
                return Make(_database.Call(call.Name, call.Arguments.Length), All(call.Arguments, operands, inCase), !inCase);
            case SqlTerm.Apply apply when apply.Operator is NaryOperator { Fold: not null }:
                int[] folded = All(apply.Arguments, operands, inCase: false);
                return folded[1..].Aggregate(folded[0], (left, right) => Apply(apply.Operator, [left, right]));
            case SqlTerm.Apply apply:
                return Apply(apply.Operator, All(apply.Arguments, operands, inCase: false));
            case SqlTerm.Case choice:
                return Choose(choice, operands, inCase);
            case SqlTerm.Infix { Arguments.Length: 1 } infix:
                int[] one = All(infix.Arguments, operands, inCase);
                return infix.Sign == "-" && _parts[one[0]].Constant is { } value ? Number(-value)
                    : Make(infix.Sign == "-" ? "(-{0})" : "(NOT {0})", one, _parts[one[0]].IsTotal);
            case SqlTerm.Infix infix:
                int[] two = All(infix.Arguments, operands, inCase);
                return infix.Sign is "+" or "-" or "*" or "/" ? Calculate(infix.Sign[0], two) : Make($"({{0}} {infix.Sign} {{1}})", two, two.All(o => _parts[o].IsTotal) && !inCase);
            default:
                throw new InvalidOperationException($"Unknown term {term}.");
        }
    }

    private int[] All(SqlTerm[] terms, int[] operands, bool inCase) => [.. terms.Select(t => Write(t, operands, inCase))];

    private int Calculate(char sign, int[] operands)
    {
        Part left = _parts[operands[0]], right = _parts[operands[1]];
        bool total = left.IsTotal && right.IsTotal;
        bool isSum = sign is '+' or '-';
        bool isGuarded = total && _arithmetic == SqlArithmetic.Guarded && !(isSum && Math.Min(left.Bound, right.Bound) <= 1);
        string template = isGuarded ? _database.Arithmetic(sign, left.Constant, right.Constant, operands[0] == operands[1]) : $"({{0}} {sign} {{1}})";
        return Make(template, operands, total);
    }

    private int Choose(SqlTerm.Case choice, int[] operands, bool inCase)
    {
        int[] parts = All(choice.Parts, operands, inCase: true);
        var template = new StringBuilder("CASE");
        for (int i = 0; i < parts.Length; i++)
        {
            string word = i == parts.Length - 1 && i % 2 == 0 ? "ELSE" : i % 2 == 0 ? "WHEN" : "THEN";
            template.Append(CultureInfo.InvariantCulture, $" {word} {{{i}}}");
        }

        return Make(template.Append(" END").ToString(), parts, !inCase);
    }

    private int Number(double value)
    {
        int part = Make(_database.Literal(value), [], true);
        _parts[part] = _parts[part] with { Constant = value, Bound = Math.Abs(value) };
        return part;
    }

    private int Make(string template, int[] operands, bool isTotal)
    {
        string key = $"{(isTotal ? "" : "!")}{template}:{string.Join(',', operands)}";
        if (!_known.TryGetValue(key, out int part))
        {
            if (!_templates.TryGetValue(template, out Template? parsed))
            {
                parsed = Parsed(template);
                _templates.Add(template, parsed);
            }

            part = _parts.Count;
            _parts.Add(new Part(parsed, _operands.Count, operands.Length, isTotal, -1, null, double.PositiveInfinity));
            _operands.AddRange(operands);
            _known.Add(key, part);
        }

        return part;
    }

    private static Template Parsed(string template) => template switch
    {
        "({0} + {1})" => Template.Infix(" + ", Binding.Sum),
        "({0} - {1})" => Template.Infix(" - ", Binding.Sum),
        "({0} * {1})" => Template.Infix(" * ", Binding.Product),
        "({0} / {1})" => Template.Infix(" / ", Binding.Product),
        _ => Template.Parse(template),
    };
}
