using System.Collections.Concurrent;

namespace Symbolic;

/// <summary>A programming language: how it spells operators, constants and names. What it has for an operator depends on the class alone.</summary>
internal abstract class Language
{
    // Hundreds of templates are the same for every function that is written.
    private static readonly ConcurrentDictionary<Type, string[]> s_spelled = [];

    private readonly Dictionary<Operator, Template> _templates = [];

    /// <summary>The language as people call it.</summary>
    public abstract string Name { get; }

    /// <summary>Words that cannot be names of variables: those of the language, and all that the templates mention.</summary>
    public abstract IEnumerable<string> Words { get; }

    /// <summary>What starts a comment of one line.</summary>
    public abstract string Comment { get; }

    /// <summary>When two names are the same.</summary>
    public virtual StringComparer NameComparer => StringComparer.Ordinal;

    /// <summary>The template of an operator; null when the language has no such function.</summary>
    public abstract string? Template(Operator op);

    /// <summary>True when the language computes only the arm of a conditional expression that is taken, and has conditional statements.</summary>
    public virtual bool IsLazy => true;

    /// <summary>The template of an operator, prepared for filling.</summary>
    /// <exception cref="ExportException">The language has no such function.</exception>
    public Template TemplateFor(Operator op)
    {
        if (!_templates.TryGetValue(op, out Template? template))
        {
            string text = Template(op) is { Length: > 0 } known ? known : throw new ExportException($"{Name} has no function '{op.Name}'.");
            template = text switch
            {
                "({0} + {1})" => Symbolic.Template.Infix(" + ", Binding.Sum),
                "({0} - {1})" => Symbolic.Template.Infix(" - ", Binding.Sum),
                "({0} * {1})" => Symbolic.Template.Infix(" * ", Binding.Product),
                "({0} / {1})" => Symbolic.Template.Infix(" / ", Binding.Product),
                _ => Symbolic.Template.Parse(text),
            };
            _templates.Add(op, template);
        }

        return template;
    }

    /// <summary>True when the language has tensors; otherwise they are written out entry by entry.</summary>
    public virtual bool HasTensors => false;

    /// <summary>The template of an Einstein sum, a delta, an array or an operator of tensors; null when the language has none.</summary>
    public virtual string? TensorTemplate(Expr node) => null;

    /// <summary>A tensor all of whose entries are one number.</summary>
    public virtual string Full(string constant, Shape shape) => throw new ExportException($"{Name} has no tensors.");

    /// <summary>A condition that does not hold.</summary>
    public virtual string Not(string test) => $"!({test})";

    /// <summary>Conditions that all hold.</summary>
    public virtual string Both(IEnumerable<string> tests) => string.Join(" && ", tests);

    /// <summary>The code: a whole file.</summary>
    public abstract string Write(ExportedFunction function);

    /// <summary>A constant as an operand of an operator.</summary>
    public virtual string ConstantOperand(LineConstant constant, Operator op) => Constant(constant);

    /// <summary>The writer's names: words of the language and of the templates of all given operators are taken.</summary>
    public Identifiers CreateIdentifiers(IEnumerable<Operator> operators)
    {
        string[] standard = s_spelled.GetOrAdd(GetType(), static (_, language) => [.. language.SpelledBy(OperatorTable.Standard.All).Distinct(language.NameComparer)], this);
        return new Identifiers(Words.Concat(standard).Concat(SpelledBy(operators)), NameComparer);
    }

    private IEnumerable<string> SpelledBy(IEnumerable<Operator> operators) => operators.Select(Template).OfType<string>().SelectMany(IdentifiersIn);

    /// <summary>A constant, with parentheses where it has a sign.</summary>
    public virtual string Constant(LineConstant constant)
    {
        if (constant.Leaf is { } leaf)
        {
            return Template(leaf)!;
        }

        if (double.IsInfinity(constant.Value))
        {
            string infinity = Template(Operators.Infinity)!;
            return constant.Value > 0 ? infinity : $"(-{infinity})";
        }

        if (NumberText.Fraction(constant) is { } fraction)
        {
            return $"({fraction})";
        }

        string number = NumberText.Decimal(constant.Value);
        return number[0] == '-' ? $"({number})" : number;
    }

    private static IEnumerable<string> IdentifiersIn(string template)
    {
        int start = -1;
        for (int i = 0; i <= template.Length; i++)
        {
            bool inside = i < template.Length && (char.IsAsciiLetterOrDigit(template[i]) || template[i] == '_');
            if (inside && start < 0)
            {
                start = i;
            }
            else if (!inside && start >= 0)
            {
                yield return template[start..i];
                start = -1;
            }
        }
    }
}
