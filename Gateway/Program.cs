using DistrictUnion.Gateway.Hosting;

var builder = WebApplication.CreateBuilder(args);
if (LoopbackOnly.RefusedAddress(builder.Configuration) is { } address)
{
    await Console.Error.WriteLineAsync($"这一版本还没有账号，只能在本机监听，不接受地址 {address}。请改用 {LoopbackOnly.DefaultUrl}。");
    return 2;
}

builder.AddGrainHost();
builder.AddApi();
await using var app = builder.Build();
app.UseApi();
app.MapApi();
return await app.Serve();
