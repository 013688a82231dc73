using System.Globalization;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Grains.Interfaces.Books;
using DistrictUnion.Grains.Interfaces.Comparison;
using DistrictUnion.Grains.Interfaces.Districts;
using DistrictUnion.Grains.Interfaces.Inspections;
using DistrictUnion.Grains.Interfaces.Ledgers;
using DistrictUnion.Grains.Interfaces.Log;
using DistrictUnion.Grains.Interfaces.Matters;
using DistrictUnion.Grains.Interfaces.Progress;

namespace DistrictUnion.Grains.Interfaces;

/// <summary>The grains by what they are of. Keys are codes joined with a slash (ORLEANS.md, trap 1: never a bare number).</summary>
public static class GrainFactoryExtensions
{
    public static IDistrictGrain District(this IGrainFactory grains, DistrictCode district) =>
        grains.GetGrain<IDistrictGrain>($"district/{district}");

    public static ISchoolUnionGrain SchoolUnion(this IGrainFactory grains, DistrictCode district, SchoolCode school) =>
        grains.GetGrain<ISchoolUnionGrain>($"{district}/{school}");

    public static ILedgerGrain Ledger(this IGrainFactory grains, DistrictCode district, SchoolCode school, LedgerCode kind, LedgerPeriod period) =>
        grains.GetGrain<ILedgerGrain>($"{district}/{school}/{kind}/{period}");

    public static IBookGrain Books(this IGrainFactory grains, DistrictCode district, SchoolCode school) => grains.GetGrain<IBookGrain>($"{district}/{school}");

    public static ILedgerShelfGrain LedgerShelf(this IGrainFactory grains, DistrictCode district) => grains.GetGrain<ILedgerShelfGrain>($"ledgers/{district}");

    public static IInspectionGrain Inspection(this IGrainFactory grains, DistrictCode district, InspectionCode inspection, SchoolCode school) =>
        grains.GetGrain<IInspectionGrain>($"{district}/{inspection}/{school}");

    public static IInspectionDeskGrain InspectionDesk(this IGrainFactory grains, DistrictCode district) => grains.GetGrain<IInspectionDeskGrain>($"inspections/{district}");

    public static IMatterGrain Matters(this IGrainFactory grains, DistrictCode district, SchoolCode school) => grains.GetGrain<IMatterGrain>($"{district}/{school}");

    public static IMatterDeskGrain MatterDesk(this IGrainFactory grains, DistrictCode district) => grains.GetGrain<IMatterDeskGrain>($"matters/{district}");

    /// <param name="day">In the district's zone.</param>
    public static IAuditGrain Audit(this IGrainFactory grains, DistrictCode district, DateOnly day) =>
        grains.GetGrain<IAuditGrain>(string.Create(CultureInfo.InvariantCulture, $"{district}/{day:yyyy-MM-dd}"));

    public static ILogGrain Log(this IGrainFactory grains, DistrictCode district) => grains.GetGrain<ILogGrain>($"log/{district}");

    public static IComparisonGrain Comparison(this IGrainFactory grains, DistrictCode district) =>
        grains.GetGrain<IComparisonGrain>($"comparison/{district}");
}
