using System.IO.MemoryMappedFiles;

namespace Symbolic.Fuzz;

/// <summary>The input that a process works on, in a file that outlives the process: what ends a process at once can tell nobody.</summary>
internal sealed class LastInput : IDisposable
{
    private const int Capacity = 1 << 16;

    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;

    /// <summary>Opens a file.</summary>
    public LastInput(string path)
    {
        _file = MemoryMappedFile.CreateFromFile(path, FileMode.OpenOrCreate, null, Capacity);
        _view = _file.CreateViewAccessor();
    }

    /// <summary>The input; what does not fit in is cut off.</summary>
    public string Text
    {
        get
        {
            var text = new char[_view.ReadInt32(0)];
            _view.ReadArray(sizeof(int), text, 0, text.Length);
            return new string(text);
        }

        set
        {
            int length = Math.Min(value.Length, (Capacity / sizeof(char)) - sizeof(int));
            _view.WriteArray(sizeof(int), value.ToCharArray(), 0, length);
            _view.Write(0, length);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _view.Dispose();
        _file.Dispose();
    }
}
