using System.CommandLine;
using System.CommandLine.Help;
using Symbolic.Repl.Batch;
using Symbolic.Repl.Interactive;
using Symbolic.Repl.Terminal;
using Symbolic.Repl.Work;

namespace Symbolic.Repl.Commands;

/// <summary>The <c>symbolic</c> command: its verbs, their arguments, their help.</summary>
internal sealed partial class CommandLine
{
    private readonly Host _host;
    private readonly CommandOptions _options = new();
    private readonly Dictionary<Command, string[]> _examples = [];

    private CommandLine(Host host) => _host = host;

    /// <summary>Runs the command.</summary>
    /// <returns>The exit status: 0, or 1 after an error, or 2 when a file cannot be read.</returns>
    public static int Run(IReadOnlyList<string> arguments, Host host)
    {
        // Expressions may begin with a minus or an at sign: no bundles of one-letter options, no response files.
        var parsing = new ParserConfiguration { EnablePosixBundling = false, ResponseFileTokenReplacer = null };
        var invoking = new InvocationConfiguration { Output = host.Output, Error = host.Error, EnableDefaultExceptionHandler = false };
        ParseResult parsed = new CommandLine(host).Build().Parse(arguments, parsing);
        if (UsageError.Of(parsed) is { } error)
        {
            ErrorReport.Write(new Screen(host.Error, host.Colors && host.ErrorIsTerminal, host.Width), error);
            return 1;
        }

        return parsed.Invoke(invoking);
    }

    /// <summary>The command with all verbs and options.</summary>
    internal static RootCommand Describe(Host host) => new CommandLine(host).Build();

