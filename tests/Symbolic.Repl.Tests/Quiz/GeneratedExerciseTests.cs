using Symbolic.Repl.Quiz;

namespace Symbolic.Repl.Tests.Quiz;

/// <summary>A thousand exercises: each is well-posed, its derivative is accepted in any form, and classical mistakes are recognised.</summary>
public sealed class GeneratedExerciseTests
{
    public static TheoryData<int, int> Rounds
    {
        get
        {
            var rounds = new TheoryData<int, int>();
            for (int level = 1; level <= Topics.Levels; level++)
            {
                for (int seed = 0; seed < 4; seed++)
                {
                    rounds.Add(level, seed);
                }
            }

            return rounds;
        }
    }

    [Theory]
    [MemberData(nameof(Rounds))]
    public void The_derivative_is_accepted_in_every_form(int level, int seed)
    {
        IReadOnlyList<Exercise> exercises = Make(level, seed, 50);
        Assert.Equal(50, exercises.Select(static e => e.Definition(PrintForm.Text) + e.Asked(PrintForm.Text)).Distinct().Count());
        foreach (Exercise exercise in exercises)
        {
            Accepts(exercise, exercise.Answer.ToText());
            Accepts(exercise, exercise.Answer.ToUnicode());
            Accepts(exercise, $"{exercise.Asked(PrintForm.Unicode)} = {exercise.Derived.ToText()}");
            Assert.InRange(exercise.Answer.ToText().Length, 1, 300);
            Assert.False(exercise.Answer.IsNumber);
        }
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 3)]
    [InlineData(4, 4)]
    public void Wrong_rules_are_diagnosed(int level, int seed)
    {
        int wrong = 0;
        foreach (Exercise exercise in Make(level, seed, 15).Where(static e => e.By.Count == 1))
        {
            foreach ((Expr derivative, string diagnosis) in MistakenDerivatives.Of(exercise.Function, exercise.By[0]).Where(static d => IsDefined(d.Derivative)))
            {
                AnswerCheck check = AnswerCheck.Of(exercise, derivative, PrintForm.Text, CancellationToken.None);
                if (check.Verdict == AnswerVerdict.Wrong)
                {
                    wrong++;
                    Assert.True(check.More is not null, $"{exercise.Definition(PrintForm.Text)}: {derivative}: {diagnosis}");
                }
            }
        }

        Assert.InRange(wrong, 20, int.MaxValue);
    }

    [Fact]
    public void The_same_seed_makes_the_same_exercises()
    {
        Assert.Equal(Texts(3, 7), Texts(3, 7));
        Assert.NotEqual(Texts(3, 7), Texts(3, 8));

        static string[] Texts(int level, int seed) => [.. Make(level, seed, 10).Select(static e => e.Definition(PrintForm.Text))];
    }

    [Fact]
    public void Functions_come_from_the_table()
    {
        ElementaryFunctions functions = ElementaryFunctions.Of(OperatorTable.Standard);
        Assert.Empty(new[] { "exp", "log", "sin", "cos", "sqrt" }.Except(functions.Everyday.Select(static f => f.Name)));
        Assert.Empty(new[] { "tan", "atan", "sinh", "cosh", "tanh" }.Except(functions.Further.Select(static f => f.Name)));
        Assert.DoesNotContain("gamma", functions.Everyday.Concat(functions.Further).Select(static f => f.Name));
    }

    private static IReadOnlyList<Exercise> Make(int level, int seed, int count) => new ExerciseMaker(seed, OperatorTable.Standard).Make(Topics.OfLevel(level), count);

    private static void Accepts(Exercise exercise, string typed)
    {
        AnswerCheck check = AnswerCheck.Of(exercise, AnswerReader.Read(exercise, typed, CancellationToken.None), PrintForm.Text, CancellationToken.None);
        Assert.True(check.IsRight, $"{exercise.Definition(PrintForm.Text)}: {typed}: {check.Text} {check.More}");
    }

    // Some mistakes divide by zero everywhere.
    private static bool IsDefined(Expr e)
    {
        Expr[] inputs = [.. Exercise.Dependencies(e)];
        var f = e.Compile<Func<double[], double>>(new CompileOptions { BackEnd = BackEnd.Interpreter }, inputs);
        return new[] { 0.3, 0.7, 1.2, 1.7 }.Any(x => double.IsFinite(f([.. inputs.Select((_, i) => x + (0.1 * i))])));
    }
}
