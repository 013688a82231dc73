using DistrictUnion.Domain.Accounts;
using DistrictUnion.Gateway.Http.Policies;
using DistrictUnion.Tests.Support;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace DistrictUnion.Tests.Journeys;

/// <summary>Every page of the policy table, with an address in the sample district and somebody who may open it.</summary>
internal static class PageWalk
{
    private static readonly Dictionary<string, string> Sample = new()
    {
        ["district"] = "qinglan",
        ["school"] = "songling",
        ["quarter"] = "2026Q3",
        ["plan"] = "2026",
        ["year"] = "2026",
        ["group"] = "primary",
        ["task"] = "d4",
    };

    private static readonly Dictionary<Role, string> People = new()
    {
        [Role.DistrictAdmin] = "districtAdmin/qinglan",
        [Role.DistrictOfficer] = "districtOfficer/qinglan",
        [Role.SchoolChair] = "schoolChair/qinglan/songling",
        [Role.LogAuditor] = "logAuditor/qinglan",
        [Role.Inspector] = "inspector/qinglan",
        [Role.SystemAdmin] = "systemAdmin/qinglan",
    };

    /// <summary>Name of the page, its address, and the first of the people above who may open it.</summary>
    public static IEnumerable<(string Name, string Address, string Actor)> Of(GatewayApplication application) =>
        from endpoint in application.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        where endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("GET") is true
        let row = PolicyTable.Of(endpoint)
        where row is { Stage: not Stage.Nobody } && row.Name.StartsWith("page.", StringComparison.Ordinal) && !row.Name.EndsWith("-workbook", StringComparison.Ordinal)
        where endpoint.RoutePattern.Parameters.All(p => p.IsOptional || Sample.ContainsKey(p.Name))
        select (row.Name, AddressOf(endpoint), People.First(p => row.Roles.HasFlag((Roles)(1 << (int)p.Key))).Value);

    private static string AddressOf(RouteEndpoint endpoint) => "/" + string.Join('/', endpoint.RoutePattern.PathSegments
        .Select(segment => segment.Parts.Single())
        .Select(part => part is Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart parameter ? Sample.GetValueOrDefault(parameter.Name, "") : ((Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart)part).Content)).TrimEnd('/');
}
