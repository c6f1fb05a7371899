namespace Symbolic;

/// <summary>Python with NumPy: a function of arrays that broadcasts. Both arms of a selection are computed, without warnings.</summary>
internal partial class PythonLanguage : Language, IStatementStyle
{
    private static readonly string[] s_words =
        "False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield match case type np sp torch print float int bool abs max min sum pow len range shape constant device dtype".Split(' ');

    public override string Name => "Python with NumPy";

    public override IEnumerable<string> Words => s_words;

    public override string Comment => "# ";

    public override bool IsLazy => false;

    public override string? Template(Operator op) => op.Code.Python;

    public string? Declare(string name, bool logical) => null;

    public string Assign(string name, string code, bool logical, bool declares) => $"{name} = {code}";

    public (string If, string Else, string? End) Condition(string test) => throw new NotSupportedException("Arrays have no conditional statements.");

    public override string Write(ExportedFunction function)
    {
        var writer = new CodeWriter();
        foreach (string line in function.Description())
        {
            writer.Line(Comment + line);
        }

        CodeBody body = function.Compose(function.Inputs);
        WriteImports(writer, function);
        if (function.OperatorsUsed().Contains(Operators.Delta))
        {
            writer.Line().Line().Raw(DeltaSupport);
        }

        writer.Line().Line();
        writer.Items($"def {function.Name}(", function.Inputs, "):").Indent().Line(
            $"\"\"\"{(function.Line.InputShapes is null ? "Arrays that broadcast" : "Arrays of the shapes below")}, in; a tuple of the results in their order, or the only one, out.\"\"\"");
        WriteInputs(writer, function);
        WriteStatements(writer, function, body);
        return writer.Close(null).ToString();
    }

    /// <summary>The module of arrays.</summary>
    protected virtual string Module => "np";

    /// <summary>How results of constants get the shape of the inputs.</summary>
    protected virtual string Full(string code, string shape) => $"np.full({shape}, {code})";

    /// <summary>The lines that import what is needed.</summary>
    protected virtual void WriteImports(CodeWriter writer, ExportedFunction function)
    {
        writer.Line("import numpy as np");
        if (function.OperatorsUsed().Any(op => Template(op)!.Contains("sp.", StringComparison.Ordinal)))
        {
            writer.Line("import scipy.special as sp");
        }
    }

    /// <summary>The lines that make arrays of what goes in.</summary>
    protected virtual void WriteInputs(CodeWriter writer, ExportedFunction function)
    {
        for (int i = 0; i < function.Inputs.Length; i++)
        {
            string name = function.Inputs[i];
            string shaped = function.Line.InputShapes is { } shapes ? $".reshape({ShapeText(shapes[i])})" : "";
            writer.Line($"{name} = np.asarray({name}, dtype={(function.Line.IsLogical(i) ? "bool" : "np.float64")}){shaped}");
        }

        if (function.Line.InputShapes is not null)
        {
            return;
        }

        writer.Items("shape = np.broadcast_shapes(", function.Inputs.Select(static name => $"{name}.shape"), ")");
    }

    /// <summary>The statements and what comes out.</summary>
    protected virtual void WriteStatements(CodeWriter writer, ExportedFunction function, CodeBody body)
    {
        writer.Open("with np.errstate(all='ignore'):");
        writer.Statements(function, body, body.Root.Statements, this);
        WriteReturn(writer, function, body, function.Options.Precision == ExportPrecision.Single ? "np.float32" : "np.float64");
        writer.Close(null);
    }

    /// <summary>The results.</summary>
    protected void WriteReturn(CodeWriter writer, ExportedFunction function, CodeBody body, string type)
    {
        string[] results = new string[body.Outputs.Length];
        for (int i = 0; i < results.Length; i++)
        {
            int value = function.Line.Outputs[i];
            string shape = function.Line.OutputShapes is { } shapes ? ShapeText(shapes[i]) : "shape";
            string code = function.Line.IsConstant(value) ? Full(body.Outputs[i], shape) : CodeWriter.WithoutParentheses(body.Outputs[i]);
            results[i] = Typed(code, type, function.Line.IsLogical(value) || type.EndsWith("32", StringComparison.Ordinal) || function.Line.IsInput(value) || function.Line.TensorAt(value) is not null);
        }

        if (results.Length == 1)
        {
            writer.Line($"return {results[0]}");
        }
        else
        {
            writer.Items("return (", results, ")");
        }
    }

    /// <summary>A result in the type that is asked for; an input that is a result is not handed back itself.</summary>
    protected virtual string Typed(string code, string type, bool converts) => converts ? $"np.array({code}, dtype={type})" : code;
}
