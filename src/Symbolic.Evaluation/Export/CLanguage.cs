using System.Globalization;

namespace Symbolic;

/// <summary>C99: a function of one point and one over columns.</summary>
internal sealed class CLanguage : Language, IStatementStyle
{
    // Compilers grow slow with the number of variables of a function: beyond this, values stand in an array and the work is cut up.
    private const int MostVariables = 2000;
    private const int StatementsPerPart = 400;

    private static readonly string[] s_words =
    [
        .. "auto break case char const continue default do double else enum extern float for goto if inline int long register restrict return short signed sizeof static struct switch typedef union unsigned void volatile while _Bool _Complex _Imaginary asm typeof bool true false".Split(' '),
        // Names of the headers that the code includes; a function or variable of that name would hide them.
        .. "NULL size_t malloc free exit main abs labs acos acosh asin asinh atan atan2 atanh cbrt ceil copysign cos cosh erf erfc exp exp2 expm1 fabs fdim floor fma fmax fmin fmod frexp gamma hypot ilogb j0 j1 jn ldexp lgamma log log10 log1p log2 logb lrint lround modf nan nearbyint nextafter pow remainder remquo rint round scalb scalbln scalbn signgam significand sin sinh sqrt tan tanh tgamma trunc y0 y1 yn M_PI M_E NAN INFINITY HUGE_VAL index time printf puts in out row count work columns".Split(' '),
        // C++, which reads the same text.
        .. "alignas alignof and and_eq bitand bitor catch char16_t char32_t class compl concept const_cast constexpr decltype delete dynamic_cast explicit export false friend mutable namespace new noexcept not not_eq nullptr operator or or_eq private protected public reinterpret_cast requires static_assert static_cast template this thread_local throw true try typeid typename using virtual wchar_t xor xor_eq".Split(' '),
    ];

    public override string Name => "C";

    public override IEnumerable<string> Words => s_words;

    public override string Comment => "// ";

    public override string? Template(Operator op) => op.Code.C;

    public string? Declare(string name, bool logical) => name[^1] == ']' ? null : $"{(logical ? "int" : "double")} {name} = 0;";

    public string Assign(string name, string code, bool logical, bool declares) =>
        logical && name[^1] == ']' ? $"{name} = ({code}) ? 1.0 : 0.0;"
        : declares && name[^1] != ']' ? $"const {(logical ? "int" : "double")} {name} = {code};"
        : $"{name} = {code};";

    public (string If, string Else, string? End) Condition(string test) => ($"if ({test}) {{", "} else {", "}");

    public override string Write(ExportedFunction function)
    {
        string real = function.Options.Precision == ExportPrecision.Single ? "float" : "double";
        var writer = new CodeWriter();
        foreach (string line in function.Description())
        {
            writer.Line(Comment + line);
        }

        writer.Line("#include <math.h>").Line("#include <stddef.h>");
        CodeBody body = function.Compose(function.Inputs);
        if (body.NamedCount > MostVariables)
        {
            WriteParts(writer, function, real);
            return writer.ToString();
        }

        writer.Line();
        WriteSupport(writer, function);
        WritePoint(writer, function, body, real);
        writer.Line();
        WriteColumns(writer, function, body, real);
        return writer.ToString();
    }

    private static void WriteSupport(CodeWriter writer, ExportedFunction function)
    {
        foreach (string support in function.OperatorsUsed().Select(static op => op.Code.CSupport).OfType<string>().Distinct())
        {
            writer.Raw(support).Line();
        }
    }

    private void WritePoint(CodeWriter writer, ExportedFunction function, CodeBody body, string real)
    {
        writer.Line("// One point: the inputs in their order, the results in theirs.");
        writer.Line($"void {function.Name}(const {real} *restrict in, {real} *restrict out)").Open("{");
        WriteBody(writer, function, body, static i => $"in[{i}]", static i => $"out[{i}]", real);
        writer.Close();
    }

    private void WriteColumns(CodeWriter writer, ExportedFunction function, CodeBody body, string real)
    {
        int inputs = function.Line.Inputs.Count;
        string from = function.Identifiers.Prefix("in_"), to = function.Identifiers.Prefix("out_");
        writer.Line("// Many points: one array for each input, one for each result.");
        writer.Line($"void {function.Name}_columns(size_t count, const {real} *const *in, {real} *const *out)").Open("{");
        for (int i = 0; i < inputs; i++)
        {
            if (function.IsUsed(i))
            {
                writer.Line($"const {real} *restrict {from}{Number(i)} = in[{Number(i)}];");
            }
        }

        for (int i = 0; i < body.Outputs.Length; i++)
        {
            writer.Line($"{real} *restrict {to}{Number(i)} = out[{Number(i)}];");
        }

        writer.Open("for (size_t row = 0; row < count; row++) {");
        WriteBody(writer, function, body, i => $"{from}{i}[row]", i => $"{to}{i}[row]", real);
        writer.Close();
        if (!AnyUsed(function))
        {
            writer.Line("(void)in;");
        }

        writer.Close();
    }

