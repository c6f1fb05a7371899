using System.Runtime.InteropServices;

namespace Symbolic;

/// <summary>Products of numbers in an order in which several of them have a part in common.</summary>
public static class SharedFactors
{
    // Longer products are left alone, and so is everything once so many pairs were looked at.
    private const int MostFactors = 24;
    private const int MostPairs = 2_000_000;

    /// <summary>
    /// Expressions that cost less together because their products share parts: of 2·y·s, 2·x·s and 2·s the part 2·s is computed
    /// once. Over the real numbers they are equal to the given ones; in floating point the order of multiplication, and so the
    /// last digits, may differ. The pair of factors that most products contain is taken first, again and again (M. Breuer,
    /// Generation of optimal code for expressions via factorization, Comm. ACM 12, 1969). Sums keep their order: there a change
    /// of rounding can do harm.
    /// </summary>
    /// <param name="outputs">Expressions of one graph.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>As many expressions, the given ones where nothing is gained.</returns>
    public static IReadOnlyList<Expr> ShareFactors(this IReadOnlyList<Expr> outputs, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        cancellation.ThrowIfCancellationRequested();
        if (outputs.Count == 0)
        {
            return outputs;
        }

        ExprGraph graph = outputs[0].Graph;
        Cone cone = graph.TakeCone();
        try
        {
            cone.Collect([.. outputs.Select(graph.Check)]);
            Dictionary<int, List<int>> products = Products(graph, cone, outputs);
            Dictionary<int, (int First, int Second)> pairs = Extract(products, graph.Count, cancellation);
            return pairs.Count == 0 ? outputs : Rebuild(graph, cone, outputs, products, pairs);
        }
        finally
        {
            graph.GiveBack(cone);
        }
    }

    // The factors of each product that is no factor of just one other.
    private static Dictionary<int, List<int>> Products(ExprGraph graph, Cone cone, IReadOnlyList<Expr> outputs)
    {
        int[] uses = new int[cone.Count], inProduct = new int[cone.Count];
        foreach (Expr output in outputs)
        {
            uses[cone.PlaceOf(output.Id)]++;
        }

        for (int place = 0; place < cone.Count; place++)
        {
            bool isProduct = IsProduct(graph[cone[place]]);
            foreach (int operand in graph.OperandsAt(cone[place]))
            {
                uses[cone.PlaceOf(operand)]++;
                inProduct[cone.PlaceOf(operand)] += isProduct ? 1 : 0;
            }
        }

        var products = new Dictionary<int, List<int>>();
        var open = new Stack<int>();
        for (int place = 0; place < cone.Count; place++)
        {
            Expr product = graph[cone[place]];
            if (!IsProduct(product) || IsInner(place))
            {
                continue;
            }

            var factors = new List<int>();
            open.Push(product.Id);
            while (open.TryPop(out int id) && factors.Count + open.Count <= MostFactors)
            {
                if (id == product.Id || (IsProduct(graph[id]) && IsInner(cone.PlaceOf(id))))
                {
                    ReadOnlySpan<int> operands = graph.OperandsAt(id);
                    open.Push(operands[1]);
                    open.Push(operands[0]);
                }
                else
                {
                    factors.Add(id);
                }
            }

            if (open.Count == 0 && factors.Count <= MostFactors)
            {
                products.Add(product.Id, factors);
            }

            open.Clear();
        }

        return products;

        bool IsInner(int place) => uses[place] == 1 && inProduct[place] == 1;
    }

    private static bool IsProduct(Expr node) => node.Is(Operators.Multiply) && node.Operands[0].Shape.IsScalar && node.Operands[1].Shape.IsScalar;

