using System.Globalization;

namespace Symbolic.Repl.Quiz;

/// <summary>Exercises on paper, and behind them their solutions.</summary>
internal static class Worksheet
{
    /// <summary>Writes a worksheet.</summary>
    public static void Write(TextWriter writer, IReadOnlyList<Exercise> exercises, WorksheetFormat format)
    {
        switch (format)
        {
            case WorksheetFormat.Latex:
                WriteLatex(writer, exercises);
                break;
            case WorksheetFormat.Markdown:
                WriteMarkdown(writer, exercises);
                break;
            default:
                WriteText(writer, exercises, format == WorksheetFormat.Unicode ? PrintForm.Unicode : PrintForm.Text);
                break;
        }
    }

    private static void WriteText(TextWriter writer, IReadOnlyList<Exercise> exercises, PrintForm form)
    {
        writer.WriteLine("Exercises");
        for (int i = 0; i < exercises.Count; i++)
        {
            string with = exercises[i].Tensors.Count > 0 ? $" with {exercises[i].Declaration(form)}" : "";
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{i + 1}. {exercises[i].Definition(form)}{with}; {exercises[i].Asked(form)} = ?"));
        }

        writer.WriteLine();
        writer.WriteLine("Solutions");
        for (int i = 0; i < exercises.Count; i++)
        {
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{i + 1}. {exercises[i].Asked(form)} = {exercises[i].Answer.Print(form)}"));
        }
    }

    private static void WriteMarkdown(TextWriter writer, IReadOnlyList<Exercise> exercises)
    {
        writer.WriteLine("# Exercises");
        writer.WriteLine();
        for (int i = 0; i < exercises.Count; i++)
        {
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{i + 1}. {Question(exercises[i])}"));
        }

        writer.WriteLine();
        writer.WriteLine("## Solutions");
        writer.WriteLine();
        for (int i = 0; i < exercises.Count; i++)
        {
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{i + 1}. {Solution(exercises[i])}"));
        }
    }

    private static void WriteLatex(TextWriter writer, IReadOnlyList<Exercise> exercises)
    {
        writer.WriteLine("""
            \documentclass{article}
            \usepackage{amsmath,amssymb}
            \begin{document}
            \section*{Exercises}
            \begin{enumerate}
            """);
        foreach (Exercise exercise in exercises)
        {
            writer.WriteLine($@"\item {Question(exercise)}");
        }

        writer.WriteLine("""
            \end{enumerate}
            \section*{Solutions}
            \begin{enumerate}
            """);
        foreach (Exercise exercise in exercises)
        {
            writer.WriteLine($@"\item {Solution(exercise)}");
        }

        writer.WriteLine("""
            \end{enumerate}
            \end{document}
            """);
    }

    private static string Question(Exercise exercise) =>
        $"${exercise.Definition(PrintForm.Latex)}$"
        + (exercise.Tensors.Count > 0 ? $" with ${exercise.Declaration(PrintForm.Latex)}$" : "")
        + $"; ${exercise.Asked(PrintForm.Latex)} = {{?}}$";

    private static string Solution(Exercise exercise) => $"${exercise.Asked(PrintForm.Latex)} = {exercise.Answer.Print(PrintForm.Latex)}$";
}

/// <summary>How a worksheet is written.</summary>
internal enum WorksheetFormat
{
    Text,
    Unicode,
    Latex,
    Markdown,
}
