namespace Symbolic.Parsing.Names;

/// <summary>What an open bracket, or an open bar, is for.</summary>
internal enum FrameKind
{
    Program,
    Group,
    Call,
    Matrix,
    Index,
    Subscript,
    BraceGroup,
    Cases,
    LoopBody,
    Limit,
    UpperLimit,
    Dimensions,
    Bar,
    Norm,
    NablaSubscript,
    FunctionSubscript,
    FunctionPower,
    Binder,
}

/// <summary>How far the rule "a parenthesised denominator is complete" has come inside a bracket.</summary>
internal enum DenominatorState
{
    None,
    AfterSlash,
    Open,
    Closed,
    InPower,
}

/// <summary>An open bracket.</summary>
internal struct Frame
{
    public FrameKind Kind;
    public DenominatorState Denominator;

    /// <summary>Index of the raw token that opened it.</summary>
    public int OpenerRaw;

    /// <summary>Where it was opened in the text.</summary>
    public int Start;

    /// <summary>Number of temporary names when it was opened.</summary>
    public int NamesMark;

    /// <summary>For the subscript or power of a function: the step to go on with after it.</summary>
    public FunctionStep Resume;

    /// <summary>For the subscript or power of a function: whether it is followed by parentheses.</summary>
    public bool IsCall;

    /// <summary>Index of the nearest frame that is not a bar: itself, or the bracket around the bars.</summary>
    public int GroupIndex;

    /// <summary>Up to which raw token it is settled how "||" is read directly in this bracket, and how.</summary>
    public int BarsSettledUntil;

    /// <summary>Whether "||" there is one norm sign rather than two bars.</summary>
    public bool BarsAreNorms;
}

/// <summary>The steps in which what follows a function word is read.</summary>
internal enum FunctionStep
{
    Primes,
    Subscript,
    Power,
    Parenthesis,
}

/// <summary>What recognising a statement or a derivative has found out about a raw token ahead.</summary>
internal enum RoleKind : byte
{
    None,
    Skip,
    LeftName,
    FunctionName,
    Parameter,
    Separator,
    LoopBody,
    Membership,
    Equals,
    DerivativeOperator,
    NumeratorMark,
    NumeratorWord,
    QuotientBar,
    DenominatorMark,
    DenominatorWord,
    Order,
}

/// <summary>What ends with a raw token.</summary>
internal enum RoleEnd : byte
{
    Nothing,
    Quotient,
    Operator,
}

/// <summary>The role of a raw token, and whether a quotient of differentials, or d/dx, ends with it.</summary>
internal readonly record struct Role(RoleKind Kind, int Value = 0, RoleEnd Ends = RoleEnd.Nothing);

/// <summary>The value of a VAR token.</summary>
internal sealed record NameUse(string Name, Syntax.NameRole Role);
