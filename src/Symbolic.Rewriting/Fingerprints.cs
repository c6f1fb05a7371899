using System.Numerics;

namespace Symbolic;

/// <summary>
/// Recognises expressions that are equal up to rational arithmetic (the order of operands, multiplying out, a common denominator):
/// each is evaluated in two prime fields, with elements drawn by a hash for everything that is not arithmetic. Equal expressions
/// have equal prints; two others have by chance with a probability of about 2⁻¹²⁰ times their degree (Schwartz, Zippel).
/// </summary>
internal sealed class Fingerprints(ExprGraph graph)
{
    private readonly Dictionary<int, Fingerprint> _known = [];
    private readonly Stack<int> _open = new();

    /// <summary>The print of an expression.</summary>
    public Fingerprint Of(Expr expr)
    {
        if (_known.TryGetValue(expr.Id, out Fingerprint print))
        {
            return print;
        }

        _open.Push(expr.Id);
        while (_open.TryPeek(out int id))
        {
            bool ready = true;
            foreach (int operand in graph.OperandsAt(id))
            {
                if (!_known.ContainsKey(operand))
                {
                    _open.Push(operand);
                    ready = false;
                }
            }

            if (ready)
            {
                _open.Pop();
                _known[id] = Compute(graph[id]);
            }
        }

        return _known[expr.Id];
    }

    private Fingerprint Compute(Expr node)
    {
        if (!node.Type.IsRealScalar)
        {
            return Fingerprint.Hash(-1, node.Id);
        }

        if (node.IsNumber)
        {
            return Fingerprint.Of(node.Number);
        }

        ReadOnlySpan<int> operands = graph.OperandsAt(node.Id);
        if (operands.Length == 0)
        {
            return Fingerprint.Hash(-2, node.Id);
        }

        Fingerprint first = _known[operands[0]];
        if (operands.Length == 2 && graph[operands[0]].Type.IsRealScalar)
        {
            Fingerprint second = _known[operands[1]];
            if (node.Is(Operators.Add))
            {
                return first + second;
            }

            if (node.Is(Operators.Subtract))
            {
                return first - second;
            }

            if (node.Is(Operators.Multiply))
            {
                return first * second;
            }

            if (node.Is(Operators.Divide) && second.TryInverse(out Fingerprint inverse))
            {
                return first * inverse;
            }

            if (node.Is(Operators.Power) && graph.IsNumber(operands[1]))
            {
                return Power(first, graph.NumberAt(operands[1]));
            }
        }

        if (node.Is(Operators.Negate))
        {
            return -first;
        }

        if (node.Is(Operators.Sqrt))
        {
            return Power(first, Rational.From(1, 2));
        }

        int op = graph.NodeAt(node.Id).Op;
        if (operands.Length == 1 && node.Operator.Is(Traits.Even))
        {
            return Fingerprint.Hash(op, first.IsUpper ? -first : first);
        }

        if (operands.Length == 1 && node.Operator.Is(Traits.Odd))
        {
            return first.IsUpper ? -Fingerprint.Hash(op, -first) : Fingerprint.Hash(op, first);
        }

        if (node.Operator.Is(Traits.Commutative))
        {
            Fingerprint sum = default;
            foreach (int operand in operands)
            {
                sum += Fingerprint.Hash(op, _known[operand]);
            }

            return Fingerprint.Hash(op, sum);
        }

        // A call of an unknown function also has its name, which is the attribute of the node.
        Fingerprint all = Fingerprint.Hash(op, node.Is(Operators.Call) ? graph.AttributeAt(node.Id) : 0);
        foreach (int operand in operands)
        {
            all = Fingerprint.Hash(op, all + Fingerprint.Hash(0, _known[operand]));
        }

        return all;
    }

