using System.Collections.Immutable;
using System.Text;
using DistrictUnion.Accounts;
using DistrictUnion.Accounts.Import;
using DistrictUnion.Accounts.People;
using DistrictUnion.Accounts.Posts;
using DistrictUnion.Accounts.Resets;
using DistrictUnion.Accounts.Store;
using DistrictUnion.Accounts.Tokens;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DistrictUnion.Tests.Accounts;

/// <summary>What one gateway leaves for another: answers of commands, and secrets that a page shows.</summary>
[Collection(AccountsTests.Name)]
public sealed class NotesTests(PostgresServer server)
{
    private static readonly NewPost Chair = new(Role.SchoolChair, "工会主席", AccountsScene.Qinglan, AccountsScene.Songling, PostLimits.None, null, null);

    [Theory, OnSqlite, OnPostgres]
    public async Task Command_SentToTwoGateways_HappensOnceAndHasOneAnswer(Engine on)
    {
        await using var scene = await AccountsScene.Open(on, server);
        await using var other = scene.Another();
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(one => Task.Run(() => Give(one % 2 is 0 ? scene : other, "c1"))));

        var first = answers[0].Must();
        Assert.All(answers, answer => Assert.Equivalent(first, answer.Must(), strict: true));
        Assert.Single(scene.Told.Concat(other.Told), told => told.Kind == DistrictUnion.Accounts.Events.AccountEventKinds.AccountCreated);
        Assert.Single(await scene.Ask(async (AccountDirectory people) => (await people.List(scene.Admin, new(null, null, null))).ToArray()));
        await scene.Settled(first);
        Assert.NotEqual(first.Account, (await Give(other, "c2")).Must().Account);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Command_IdOfAnotherOperation_IsRefused(Engine on)
    {
        await using var scene = await AccountsScene.Open(on, server);
        var given = (await Give(scene, "c1")).Must();

        (await Once(scene, "c1", "/reset", (PasswordResets resets) => resets.Issue(scene.Admin, given.Account))).Refused("command.id-reused");
        (await Once(scene, "c1", "/reset", (PasswordResets resets) => resets.Issue(scene.Admin, given.Account), account: "somebody-else")).Must();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Command_Refused_MayBeSentAgain(Engine on)
    {
        await using var scene = await AccountsScene.Open(on, server);
        (await Give(scene, "c1", name: "")).Refused("account.name-invalid");
        (await Give(scene, "c1")).Must();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Command_AfterHalfAnHour_IsNotRemembered(Engine on)
    {
        await using var scene = await AccountsScene.Open(on, server);
        var given = (await Give(scene, "c1")).Must();
        scene.Pass(TimeSpan.FromMinutes(31));

        Assert.NotEqual(given.Account, (await Give(scene, "c1")).Must().Account);
        scene.Pass(TimeSpan.FromMinutes(31));
        await scene.Ask(async (CleanUp cleanUp) => { await cleanUp.Run(default); return true; });
        await using var context = scene.Services.GetRequiredService<AccountsDatabase>().Open();
        Assert.Empty(await context.Notes.ToListAsync());
    }

    /// <summary>Each kind of answer comes back as it was, secrets and limits with it.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Answers_OfEveryKind_ComeBackWhole(Engine on)
    {
        await using var scene = await AccountsScene.Open(on, server);
        await using var other = scene.Another();
        var chair = await scene.Chair();
        var visit = await scene.Visiting(chair);
        var world = ImportDistrict.Of(AccountsScene.Qinglan, [(AccountsScene.Songling, "松岭小学")], [(new("a05"), "女职工工作")]);
        ImmutableArray<ImportRow> rows = [new(2, "songling", "女工委员", "", "李敏", "13800001234", "", "", "女职工工作", "L12")];

        await Both("c1", (AccountImport import) => import.Apply(scene.Admin, world, rows));
        await Both("c2", (PasswordResets resets) => resets.Issue(scene.Admin, chair.Account));
        await Both("c3", (AccountKeeping accounts) => accounts.NewFirstPassword(scene.Admin, chair.Account));
        await Both("c4", (PostKeeping posts) => posts.StandIn(scene.Admin, chair.Post.Post, new(null, "赵敏", null), scene.Today, scene.Today.AddDays(5)));
        await Both("c5", (ApiTokens tokens) => tokens.Issue(visit, "汇总", 30, AccountsScene.Home));

        async Task Both<TService, T>(string id, Func<TService, Task<Outcome<T>>> act)
            where TService : notnull
            where T : class =>
            Assert.Equivalent((await Once(scene, id, "/" + id, act)).Must(), (await Once(other, id, "/" + id, act)).Must(), strict: true);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Secrets_InTheDatabase_AreReadByTheirNameAlone(Engine on)
    {
        await using var scene = await AccountsScene.Open(on, server);
        await using var other = scene.Another();
        var secret = (await Give(scene, "c1")).Must().FirstPassword!.Password;
        await scene.Ask(async (SealedNotes notes) => { await notes.Leave(["shown", "u1", "key"], new Secret(secret), TimeSpan.FromMinutes(1)); return true; });

        Assert.Equal(secret, (await Find(other, "u1", "key"))?.Text);
        Assert.Null(await Find(other, "u2", "key"));
        Assert.Null(await Find(other, "u1", "kez"));
        await using (var context = scene.Services.GetRequiredService<AccountsDatabase>().Open())
        {
            var notes = await context.Notes.ToListAsync();
            Assert.Equal(2, notes.Count);
            Assert.All(notes, note => Assert.True(note.Content.AsSpan().IndexOf(Encoding.UTF8.GetBytes(secret)) < 0 && !note.Id.Contains("key", StringComparison.Ordinal)));
        }

        scene.Pass(TimeSpan.FromMinutes(2));
        Assert.Null(await Find(other, "u1", "key"));
    }

    private static Task<Secret?> Find(AccountsScene scene, string account, string key) => scene.Ask((SealedNotes notes) => notes.Find<Secret>(["shown", account, key]));

    private static Task<Outcome<Given>> Give(AccountsScene scene, string id, string name = "王秀兰") =>
        Once(scene, id, "/posts", (PostKeeping posts) => posts.Give(scene.Admin, Chair, new(null, name, null)));

    /// <summary>As a request does: the command's id is said first, in the same scope.</summary>
    private static async Task<Outcome<T>> Once<TService, T>(AccountsScene scene, string id, string operation, Func<TService, Task<Outcome<T>>> act, string account = "admin")
        where TService : notnull
        where T : class
    {
        await using var scope = scene.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<AccountsUnit>().Once(account, operation, id);
        return await act(scope.ServiceProvider.GetRequiredService<TService>());
    }

    private sealed record Secret(string Text);
}
