namespace Symbolic;

public sealed partial class RuleSet
{
    private static IReadOnlyList<Rule> LogarithmRules =>
    [
    ];
}
