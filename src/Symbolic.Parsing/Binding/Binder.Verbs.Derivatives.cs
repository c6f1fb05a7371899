using System.Collections.Frozen;
using Symbolic.Parsing.Syntax;

namespace Symbolic.Parsing.Binding;

internal sealed partial class Binder
{
    // diff(u, x), diff(u, x, 2), diff(u, x, y, 3)
    private Expr Diff(VerbCall call)
    {
        var variables = new List<Expr>();
        for (var k = 1; k < call.Count; k++)
        {
            if (call[k] is not { IsList: false, Values: [{ IsNumber: true } order], Node: not NameNode { Role: NameRole.Variable } } argument)
            {
                variables.AddRange(Variables(call, k, k + 1));
                continue;
            }

            if (variables.Count == 0)
                throw Error(ParseErrorCode.Name, "a derivative is taken by a name", argument.Node, "write diff(u, x, 2) for the second derivative");
            var times = WholeNumber(order, argument.Node, "the order of a derivative");
            if (times is < 0 or > HighestOrder)
                throw Error(ParseErrorCode.Limit, $"the order of a derivative is a whole number from 0 to {HighestOrder}", argument.Node);
            var last = variables[^1];
            variables.RemoveAt(variables.Count - 1);
            variables.AddRange(Enumerable.Repeat(last, times));
        }

        Expr derivative = Differentiated(call[0].IsList ? Vector(call[0].Values) : call[0].Values[0], variables, call.Node);
        if (!call[0].IsList)
            Remember(call.Node, call[0].Values[0], [.. variables]);
        return derivative;
    }

    private const int HighestOrder = 1000;

    // What stands in the equation itself, with all other names held still; or with those held still that are listed.
    private Expr Partial(VerbCall call)
    {
        var variables = Variables(call, 1);
        var f = Operand(call);
        for (var k = 1; k < call.Count; k++)
        {
            if (call[k].Name is not { } name)
                continue;
            if (name != "holding")
                throw Error(ParseErrorCode.Name, $"partial takes no argument named '{name}'", call[k].Node, "write partial(u, x, holding=[y, z])");
            Expr[] still = [.. variables, .. Variables(call[k].Values, [.. Enumerable.Repeat(call[k].Node, call[k].Values.Length)])];
            f = _equations.InTermsOf(f, still);
            RequireReal(f, call.Node);
            return Noted(call.Node, notes => _calculus.Differentiate(f, variables, notes));
        }

        if (f.IsSymbol && !variables.Contains(f) && _equations.TryGet(f, out var definition))
            f = definition.Value;
        RequireReal(f, call.Node);
        return Noted(call.Node, notes => _calculus.Differentiate(f, variables, notes));
    }

    private Expr Divergence(VerbCall call)
    {
        var outputs = Outputs(call);
        var variables = VariablesOrAll(call, 1);
        if (outputs is [{ Shape.Order: 1 } field] && variables is [{ Shape.Order: 1 } x])
        {
            if (!Unify(field.Shape[0], x.Shape[0]))
                throw Error(ParseErrorCode.Shape, $"a divergence needs as many components as variables, and there are {field.Shape[0]} and {x.Shape[0]}", call.Node);
            return BuildFunction("tr", call.Node, [Differentiated(field, [x], call.Node)]);
        }

        if (outputs.Length != variables.Length)
            throw Error(ParseErrorCode.Shape, $"a divergence needs as many components as variables, and there are {outputs.Length} and {variables.Length}", call.Node);
        var sum = _graph.Zero;
        for (var k = 0; k < outputs.Length; k++)
            sum = _graph.Apply(Operators.Add, sum, Differentiated(outputs[k], [variables[k]], call.Node));
        return sum;
    }

    // Rows are outputs, columns are variables; a single one of them adds no axis.
    private Expr Jacobian(VerbCall call)
    {
        var variables = VariablesOrAll(call, 1);
        var byOne = variables.Length == 1 && !(call.Count > 1 && call[1].IsList);
        RequireDistinct(variables, call.Node);
        if (Outputs(call).Concat(variables).Any(static value => !value.Shape.IsScalar))
        {
            if (variables.Length > 1)
                RequireNumbers(variables, call.Node, "jacobian(u, {0})");
            if (variables.Length > 1)
                throw Error(ParseErrorCode.Shape, "the Jacobian of a vector is taken by one variable or by a list of numbers of a list", call.Node, "take it by each variable, as in jacobian(u, x)");
            return Differentiated(Stacked(call), variables, call.Node);
        }

        Expr[] outputs = [.. Outputs(call).Select(output => _equations.InTermsOf(output, variables))];
        var table = Noted(call.Node, notes => _calculus.Jacobian(outputs, variables, notes));
        return (call[0].IsList, byOne) switch
        {
            (true, false) => Table(table),
            (false, true) => table[0, 0],
            _ => Vector([.. table.Cast<Expr>()]),
        };
    }

