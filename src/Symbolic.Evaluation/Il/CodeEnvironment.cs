namespace Symbolic;

/// <summary>Where compiled code finds its inputs and slots, and what becomes of its results.</summary>
internal abstract class CodeEnvironment
{
    /// <summary>Writes what comes before the first instruction.</summary>
    public abstract void Begin(CodeEmitter emitter);

    /// <summary>Leaves an input on the stack.</summary>
    public abstract void LoadInput(int input);

    /// <summary>Leaves the address of a slot of the frame on the stack.</summary>
    public abstract void LoadSlotAddress(int slot);

    /// <summary>Writes what comes before the value of a result.</summary>
    public abstract void BeginOutput(int output);

    /// <summary>Takes the value of a result from the stack.</summary>
    public abstract void EndOutput(int output);

    /// <summary>Goes on at a position outside this chunk.</summary>
    public abstract void Leave(int position);

    /// <summary>Ends the program.</summary>
    public abstract void Halt();
}
