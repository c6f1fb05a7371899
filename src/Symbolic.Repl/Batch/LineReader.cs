namespace Symbolic.Repl.Batch;

/// <summary>The lines of a stream as bytes, without their ends. UTF-8 is left to the JSON reader, which refuses what is not UTF-8.</summary>
internal sealed class LineReader(Stream stream)
{
    /// <summary>The longest line that is read as a whole; of a longer one only this much is kept, which is no JSON object any more.</summary>
    public const int MaxLength = 1 << 28;

    private byte[] _buffer = new byte[1 << 16];
    private int _start;
    private int _end;
    private bool _first = true;

    /// <summary>The next line; null at the end.</summary>
    public byte[]? Read()
    {
        // What has been searched already is not searched again, or a long line would take quadratic time.
        int searched = _start;
        bool overlong = false;
        while (true)
        {
            int found = _buffer.AsSpan(searched, _end - searched).IndexOf((byte)'\n');
            if (found >= 0)
            {
                int end = searched + found;
                byte[] line = Line(_start, end);
                _start = end + 1;
                return overlong ? [] : line;
            }

            searched = _end;
            if (_end - _start > MaxLength)
            {
                overlong = true;
                _end = _start;
                searched = _start;
            }

            MakeRoom();
            searched = Math.Min(searched, _end);
            int count = stream.Read(_buffer, _end, _buffer.Length - _end);
            if (count == 0)
            {
                if (_start == _end && !overlong)
                {
                    return null;
                }

                byte[] last = Line(_start, _end);
                _start = _end;
                return overlong ? [] : last;
            }

            _end += count;
        }

        void MakeRoom()
        {
            if (_end < _buffer.Length)
            {
                return;
            }

            if (_start > 0)
            {
                _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
                _end -= _start;
                searched -= _start;
                _start = 0;
            }
            else
            {
                Array.Resize(ref _buffer, _buffer.Length * 2);
            }
        }
    }

    private byte[] Line(int start, int end)
    {
        ReadOnlySpan<byte> line = _buffer.AsSpan(start, end - start);
        if (_first)
        {
            _first = false;
            if (line.StartsWith(ByteOrderMark))
            {
                line = line[ByteOrderMark.Length..];
            }
        }

        return line.EndsWith((byte)'\r') ? line[..^1].ToArray() : line.ToArray();
    }

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];
}
