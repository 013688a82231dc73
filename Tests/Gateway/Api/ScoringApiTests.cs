using System.IO.Compression;
using System.Net;
using System.Text;
using DistrictUnion.Tests.Gateway.Ledgers;
using DistrictUnion.Tests.Support;

namespace DistrictUnion.Tests.Gateway.Api;

/// <summary>Marks in Excel, there and back, on the whole service; and the summary of a round.</summary>
public sealed class ScoringApiTests(GatewayApplication application) : IClassFixture<GatewayApplication>
{
    private const int FirstRow = 3;

    [Fact]
    public async Task Scoring_TakenAlongAndBack_GivesGoodMarksNamesWrongOnesAndCountsOnce()
    {
        application.Clock.Set(FakeClock.Noon(2026, 11, 22));
        var scene = new DistrictScene(application, "excel");
        await scene.Found("wanghu", "linxi");
        await OpenRound(scene);
        application.Clock.Set(FakeClock.Noon(2026, 12, 16));
        var of = $"{scene.School("wanghu")}/inspections/annual";
        var taken = (await scene.Officer.Get($"{of}/scoring-sheet")).Ok().Bytes;
        AssertLocked(taken);

        // ４．５ 分 in full width is read; too much and a word are named; the others are taken.
        var file = TemplateFile.Of(taken);
        Mark(file, 0, "３．５分", "少半次");
        Mark(file, 1, "好", null);
        var preview = (await scene.Officer.Upload($"{of}/scoring-import", "评分.xlsx", file.Build())).Ok().Json;
        Assert.Equal((1, 1), (preview.GetProperty("new").GetInt32(), preview.GetProperty("wrong").GetInt32()));
        Assert.Contains("score.not-number", preview.GetRawText(), StringComparison.Ordinal);
        Mark(file, 1, "8", null);
        var applied = (await scene.Officer.Upload($"{of}/scoring-import?apply=true", "评分.xlsx", file.Build())).Ok().Json;
        Assert.Contains("score.above-marks", applied.GetRawText(), StringComparison.Ordinal);
        Assert.Equal("wanghu", applied.GetProperty("taken")[0].GetProperty("school").GetString());
        var again = (await scene.Officer.Upload($"{of}/scoring-import?apply=true", "评分.xlsx", file.Build())).Ok().Json;
        Assert.Equal((0, 0, 0), (again.GetProperty("new").GetInt32(), again.GetProperty("changed").GetInt32(), again.GetProperty("taken").GetArrayLength()));
        Assert.Equal(3.5m, (await scene.Officer.Get(of)).Ok().Json.GetProperty("items")[0].GetProperty("own").GetProperty("marks").GetDecimal());

        // The first download says nothing of 3.5: another mark there is a conflict now.
        var stale = TemplateFile.Of(taken);
        Mark(stale, 0, "2", "少两次");
        Assert.Equal(1, (await scene.Officer.Upload($"{of}/scoring-import", "评分.xlsx", stale.Build())).Ok().Json.GetProperty("conflicts").GetInt32());

        // Another school's sheet, a renamed column, somebody's own list.
        var other = $"{scene.School("linxi")}/inspections/annual";
        (await scene.Officer.Upload($"{other}/scoring-import", "评分.xlsx", file.Build())).Refused(HttpStatusCode.BadRequest, "scoring.template-school");
        (await scene.Officer.Upload($"{of}/scoring-import", "评分.xlsx", TemplateFile.Of(taken).Rename("考评分", "得分").Build())).Refused(HttpStatusCode.BadRequest, "table.heading-missing");
        (await scene.Officer.Upload($"{of}/scoring-import", "评分.xlsx", TemplateFile.Of(taken).Without("_评分").Build())).Refused(HttpStatusCode.BadRequest, "scoring.not-template");
        (await application.Chair("wanghu", "excel").Upload($"{of}/scoring-import", "评分.xlsx", file.Build())).Refused(HttpStatusCode.BadRequest, "scoring.template-kind");

        // Moved columns are found; one workbook serves the schools of the round.
        var round = $"{scene.Path}/inspections/annual";
        var many = TemplateFile.Of((await scene.Officer.Get($"{round}/scoring-sheets")).Ok().Bytes).Swap("考评分", "自评分");
        Mark(many, 0, "4", null);
        var both = (await scene.Officer.Upload($"{round}/scoring-import?apply=true", "评分.xlsx", many.Build())).Ok().Json;
        Assert.Equal(1, both.GetProperty("taken").GetArrayLength());

        var summary = (await scene.Officer.Get($"{round}/workbook")).Ok();
        Assert.Contains("检查考核汇总", summary.ContentHeaders.ContentDisposition!.FileNameStar, StringComparison.Ordinal);
        (await application.Chair("wanghu", "excel").Get($"{round}/workbook")).Refused(HttpStatusCode.Forbidden, "scope.forbidden");
    }

