using System.Numerics;

namespace Symbolic.Tensors;

/// <summary>Where the values of a run lie, and room for what a step needs while it runs.</summary>
internal readonly unsafe struct Workspace<T>(T** values, T* scratch)
    where T : unmanaged
{
    public T** Values { get; } = values;

    public T* Scratch { get; } = scratch;

    public T* At(View view) => Values[view.Value] + view.Offset;
}

/// <summary>One step of a tensor program. Steps never change once a program is made, so any number of threads may run them, in either precision.</summary>
internal abstract class TensorStep
{
    /// <summary>The value that the step computes, its entries in a row.</summary>
    public int Dest { get; set; } = -1;

    /// <summary>The number of entries of the result.</summary>
    public required long Count { get; init; }

    /// <summary>The looks at other values that the step takes.</summary>
    public abstract IReadOnlyList<View> Reads { get; }

    /// <summary>What the step does, in words that name everything on which the result depends: equal text, equal result.</summary>
    public abstract string Description { get; }

    /// <summary>Like the description, equal text means equal result, but short where a description is long.</summary>
    public virtual string Key => Description;

    /// <summary>How many numbers of further room the step needs while it runs, in either precision.</summary>
    public virtual long Scratch => 0;

    /// <summary>True when the result may take the place of an operand that is needed no more.</summary>
    public virtual bool WorksInPlace(View operand) => false;

    /// <summary>
    /// The step in the form in which it runs. Programs of ten thousand steps are read from memory in every run, so what a run reads
    /// is little, and made in the order of the schedule it lies in a row.
    /// </summary>
    public virtual TensorStep Prepared() => this;

    /// <summary>Does the work.</summary>
    public abstract void Run<T>(in Workspace<T> workspace)
        where T : unmanaged, IFloatingPointIeee754<T>;
}
