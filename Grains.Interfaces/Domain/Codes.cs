using System.Text.Json;
using System.Text.Json.Serialization;

namespace DistrictUnion.Domain;

/// <summary>An identifier that people type into addresses and sheets: lower-case letters, digits and hyphens, 1 to 32 of them.</summary>
/// <typeparam name="TSelf">The identifier's own type.</typeparam>
public interface ICode<TSelf>
    where TSelf : struct, ICode<TSelf>
{
    /// <summary>The code as it is written.</summary>
    string Value { get; }

    /// <summary>Wraps a code that is known to be well formed.</summary>
    static abstract TSelf Of(string value);
}

/// <summary>A district, the tenant. Nothing is ever shared between two of them.</summary>
[JsonConverter(typeof(CodeJsonConverter<DistrictCode>))]
public readonly record struct DistrictCode(string Value) : ICode<DistrictCode>, IComparable<DistrictCode>
{
    public static DistrictCode Of(string value) => new(value);

    public static bool TryParse(string? text, out DistrictCode code) => Codes.TryParse(text, out code);

    public int CompareTo(DistrictCode other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;
}

/// <summary>A school, unique within its district for ever, also after a merger.</summary>
[JsonConverter(typeof(CodeJsonConverter<SchoolCode>))]
public readonly record struct SchoolCode(string Value) : ICode<SchoolCode>, IComparable<SchoolCode>
{
    public static SchoolCode Of(string value) => new(value);

    public static bool TryParse(string? text, out SchoolCode code) => Codes.TryParse(text, out code);

    public int CompareTo(SchoolCode other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;
}

/// <summary>A group of schools (分组).</summary>
[JsonConverter(typeof(CodeJsonConverter<GroupCode>))]
public readonly record struct GroupCode(string Value) : ICode<GroupCode>, IComparable<GroupCode>
{
    public static GroupCode Of(string value) => new(value);

    public static bool TryParse(string? text, out GroupCode code) => Codes.TryParse(text, out code);

    public int CompareTo(GroupCode other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;
}

/// <summary>A work area (工作领域), <c>a01</c> to <c>a20</c> as shipped.</summary>
[JsonConverter(typeof(CodeJsonConverter<AreaCode>))]
public readonly record struct AreaCode(string Value) : ICode<AreaCode>, IComparable<AreaCode>
{
    public static AreaCode Of(string value) => new(value);

    public static bool TryParse(string? text, out AreaCode code) => Codes.TryParse(text, out code);

    public int CompareTo(AreaCode other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;
}

/// <summary>A required point of work (必备工作要点), unique within its district.</summary>
[JsonConverter(typeof(CodeJsonConverter<PointCode>))]
public readonly record struct PointCode(string Value) : ICode<PointCode>, IComparable<PointCode>
{
    public static PointCode Of(string value) => new(value);

    public static bool TryParse(string? text, out PointCode code) => Codes.TryParse(text, out code);

    public int CompareTo(PointCode other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;
}

/// <summary>A plan, unique within its school.</summary>
[JsonConverter(typeof(CodeJsonConverter<PlanId>))]
public readonly record struct PlanId(string Value) : ICode<PlanId>, IComparable<PlanId>
{
    /// <summary>The plan that holds what the district handed down (区下达任务); every school has at most one.</summary>
    public static PlanId FromDistrict { get; } = new("district");

    private const string BackfillPrefix = "backfill-";

    /// <summary>The plan of an earlier year that was entered afterwards (补录).</summary>
    public static PlanId Backfilled(int year) => new(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{BackfillPrefix}{year:0000}"));

    /// <summary>Not given by schools: the plan of what the district handed down, and those of earlier years.</summary>
    [JsonIgnore]
    public bool IsReserved => this == FromDistrict || Value.StartsWith(BackfillPrefix, StringComparison.Ordinal);

    public static PlanId Of(string value) => new(value);

    public static bool TryParse(string? text, out PlanId code) => Codes.TryParse(text, out code);

    public int CompareTo(PlanId other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;
}

/// <summary>A task, unique within its plan.</summary>
[JsonConverter(typeof(CodeJsonConverter<TaskId>))]
public readonly record struct TaskId(string Value) : ICode<TaskId>, IComparable<TaskId>
{
    public static TaskId Of(string value) => new(value);

    public static bool TryParse(string? text, out TaskId code) => Codes.TryParse(text, out code);

    public int CompareTo(TaskId other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;
}

/// <summary>A kind of ledger (台账), <c>l01</c> to <c>l45</c> as shipped.</summary>
[JsonConverter(typeof(CodeJsonConverter<LedgerCode>))]
public readonly record struct LedgerCode(string Value) : ICode<LedgerCode>, IComparable<LedgerCode>
{
    public static LedgerCode Of(string value) => new(value);

    public static bool TryParse(string? text, out LedgerCode code) => Codes.TryParse(text, out code);

    public int CompareTo(LedgerCode other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;
}

/// <summary>A rubric of inspections (考核细则), unique within its district.</summary>
[JsonConverter(typeof(CodeJsonConverter<RubricCode>))]
public readonly record struct RubricCode(string Value) : ICode<RubricCode>, IComparable<RubricCode>
{
    public static RubricCode Of(string value) => new(value);

    public static bool TryParse(string? text, out RubricCode code) => Codes.TryParse(text, out code);

    public int CompareTo(RubricCode other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;
}

/// <summary>A round of inspections (检查批次), unique within its district.</summary>
[JsonConverter(typeof(CodeJsonConverter<InspectionCode>))]
public readonly record struct InspectionCode(string Value) : ICode<InspectionCode>, IComparable<InspectionCode>
{
    public static InspectionCode Of(string value) => new(value);

    public static bool TryParse(string? text, out InspectionCode code) => Codes.TryParse(text, out code);

    public int CompareTo(InspectionCode other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;
}

/// <summary>A kind of matter (请示事项): <c>congress</c>, <c>election</c>.</summary>
[JsonConverter(typeof(CodeJsonConverter<MatterKindCode>))]
public readonly record struct MatterKindCode(string Value) : ICode<MatterKindCode>, IComparable<MatterKindCode>
{
    public static MatterKindCode Of(string value) => new(value);

    public static bool TryParse(string? text, out MatterKindCode code) => Codes.TryParse(text, out code);

    public int CompareTo(MatterKindCode other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;
}

/// <summary>Reads and checks codes.</summary>
public static class Codes
{
    public const int MaxLength = 32;

    /// <summary>Whether a text is a code: <c>[a-z0-9-]{1,32}</c>.</summary>
    public static bool IsCode(string? text) =>
        text is { Length: > 0 and <= MaxLength } && text.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-');

    /// <summary>Reads a code; false, and nothing, when the text is none.</summary>
    public static bool TryParse<TCode>(string? text, out TCode code)
        where TCode : struct, ICode<TCode>
    {
        code = IsCode(text) ? TCode.Of(text!) : default;
        return code.Value is not null;
    }
}

/// <summary>Writes a code as a plain JSON string, also where it is the key of a dictionary.</summary>
internal sealed class CodeJsonConverter<TCode> : JsonConverter<TCode>
    where TCode : struct, ICode<TCode>
{
    public override TCode Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        TCode.Of(reader.GetString() ?? throw new JsonException());

    public override void Write(Utf8JsonWriter writer, TCode value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value);

    public override TCode ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        TCode.Of(reader.GetString()!);

    public override void WriteAsPropertyName(Utf8JsonWriter writer, TCode value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value.Value);
}
