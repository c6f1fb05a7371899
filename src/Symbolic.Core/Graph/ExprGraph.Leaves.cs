using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Symbolic;

public sealed partial class ExprGraph
{
    private readonly List<(Rational Value, bool IsDecimal)> _numbers = [];
    private readonly Dictionary<(Rational, bool), int> _numberPositions = [];

    // The nodes of the smallest whole numbers, which are asked for most; each position plus 1.
    private readonly int[] _smallNumbers = new int[32];
    private readonly List<string> _symbols = [];
    private readonly Dictionary<string, int> _symbolIds = new(StringComparer.Ordinal);
    private readonly Dictionary<int, MatrixTraits> _matrixTraits = [];
    private readonly Dictionary<int, PowerFact> _powerFacts = [];
    private readonly List<FunctionSymbol> _functions = [];
    private readonly Dictionary<FunctionSymbol, int> _functionPositions = [];
    private readonly List<Shape> _shapes = [];

    /// <summary>The truth value true.</summary>
    public Expr True => Constant(Symbolic.Operators.True);

    /// <summary>The truth value false.</summary>
    public Expr False => Constant(Symbolic.Operators.False);

    /// <summary>An exact number.</summary>
    public Expr Number(Rational value) => new(this, NumberId(value, isDecimal: false));

    /// <summary>A whole number.</summary>
    public Expr Number(int value) => new(this, NumberId(value, isDecimal: false));

    /// <summary>An exact number that was written, and prints, as a decimal: 0.1 is one tenth.</summary>
    /// <exception cref="ArgumentException">The number has no finite decimal.</exception>
    public Expr Decimal(Rational value) => value.IsTerminatingDecimal
        ? new Expr(this, NumberId(value, isDecimal: true))
        : throw new ArgumentException($"{value} has no finite decimal.", nameof(value));

    /// <summary>A double as the shortest decimal that rounds to it; infinities and NaN become the constants of these names.</summary>
    public Expr Number(double value) => double.IsFinite(value)
        ? new Expr(this, NumberId(Rational.FromDouble(value), isDecimal: true))
        : double.IsNaN(value) ? Constant(Symbolic.Operators.Undefined)
        : value > 0 ? Constant(Symbolic.Operators.Infinity)
        : -Constant(Symbolic.Operators.Infinity);

    /// <summary>A constant of the operator table, such as <see cref="Operators.Pi"/>.</summary>
    public Expr Constant(LeafOperator constant)
    {
        ArgumentNullException.ThrowIfNull(constant);
        if (constant.Value is null)
        {
            throw new ArgumentException($"'{constant.Name}' is not a constant.", nameof(constant));
        }

        return new Expr(this, InternLeaf(IdOf(constant), 0, new ExprType(constant.Result, Shape.Scalar), constant.Facts));
    }

    /// <summary>The real variable of a name; the same node for the same name.</summary>
    public Expr Symbol(string name) => new(this, _symbolIds.TryGetValue(Valid(name), out int id) ? id : NewSymbol(name, ExprType.Real, Facts.Real));

    /// <summary>The variable of a name with what is assumed about it: about each entry, and about a matrix as a whole.</summary>
    /// <exception cref="InvalidOperationException">The graph has the name with other facts or another type.</exception>
    /// <exception cref="ShapeException">Something is assumed about a matrix that is not square.</exception>
    public Expr Symbol(string name, Facts facts, ExprType type = default, MatrixTraits traits = MatrixTraits.None)
    {
        if (!_symbolIds.TryGetValue(Valid(name), out int id))
        {
            Expr symbol = FreshSymbol(name, type, facts, traits);
            _symbolIds.Add(name, symbol.Id);
            return symbol;
        }

        return FactsAt(id) == facts && TypeAt(id) == type && MatrixTraitsAt(id) == traits
            ? new Expr(this, id)
            : throw new InvalidOperationException($"'{name}' is in {this} already, with other assumptions; one name is one variable.");
    }

