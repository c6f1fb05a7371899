using System.Security.Cryptography;
using System.Text;

namespace Symbolic.Generator;

/// <summary>Names of generated files: readable, and different for methods that are.</summary>
internal static class HintName
{
    private const int Longest = 60;

    /// <summary>The name of the file of a method: <c>Physics.Energy.1f3a90c25d07be44.g.cs</c>.</summary>
    public static string Of(MethodRequest request)
    {
        string id = request.Id.Split('(')[0];
        var readable = new StringBuilder();
        foreach (char c in id.AsSpan(id.IndexOf(':') + 1))
        {
            readable.Append(char.IsAsciiLetterOrDigit(c) || c == '.' ? c : '_');
        }

        // The end says more than the beginning. File systems may not tell capitals from small letters, the hash does.
        string shown = readable.ToString(Math.Max(0, readable.Length - Longest), Math.Min(readable.Length, Longest)).TrimStart('.');
        return $"{shown}.{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(request.Id)).AsSpan(0, 8))}.g.cs";
    }
}
