using Symbolic.Parsing;
using Symbolic.Parsing.Binding;
using Symbolic.Repl.Work;

namespace Symbolic.Repl.Quiz;

/// <summary>Reads what a learner types as a derivative: a formula, with or without <c>f′(x) =</c> before it; of a gradient a list.</summary>
internal static class AnswerReader
{
    /// <exception cref="ParseException">It cannot be read.</exception>
    /// <exception cref="RequestException">It is no answer: not one formula, or a derivative that the program is asked to take.</exception>
    public static Expr Read(Exercise exercise, string typed, CancellationToken cancellation)
    {
        ExprGraph graph = exercise.Function.Graph;
        string text = WithoutName(typed);
        if (exercise.Topic == Topic.Gradient)
        {
            text = AsList(text);
        }

        BoundProgram program = Session.Read(text, graph, OwnWork.Instance, exercise.Reading, cancellation);
        Expr answer = program.Statements is [BoundExpression only] ? only.Value : throw new RequestException("An answer is one formula.");

        // Whether a gradient stands in a row or a column is a matter of taste.
        bool isRow = exercise.Topic == Topic.Gradient && answer.Operator == Operators.Array && answer.Shape.Order == 2 && answer.Shape.Axes.Contains(Dim.Of(1));
        return isRow ? graph.Array(new Shape(answer.Operands.Count), [.. answer.Operands]) : answer;
    }

    // f′(x) = 2x: what is before the last equals sign names the derivative.
    private static string WithoutName(string typed)
    {
        int sign = typed.LastIndexOf('=');
        return sign > 0 && typed[sign - 1] is not ('<' or '>' or '!' or '=' or ':') ? typed[(sign + 1)..].Trim() : typed.Trim();
    }

    // (2x, 3y) and 2x, 3y are lists, too.
    private static string AsList(string text)
    {
        if (text.StartsWith('['))
        {
            return text;
        }

        int depth = 0, commas = 0;
        bool enclosed = text.StartsWith('(') && text.EndsWith(')');
        for (int i = 0; i < text.Length; i++)
        {
            depth += text[i] switch { '(' or '[' or '{' => 1, ')' or ']' or '}' => -1, _ => 0 };
            enclosed &= depth > 0 || i == text.Length - 1;
            commas += text[i] == ',' && depth == 1 ? 1 : 0;
        }

        return enclosed && commas > 0 ? $"[{text[1..^1]}]" : $"[{text}]";
    }

    // The derivative is what the learner is to find.
    private sealed class OwnWork : ICalculus
    {
        public static OwnWork Instance { get; } = new();

        public Expr Differentiate(Expr f, IReadOnlyList<Expr> variables, ICollection<string> notes) => throw Refusal();

        public IReadOnlyList<Expr> Gradient(Expr f, IReadOnlyList<Expr> variables, ICollection<string> notes) => throw Refusal();

        public Expr[,] Jacobian(IReadOnlyList<Expr> outputs, IReadOnlyList<Expr> variables, ICollection<string> notes) => throw Refusal();

        public Expr[,] Hessian(Expr f, IReadOnlyList<Expr> rows, IReadOnlyList<Expr> columns, ICollection<string> notes) => throw Refusal();

        public IReadOnlyList<Expr> Jvp(IReadOnlyList<Expr> outputs, IReadOnlyList<Expr> variables, IReadOnlyList<Expr> tangents, ICollection<string> notes) => throw Refusal();

        public IReadOnlyList<Expr> Vjp(IReadOnlyList<Expr> outputs, IReadOnlyList<Expr> variables, IReadOnlyList<Expr> cotangents, ICollection<string> notes) => throw Refusal();

        public Expr Simplify(Expr f) => LanguageCalculus.Instance.Simplify(f);

        public bool? AreEqual(Expr left, Expr right, ICollection<string> notes) => LanguageCalculus.Instance.AreEqual(left, right, notes);

        public Expr InForm(AlgebraicForm form, Expr f, IReadOnlyList<Expr> variables, ICollection<string> notes) => LanguageCalculus.Instance.InForm(form, f, variables, notes);

        private static RequestException Refusal() => new("The derivative is yours to find.", "Type hint for the next step.");
    }
}
