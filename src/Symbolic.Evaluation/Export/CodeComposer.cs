using System.Globalization;

namespace Symbolic;

/// <summary>How values without a name of their own are called, and how inputs are.</summary>
/// <param name="Inputs">The inputs as they stand in expressions.</param>
/// <param name="Prefix">Named values are this and a number.</param>
/// <param name="InArray">True when they are entries of an array of that name: there are too many for variables.</param>
internal sealed record ComposerNames(IReadOnlyList<string> Inputs, string Prefix, bool InArray);

/// <summary>
/// Turns a <see cref="StraightLine"/> into statements. A value that is used once becomes part of the expression that uses it, as
/// long as the line stays short; all others get names. An arm of a selection that fits into the expression is a conditional
/// expression, otherwise the selection becomes a conditional statement whose blocks compute what only they need. One loop over the
/// values; nothing recurses.
/// </summary>
internal sealed class CodeComposer
{
    private const int LongestLine = 120;
    private const int DeepestNesting = 12;

    private readonly StraightLine _line;
    private readonly Language _language;
    private readonly ComposerNames _names;
    private readonly ValueRegions _regions;
    private readonly int[] _uses;
    private readonly int[] _next;
    private readonly bool[] _named;
    private readonly Fragment[] _fragments;
    private readonly CodeBlock?[] _definedIn;
    private readonly Dictionary<int, string> _targets = [];
    private readonly SortedSet<int> _hoisted = [];
    private readonly Dictionary<int, Template> _tensorTemplates = [];
    private readonly Stack<Frame> _frames = new();
    private readonly CancellationToken _cancellation;
    private int _namedCount;

    private CodeComposer(StraightLine line, Language language, ComposerNames names, CancellationToken cancellation)
    {
        (_line, _language, _names, _cancellation) = (line, language, names, cancellation);
        _regions = new ValueRegions(line, language.IsLazy);
        _uses = line.Uses().ToArray();
        _next = [.. _regions.Starts];
        _named = new bool[line.Count];
        _fragments = new Fragment[line.Count];
        _definedIn = new CodeBlock?[line.Count];
    }

    public static CodeBody Compose(StraightLine line, Language language, ComposerNames names, CancellationToken cancellation = default) =>
        new CodeComposer(line, language, names, cancellation).Run();

    // Part of a region that is being written: its members before a limit, into a block. Behind it, the selection goes on.
    private readonly record struct Frame(int Region, int Limit, CodeBlock Block, Choice? Choice);

    // A selection whose arms are being written.
    private sealed class Choice(int select, CodeBlock block)
    {
        public readonly int Select = select;
        public readonly CodeBlock Block = block;
        public readonly Queue<(int Region, CodeBlock Block)> Waiting = new();
        public Conditional? Statement;
    }

    private CodeBody Run()
    {
        WriteLeaves();
        NameRepeatedOperands();
        var root = new CodeBlock(null);
        _frames.Push(new Frame(RegionTree.Root, int.MaxValue, root, null));
        int steps = 0;
        while (_frames.TryPeek(out Frame frame))
        {
            if ((++steps & 0xFFF) == 0)
            {
                _cancellation.ThrowIfCancellationRequested();
            }

            if (HasMember(frame.Region, frame.Limit))
            {
                int value = _regions.Members[_next[frame.Region]++];
                if (_line.OperatorAt(value).Primitive == Primitive.Select && _language.IsLazy)
                {
                    Choose(value, frame.Block);
                }
                else
                {
                    Finish(value, Apply(value, frame.Block), frame.Block);
                }

                continue;
            }

            _frames.Pop();
            if (frame.Choice is { } choice)
            {
                Continue(choice);
            }
        }

        string[] outputs = [.. _line.Outputs.Select(o => Mention(o, root).Code)];
        return new CodeBody(root, outputs, _hoisted, _targets, _namedCount);
    }

