using Symbolic.Parsing.Syntax;

namespace Symbolic.Parsing.Binding;

// x := … gives a name a new value. Updates that stand one after the other are one step, as in a step of descent over several parameters: the
// equations that they use are those from before the step, while a name that the step has updated already stands for its new value. A new step
// begins when a name is updated again, or when something is differentiated by a name after its update.
internal sealed partial class Binder
{
    private readonly Dictionary<string, Definition> _step = [];

    private void Update(PlannedStatement planned, AssignmentStatement update)
    {
        var name = planned.Target!;
        if (_step.ContainsKey(name))
            EndStep();
        var context = new Context(planned, planned.Names, _parsed.Text);
        Value meant;
        try
        {
            meant = Evaluate(update.Value, context);
        }
        catch (DerivativeByUpdated)
        {
            _height = 0;
            _count = 0;
            EndStep();
            meant = Evaluate(update.Value, context);
        }

        var value = meant.IsRow ? meant.Node : Plain(meant);
        var definition = new Definition(name, Fresh(name, value), value, DefinitionKind.Value);
        _equations.Add(definition);
        MarkRow(definition.Symbol, meant.IsRow);
        _step[name] = definition;
        planned.Bound = new BoundDefinition(update.Span, name, definition.Symbol, value);
        planned.Progress = Progress.Done;
    }

    // Whether a symbol is one that this step has made for a name that meant something else before.
    private bool IsUpdatedInStep(Expr symbol)
    {
        foreach (var (name, definition) in _step)
        {
            if (definition.Symbol == symbol && HasEarlierMeaning(name))
                return true;
        }

        return false;
    }

    private void EndStep()
    {
        if (_step.Count == 0)
            return;
        var updated = new List<(Definition Latest, Expr Symbol, bool WasFree)>();
        var touched = new HashSet<int>();
        foreach (var latest in _step.Values)
        {
            if (_equations.TryGet(latest.Name, out var old))
                updated.Add((latest, old.Symbol, false));
            else if (_state.Free.TryGetValue(latest.Name, out var free))
                updated.Add((latest, free.Symbol, true));
            else
                _equations.Set(latest);
        }

        _step.Clear();
        if (updated.Count == 0)
            return;
        foreach (var (latest, symbol, _) in updated)
        {
            touched.Add(latest.Symbol.Id);
            touched.Add(symbol.Id);
        }

        // All new values in terms of the old ones, before any of them takes effect.
        var values = updated.ConvertAll(one => _equations.Without(one.Latest, touched));
        var stillFree = values.SelectMany(static value => value.Symbols).ToHashSet();
        touched.RemoveWhere(id => updated.Exists(one => one.WasFree && one.Symbol.Id == id && !stillFree.Contains(id)));
        Freeze(touched);
        for (var k = 0; k < updated.Count; k++)
        {
            var (latest, symbol, wasFree) = updated[k];
            var value = values[k].Value;
            if (wasFree && stillFree.Contains(symbol.Id))
                symbol = Separate(latest.Name, symbol, value);
            else if (symbol.Type != value.Type)
                symbol = Fresh(latest.Name, value);
            _equations.Forget();
            _equations.Add(values[k]);
            _equations.Set(new Definition(latest.Name, symbol, value, DefinitionKind.Value, values[k].Symbols));
        }
    }

    // What was given a value with := keeps it when the names in it change.
    private void Freeze(HashSet<int> symbols)
    {
        List<Definition>? frozen = null;
        foreach (var definition in _equations.Definitions)
        {
            if (definition.Kind != DefinitionKind.Value || symbols.Contains(definition.Symbol.Id))
                continue;
            var kept = _equations.Without(definition, symbols);
            if (kept != definition)
                (frozen ??= []).Add(kept);
        }

        foreach (var definition in frozen ?? [])
            _equations.Set(definition);
    }

    // w := w - …, where w is a variable so far: the name gets a symbol apart from the variable, and equations follow the name.
    private Expr Separate(string name, Expr variable, Expr value)
    {
        var symbol = Fresh(name, value);
        if (symbol.Type != variable.Type)
            return symbol;
        var renamed = new Dictionary<int, Expr> { [variable.Id] = symbol };
        foreach (var equation in _equations.Definitions.Where(static d => d.Kind == DefinitionKind.Equation).ToArray())
        {
            var followed = _equations.Substitute(equation.Value, renamed);
            if (followed != equation.Value)
                _equations.Set(new Definition(equation.Name, equation.Symbol, followed, DefinitionKind.Equation));
        }

        foreach (var (key, function) in _state.Functions.ToArray())
        {
            if (function.Body is { } body && _equations.Substitute(body, renamed) is var followed && followed != body)
                _state.Functions[key] = new UserFunction(function.Definition, function.Text, function.Names, function.Parameters, followed);
        }

        return symbol;
    }

    /// <summary>The statement that is being bound takes a derivative by a name that the step has updated: it belongs to the next step.</summary>
    private sealed class DerivativeByUpdated : Exception;
}
