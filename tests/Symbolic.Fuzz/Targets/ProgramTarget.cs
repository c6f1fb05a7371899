using Symbolic.Fuzz.Generators;
using Symbolic.Parsing.Binding;

namespace Symbolic.Fuzz.Targets;

/// <summary>Programs of statements: they are read, every definition is printed, and the last number is differentiated.</summary>
internal sealed class ProgramTarget : IFuzzTarget
{
    public string Name => "program";

    public SeedFile Seeds { get; } = new("program.txt", Separation.Dashes);

    public IReadOnlyList<string> Pieces => FormulaPieces.All;

    public string Generate(Random random) => new ProgramGenerator(random).Program();

    public bool Run(string input, Sightings seen, CancellationToken cancellation)
    {
        var graph = new ExprGraph();
        try
        {
            Model model = graph.ParseModel(input, new ReadingOptions { Cancellation = cancellation });
            Refusals.RequirePlaces(model, input);
            _ = model.Reading;
            foreach (string name in model.Names)
            {
                cancellation.ThrowIfCancellationRequested();
                Expr value = model[name];
                seen.AddOperators(value);
                ParseTarget.Printed(value);
            }

            foreach (BoundStatement statement in model.Program.Statements)
            {
                seen.Add(statement.GetType().Name);
            }

            if (model.Result is { } result)
            {
                ParseTarget.Printed(result);
                if (result.Shape.IsScalar && result.Type.Element == Element.Real)
                {
                    Differentiate(model, result, seen, cancellation);
                }
            }

            return true;
        }
        catch (Exception error) when (Refusals.Accepts(error, input, seen))
        {
            return false;
        }
    }

    private static void Differentiate(Model model, Expr result, Sightings seen, CancellationToken cancellation)
    {
        Expr[] free = [.. model.Program.FreeIn(result)];
        if (free.Length is 0 or > 8)
        {
            return;
        }

        foreach (Expr derivative in result.Gradient(new DerivativeOptions { Cancellation = cancellation }, free))
        {
            Expr simple = derivative.Simplify(SimplifyOptions.Default with { Cancellation = cancellation }).Result;
            seen.AddOperators(simple);
            ParseTarget.Printed(simple);
        }
    }
}