    private void WriteLeaves()
    {
        for (int value = 0; value < _line.Count; value++)
        {
            if (_uses[value] == 0 || _line.IsComputed(value))
            {
                continue;
            }

            string code = _line.IsInput(value) ? _names.Inputs[value] : _language.Constant(_line.ConstantAt(value));
            _fragments[value] = Fragment.Atom(code);
        }
    }

    // A template may mention an operand several times.
    private void NameRepeatedOperands()
    {
        for (int value = 0; value < _line.Count; value++)
        {
            if (_uses[value] == 0 || !_line.IsComputed(value))
            {
                continue;
            }

            ReadOnlySpan<int> operands = _line.OperandsAt(value);
            Template template = TemplateOf(value);
            for (int i = 0; i < operands.Length; i++)
            {
                _named[operands[i]] |= template.Mentions(i) != 1 && _line.IsComputed(operands[i]);
            }
        }
    }

    private bool HasMember(int region, int limit) => _next[region] < _regions.Starts[region + 1] && _regions.Members[_next[region]] < limit;

    private Fragment Apply(int value, CodeBlock block)
    {
        Operator op = _line.OperatorAt(value);
        ReadOnlySpan<int> operands = _line.OperandsAt(value);
        Template template = TemplateOf(value);
        var written = new Fragment[operands.Length];
        for (int i = 0; i < written.Length; i++)
        {
            if (template.IsWhole(i))
            {
                written[i] = Fragment.Atom(WholeNumber(operands[i], op, i));
                continue;
            }

            written[i] = Mention(operands[i], block);
            if (_line.IsConstant(operands[i]))
            {
                string constant = _language.ConstantOperand(_line.ConstantAt(operands[i]), op);
                Shape shape = _line.TensorAt(value)?.Operands[i].Shape ?? Shape.Scalar;
                written[i] = written[i] with { Code = shape.IsScalar ? constant : _language.Full(constant, shape) };
            }
        }

        return template.Fill(written);
    }

    private string WholeNumber(int value, Operator op, int position) =>
        _line.IsConstant(value) && _line.ConstantAt(value).Exact is { IsInteger: true, Sign: >= 0 } number
            ? number.Numerator.ToString(CultureInfo.InvariantCulture)
            : throw new ExportException($"{_language.Name} has the function '{op.Name}' only with a whole number from 0 up as argument {(position + 1).ToString(CultureInfo.InvariantCulture)}.");

    private Template TemplateOf(int value)
    {
        if (_line.TensorAt(value) is not { } node)
        {
            return _language.TemplateFor(_line.OperatorAt(value));
        }

        if (!_tensorTemplates.TryGetValue(value, out Template? template))
        {
            template = Template.Parse(_language.TensorTemplate(node) ?? throw new ExportException($"{_language.Name} has no form for '{node.Operator.Name}'."));
            _tensorTemplates.Add(value, template);
        }

        return template;
    }

    // What an expression mentions must be visible in the block in which it stands.
    private Fragment Mention(int value, CodeBlock block)
    {
        Fragment fragment = _fragments[value];
        foreach (int name in fragment.Names)
        {
            if (!_definedIn[name]!.Contains(block))
            {
                _hoisted.Add(name);
            }
        }

        return fragment;
    }

    private void Finish(int value, Fragment fragment, CodeBlock block)
    {
        if (_uses[value] == 1 && !_named[value] && fragment.Code.Length <= LongestLine && fragment.Depth <= DeepestNesting)
        {
            _fragments[value] = fragment;
            return;
        }

        Name(value, block);
        block.Statements.Add(new Assignment(value, true, fragment.Code));
    }

    private void Name(int value, CodeBlock block)
    {
        // From 1 on, as Julia counts.
        _namedCount++;
        string number = _namedCount.ToString(CultureInfo.InvariantCulture);
        string name = _targets[value] = _names.InArray ? $"{_names.Prefix}[{number}]" : $"{_names.Prefix}{number}";
        _fragments[value] = new Fragment(_names.InArray && _line.IsLogical(value) ? $"({name} != 0.0)" : name, Binding.Atom, 0, [value]);
        _definedIn[value] = block;
    }

