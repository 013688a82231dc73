using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Districts;

namespace DistrictUnion.Gateway.Pages.Register;

/// <summary>A school as the office keeps it.</summary>
/// <param name="Others">Schools that are open and that the post may see, for the choice of heads and successors.</param>
/// <param name="TakenOver">Tasks that the successor took over; null: none yet, or no merger.</param>
public sealed record SchoolProfileModel(
    DistrictView District, Actor Actor, School School, ImmutableArray<School> Others, DateOnly Today, int? TakenOver)
{
    public string At => $"/districts/{District.Code}/schools/{School.Code}/profile";

    public bool IsClosed => School.Closes is not null;

    public IEnumerable<SchoolGroup> Groups => District.Groups.Where(g => Actor.Covers(g.Code));

    public string GroupName(GroupCode code) => District.Groups.FirstOrDefault(g => g.Code == code)?.Name ?? code.Value;

    public string NameOf(SchoolCode code) => Others.FirstOrDefault(s => s.Code == code)?.Name ?? code.Value;

    /// <summary>Schools that report through this one.</summary>
    public IEnumerable<School> Led => Others.Where(s => s.ReportsThrough == School.Code);

    public IEnumerable<Exemption> Exemptions => District.Exemptions.Where(e => e.School == School.Code);

    public IEnumerable<Extension> Extensions => District.Extensions.Where(e => e.School == School.Code);

    /// <summary>The merger's day has come: the open tasks can be handed over.</summary>
    public bool MayTakeOver => School.Merger is { } merger && merger.On <= Today;
}
