using System.Globalization;
using System.Text;
using Symbolic.Parsing.Names;
using Symbolic.Parsing.Syntax;

namespace Symbolic.Parsing;

/// <summary>
/// Writes a syntax tree in explicit form: every operation on two operands in parentheses except the outermost. It shows how the input was
/// read. Works with a stack of its own, so the depth of the tree does not matter.
/// </summary>
internal static class ReadingPrinter
{
    /// <summary>The reading of a node.</summary>
    public static string Print(SyntaxNode node)
    {
        ArgumentNullException.ThrowIfNull(node);
        var writer = new Writer();
        writer.Run(node);
        return writer.Output.ToString();
    }

    internal static string Print(IReadOnlyList<StatementNode> statements)
    {
        var writer = new Writer();
        for (var k = 0; k < statements.Count; k++)
        {
            if (k > 0)
                writer.Output.Append("; ");
            writer.Run(statements[k]);
        }

        return writer.Output.ToString();
    }

    internal static string Symbol(BinaryOperation operation) => operation switch
    {
        BinaryOperation.Add => "+",
        BinaryOperation.Subtract => "-",
        BinaryOperation.Multiply => "*",
        BinaryOperation.Divide => "/",
        BinaryOperation.Solve => "\\",
        BinaryOperation.Dot => "·",
        BinaryOperation.Times => "×",
        BinaryOperation.ElementwiseMultiply => ".*",
        BinaryOperation.ElementwiseDivide => "./",
        BinaryOperation.Kronecker => "⊗",
        BinaryOperation.Power => "^",
        BinaryOperation.ElementwisePower => ".^",
        BinaryOperation.Less => "<",
        BinaryOperation.LessOrEqual => "<=",
        BinaryOperation.Greater => ">",
        BinaryOperation.GreaterOrEqual => ">=",
        BinaryOperation.Equal => "==",
        BinaryOperation.NotEqual => "!=",
        BinaryOperation.And => "and",
        BinaryOperation.Or => "or",
        _ => throw new ArgumentOutOfRangeException(nameof(operation)),
    };

    internal static string Spelling(Constant constant) => constant switch
    {
        Constant.E => "e",
        Constant.Pi => "pi",
        Constant.Infinity => "inf",
        Constant.True => "true",
        Constant.False => "false",
        _ => throw new ArgumentOutOfRangeException(nameof(constant)),
    };

    private enum Form
    {
        Inner,
        Bare,
    }

    private sealed class Writer
    {
        private readonly Stack<(SyntaxNode? Node, string? Text, Form Form)> _work = new();
        private readonly List<(SyntaxNode? Node, string? Text, Form Form)> _plan = [];

        public StringBuilder Output { get; } = new();

        public void Run(SyntaxNode root)
        {
            _work.Push((root, null, Form.Bare));
            while (_work.TryPop(out var next))
            {
                if (next.Text is not null)
                {
                    Output.Append(next.Text);
                    continue;
                }

                _plan.Clear();
                Plan(next.Node!, next.Form);
                for (var k = _plan.Count - 1; k >= 0; k--)
                    _work.Push(_plan[k]);
            }
        }

        private void Text(string text) => _plan.Add((null, text, Form.Bare));

        private void Bare(SyntaxNode node) => _plan.Add((node, null, Form.Bare));

        private void Inner(SyntaxNode node) => _plan.Add((node, null, Form.Inner));

        private void Separated(IReadOnlyList<SyntaxNode> nodes, string separator)
        {
            for (var k = 0; k < nodes.Count; k++)
            {
                if (k > 0)
                    Text(separator);
                Bare(nodes[k]);
            }
        }

