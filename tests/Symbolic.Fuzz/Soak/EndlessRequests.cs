using Symbolic.Fuzz.Generators;

namespace Symbolic.Fuzz.Soak;

/// <summary>Lines of requests without end, until it is closed.</summary>
internal sealed class EndlessRequests(int seed) : Stream
{
    private readonly RequestGenerator _generator = new(new Random(seed));
    private byte[] _line = [];
    private int _at;
    private volatile bool _closed;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Lets the stream end.</summary>
    public void Finish() => _closed = true;

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (_at == _line.Length)
        {
            if (_closed)
            {
                return 0;
            }

            (_line, _at) = (InputBytes.Of(_generator.Line() + "\n"), 0);
        }

        int taken = Math.Min(count, _line.Length - _at);
        _line.AsSpan(_at, taken).CopyTo(buffer.AsSpan(offset));
        _at += taken;
        return taken;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}

/// <summary>Takes answers, counts them, and looks for defects among them.</summary>
internal sealed class AnswerCounter : Stream
{
    private readonly List<byte> _line = [];

    public long Answers { get; private set; }

    /// <summary>The first answer that is a defect.</summary>
    public string? Defect { get; private set; }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(byte[] buffer, int offset, int count)
    {
        foreach (byte b in buffer.AsSpan(offset, count))
        {
            if (b != '\n')
            {
                _line.Add(b);
                continue;
            }

            Answers++;
            string line = System.Text.Encoding.UTF8.GetString([.. _line]);
            _line.Clear();
            if (Defect is null && line.Contains("\"code\":\"internal\"", StringComparison.Ordinal))
            {
                Defect = line;
            }
        }
    }

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
