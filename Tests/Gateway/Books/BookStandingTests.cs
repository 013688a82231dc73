using DistrictUnion.Domain.Books;
using DistrictUnion.Gateway.Books;
using DistrictUnion.Storage;
using DistrictUnion.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace DistrictUnion.Tests.Gateway.Books;

/// <summary>What the service says of an issued book after something happened.</summary>
public sealed class BookStandingTests(GatewayApplication application) : IClassFixture<GatewayApplication>
{
    [Fact]
    public async Task Standing_AfterEachChange_NamesItsPartAndNoOther()
    {
        var (scene, chair, book) = await Issued("named");
        Assert.Equal((BookState.AsIssued, ""), await Stands(book));

        application.Clock.Set(FakeClock.Noon(2027, 3, 10));
        await Write(chair, scene, "l04/2027", Meeting("2027-01-05"));
        await Write(chair, scene, "l28/2026-2027", Ethics("2027-03-05"));
        Assert.Equal((BookState.AsIssued, ""), await Stands(book));

        await Write(chair, scene, "l28/2026-2027", Ethics("2026-11-05"));
        Assert.Equal((BookState.Changed, "师德活动与考核登记表"), await Stands(book));

        await Write(chair, scene, "l04/2026", Meeting("2026-12-20"));
        (await chair.Put($"{scene.School("a")}/ledgers/l14/2026/nothing", new { isSo = true })).Ok();
        await scene.HavePlan("a", DistrictScene.Task("t1", "2026-09"));
        Assert.Equal((BookState.Changed, "工作计划、工会会议记录、五必访登记表、师德活动与考核登记表"), await Stands(book));
        Assert.Equal((BookState.AsIssued, ""), await Stands(BookFiles.Check((await chair.Post($"{scene.School("a")}/years/2026/book", new { })).Ok().Bytes)));
    }

    [Fact]
    public async Task Standing_OfWrongNumbersAndDigests_IsUnknown()
    {
        var (_, _, book) = await Issued("unknown");

        Assert.NotNull(await Ask(book.Number, book.Digest));
        Assert.NotNull(await Ask(book.Number.ToLowerInvariant(), string.Join(' ', book.Digest[..16].ToUpperInvariant().Chunk(4).Select(c => new string(c)))));
        Assert.Null(await Ask(book.Number, book.Digest[..11]));
        Assert.Null(await Ask(book.Number, new string('0', 64)));
        Assert.Null(await Ask("UNKNOWN.2026.A.2", book.Digest));
        Assert.Null(await Ask("NOWHERE.2026.A.1", book.Digest));
        Assert.Null(await Ask("' OR 1=1", book.Digest));
    }

    /// <summary>The journal below the book was written anew, with sound hashes or not: it is another one.</summary>
    [Fact]
    public async Task Standing_WhenTheJournalBelowIsAnother_SaysSo()
    {
        var (_, _, book) = await Issued("broken");
        await using (var connection = application.OpenDatabase())
            Assert.Equal(1, connection.Execute("UPDATE journal SET hash = @0 WHERE stream = 'ledger:broken/a/l04/2026'", new byte[32]));

        Assert.Equal((BookState.Broken, ""), await Stands(book));
    }

    [Fact]
    public async Task Snapshot_OfAPastYear_IsTheRosterAsItStoodThen()
    {
        var (scene, chair, _) = await Issued("snapshot");
        await Write(chair, scene, "l02/all", Member("林晓梅"));
        application.Clock.Set(FakeClock.Noon(2027, 1, 5));
        await Write(chair, scene, "l02/all", Member("周建平"));
        var old = (await chair.Post($"{scene.School("a")}/years/2026/book", new { })).Ok().Bytes;
        var book = BookFiles.Check(old);
        await Write(chair, scene, "l02/all", Member("吴海燕"));

        var rows = MainJob.SheetReader.Open(old).Rows("L02 工会会员名册");
        Assert.Contains(rows, row => row.Contains("林晓梅"));
        Assert.DoesNotContain(rows, row => row.Contains("周建平"));
        Assert.Equal((BookState.AsIssued, ""), await Stands(book));
    }

    private async Task<(DistrictScene Scene, ApiClient Chair, BookCheck Book)> Issued(string district)
    {
        application.Clock.Set(FakeClock.Noon(2026, 11, 22));
        var scene = new DistrictScene(application, district);
        await scene.Found("a");
        var chair = application.Chair("a", district);
        await Write(chair, scene, "l04/2026", Meeting("2026-03-05"));
        return (scene, chair, BookFiles.Check((await chair.Post($"{scene.School("a")}/years/2026/book", new { })).Ok().Bytes));
    }

    private static async Task Write(ApiClient chair, DistrictScene scene, string ledger, object values) =>
        (await chair.Post($"{scene.School("a")}/ledgers/{ledger}/entries", new { entries = new[] { new { values } } })).Ok();

    private static object Meeting(string heldOn) => new
    {
        name = "委员会",
        kind = "工会委员会",
        heldOn,
        place = "会议室",
        chair = "林主席",
        recorder = "周记录",
        expected = "5",
        present = "5",
        agenda = "学习",
        decision = "通过",
    };

    private static object Ethics(string heldOn) => new { heldOn, semester = "第一学期", step = "师德活动", topic = "师德承诺" };

    private static object Member(string name) => new { name, sex = "女", joinedOn = "2020-09-01", team = "语文组" };

    private Task<BookStanding?> Ask(string number, string digest) =>
        BookVerification.Ask(application.Services.GetRequiredService<IGrainFactory>(), number, digest, CancellationToken.None);

    private async Task<(BookState State, string Changes)> Stands(BookCheck book)
    {
        var standing = await Ask(book.Number, book.Digest);
        return (standing!.State, string.Join('、', standing.Changes));
    }
}
