using System.Globalization;
using System.Text.Json;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Gateway.Books;
using DistrictUnion.Tests.MainJob;
using DistrictUnion.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace DistrictUnion.Tests.Gateway.Books;

/// <summary>
/// A whole year of one school over the API: plan, four quarters, 200 entries in 20 ledgers, an inspection with something to put right; and its book, cell by
/// cell what the API says.
/// </summary>
public sealed class WholeYearTests(GatewayApplication application) : IClassFixture<GatewayApplication>
{
    private const string Code = "wanghu", District = "whole-year";
    private const int Ledgers = 20, EntriesOfEach = 10;

    /// <summary>Columns that others are a part of: 应到, 实到, 发出, 收回 …</summary>
    private static readonly string[] Whole = ["expected", "present", "staff", "delegates", "issued", "returned", "valid", "attended", "income", "budget", "members", "standard"];

    private readonly DistrictScene scene = new(application, District);

    private ApiClient Chair => application.Chair(Code, District);

    private string School => scene.School(Code);

    [Fact]
    public async Task Year_PlayedOverTheApi_StandsInItsBookCellByCell()
    {
        await PlanAndFourQuarters();
        var kinds = await KeepLedgers();
        await Inspect();

        application.Clock.Set(FakeClock.Noon(2027, 2, 20));
        var book = SheetReader.Open((await Chair.Post($"{School}/years/2026/book", new { })).Ok().Bytes);

        var compared = 0;
        foreach (var kind in kinds)
        {
            var views = new List<LedgerView>();
            foreach (var period in Periods(kind))
                views.Add(JsonSerializer.Deserialize<LedgerView>((await scene.Officer.Get($"{School}/ledgers/{kind.Code}/{period}")).Ok().Text, DomainJson.Options)!);
            Assert.Equal(EntriesOfEach, views.Sum(v => v.Count));
            compared += LedgerSheetCells.Compare(book.Rows($"{kind.Code.Value.ToUpperInvariant()} {kind.Name}"), views);
        }

        Assert.InRange(compared, Ledgers * EntriesOfEach, int.MaxValue);
        await CompareQuarters(book);
        await CompareInspection(book);
    }

    private async Task PlanAndFourQuarters()
    {
        application.Clock.Set(FakeClock.Noon(2026, 1, 10));
        await scene.Found(Code);
        await scene.HavePlan(
            Code, DistrictScene.Task("q1", "2026-03"), DistrictScene.Task("q2", "2026-06", target: 4), DistrictScene.Task("q3", "2026-09"), DistrictScene.Task("q4", "2026-12", target: 2));
        foreach (var (quarter, year, month, task, quantity) in new (string, int, int, string, int?)[]
        {
            ("2026Q1", 2026, 4, "q1", null), ("2026Q2", 2026, 7, "q2", 3), ("2026Q3", 2026, 10, "q3", null), ("2026Q4", 2027, 1, "q4", 2),
        })
        {
            application.Clock.Set(FakeClock.Noon(year, month, 1));
            await scene.OpenRound(quarter);
            var due = (await Chair.Get(scene.Report(Code, quarter))).Ok().Json.GetProperty("lines").EnumerateArray()
                .Select(l => l.GetProperty("occurrence")).Single(o => o.GetProperty("task").GetProperty("id").GetString() == task).GetProperty("id").GetString()!;
            await scene.SubmitReport(Code, quarter, (due, quantity));
            await scene.AcceptReport(Code, quarter);
        }
    }

    /// <summary>Ten entries in each of twenty kinds, made of what the kinds say of their columns.</summary>
    private async Task<LedgerKind[]> KeepLedgers()
    {
        LedgerKind[] kinds = [.. ShippedLedgers.All.Where(k => k is { Source: LedgerSource.Entries, DateColumn: not null } && k.Period is LedgerPeriodKind.CalendarYear or LedgerPeriodKind.SchoolYear).Take(Ledgers)];
        Assert.Equal(Ledgers, kinds.Length);
        (await scene.Officer.Post($"{scene.Path}/ledger-switches", new { switches = kinds.Select(k => new { kind = k.Code.Value, isOn = true, groups = Array.Empty<string>() }) })).Ok();
        foreach (var kind in kinds)
        {
            for (var i = 0; i < EntriesOfEach; i++)
            {
                // The first half of the year lies in the school year before.
                var day = new DateOnly(2026, 1 + i, 1 + i);
                var period = kind.Period is LedgerPeriodKind.SchoolYear ? LedgerPeriod.Of(kind.Period, day, 7).ToString() : "2026";
                await Write(kind, period, ValuesOf(kind, day, i));
            }
        }

        return kinds;
    }

