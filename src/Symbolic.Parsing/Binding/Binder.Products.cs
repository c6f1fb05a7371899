using Symbolic.Parsing.Syntax;

namespace Symbolic.Parsing.Binding;

// Products of vectors and matrices. Vectors are columns; a transposed vector is a row.
internal sealed partial class Binder
{
    private Value Product(Value left, Value right, Operands at, string sign = "*")
    {
        if (left.IsNumber || right.IsNumber)
            return Scaled(left, right, at);
        switch (left.Order, right.Order)
        {
            case (1, 1) when left.IsRow && !right.IsRow:
                return Contracted("*", at, left, [0], right, [0], []);
            case (1, 1) when !left.IsRow && right.IsRow:
                return Contracted("*", at, left, [0], right, [1], [0, 1]);
            case (1, 1):
                var rows = left.IsRow ? "rows" : "columns";
                throw Mismatch(sign, at, left, right, $"two {rows} have no product: write {Write(at, "{0}.*{1}")} entry by entry, {Write(at, "{0}·{1}")} for the dot product, {(sign == "×" ? $"cross({ShownLeft(at)}, {ShownRight(at)}) for the cross product, " : "")}or {Write(at, "{0}*{1}ᵀ")} for the outer product");
            case (2, 1) when !right.IsRow:
                return Contracted("*", at, left, [0, 1], right, [1], [0]);
            case (2, 1) when left.Axis(1) == Dim.Of(1):
                return Contracted("*", at, left, [0, 2], right, [1], [0, 1]);
            case (2, 1):
                throw Mismatch("*", at, left, right, $"a matrix times a row: write {Write(at, "{0}*{1}ᵀ")} for the product with the column");
            case (1, 2) when left.IsRow:
                return Contracted("*", at, left, [0], right, [0, 1], [1]) with { IsRow = true };
            case (1, 2) when right.Axis(0) == Dim.Of(1):
                return Contracted("*", at, left, [0], right, [2, 1], [0, 1]);
            case (1, 2):
                throw Mismatch("*", at, left, right, $"a column times a matrix: write {Write(at, "{0}ᵀ*{1}")} for the product with the row");
            case (2, 2):
                return Contracted("*", at, left, [0, 1], right, [1, 2], [0, 2]);
            default:
                throw Mismatch("*", at, left, right, "for tensors with more than two axes name the indices, as in Σ_j A[i,j,k]*x[j]");
        }
    }

    // The dot product of two vectors of one length, otherwise the usual product.
    private Value Dot(Value left, Value right, Operands at) =>
        left.IsVector && right.IsVector && !(right.IsRow && !left.IsRow) ? Contracted("·", at, left, [0], right, [0], []) : Product(left, right, at);

    // A number times anything, with the free indices of both.
    private Value Scaled(Value left, Value right, Operands at)
    {
        RequireReal(left.Node, at.Left ?? at.Node);
        RequireReal(right.Node, at.Right ?? at.Node);
        if (left.Indices is null && right.Indices is null)
            return new Value(_graph.Apply(Operators.Multiply, left.Node, right.Node), null, left.IsRow || right.IsRow);
        int[] leftAxes = [.. Enumerable.Range(0, left.Order)], rightAxes = [.. Enumerable.Range(0, right.Order)];
        return Contracted("*", at, left, leftAxes, right, rightAxes, left.IsNumber ? rightAxes : leftAxes) with { IsRow = left.IsRow || right.IsRow };
    }

    private Value Hadamard(Value left, Value right, Operands at)
    {
        if (left.IsNumber || right.IsNumber)
            return Scaled(left, right, at);
        if (left.Order == right.Order)
        {
            RequireSameAxes(Operators.Multiply, at, left, right);
            if (left.Indices is null && right.Indices is null)
                return left with { Node = _graph.Apply(Operators.Multiply, left.Node, right.Node) };
            int[] axes = [.. Enumerable.Range(0, left.Order)];
            return Contracted(".*", at, left, axes, right, axes, axes) with { IsRow = left.IsRow };
        }

        // A vector along the axis of a matrix is a diagonal matrix times it, which never becomes a matrix of its own.
        var (matrix, vector) = left.Order > right.Order ? (left, right) : (right, left);
        int[] along = [AxisAlong(Operators.Multiply, at, matrix, vector, left, right)];
        return left.Order > right.Order
            ? Contracted(".*", at, left, [0, 1], right, along, [0, 1])
            : Contracted(".*", at, left, along, right, [0, 1], [0, 1]);
    }

