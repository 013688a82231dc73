namespace DistrictUnion.Grains;

/// <summary>The key that a grain is addressed by; both hosts give it to the grain's constructor.</summary>
/// <param name="Value">As in the call to <c>GetGrain</c>: <c>district/qinglan</c>, <c>qinglan/xihu</c>.</param>
public readonly record struct GrainKey(string Value)
{
    public override string ToString() => Value;
}
