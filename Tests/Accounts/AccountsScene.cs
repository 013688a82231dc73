using System.Collections.Concurrent;
using DistrictUnion.Accounts;
using DistrictUnion.Accounts.Events;
using DistrictUnion.Accounts.Passwords;
using DistrictUnion.Accounts.Posts;
using DistrictUnion.Accounts.Settings;
using DistrictUnion.Accounts.SignIn;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace DistrictUnion.Tests.Accounts;

/// <summary>Accounts on a database of their own, with a clock that the test sets and everything that was told.</summary>
internal sealed class AccountsScene : IAsyncDisposable, IAccountEvents
{
    public const string Home = "10.0.0.1";
    public const string Password = "Qingxi-7kite";

    public static readonly DistrictCode Qinglan = new("qinglan");
    public static readonly SchoolCode Songling = new("songling");

    private readonly DirectoryInfo folder;
    private readonly bool ownsFolder;
    private readonly bool isService;
    private readonly string? postgres;
    private readonly Action<AccountsOptions>? configure;
    private readonly ConcurrentQueue<AccountEvent> told = [];
    private readonly ConcurrentQueue<AccountEvent> sent = [];
    private readonly ConcurrentDictionary<string, AccountEvent> kept = [];

    /// <param name="folder">Where a SQLite file lies that is another scene's; null: a new one.</param>
    /// <param name="isService">False: as a command on the machine, which tells nobody.</param>
    private AccountsScene(FakeClock clock, DirectoryInfo? folder, string? postgres, Action<AccountsOptions>? configure, bool isService = true)
    {
        (Clock, this.postgres, this.configure, this.isService) = (clock, postgres, configure, isService);
        (this.folder, ownsFolder) = (folder ?? Directory.CreateTempSubdirectory("district-union-accounts-"), folder is null);
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(Clock);
        if (isService) services.AddSingleton<IAccountEvents>(this);
        services.AddAccounts(options =>
        {
            options.Database = Path;
            options.PostgreSql = postgres;
            options.HashRounds = 1_000;
            configure?.Invoke(options);
        });
        Services = services.BuildServiceProvider(validateScopes: true);
    }

    public FakeClock Clock { get; }

    public ServiceProvider Services { get; }

    public string Path => System.IO.Path.Combine(folder.FullName, "accounts.db");

    public IReadOnlyCollection<AccountEvent> Told => told;

    /// <summary>What waited in the database: kept by its id, and sent on.</summary>
    public IReadOnlyDictionary<string, AccountEvent> Kept => kept;

    public IReadOnlyCollection<AccountEvent> Sent => sent;

    /// <summary>Set while the log does not answer.</summary>
    public bool CannotKeep { get; set; }

    /// <summary>The district's administrator, by right of the program.</summary>
    public Keeper Admin { get; } = Keeper.Program(Qinglan);

    public static async Task<AccountsScene> Open(Engine on, PostgresServer server, Action<AccountsOptions>? configure = null)
    {
        var scene = new AccountsScene(new(FakeClock.Noon(2026, 3, 2)), null, on is Engine.Postgres ? server.NewDatabase() : null, configure);
        await scene.Services.UpgradeAccounts();
        return scene;
    }

    /// <summary>Another gateway on the same database and clock.</summary>
    public AccountsScene Another() => new(Clock, folder, postgres, configure);

    /// <summary>A command on the machine, on the same database and clock.</summary>
    public AccountsScene Command() => new(Clock, folder, postgres, configure, isService: false);

    public void Pass(TimeSpan time) => Clock.Set(Clock.GetUtcNow() + time);

    public DateOnly Today => Zones.DayOf(Clock.GetUtcNow(), AccountSettings.UsualTimeZone);

