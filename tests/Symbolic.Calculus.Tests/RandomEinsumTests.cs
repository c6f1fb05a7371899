using FsCheck;
using FsCheck.Fluent;

namespace Symbolic.Tests;

/// <summary>First and second derivatives of hundreds of random Einstein sums against Richardson extrapolation in every component, and the laws between the modes.</summary>
public sealed class RandomEinsumTests
{
    [Fact]
    public void First_derivatives() => ForAll(3, 400, 48, static laws =>
    {
        laws.Forward_mode_agrees_with_Richardson();
        laws.Forward_and_reverse_mode_are_dual();
        laws.The_Jacobian_times_a_tangent_is_forward_mode();
        laws.The_gradient_agrees_with_Richardson_in_every_component();
    });

    [Fact]
    public void Second_derivatives() => ForAll(2, 250, 18, static laws =>
    {
        laws.The_Hessian_is_symmetric_and_times_a_vector_is_Hvp();
        laws.The_Hessian_agrees_with_Richardson_in_every_component();
    });

    private static void ForAll(int steps, int tests, int mostEntries, Action<TensorLaws> law) => Prop.ForAll(
        Arb.From(RandomEinsums.Programs(steps)),
        program =>
        {
            (Expr value, Expr[] variables) = RandomEinsums.Build(program, mostEntries);
            law(new TensorLaws($"{value}", value, variables, seed: program.Words[0], -0.7, 0.8));
            return true;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(tests).WithReplay(20250101, 7919));
}
