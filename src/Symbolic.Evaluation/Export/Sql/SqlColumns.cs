namespace Symbolic;

/// <summary>
/// A <see cref="SqlFormula"/> cut into columns: what is mentioned more than once, or grows long, is a column of its own. Columns
/// stand in steps; each mentions columns of earlier steps only. There are as few steps as can be, and each column stands in the
/// last where it can, so that few columns wait at a time.
/// </summary>
internal sealed class SqlColumns
{
    private const int LongestText = 160;

    // Sums and products may grow longer than what stands in them, so that a long sum of functions is few steps.
    private const int LongestFunction = 60;
    private const int DeepestNesting = 12;

    private readonly SqlFormula _formula;
    private readonly Fragment[] _fragments;
    private readonly long[] _mentions;
    private readonly List<Column> _columns = [];
    private readonly Dictionary<int, int> _columnOf = [];

    private SqlColumns(SqlFormula formula)
    {
        _formula = formula;
        _fragments = new Fragment[formula.Count];
        _mentions = new long[formula.Count];
    }

    /// <summary>The columns in the order in which they can be computed, those of the table first, at step 0.</summary>
    public IReadOnlyList<Column> All => _columns;

    /// <summary>The results as the last step writes them.</summary>
    public string[] Outputs { get; private set; } = [];

    /// <summary>The steps behind the first, which reads the table.</summary>
    public int Steps { get; private set; }

    /// <param name="formula">The parts.</param>
    /// <param name="inputs">The columns of the inputs, quoted.</param>
    /// <param name="name">The quoted name of column 1, 2, … that is computed.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static SqlColumns Create(SqlFormula formula, IReadOnlyList<string> inputs, Func<int, string> name, CancellationToken cancellation)
    {
        var columns = new SqlColumns(formula);
        columns.CountMentions();
        columns.Write(inputs, name, cancellation);
        return columns;
    }

    /// <summary>A column.</summary>
    /// <param name="Name">Its name, quoted.</param>
    /// <param name="Text">What it is computed from; null for an input.</param>
    /// <param name="Mentions">The columns that it is computed from.</param>
    internal sealed record Column(string Name, string? Text, Column[] Mentions)
    {
        /// <summary>The step that computes it.</summary>
        public int Step { get; set; }

        /// <summary>The last step that mentions it; 0 for none.</summary>
        public int LastUse { get; set; }
    }

    // How often the text of a part would stand in the query; a column stands there once.
    private void CountMentions()
    {
        foreach (int output in _formula.Outputs)
        {
            _mentions[output]++;
        }

        for (int part = _formula.Count - 1; part >= 0; part--)
        {
            if (_mentions[part] == 0 || _formula.TemplateOf(part) is not { } template)
            {
                continue;
            }

            long times = _formula.CanBeColumn(part) && _mentions[part] > 1 ? 1 : _mentions[part];
            ReadOnlySpan<int> operands = _formula.OperandsOf(part);
            for (int i = 0; i < operands.Length; i++)
            {
                _mentions[operands[i]] += times * template.Mentions(i);
            }
        }
    }

    private void Write(IReadOnlyList<string> inputs, Func<int, string> name, CancellationToken cancellation)
    {
        int computed = 0;
        for (int part = 0; part < _formula.Count; part++)
        {
            if ((part & 0xFFF) == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            if (_mentions[part] == 0)
            {
                continue;
            }

            if (_formula.TemplateOf(part) is not { } template)
            {
                AddColumn(part, new Column(inputs[_formula.InputOf(part)], null, []));
                continue;
            }

            ReadOnlySpan<int> operands = _formula.OperandsOf(part);
            var filled = new Fragment[operands.Length];
            for (int i = 0; i < filled.Length; i++)
            {
                filled[i] = _fragments[operands[i]];
            }

            Fragment fragment = template.Fill(filled);
            _fragments[part] = fragment;
            if (_formula.CanBeColumn(part) && (_mentions[part] > 1 || fragment.Code.Length > (fragment.Binding == Binding.Atom ? LongestFunction : LongestText) || fragment.Depth > DeepestNesting))
            {
                Column[] mentions = [.. fragment.Names.Select(p => _columns[_columnOf[p]])];
                int step = 1 + mentions.Select(static c => c.Step).DefaultIfEmpty(0).Max();
                Steps = Math.Max(Steps, step);
                AddColumn(part, new Column(name(++computed), CodeWriter.WithoutParentheses(fragment.Code), mentions) { Step = step });
            }
        }

        Delay();
        Outputs = [.. _formula.Outputs.Select(o => CodeWriter.WithoutParentheses(_fragments[o].Code))];
    }

    // From the last column to the first: those that mention a column stand behind it.
    private void Delay()
    {
        var latest = new Dictionary<Column, int>(ReferenceEqualityComparer.Instance);
        foreach (int part in _formula.Outputs.SelectMany(o => _fragments[o].Names))
        {
            _columns[_columnOf[part]].LastUse = Steps + 1;
        }

        for (int i = _columns.Count - 1; i >= 0; i--)
        {
            Column column = _columns[i];
            column.Step = column.Text is null ? 0 : latest.GetValueOrDefault(column, Steps);
            foreach (Column mentioned in column.Mentions)
            {
                mentioned.LastUse = Math.Max(mentioned.LastUse, column.Step);
                latest[mentioned] = Math.Min(latest.GetValueOrDefault(mentioned, Steps), column.Step - 1);
            }
        }
    }

    private void AddColumn(int part, Column column)
    {
        _columnOf.Add(part, _columns.Count);
        _columns.Add(column);
        _fragments[part] = new Fragment(column.Name, Binding.Atom, 0, [part]);
    }
}
