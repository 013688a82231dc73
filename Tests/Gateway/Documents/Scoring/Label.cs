using System.Text.Json;

namespace DistrictUnion.Tests.Gateway.Documents.Scoring;

/// <summary>What a document holds, in the shape of NAME.gold.json; the reader's own JSON has the same properties and reads as one, too.</summary>
internal sealed record Label
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public bool IsUnionPlan { get; init; }

    public IReadOnlyList<LabelledPlan> Plans { get; init; } = [];

    /// <summary>Beginnings of what belongs to no plan.</summary>
    public IReadOnlyList<string> Noise { get; init; } = [];

    public static Label Of(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize<Label>(json, Json) ?? throw new InvalidDataException("A label is an object.");

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, Json);
}

/// <remarks>Where a property has a twin with <c>Alt</c>, each of the twin's values is as right as the first one.</remarks>
internal sealed record LabelledPlan
{
    public static LabelledPlan None { get; } = new();

    public string? Title { get; init; }

    public IReadOnlyList<string?> TitleAlt { get; init; } = [];

    public string? School { get; init; }

    public IReadOnlyList<string?> SchoolAlt { get; init; } = [];

    public int? Year { get; init; }

    public IReadOnlyList<int?> YearAlt { get; init; } = [];

    public string? Period { get; init; }

    public IReadOnlyList<string?> PeriodAlt { get; init; } = [];

    public IReadOnlyList<LabelledSection> Sections { get; init; } = [];

    public IReadOnlyList<LabelledItem> Schedule { get; init; } = [];

    public IReadOnlyList<LabelledQuantity> Quantities { get; init; } = [];
}

/// <param name="Measures">The first 20 characters of each, or fewer.</param>
internal sealed record LabelledSection(string? Number, string? Title, IReadOnlyList<string> Measures);

internal sealed record LabelledItem(IReadOnlyList<int> Months, int? Year, int? Week, string? Text);

internal sealed record LabelledQuantity(string? Text, string? Kind, decimal Value, string? Unit, string? Comparison, string? Per);
