namespace DistrictUnion.Embedded;

/// <summary>Which grain: its class and its key. An activation is the one object that stands for it.</summary>
internal readonly record struct GrainId(GrainClass Class, string Key)
{
    public override string ToString() => $"{Class.Name}/{Key}";
}
