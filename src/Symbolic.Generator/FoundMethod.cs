namespace Symbolic.Generator;

/// <summary>A method with an attribute, as it was found in the source.</summary>
/// <param name="Request">What is to be written; null when no second part of the method can be.</param>
/// <param name="Problems">What is wrong with the declaration.</param>
/// <param name="Places">Where its parts stand.</param>
internal sealed record FoundMethod(MethodRequest? Request, IReadOnlyList<Problem> Problems, MethodPlaces Places);

/// <summary>A method that was written, or what was wrong with it.</summary>
/// <param name="Request">What was asked for.</param>
/// <param name="Source">The file: with an error in the formula, a method that is never compiled.</param>
/// <param name="Problems">What is to be said about it.</param>
internal sealed record GeneratedMethod(MethodRequest Request, string Source, EquatableArray<Problem> Problems);
