namespace DistrictUnion.Embedded;

/// <summary>A grain's class. One object for each, so it compares by reference.</summary>
internal sealed class GrainClass(Type type)
{
    private const string Suffix = "Grain";

    public Type Type => type;

    /// <summary>Lower case and without the suffix, as Orleans names grain types: <c>schoolunion</c>. Part of the name of stored state.</summary>
    public string Name { get; } =
        (type.Name.EndsWith(Suffix, StringComparison.Ordinal) ? type.Name[..^Suffix.Length] : type.Name).ToLowerInvariant();
}
