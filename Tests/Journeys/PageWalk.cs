using DistrictUnion.Domain.Accounts;
using DistrictUnion.Gateway.Http.Policies;
using DistrictUnion.Tests.Gateway.Pages.Plans;
using DistrictUnion.Tests.Support;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace DistrictUnion.Tests.Journeys;

/// <summary>A page of the policy table, with an address in the sample district and somebody who may open it.</summary>
/// <param name="Actor">By the test's words; null: whoever is not signed in.</param>
internal sealed record WalkedPage(string Name, string Address, string? Actor);

/// <summary>Every page of the policy table: pages about a school as its chair and as the office see them, those for typing with something to type into.</summary>
internal static class PageWalk
{
    private const string Chair = "schoolChair/qinglan/songling", Typist = "schoolChair/qinglan/yunqiao";
    private const string Plans = "/districts/qinglan/schools/yunqiao/plans";

    private static readonly Dictionary<string, string> Sample = new()
    {
        ["district"] = "qinglan",
        ["school"] = "songling",
        ["quarter"] = "2026Q3",
        ["plan"] = "2026",
        ["year"] = "2026",
        ["group"] = "primary",
        ["task"] = "d4",
        ["ledger"] = "l04",
        ["period"] = "2026",
        ["number"] = "1",
        ["summary"] = "2026H1",
        ["inspection"] = "2026-autumn",
        ["rubric"] = "standard",
    };

    /// <summary>How the names of routes end that answer a file.</summary>
    private static readonly string[] Downloads = ["-workbook", "-letter", "-forms", "-template"];

    /// <summary>Songling has handed everything in; Yunqiao still types.</summary>
    private static readonly Dictionary<string, string> Typing = new(Sample) { ["school"] = "yunqiao", ["plan"] = "2027" };

    /// <summary>A year before the service was used.</summary>
    private static readonly Dictionary<string, string> Past = new(Sample) { ["year"] = "2025" };

    private static readonly string[] Typed = ["page.plan-edit", "page.plan-check", "page.report-edit", "page.report-submit", "page.plan-sheet", "page.report-sheet"];

    private static readonly (Role Role, string Actor)[] People =
    [
        (Role.DistrictAdmin, "districtAdmin/qinglan"), (Role.DistrictOfficer, "districtOfficer/qinglan"), (Role.SchoolChair, Chair), (Role.LogAuditor, "logAuditor/qinglan"),
        (Role.Inspector, "inspector/qinglan"), (Role.SystemAdmin, "systemAdmin/qinglan"),
    ];

    public static async Task<IReadOnlyList<WalkedPage>> Of(GatewayApplication application)
    {
        await BeginPlan(application);
        return
        [
            .. from endpoint in application.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
               where endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("GET") is true
               let row = PolicyTable.Of(endpoint)
               where row is not null && row.Name.StartsWith("page.", StringComparison.Ordinal) && !Downloads.Any(end => row.Name.EndsWith(end, StringComparison.Ordinal))

               // It opens with the code of a start alone; the first year's journey goes through it.
               where row.Name is not "page.setup"
               where endpoint.RoutePattern.Parameters.All(p => p.IsOptional || Sample.ContainsKey(p.Name))
               from actor in ActorsOf(row, endpoint)
               select new WalkedPage(row.Name, AddressOf(endpoint, actor == Typist ? Typing : row.Name is "page.backfill-year" ? Past : Sample), actor),
        ];
    }

    private static IEnumerable<string?> ActorsOf(PolicyRow row, RouteEndpoint endpoint)
    {
        if (row.Stage is Stage.Nobody) return [null];
        if (Typed.Contains(row.Name)) return [Typist];
        var may = People.Where(p => row.Roles.HasFlag((Roles)(1 << (int)p.Role))).Select(p => p.Actor).ToArray();
        if (row.Name is "page.inspection") return [may[0], Chair, Typist];
        return endpoint.RoutePattern.GetParameter("school") is not null && may.Contains(Chair) ? new[] { may[0], Chair }.Distinct() : may[..1];
    }

    private static async Task BeginPlan(GatewayApplication application)
    {
        var chair = await FormPerson.Chair(application, "yunqiao").Open($"{Plans}/2027/edit");
        if (chair.Address.EndsWith("/edit", StringComparison.Ordinal) && chair.Status is System.Net.HttpStatusCode.OK) return;
        await chair.Open(Plans);
        await chair.SendFile(Plans, "计划.docx", PlanJourneyTests.Word, ("span", "2027~2027-01~2027-12"), ("way", "document"));
        Assert.Equal($"{Plans}/2027/edit", chair.Address);
    }

    private static string AddressOf(RouteEndpoint endpoint, Dictionary<string, string> values) => "/" + string.Join('/', endpoint.RoutePattern.PathSegments
        .Select(segment => segment.Parts.Single())
        .Select(part => part is RoutePatternParameterPart parameter ? values.GetValueOrDefault(parameter.Name, "") : ((RoutePatternLiteralPart)part).Content)).TrimEnd('/');
}
