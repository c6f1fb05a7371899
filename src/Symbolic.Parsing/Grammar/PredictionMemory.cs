using Antlr4.Runtime.Atn;
using Antlr4.Runtime.Dfa;

namespace Symbolic.Parsing.Grammar;

/// <summary>
/// What generated parsers have learned: which way to go at a decision before which tokens. They share it, and it grows with every kind of
/// text that was not read before, without end where texts come from anybody. When it has become large, it is given up for a new one.
/// </summary>
internal sealed class PredictionMemory
{
    /// <summary>How many states are learned before all are forgotten.</summary>
    public const int MostStates = 6_000;

    private static PredictionMemory _current = new();

    private readonly DFA[] _decisions = [.. Enumerable.Range(0, SymbolicParser._ATN.NumberOfDecisions).Select(static i => new DFA(SymbolicParser._ATN.GetDecisionState(i), i))];
    private readonly PredictionContextCache _contexts = new();

    /// <summary>The memory with which the next text is read.</summary>
    public static PredictionMemory Current
    {
        get
        {
            var memory = Volatile.Read(ref _current);
            if (memory.States > MostStates)
                Interlocked.CompareExchange(ref _current, new PredictionMemory(), memory);
            return Volatile.Read(ref _current);
        }
    }

    /// <summary>How many states it holds.</summary>
    public int States
    {
        get
        {
            var states = 0;
            foreach (var decision in _decisions)
                states += decision.states.Count;
            return states;
        }
    }

    /// <summary>The part of a parser that learns into this memory.</summary>
    public ParserATNSimulator For(Antlr4.Runtime.Parser parser) => new(parser, SymbolicParser._ATN, _decisions, _contexts);
}
