using System.Collections.Immutable;
using System.Globalization;

namespace Symbolic.Tests;

/// <summary>
/// Text with matrices as nodes of a graph: <c>*</c> is the product of matrices, <c>'</c> turns a column into a row, <c>.*</c>,
/// <c>./</c> and <c>.^</c> work entry by entry. Knows as much of the language as printed results and the collection of matrix
/// derivatives use.
/// </summary>
internal sealed class MatrixTextReader(string text, ExprGraph graph)
{
    private int _at;

    /// <summary>A value; a row is a vector that stands on its side.</summary>
    private readonly record struct Value(Expr Node, bool IsRow = false)
    {
        public int Order => Node.Shape.Order;
    }

    /// <summary>A whole text. Names are variables of the graph.</summary>
    public static Expr Read(string text, ExprGraph graph)
    {
        var reader = new MatrixTextReader(text, graph);
        Value value = reader.Condition();
        if (reader._at != text.Length)
        {
            throw reader.Wrong("the end");
        }

        // A row is a matrix of one row.
        return value.IsRow ? graph.Einsum("j,i->ij", value.Node, reader.Ones(1)) : value.Node;
    }

    private FormatException Wrong(string wanted) => new($"'{text}' does not have {wanted} at {_at}.");

    private bool Peek(string token)
    {
        while (_at < text.Length && text[_at] == ' ')
        {
            _at++;
        }

        return string.CompareOrdinal(text, _at, token, 0, token.Length) == 0;
    }

    private bool Take(string token)
    {
        bool found = Peek(token);
        _at += found ? token.Length : 0;
        return found;
    }

    private void Expect(string token)
    {
        if (!Take(token))
        {
            throw Wrong($"'{token}'");
        }
    }

    private Value Condition()
    {
        Value left = Sum();
        foreach ((string sign, BinaryOperator op) in (ReadOnlySpan<(string, BinaryOperator)>)[
            ("==", Operators.Equal), (">=", Operators.GreaterOrEqual), ("<=", Operators.LessOrEqual), (">", Operators.Greater), ("<", Operators.Less)])
        {
            if (Take(sign))
            {
                left = Pointwise(op, left, Sum());
                break;
            }
        }

        return Take("and ") ? Pointwise(Operators.And, left, Condition()) : Take("or ") ? Pointwise(Operators.Or, left, Condition()) : left;
    }

    private Value Sum()
    {
        Value sum = Take("-") ? Negative(Product()) : Product();
        while (true)
        {
            if (Take("+"))
            {
                sum = Pointwise(Operators.Add, sum, Product());
            }
            else if (Take("-"))
            {
                sum = Pointwise(Operators.Subtract, sum, Product());
            }
            else
            {
                return sum;
            }
        }
    }

    private static Value Negative(Value value) => value with { Node = -value.Node };

    private Value Product()
    {
        Value product = Signed();
        while (true)
        {
            if (Take(".*"))
            {
                product = Pointwise(Operators.Multiply, product, Signed());
            }
            else if (Take("./"))
            {
                product = Pointwise(Operators.Divide, product, Signed());
            }
            else if (Take("*"))
            {
                product = Times(product, Signed());
            }
            else if (Take("/"))
            {
                product = Pointwise(Operators.Divide, product, Signed());
            }
            else if (Take("\\"))
            {
                product = new Value(Operators.Solve[product.Node, Signed().Node]);
            }
            else
            {
                return product;
            }
        }
    }

    private Value Signed() => Take("-") ? Negative(Signed()) : Power();

    private Value Power()
    {
        Value value = Postfix();
        if (Take(".^"))
        {
            return Pointwise(Operators.Power, value, Signed());
        }

        if (!Take("^"))
        {
            return value;
        }

        Value exponent = Signed();
        if (value.Order < 2)
        {
            return Pointwise(Operators.Power, value, exponent);
        }

        int count = int.Parse(exponent.Node.Number.ToString(), CultureInfo.InvariantCulture);
        Value factor = count < 0 ? new Value(Operators.Inverse[value.Node]) : value;
        return Enumerable.Repeat(factor, Math.Abs(count)).Aggregate(Times);
    }

