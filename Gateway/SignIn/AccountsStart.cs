using System.Net;
using DistrictUnion.Accounts;
using DistrictUnion.Accounts.Setup;
using DistrictUnion.Gateway.Hosting;

namespace DistrictUnion.Gateway.SignIn;

/// <summary>What accounts need before the service serves.</summary>
internal static class AccountsStart
{
    /// <summary>Makes or upgrades the database of accounts.</summary>
    /// <returns>Null when it is ready, else a sentence for who starts the service.</returns>
    public static async Task<string?> Open(WebApplication app)
    {
        try
        {
            await app.Services.UpgradeAccounts();
            return null;
        }
        catch (AccountsException exception)
        {
            return exception.Message;
        }
        catch (Exception exception) when (MachineFaults.Sentence(exception) is { } sentence)
        {
            return sentence;
        }
    }

    /// <summary>The setup link for the first administrator; null when somebody has an account.</summary>
    /// <param name="address">Where the service listens.</param>
    public static async Task<string?> SetupLink(IServiceProvider services, string? address)
    {
        await using var scope = services.CreateAsyncScope();
        var code = await scope.ServiceProvider.GetRequiredService<FirstSetup>().Begin();
        return code is null ? null : $"{Reachable(address ?? PlainHttp.DefaultUrl)}{services.GetRequiredService<IConfiguration>()[WebDoor.PathBase]}/setup?code={code}";
    }

    /// <summary>An address that a browser can open: where it listens on all addresses of the machine, by the machine's name.</summary>
    internal static string Reachable(string url) =>
        BindingAddress.Parse(url) is var address && address.Host is "*" or "+" or "0.0.0.0" or "[::]"
            ? $"{address.Scheme}://{Dns.GetHostName()}:{address.Port}{address.PathBase}"
            : url;
}
