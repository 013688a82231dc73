using System.Net;
using DistrictUnion.Tests.Support;

namespace DistrictUnion.Tests.Gateway.Api;

/// <summary>What is different in Production.</summary>
public sealed class ProductionTests(ProductionTests.Application application) : IClassFixture<ProductionTests.Application>
{
    [Fact]
    public async Task Api_InProduction_BelievesTokensOnly()
    {
        (await application.As(null).Get("/api/v1/districts/qinglan")).Refused(HttpStatusCode.Unauthorized, "sign-in.needed");
        (await application.Officer().Get("/api/v1/districts/qinglan")).Refused(HttpStatusCode.NotFound, "district.unknown");
    }

    [Fact]
    public async Task Document_InProduction_IsNotServed() =>
        Assert.Equal(HttpStatusCode.NotFound, (await application.Officer().Get("/swagger/v1/swagger.json")).Status);

    public sealed class Application : GatewayApplication
    {
        protected override string EnvironmentName => "Production";
    }
}
