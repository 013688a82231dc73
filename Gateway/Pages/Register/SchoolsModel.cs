using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Gateway.Pages.Forms;

namespace DistrictUnion.Gateway.Pages.Register;

/// <summary>What the list is asked for, as it stands in the address.</summary>
/// <param name="WithClosed">Closed and merged schools too.</param>
/// <param name="Page">From 1.</param>
public sealed record SchoolsAsk(string Group, string Text, bool WithClosed, int Page)
{
    public static SchoolsAsk Of(IQueryCollection query) => new(
        query["group"].FirstOrDefault() ?? "",
        (query["q"].FirstOrDefault() ?? "").FormKC().Trim(),
        query["closed"].FirstOrDefault() == "yes",
        int.TryParse(query["page"].FirstOrDefault(), out var page) && page > 0 ? page : 1);
}

/// <summary>A page of the district's schools.</summary>
/// <param name="All">Every school that the post may see; names of heads and successors come from it.</param>
public sealed record SchoolsModel(DistrictView District, Actor Actor, ImmutableArray<School> All, SchoolsAsk Ask, DateOnly Today)
{
    public const int PageSize = 100;

    public ImmutableArray<School> Found { get; } =
    [
        .. from school in DistrictSchools.Find(All, Ask.Text)
           where (Ask.Group.Length == 0 || school.Group.Value == Ask.Group)
               && (Ask.WithClosed || school.Closes is null || school.Closes > Today)
           orderby District.Groups.FirstOrDefault(g => g.Code == school.Group)?.Order ?? 0, school.Code
           select school,
    ];

    public IEnumerable<School> Shown => Found.Skip((Page - 1) * PageSize).Take(PageSize);

    public int Pages => Math.Max(1, (Found.Length + PageSize - 1) / PageSize);

    public int Page => Math.Min(Ask.Page, Pages);

    /// <summary>Groups that the post may see.</summary>
    public IEnumerable<SchoolGroup> Groups => District.Groups.Where(g => Actor.Covers(g.Code));

    public string At => $"/districts/{District.Code}/schools";

    public string GroupName(GroupCode code) => District.Groups.FirstOrDefault(g => g.Code == code)?.Name ?? code.Value;

    public string NameOf(SchoolCode code) => All.FirstOrDefault(s => s.Code == code)?.Name ?? code.Value;

    /// <summary>Why a school is not asked to report, or null.</summary>
    public string? Outside(School school) =>
        school.Merger is { } merger ? Say.It(RegisterTexts.MergedInto, NameOf(merger.Successor), Days.Write(merger.On))
        : school.Closes is { } closes ? Say.It(RegisterTexts.ClosedOn, Days.Write(closes))
        : school.Opens > Today ? Say.It(RegisterTexts.OpensLater, Days.Write(school.Opens))
        : !school.HasUnion ? RegisterTexts.WithoutUnion
        : school.ReportsThrough is { } head ? Say.It(RegisterTexts.ReportsThrough, NameOf(head))
        : null;

    public string Address(int page) =>
        $"{At}?group={Uri.EscapeDataString(Ask.Group)}&q={Uri.EscapeDataString(Ask.Text)}{(Ask.WithClosed ? "&closed=yes" : "")}&page={page}";
}
