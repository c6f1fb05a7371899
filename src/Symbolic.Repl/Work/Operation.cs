using System.Collections.Frozen;

namespace Symbolic.Repl.Work;

/// <summary>What a request asks for.</summary>
internal enum Operation
{
    Parse,
    Simplify,
    Differentiate,
    Gradient,
    Jacobian,
    Hessian,
    Evaluate,
    Check,
    Jvp,
    Vjp,
    Explain,
    GenerateCode,
}

/// <summary>The operations by the names of the machine interface.</summary>
internal static class OperationNames
{
    public static FrozenDictionary<string, Operation> All { get; } = new Dictionary<string, Operation>
    {
        ["parse"] = Operation.Parse,
        ["simplify"] = Operation.Simplify,
        ["diff"] = Operation.Differentiate,
        ["gradient"] = Operation.Gradient,
        ["jacobian"] = Operation.Jacobian,
        ["hessian"] = Operation.Hessian,
        ["eval"] = Operation.Evaluate,
        ["check"] = Operation.Check,
        ["explain"] = Operation.Explain,
        ["codegen"] = Operation.GenerateCode,
        ["jvp"] = Operation.Jvp,
        ["vjp"] = Operation.Vjp,
    }.ToFrozenDictionary();
}
