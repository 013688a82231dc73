using DistrictUnion.Accounts;
using DistrictUnion.Accounts.Events;
using DistrictUnion.Accounts.Settings;
using DistrictUnion.Gateway.Hosting;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Log;

namespace DistrictUnion.Gateway.SignIn;

/// <summary>Accounts and signing in, as the service uses them.</summary>
internal static class SignInSetup
{
    public static WebApplicationBuilder AddSignIn(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddAccountsOf(builder.Configuration, () => ServedDatabase.Of(builder.Configuration, null));
        services.AddSingleton<IAccountEvents, AccountTrail>();
        services.AddOptions<SetupOptions>().BindConfiguration(SetupOptions.Section);
        services.AddHostedService<SetupLinkFile>();
        services.AddSingleton<IAccountNames, NamesForTheLog>();
        services.AddAuthentication(SessionCookie.Scheme).AddCookie(SessionCookie.Scheme, cookie =>
        {
            cookie.Cookie.Name = SessionCookie.Scheme;
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;

            // The session says when it ends; the ticket only has to last longer.
            cookie.ExpireTimeSpan = TimeSpan.FromDays(2);
            cookie.SlidingExpiration = false;
        });

        services.AddSingleton<DeskPeople>();
        services.AddSingleton<InspectorSeats>();
        services.AddSingleton<PostTitles>();
        services.AddScoped<ShownOnce>();
        services.AddSingleton<IVisitors, AccountVisitors>();
        return builder;
    }

    /// <summary>Accounts by the service's settings, also for verbs.</summary>
    /// <param name="database">The grains' database; asked when the accounts are first needed.</param>
    public static IServiceCollection AddAccountsOf(this IServiceCollection services, IConfiguration configuration, Func<ServedDatabase> database) =>
        services.AddAccounts(options => Place(options, configuration, database()));

    /// <summary>Reads the settings. Unless they name a place, the accounts lie with the grains: in a file beside theirs, or in the same PostgreSQL database.</summary>
    public static void Place(AccountsOptions options, IConfiguration configuration, ServedDatabase database)
    {
        configuration.GetSection(AccountsOptions.Section).Bind(options);
        if (configuration[$"{AccountsOptions.Section}:{nameof(AccountsOptions.Database)}"] is { Length: > 0 }) return;
        options.Database = Path.Combine(Path.GetDirectoryName(database.Path)!, "accounts.db");
        if (options.PostgreSql is not { Length: > 0 }) options.PostgreSql = database.PostgreSql;
    }
}