    /// <summary>Writes an entry as a person does: what a check asks is explained, what cannot stand beside the rest is left out.</summary>
    private async Task Write(LedgerKind kind, string period, Dictionary<string, string> values)
    {
        var (at, explanations) = ($"{School}/ledgers/{kind.Code}/{period}/entries", new Dictionary<string, string>());
        for (var attempt = 0; ; attempt++)
        {
            var reply = await Chair.Post(at, new { entries = new[] { new { values, explanations } } });
            if (reply.Status is System.Net.HttpStatusCode.OK || attempt == kind.Columns.Length) reply.Ok();
            if (reply.Status is System.Net.HttpStatusCode.OK) return;
            foreach (var (code, place) in reply.Refusals)
            {
                if (code == "entry.unexplained") explanations[place!.Split(':')[^1]] = "情况属实，有附件";
                else values.Remove(place!.Split(':')[1]);
            }
        }
    }

    private static Dictionary<string, string> ValuesOf(LedgerKind kind, DateOnly day, int i) => kind.Typed.Where(c => !c.IsOff && c.Type is not ColumnType.Signature).ToDictionary(
        c => c.Key,
        c => c.Type switch
        {
            ColumnType.Date => Words.Day(day),
            ColumnType.Month => day.ToString("yyyy-MM", CultureInfo.InvariantCulture),
            ColumnType.Choice => c.Options[i % c.Options.Length],
            ColumnType.Choices => string.Join('、', c.Options.Take(2)),
            ColumnType.YesNo => "是",
            ColumnType.Whole or ColumnType.Number or ColumnType.Percent or ColumnType.Money => Math.Clamp(Whole.Contains(c.Key) ? 50 + i : 1, c.Least ?? 0, c.Most ?? 1_000).ToString("0.##", CultureInfo.InvariantCulture),
            _ => $"{c.Name}第{i + 1}条",
        });

    private static string[] Periods(LedgerKind kind) => kind.Period is LedgerPeriodKind.SchoolYear ? ["2025-2026", "2026-2027"] : ["2026"];