    // Before the selection itself: what lies between its region and those of its arms (an arm under several conditions), then
    // the arms, as far as they have not been written for an earlier selection with the same condition.
    private void Choose(int select, CodeBlock block)
    {
        var choice = new Choice(select, block);
        QueueWay(choice, true);
        QueueWay(choice, false);
        QueueArm(choice, true);
        QueueArm(choice, false);
        Continue(choice);
    }

    private void Continue(Choice choice)
    {
        if (choice.Waiting.TryDequeue(out var next))
        {
            _frames.Push(new Frame(next.Region, choice.Select, next.Block, choice));
            return;
        }

        Decide(choice);
    }

    private void QueueWay(Choice choice, bool holds)
    {
        int outer = _regions.RegionOf(choice.Select), arm = _regions.ArmOf(choice.Select, holds);
        if (arm == outer)
        {
            return;
        }

        var way = new Stack<int>();
        for (int r = _regions.Tree.ParentOf(arm); r != outer && r != RegionTree.Root; r = _regions.Tree.ParentOf(r))
        {
            if (HasMember(r, choice.Select))
            {
                way.Push(r);
            }
        }

        foreach (int region in way)
        {
            var tests = new List<string>();
            var literal = (Condition: -1, Holds: true);
            for (int r = region; r != outer; r = _regions.Tree.ParentOf(r))
            {
                literal = _regions.Tree.ConditionOf(r);
                string test = Mention(literal.Condition, choice.Block).Code;
                tests.Add(literal.Holds ? test : _language.Not(test));
            }

            tests.Reverse();
            Conditional statement = tests.Count == 1 ? Ask(choice.Block, literal.Condition) : AskAll(choice.Block, tests);
            choice.Waiting.Enqueue((region, tests.Count == 1 && !literal.Holds ? statement.Else : statement.Then));
        }
    }

    private void QueueArm(Choice choice, bool holds)
    {
        int arm = _regions.ArmOf(choice.Select, holds);
        if (arm != _regions.RegionOf(choice.Select) && HasMember(arm, choice.Select))
        {
            Conditional statement = StatementOf(choice);
            choice.Waiting.Enqueue((arm, holds ? statement.Then : statement.Else));
        }
    }

    private Conditional StatementOf(Choice choice) => choice.Statement ??= Ask(choice.Block, _line.OperandsAt(choice.Select)[0]);

    // The statement right before, when it asks for the same condition; otherwise a new one.
    private Conditional Ask(CodeBlock block, int condition)
    {
        if (block.Statements is [.., Conditional last] && last.Condition == condition)
        {
            return last;
        }

        var statement = new Conditional(condition, Mention(condition, block).Code, new CodeBlock(block), new CodeBlock(block));
        block.Statements.Add(statement);
        return statement;
    }

    private Conditional AskAll(CodeBlock block, IEnumerable<string> tests)
    {
        var statement = new Conditional(-1, _language.Both(tests), new CodeBlock(block), new CodeBlock(block));
        block.Statements.Add(statement);
        return statement;
    }

    private void Decide(Choice choice)
    {
        int select = choice.Select;
        CodeBlock block = choice.Block;
        ReadOnlySpan<int> operands = _line.OperandsAt(select);
        bool inside = false;
        foreach (int arm in operands[1..])
        {
            foreach (int name in _fragments[arm].Names)
            {
                inside |= !_definedIn[name]!.Contains(block);
            }
        }

        if (!inside)
        {
            Finish(select, Apply(select, block), block);
            return;
        }

        Conditional statement = StatementOf(choice);
        Name(select, block);
        statement.Chosen.Add(select);
        statement.Then.Statements.Add(new Assignment(select, false, Mention(operands[1], statement.Then).Code));
        statement.Else.Statements.Add(new Assignment(select, false, Mention(operands[2], statement.Else).Code));
    }
}
