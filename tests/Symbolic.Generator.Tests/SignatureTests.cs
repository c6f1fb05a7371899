using System.Reflection;

namespace Symbolic.Generator.Tests;

/// <summary>Where methods can stand and how they give their results.</summary>
public class SignatureTests
{
    [Fact]
    public void Methods_stand_in_types_of_any_kind()
    {
        Assembly program = GeneratorRun.Of("""
            using System;
            using Symbolic;

            namespace Acme.Math.@event
            {
                // What is called Math here is not the one that is meant.
                public static class Symbolic { }

                public partial class Outer<T, @class> where T : struct
                {
                    public double v1 = 3, Math = 4;

                    public readonly partial record struct Point(int Number)
                    {
                        [Formula("exp(x) − log x")] public readonly partial double Value(double x);
                    }

                    internal partial interface IShape
                    {
                        [Formula("exp(x)")] protected static partial double Area(double x);
                        public static double Shown(double x) => Area(x);
                    }

                    public abstract partial record Base
                    {
                        [Derivative("x sin x")] public virtual partial double Slope(double x);
                    }

                    [Gradient("v1 sin(v2) + cos(v1)")] public static partial (double, double) Slopes(double v1, double v2);
                }

                public static partial class Extensions
                {
                    [Formula("a*b")] public static partial double Times(this double a, in double b);
                    [Formula("class + if*while")] internal static partial double @if(double @class, double @if, double @while);
                    public static double If(double x, double y, double z) => @if(x, y, z);
                }
            }
            """).Load();
        Type outer = program.GetType("Acme.Math.event.Outer`2")!.MakeGenericType(typeof(int), typeof(int));
        Type point = program.GetType("Acme.Math.event.Outer`2+Point")!.MakeGenericType(typeof(int), typeof(int));
        Type shape = program.GetType("Acme.Math.event.Outer`2+IShape")!.MakeGenericType(typeof(int), typeof(int));
        Type extensions = program.GetType("Acme.Math.event.Extensions")!;
        Assert.Equal(Math.E, point.GetMethod("Value")!.Invoke(Activator.CreateInstance(point, 1), [1.0]));
        Assert.Equal(Math.E, shape.GetMethod("Shown")!.Invoke(null, [1.0]));
        Assert.Equal((Math.Sin(2) - Math.Sin(1), Math.Cos(2)), ((double, double))outer.GetMethod("Slopes")!.Invoke(null, [1.0, 2.0])!);
        Assert.Equal(6.0, extensions.GetMethod("Times")!.Invoke(null, [2.0, 3.0]));
        Assert.Equal(7.0, extensions.GetMethod("If")!.Invoke(null, [1.0, 2.0, 3.0]));
    }

    [Fact]
    public void Results_come_as_the_signature_says()
    {
        Type generated = GeneratorRun.Of("""
            using System;
            using Symbolic;
            public static partial class Generated
            {
                [Formula("x > y")] public static partial bool Condition(double x, double y);
                [Formula("[x + y, x*y]")] public static partial (double sum, double product) List(double x, double y);
                [Formula("[x + y; x*y]")] public static partial void Into(double x, double y, Span<double> results);
                [Formula("2")] public static partial double Constant();
                [Derivative("x² y")] public static partial (double, double) All(double x, double y);
                [Derivative("x² y")] public static partial (double value, double dx, double dy) ValueAndAll(double x, double y);
                [Derivative("x² y", "x", "x")] public static partial double Second(double x, double y);
                [Derivative("x² y", "x", "x")] public static partial (double, double) ValueAndSecond(double x, double y);
                [Derivative("x³")] public static partial double Of(double x);
                [Gradient("x² y", "y", "x")] public static partial (double dy, double dx) Turned(double x, double y);
                [Gradient("x² y", by: "y")] public static partial double One(double x, double y);
                [Gradient(formula: "x² y", by: new[] { "y" })] public static partial ValueTuple<double> OneTuple(double x, double y);

                public static double[] Spans(double x, double y) { double[] r = new double[2]; Into(x, y, r); return r; }
                public static void Short() => Into(1, 2, new double[1]);
            }
            """).Load().GetType("Generated")!;
        Assert.Equal(true, Call("Condition", 3, 2));
        Assert.Equal((5.0, 6.0), Call("List", 3, 2));
        Assert.Equal([5, 6], (double[])Call("Spans", 3, 2)!);
        Assert.Equal(2.0, Call("Constant"));
        Assert.Equal((12.0, 9.0), Call("All", 3, 2));
        Assert.Equal((18.0, 12.0, 9.0), Call("ValueAndAll", 3, 2));
        Assert.Equal(4.0, Call("Second", 3, 2));
        Assert.Equal((18.0, 4.0), Call("ValueAndSecond", 3, 2));
        Assert.Equal(27.0, Call("Of", 3));
        Assert.Equal((9.0, 12.0), Call("Turned", 3, 2));
        Assert.Equal(9.0, Call("One", 3, 2));
        Assert.Equal(new ValueTuple<double>(9), Call("OneTuple", 3, 2));
        var tooShort = Assert.Throws<TargetInvocationException>(() => Call("Short"));
        Assert.Equal("results", Assert.IsType<ArgumentException>(tooShort.InnerException).ParamName);

        object? Call(string method, params double[] arguments) => generated.GetMethod(method)!.Invoke(null, [.. arguments.Cast<object>()]);
    }

    [Fact]
    public void The_comment_shows_the_derivatives_as_a_textbook_would()
    {
        string file = Assert.Single(GeneratorRun.Of("""
            using Symbolic;
            static partial class Generated { [Gradient("(xy+z)²+exp(x−yz)", "x", "z")] public static partial (double, double) F(double x, double y, double z); }
            """).Files);
        Assert.Equal("""
            // <auto-generated/>
            #pragma warning disable

            partial class Generated
            {
                /// <summary>
                /// f = (xy + z)² + exp(x − yz)
                /// <para>∂f/∂x = 2y(xy + z) + exp(x − yz)</para>
                /// <para>∂f/∂z = 2(xy + z) − y exp(x − yz)</para>
                /// </summary>
                [global::System.CodeDom.Compiler.GeneratedCode("Symbolic.Generator", "VERSION")]
                public static partial (double, double) F(double x, double y, double z)
                {
                    double v1 = 2.0 * (x * y + z);
                    double v2 = global::System.Math.Exp(x - y * z);
                    return (v1 * y + v2, v1 - y * v2);
                }
            }

            """.ReplaceLineEndings("\n").Replace("VERSION", typeof(FormulaGenerator).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0], StringComparison.Ordinal), file);
    }

    [Fact]
    public void A_comment_of_the_author_is_not_replaced()
    {
        string file = Assert.Single(GeneratorRun.Of("""
            using Symbolic;
            static partial class Generated
            {
                /// <summary>The energy.</summary>
                [Formula("x < y")] public static partial bool F(double x, double y);
            }
            """).Files);
        Assert.DoesNotContain("///", file, StringComparison.Ordinal);
        Assert.Contains("// f = x < y\n", file, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_that_differ_in_capitals_only_have_files_of_their_own()
    {
        GeneratorRun run = GeneratorRun.Of("""
            using Symbolic;
            public static partial class Generated
            {
                [Formula("x")] public static partial double F(double x);
                [Formula("x")] public static partial double f(double x);
                [Formula("x y")] public static partial double f(double x, double y);
            }
            """);
        run.Load();
        Assert.Equal(3, run.Driver.GetRunResult().GeneratedTrees.Select(static t => t.FilePath.ToUpperInvariant()).Count(static p => p.Contains(".F.", StringComparison.Ordinal)));
    }
}