    private Value Kronecker(Value left, Value right, Operands at)
    {
        if (left.IsNumber || right.IsNumber)
            return Scaled(left, right, at);
        return new Value(BuildFunction("kron", at.Node, [Plain(left), Plain(right)]));
    }

    private Value Quotient(Value left, Value right, Operands at)
    {
        if (right.IsNumber)
            return Elementwise(Operators.Divide, at, left, right);
        if (IsTakenForMore(right, out var name))
            throw _inference.LearnNumber(name);
        if (left.IsNumber && right.IsVector)
            return Elementwise(Operators.Divide, at, left, right);
        throw Mismatch("/", at, left, right, right.IsMatrix
            ? $"entry by entry is {Write(at, "{0}./{1}")}, and a division of matrices is {Write(at, "{0}*inv({1})")} or {Write(at, "{1}\\{0}")}"
            : $"entry by entry is {Write(at, "{0}./{1}")}");
    }

    // A\b is the solution x of A*x = b.
    private Value Solution(Value left, Value right, Operands at)
    {
        if (left.IsNumber)
            return Elementwise(Operators.Divide, at, right, left);
        if (!left.IsMatrix || left.Indices is not null || right.Indices is not null || right.IsNumber || right.IsRow)
            throw Mismatch("\\", at, left, right, "on its left stands a square matrix, on its right a column or a matrix");
        RequireSquare(left, "\\", at);
        if (!Unify(left.Axis(0), right.Axis(0)))
            throw Mismatch("\\", at, left, right, "both sides need as many rows");
        return new Value(_graph.Apply(Operators.Solve, left.Node, right.Node));
    }

    private void RequireSquare(Value value, string sign, Operands at)
    {
        if (!Unify(value.Axis(0), value.Axis(1)))
            throw Error(ParseErrorCode.Shape, $"'{sign}' needs a square matrix, and '{Shown(at.Left ?? at.Node)}' is in {value.Shape}", at.Node);
    }

    private Value Power(Value left, Value right, Operands at)
    {
        if (left.IsNumber && right.IsNumber || left.IsVector && right.IsNumber || left.IsNumber && right.IsVector)
            return Elementwise(Operators.Power, at, left, right);
        if (!left.IsMatrix || !right.IsNumber || right.Indices is not null)
        {
            throw Mismatch("^", at, left, right, at.Left is ConstantNode { Value: Syntax.Constant.E }
                ? $"entry by entry is exp({ShownRight(at)}); the exponential of a matrix is not available"
                : $"entry by entry is {Write(at, "{0}.^{1}")}");
        }

        if (!Unify(left.Axis(0), left.Axis(1)))
            throw Error(ParseErrorCode.Shape, $"'^' is a power of a square matrix, and '{Shown(at.Left ?? at.Node)}' is in {left.Shape}", at.Node, $"entry by entry is {Write(at, "{0}.^{1}")}");
        var exponent = _equations.Resolve(right.Node);
        if (!exponent.IsNumber || !exponent.Number.IsInteger)
            throw Error(ParseErrorCode.Shape, $"a matrix has powers with whole exponents only, and this is {exponent}", at.Right ?? at.Node, $"entry by entry is {Write(at, "{0}.^{1}")}");
        return new Value(TensorFunctions.MatrixPower(Plain(left), WholeNumber(exponent, (at.Right ?? at.Node), "the exponent of a matrix")));
    }

