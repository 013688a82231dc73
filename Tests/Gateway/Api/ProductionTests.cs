using System.Net;
using DistrictUnion.Tests.Support;

namespace DistrictUnion.Tests.Gateway.Api;

/// <summary>Without accounts nobody is believed outside Development.</summary>
public sealed class ProductionTests(ProductionTests.Application application) : IClassFixture<ProductionTests.Application>
{
    [Fact]
    public async Task Api_InProduction_BelievesNobody() =>
        (await application.Officer().Get("/api/v1/districts/qinglan")).Refused(HttpStatusCode.Unauthorized, "actor.no-accounts");

    [Fact]
    public async Task Document_InProduction_IsNotServed() =>
        Assert.Equal(HttpStatusCode.NotFound, (await application.Officer().Get("/swagger/v1/swagger.json")).Status);

    public sealed class Application : GatewayApplication
    {
        protected override string EnvironmentName => "Production";
    }
}