    /// <summary>Assumes the equation yᵏ = c about a variable (of a tensor about each entry), for use by simplification.</summary>
    /// <param name="variable">A variable of this graph.</param>
    /// <param name="exponent">k, at least 2.</param>
    /// <param name="value">c: not 0, and positive when k is even.</param>
    /// <exception cref="ArgumentException">It is no variable, no number satisfies the equation, or it has one about another power.</exception>
    public void AssumePower(Expr variable, int exponent, Rational value)
    {
        int id = Check(variable);
        if (!IsSymbol(id))
        {
            throw new ArgumentException($"{variable} is not a variable.", nameof(variable));
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(exponent, 2);
        if (value.IsZero || (exponent % 2 == 0 && value.Sign < 0))
        {
            throw new ArgumentException(value.IsZero ? $"A power of {variable} is 0 only where {variable} is 0." : $"No real number has {value} as its power {exponent}.", nameof(value));
        }

        var fact = new PowerFact(exponent, value);
        if (!_powerFacts.TryAdd(id, fact) && _powerFacts[id] != fact)
        {
            throw new ArgumentException($"Something else is assumed about a power of {variable} already.", nameof(variable));
        }
    }

    /// <summary>Two variables.</summary>
    public (Expr, Expr) Symbols(string first, string second) => (Symbol(first), Symbol(second));

    /// <summary>Three variables.</summary>
    public (Expr, Expr, Expr) Symbols(string first, string second, string third) => (Symbol(first), Symbol(second), Symbol(third));

    /// <summary>Four variables.</summary>
    public (Expr, Expr, Expr, Expr) Symbols(string first, string second, string third, string fourth) =>
        (Symbol(first), Symbol(second), Symbol(third), Symbol(fourth));

    /// <summary>Finds a variable without creating it.</summary>
    public bool TryGetSymbol(string name, out Expr symbol)
    {
        bool found = _symbolIds.TryGetValue(name, out int id);
        symbol = found ? new Expr(this, id) : default;
        return found;
    }

    /// <summary>A call of a function about which nothing is known, or of one of its partial derivatives.</summary>
    /// <param name="name">The name of the function.</param>
    /// <param name="operands">The arguments.</param>
    /// <param name="derivatives">The positions (from 0) by which the function is differentiated, in any order, with repeats.</param>
    public Expr Call(string name, ReadOnlySpan<Expr> operands, ReadOnlySpan<int> derivatives = default)
    {
        if (operands.IsEmpty)
        {
            throw new ArgumentException($"The function '{name}' needs at least one argument.", nameof(operands));
        }

        var symbol = new FunctionSymbol(Valid(name), operands.Length, [.. derivatives]);
        if (!_functionPositions.TryGetValue(symbol, out int attribute))
        {
            attribute = _functions.Count;
            _functions.Add(symbol);
            _functionPositions.Add(symbol, attribute);
        }

        Span<int> ids = operands.Length <= 64 ? stackalloc int[operands.Length] : new int[operands.Length];
        for (int i = 0; i < ids.Length; i++)
        {
            ids[i] = Check(operands[i]);
            RequireScalar(Symbolic.Operators.Call, ids[i], Element.Real);
        }

        return new Expr(this, InternPooled(Symbolic.Operators.Call.StandardId, attribute, ids, ExprType.Real, Possible.Anything));
    }

    /// <summary>A vector, matrix or tensor of given entries, the last axis running fastest.</summary>
    /// <exception cref="ArgumentException">The number of entries does not fit the shape.</exception>
    public Expr Array(Shape shape, ReadOnlySpan<Expr> entries)
    {
        long size = 1;
        foreach (Dim axis in shape.Axes)
        {
            size *= axis.Length;
        }

        if (size != entries.Length)
        {
            throw new ArgumentException($"{shape} has {size} entries, not {entries.Length}.", nameof(entries));
        }

        int attribute = _shapes.IndexOf(shape);
        if (attribute < 0)
        {
            attribute = _shapes.Count;
            _shapes.Add(shape);
        }

        int[] ids = new int[entries.Length];
        Element element = entries.IsEmpty ? Element.Real : TypeAt(Check(entries[0])).Element;
        for (int i = 0; i < ids.Length; i++)
        {
            ids[i] = Check(entries[i]);
            RequireScalar(Symbolic.Operators.Array, ids[i], element);
        }

        return new Expr(this, InternPooled(Symbolic.Operators.Array.StandardId, attribute, ids, new ExprType(element, shape), Possible.Anything));
    }

    internal Rational NumberAt(int id) => _numbers[_nodes[id].A].Value;

    internal bool IsDecimalAt(int id) => _numbers[_nodes[id].A].IsDecimal;

    internal bool IsNumber(int id) => _nodes[id].Op == Symbolic.Operators.Number.StandardId;

    internal bool IsSymbol(int id) => _nodes[id].Op == Symbolic.Operators.Symbol.StandardId;

    internal string SymbolNameAt(int id) => _symbols[_nodes[id].A];

    internal MatrixTraits MatrixTraitsAt(int id) => _matrixTraits.GetValueOrDefault(id);

    internal PowerFact? PowerFactAt(int id) => _powerFacts.Count > 0 && _powerFacts.TryGetValue(id, out PowerFact fact) ? fact : null;

    /// <summary>True when something is assumed about a power of a variable.</summary>
    internal bool HasPowerFacts => _powerFacts.Count > 0;

    internal FunctionSymbol FunctionAt(int id) => _functions[AttributeAt(id)];

    internal int NumberId(Rational value, bool isDecimal)
    {
        bool isSmall = value.TryGetInt32(out int small) && (uint)small < (uint)_smallNumbers.Length;
        if (isSmall && _smallNumbers[small] > 0)
        {
            return _smallNumbers[small] - 1;
        }

        // A whole number has one spelling, so 2.0 and 2 are one node.
        var key = (value, isDecimal && !value.IsInteger);
        if (!_numberPositions.TryGetValue(key, out int position))
        {
            position = _numbers.Count;
            _numbers.Add(key);
            _numberPositions.Add(key, position);
        }

        int id = InternLeaf(Symbolic.Operators.Number.StandardId, position, ExprType.Real, Facts.Of(value));
        if (isSmall)
        {
            _smallNumbers[small] = id + 1;
        }

        return id;
    }

    /// <summary>A new variable that shows this name but is not the variable of this name, nor found by it: a parameter, the value of an equation.</summary>
    internal Expr FreshSymbol(string name, ExprType type, Facts facts, MatrixTraits traits = MatrixTraits.None)
    {
        RequireSquare(type.Shape, traits);
        int id = UnlistedSymbol(Valid(name), type, facts);
        if (traits != MatrixTraits.None)
        {
            _matrixTraits.Add(id, traits);
        }

        return new Expr(this, id);
    }

    /// <summary>The name is free again for a variable of another type; nodes with the former variable keep it.</summary>
    internal void Forget(string name) => _symbolIds.Remove(name);

    private int NewSymbol(string name, ExprType type, Facts facts)
    {
        int id = UnlistedSymbol(name, type, facts);
        _symbolIds.Add(name, id);
        return id;
    }

    // Each has an attribute of its own, so no two are one node.
    private int UnlistedSymbol(string name, ExprType type, Facts facts)
    {
        int id = InternLeaf(Symbolic.Operators.Symbol.StandardId, _symbols.Count, type, facts);
        _symbols.Add(name);
        return id;
    }

    private static void RequireSquare(Shape shape, MatrixTraits traits)
    {
        if (traits != MatrixTraits.None && (shape.Order != 2 || shape[0] != shape[1]))
        {
            throw new ShapeException(Symbolic.Operators.Symbol, shape, shape) { Hint = "Only a square matrix is symmetric." };
        }
    }

    private static string Valid([NotNull] string? name) => string.IsNullOrWhiteSpace(name)
        ? throw new ArgumentException("A name must not be blank.", nameof(name))
        : HoldsHalfCharacter(name)
        ? throw new ArgumentException("A name must not hold half of a surrogate pair, which is not a character.", nameof(name))
        : name;

    private static bool HoldsHalfCharacter(string name)
    {
        for (int at = name.AsSpan().IndexOfAnyInRange('\ud800', '\udfff'); at < name.Length && at >= 0; at++)
        {
            if (char.IsSurrogate(name[at]) && !(char.IsSurrogatePair(name, at++)))
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>An unknown function, or one of its partial derivatives.</summary>
public sealed class FunctionSymbol : IEquatable<FunctionSymbol>
{
    internal FunctionSymbol(string name, int arity, ImmutableArray<int> derivatives)
    {
        // Schwarz: the order of differentiation does not matter, so one order names them all.
        (Name, Arity, Derivatives) = (name, arity, derivatives.Sort());
    }

    /// <summary>The name of the function.</summary>
    public string Name { get; }

    /// <summary>The number of arguments.</summary>
    public int Arity { get; }

    /// <summary>The positions (from 0, ascending, with repeats) by which the function was differentiated.</summary>
    public ImmutableArray<int> Derivatives { get; }

    /// <inheritdoc/>
    public bool Equals(FunctionSymbol? other) =>
        other is not null && Name == other.Name && Arity == other.Arity && Derivatives.AsSpan().SequenceEqual(other.Derivatives.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as FunctionSymbol);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(Name);
        hash.Add(Arity);
        foreach (int position in Derivatives)
        {
            hash.Add(position);
        }

        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
