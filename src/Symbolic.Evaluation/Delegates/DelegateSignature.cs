using System.Reflection;

namespace Symbolic;

/// <summary>How a delegate takes its inputs.</summary>
internal enum InputForm : byte
{
    Numbers,
    Array,
    ReadOnlySpan,
    Span,
}

/// <summary>How a delegate gives its results.</summary>
internal enum OutputForm : byte
{
    Number,
    Truth,
    NewArray,
    Span,
    Array,
}

/// <summary>What a delegate type looks like, checked against the program that it is to run.</summary>
internal sealed record DelegateSignature(Type Type, InputForm Input, OutputForm Output, Type ReturnType, Type[] Parameters)
{
    /// <summary>Reads a delegate type.</summary>
    /// <exception cref="ArgumentException">It does not fit the program.</exception>
    public static DelegateSignature Of(Type type, Program program)
    {
        MethodInfo invoke = DelegateTypes.InvokeMethod(type) ?? throw new ArgumentException($"{type.Name} is no delegate with a signature; use for instance {Suggestion(program)}.");
        Type[] parameters = [.. invoke.GetParameters().Select(static p => p.ParameterType)];
        int inputs = parameters.Length;
        OutputForm? output = invoke.ReturnType == typeof(double) ? OutputForm.Number
            : invoke.ReturnType == typeof(bool) ? OutputForm.Truth
            : invoke.ReturnType == typeof(double[]) ? OutputForm.NewArray
            : invoke.ReturnType == typeof(void) && inputs > 0 ? (parameters[^1] == typeof(Span<double>) ? OutputForm.Span : parameters[^1] == typeof(double[]) ? OutputForm.Array : null)
            : null;
        if (output is null)
        {
            throw Unfit(type, program, invoke.ReturnType == typeof(void)
                ? "a delegate that returns nothing needs a last parameter Span<double> or double[] for the results"
                : $"it returns {invoke.ReturnType.Name}");
        }

        if (output is OutputForm.Span or OutputForm.Array)
        {
            inputs--;
        }

        InputForm input = InputForm.Numbers;
        if (inputs == 1 && parameters[0] != typeof(double))
        {
            input = parameters[0] == typeof(double[]) ? InputForm.Array
                : parameters[0] == typeof(ReadOnlySpan<double>) ? InputForm.ReadOnlySpan
                : parameters[0] == typeof(Span<double>) ? InputForm.Span
                : throw Unfit(type, program, $"it takes {parameters[0].Name}");
        }
        else
        {
            foreach (Type parameter in parameters.AsSpan(0, inputs))
            {
                if (parameter != typeof(double))
                {
                    throw Unfit(type, program, $"it takes {parameter.Name} among its inputs");
                }
            }

            if (inputs != program.InputCount)
            {
                throw Unfit(type, program, $"it takes {Program.Count(inputs, "number")} where there are {Program.Count(program.InputCount, "input")}");
            }
        }

        if (output is OutputForm.Number or OutputForm.Truth && program.OutputCount != 1)
        {
            throw Unfit(type, program, $"it returns one value where there are {Program.Count(program.OutputCount, "result")}");
        }

        if (output == OutputForm.Truth && !program.IsLogical(0))
        {
            throw Unfit(type, program, "it returns bool where the result is a number");
        }

        return new DelegateSignature(type, input, output.Value, invoke.ReturnType, parameters);
    }

    /// <summary>The number of parameters that are inputs.</summary>
    public int InputParameters => Output is OutputForm.Span or OutputForm.Array ? Parameters.Length - 1 : Parameters.Length;

    private static ArgumentException Unfit(Type type, Program program, string reason) =>
        new($"The delegate type {NameOf(type)} does not fit the program: {reason}. Use for instance {Suggestion(program)}.");

    private static string Suggestion(Program program)
    {
        if (program.OutputCount != 1)
        {
            return "Action<ReadOnlySpan<double>, Span<double>> or Func<double[], double[]>";
        }

        string result = program.IsLogical(0) ? "bool" : "double";
        return program.InputCount <= 8
            ? $"Func<{string.Concat(Enumerable.Repeat("double, ", program.InputCount))}{result}> or Func<double[], {result}>"
            : $"Func<ReadOnlySpan<double>, {result}> or Func<double[], {result}>";
    }

    private static string NameOf(Type type)
    {
        if (!type.IsGenericType)
        {
            return type == typeof(double) ? "double" : type == typeof(bool) ? "bool" : type == typeof(double[]) ? "double[]" : type.Name;
        }

        string name = type.Name;
        int tick = name.IndexOf('`', StringComparison.Ordinal);
        return $"{(tick < 0 ? name : name[..tick])}<{string.Join(", ", type.GetGenericArguments().Select(NameOf))}>";
    }
}
