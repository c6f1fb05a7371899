using FsCheck;
using FsCheck.Fluent;

namespace Symbolic.Tests;

/// <summary>The laws of differentiation for every rule of tensor calculus.</summary>
public sealed class TensorLawTests
{
    public static TheoryData<string> Rules => [.. TensorRules.All.Keys];

    [Theory]
    [MemberData(nameof(Rules))]
    public void First_order(string rule)
    {
        (Expr value, Expr[] variables) = TensorRules.All[rule](new ExprGraph());
        var laws = new TensorLaws(rule, value, variables, seed: 5);
        laws.Forward_mode_agrees_with_Richardson();
        laws.Forward_and_reverse_mode_are_dual();
        laws.The_Jacobian_times_a_tangent_is_forward_mode();
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Second_order(string rule)
    {
        (Expr value, Expr[] variables) = TensorRules.All[rule](new ExprGraph());
        new TensorLaws(rule, value, variables, seed: 6).The_Hessian_is_symmetric_and_times_a_vector_is_Hvp();
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Forward_mode_of_a_derivative(string rule)
    {
        // The rules again, inside a gradient: what reverse mode builds must be open to forward mode.
        (Expr value, Expr[] variables) = TensorRules.All[rule](new ExprGraph());
        var laws = new TensorLaws(rule, value, variables, seed: 8);
        Expr gradient = laws.Weighted().Jacobian(variables[0]);
        new TensorLaws($"gradient of {rule}", gradient, [.. variables, laws.Cotangent], seed: 9).Forward_and_reverse_mode_are_dual();
    }
}

/// <summary>The laws of differentiation on random tensor programs, sizes 0 and 1 included.</summary>
public sealed class RandomTensorLawTests
{
    [Fact]
    public void First_order() => ForAll(10, 400, static laws =>
    {
        laws.Forward_mode_agrees_with_Richardson();
        laws.Forward_and_reverse_mode_are_dual();
        laws.The_Jacobian_times_a_tangent_is_forward_mode();
    });

    [Fact]
    public void Second_order() => ForAll(6, 150, static laws => laws.The_Hessian_is_symmetric_and_times_a_vector_is_Hvp());

    [Fact]
    public void Substitution_commutes_with_differentiation() => ForAll(8, 100, static laws => laws.Substitution_commutes_with_differentiation());

    private static void ForAll(int length, int tests, Action<TensorLaws> law) => Prop.ForAll(
        Arb.From(RandomTensors.Programs(length)),
        program =>
        {
            (Expr value, Expr[] variables) = RandomTensors.Build(program);
            law(new TensorLaws($"{program.N}, {program.M}: {value}", value, variables, seed: program.Words[0]));
            return true;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(tests).WithReplay(20250101, 7919));
}
