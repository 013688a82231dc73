using DistrictUnion.Documents;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Inspections;
using DistrictUnion.Gateway.Http;

namespace DistrictUnion.Gateway.Inspections.Rubrics;

/// <summary>A rubric from a workbook: first as it would stand, then set. The same workbook twice makes one version.</summary>
internal static class RubricImport
{
    /// <param name="code">Of the rubric that it shall be, or whose next version.</param>
    /// <param name="name">What it shall be called; null: as the workbook says.</param>
    /// <returns>Refused: scope.absent. What is wrong with the workbook stands in the plan (<see cref="RubricReader"/>).</returns>
    public static async Task<Outcome<RubricPlan>> Preview(DistrictCall call, SourceFile file, RubricCode code, string? name, CancellationToken cancellationToken)
    {
        if (await call.District.View(cancellationToken) is not { } district || await call.District.Ledgers(cancellationToken) is not { } ledgers
            || await call.District.Inspections(cancellationToken) is not { } catalogue)
            return new Refusal("scope.absent", RefusalKind.Absent, "没有这个区或这所学校。");
        var before = catalogue.Rubrics.FirstOrDefault(r => r.Code == code);
        return await Task.Run(() => RubricReader.Read(file, district, ledgers, code, before, name), cancellationToken);
    }

    /// <summary>A code for a further rubric of the district's own: own-1, own-2 …</summary>
    public static RubricCode FreeCode(InspectionCatalogue catalogue)
    {
        for (var number = 1; ; number++)
        {
            RubricCode code = new($"own-{number}");
            if (catalogue.Rubrics.All(rubric => rubric.Code != code)) return code;
        }
    }
}
