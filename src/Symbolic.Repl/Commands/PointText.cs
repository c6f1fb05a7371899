using Symbolic.Repl.Work;

namespace Symbolic.Repl.Commands;

/// <summary>Points as they are typed: <c>x=1,y=pi/2</c>.</summary>
internal static class PointText
{
    /// <exception cref="RequestException">It is not a list of assignments.</exception>
    public static IReadOnlyDictionary<string, InputNumber> Read(string text, Query query)
    {
        var point = new Dictionary<string, InputNumber>(StringComparer.Ordinal);
        foreach (string assignment in Assignments(text))
        {
            int sign = assignment.IndexOf('=');
            string name = sign < 0 ? "" : assignment[..sign].Trim();
            string value = assignment[(sign + 1)..].Trim();
            if (name.Length == 0 || value.Length == 0)
            {
                throw new RequestException($"'{assignment}' is not a value of a variable.", "Write x=1,y=2.");
            }

            point[name] = InputNumber.TryRead(value) ?? Constant(name, value, query);
        }

        return point;
    }

    private static InputNumber Constant(string name, string value, Query query)
    {
        Query constant = new() { Operation = Operation.Evaluate, Source = value, Names = query.Names };
        Outcome outcome = Derivation.Run(constant, Problem.Read(constant, CancellationToken.None), CancellationToken.None);
        try
        {
            return new PointValues(outcome).At(new Dictionary<string, InputNumber>()) is [{ Entries: [var number] }]
                ? new InputNumber(value, number)
                : throw new RequestException($"The value of {name} is not one number.");
        }
        catch (UnresolvedNameException e)
        {
            throw new RequestException($"The value of {name} is not a number: '{value}' depends on {string.Join(", ", e.Names)}.");
        }
    }

    // Commas inside brackets separate arguments of functions.
    private static IEnumerable<string> Assignments(string text)
    {
        int depth = 0;
        int start = 0;
        for (int i = 0; i < text.Length; i++)
        {
            depth += text[i] is '(' or '[' or '{' ? 1 : text[i] is ')' or ']' or '}' ? -1 : 0;
            if (text[i] == ',' && depth == 0)
            {
                yield return text[start..i];
                start = i + 1;
            }
        }

        yield return text[start..];
    }
}