    private Value Transposed(Value operand, UnaryNode node)
    {
        if (node.Operation == UnaryOperation.InverseTranspose)
        {
            if (operand.IsNumber)
                return Elementwise(Operators.Divide, node, new Value(_graph.One), operand);
            if (!operand.IsMatrix || operand.Indices is not null)
                throw Error(ParseErrorCode.Shape, $"only a square matrix has an inverse, and this is {Named(operand)}", node);
            RequireSquare(operand, "⁻ᵀ", new Operands(node, node.Operand));
            operand = operand with { Node = _graph.Apply(Operators.Inverse, operand.Node) };
        }

        switch (operand.Order)
        {
            case 0:
                LearnFromTransposition(operand);
                RequireReal(operand.Node, node);
                Note(node, $"read as a transpose, which changes nothing about a number; a derivative is written d/dx or, of a function, f'(x)");
                return operand;
            case 1:
                return operand with { IsRow = !operand.IsRow };
            case 2:
                return Contracted("ᵀ", new Operands(node, node.Operand), operand, [0, 1], new Value(_graph.One), [], [1, 0]);
            default:
                throw Error(ParseErrorCode.Shape, $"only vectors and matrices are transposed, and this is {Named(operand)}", node, "name the indices in the order that is wanted");
        }
    }

    // The sum of products over the axes that the result does not keep. Equal numbers are equal axes.
    private Value Contracted(string sign, Operands at, Value left, int[] leftAxes, Value right, int[] rightAxes, int[] output)
    {
        for (var axis = 0; axis < leftAxes.Length; axis++)
        {
            var other = Array.IndexOf(rightAxes, leftAxes[axis]);
            if (other < 0 || Unify(left.Axis(axis), right.Axis(other)))
                continue;
            var (own, its) = (left.Axis(axis), right.Axis(other));
            throw Mismatch(sign, at, left, right, left.IsMatrix && right.Order >= 1 && left.Axis(0) == its ? $"{Write(at, "{0}ᵀ*{1}")} would fit"
                : left.IsMatrix && right.IsMatrix && own == right.Axis(1) ? $"{Write(at, "{0}*{1}ᵀ")} would fit"
                : $"{own} columns meet {its} rows");
        }

        string[] names = FreeIndices([left, right]);
        var builder = new ContractionBuilder(_graph);
        builder.Multiply(left.Node, [.. AxesOf(left, names), .. leftAxes]);
        builder.Multiply(right.Node, [.. AxesOf(right, names), .. rightAxes]);
        var node = builder.Build([.. Enumerable.Range(IndexAxis, names.Length), .. output]);
        return new Value(node, names.Length == 0 ? null : names);
    }

    // A row is a matrix with one row for whoever asks.
    private Expr Plain(Value value)
    {
        if (value.Indices is { } names)
            throw new FreeIndexException(Error(ParseErrorCode.Name, $"the index '{names[0]}' is free here, where it cannot be", _at, $"sum over it with Σ_{names[0]}, or give it limits"));
        if (!value.IsRow)
            return value.Node;
        if (value.Node.Is(Operators.Array))
            return _graph.Array(new Shape(1, value.Axis(0)), [.. value.Node.Operands]);
        var builder = new ContractionBuilder(_graph);
        builder.Size(0, Dim.Of(1));
        builder.Multiply(value.Node, [1]);
        return builder.Build([0, 1]);
    }

    // The operands of an operation in another one, as a proposal.
    private string Write(Operands at, string form)
    {
        return string.Format(System.Globalization.CultureInfo.InvariantCulture, form, Enclosed(at.Left, ShownLeft(at)), Enclosed(at.Right, ShownRight(at)));
    }

    private string ShownLeft(Operands at) => at.Left is null ? "a" : Shown(at.Left);

    private string ShownRight(Operands at) => at.Right is null ? "b" : Shown(at.Right);

    private static string Enclosed(SyntaxNode? node, string text) =>
        node is null or NameNode or NumberNode or ConstantNode or IndexNode or CallNode || text == "…" ? text : $"({text})";
}

/// <summary>A free index stands where the axes of a value must be known. Sums with limits are written out instead.</summary>
internal sealed class FreeIndexException(ParseException error) : Exception(error.Message, error)
{
    public ParseException Error => (ParseException)InnerException!;
}
