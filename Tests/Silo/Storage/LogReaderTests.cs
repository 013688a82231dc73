using DistrictUnion.Domain;
using DistrictUnion.Domain.Log;
using DistrictUnion.Tests.Golden;
using DistrictUnion.Tests.Support;

namespace DistrictUnion.Tests.Silo.Storage;

[Collection(StorageTests.Name)]
public sealed class LogReaderTests(PostgresServer server)
{
    private static readonly LogQuery Everything = LogQuery.Newest(500);

    private static async Task<LogPage> Search(StorageFixture fixture, LogQuery query) =>
        (await fixture.Storage.Log.Search(Stories.Qinglan, query, default))!;

    private async Task<StorageFixture> Told(Engine on)
    {
        var fixture = await StorageFixture.Started(on, server);
        await Stories.TellAll(fixture.Storage.Journal);
        return fixture;
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Search_Everything_IsEveryFactNewestFirst(Engine on)
    {
        await using var fixture = await Told(on);

        var page = await Search(fixture, Everything);

        Assert.Equal(SampleFacts.OfDistrict.Length + SampleFacts.OfSchool.Length + 12 + SampleFacts.OfLedger.Length + SampleFacts.OfInspection.Length + SampleFacts.OfMatters.Length + SampleFacts.OfAudit.Length, page.Lines.Length);
        Assert.Null(page.Next);
        Assert.Equal(page.Lines.OrderByDescending(l => l.Mark.Position).ThenByDescending(l => l.Mark.Number), page.Lines);
        var newest = page.Lines[0];
        Assert.Equal(("u9", "审计记录", "登录与审计", "audit:qinglan/2026-09-01", 1L), (newest.Account, newest.KindName, newest.SubjectName, newest.Stream, newest.Version));
        Assert.Matches("^[0-9a-f]{12}$", newest.Hash);
        Assert.Null(await fixture.Storage.Log.Search(new("hongqiao"), Everything, default));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Search_PageByPage_FindsEachLineOnce(Engine on)
    {
        await using var fixture = await Told(on);
        var whole = (await Search(fixture, Everything)).Lines.Select(l => l.Mark).ToArray();
        var found = new List<LogMark>();

        for (LogMark? mark = null; ;)
        {
            var page = await Search(fixture, Everything with { Take = 7, Before = mark });
            found.AddRange(page.Lines.Select(l => l.Mark));
            if ((mark = page.Next) is null) break;
        }

        Assert.Equal(whole, found);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Search_ByEachFilter_FindsWhatItNames(Engine on)
    {
        await using var fixture = await Told(on);

        Assert.All((await Search(fixture, Everything with { School = new("donghu") })).Lines, l => Assert.Equal(new SchoolCode("donghu"), l.School));
        Assert.Contains((await Search(fixture, Everything with { School = new("donghu") })).Lines, l => l.Stream == "district:qinglan" && l.Kind == "exemption.granted/1");
        Assert.Equal("u7", Assert.Single((await Search(fixture, Everything with { Accounts = ["u7"] })).Lines).Account);
        Assert.All((await Search(fixture, Everything with { Subjects = [LogSubject.Rounds] })).Lines, l => Assert.Equal("填报批次", l.SubjectName));
        Assert.Equal(2, (await Search(fixture, Everything with { Kinds = ["notice.sent/1"] })).Lines.Length);
        Assert.Equal("开放填报：2026年第三季度，截止2026年9月30日，应报 2 所", Assert.Single((await Search(fixture, Everything with { Text = "应报 2 所" })).Lines).Text);
        Assert.Empty((await Search(fixture, Everything with { Text = "%" })).Lines);
        Assert.Empty((await Search(fixture, Everything with { Until = new(2026, 8, 31) })).Lines);
        Assert.NotEmpty((await Search(fixture, Everything with { From = new(2026, 9, 1), Until = new(2026, 9, 1) })).Lines);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Verify_SoundOrAltered_IsSaidInWords(Engine on)
    {
        await using var fixture = await Told(on);
        var seal = await fixture.Storage.Maintenance.Seal(Stories.Qinglan);

        var sound = await fixture.Storage.Log.Verify(Stories.Qinglan, new(seal.Number, seal.Digest), fixture.Clock.GetUtcNow(), default);
        await fixture.Storage.Stop();
        fixture.Tamper("UPDATE journal SET actor = 'u2' WHERE stream = 'school:qinglan/donghu' AND version = 3");
        var own = await fixture.Storage.Log.Verify(Stories.Qinglan, null, fixture.Clock.GetUtcNow(), default);
        var foreign = await fixture.Storage.Log.Verify(new("hongqiao"), null, fixture.Clock.GetUtcNow(), default);

        Assert.True(sound.IsSound, sound.Text);
        Assert.Contains("全部与写入时一致", sound.Text, StringComparison.Ordinal);
        Assert.Equal((false, "school:qinglan/donghu", 3L), (own.IsSound, own.Flaws.Single().Stream, own.Flaws.Single().Version!.Value));
        Assert.False(foreign.IsSound);
        Assert.Empty(foreign.Flaws);
    }
}