    private RootCommand Build()
    {
        var root = new RootCommand("Exact derivatives of formulas, checked by numbers. Without a command: a session in which formulas are typed line by line.");
        root.Directives.Clear();
        root.Options.Add(_options.Format);
        root.Options.Add(_options.Expand);
        root.Options.Add(_options.Json);
        root.SetAction(parsed => InteractiveLoop.Run(
            _host, _options.Folding(parsed), parsed.GetValue(_options.Format) is { } name ? ResultFormats.Find(name) : null, parsed.GetValue(_options.Json) ? OutputKind.Json : OutputKind.Report));
        _examples[root] =
        [
            "grad '(xy+z)²+exp(x−yz)'",
            "diff 'x^3 sin x' x --at x=1.5",
            "eval 'sqrt(x^2+y^2)' x=3 y=4",
            "batch requests.jsonl",
            "",
        ];

        root.Subcommands.Add(WithVariables("diff", Operation.Differentiate, "The derivative by one variable, or by several one after another.",
            "diff 'x^3 sin x' x", "diff 'x^2 y^3' x x y", "diff 'log(x+sqrt(x^2+1))' --at x=1"));
        root.Subcommands.Add(WithVariables("grad", Operation.Gradient, "All partial derivatives of a formula.",
            "grad '(xy+z)²+exp(x−yz)'", "grad '(xy+z)²+exp(x−yz)' --at x=1,y=2,z=0", "grad '|x y|' --at x=2,y=-3", "grad 'rate*t+t^2' t --names rate", "grad '‖A x − b‖²' --shape A=mxn,x=n,b=m"));
        root.Subcommands.Add(WithVariables("hessian", Operation.Hessian, "All second derivatives of a formula.",
            "hessian 'x^2 y + exp(x y)'", "hessian '(1-x)^2 + 100(y-x^2)^2' --at x=1,y=1", "hessian 'xᵀA x' --wrt x --at 'x=[1,2],A=[1,2;3,4]'"));
        root.Subcommands.Add(Jacobian());
        root.Subcommands.Add(WithVariables("simplify", Operation.Simplify, "A formula in a shorter form that equals it.",
            "simplify 'sin(x)^2 + cos(x)^2'", "simplify 'sqrt(x^2)' --assume 'x > 0'"));
        root.Subcommands.Add(WithVariables("expand", Operation.Expand, "A formula multiplied out.", "expand '(x+1)^3'", "expand '(a+b)^2/c'"));
        root.Subcommands.Add(WithVariables("factor", Operation.Factor, "A formula as a product of factors that are irreducible over the rational numbers.",
            "factor 'x^2 - y^2'", "factor 'x^6 - 1'"));
        root.Subcommands.Add(WithVariables("collect", Operation.Collect, "A formula by falling powers of one variable or several.", "collect 'a x^2 + b x^2 + a x + c' x"));
        root.Subcommands.Add(WithVariables("together", Operation.Together, "A formula as one fraction; products and powers of sums stay.", "together '1/x + 1/y'"));
        root.Subcommands.Add(WithVariables("cancel", Operation.Cancel, "A formula as one fraction in lowest terms, multiplied out.", "cancel '(x^2 - 1)/(x - 1)'"));
        root.Subcommands.Add(WithVariables("apart", Operation.Apart, "Partial fractions of a formula by one variable.", "apart '1/(x^2 - 1)' x"));
        root.Subcommands.Add(Equal());
        root.Subcommands.Add(WithPoint("eval", Operation.Evaluate, "The value of a formula.", "eval 'sqrt(x^2+y^2)' x=3 y=4", "eval 'sin x' x=pi/6", "eval 'A x' 'A=[1,2;3,4]' 'x=[1,-1]'"));
        root.Subcommands.Add(WithPoint("check", Operation.Check, "Compares the derivatives of a formula with differences of its values (Richardson).",
            "check '(xy+z)²+exp(x−yz)'", "check 'tanh(w x + b)' w=0.5 x=1 b=-1", "check 'sum((W x).^2)' 'W=[1,2;3,4]' 'x=[1,-1]'"));
        root.Subcommands.Add(WithVariables("parse", Operation.Parse, "How a formula is read: with all parentheses.", "parse '1/2x + sin x y'"));
        root.Subcommands.Add(WithVariables("cost", Operation.Cost, "What a formula and its derivatives cost to compute, before and after simplification.",
            "cost '(xy+z)²+exp(x−yz)'", "cost 'sum((A x).^2)' --shape A=3x3,x=3"));
        root.Subcommands.Add(Explain());
        root.Subcommands.Add(Latex());
        root.Subcommands.Add(Codegen());
        AddPictures(root);
        root.Subcommands.Add(Table());
        root.Subcommands.Add(Map());
        root.Subcommands.Add(Run());
        root.Subcommands.Add(Train());
        root.Subcommands.Add(Batch());
        root.Subcommands.Add(Page());
        root.Subcommands.Add(Quiz());
        root.Subcommands.Add(Web());
        AddExamplesToHelp(root);
        return root;
    }

    private Command WithVariables(string name, Operation operation, string summary, params string[] examples) => WithVariables(name, operation, summary, static (_, query) => query, examples);

    private Command WithVariables(string name, Operation operation, string summary, Func<ParseResult, Query, Query> more, params string[] examples)
    {
        var expression = new Argument<string>("EXPR") { Description = "The formula, a program of equations, or the name of a file NAME.sym with one." };
        var variables = new Argument<string[]>("x") { Description = "The variables; the same as --wrt.", Arity = ArgumentArity.ZeroOrMore };
        var command = new Command(name, summary);
        bool takesVariables = operation is Operation.Collect or Operation.Apart || !(operation == Operation.Parse || operation.IsRewriting());
        command.Arguments.Add(expression);
        if (takesVariables)
        {
            command.Arguments.Add(variables);
        }

        _options.AddTo(command);
        command.SetAction(parsed =>
        {
            Query query = _options.Read(parsed, operation, parsed.GetRequiredValue(expression));
            IEnumerable<string> positional = !takesVariables ? [] : CommandOptions.Lists(parsed.GetValue(variables));
            return Run(parsed, more(parsed, query with { Variables = [.. positional, .. query.Variables] }), _options.Given(parsed));
        });
        _examples[command] = examples;
        return command;
    }

