using System.Globalization;
using Symbolic.Repl.Work;

namespace Symbolic.Repl.Quiz;

/// <summary>Random exercises, the same for the same seed: each has a domain, a derivative worth finding that is not long, and occurs once.</summary>
internal sealed class ExerciseMaker(int seed, OperatorTable table)
{
    private const int MostExercises = 1000;
    private const int AttemptsPerExercise = 400;
    private const int LongestFunction = 44;
    private const int FewestPoints = 4;

    private static readonly double[] Points = [1, 2, 0.5, -1, 3, 0.25, -2, 1.5, -0.5, 0.75];

    private readonly Random _random = new(seed);
    private readonly ElementaryFunctions _functions = ElementaryFunctions.Of(table);
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    /// <summary>Exercises whose topics take turns.</summary>
    /// <exception cref="RequestException">There are not so many different ones, or the number is no number of exercises.</exception>
    public IReadOnlyList<Exercise> Make(IReadOnlyList<Topic> topics, int count, CancellationToken cancellation = default)
    {
        if (count is < 1 or > MostExercises)
        {
            throw new RequestException($"A round has 1 to {MostExercises} exercises.");
        }

        var exercises = new List<Exercise>();
        for (int attempt = 0; exercises.Count < count; attempt++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (attempt == AttemptsPerExercise * count)
            {
                throw new RequestException(string.Create(CultureInfo.InvariantCulture, $"Only {exercises.Count} different exercises were found."), "Ask for fewer, or for another topic.");
            }

            if (Try(topics[exercises.Count % topics.Count]) is { } exercise && _known.Add($"{exercise.Definition(PrintForm.Text)} {exercise.Asked(PrintForm.Text)}"))
            {
                exercises.Add(exercise);
            }
        }

        return exercises;
    }

    private Exercise? Try(Topic topic)
    {
        // A graph of its own: operands stand as they were first written.
        var graph = new ExprGraph(table);
        if (topic == Topic.Tensors)
        {
            (Expr tensors, Expr by) = new TensorFunctionMaker(_random, graph, _functions).Next();
            return Accepted(Exercise.Of(topic, tensors, [by], [by]));
        }

        if (new FunctionMaker(_random, graph, _functions).Of(topic) is not { } f || f.ToText().Length > LongestFunction)
        {
            return null;
        }

        Expr[] variables = [.. Exercise.Dependencies(f).OrderBy(static v => v.Name, StringComparer.Ordinal)];
        bool several = topic is Topic.Partial or Topic.Gradient;
        if (variables.Length < (several ? 2 : 1))
        {
            return null;
        }

        Expr[] chosen = topic == Topic.Partial ? [variables[_random.Next(variables.Length)]] : variables;
        return Accepted(Exercise.Of(topic, f, variables, chosen));
    }

    private static Exercise? Accepted(Exercise exercise)
    {
        Expr f = exercise.Function;
        Expr[] answers = exercise.Answer.Operator == Operators.Array ? [.. exercise.Answer.Operands] : [exercise.Answer];
        int longest = exercise.Topic switch { Topic.Power or Topic.Sum => 40, Topic.Tensors => 90, _ => 64 };
        if (answers.Any(a => a == f || a.ToText().Length > longest) || answers.All(static a => a.IsNumber) || answers.Any(static a => a.IsNumber && a.Number.IsZero))
        {
            return null;
        }

        // What is written longer than need be does not look like a textbook.
        if (exercise.Topic != Topic.Tensors && f.Simplify().Result.Cost().Operations < f.Cost().Operations)
        {
            return null;
        }

        return exercise.Topic == Topic.Tensors || HasValues([f, .. answers], exercise.Variables) ? exercise : null;
    }

    private static bool HasValues(Expr[] outputs, IReadOnlyList<Expr> variables)
    {
        var values = outputs.Compile<Func<double[], double[]>>(new CompileOptions { BackEnd = BackEnd.Interpreter }, [.. variables]);
        var found = new List<double>();
        for (int i = 0; i < Points.Length; i++)
        {
            double[] at = values([.. variables.Select((_, k) => Points[(i + (3 * k)) % Points.Length])]);
            if (Array.TrueForAll(at, double.IsFinite))
            {
                found.Add(at[0]);
            }
        }

        return found.Count >= FewestPoints && found.Distinct().Count() > 1;
    }
}
