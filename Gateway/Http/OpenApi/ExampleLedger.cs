using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Gateway.Ledgers;
using DistrictUnion.Gateway.Workbooks;

namespace DistrictUnion.Gateway.Http.OpenApi;

/// <summary>A ledger of the invented school: bodies as they are sent, answers as the domain makes them of those bodies.</summary>
internal static class ExampleLedger
{
    private static readonly Actor Chair = new("schoolChair/qinglan/wanghu", Role.SchoolChair, ExampleSchool.DistrictCode, ExampleSchool.School);

    private static readonly LedgerPeriod Year = new(LedgerPeriodKind.CalendarYear, ExampleSchool.Quarter.Year);

    private static readonly LedgerTerms Terms = ExampleSchool.Founded.TermsFor(ExampleSchool.School, new LedgerCode("l04"));

    private static readonly EntriesBody Entries = new(
        [
            new(null, null, ImmutableSortedDictionary.CreateRange(
            [
                KeyValuePair.Create("name", "第一季度工会委员会会议"), KeyValuePair.Create("kind", "工会委员会"), KeyValuePair.Create("heldOn", "2026年3月5日"),
                KeyValuePair.Create("place", "三楼会议室"), KeyValuePair.Create("chair", "工会主席"), KeyValuePair.Create("recorder", "组织委员"),
                KeyValuePair.Create("expected", "9"), KeyValuePair.Create("present", "9"), KeyValuePair.Create("agenda", "讨论年度工作计划"),
                KeyValuePair.Create("decision", "通过年度工作计划"),
            ])),
        ]);

    private static readonly WriteEntries Command = new(new(new string('0', 64), Chair), Entries.Edits);

    private static readonly Decision<LedgerReceipt> Written =
        LedgerRules.Write(Ledger.Empty, Year, Terms, Command, SealedTexts.None, OpenedValues.None, ExampleSchool.AskedAt);

    private static readonly Ledger State = Written.Facts.Aggregate(Ledger.Empty, (ledger, fact) => ledger.Apply(fact, ExampleSchool.AskedAt, Chair.Account));

    private static readonly LedgerCatalogue Catalogue = LedgerCatalogue.Of(ExampleSchool.Founded);

    private static readonly LedgerCounts Counts = new(
        [new(ExampleSchool.School, new("l04"), Year, 1, 1, new(2026, 3, 5), false)], [ExampleSchool.School], ImmutableDictionary<SchoolCode, int>.Empty);

    public static ImmutableArray<object> All { get; } =
    [
        Entries,
        new VoidBody([1], "重复登记"),
        new NothingBody(true, "本年度没有这类情况"),
        new ElsewhereBody(true, "区医疗互助平台", "打印件盖章"),
        new LedgerMappingBody(new(
            new("l32"), ["记账日期", "凭证号", "摘要", "科目", "借方", "贷方"],
            ImmutableSortedDictionary<string, string>.Empty.Add("bookedOn", "记账日期").Add("voucher", "凭证号").Add("subjectMatter", "摘要").Add("account", "科目").Add("expense", "借方").Add("income", "贷方"),
            ImmutableSortedDictionary<string, string>.Empty.Add("handler", "财务委员"))),
        FundsRules.Summary(
            ExampleSchool.DistrictCode, [ExampleSchool.Registered], Catalogue,
            new(
                [
                    new(ExampleSchool.School, FundsRules.Published, 1, ImmutableDictionary<string, string>.Empty.Add("scope", "全年").Add("dues", "12000.00").Add("allotted", "36000.00").Add("activities", "30000.00").Add("carriedOver", "5000.00")),
                ],
                [], ImmutableDictionary<SchoolCode, int>.Empty.Add(ExampleSchool.School, 82), [], []),
            2026),
        new EraseBody(1, "visited", "本人要求删除", "《个人信息保护法》第四十七条"),
        new SwitchesBody([new(new("l17"), true, [ExampleSchool.Group])]),
        new LedgerKindBody(Terms.Kind),
        new LimitsBody([new("生日慰问", 2026, 300, "区里规定")], 7),
        Written.Answer!,
        LedgerRules.Preview(Ledger.Empty, Year, Terms, Command, SealedTexts.None, OpenedValues.None, ExampleSchool.AskedAt).Value!,
        new LedgerImportView(
            1, 0, 0, 1, 0,
            [
                new("工会会议记录", 5, null, ImportRowState.New, "第一季度工会委员会会议", []),
                new("工会会议记录", 6, null, ImportRowState.Wrong, "", [new("entry.missing", "地点没有填。", "工会会议记录!H6")]),
            ],
            [], null),
        new SheetImportView(0, 1, 11, 0, 0, [new("第三季度", 7, "t01", ImportRowState.Changed, "数量：空 → 1", [])], [], null),
        LedgerView.Of(State, ExampleSchool.DistrictCode, ExampleSchool.School, Year, Terms, new(), OpenedValues.None, ExampleSchool.AskedAt),
        Catalogue with { Kinds = [.. Catalogue.Kinds.Where(kept => kept.Kind.Code.Value is "l04" or "l14")] },
        ShelfRules.Shelf(ExampleSchool.DistrictCode, ExampleSchool.Registered, Catalogue, Counts, 2026, new(2026, 11, 22)),
        ShelfRules.Coverage(ExampleSchool.DistrictCode, [ExampleSchool.Registered], Catalogue, Counts, 2026),
    ];
}