    // New factors have numbers from `next` on.
    private static Dictionary<int, (int First, int Second)> Extract(Dictionary<int, List<int>> products, int next, CancellationToken cancellation)
    {
        var pairs = new Dictionary<int, (int First, int Second)>();
        var holders = new Dictionary<(int, int), HashSet<int>>();
        var queue = new PriorityQueue<(int, int), (int Count, int First, int Second)>();
        long looked = 0;
        foreach ((int product, List<int> factors) in products)
        {
            for (int i = 0; i < factors.Count; i++)
            {
                cancellation.ThrowIfCancellationRequested();
                for (int j = i + 1; j < factors.Count; j++)
                {
                    Hold(factors[i], factors[j], product);
                }
            }
        }

        foreach ((var pair, HashSet<int> held) in holders)
        {
            Offer(pair, held.Count);
        }

        while (queue.TryDequeue(out (int First, int Second) pair, out (int Count, int, int) priority))
        {
            cancellation.ThrowIfCancellationRequested();
            int[] held = [.. holders[pair].Where(p => products[p].Contains(pair.First) && products[p].Contains(pair.Second)).Order()];
            if (held.Length < -priority.Count)
            {
                Offer(pair, held.Length);
                continue;
            }

            pairs.Add(next, pair);
            var made = new HashSet<(int, int)>();
            foreach (int product in held)
            {
                List<int> factors = products[product];
                int first = factors.IndexOf(pair.First), second = factors.IndexOf(pair.Second);
                factors[Math.Min(first, second)] = next;
                factors.RemoveAt(Math.Max(first, second));
                foreach (int other in factors)
                {
                    if (other != next)
                    {
                        Hold(other, next, product);
                        made.Add((Math.Min(other, next), Math.Max(other, next)));
                    }
                }
            }

            foreach ((int, int) one in made)
            {
                if (holders.TryGetValue(one, out HashSet<int>? of))
                {
                    Offer(one, of.Count);
                }
            }

            next++;
        }

        return pairs;

        void Hold(int a, int b, int product)
        {
            if (a != b && looked++ < MostPairs)
            {
                (CollectionsMarshal.GetValueRefOrAddDefault(holders, (Math.Min(a, b), Math.Max(a, b)), out _) ??= []).Add(product);
            }
        }

        // A product that is the pair itself counts: the others then share it.
        void Offer((int First, int Second) pair, int count)
        {
            if (count > 1)
            {
                queue.Enqueue(pair, (-count, pair.First, pair.Second));
            }
        }
    }

    private static IReadOnlyList<Expr> Rebuild(ExprGraph graph, Cone cone, IReadOnlyList<Expr> outputs, Dictionary<int, List<int>> products, Dictionary<int, (int First, int Second)> pairs)
    {
        var results = new Expr[cone.Count];
        var made = new Dictionary<int, Expr>();
        var open = new Stack<int>();
        for (int place = 0; place < cone.Count; place++)
        {
            Expr node = graph[cone[place]];
            if (products.TryGetValue(node.Id, out List<int>? factors))
            {
                results[place] = factors.Select(Factor).Aggregate(static (a, b) => a * b);
                continue;
            }

            Expr[] operands = [.. node.Operands.Select(o => results[cone.PlaceOf(o.Id)])];
            results[place] = node.Operands.SequenceEqual(operands) ? node : graph.Rebuild(node, operands);
        }

        Expr[] shared = [.. outputs.Select(o => results[cone.PlaceOf(o.Id)])];

        // Constructors fold numbers, and what was one node may then have become two.
        return shared.Cost().Flops < outputs.Cost().Flops ? shared : outputs;

        Expr Factor(int factor)
        {
            open.Push(factor);
            while (open.TryPeek(out int top))
            {
                if (!pairs.TryGetValue(top, out (int First, int Second) pair))
                {
                    made.TryAdd(top, results[cone.PlaceOf(top)]);
                    open.Pop();
                }
                else if (made.TryGetValue(pair.First, out Expr first) && made.TryGetValue(pair.Second, out Expr second))
                {
                    made.TryAdd(top, second.IsNumber ? second * first : first * second);
                    open.Pop();
                }
                else
                {
                    open.Push(pair.Second);
                    open.Push(pair.First);
                }
            }

            return made[factor];
        }
    }
}
