using Symbolic.Parsing.Syntax;

namespace Symbolic.Parsing.Names;

/// <summary>The words of the grammar, and those that begin a declaration.</summary>
internal static class Keywords
{
    /// <summary>All of them.</summary>
    public static IEnumerable<string> Words =>
        ["if", "then", "else", "and", "or", "not", "in", "otherwise", "for", .. Enum.GetValues<DeclarationKind>().Select(Spelling)];

    /// <summary>The token type that a word of the grammar stands for inside an expression.</summary>
    public static bool TryGet(ReadOnlySpan<char> word, out int token)
    {
        token = word switch
        {
            "if" => TokenType.IF,
            "then" => TokenType.THEN,
            "else" => TokenType.ELSE,
            "and" => TokenType.AND,
            "or" => TokenType.OR,
            "not" => TokenType.NOT,
            "in" => TokenType.IN,
            "otherwise" => TokenType.OTHERWISE,
            "for" => TokenType.FOR,
            _ => 0,
        };
        return token != 0;
    }

    /// <summary>The kind of declaration that a word begins.</summary>
    public static bool TryGetDeclaration(ReadOnlySpan<char> word, out DeclarationKind kind)
    {
        kind = word switch
        {
            "var" => DeclarationKind.Variable,
            "const" => DeclarationKind.Constant,
            "dim" => DeclarationKind.Dimension,
            "batch" => DeclarationKind.Batch,
            "index" => DeclarationKind.Index,
            "param" => DeclarationKind.Parameter,
            "input" => DeclarationKind.Input,
            "symmetric" => DeclarationKind.Symmetric,
            "family" => DeclarationKind.Family,
            "func" => DeclarationKind.Function,
            _ => (DeclarationKind)(-1),
        };
        return (int)kind >= 0;
    }

    /// <summary>How a declaration is written.</summary>
    public static string Spelling(DeclarationKind kind) => kind switch
    {
        DeclarationKind.Variable => "var",
        DeclarationKind.Constant => "const",
        DeclarationKind.Dimension => "dim",
        DeclarationKind.Batch => "batch",
        DeclarationKind.Index => "index",
        DeclarationKind.Parameter => "param",
        DeclarationKind.Input => "input",
        DeclarationKind.Symmetric => "symmetric",
        DeclarationKind.Family => "family",
        DeclarationKind.Function => "func",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