    [Fact]
    public async Task Scoring_ByEachForHimself_ComesBackToItsOwnSheetAndWeighsAsTheRubricSays()
    {
        application.Clock.Set(FakeClock.Noon(2026, 11, 22));
        var scene = new DistrictScene(application, "each");
        await scene.Found("wanghu", "linxi");
        await OpenRound(scene, "individual", new { self = 40, inspectors = 30, peers = 30 });
        string leader = "inspector/each/wanghu/1", other = "inspector/each/wanghu/2", peer = "inspector/each/wanghu/3";
        await SetTeam(scene, leader, other, peer);
        application.Clock.Set(FakeClock.Noon(2026, 12, 16));
        var of = $"{scene.School("wanghu")}/inspections/annual";

        // 自评 in Excel, too.
        var chair = application.Chair("wanghu", "each");
        var self = TemplateFile.Of((await chair.Get($"{of}/scoring-sheet")).Ok().Bytes);
        Mark(self, 0, "4", "每季度一次", "自评分", "自评说明");
        Mark(self, 1, "6", null, "自评分", "自评说明");
        (await chair.Upload($"{of}/scoring-import?apply=true", "自评.xlsx", self.Build())).Ok();
        (await chair.Post($"{of}/submission", new { sheet = "self", claims = Array.Empty<object>() })).Ok();

        // Each his own; one's sheet is nobody else's.
        var first = await Filled(application.As(leader), of, 3m, 5m);
        (await application.As(leader).Upload($"{of}/scoring-import?apply=true", "甲.xlsx", first)).Ok();
        (await application.As(other).Upload($"{of}/scoring-import?apply=true", "甲.xlsx", first)).Refused(HttpStatusCode.BadRequest, "scoring.template-rater");
        (await application.As(peer).Upload($"{of}/scoring-import?apply=true", "丙.xlsx", await Filled(application.As(peer), of, 1m, 6m))).Ok();

        // The office types in from paper, for whom it names.
        (await scene.Officer.Get($"{of}/scoring-sheet")).Refused(HttpStatusCode.BadRequest, "team.no-rater");
        (await scene.Officer.Get($"{of}/scoring-sheet?rater=inspector/each/nobody")).Refused(HttpStatusCode.BadRequest, "team.no-seat");
        (await scene.Officer.Upload($"{of}/scoring-import?apply=true", "乙.xlsx", await Filled(scene.Officer, of, 2m, 4m, $"?rater={other}"))).Ok();
        (await scene.Officer.Get($"{scene.Path}/inspections/annual/scoring-sheets?rater={other}")).Ok();
        foreach (var rater in new[] { leader, other, peer }) (await application.As(rater).Post($"{of}/submission", new { sheet = "inspector", claims = Array.Empty<object>() })).Ok();

        // 考评 (3+2)/2 and (5+4)/2; 互评 1 and 6; 综评 4×40+2.5×30+1×30 of 100, 6×40+4.5×30+6×30 of 100, in steps of a half.
        var items = (await scene.Officer.Get(of)).Ok().Json.GetProperty("items");
        Assert.Equal([(2.5m, 1m, 2.5m), (4.5m, 6m, 5.5m)], items.EnumerateArray().Select(i => (i.GetProperty("inspectors").GetDecimal(), i.GetProperty("peers").GetDecimal(), i.GetProperty("usual").GetDecimal())));
        Assert.Equal([leader, other, peer], items[0].GetProperty("raters").EnumerateArray().Select(r => r.GetProperty("rater").GetString()));
    }

