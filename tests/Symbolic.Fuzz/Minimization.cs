namespace Symbolic.Fuzz;

/// <summary>Makes an input shorter while it shows the same thing: parts are left out, large ones first.</summary>
internal static class Minimization
{
    /// <summary>The shortest input that was found.</summary>
    /// <param name="input">An input.</param>
    /// <param name="shows">Whether another input shows the same.</param>
    /// <param name="attempts">How often that may be asked.</param>
    public static string Of(string input, Func<string, bool> shows, int attempts)
    {
        for (int size = Math.Max(1, input.Length / 2); size >= 1 && attempts > 0; size = size == 1 && !TryShorten(1) ? 0 : Math.Max(1, size / 2))
        {
            while (TryShorten(size))
            {
            }
        }

        return input;

        bool TryShorten(int size)
        {
            bool shorter = false;
            for (int at = 0; at + size <= input.Length && attempts > 0;)
            {
                attempts--;
                string candidate = input.Remove(at, size);
                if (shows(candidate))
                {
                    (input, shorter) = (candidate, true);
                }
                else
                {
                    at += size;
                }
            }

            return shorter && attempts > 0;
        }
    }
}
