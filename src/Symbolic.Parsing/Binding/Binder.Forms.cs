using System.Collections.Frozen;
using Symbolic.Parsing.Syntax;

namespace Symbolic.Parsing.Binding;

// expand(u), factor(u), collect(u, x), together(u), cancel(u), apart(u, x), equal(u, v).
internal sealed partial class Binder
{
    private static readonly FrozenDictionary<string, AlgebraicForm> FormsByVerb = new Dictionary<string, AlgebraicForm>
    {
        ["expand"] = AlgebraicForm.Expanded,
        ["factor"] = AlgebraicForm.Factored,
        ["collect"] = AlgebraicForm.Collected,
        ["together"] = AlgebraicForm.Together,
        ["cancel"] = AlgebraicForm.Cancelled,
        ["apart"] = AlgebraicForm.Apart,
    }.ToFrozenDictionary();

    private AlgebraicForm? FormAskedBy(ExpressionNode expression) =>
        expression is CallNode { Origin: FunctionOrigin.Builtin } call && !_functions.TryGetOperator(call.Name, out _) && FormsByVerb.TryGetValue(call.Name, out var form) ? form : null;

    private Expr InForm(VerbCall call, AlgebraicForm form)
    {
        var by = new List<Expr>();
        for (var k = 1; k < call.Count; k++)
        {
            foreach (var value in call[k].Values)
            {
                RequireNameOrFunction(value, call, k);
                by.Add(value);
            }
        }

        Expr[] names = [.. by.Where(static v => v.IsSymbol)];
        Expr[] values = [.. call[0].Values.Select(value => names.Length > 0 ? _equations.InTermsOf(value, names) : _equations.Resolve(value))];
        if (by.Count == 0 && form is AlgebraicForm.Collected or AlgebraicForm.Apart)
        {
            by.AddRange(FreeVariables(call[0].IsList ? Vector(values) : values[0], call.Node));
            if (by.Count != 1 || !by[0].Type.IsRealScalar)
                throw Error(ParseErrorCode.Name, $"'{call.Node.Name}' needs a variable", call.Node, $"write {call.Node.Name}(u, x)");
        }

        foreach (var value in values)
            RequireReal(value, call[0].Node);
        Expr[] results = [.. values.Select(value => Noted(call.Node, notes => _calculus.InForm(form, value, by, notes)))];
        return call[0].IsList ? Vector(results) : results[0];
    }

    // equal(u, v) is a truth value, and the condition u == v where that cannot be told; how it was found is a note.
    private Expr AreEqual(VerbCall call)
    {
        Expr[] sides = [.. Enumerable.Range(0, 2).Select(k => _equations.Resolve(call[k].IsList ? Vector(call[k].Values) : call[k].Values[0]))];
        return Noted(call.Node, notes => _calculus.AreEqual(sides[0], sides[1], notes)) switch
        {
            true => _graph.True,
            false => _graph.False,
            null => _graph.Apply(Operators.Equal, sides[0], sides[1]),
        };
    }

    private void RequireNameOrFunction(Expr value, VerbCall call, int argument)
    {
        RequireNumber(value, call[argument].Node);
        var isArithmetic = value.Is(Operators.Add) || value.Is(Operators.Subtract) || value.Is(Operators.Multiply) || value.Is(Operators.Divide) || value.Is(Operators.Negate)
            || (value.Is(Operators.Power) && value.Operands[1].IsNumber);
        if (value.IsNumber || isArithmetic)
            throw Error(ParseErrorCode.Name, $"'{Shown(call[argument].Node)}' is neither a name nor a function", call[argument].Node, $"write {call.Node.Name}(u, x)");
    }
}