    private Command WithPoint(string name, Operation operation, string summary, params string[] examples)
    {
        var expression = new Argument<string>("EXPR") { Description = "The formula, a program of equations, or the name of a file NAME.sym with one." };
        var assignments = new Argument<string[]>("x=1") { Description = "Values of the variables; the same as --at.", Arity = ArgumentArity.ZeroOrMore };
        var command = new Command(name, summary);
        command.Arguments.Add(expression);
        command.Arguments.Add(assignments);
        _options.AddTo(command);
        command.SetAction(parsed =>
        {
            string[] typed = parsed.GetValue(assignments) ?? [];
            GivenValues values = _options.Given(parsed);
            return Run(
                parsed,
                _options.Read(parsed, operation, parsed.GetRequiredValue(expression)),
                typed.Length > 0 ? values with { Points = [.. values.Points, string.Join(',', typed)] } : values);
        });
        _examples[command] = examples;
        return command;
    }

    private Command Jacobian()
    {
        var expressions = new Argument<string[]>("EXPR") { Description = "The formulas.", Arity = ArgumentArity.OneOrMore };
        var command = new Command("jacobian", "The derivatives of several formulas by all variables.");
        command.Arguments.Add(expressions);
        _options.AddTo(command);
        command.SetAction(parsed =>
        {
            string[] sources = parsed.GetRequiredValue(expressions);
            return Run(parsed, _options.Read(parsed, Operation.Jacobian, string.Join('\n', sources)) with { Results = sources.Length }, _options.Given(parsed));
        });
        _examples[command] = ["jacobian 'x y' 'x + y^2'", "jacobian 'r cos φ' 'r sin φ' --wrt r,φ --at r=2,φ=pi/3", "jacobian 'tanh(W x)' --at 'W=[1,2;3,4],x=[0.1,0.2]'"];
        return command;
    }

    private Command Equal()
    {
        var first = new Argument<string>("A") { Description = "A formula." };
        var second = new Argument<string>("B") { Description = "The formula to compare it with." };
        var command = new Command("equal", "Whether two formulas are equal: by a normal form or at points, with a point that tells them apart.");
        command.Arguments.Add(first);
        command.Arguments.Add(second);
        command.Options.Add(_options.Shapes);
        command.Options.Add(_options.Names);
        command.Options.Add(_options.Assumptions);
        command.Options.Add(_options.Json);
        command.SetAction(parsed => EqualCommand.Run(
            _options.Read(parsed, Operation.Equal, parsed.GetRequiredValue(first)) with { Other = parsed.GetRequiredValue(second) },
            _options.Given(parsed),
            parsed.GetValue(_options.Json) ? OutputKind.Json : OutputKind.Report,
            _host));
        _examples[command] = ["equal '(x+1)^2' 'x^2 + 2x + 1'", "equal 'log(x y)' 'log x + log y'", "equal 'sqrt(x^2)' 'x' --assume 'x > 0'", "equal 'tr(A B)' 'tr(B A)' --shape A=mxn,B=nxm"];
        return command;
    }

