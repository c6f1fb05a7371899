namespace Symbolic.Repl.Editing;

// Ctrl-R: the latest input with a text in it, while that text is typed.
internal sealed partial class LineEditor
{
    private Step PressInSearch(Keystroke key)
    {
        Search search = _search!;
        switch (key)
        {
            case { Key: Key.Character, Held: Held.None or Held.Shift }:
                search.Extend(key.Text);
                return Step.GoOn;
            case { Key: Key.Paste }:
                search.Extend(key.Text.ReplaceLineEndings(" "));
                return Step.GoOn;
            case { Key: Key.Backspace }:
                search.Shorten();
                return Step.GoOn;
            case { Key: Key.Character, Text: "r", Held: Held.Control }:
                search.Further();
                return Step.GoOn;
            case { Key: Key.Resize }:
                _view.Resize();
                return Step.GoOn;
            case { Key: Key.Escape } or { Key: Key.Character, Text: "c" or "g", Held: Held.Control }:
                _search = null;
                return Step.GoOn;
        }

        // Every other key does with what was found what it does with what was typed.
        if (search.Found.Length > 0)
        {
            _buffer.Replace(search.Found);
        }

        _search = null;
        return Press(key);
    }

    private sealed class Search(History history)
    {
        private int _at = history.Entries.Count;

        /// <summary>What is searched for.</summary>
        public string Part { get; private set; } = "";

        /// <summary>True when the last step found nothing.</summary>
        public bool Failed { get; private set; }

        /// <summary>The input that was found; empty before the first.</summary>
        public string Found => _at < history.Entries.Count ? history.Entries[_at] : "";

        public void Extend(string text)
        {
            Part += text;
            To(history.Find(Part, Math.Min(_at + 1, history.Entries.Count)));
        }

        public void Shorten()
        {
            Part = Part[..Graphemes.Previous(Part, Part.Length)];
            _at = history.Entries.Count;
            To(Part.Length == 0 ? _at : history.Find(Part, _at));
        }

        public void Further() => To(Part.Length == 0 ? -1 : history.Find(Part, _at));

        private void To(int place)
        {
            Failed = place < 0;
            _at = place < 0 ? _at : place;
        }
    }
}
