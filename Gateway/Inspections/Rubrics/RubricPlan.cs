using System.Collections.Immutable;
using DistrictUnion.Documents.Tables;
using DistrictUnion.Domain.Inspections;

namespace DistrictUnion.Gateway.Inspections.Rubrics;

/// <summary>A workbook read as a rubric. Nothing is written yet.</summary>
/// <param name="Rubric">As it would stand, as far as it could be read; null: the workbook is none.</param>
/// <param name="Sheets">What was read of it, for the marks in the workbook that goes back.</param>
/// <param name="Items">The sheet of items.</param>
/// <param name="FileFlaws">Why the workbook cannot be taken at all.</param>
/// <param name="Flaws">What must be mended before it can be a rubric, each at its place.</param>
/// <param name="Warnings">What is strange, and may stay.</param>
/// <param name="Notes">What was passed over or supposed.</param>
internal sealed record RubricPlan(
    Rubric? Rubric, ImmutableArray<TableSheet> Sheets, TableReading Items, ImmutableArray<TableFlaw> FileFlaws, ImmutableArray<TableFlaw> Flaws, ImmutableArray<string> Warnings,
    ImmutableArray<string> Notes)
{
    /// <summary>Largest workbook in bytes: a rubric of 200 items has some 60 kB.</summary>
    public const long MaxFile = 4L * 1024 * 1024;

    public bool IsGood => Rubric is not null && FileFlaws.IsEmpty && Flaws.IsEmpty;

    public static RubricPlan Refused(TableReading reading, params ImmutableArray<TableFlaw> flaws) => new(null, [], reading, flaws, [], [], []);
}
