using DistrictUnion.Gateway.Hosting;
using Microsoft.Extensions.Configuration;

namespace DistrictUnion.Tests.Gateway.Hosting;

public sealed class PlainHttpTests
{
    [Theory]
    [InlineData("urls", "http://localhost:5080")]
    [InlineData("urls", "http://127.0.0.1:0;http://[::1]:5081")]
    [InlineData("urls", "https://*:443")]
    [InlineData("https_ports", "8443")]
    [InlineData("Kestrel:Endpoints:Http:Url", "http://localhost:80")]
    [InlineData("Kestrel:Endpoints:Https:Url", "https://[::]:443")]
    public void RefusedAddress_OfThisMachineOrWithTls_IsNone(string key, string value) => Assert.Null(PlainHttp.RefusedAddress(With((key, value)), isProduction: true));

    [Theory]
    [InlineData("urls", "http://*:80")]
    [InlineData("urls", "http://localhost:5080;http://0.0.0.0:5081")]
    [InlineData("urls", "http://192.168.1.5:5080")]
    [InlineData("urls", "http://office-server:5080")]
    [InlineData("http_ports", "8080")]
    public void RefusedAddress_PlainForOthers_IsNamedUnlessAllowed(string key, string value)
    {
        Assert.NotNull(PlainHttp.RefusedAddress(With((key, value)), isProduction: true));
        Assert.Null(PlainHttp.RefusedAddress(With((key, value), (PlainHttp.Setting, "true")), isProduction: true));
        Assert.Null(PlainHttp.RefusedAddress(With((key, value)), isProduction: false));
    }

    private static IConfiguration With(params (string Key, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => new KeyValuePair<string, string?>(s.Key, s.Value))).Build();
}