    private void WriteBody(CodeWriter writer, ExportedFunction function, CodeBody body, Func<string, string> input, Func<string, string> output, string real)
    {
        for (int i = 0; i < function.Inputs.Length; i++)
        {
            if (function.IsUsed(i))
            {
                bool logical = function.Line.IsLogical(i);
                writer.Line($"const {(logical ? "int" : "double")} {function.Inputs[i]} = {input(Number(i))}{(logical ? " != 0" : "")};");
            }
        }

        writer.Hoisted(function, body, this).Statements(function, body, body.Root.Statements, this);
        for (int i = 0; i < body.Outputs.Length; i++)
        {
            writer.Line($"{output(Number(i))} = {Converted(CodeWriter.WithoutParentheses(body.Outputs[i]), real)};");
        }

        if (!AnyUsed(function) && input("").StartsWith("in[", StringComparison.Ordinal))
        {
            writer.Line("(void)in;");
        }
    }

    // A huge function in parts over one array of values.
    private void WriteParts(CodeWriter writer, ExportedFunction function, string real)
    {
        CodeBody body = function.Compose([.. function.Inputs.Select((_, i) => function.Line.IsLogical(i) ? $"(in[{Number(i)}] != 0.0)" : $"in[{Number(i)}]")], inArray: true);
        writer.Line("#include <stdlib.h>").Line();
        WriteSupport(writer, function);
        string prefix = function.Prefix;
        string signature = $"const {real} *restrict in, double *restrict {prefix}, {real} *restrict out";
        Action<CodeWriter>[] parts = [.. Parts(function, body, real)];
        for (int i = 0; i < parts.Length; i++)
        {
            writer.Line($"static void {function.Name}_part{Number(i)}({signature})").Open("{").Line("(void)in;").Line("(void)out;");
            parts[i](writer);
            writer.Close().Line();
        }

        writer.Line("// One point: the inputs in their order, the results in theirs. NaN where there is no memory for the values between.");
        writer.Line($"void {function.Name}(const {real} *restrict in, {real} *restrict out)").Open("{");
        writer.Line($"double *{prefix} = (double *)malloc({Number(body.NamedCount + 1)} * sizeof(double));");
        writer.Open($"if ({prefix} == NULL) {{");
        writer.Line($"for (int row = 0; row < {Number(body.Outputs.Length)}; row++) out[row] = NAN;").Line("return;").Close();
        for (int i = 0; i < parts.Length; i++)
        {
            writer.Line($"{function.Name}_part{Number(i)}(in, {prefix}, out);");
        }

        writer.Line($"free({prefix});").Close().Line();
        string inputs = Number(Math.Max(1, function.Inputs.Length)), outputs = Number(body.Outputs.Length);
        writer.Line("// Many points: one array for each input, one for each result.");
        writer.Line($"void {function.Name}_columns(size_t count, const {real} *const *in, {real} *const *out)").Open("{");
        writer.Line($"{real} *work = ({real} *)malloc(({inputs} + {outputs}) * sizeof({real}));");
        writer.Open("for (size_t row = 0; row < count; row++) {");
        writer.Open("if (work != NULL) {");
        writer.Line($"for (size_t i = 0; i < {Number(function.Inputs.Length)}; i++) work[i] = in[i][row];");
        writer.Line($"{function.Name}(work, work + {inputs});").Close();
        writer.Line($"for (size_t i = 0; i < {outputs}; i++) out[i][row] = work != NULL ? work[{inputs} + i] : ({real})NAN;");
        writer.Close().Line("free(work);").Close();
    }

    private IEnumerable<Action<CodeWriter>> Parts(ExportedFunction function, CodeBody body, string real)
    {
        foreach (Statement[] statements in body.Root.Statements.Chunk(StatementsPerPart))
        {
            yield return writer => writer.Statements(function, body, statements, this);
        }

        foreach (int[] outputs in Enumerable.Range(0, body.Outputs.Length).Chunk(StatementsPerPart))
        {
            yield return writer =>
            {
                foreach (int i in outputs)
                {
                    writer.Line($"out[{Number(i)}] = {Converted(CodeWriter.WithoutParentheses(body.Outputs[i]), real)};");
                }
            };
        }
    }

    private static string Converted(string code, string real) => real == "double" ? code : $"({real})({code})";

    private static bool AnyUsed(ExportedFunction function) => Enumerable.Range(0, function.Inputs.Length).Any(function.IsUsed);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
