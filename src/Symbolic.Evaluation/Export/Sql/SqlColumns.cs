namespace Symbolic;

/// <summary>
/// A <see cref="SqlFormula"/> cut into columns: what is mentioned more than once, or grows long, is a column of its own. Columns
/// stand in steps; each mentions columns of earlier steps only, and stands in the earliest step where that is so.
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
    /// <param name="Step">The step that computes it.</param>
    internal sealed record Column(string Name, string? Text, int Step)
    {
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
                AddColumn(part, new Column(inputs[_formula.InputOf(part)], null, 0));
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
                int step = 1 + fragment.Names.Select(p => _columns[_columnOf[p]].Step).DefaultIfEmpty(0).Max();
                Use(fragment, step);
                Steps = Math.Max(Steps, step);
                AddColumn(part, new Column(name(++computed), CodeWriter.WithoutParentheses(fragment.Code), step));
            }
        }

        foreach (int output in _formula.Outputs)
        {
            Use(_fragments[output], Steps + 1);
        }

        Outputs = [.. _formula.Outputs.Select(o => CodeWriter.WithoutParentheses(_fragments[o].Code))];
    }

    private void Use(Fragment fragment, int step)
    {
        foreach (int part in fragment.Names)
        {
            Column column = _columns[_columnOf[part]];
            column.LastUse = Math.Max(column.LastUse, step);
        }
    }

    private void AddColumn(int part, Column column)
    {
        _columnOf.Add(part, _columns.Count);
        _columns.Add(column);
        _fragments[part] = new Fragment(column.Name, Binding.Atom, 0, [part]);
    }
}
