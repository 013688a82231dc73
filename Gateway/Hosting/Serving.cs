using System.Net.Sockets;
using DistrictUnion.Gateway.SignIn;
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
        catch (OperationCanceledException) when (app.Lifetime.ApplicationStopping.IsCancellationRequested)
        {
            // Told to stop before it had begun.
            return 0;
        }

        await Announce(app);
        await app.WaitForShutdownAsync();
        return 0;
    }

    private static string? Problem(WebApplication app, Exception exception) => exception switch
    {
        { InnerException: AddressInUseException } =>
            $"地址 {app.Configuration["urls"]} 已被另一个程序占用，请用 --urls 换一个端口，例如 --urls http://localhost:5081。",
        _ when exception.GetBaseException() is SocketException { SocketErrorCode: SocketError.AccessDenied } =>
            $"没有权限在 {app.Configuration["urls"]} 上监听：1024 以下的端口要专门的权限，或换一个端口，例如 --urls http://localhost:5081。",
        _ => app.Services.GetRequiredService<HostFaults>().StartProblem(exception) ?? MachineFaults.Sentence(exception),
    };

    private static async Task Announce(WebApplication app)
    {
        foreach (var url in app.Urls) Console.WriteLine($"DistrictUnion 已启动：{url}");
        if (await AccountsStart.SetupLink(app.Services, app.Urls.FirstOrDefault()) is { } link)
            Console.WriteLine($"还没有账号。请用浏览器打开这个链接设置第一个区管理员（有人设置以前一直是这一个，最多 30 天）：{link}");
        Console.WriteLine(app.Environment.IsDevelopment() ? "/swagger 是接口文档。按 Ctrl+C 停止。" : "按 Ctrl+C 停止。");
    }
}