    private Value Postfix()
    {
        Value value = Atom();
        while (true)
        {
            if (Take("'"))
            {
                value = Transposed(value);
            }
            else if (_at < text.Length && text[_at] == '[')
            {
                _at++;
                value = Part(value);
            }
            else
            {
                return value;
            }
        }
    }

    private Value Transposed(Value value) => value.Order switch
    {
        0 => value,
        1 => value with { IsRow = !value.IsRow },
        _ => new Value(graph.Einsum("ij->ji", value.Node)),
    };

    // x[2], x[2:3], A[:,1], A[2:3,:]: contractions with deltas.
    private Value Part(Value whole)
    {
        Expr node = whole.Node;
        int axis = 0;
        do
        {
            Dim length = node.Shape[axis];
            if (Take(":"))
            {
                axis++;
                continue;
            }

            int first = Index();
            if (Take(":"))
            {
                int last = Index();
                node = Along(node, axis, graph.Delta([last - first + 1, length], [1, Dim.Of(0) - Dim.Of(1)], Dim.Of(0) - Dim.Of(first - 1)));
                axis++;
            }
            else
            {
                node = Along(node, axis, graph.Delta([length], [1], first - 1));
            }
        }
        while (Take(","));
        Expect("]");
        return new Value(node, whole.IsRow && node.Shape.Order == 1);
    }

    private int Index()
    {
        Peek("");
        int begin = _at;
        while (_at < text.Length && char.IsDigit(text[_at]))
        {
            _at++;
        }

        return int.Parse(text.AsSpan(begin, _at - begin), CultureInfo.InvariantCulture);
    }

    // The sum of a tensor along one axis with the last axis of a delta.
    private Expr Along(Expr node, int axis, Expr delta)
    {
        const string Letters = "abcdefgh";
        string own = Letters[..node.Shape.Order];
        string picked = delta.Shape.Order == 2 ? "z" : "";
        return graph.Einsum($"{own},{picked}{own[axis]}->{own[..axis]}{picked}{own[(axis + 1)..]}", node, delta);
    }

    private Value Atom()
    {
        if (Take("("))
        {
            Value inner = Condition();
            Expect(")");
            return inner;
        }

        if (Peek("["))
        {
            return Stack();
        }

        if (char.IsDigit(text[_at]) || text[_at] == '.')
        {
            return new Value(Literal());
        }

        string word = Word();
        return Take("(") ? Call(word) : graph.TryGetSymbol(word, out Expr symbol) ? new Value(symbol)
            : word == "pi" ? new Value(graph.Constant(Operators.Pi))
            : throw Wrong($"a variable {word}");
    }

    // [a; 1], [A, b; c', 1]: each block in its place among zeros.
    private Value Stack()
    {
        Expect("[");
        var rows = new List<List<Value>> { new() };
        do
        {
            rows[^1].Add(Condition());
            if (Take(";"))
            {
                rows.Add([]);
            }
            else if (!Take(","))
            {
                break;
            }
        }
        while (true);
        Expect("]");
        bool isVector = rows.TrueForAll(static r => r is [{ IsRow: false, Order: < 2 }]);
        Dim height = rows.Aggregate(Dim.Of(0), static (sum, r) => sum + Height(r[0])), width = rows[0].Aggregate(Dim.Of(0), static (sum, v) => sum + Width(v));
        Expr? whole = null;
        Dim top = 0;
        foreach (List<Value> row in rows)
        {
            Dim left = 0;
            foreach (Value block in row)
            {
                Expr down = graph.Delta([height, Height(block)], [1, Dim.Of(0) - Dim.Of(1)], top), across = graph.Delta([width, Width(block)], [1, Dim.Of(0) - Dim.Of(1)], left);
                Expr placed = isVector ? graph.Einsum("zi,i->z", down, block.Order == 0 ? graph.Fill(block.Node, new Shape(1)) : block.Node)
                    : block.Order == 2 ? graph.Einsum("yi,zj,ij->yz", down, across, block.Node)
                    : block.IsRow ? graph.Einsum("yi,zj,j->yz", down, across, block.Node)
                    : graph.Einsum("yi,zj,i->yz", down, across, block.Order == 0 ? graph.Fill(block.Node, new Shape(1)) : block.Node);
                whole = whole is { } before ? before + placed : placed;
                left += Width(block);
            }

            top += Height(row[0]);
        }

        return new Value(whole!.Value);
    }

