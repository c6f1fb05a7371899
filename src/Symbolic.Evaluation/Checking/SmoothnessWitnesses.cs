namespace Symbolic;

/// <summary>
/// Values inside an expression that tell on which smooth piece of it a point lies: truth values, whole-number values, the sign
/// of what goes into an operator with a kink, and which operand a maximum takes. Where they agree at all points of a stencil,
/// no kink that the operators declare lies between.
/// </summary>
internal sealed class SmoothnessWitnesses
{
    private readonly List<Expr> _outputs = [];
    private readonly List<Witness> _witnesses = [];

    public SmoothnessWitnesses(Expr f)
    {
        ExprGraph graph = f.Graph;
        bool[] needed = graph.Reachable([f.Id]);
        for (int id = 0; id < needed.Length; id++)
        {
            if (needed[id])
            {
                Add(graph[id]);
            }
        }
    }

    private enum Kind : byte
    {
        /// <summary>The value itself.</summary>
        Same,

        /// <summary>The sign of the value.</summary>
        Sign,

        /// <summary>Which of the values that follow equals the first one.</summary>
        Winner,

        /// <summary>Which entries of the rows of the second value equal the entries of the first one.</summary>
        WinnerOfRow,
    }

    private readonly record struct Witness(Expr Node, Kind Kind, int First, int Count);

    /// <summary>What must be evaluated.</summary>
    public IReadOnlyList<Expr> Outputs => _outputs;

    /// <summary>The first node by which two points lie on different pieces; null when none tells.</summary>
    /// <param name="here">The values of <see cref="Outputs"/> at one point.</param>
    /// <param name="there">Their values at the other.</param>
    public Expr? Change(ReadOnlySpan<double> here, ReadOnlySpan<double> there)
    {
        foreach (Witness witness in _witnesses)
        {
            int first = witness.First;
            bool same = witness.Kind switch
            {
                Kind.Same => here[first].Equals(there[first]),
                Kind.Sign => SignOf(here[first]) == SignOf(there[first]),
                _ => SameWinner(here.Slice(first, witness.Count), there.Slice(first, witness.Count)),
            };
            if (!same)
            {
                return witness.Node;
            }
        }

        return null;
    }

    /// <summary>The first node by which two points lie on different pieces, given the entries of <see cref="Outputs"/>; null when none tells.</summary>
    public Expr? Change(ReadOnlySpan<double[]> here, ReadOnlySpan<double[]> there)
    {
        foreach (Witness witness in _witnesses)
        {
            if (!IsSame(witness, here.Slice(witness.First, witness.Count), there.Slice(witness.First, witness.Count)))
            {
                return witness.Node;
            }
        }

        return null;
    }

    private static bool IsSame(Witness witness, ReadOnlySpan<double[]> here, ReadOnlySpan<double[]> there)
    {
        int row = witness.Kind == Kind.WinnerOfRow && here[0].Length > 0 ? here[1].Length / here[0].Length : 1;
        for (int i = 0; i < here[0].Length; i++)
        {
            switch (witness.Kind)
            {
                case Kind.Same when !here[0][i].Equals(there[0][i]):
                case Kind.Sign when SignOf(here[0][i]) != SignOf(there[0][i]):
                    return false;
                case Kind.Winner or Kind.WinnerOfRow:
                    for (int other = 1; other < here.Length; other++)
                    {
                        for (int k = 0; k < row; k++)
                        {
                            // A number among tensors meets every entry.
                            int at = here[other].Length == 1 ? 0 : (i * row) + k;
                            if ((here[other][at] == here[0][i]) != (there[other][at] == there[0][i]))
                            {
                                return false;
                            }
                        }
                    }

                    break;
            }
        }

        return true;
    }

    private static int SignOf(double x) => x > 0 ? 1 : x < 0 ? -1 : x == 0 ? 0 : 2;

    private static bool SameWinner(ReadOnlySpan<double> here, ReadOnlySpan<double> there)
    {
        for (int i = 1; i < here.Length; i++)
        {
            if ((here[i] == here[0]) != (there[i] == there[0]))
            {
                return false;
            }
        }

        return true;
    }

    private void Add(Expr node)
    {
        Operator op = node.Operator;
        if (node.Type.Element == Element.Boolean || op.Is(Traits.IntegerValued))
        {
            Add(node, Kind.Same, node);
        }
        else if (op.Kink is not null)
        {
            if (op is UnaryOperator unary && BendsAtZero(unary))
            {
                Add(node, Kind.Sign, node.Operands[0]);
            }
            else if (op is NaryOperator { Primitive: not Primitive.Select })
            {
                Add(node, Kind.Winner, [node, .. node.Operands]);
            }
            else if (op is TensorOperator { Kernel: Kernel.Maximum or Kernel.Minimum })
            {
                Add(node, Kind.WinnerOfRow, node, node.Operands[0]);
            }
            else if (op is TensorOperator { Kernel: Kernel.MaximumShare })
            {
                Add(node, Kind.Same, node);
            }
        }
    }

    // Declarations say in words where the kink of an operator is; whether it is at 0, its values tell: the derivatives from both
    // sides, with two steps, agree only where there is none.
    private static bool BendsAtZero(UnaryOperator op)
    {
        const double h = 1e-3;
        double slope = OneSided(h);
        double difference = Math.Max(Math.Abs(slope - OneSided(-h)), Math.Abs(slope - OneSided(h / 2)));
        return !(difference <= 1e-6 * (1 + Math.Abs(slope)));

        double OneSided(double h) =>
            ((-25 * op.Evaluate(0)) + (48 * op.Evaluate(h)) - (36 * op.Evaluate(2 * h)) + (16 * op.Evaluate(3 * h)) - (3 * op.Evaluate(4 * h))) / (12 * h);
    }

    private void Add(Expr node, Kind kind, params ReadOnlySpan<Expr> values)
    {
        _witnesses.Add(new Witness(node, kind, _outputs.Count, values.Length));
        _outputs.AddRange(values);
    }
}