    private async Task Inspect()
    {
        var (of, inspector) = ($"{School}/inspections/annual", application.As($"inspector/{District}/{Code}"));
        application.Clock.Set(FakeClock.Noon(2027, 1, 20));
        (await scene.Officer.Post(
            $"{scene.Path}/inspections",
            new
            {
                code = "annual",
                name = "年度考核",
                year = 2026,
                rubric = "standard",
                mode = "group",
                scope = new { groups = Array.Empty<string>(), schools = Array.Empty<string>() },
                dates = new { selfFrom = "2027-01-20", selfUntil = "2027-01-31", visitFrom = "2027-02-01", visitUntil = "2027-02-10", objectionDays = 5 },
            })).Ok();
        (await scene.Officer.Put(
            $"{scene.Path}/inspections/annual/teams",
            new { teams = new[] { new { name = "第一组", seats = new[] { new { account = $"inspector/{District}/{Code}", isLeader = true, ownSchools = Array.Empty<string>() } }, schools = new[] { Code } } } })).Ok();
        var items = (await Chair.Get(of)).Ok().Json.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("item")).Select(i => (Number: i.GetProperty("number").GetInt32(), Marks: i.GetProperty("marks").GetDecimal())).ToArray();
        (await Chair.Post($"{of}/marks", new { sheet = "self", marks = items.Select(i => new { item = i.Number, marks = i.Marks }) })).Ok();
        (await Chair.Post($"{of}/submission", new { sheet = "self", claims = Array.Empty<object>() })).Ok();
        application.Clock.Set(FakeClock.Noon(2027, 2, 2));
        (await inspector.Post($"{of}/marks", new { sheet = "inspector", marks = items.Select(i => i.Number == 10 ? new { item = i.Number, marks = i.Marks - 1, note = (string?)"公开栏没有按月更新" } : new { item = i.Number, marks = i.Marks, note = (string?)null }) })).Ok();
        (await inspector.Post($"{of}/submission", new { sheet = "inspector", claims = Array.Empty<object>() })).Ok();
        (await inspector.Post($"{of}/findings", new { text = "公开栏没有按月更新", due = "2027-03-31", item = 10 })).Ok();
        (await scene.Officer.Post($"{of}/conclusion", new { changes = Array.Empty<object>(), bonuses = Array.Empty<object>(), vetoes = Array.Empty<string>(), failedGates = Array.Empty<string>(), titles = Array.Empty<string>() })).Ok();
        (await scene.Officer.Post($"{scene.Path}/inspections/annual/publication-proposal", new { })).Ok();
        var early = BookFiles.Check((await Chair.Post($"{School}/years/2026/book", new { })).Ok().Bytes);
        application.Clock.Set(FakeClock.Noon(2027, 2, 3));
        (await application.As($"districtAdmin/{District}").Post($"{scene.Path}/inspections/annual/publication", new { })).Ok();
        var standing = await BookVerification.Ask(application.Services.GetRequiredService<IGrainFactory>(), early.Number, early.Digest, CancellationToken.None);
        Assert.Equal("年度考核", Assert.Single(standing!.Changes));
        (await Chair.Post($"{of}/findings/1/report", new { text = "已按月更新，定了专人" })).Ok();
        (await inspector.Post($"{of}/findings/1/recheck", new { isSettled = true, text = "现场看过" })).Ok();
    }

    private async Task CompareQuarters(SheetReader book)
    {
        foreach (var (quarter, sheet) in new[] { ("2026Q1", "第一季度进度表"), ("2026Q2", "第二季度进度表"), ("2026Q3", "第三季度进度表"), ("2026Q4", "第四季度进度表") })
        {
            var lines = (await Chair.Get(scene.Report(Code, quarter))).Ok().Json.GetProperty("lines").EnumerateArray().ToArray();
            Assert.NotEmpty(lines);
            Assert.All(lines, line => Assert.Contains(book.Rows(sheet), row => row.Contains(line.GetProperty("occurrence").GetProperty("task").GetProperty("title").GetString())));
        }
    }

    /// <summary>Marks by item, sums, and what was put right.</summary>
    private async Task CompareInspection(SheetReader book)
    {
        var view = (await Chair.Get($"{School}/inspections/annual")).Ok().Json;
        var rows = book.Rows("评分表 annual");
        foreach (var item in view.GetProperty("items").EnumerateArray())
        {
            var number = item.GetProperty("item").GetProperty("number").GetInt32();
            var row = Assert.Single(rows, r => r[1] is double cell && (decimal)cell == number);
            Assert.Equal(item.GetProperty("item").GetProperty("name").GetString(), row[2]);
            Assert.Equal(
                (item.GetProperty("self").GetProperty("marks").GetDecimal(), item.GetProperty("inspectors").GetDecimal(), item.GetProperty("concluded").GetProperty("marks").GetDecimal()),
                (SheetReader.Number(row[5]), SheetReader.Number(row[6]), SheetReader.Number(row[7])));
            if (item.TryGetProperty("found", out var found)) Assert.Equal(found.GetProperty("explanation").GetString(), row[4]);
        }

        var total = Assert.Single(rows, r => r[0] is "总分");
        Assert.Equal(view.GetProperty("concludedSum").GetProperty("total").GetDecimal(), SheetReader.Number(total[7]));
        Assert.Equal(view.GetProperty("concludedSum").GetProperty("grade").GetString(), total[8]);
        var finding = Assert.Single(book.Rows("整改 annual"), r => r[2] is "公开栏没有按月更新");
        Assert.Equal("已销号", finding[4]);
        Assert.Contains("已按月更新，定了专人", (string)finding[5]!, StringComparison.Ordinal);
    }
}
