namespace DistrictUnion.Domain;

/// <summary>A stream holds a fact that this program cannot fold. It stops that stream, not the process.</summary>
public sealed class UnknownFactException : Exception
{
    public UnknownFactException(string state, IFact fact)
        : base($"{state} cannot fold {fact.GetType().Name}.")
    {
    }

    public UnknownFactException(string kind)
        : base($"No fact kind “{kind}” is known.")
    {
    }
}