    private Command Explain()
    {
        var level = new Option<int>("--level", "-l") { Description = "1: a line for each rule of calculus; 2: also how parts are put together and simplified; 3: every rewrite.", HelpName = "1|2|3", DefaultValueFactory = static _ => 1 };
        level.AcceptOnlyFromAmong("1", "2", "3");
        var paths = new Option<bool>("--paths") { Description = "The derivatives as sums over the paths of the computational graph." };
        var tables = new Option<bool>("--tables") { Description = "The forward and the backward pass over the computational graph." };
        Command command = WithVariables("explain", Operation.Explain, "How a derivative comes about: the rules that are applied, step by step.", (parsed, query) => query with
        {
            Level = (ExplainLevel)parsed.GetValue(level),
            Parts = (parsed.GetValue(paths) ? GraphParts.Paths : GraphParts.None) | (parsed.GetValue(tables) ? GraphParts.Tables : GraphParts.None),
        }, "explain 'x^2 sin x' x", "explain 'x^2 sin x' x --level 3", "explain '(xy+z)²+exp(x−yz)' --paths --tables --at x=1,y=2,z=0", "explain '(xy+z)²+exp(x−yz)' --at x=1,y=2,z=0 --html --out derivative.html");
        command.Options.Add(level);
        command.Options.Add(paths);
        command.Options.Add(tables);
        AddPages(command);
        return command;
    }

    private Command Latex()
    {
        var expression = new Argument<string>("EXPR") { Description = "The formula." };
        var command = new Command("latex", "A formula for typesetting.");
        command.Arguments.Add(expression);
        _options.AddTo(command);
        command.SetAction(parsed => Run(
            parsed,
            _options.Read(parsed, Operation.Parse, parsed.GetRequiredValue(expression)),
            _options.Given(parsed),
            ResultFormat.Latex));
        _examples[command] = ["latex 'exp(-x²/2σ²)/√(2πσ²)'"];
        return command;
    }

    private Command Codegen()
    {
        var expressions = new Argument<string[]>("EXPR") { Description = "The formula, or several.", Arity = ArgumentArity.OneOrMore };
        var target = new Option<string>("--target", "-t") { Description = $"The language: {CodeTargets.List}.", HelpName = "language", Required = true };
        target.AcceptOnlyFromAmong([.. CodeTargets.All.Keys.Order(StringComparer.Ordinal)]);
        var what = new Option<string[]>("--what") { Description = "What the function computes: f, grad (of several formulas: jacobian), hessian. Default: f.", HelpName = "f,grad,hessian", AllowMultipleArgumentsPerToken = false };
        var name = new Option<string>("--name") { Description = "The name of the function. Default: f.", HelpName = "f", DefaultValueFactory = static _ => "f" };
        var dialect = new Option<string>("--dialect") { Description = $"For SQL: the database, one of {string.Join(", ", SqlDialects.All.Keys.Order(StringComparer.Ordinal))}. Default: postgresql.", HelpName = "database", DefaultValueFactory = static _ => "postgresql" };
        dialect.AcceptOnlyFromAmong([.. SqlDialects.All.Keys.Order(StringComparer.Ordinal)]);
        var arithmetic = new Option<string>("--arithmetic") { Description = "For SQL: guarded computes infinity or NaN where PostgreSQL and Spark stop with an error; plain is shorter and faster. Default: guarded.", HelpName = "guarded|plain", DefaultValueFactory = static _ => "guarded" };
        arithmetic.AcceptOnlyFromAmong([.. SqlDialects.Arithmetics.Keys.Order(StringComparer.Ordinal)]);
        var table = new Option<string>("--table") { Description = "For SQL: the table whose rows are the points. Default: points.", HelpName = "name", DefaultValueFactory = static _ => SqlOptions.Default.Table };
        var columns = new Option<string[]>("--columns") { Description = "For SQL: the columns that hold variables, where their names are others.", HelpName = "x=length", AllowMultipleArgumentsPerToken = false };
        var keep = new Option<string[]>("--keep") { Description = "For SQL: columns of the table that stand before the results, such as keys.", HelpName = "id", AllowMultipleArgumentsPerToken = false };
        var command = new Command("codegen", "Source code of a formula and its derivatives, in one function, for another language.");
        command.Arguments.Add(expressions);
        Option[] options = [target, what, name, dialect, arithmetic, table, columns, keep, _options.Variables, _options.Of, _options.Shapes, _options.Names, _options.Assumptions, _options.NoSimplify, _options.Json];
        foreach (Option option in options)
        {
            command.Options.Add(option);
        }

        command.SetAction(parsed =>
        {
            string[] sources = parsed.GetRequiredValue(expressions);
            Query query = _options.Read(parsed, Operation.GenerateCode, string.Join('\n', sources)) with
            {
                Results = sources.Length,
                Target = CodeTargets.Find(parsed.GetRequiredValue(target)),
                FunctionName = parsed.GetRequiredValue(name),
                Sql = new SqlOptions
                {
                    Dialect = SqlDialects.Find(parsed.GetRequiredValue(dialect)),
                    Arithmetic = SqlDialects.FindArithmetic(parsed.GetRequiredValue(arithmetic)),
                    Table = parsed.GetRequiredValue(table),
                    Columns = SqlDialects.Columns(CommandOptions.Lists(parsed.GetValue(columns))),
                    Kept = [.. CommandOptions.Lists(parsed.GetValue(keep))],
                },
            };
            return CodegenCommand.Run(query, parsed.GetValue(what) ?? [], _options.Given(parsed), parsed.GetValue(_options.Json) ? OutputKind.Json : OutputKind.Bare, _host);
        });
        _examples[command] = ["codegen '(xy+z)²+exp(x−yz)' --target c --what f,grad", "codegen 'sqrt(x^2+y^2)' --target numpy --what f,grad,hessian --name distance", "codegen 'r cos φ' 'r sin φ' --target csharp --what f,jacobian", "codegen 'a exp(−b t)' --target sql --dialect duckdb --table decay --columns t=time --keep id"];
        return command;
    }

