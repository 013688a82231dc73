using DistrictUnion.Gateway.Commands;
using DistrictUnion.Gateway.Demo;
using DistrictUnion.Gateway.Hosting;
using DistrictUnion.Gateway.Pages;

if (CommandLine.IsVerb(args)) return await CommandLine.Run(args, ServiceSettings.Read, Terminal.OfProcess, CancellationToken.None);

var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = ServiceSettings.Folder });
if (LoopbackOnly.RefusedAddress(builder.Configuration) is { } address)
{
    await Console.Error.WriteLineAsync($"这一版本还没有账号，只能在本机监听，不接受地址 {address}。请改用 {LoopbackOnly.DefaultUrl}。");
    return 2;
}

builder.AddGrainHost();
builder.AddApi();
builder.Services.AddPages();
await using var app = builder.Build();
app.UseOldBrowsers();
app.UseApi();
app.UsePages();
app.MapApi();
app.MapPages();
await DemoStart.WhenEmpty(app);
return await app.Serve();
