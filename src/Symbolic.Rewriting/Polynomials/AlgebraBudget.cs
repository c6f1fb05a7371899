using System.Numerics;

namespace Symbolic;

/// <summary>Bounds the work of one algebraic command: operations on words of coefficients, terms of one polynomial, and a token that stops it.</summary>
internal sealed class AlgebraBudget(long operations, int maxTerms, CancellationToken cancellation = default)
{
    private const int CheckEvery = 1 << 14;
    private const long OperationsOfCommand = 400_000_000;
    private const int TermsOfCommand = 60_000;

    private long _left = operations;
    private long _untilCheck;

    /// <summary>What is left.</summary>
    public long Left
    {
        get => _left;
        set => _left = value;
    }

    /// <summary>The most terms that a polynomial may have.</summary>
    public int MaxTerms => maxTerms;

    /// <summary>What the rewriting of a single node may cost.</summary>
    public static AlgebraBudget Small(CancellationToken cancellation = default) => new(400_000, 400, cancellation);

    /// <summary>What a decision about one difference may cost.</summary>
    public static AlgebraBudget Medium(CancellationToken cancellation = default) => new(40_000_000, 8_000, cancellation);

    /// <summary>What a person who asks for an expansion or a factorization waits for: a few seconds.</summary>
    public static AlgebraBudget Command(CancellationToken cancellation = default) => new(OperationsOfCommand, TermsOfCommand, cancellation);

    /// <summary>Takes some operations from the budget.</summary>
    /// <exception cref="AlgebraLimitException">Nothing is left.</exception>
    public void Spend(long count)
    {
        _left -= count;
        if (_left < 0)
        {
            throw new AlgebraLimitException();
        }

        if ((_untilCheck -= count) < 0)
        {
            _untilCheck = CheckEvery;
            cancellation.ThrowIfCancellationRequested();
        }
    }

    /// <summary>A part of what is left for an attempt that may fail; what the part does not use is lost.</summary>
    public AlgebraBudget Part(int divisor)
    {
        long share = _left / divisor;
        _left -= share;
        return new AlgebraBudget(share, maxTerms, cancellation);
    }

    /// <summary>Refuses a polynomial with too many terms.</summary>
    public void CheckTerms(long terms)
    {
        if (terms > maxTerms)
        {
            throw new AlgebraLimitException();
        }
    }

    /// <summary>The cost of multiplying two coefficients, in words.</summary>
    public static long CostOf(BigInteger left, BigInteger right) => 1 + (left.GetBitLength() * right.GetBitLength() / 4096);
}

/// <summary>The budget is spent, or a degree is beyond what a monomial can hold. Never leaves this folder.</summary>
internal class AlgebraLimitException : Exception;

/// <summary>The expression has a value nowhere, or infinity stands in it: there is no algebra of such things.</summary>
internal sealed class NoAlgebraException : AlgebraLimitException;