    private Command Run()
    {
        var file = new Argument<string>("FILE") { Description = "A program of equations, expressions and checks." };
        var command = new Command("run", "The results that a program asks for: its expressions in order, and its checks.");
        command.Arguments.Add(file);
        _options.AddPointsTo(command);
        _options.AddReadingTo(command);
        command.SetAction(parsed => RunCommand.Run(
            parsed.GetRequiredValue(file),
            _options.Read(parsed, Operation.Parse, "") with { Formats = [FormatFor(parsed)] },
            _options.Given(parsed),
            _options.Folding(parsed),
            _host));
        _examples[command] = ["run network.sym --values weights.json", "run fit.sym --values X=data.csv --at y=[1,2,3]"];
        return command;
    }

    private Command Batch()
    {
        var file = new Argument<FileInfo?>("FILE") { Description = "The requests, one JSON object a line. Default: standard input.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("batch", "Answers requests, one JSON object a line in, one a line out.");
        command.Arguments.Add(file);
        command.SetAction(parsed => BatchCommand.Run(parsed.GetValue(file), _host));
        _examples[command] = ["batch requests.jsonl > answers.jsonl"];
        return command;
    }

    private int Run(ParseResult parsed, Query query, GivenValues given, ResultFormat? only = null)
    {
        if (query.Operation == Operation.Explain && (PageFor(parsed) ?? (_host.Page is { IsTypeset: true } ? PageLanguage.Html : null)) is { } language)
        {
            return PageCommand.Run(query, given, language, parsed.GetValue(_page), _host);
        }

        ResultFormat format = only ?? FormatFor(parsed);
        OutputKind kind = parsed.GetValue(_options.Json) ? OutputKind.Json : only is null ? OutputKind.Report : OutputKind.Bare;
        return OneShot.Run(query with { Formats = [format] }, given, kind, _options.Folding(parsed), _host);
    }

    private ResultFormat FormatFor(ParseResult parsed) =>
        parsed.GetValue(_options.Format) is { } name ? ResultFormats.Find(name) : _host.OutputIsTerminal ? ResultFormat.Unicode : ResultFormat.Text;

    private void AddExamplesToHelp(Command root)
    {
        foreach (Option option in root.Options)
        {
            if (option is HelpOption { Action: HelpAction help })
            {
                option.Action = new HelpWithExamples(help, _examples);
            }
        }
    }
}