    private static Fingerprint Power(Fingerprint @base, Rational exponent)
    {
        // The q-th root is an element of its own; its whole powers follow.
        Fingerprint root = exponent.IsInteger ? @base : Fingerprint.Hash((int)(exponent.Denominator % int.MaxValue), @base + Fingerprint.Root);
        if (exponent.Sign >= 0)
        {
            return root.Power(exponent.Numerator);
        }

        return root.TryInverse(out Fingerprint inverse) ? inverse.Power(-exponent.Numerator) : Fingerprint.Hash(-3, root);
    }
}

/// <summary>Elements of the fields of the primes 2⁶¹ − 1 and 2⁶¹ − 31.</summary>
internal readonly record struct Fingerprint(ulong First, ulong Second)
{
    private const ulong P = (1UL << 61) - 1;
    private const ulong Q = (1UL << 61) - 31;

    /// <summary>Sets roots apart from other functions.</summary>
    public static Fingerprint Root { get; } = Hash(-4, 1);

    /// <summary>True for one of the two of an element and its negative.</summary>
    public bool IsUpper => First > P / 2;

    public static Fingerprint Of(Rational number)
    {
        Fingerprint numerator = Of(number.Numerator);
        return number.IsInteger ? numerator
            : Of(number.Denominator).TryInverse(out Fingerprint inverse) ? numerator * inverse
            : Hash(-5, numerator);
    }

    public static Fingerprint operator +(Fingerprint a, Fingerprint b) => new(Sum(a.First, b.First, P), Sum(a.Second, b.Second, Q));

    public static Fingerprint operator -(Fingerprint a, Fingerprint b) => a + -b;

    public static Fingerprint operator -(Fingerprint a) => new(a.First == 0 ? 0 : P - a.First, a.Second == 0 ? 0 : Q - a.Second);

    public static Fingerprint operator *(Fingerprint a, Fingerprint b) => new(Product(a.First, b.First, P), Product(a.Second, b.Second, Q));

    public Fingerprint Power(BigInteger exponent) => new(Power(First, (ulong)(exponent % (P - 1)), P), Power(Second, (ulong)(exponent % (Q - 1)), Q));

    public bool TryInverse(out Fingerprint inverse)
    {
        inverse = new(Power(First, P - 2, P), Power(Second, Q - 2, Q));
        return First != 0 && Second != 0;
    }

    /// <summary>The element of a function at an element.</summary>
    public static Fingerprint Hash(int function, Fingerprint argument) =>
        new(Mix((ulong)function, argument.First, argument.Second, P), Mix((ulong)function ^ 0x5851F42D4C957F2DUL, argument.Second, argument.First, Q));

    /// <summary>The element of a leaf.</summary>
    public static Fingerprint Hash(int kind, int id) => Hash(kind, new Fingerprint((uint)id, (uint)id + 0x9E3779B9UL));

    private static Fingerprint Of(BigInteger number)
    {
        ulong p = (ulong)BigInteger.Remainder(BigInteger.Abs(number), P), q = (ulong)BigInteger.Remainder(BigInteger.Abs(number), Q);
        var element = new Fingerprint(p, q);
        return number.Sign < 0 ? -element : element;
    }

    private static ulong Sum(ulong a, ulong b, ulong prime) => a + b >= prime ? a + b - prime : a + b;

    private static ulong Product(ulong a, ulong b, ulong prime) => (ulong)((UInt128)a * b % prime);

    private static ulong Power(ulong a, ulong exponent, ulong prime)
    {
        ulong result = 1;
        for (; exponent != 0; exponent >>= 1)
        {
            result = (exponent & 1) != 0 ? Product(result, a, prime) : result;
            a = Product(a, a, prime);
        }

        return result;
    }

    // The finalizer of SplitMix64 (Steele, Lea, Flood 2014), three times over.
    private static ulong Mix(ulong a, ulong b, ulong c, ulong prime) => Mix(Mix(Mix(a) ^ b) ^ c) % prime;

    private static ulong Mix(ulong z)
    {
        z += 0x9E3779B97F4A7C15UL;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
