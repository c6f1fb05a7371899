using System.Collections.Frozen;

namespace Symbolic.Repl.Work;

/// <summary>What a request asks for.</summary>
internal enum Operation
{
    Parse,
    Simplify,
    Expand,
    Factor,
    Collect,
    Together,
    Cancel,
    Apart,
    Equal,
    Differentiate,
    Gradient,
    Jacobian,
    Hessian,
    Evaluate,
    Check,
    Jvp,
    Vjp,
    Explain,
    Cost,
    GenerateCode,
}

/// <summary>The operations by the names of the machine interface.</summary>
internal static class OperationNames
{
    public static FrozenDictionary<string, Operation> All { get; } = new Dictionary<string, Operation>
    {
        ["parse"] = Operation.Parse,
        ["simplify"] = Operation.Simplify,
        ["expand"] = Operation.Expand,
        ["factor"] = Operation.Factor,
        ["collect"] = Operation.Collect,
        ["together"] = Operation.Together,
        ["cancel"] = Operation.Cancel,
        ["apart"] = Operation.Apart,
        ["equal"] = Operation.Equal,
        ["diff"] = Operation.Differentiate,
        ["gradient"] = Operation.Gradient,
        ["jacobian"] = Operation.Jacobian,
        ["hessian"] = Operation.Hessian,
        ["eval"] = Operation.Evaluate,
        ["check"] = Operation.Check,
        ["explain"] = Operation.Explain,
        ["cost"] = Operation.Cost,
        ["codegen"] = Operation.GenerateCode,
        ["jvp"] = Operation.Jvp,
        ["vjp"] = Operation.Vjp,
    }.ToFrozenDictionary();

    /// <summary>True for what gives the same value in another form.</summary>
    public static bool IsRewriting(this Operation operation) => operation is Operation.Simplify or Operation.Expand or Operation.Factor or Operation.Collect
        or Operation.Together or Operation.Cancel or Operation.Apart;
}
