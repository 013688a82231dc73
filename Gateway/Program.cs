using DistrictUnion.Gateway.Commands;
using DistrictUnion.Gateway.Demo;
using DistrictUnion.Gateway.Hosting;
using DistrictUnion.Gateway.Hosting.Settings;
using DistrictUnion.Gateway.Pages;
using DistrictUnion.Gateway.SignIn;
using DistrictUnion.Gateway.Telemetry;

if (CommandLine.IsVerb(args)) return await CommandLine.Run(args, ServiceSettings.Read, Terminal.OfProcess, CancellationToken.None);

WebApplicationBuilder builder;
try
{
    builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = ServiceSettings.Folder });
}
catch (InvalidDataException exception) when (SettingsFile.Problem(exception) is { } problem)
{
    await Console.Error.WriteLineAsync(problem);
    return 2;
}

if (SettingsCheck.Complete(builder.Configuration, builder.Configuration) is { IsEmpty: false } problems)
{
    foreach (var problem in problems) await Console.Error.WriteLineAsync(problem);
    return 2;
}

if (PlainHttp.RefusedAddress(builder.Configuration, builder.Environment.IsProduction()) is { } address)
{
    await Console.Error.WriteLineAsync(
        $"正式环境不在 {address} 上用不加密的 HTTP，密码会被看到。请配置 HTTPS，或只在本机监听、前面放 HTTPS 代理；确实要这样时设置 {PlainHttp.Setting}=true。");
    return 2;
}

if (WebDoor.Problem(builder.Configuration) is { } wrongDoor)
{
    await Console.Error.WriteLineAsync(wrongDoor);
    return 2;
}

builder.AddTelemetry();
builder.Services.AddSystemd();
builder.Services.AddWindowsService(service => service.ServiceName = "DistrictUnion");
builder.AddGrainHost();
builder.AddApi();
builder.AddWebDoor();
builder.AddSignIn();
builder.Services.AddPages();
await using var app = builder.Build();
app.UsePathPrefix();
app.UseOldBrowsers();
app.UseApi();
app.UsePages();
app.MapApi();
app.MapPages();
if (await AccountsStart.Open(app) is { } sentence)
{
    await Console.Error.WriteLineAsync(sentence);
    return 1;
}

await DemoStart.WhenEmpty(app);
return await app.Serve();
