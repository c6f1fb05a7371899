using System.Linq.Expressions;

namespace Symbolic;

/// <summary>
/// Writes a <see cref="StraightLine"/> as a lambda expression: what is used once stands where it is used, what is used more often
/// has a variable, and what only an arm of a selection needs is computed in that arm.
/// </summary>
internal sealed class LambdaWriter
{
    // What is nested deeper gets a variable: those who read expression trees do it by recursion.
    private const int Deepest = 30;

    private readonly StraightLine _line;
    private readonly LambdaArithmetic _numbers;
    private readonly CancellationToken _cancellation;
    private readonly ValueRegions _regions;
    private readonly int[] _uses;
    private readonly int[] _consumer;
    private readonly int[] _next;
    private readonly Expression[] _expressions;
    private readonly int[] _depth;
    private readonly List<ParameterExpression> _variables = [];

    private LambdaWriter(StraightLine line, LambdaArithmetic numbers, Expression[] inputs, CancellationToken cancellation)
    {
        (_line, _numbers, _cancellation) = (line, numbers, cancellation);
        _regions = new ValueRegions(line, lazy: true);
        _uses = [.. line.Uses()];
        _consumer = new int[line.Count];
        _next = [.. _regions.Starts];
        _expressions = new Expression[line.Count];
        _depth = new int[line.Count];
        inputs.CopyTo(_expressions, 0);
        CountUses();
    }

    /// <summary>The lambda expression.</summary>
    /// <exception cref="ArgumentException">The delegate type does not fit.</exception>
    public static Expression<TDelegate> Write<TDelegate>(StraightLine line, LambdaArithmetic numbers, CancellationToken cancellation = default)
        where TDelegate : Delegate
    {
        LambdaSignature signature = LambdaSignature.Of(typeof(TDelegate));
        var (parameters, inputs) = signature.Read(line.Inputs, numbers, line.IsLogical);
        var writer = new LambdaWriter(line, numbers, inputs, cancellation);
        var statements = new List<Expression>();
        writer.Emit(RegionTree.Root, int.MaxValue, statements);
        Expression result = signature.Return([.. line.Outputs.Select(writer.Read)]);
        Expression body = statements.Count == 0 ? result : Expression.Block(result.Type, writer._variables, [.. statements, result]);
        return Expression.Lambda<TDelegate>(body, parameters);
    }

    // Who uses a value that is used once; and the conditions that are asked on the way to an arm are used once more.
    private void CountUses()
    {
        Array.Fill(_consumer, -1);
        foreach (int value in _regions.Members)
        {
            ReadOnlySpan<int> operands = _line.OperandsAt(value);
            foreach (int operand in operands)
            {
                _consumer[operand] = value;
            }

            if (IsSelect(value))
            {
                foreach (int region in OnTheWay(value, true).Concat(OnTheWay(value, false)))
                {
                    _uses[_regions.Tree.ConditionOf(region).Condition]++;
                }
            }
        }
    }

    private bool IsSelect(int value) => _line.OperatorAt(value).Primitive == Primitive.Select;

    // The regions between that of a selection and that of its arm, the outermost first.
    private List<int> OnTheWay(int select, bool holds)
    {
        var way = new List<int>();
        int arm = _regions.ArmOf(select, holds);
        if (arm != _regions.RegionOf(select))
        {
            for (int region = _regions.Tree.ParentOf(arm); region != _regions.RegionOf(select); region = _regions.Tree.ParentOf(region))
            {
                way.Insert(0, region);
            }
        }

        return way;
    }

    // The values of a region in their order, as far as a limit. Regions are nested no deeper than ValueRegions allows.
    private void Emit(int region, int limit, List<Expression> into)
    {
        while (HasMember(region, limit))
        {
            int value = _regions.Members[_next[region]++];
            if ((value & 0xFFF) == 0)
            {
                _cancellation.ThrowIfCancellationRequested();
            }

            if (IsSelect(value))
            {
                EmitSelect(value, into);
                continue;
            }

            Operator op = _line.OperatorAt(value);
            ReadOnlySpan<int> operands = _line.OperandsAt(value);
            var expressions = new Expression[operands.Length];
            int depth = 0;
            for (int i = 0; i < operands.Length; i++)
            {
                expressions[i] = Read(operands[i]);
                depth = Math.Max(depth, _depth[operands[i]] + 1);
            }

            Finish(value, _numbers.Apply(op, expressions), depth, into, mayMove: true);
        }
    }

    private bool HasMember(int region, int limit) => _next[region] < _regions.Starts[region + 1] && _regions.Members[_next[region]] < limit;

    private void EmitSelect(int select, List<Expression> into)
    {
        ReadOnlySpan<int> operands = _line.OperandsAt(select);
        int condition = operands[0], whenTrue = operands[1], whenFalse = operands[2];
        EmitWay(OnTheWay(select, true), select, into);
        EmitWay(OnTheWay(select, false), select, into);
        List<Expression> first = [], second = [];
        EmitArm(select, true, first);
        EmitArm(select, false, second);
        int depth = 1 + Math.Max(_depth[condition], Math.Max(_depth[whenTrue], _depth[whenFalse]));
        Expression value = Expression.Condition(Read(condition), Closing(first, Read(whenTrue)), Closing(second, Read(whenFalse)));
        Finish(select, value, depth, into, mayMove: first.Count + second.Count == 0);
    }

    private void EmitArm(int select, bool holds, List<Expression> into)
    {
        if (_regions.ArmOf(select, holds) is var arm && arm != _regions.RegionOf(select))
        {
            Emit(arm, select, into);
        }
    }

    // What is needed under some of the conditions of an arm, in a block of its own under those.
    private void EmitWay(List<int> way, int select, List<Expression> into)
    {
        int last = way.FindLastIndex(region => HasMember(region, select));
        var blocks = new List<Expression>[last + 1];
        for (int i = 0; i <= last; i++)
        {
            blocks[i] = [];
            Emit(way[i], select, blocks[i]);
        }

        for (int i = last; i >= 0; i--)
        {
            if (blocks[i].Count > 0)
            {
                var (condition, holds) = _regions.Tree.ConditionOf(way[i]);
                Expression test = Read(condition);
                (i == 0 ? into : blocks[i - 1]).Add(Expression.IfThen(holds ? test : Expression.Not(test), Expression.Block(blocks[i])));
            }
        }
    }

    private void Finish(int value, Expression expression, int depth, List<Expression> into, bool mayMove)
    {
        if (mayMove && _uses[value] == 1 && depth < Deepest && IsUsedWhereItIs(value))
        {
            (_expressions[value], _depth[value]) = (expression, depth);
            return;
        }

        ParameterExpression variable = Expression.Variable(expression.Type, $"v{_variables.Count + 1}");
        _variables.Add(variable);
        into.Add(Expression.Assign(variable, expression));
        _expressions[value] = variable;
    }

    private bool IsUsedWhereItIs(int value)
    {
        int user = _consumer[value], region = _regions.RegionOf(value);
        if (user < 0 || !IsSelect(user))
        {
            return region == (user < 0 ? RegionTree.Root : _regions.RegionOf(user));
        }

        ReadOnlySpan<int> operands = _line.OperandsAt(user);
        return region == (operands[0] == value ? _regions.RegionOf(user) : _regions.ArmOf(user, operands[1] == value));
    }

    private Expression Read(int value) => _expressions[value] ??= _numbers.Constant(_line.ConstantAt(value));

    private static Expression Closing(List<Expression> statements, Expression value) =>
        statements.Count == 0 ? value : Expression.Block(value.Type, [.. statements, value]);
}
