namespace Symbolic;

/// <summary>
/// The signs between the texts of a formula that say how its parts stand to each other. They are noncharacters of Unicode, so no name
/// contains them. Every group ends with <see cref="End"/>; its parts are separated by <see cref="Next"/>, rows of parts by <see cref="NextRow"/>.
/// </summary>
internal static class BlockMarks
{
    public const char Next = '\uFDD0';
    public const char NextRow = '\uFDD1';
    public const char End = '\uFDD2';

    /// <summary>Numerator and denominator.</summary>
    public const char Fraction = '\uFDD3';

    /// <summary>What is raised beside what stands before it.</summary>
    public const char Raised = '\uFDD4';

    /// <summary>The sign of a root and what is under it.</summary>
    public const char Root = '\uFDD5';

    /// <summary>What stands between bars.</summary>
    public const char Bars = '\uFDD6';

    /// <summary>What stands between double bars.</summary>
    public const char DoubleBars = '\uFDD7';

    /// <summary>The entries of a matrix.</summary>
    public const char Matrix = '\uFDD8';

    /// <summary>Values and when they hold.</summary>
    public const char Cases = '\uFDD9';

    /// <summary>A sign and what stands under it.</summary>
    public const char Under = '\uFDDA';
}
