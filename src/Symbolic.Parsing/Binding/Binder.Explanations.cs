using System.Collections.Frozen;
using Symbolic.Parsing.Syntax;

namespace Symbolic.Parsing.Binding;

// Statements that ask how a derivative comes about.
internal sealed partial class Binder
{
    private const int HighestLevel = 3;

    private static readonly FrozenDictionary<string, ExplanationForm> ExplanationForms = new Dictionary<string, ExplanationForm>
    {
        ["explain"] = ExplanationForm.Derivation,
        ["pathtable"] = ExplanationForm.Paths,
        ["gradtable"] = ExplanationForm.Tables,
    }.ToFrozenDictionary();

    // explain(u, x), explain(u, x, 2), pathtable(u, x, y), gradtable(u)
    private BoundExplanation Explain(CallNode call, ExplanationForm form, TextSpan span)
    {
        var bound = new BoundExplanation[1];
        RequireLists(call);
        Push(new VerbCall(this, call, call.Arguments.Count == 1 ? Parameters(call) : [], (binder, explain) =>
        {
            var last = explain.Count - 1;
            var hasLevel = form == ExplanationForm.Derivation && last > 1 && explain[last] is { IsList: false, Values: [{ IsNumber: true }] };
            var level = hasLevel ? WholeNumber(explain[last].Values[0], explain[last].Node, "the level of a derivation") : 1;
            if (level is < 1 or > HighestLevel)
                throw Error(ParseErrorCode.Limit, $"the level of a derivation is a whole number from 1 to {HighestLevel}", explain[last].Node);
            var variables = binder.Variables(explain, 1, hasLevel ? last : int.MaxValue);
            var operand = binder.Operand(explain);
            if (variables.Length == 0)
                variables = binder.FreeVariables(operand, call);
            binder.RequireDistinct(variables, call);
            binder.RequireReal(operand, call);
            bound[0] = new BoundExplanation(span, form, operand, variables, level);
            return operand;
        }), 0);
        Loop(0);
        Pop();
        return bound[0];
    }
}