    // Several values as one, numbers below each other.
    private Expr Stacked(VerbCall call) => !call[0].IsList ? call[0].Values[0]
        : call[0].Values.All(static value => value.Shape.IsScalar) ? Vector(call[0].Values)
        : TensorFunctions.Stack([.. call[0].Values.Select(static value => new[] { value })]);

    // hessian(u, x, y) is the matrix in x and y; hessian(u, [x, y], [z]) the block with rows x, y and column z.
    private Expr Hessian(VerbCall call)
    {
        var blocks = call.Count == 3 && (call[1].IsList || call[2].IsList);
        var rows = blocks ? Variables(call, 1, 2) : VariablesOrAll(call, 1);
        var columns = blocks ? Variables(call, 2, 3) : rows;
        RequireDistinct(rows, call.Node);
        RequireDistinct(columns, call.Node);
        var f = _equations.InTermsOf(Operand(call), [.. rows.Union(columns)]);
        if (rows.Concat(columns).Any(static variable => !variable.Shape.IsScalar))
        {
            // One variable with itself, or two with each other: the axes of the first, then those of the second.
            if (rows.Length > 2 || blocks && (rows.Length > 1 || columns.Length > 1))
                RequireNumbers(rows, call.Node, "hessian(u, {0})");
            RequireReal(f, call.Node);
            return Differentiated(f, blocks ? [rows[0], columns[0]] : [rows[0], rows[^1]], call.Node);
        }

        RequireNumber(f, call.Node);
        if (!blocks && rows.Length == 1 && !(call.Count > 1 && call[1].IsList))
            return Differentiated(f, [rows[0], rows[0]], call.Node);
        return Table(Noted(call.Node, notes => _calculus.Hessian(f, rows, columns, notes)));
    }

    private Expr Jvp(VerbCall call)
    {
        var variables = Variables(call, 1, 2);
        var tangents = Direction(call, variables, "variable");
        RequireDistinct(variables, call.Node);
        Expr[] outputs = [.. Outputs(call).Select(output => _equations.InTermsOf(output, variables))];
        var result = Noted(call.Node, notes => _calculus.Jvp(outputs, variables, tangents, notes));
        return !call[0].IsList ? result[0] : AsOne(result);
    }

    private Expr Vjp(VerbCall call)
    {
        var variables = Variables(call, 1, 2);
        RequireDistinct(variables, call.Node);
        Expr[] outputs = [.. Outputs(call).Select(output => _equations.InTermsOf(output, variables))];
        var cotangents = Direction(call, outputs, "output");
        var result = Noted(call.Node, notes => _calculus.Vjp(outputs, variables, cotangents, notes));
        return !call[1].IsList ? result[0] : AsOne(result);
    }

    // The derivative of the gradient in a direction.
    private Expr Hvp(VerbCall call)
    {
        var variables = Variables(call, 1, 2);
        RequireDistinct(variables, call.Node);
        var vector = Direction(call, variables, "variable");
        var f = _equations.InTermsOf(Operand(call), variables);
        RequireNumber(f, call.Node);
        var result = Noted(call.Node, notes => _calculus.Jvp(_calculus.Gradient(f, variables, notes), variables, vector, notes));
        return !call[1].IsList ? result[0] : AsOne(result);
    }

    private Expr AsOne(IReadOnlyList<Expr> results) =>
        results.All(static result => result.Shape.IsScalar) ? Vector(results) : TensorFunctions.Stack([.. results.Select(static result => new[] { result })]);

    private Expr[] Direction(VerbCall call, Expr[] along, string each)
    {
        var direction = call[2].Values;

        // A list in brackets may be one vector.
        if (along is [{ Shape.Order: 1 }] && direction.Length > 1 && call[2].IsList)
            direction = [Vector(direction)];
        if (direction.Length != along.Length)
            throw Error(ParseErrorCode.Shape, $"a direction has one entry for each {each}, so {along.Length} and not {direction.Length}", call[2].Node);
        for (var k = 0; k < direction.Length; k++)
        {
            if (along[k].Shape == direction[k].Shape)
            {
                RequireReal(direction[k], call[2].Node);
                continue;
            }

            Infer(BinaryOperation.Add, new Value(along[k]), new Value(direction[k]));
            if (along[k].Shape.Order != direction[k].Shape.Order || !along[k].Shape.Axes.Zip(direction[k].Shape.Axes).All(pair => Unify(pair.First, pair.Second)))
                throw Error(ParseErrorCode.Shape, $"a direction has the shape of its {each}, which is {new ExprType(Element.Real, along[k].Shape)}, and this is {new ExprType(Element.Real, direction[k].Shape)}", call[2].Node);
        }

        return direction;
    }
}
