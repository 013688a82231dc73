using Microsoft.AspNetCore.Connections;

namespace DistrictUnion.Gateway.Hosting;

/// <summary>Starts the service, says where it is, and runs until it is stopped.</summary>
internal static class Serving
{
    /// <returns>0 after an orderly stop, 1 when it could not start.</returns>
    public static async Task<int> Serve(this WebApplication app)
    {
        try
        {
            await app.StartAsync();
        }
        catch (Exception exception) when (Problem(app, exception) is { } sentence)
        {
            // What had started before (the database's owner, its seals) ends in order.
            await app.StopAsync();
            await Console.Error.WriteLineAsync(sentence);
            return 1;
        }

        Announce(app);
        await app.WaitForShutdownAsync();
        return 0;
    }

    private static string? Problem(WebApplication app, Exception exception) =>
        exception.InnerException is AddressInUseException
            ? $"地址 {app.Configuration["urls"]} 已被另一个程序占用，请用 --urls 换一个端口，例如 --urls http://localhost:5081。"
            : app.Services.GetRequiredService<HostFaults>().StartProblem(exception);

    private static void Announce(WebApplication app)
    {
        foreach (var url in app.Urls) Console.WriteLine($"DistrictUnion 已启动：{url}");
        Console.WriteLine(app.Environment.IsDevelopment()
            ? "首页是报送情况，/swagger 是接口文档。现在是开发环境：还没有账号，只接受本机的访问。按 Ctrl+C 停止。"
            : "现在是正式环境：这一版本还没有账号，只在本机监听，接口不开放；试用请设置 ASPNETCORE_ENVIRONMENT=Development。按 Ctrl+C 停止。");
    }
}
