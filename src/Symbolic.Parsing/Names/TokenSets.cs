namespace Symbolic.Parsing.Names;

/// <summary>The sets of token types on which implicit products rest.</summary>
internal static class TokenSets
{
    /// <summary>Tokens after which an operand is complete.</summary>
    public static readonly bool[] EndsOperand = Set(
        TokenType.VAR, TokenType.CONST, TokenType.NUMBER, TokenType.STRING, TokenType.FNAME, TokenType.FOLDED, TokenType.RPAR, TokenType.RBRK, TokenType.RIDX,
        TokenType.ELEMENT, TokenType.RGROUP, TokenType.RCASES, TokenType.RBAR, TokenType.RNORM, TokenType.NORMSUB, TokenType.SUP, TokenType.SUPT,
        TokenType.INVT, TokenType.PRIME, TokenType.DOTTR, TokenType.SUPFAM, TokenType.DEND);

    /// <summary>Tokens with which an operand begins.</summary>
    public static readonly bool[] BeginsOperand = Set(
        TokenType.VAR, TokenType.CONST, TokenType.NUMBER, TokenType.STRING, TokenType.FNAME, TokenType.FOLDED, TokenType.LPAR, TokenType.LBRK, TokenType.LGROUP,
        TokenType.LCASES, TokenType.LBAR, TokenType.LNORM, TokenType.SQRT, TokenType.CBRT, TokenType.FUNC, TokenType.CALLEE, TokenType.DNUM,
        TokenType.DDX, TokenType.NABLA, TokenType.BIGOP, TokenType.BINDCALL, TokenType.IFCALL);

    /// <summary>Operators that take the rest of the term and are never swallowed by a denominator.</summary>
    public static readonly bool[] BigOperator = Set(TokenType.DDX, TokenType.NABLA, TokenType.BIGOP);

    /// <summary>Operators of a product, powers, and prefixes: after them no new term begins.</summary>
    public static readonly bool[] InsideTerm = Set(
        TokenType.STAR, TokenType.DIV, TokenType.BSLASH, TokenType.CDOT, TokenType.TIMES, TokenType.EMUL, TokenType.EDIV, TokenType.KRON,
        TokenType.MOD, TokenType.POW, TokenType.EPOW, TokenType.FUNC, TokenType.FSUP, TokenType.RPOW, TokenType.RSUB, TokenType.SQRT,
        TokenType.CBRT, TokenType.DNUM);

    /// <summary>Postfixes, which leave a closed denominator closed.</summary>
    public static readonly bool[] Postfix = Set(
        TokenType.SUP, TokenType.SUPT, TokenType.INVT, TokenType.PRIME, TokenType.DOTTR, TokenType.SUPFAM, TokenType.ELEMENT);

    /// <summary>Tokens that end a term and with it what Σ and its like range over.</summary>
    public static readonly bool[] EndsTerm = Set(
        TokenType.LT, TokenType.LE, TokenType.GT, TokenType.GE, TokenType.EQ, TokenType.NE, TokenType.AND, TokenType.OR, TokenType.THEN,
        TokenType.ELSE, TokenType.IF, TokenType.OTHERWISE, TokenType.COMMA, TokenType.COLSEP, TokenType.ROWSEP, TokenType.ARMSEP, TokenType.COLON,
        TokenType.QMARK, TokenType.DOTDOT, TokenType.ASSIGN, TokenType.DEF, TokenType.END, TokenType.DIMSEP, TokenType.IN);

    private static bool[] Set(params ReadOnlySpan<int> types)
    {
        var set = new bool[TokenType.UNKNOWN + 1];
        foreach (var type in types)
            set[type] = true;
        return set;
    }
}
