using Symbolic.Repl.Pages;
using Symbolic.Repl.Terminal;
using Symbolic.Repl.Work;

namespace Symbolic.Repl.Commands;

// The same answer for a page.
internal sealed partial class Report
{
    private bool WriteTo(List<PageBlock> blocks)
    {
        blocks.Add(new PageBlock.Paragraph(PageTone.Quiet, PageCell.Words($"read as: {_outcome.Problem.Reading.ReplaceLineEndings("; ")}")));
        var table = new ResultTable("name", "formula");
        if (!_query.Operation.IsRewriting())
        {
            foreach ((string label, Expr expr) in _outcome.Functions)
            {
                table.Add(label, expr);
            }
        }

        if (_query.Operation is not (Operation.Parse or Operation.Evaluate) && _outcome.Backward is null)
        {
            foreach ((Func<IReadOnlyList<int>, string> label, Group group, int index) in Labelled(_outcome))
            {
                table.Add(label([]), group.Shown[index]);
            }
        }

        AddIfAny(blocks, table.Take());
        if (_outcome.Backward is { } backward)
        {
            Expr of = backward.Differentiated;
            blocks.AddRange(DerivationBlocks.Lines(backward, of.IsSymbol ? of.ToLatex() : "f", line => _outcome.Problem.RuleOf(line, ResultFormat.Unicode)));
        }
        else if (_outcome.Conditions.Count > 0)
        {
            blocks.Add(new PageBlock.Paragraph(PageTone.Plain, PageCell.Words($"provided {string.Join(", ", _outcome.Conditions.Select(static c => c.PrintCondition(ResultFormat.Unicode)))}")));
        }

        blocks.AddRange(_outcome.Problem.Notes.Select(static n => new PageBlock.Paragraph(PageTone.Warning, PageCell.Words($"note: {n}"))));
        if (_query.Operation is not (Operation.Parse or Operation.Check))
        {
            table = new ResultTable("name", "value");
            foreach (IReadOnlyDictionary<string, InputValue> point in _query.Points ?? [])
            {
                foreach ((Func<IReadOnlyList<int>, string> label, TensorValue value, Element element) in ValuesAt(point))
                {
                    table.Add(label, value, element);
                }

                AddIfAny(blocks, table.Take($"at {string.Join(", ", point.Select(static p => $"{p.Key} = {p.Value}"))}"));
            }
        }

        if (_query is { Operation: Operation.Check, Points: { } places })
        {
            NumericCheck[] checks = [.. places.Select(p => NumericCheck.Of(NumericCheck.Claims(_query, _outcome), _outcome.Problem.CheckAt(p)))];
            blocks.AddRange(checks.Select(static c => PageCheck.Of(c)));
            return Array.TrueForAll(checks, static c => c.Failure is null);
        }

        if (_query.Operation == Operation.Evaluate || NumericCheck.Of(_query, _outcome) is not { } check)
        {
            return true;
        }

        blocks.Add(PageCheck.Of(check));
        return check.Failure is null;
    }

    private static void AddIfAny(List<PageBlock> blocks, PageBlock? block)
    {
        if (block is not null)
        {
            blocks.Add(block);
        }
    }
}