    private static Dim Height(Value v) => v.Order == 0 || v.IsRow ? 1 : v.Node.Shape[0];

    private static Dim Width(Value v) => v.Order == 2 ? v.Node.Shape[1] : v.IsRow ? v.Node.Shape[0] : 1;

    private Value Call(string word)
    {
        if (word == "indicator")
        {
            return Delta();
        }

        var arguments = new List<Value>();
        var dims = new List<Dim>();
        string pattern = "";
        int axis = 0;
        while (!Take(")"))
        {
            if (Take("axis="))
            {
                axis = Index();
            }
            else if (Take("\""))
            {
                int end = text.IndexOf('"', _at);
                pattern = text[_at..end];
                _at = end + 1;
            }
            else
            {
                Value argument = Condition();
                arguments.Add(argument);
                if (argument.Node.IsNumber && argument.Node.Number.TryGetInt32(out int length) && length >= 0)
                {
                    dims.Add(length);
                }
            }

            Take(",");
        }

        Value x = arguments[0];
        switch (word)
        {
            case "sum":
                return axis == 0 ? new Value(graph.Einsum(x.Order switch { 0 => "->", 1 => "i->", 2 => "ij->", _ => "ijk->" }, x.Node)) : new Value(graph.Einsum(axis == 1 ? "ij->j" : "ij->i", x.Node));
            case "tr":
                return new Value(graph.Einsum("ii->", x.Node));
            case "norm" or "norm2" when x.Order == 1:
                return new Value(Operators.Norm[x.Node]);
            case "norm2" or "normF" or "norm":
                return new Value(Operators.Sqrt[graph.Einsum("ij,ij->", x.Node, x.Node)]);
            case "norm1":
                return new Value(graph.Einsum("i->", Operators.Abs[x.Node]));
            case "diag":
                return new Value(x.Order == 1 ? graph.Einsum("i,ij->ij", x.Node, graph.Identity(x.Node.Shape[0])) : graph.Einsum("ii->i", x.Node));
            case "eye":
                return new Value(dims.Count == 1 ? graph.Identity(dims[0]) : graph.Delta([dims[0], dims[1]], [1, Dim.Of(0) - Dim.Of(1)], 0));
            case "ones":
                return new Value(graph.Fill(graph.One, new Shape([.. dims])));
            case "vector" or "matrix":
                return x;
            case "kron":
                return Kronecker(x.Node, arguments[1].Node);
            case "reshape":
                return new Value(Reshaped(x.Node, [.. dims.Select(static d => d.Length)]));
            case "onehot":
                return new Value(graph.Delta([dims[1]], [1], dims[0].Length - 1));
            case "einsum":
                return new Value(graph.Einsum(pattern, [.. arguments.Select(static a => a.Node)]));
            case "where":
                return arguments[1] with { Node = graph.Select(x.Node, arguments[1].Node, arguments[2].Node) };
            case var _ when BuiltFunctions.TryGet(word, out BuiltFunction? built) && !(graph.Operators.TryFind(word, out Operator? folded) && folded is not TensorOperator):
                return new Value(built.Apply(graph, [.. arguments.Select(static a => a.Node)], axis == 0 ? new Dictionary<string, Expr>() : new Dictionary<string, Expr> { ["axis"] = graph.Number(axis) }));
            default:
                Operator op = graph.Operators.TryFind(word, out Operator? found) ? found : graph.Operators.All.FirstOrDefault(o => o.Name == word) ?? throw Wrong($"a function {word}");
                return x with { Node = graph.Apply(op, [.. arguments.Select(static a => a.Node)]) } is var value && value.Order == 0 ? new Value(value.Node) : value;
        }
    }

