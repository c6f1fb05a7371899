using Symbolic.Parsing.Binding;

namespace Symbolic.Parsing.Tests.Binding;

/// <summary>Calculus that writes down what it is asked and answers with calls of unknown functions.</summary>
internal sealed class RecordingCalculus : ICalculus
{
    public List<string> Asked { get; } = [];

    public Expr Differentiate(Expr f, IReadOnlyList<Expr> variables, ICollection<string> notes)
    {
        Asked.Add($"{f} by {string.Join(", ", variables)}");
        notes.Add("a note");
        return f.Graph.Call("D", [f]);
    }

    public IReadOnlyList<Expr> Gradient(Expr f, IReadOnlyList<Expr> variables, ICollection<string> notes)
    {
        Asked.Add($"gradient of {f} by {string.Join(", ", variables)}");
        return [.. variables.Select((_, i) => f.Graph.Call("G", [f], [.. new int[i]]))];
    }

    public Expr[,] Jacobian(IReadOnlyList<Expr> outputs, IReadOnlyList<Expr> variables, ICollection<string> notes)
    {
        Asked.Add($"jacobian of {string.Join(", ", outputs)} by {string.Join(", ", variables)}");
        var table = new Expr[outputs.Count, variables.Count];
        for (var i = 0; i < outputs.Count; i++)
        {
            for (var j = 0; j < variables.Count; j++)
                table[i, j] = outputs[i] * variables[j];
        }

        return table;
    }

    public Expr[,] Hessian(Expr f, IReadOnlyList<Expr> rows, IReadOnlyList<Expr> columns, ICollection<string> notes)
    {
        Asked.Add($"hessian of {f} by {string.Join(", ", rows)} and {string.Join(", ", columns)}");
        return Jacobian([.. rows], columns, notes);
    }

    public IReadOnlyList<Expr> Jvp(IReadOnlyList<Expr> outputs, IReadOnlyList<Expr> variables, IReadOnlyList<Expr> tangents, ICollection<string> notes)
    {
        Asked.Add($"jvp of {string.Join(", ", outputs)} by {string.Join(", ", variables)} along {string.Join(", ", tangents)}");
        return outputs;
    }

    public IReadOnlyList<Expr> Vjp(IReadOnlyList<Expr> outputs, IReadOnlyList<Expr> variables, IReadOnlyList<Expr> cotangents, ICollection<string> notes)
    {
        Asked.Add($"vjp of {string.Join(", ", outputs)} by {string.Join(", ", variables)} along {string.Join(", ", cotangents)}");
        return variables;
    }

    public Expr Simplify(Expr f)
    {
        Asked.Add($"simplify {f}");
        return f;
    }

    public bool? AreEqual(Expr left, Expr right, ICollection<string> notes)
    {
        Asked.Add($"equal {left}, {right}");
        return left.IsSymbol ? left == right : null;
    }

    public Expr InForm(AlgebraicForm form, Expr f, IReadOnlyList<Expr> variables, ICollection<string> notes)
    {
        Asked.Add($"{form} {f} by {string.Join(", ", variables)}");
        return f;
    }
}