    [Fact]
    public async Task Scoring_TenInspectorsAtOnce_LoseNoMarkAndOverwriteNobody()
    {
        application.Clock.Set(FakeClock.Noon(2026, 11, 22));
        var (each, team) = (new DistrictScene(application, "ten"), new DistrictScene(application, "ten-team"));
        await each.Found("wanghu");
        await team.Found("wanghu");
        await OpenRound(each, "individual");
        await OpenRound(team);
        string[] alone = [.. Enumerable.Range(0, 10).Select(i => $"inspector/ten/wanghu/{i}")], together = [.. Enumerable.Range(0, 10).Select(i => $"inspector/ten-team/wanghu/{i}")];
        await SetTeam(each, alone);
        await SetTeam(team, together);
        application.Clock.Set(FakeClock.Noon(2026, 12, 16));

        // A sheet for each: every mark and every submission counts.
        var of = $"{each.School("wanghu")}/inspections/annual";
        await Task.WhenAll(alone.Select(async (account, i) =>
        {
            (await application.As(account).Post($"{of}/marks", new { sheet = "inspector", marks = new object[] { new { item = 1, marks = 0.5m * (i % 8), note = $"看法{i}" }, new { item = 2, marks = 6 } } })).Ok();
            (await application.As(account).Post($"{of}/submission", new { sheet = "inspector", claims = Array.Empty<object>() })).Ok();
        }));
        var item = (await each.Officer.Get(of)).Ok().Json.GetProperty("items")[0];
        Assert.Equal(Enumerable.Range(0, 10).Select(i => (alone[i], 0.5m * (i % 8))), item.GetProperty("raters").EnumerateArray().Select(r => (r.GetProperty("rater").GetString()!, r.GetProperty("mark").GetProperty("marks").GetDecimal())).Order());
        Assert.Equal(1.5m, item.GetProperty("inspectors").GetDecimal()); // 14.5 / 10

        // One sheet for all: of ten marks of one item, all seen as empty, the first stands, and nine are told so.
        of = $"{team.School("wanghu")}/inspections/annual";
        var replies = await Task.WhenAll(together.Select((account, i) => application.As(account).Post(
            $"{of}/marks", new { sheet = "inspector", marks = new[] { new { item = 2, marks = 0.5m * i, note = $"看法{i}", seen = new { } } } })));
        Assert.Equal(9, replies.Sum(reply => reply.Ok().Json.GetProperty("conflicts").GetArrayLength()));
        var stands = (await team.Officer.Get(of)).Ok().Json.GetProperty("items")[1].GetProperty("own");
        Assert.Equal($"看法{stands.GetProperty("marks").GetDecimal() / 0.5m:0}", stands.GetProperty("note").GetString());
    }

    private static async Task<byte[]> Filled(ApiClient person, string of, decimal one, decimal two, string query = "")
    {
        var file = TemplateFile.Of((await person.Get($"{of}/scoring-sheet{query}")).Ok().Bytes);
        Mark(file, 0, one.ToString(System.Globalization.CultureInfo.InvariantCulture), "现场核对");
        Mark(file, 1, two.ToString(System.Globalization.CultureInfo.InvariantCulture), "现场核对");
        return file.Build();
    }

    /// <summary>A team for 望湖; of three seats the third is a peer's.</summary>
    private static async Task SetTeam(DistrictScene scene, params string[] accounts) => (await scene.Officer.Put(
        $"{scene.Path}/inspections/annual/teams",
        new
        {
            teams = new[]
            {
                new
                {
                    name = "第一组", schools = new[] { "wanghu" },
                    seats = accounts.Select((account, i) => new { account, isLeader = i == 0, ownSchools = Array.Empty<string>(), kind = accounts.Length == 3 && i == 2 ? "peer" : "inspector" }),
                },
            },
        })).Ok();

    private static void Mark(TemplateFile file, int item, string? marks, string? note, string column = "考评分", string reason = "扣分原因")
    {
        var heads = file.Rows[FirstRow - 1].Select(cell => cell?.ToString()).ToArray();
        file.Rows[FirstRow + item][Array.IndexOf(heads, column)] = marks;
        file.Rows[FirstRow + item][Array.IndexOf(heads, reason)] = note;
    }

    private static void AssertLocked(byte[] workbook)
    {
        using var zip = new ZipArchive(new MemoryStream(workbook));
        var sheet = Text("xl/worksheets/sheet1.xml");
        Assert.Contains("sheetProtection", sheet, StringComparison.Ordinal);
        Assert.Contains("0,0.5,1,1.5,2,2.5,3,3.5,4", sheet, StringComparison.Ordinal);
        Assert.Contains("veryHidden", Text("xl/workbook.xml"), StringComparison.Ordinal);

        string Text(string part)
        {
            using var reader = new StreamReader(zip.GetEntry(part)!.Open(), Encoding.UTF8);
            return reader.ReadToEnd();
        }
    }

    private static async Task OpenRound(DistrictScene scene, string mode = "group", object? weights = null)
    {
        var rubric = new
        {
            code = "small",
            version = 1,
            name = "考核细则（简）",
            total = 10,
            weights,
            sections = new[]
            {
                new
                {
                    name = "组织", marks = 10,
                    items = new object[]
                    {
                        new { number = 1, name = "委员会会议", marks = 4, scoring = new { kind = "judge" } },
                        new { number = 2, name = "校务公开", marks = 6, scoring = new { kind = "judge" } },
                    },
                },
            },
        };
        (await scene.Officer.Put($"{scene.Path}/rubrics/small", new { rubric })).Ok();
        var dates = new { selfFrom = "2026-12-01", selfUntil = "2026-12-10", visitFrom = "2026-12-15", visitUntil = "2026-12-25", objectionDays = 7 };
        (await scene.Officer.Post(
            $"{scene.Path}/inspections",
            new { code = "annual", name = "年度考核", year = 2026, rubric = "small", dates, mode, scope = new { groups = Array.Empty<string>(), schools = Array.Empty<string>() } })).Ok();
    }
}
