using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Matters;
using DistrictUnion.Gateway.Matters;

namespace DistrictUnion.Gateway.Http.OpenApi;

/// <summary>The invented school's request for an election (换届请示), folded by the domain itself.</summary>
internal static class ExampleMatter
{
    private const string Chair = "schoolChair/qinglan/wanghu";

    private static readonly MatterKindCode Election = new("election");

    private static readonly ImmutableSortedDictionary<string, string> Asked = ImmutableSortedDictionary.CreateRange(
        StringComparer.Ordinal,
        new Dictionary<string, string>
        {
            ["session"] = "第六届",
            ["plannedOn"] = "2026-11-20",
            ["meeting"] = "会员大会",
            ["members"] = "62",
            ["seats"] = "5",
            ["candidates"] = "林晓梅、周建平、吴海燕、郑文博、冯丽华、陈国栋",
            ["preparation"] = "经学校党支部研究同意，候选人名单已公示五个工作日。",
        });

    private static readonly MatterTerms Terms = ExampleSchool.Founded.MatterTermsFor(ExampleSchool.School);

    private static readonly Decision<MatterReceipt> Requested = MatterRules.Request(
        SchoolMatters.Empty, Terms, new(new(new string('0', 64), new(Chair, Role.SchoolChair, ExampleSchool.DistrictCode, ExampleSchool.School)), null, Election, new(Asked, [])),
        ExampleSchool.AskedAt);

    private static readonly SchoolMatters State = Requested.Facts.Aggregate(SchoolMatters.Empty, (state, fact) => state.Apply(fact, ExampleSchool.AskedAt, Chair));

    private static readonly MatterView View = MatterView.Of(State, State[1]!, ExampleSchool.DistrictCode, Terms, ExampleSchool.AskedAt);

    private static readonly MatterLine Line = MatterLine.Of(ExampleSchool.Registered, State[1]!, View.Kind, View.Today);

    public static IEnumerable<object> All =>
    [
        new MatterRequestBody(Election, Asked, []),
        new MatterStepBody(ImmutableSortedDictionary<string, string>.Empty.Add("number", "青教工〔2026〕12号").Add("text", "同意于2026年11月20日召开会员大会，选举第六届工会委员会。"), []),
        new MatterReturnBody("请补充女职工委员候选人", new(2026, 10, 20)),
        new MatterSettingsBody([new(Election, true, [new(MatterStepKind.Request, new(DueFrom.PlannedDay, -30))])]),
        new HandOverProposalList([new("p4ne8tz6v5rd", "工会主席", Role.SchoolChair, "林晓梅", "周建平", "k7mw3xq9c2ha", new(2026, 11, 21), 1)]),
        Requested.Answer!,
        View,
        new SchoolMatterList(View.District, View.School, View.SchoolName, [Terms.Catalogue.Find(Election)!], [Line], View.Today),
        Terms.Catalogue with { Kinds = [Terms.Catalogue.Find(Election)!] },
        new DistrictMatterList(View.District, ExampleSchool.Founded.Name, ExampleSchool.District.Groups, [Terms.Catalogue.Find(Election)!], [Line], 1, 0, View.Today),
    ];
}