        private void Plan(SyntaxNode node, Form form)
        {
            switch (node)
            {
                case TextNode text:
                    Text($"\"{text.Text}\"");
                    break;
                case NumberNode number:
                    Text(number.IsFraction && form == Form.Inner ? "(" + number.Text + ")" : number.Text);
                    break;
                case ConstantNode constant:
                    Text(Spelling(constant.Value));
                    break;
                case NameNode name:
                    Text(name.Name);
                    break;
                case FunctionNode function:
                    Text(function.Name);
                    break;
                case UnaryNode unary:
                    Unary(unary, form);
                    break;
                case BinaryNode binary:
                    if (form == Form.Inner)
                        Text("(");
                    Inner(binary.Left);
                    Text(" " + Symbol(binary.Operation) + " ");
                    Inner(binary.Right);
                    if (form == Form.Inner)
                        Text(")");
                    break;
                case NamedArgumentNode argument:
                    Text(argument.Name + "=");
                    Bare(argument.Value);
                    break;
                case CallNode call:
                    Text(call.Name + Partials(call.Partials) + new string('\'', call.Primes) + "(");
                    Separated(call.Arguments, ", ");
                    Text(")");
                    break;
                case NormNode norm:
                    Text("norm(");
                    Bare(norm.Operand);
                    if (norm.Order is not null)
                    {
                        Text(", ");
                        Bare(norm.Order);
                    }

                    Text(")");
                    break;
                case ConditionalNode conditional:
                    Text("if(");
                    Bare(conditional.Condition);
                    Text(", ");
                    Bare(conditional.WhenTrue);
                    Text(", ");
                    Bare(conditional.WhenFalse);
                    Text(")");
                    break;
                case CasesNode cases:
                    Text("cases(");
                    Separated(cases.Cases, "; ");
                    Text(")");
                    break;
                case CaseNode one:
                    Bare(one.Value);
                    Text(" if ");
                    if (one.Condition is null)
                        Text("true");
                    else
                        Bare(one.Condition);
                    break;
                case IndexNode index:
                    Inner(index.Target);
                    Text("[");
                    Indices(index.Indices);
                    Text("]");
                    break;
                case SliceNode slice:
                    if (slice.From is not null)
                        Bare(slice.From);
                    Text(":");
                    if (slice.To is not null)
                        Bare(slice.To);
                    break;
                case RangeNode range:
                    if (form == Form.Inner)
                        Text("(");
                    Inner(range.From);
                    Text(" .. ");
                    Inner(range.To);
                    if (form == Form.Inner)
                        Text(")");
                    break;
                case MatrixNode matrix:
                    Matrix(matrix);
                    break;
                case BigOperatorNode big:
                    Big(big);
                    break;
                case DerivativeNode derivative:
                    Text("diff(");
                    Bare(derivative.Operand);
                    Text(", ");
                    DerivativeVariables(derivative.Variables);
                    Text(")");
                    break;
                case GradientNode gradient:
                    Text(gradient.Kind == GradientKind.Gradient ? "grad(" : "laplacian(");
                    Bare(gradient.Operand);
                    foreach (var variable in gradient.Variables)
                    {
                        Text(", ");
                        Bare(variable);
                    }

                    Text(")");
                    break;
                default:
                    Statement(node);
                    break;
            }
        }

        private static string Partials(IReadOnlyList<int> positions) => positions.Count switch
        {
            0 => "",
            1 => "_" + positions[0].ToString(CultureInfo.InvariantCulture),
            _ => "_{" + string.Join(',', positions) + "}",
        };

        private void Unary(UnaryNode unary, Form form)
        {
            switch (unary.Operation)
            {
                case UnaryOperation.Transpose:
                    Text("T(");
                    Bare(unary.Operand);
                    Text(")");
                    return;
                case UnaryOperation.InverseTranspose:
                    Text("T(inv(");
                    Bare(unary.Operand);
                    Text("))");
                    return;
            }

            if (form == Form.Inner)
                Text("(");
            Text(unary.Operation == UnaryOperation.Negate ? "-" : "not ");
            Inner(unary.Operand);
            if (form == Form.Inner)
                Text(")");
        }

        private void Indices(IReadOnlyList<ExpressionNode> indices)
        {
            for (var k = 0; k < indices.Count; k++)
            {
                if (k > 0)
                    Text(",");
                if (indices[k] is RangeNode range)
                    Compact(range);
                else
                    Bare(indices[k]);
            }
        }

