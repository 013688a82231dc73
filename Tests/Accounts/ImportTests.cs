using System.Collections.Immutable;
using DistrictUnion.Accounts.Import;
using DistrictUnion.Accounts.People;
using DistrictUnion.Accounts.SignIn;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Tests.Support;

namespace DistrictUnion.Tests.Accounts;

[Collection(AccountsTests.Name)]
public sealed class ImportTests(PostgresServer server)
{
    private static readonly ImportDistrict World = ImportDistrict.Of(
        AccountsScene.Qinglan, [(new("songling"), "松岭小学（东校区）"), (new("baihe"), "白鹤小学")], [(new("a05"), "女职工工作")]);

    [Theory, OnSqlite, OnPostgres]
    public async Task Apply_NewRows_MakesAccountsThatSignIn(Engine on)
    {
        await using var scene = await AccountsScene.Open(on, server);
        ImmutableArray<ImportRow> rows =
        [
            Row(2, "songling", "工会主席", "王秀兰", "13800001234"), Row(3, "松岭小学(东校区)", "女工委员", "李敏", areas: "女职工工作", ledgers: "l12、L13"),
            Row(4, "baihe", "工会主席", "王秀兰", "138 0000 1234"), Row(5, "qu", "区教育工会干部", "陈静"),
        ];
        var preview = (await Preview(scene, rows)).Must();
        Assert.Equal(4, preview.Count(ImportState.New));
        Assert.Empty(await People(scene));

        var done = (await Apply(scene, rows)).Must();
        Assert.Equal(3, done.Slips.Length);
        Assert.Equal(2, done.Slips.Single(s => s.Password.Name == "王秀兰").Posts.Length);
        var member = done.Slips.Single(s => s.Password.Name == "李敏");
        Assert.Equal((Role.SchoolMember, "a05", "L12 L13"), (member.Posts[0].Role, member.Posts[0].Limits.Areas[0].Value, string.Join(' ', member.Posts[0].Limits.LedgerKinds)));
        Assert.Equal(SessionStage.Password, (await scene.SignIn("songling", "女工委员", member.Password.Password)).Must().Stage);

        Assert.Equal(4, (await Preview(scene, rows)).Must().Count(ImportState.Unchanged));
        Assert.Empty((await Apply(scene, rows)).Must().Slips);
        Assert.Equal(3, (await People(scene)).Length);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Apply_ChangedRows_ChangesThemAndKeepsPasswords(Engine on)
    {
        await using var scene = await AccountsScene.Open(on, server);
        var chair = await scene.Chair();
        ImmutableArray<ImportRow> rows = [Row(2, "songling", "工会主席", "王秀兰", "13911112222", to: "2026年8月31日")];

        var line = Assert.Single((await Preview(scene, rows)).Must().Lines);
        Assert.Equal(ImportState.Changed, line.State);
        Assert.Contains("13911112222", line.What, StringComparison.Ordinal);
        Assert.Empty((await Apply(scene, rows)).Must().Slips);
        (await scene.SignIn("songling", "13911112222", AccountsScene.Password)).Must();
        Assert.Equal(new DateOnly(2026, 8, 31), (await scene.Visiting(chair)).Current.To);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Preview_WrongRows_AreNamedByColumn(Engine on)
    {
        await using var scene = await AccountsScene.Open(on, server);
        await scene.Chair();
        await scene.Chair("赵强", new("baihe"), "13700000000");
        ImmutableArray<ImportRow> rows =
        [
            Row(2, "nowhere", "工会主席", "甲"), Row(3, "songling", "工会主席", "乙"), Row(4, "songling", "", "丙"), Row(5, "songling", "女工委员", ""),
            Row(6, "songling", "女工委员", "丁", "13700000000"), Row(7, "songling", "委员", "戊", from: "上个月"), Row(8, "songling", "委员", "己", role: "校长"),
            Row(9, "songling", "委员", "庚", areas: "天文"), Row(10, "songling", "委员", "辛", "12"), Row(11, "songling", "财务委员", "壬"),
            Row(12, "songling", "财务委员", "壬"), Row(13, "", "干部", "癸"), Row(14, "", "日志审计员", "癸", role: "日志审计员"),
        ];

        var lines = (await Preview(scene, rows)).Must().Lines;

        Assert.Equal(
            [
                (2, "account.import-school", "学校编号"), (3, "account.import-held", "姓名"), (4, "post.title-invalid", "岗位"), (5, "account.name-invalid", "姓名"),
                (6, "account.phone-taken", "手机号"), (7, "account.import-date", "开始日期"), (8, "account.import-role", "角色"), (9, "account.import-area", "限定领域"),
                (10, "account.phone-invalid", "手机号"), (12, "account.import-twice", "岗位"), (14, "post.powers-apart", "角色"),
            ],
            lines.SelectMany(l => l.Flaws.Select(f => (l.Row, f.Code, f.Place!))));
        Assert.Equal([11, 13], lines.Where(l => l.State is ImportState.New).Select(l => l.Row));
        Assert.Equal(2, (await Apply(scene, rows)).Must().Slips.Length);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Preview_ByAnOfficer_KeepsToCoveredSchools(Engine on)
    {
        await using var scene = await AccountsScene.Open(on, server);
        var officer = AccountsScene.As((await scene.Give(Role.DistrictOfficer, "干部", "陈静")).Must(), school => school == AccountsScene.Songling);
        ImmutableArray<ImportRow> rows = [Row(2, "songling", "工会主席", "甲"), Row(3, "baihe", "工会主席", "乙"), Row(4, "", "干部", "丙")];

        var lines = (await scene.Ask((AccountImport import) => import.Preview(officer, World, rows))).Must().Lines;
        Assert.Equal([ImportState.New, ImportState.Wrong, ImportState.Wrong], lines.Select(l => l.State));
        (await scene.Ask(async (AccountImport import) => await import.Preview(AccountsScene.As(await scene.Chair()), World, rows))).Refused("account.not-yours");
    }

    [Fact]
    public async Task Apply_AThousandChairs_TakesSeconds()
    {
        await using var scene = await AccountsScene.Open(Engine.Sqlite, server);
        var codes = Enumerable.Range(0, 1_000).Select(i => $"s{i:0000}").ToArray();
        var world = World with { Schools = codes.ToImmutableDictionary(c => c, c => new SchoolCode(c)) };
        var watch = System.Diagnostics.Stopwatch.StartNew();

        var done = (await scene.Ask((AccountImport import) => import.Apply(scene.Admin, world, [.. codes.Select((c, i) => Row(i + 2, c, "工会主席", $"主席{i}"))]))).Must();

        Assert.Equal(1_000, done.Slips.Length);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), $"took {watch.Elapsed}");
    }

    private static ImportRow Row(
        int row, string school, string title, string name, string phone = "", string role = "", string from = "", string to = "", string areas = "", string ledgers = "") =>
        new(row, school, title, role, name, phone, from, to, areas, ledgers);

    private static Task<Outcome<ImportPreview>> Preview(AccountsScene scene, ImmutableArray<ImportRow> rows) =>
        scene.Ask((AccountImport import) => import.Preview(scene.Admin, World, rows));

    private static Task<Outcome<ImportDone>> Apply(AccountsScene scene, ImmutableArray<ImportRow> rows) =>
        scene.Ask((AccountImport import) => import.Apply(scene.Admin, World, rows));

    private static Task<ImmutableArray<AccountLine>> People(AccountsScene scene) =>
        scene.Ask(async (AccountDirectory people) => await people.List(scene.Admin, new()));
}