    // Both shapes are read with the first index running fastest.
    private Expr Reshaped(Expr x, int[] sizes)
    {
        const string From = "abcdef", To = "uvwxyz";
        int order = x.Shape.Order;
        return graph.Einsum($"{From[..order]},k{From[..order]},k{To[..sizes.Length]}->{To[..sizes.Length]}", x, Places([.. x.Shape.Axes.Select(static a => a.Length)]), Places(sizes));
    }

    private Expr Places(int[] sizes)
    {
        var factors = new List<Dim> { 1 };
        int run = 1;
        foreach (int size in sizes)
        {
            factors.Add(Dim.Of(0) - Dim.Of(run));
            run *= size;
        }

        return graph.Delta([run, .. sizes.Select(Dim.Of)], [.. factors], 0);
    }

    // indicator([sizes], [factors], constant): one where Σ factor·index is the constant, indices counted from 1.
    private Value Delta()
    {
        int[] sizes = Numbers();
        Expect(",");
        int[] factors = Numbers();
        Expect(",");
        int constant = SignedIndex() - factors.Sum();
        Expect(")");
        return new Value(graph.Delta([.. sizes.Select(Dim.Of)], [.. factors.Select(Signed)], Signed(constant)));

        static Dim Signed(int value) => value < 0 ? Dim.Of(0) - Dim.Of(-value) : value;
    }

    private int[] Numbers()
    {
        Expect("[");
        var numbers = new List<int> { SignedIndex() };
        while (Take(","))
        {
            numbers.Add(SignedIndex());
        }

        Expect("]");
        return [.. numbers];
    }

    private int SignedIndex() => Take("-") ? -Index() : Index();

    private Expr Ones(Dim length) => graph.Fill(graph.One, new Shape(length));

    // Rows and columns as pairs of one row or column of each.
    private Value Kronecker(Expr a, Expr b)
    {
        (int m, int n, int p, int q) = (a.Shape[0].Length, a.Shape[1].Length, b.Shape[0].Length, b.Shape[1].Length);
        Expr rows = graph.Delta([m * p, m, p], [1, Dim.Of(0) - Dim.Of(p), Dim.Of(0) - Dim.Of(1)], 0), columns = graph.Delta([n * q, n, q], [1, Dim.Of(0) - Dim.Of(q), Dim.Of(0) - Dim.Of(1)], 0);
        return new Value(graph.Einsum("ij,pq,yip,zjq->yz", a, b, rows, columns));
    }

    private string Word()
    {
        Peek("");
        int begin = _at;
        while (_at < text.Length && (char.IsLetterOrDigit(text[_at]) || text[_at] == '_'))
        {
            _at++;
        }

        return begin < _at ? text[begin.._at] : throw Wrong("a name");
    }

    private Expr Literal()
    {
        int begin = _at;
        while (_at < text.Length && (char.IsDigit(text[_at]) || (text[_at] == '.' && _at + 1 < text.Length && char.IsDigit(text[_at + 1]))))
        {
            _at++;
        }

        Rational value = Rational.Parse(text[begin.._at]);
        return value.IsInteger ? graph.Number(value) : graph.Decimal(value);
    }

    private Value Pointwise(BinaryOperator op, Value a, Value b)
    {
        if (a.Order == 1 && b.Order == 1 && a.IsRow != b.IsRow)
        {
            throw Wrong("two vectors that stand the same way");
        }

        return new Value(op[a.Node, b.Node], a.IsRow || b.IsRow);
    }

    private Value Times(Value a, Value b) => (a.Order, b.Order) switch
    {
        (0, _) or (_, 0) => Pointwise(Operators.Multiply, a, b),
        (2, 2) => new Value(graph.Einsum("ij,jk->ik", a.Node, b.Node)),
        (2, 1) when !b.IsRow => new Value(graph.Einsum("ij,j->i", a.Node, b.Node)),
        (1, 2) when a.IsRow => new Value(graph.Einsum("i,ij->j", a.Node, b.Node), IsRow: true),
        (1, 1) when a.IsRow && !b.IsRow => new Value(graph.Einsum("i,i->", a.Node, b.Node)),
        (1, 1) when !a.IsRow && b.IsRow => new Value(graph.Einsum("i,j->ij", a.Node, b.Node)),
        _ => throw Wrong("two matrices that fit"),
    };
}