    /// <summary>Asks one service, as one request would.</summary>
    public async Task<T> Ask<TService, T>(Func<TService, Task<T>> ask)
        where TService : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        return await ask(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public async Task<Outcome<Given>> Give(
        Role role, string title, string name, SchoolCode? school = null, string? phone = null, string? account = null, PostLimits? limits = null,
        DateOnly? from = null, DateOnly? to = null, Keeper? keeper = null, DistrictCode? district = null) =>
        await Ask((PostKeeping posts) => posts.Give(
            keeper ?? (district is { } other ? Keeper.Program(other) : Admin),
            new(role, title, district ?? Qinglan, school, limits ?? PostLimits.None, from, to), account is null ? new(null, name, phone) : new(account)));

    /// <summary>A chair of a school who has changed the first password to <see cref="Password"/>.</summary>
    public async Task<Given> Chair(string name = "王秀兰", SchoolCode? school = null, string? phone = null) =>
        await Settled((await Give(Role.SchoolChair, "工会主席", name, school ?? Songling, phone)).Must());

    /// <summary>Changes the first password, as the person would.</summary>
    public async Task<Given> Settled(Given given, string password = Password)
    {
        var (organisation, name) = Ways(given);
        var signed = (await SignIn(organisation, name, given.FirstPassword!.Password)).Must();
        Assert.Equal(SessionStage.Password, signed.Stage);
        (await Change(signed.Session, null, password)).Must();
        await Ask(async (Sessions sessions) => await sessions.SignOut((await sessions.Find(signed.Session))!, Home));
        return given;
    }

    public Task<Outcome<SignedIn>> SignIn(string organisation, string name, string password, string address = Home) =>
        Ask((SignInService service) => service.SignIn(new(organisation, name, password, address, "test")));

    public Task<Outcome<SignedIn>> SignIn(Given given, string password = Password, string address = Home) =>
        SignIn(Ways(given).Organisation, Ways(given).Name, password, address);

    public Task<Visit?> Visit(string session) => Ask((Sessions sessions) => sessions.Find(session));

    public async Task<Visit> Visiting(Given given) => (await Visit((await SignIn(given)).Must().Session))!;

    public Task<Outcome<Visit>> Change(string session, string? current, string password) =>
        Ask(async (PasswordChanges passwords) => await passwords.Change((await Visit(session))!, current, password, Home));

    /// <summary>Somebody acting in a post he was given.</summary>
    public static Keeper As(Given given, Func<SchoolCode, bool>? covers = null) => new(given.Post.ActorOf(given.Account), given.Post.Title, Home, covers ?? (_ => true));

    public ValueTask Record(AccountEvent happened)
    {
        told.Enqueue(happened);
        return ValueTask.CompletedTask;
    }

    public Task Keep(string id, AccountEvent happened, CancellationToken cancellationToken)
    {
        if (CannotKeep) throw new TimeoutException("The log does not answer.");
        kept[id] = happened;
        return Task.CompletedTask;
    }

    public void Send(AccountEvent happened) => sent.Enqueue(happened);

    public async ValueTask DisposeAsync()
    {
        foreach (var hosted in isService ? Services.GetServices<IHostedService>() : []) await hosted.StopAsync(CancellationToken.None);
        await Services.DisposeAsync();
        if (ownsFolder) folder.Delete(recursive: true);
    }

    private static (string Organisation, string Name) Ways(Given given) => (given.Post.School?.Value ?? Candidates.Office, given.Name);
}

internal static class Outcomes
{
    /// <summary>The answer; fails with the refusals when there is none.</summary>
    public static T Must<T>(this Outcome<T> outcome)
        where T : class
    {
        Assert.True(!outcome.IsRefused, string.Join("; ", outcome.Refusals.Select(r => $"{r.Code} {r.Text}")));
        return outcome.Value!;
    }

    /// <summary>Fails unless it was refused with just these codes.</summary>
    public static void Refused<T>(this Outcome<T> outcome, params string[] codes)
        where T : class => Assert.Equal(codes, outcome.IsRefused ? [.. outcome.Refusals.Select(r => r.Code)] : ["(accepted)"]);
}
