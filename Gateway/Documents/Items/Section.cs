using System.Collections.Immutable;
using DistrictUnion.Documents.Blocks;

namespace DistrictUnion.Documents.Items;

/// <summary>A measure before its spans are mapped: first line, and how far its paragraphs reach.</summary>
internal readonly record struct Measure(Piece First, int End)
{
    /// <summary>The months that a column of its table gives it.</summary>
    public ImmutableArray<int> Months { get; init; } = [];

    /// <summary>The person in a column of its table.</summary>
    public string? Owner { get; init; }

    /// <summary>The cell of its table that sets its target.</summary>
    public Piece Target { get; init; }
}

/// <summary>A work area found in the outline or in a table.</summary>
internal sealed record Section(string? Number, Piece Title, List<Measure> Measures);