        private void Compact(RangeNode range)
        {
            Inner(range.From);
            Text("..");
            Inner(range.To);
        }

        private void Matrix(MatrixNode matrix)
        {
            Text("[");
            for (var row = 0; row < matrix.RowCount; row++)
            {
                if (row > 0)
                    Text("; ");
                for (var column = 0; column < matrix.ColumnCount(row); column++)
                {
                    if (column > 0)
                        Text(", ");
                    Bare(matrix.Entry(row, column));
                }
            }

            Text("]");
        }

        private void Big(BigOperatorNode big)
        {
            Text(big.Operation == BigOperation.Sum ? "sum(" : "prod(");
            if (big.Indices.Count > 0)
            {
                Text(string.Join(",", big.Indices));
                switch (big.Domain)
                {
                    case null:
                        break;
                    case RangeNode range:
                        Text("=");
                        Compact(range);
                        break;
                    default:
                        Text(" in ");
                        Bare(big.Domain);
                        break;
                }

                Text(": ");
            }

            Bare(big.Body);
            Text(")");
        }

        private void DerivativeVariables(IReadOnlyList<ExpressionNode> variables)
        {
            var same = variables.Count > 1;
            for (var k = 1; k < variables.Count && same; k++)
                same = ReferenceEquals(variables[k], variables[0]);
            Bare(variables[0]);
            if (same)
            {
                Text(", " + variables.Count.ToString(CultureInfo.InvariantCulture));
                return;
            }

            for (var k = 1; k < variables.Count; k++)
            {
                Text(",");
                Bare(variables[k]);
            }
        }

        private void Statement(SyntaxNode node)
        {
            switch (node)
            {
                case ExpressionStatement statement:
                    Bare(statement.Expression);
                    break;
                case AssignmentStatement assignment:
                    Bare(assignment.Target);
                    Text(" = ");
                    Bare(assignment.Value);
                    break;
                case FunctionDefinition definition:
                    Text($"def {definition.Name}({string.Join(", ", definition.Parameters)}) = ");
                    Bare(definition.Body);
                    break;
                case TargetNode target:
                    Text(target.Name);
                    if (target.Indices.Count > 0)
                    {
                        Text("[");
                        Indices(target.Indices);
                        Text("]");
                    }

                    break;
                case DeclarationStatement declaration:
                    Text(Keywords.Spelling(declaration.Kind) + " ");
                    Separated(declaration.Items, ", ");
                    break;
                case DeclaredNode declared:
                    Bare(declared.Target);
                    if (declared.Domain is not null)
                    {
                        Text(" in ");
                        Bare(declared.Domain);
                    }

                    break;
                case MembershipStatement membership:
                    Separated(membership.Targets, ", ");
                    Text(" in ");
                    Bare(membership.Domain);
                    break;
                case DomainNode domain:
                    Domain(domain);
                    break;
                case ForStatement loop:
                    Text($"for {loop.Index} in ");
                    Inner(loop.Domain);
                    Text(" { ");
                    Separated(loop.Body, "; ");
                    Text(" }");
                    break;
                case StrictStatement strict:
                    Text(strict.UndeclaredLetters == UndeclaredLetters.AreErrors ? "strict on" : "strict off");
                    break;
                default:
                    throw new ArgumentException($"no reading for {node.GetType().Name}", nameof(node));
            }
        }

        private void Domain(DomainNode domain)
        {
            Text(domain.Set switch { NumberSet.Naturals => "N", NumberSet.Integers => "Z", _ => "R" });
            if (domain.Dimensions.Count == 0)
                return;
            Text("^");
            if (domain.Bracket != '\0')
                Text(domain.Bracket.ToString());
            Separated(domain.Dimensions, "×");
            if (domain.Bracket != '\0')
                Text(domain.Bracket == '(' ? ")" : "}");
        }
    }
}
