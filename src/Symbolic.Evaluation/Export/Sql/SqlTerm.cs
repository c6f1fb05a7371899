namespace Symbolic;

/// <summary>A part of a template of the operator table, see <see cref="Code.Sql"/>.</summary>
internal abstract record SqlTerm
{
    /// <summary>An operand of the operator.</summary>
    public sealed record Hole(int Operand) : SqlTerm;

    /// <summary>A number.</summary>
    public sealed record Number(double Value) : SqlTerm;

    /// <summary>A function of the database, such as LN.</summary>
    public sealed record Call(string Name, SqlTerm[] Arguments) : SqlTerm;

    /// <summary>An operator of the table by its name, such as log.</summary>
    public sealed record Apply(Operator Operator, SqlTerm[] Arguments) : SqlTerm;

    /// <summary>Arithmetic, a comparison or a connective between terms; a sign or NOT before one.</summary>
    public sealed record Infix(string Sign, SqlTerm[] Arguments) : SqlTerm;

    /// <summary>CASE: conditions and values in turn, and what else is.</summary>
    public sealed record Case(SqlTerm[] Parts) : SqlTerm;
}
