using DistrictUnion.Gateway.Hosting;
using Microsoft.Extensions.Configuration;

namespace DistrictUnion.Tests.Gateway.Hosting;

public sealed class LoopbackOnlyTests
{
    [Theory]
    [InlineData("urls", "http://localhost:5080")]
    [InlineData("urls", "http://127.0.0.1:0;http://[::1]:5081")]
    [InlineData("Kestrel:Endpoints:Http:Url", "http://localhost:80")]
    public void RefusedAddress_OfThisMachine_IsNone(string key, string value) => Assert.Null(LoopbackOnly.RefusedAddress(With(key, value)));

    [Theory]
    [InlineData("urls", "http://*:80")]
    [InlineData("urls", "http://localhost:5080;http://0.0.0.0:5081")]
    [InlineData("urls", "http://192.168.1.5:5080")]
    [InlineData("urls", "http://office-server:5080")]
    [InlineData("http_ports", "8080")]
    [InlineData("https_ports", "8443")]
    [InlineData("Kestrel:Endpoints:Https:Url", "https://[::]:443")]
    public void RefusedAddress_OfOthers_IsNamed(string key, string value) => Assert.NotNull(LoopbackOnly.RefusedAddress(With(key, value)));

    private static IConfiguration With(string key, string value) =>
        new ConfigurationBuilder().AddInMemoryCollection([new(key, value)]).Build();
}
