using DistrictUnion.Domain.Plans;
using DistrictUnion.Gateway.Http.Policies;
using DistrictUnion.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace DistrictUnion.Tests.Gateway.Http;

/// <summary>Every endpoint and page goes through the one policy table.</summary>
public sealed class PolicyTableTests(GatewayApplication application) : IClassFixture<GatewayApplication>
{
    private RouteEndpoint[] Endpoints =>
        [.. application.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(e => !e.RoutePattern.RawText!.StartsWith("/swagger", StringComparison.Ordinal))];

    [Fact]
    public void Endpoint_EachOne_HasItsRow()
    {
        var without = Endpoints.Where(e => PolicyTable.Of(e) is null).Select(e => e.DisplayName);

        Assert.True(Endpoints.Length > 70, $"only {Endpoints.Length} endpoints were found");
        Assert.Empty(without);
    }

    [Fact]
    public void Row_EachOne_HasItsEndpointAndIsNamedOnce()
    {
        var names = Endpoints.Select(e => e.Metadata.GetMetadata<IEndpointNameMetadata>()!.EndpointName).ToHashSet();

        Assert.Empty(PolicyTable.Rows.Select(r => r.Name).Except(names));
        Assert.Equal(PolicyTable.Rows.Length, PolicyTable.Rows.Select(r => r.Name).Distinct().Count());
    }

    /// <summary>The reach of a row is what the address names: a school in the address is never looked at as less than a school.</summary>
    [Fact]
    public void Row_EachOne_ReachesWhatItsAddressNames()
    {
        var wrong = Endpoints
            .Select(e => (Row: PolicyTable.Of(e)!, Named: e.RoutePattern.Parameters.Select(p => p.Name).ToArray()))
            .Where(e => e.Row.Reach != (e.Named.Contains("school") && e.Row.Name is not "registerSchool" ? Reach.School : e.Named.Contains("district") ? Reach.District : Reach.Nothing))
            .Select(e => e.Row.Name);

        Assert.Empty(wrong);
    }

    [Fact]
    public void Row_OfAMethodThatChanges_AsksForAKey()
    {
        var keyless = Endpoints
            .Where(e => e.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods.Any(m => !HttpMethods.IsGet(m)))
            .Select(e => PolicyTable.Of(e)!)
            .Where(row => !row.IsChanging && row.Name is not "readPlan")
            .Select(row => row.Name);

        Assert.Empty(keyless);
    }

    [Fact]
    public void Roles_SystemAdminAndLogAuditor_ReachNoUnionContent()
    {
        var content = PolicyTable.Rows.Where(r => r.Reach is not Reach.Nothing && r.Roles.HasFlag(Roles.Content));

        Assert.DoesNotContain(content, row => row.Roles.HasFlag(Roles.SystemAdmin) || row.Roles.HasFlag(Roles.LogAuditor));
    }

    [Fact]
    public void Allows_ActInAnotherState_IsNotOffered()
    {
        var chair = new DistrictUnion.Domain.Accounts.Actor("one", DistrictUnion.Domain.Accounts.Role.SchoolChair, new("qinglan"), new("a"));

        Assert.True(PolicyTable.Allows("submitReport", chair, WorkState.Draft));
        Assert.False(PolicyTable.Allows("submitReport", chair, WorkState.Accepted));
        Assert.False(PolicyTable.Allows("acceptReport", chair, WorkState.Submitted));
    }
}
