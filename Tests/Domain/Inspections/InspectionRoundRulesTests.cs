using System.Security.Cryptography;
using System.Text;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Files;
using DistrictUnion.Domain.Inspections;

namespace DistrictUnion.Tests.Domain.Inspections;

public sealed class InspectionRoundRulesTests
{
    private static readonly InspectionCode Code = new("annual");
    private static readonly InspectionDates Dates = new(A.Day(12, 1), A.Day(12, 10), A.Day(12, 15), A.Day(12, 25));
    private static readonly DateTimeOffset Now = A.Noon(2026, 11, 22);

    [Fact]
    public void Open_ASample_TakesTheSmallestLotsOfEachGroup()
    {
        var district = Ten();

        var round = Opened(district, new([], [], new("9527", 25))).Inspections.Rounds[Code];

        // Anyone can draw again: SHA-256 over “seed/school”, the smallest quarter of ten, rounded up.
        var drawn = district.Schools.Keys.OrderBy(s => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"9527/{s}"))), StringComparer.Ordinal).Take(3).Order();
        Assert.Equal(drawn, round.Schools.Select(s => s.School));
        Assert.NotEqual(round.Schools.Select(s => s.School), Opened(district, new([], [], new("9528", 25))).Inspections.Rounds[Code].Schools.Select(s => s.School));
    }

    [Fact]
    public void Open_WithoutAScope_TakesEverySchoolWithAUnionAndKeepsTheRubricsVersion()
    {
        var district = Opened(Ten(), new([], []));

        Assert.Equal(10, district.Inspections.Rounds[Code].Schools.Length);
        Assert.Equal(new(new("standard"), 1), district.Inspections.Rounds[Code].Rubric);
        Assert.NotNull(district.TermsFor(new("s03"), Code).Rubric);
        Assert.Equal(["inspection.exists"], Codes(InspectionRoundRules.Open(district, Open(new([], [])), Now)));
    }

    [Fact]
    public void Open_WrongInEveryWay_SaysAllOfIt()
    {
        var command = Open(new([new("no")], [new("none")], new("", 0))) with
        {
            Rubric = new("nothing"),
            Dates = new(A.Day(12, 10), A.Day(12, 1), A.Day(12, 1), A.Day(11, 1), 0),
            Name = " ",
            Year = 12,
        };

        Assert.Equal(
            ["name.blank", "inspection.year-invalid", "rubric.unknown", "inspection.dates-invalid", "inspection.dates-invalid", "group.unknown", "school.unknown", "sampling.invalid"],
            Codes(InspectionRoundRules.Open(Ten(), command, Now)));
    }

    [Fact]
    public void SetTeams_AnInspectorsOwnSchool_IsRefusedByName()
    {
        var district = Opened(Ten(), new([], []));
        InspectionTeam team = new("第一组", [new("a", true, [new("s02")]), new("b", false, [])], [new("s01"), new("s02")]);

        var refusal = Assert.Single(InspectionRoundRules.SetTeams(district, new(A.ByDistrict(), Code, [team]), Now).Refusals);

        Assert.Equal("team.own-school", refusal.Code);
        Assert.Contains("学校2", refusal.Text, StringComparison.Ordinal);
        Assert.Equal(
            ["team.school-twice", "team.leaders", "school.not-inspected"],
            Codes(InspectionRoundRules.SetTeams(district, new(A.ByDistrict(), Code, [team with { Schools = [new("s01")] }, new("第二组", [new("c", false, [])], [new("s01"), new("other")])]), Now)));
    }

    [Fact]
    public void Publish_NeedsASecondPerson()
    {
        var district = Opened(Ten(), new([], []));
        Assert.Equal(["publication.not-proposed"], Codes(InspectionRoundRules.Publish(district, new(A.ByDistrict(), Code), Now)));
        district = Then(district, InspectionRoundRules.Propose(district, new(A.ByDistrict(), Code), Now));

        Assert.Equal(["publication.same-person"], Codes(InspectionRoundRules.Publish(district, new(A.ByDistrict(), Code), Now)));
        district = Then(district, InspectionRoundRules.Publish(district, new(A.By(A.Officer() with { Account = "head" }), Code), Now), "head");

        Assert.Equal((true, A.Day(11, 29)), (district.Inspections.Rounds[Code].Publication.IsPublished, district.Inspections.Rounds[Code].Publication.ObjectionsUntil));
        Assert.Equal(["inspection.published"], Codes(InspectionRoundRules.SetTeams(district, new(A.ByDistrict(), Code, []), Now)));
    }

    [Fact]
    public void Publish_OnePersonWithTheLeadersApproval_IsEnoughWhereTheDistrictSettledSo()
    {
        var district = Opened(Ten() with { Settings = new(Publication: Publication.OneWithApproval) }, new([], []));
        Assert.Equal(["publication.no-approval"], Codes(InspectionRoundRules.Publish(district, new(A.ByDistrict(), Code), Now)));

        var approved = district.Apply(new FileAttached(FileSubject.Of(Code), FileRole.Approval, "批件.pdf", new string('a', 64), 9, "application/pdf", true), Now, "officer");

        Assert.Equal(new string('a', 64), Assert.IsType<ResultsPublished>(Assert.Single(InspectionRoundRules.Publish(approved, new(A.ByDistrict(), Code), Now).Facts)).Approval);
    }

    [Fact]
    public void SetRubric_OneThatDoesNotAddUp_IsTakenWithTheNextVersion()
    {
        var standard = ShippedRubrics.All.Single(r => r.Code.Value == "standard");
        var district = Then(Ten(), InspectionRoundRules.SetRubric(Ten(), new(A.ByDistrict(), standard with { Total = 99 }), Now));

        Assert.Equal(InspectionRoundRules.FirstOwnVersion, district.Inspections.Rubrics().Single(r => r.Code == standard.Code).Version);
        Assert.NotEmpty(RubricFlaws.Warnings(district.Inspections.Rubrics().Single(r => r.Code == standard.Code)));
        Assert.Equal(["rubric.empty"], Codes(InspectionRoundRules.SetRubric(district, new(A.ByDistrict(), standard with { Sections = [] }), Now)));
    }

    [Fact]
    public void SetRubric_TheSameTwice_MakesOneVersion()
    {
        var standard = ShippedRubrics.All.Last(r => r.Code.Value == "standard");
        var district = Then(Ten(), InspectionRoundRules.SetRubric(Ten(), new(A.ByDistrict(), standard with { Name = "本区细则" }), Now));

        Assert.Empty(InspectionRoundRules.SetRubric(district, new(A.ByDistrict(), standard with { Name = "本区细则" }), Now).Facts);
        Assert.Empty(InspectionRoundRules.SetRubric(Ten(), new(A.ByDistrict(), standard), Now).Facts);
        Assert.Single(InspectionRoundRules.SetRubric(district, new(A.ByDistrict(), standard), Now).Facts);
    }

    [Fact]
    public void SetRubric_ARoundThatRuns_KeepsItsVersion()
    {
        var standard = ShippedRubrics.All.Last(r => r.Code.Value == "standard");
        var district = Opened(Ten(), new([], []));
        district = Then(district, InspectionRoundRules.SetRubric(district, new(A.ByDistrict(), standard with { Total = 99 }), Now));

        Assert.Equal((100m, 99m), (district.TermsFor(new("s01"), Code).Rubric!.Total, district.Inspections.Rubrics().Single(r => r.Code == standard.Code).Total));
    }

    [Theory]
    [InlineData("l14", "visited = '张三'", null, "rubric.source-private")]
    [InlineData("l14", "times(visited) > 1", null, "rubric.source-private")]
    [InlineData("l17", null, "mainCause", "rubric.source-private")]
    [InlineData("l04", "kinds = '工会委员会'", null, "rubric.source-unknown")]
    [InlineData("x99", null, null, "rubric.ledger-unknown")]
    public void SetRubric_OneThatAsksForWhatItMayNotSee_IsRefusedAtItsItem(string ledger, string? formula, string? column, string code)
    {
        var source = new ItemSource(column is null ? ItemMeasure.Entries : ItemMeasure.Distinct, formula, Column: column);
        var refusal = Assert.Single(InspectionRoundRules.SetRubric(Ten(), new(A.ByDistrict(), Small(new(7, "走访", 10, new(ScoringKind.Judge)) { Ledgers = [new(ledger)], Source = source })), Now).Refusals);

        Assert.Equal((code, "7"), (refusal.Code, refusal.Place));
        Assert.Contains("“走访”", refusal.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void SetRubric_AGroupThatIsNotThere_IsRefused() =>
        Assert.Equal(["rubric.group-unknown"], Codes(InspectionRoundRules.SetRubric(Ten(), new(A.ByDistrict(), Small(new(1, "项目", 10, new(ScoringKind.Judge)) { Groups = [new("daxue")] })), Now)));

    private static Rubric Small(RubricItem item) => new(new("small"), 0, "小细则", 10, [new("部分", 10, [item])]);

    private static OpenInspection Open(InspectionScope scope) => new(A.ByDistrict(), Code, "年度考核", 2026, new("standard"), Dates, ScoringMode.Group, scope);

    private static District Opened(District district, InspectionScope scope) => Then(district, InspectionRoundRules.Open(district, Open(scope), Now));

    private static District Then(District district, Decision<InspectionCatalogue> decision, string by = "officer")
    {
        Assert.Empty(decision.Refusals.Select(r => r.Code));
        return decision.Facts.Aggregate(district, (state, fact) => state.Apply(fact, Now, by));
    }

    private static IEnumerable<string> Codes(Decision<InspectionCatalogue> decision) => decision.Refusals.Select(r => r.Code);

    /// <summary>A district with ten schools of one group.</summary>
    private static District Ten()
    {
        IEnumerable<IFact> facts =
        [
            new DistrictFounded(A.District, "青岚区教育工会", "Asia/Shanghai", WorkAreas.Shipped), new GroupSet(A.Primary, "小学", 1),
            .. Enumerable.Range(1, 10).Select(i => new SchoolRegistered(new($"s{i:00}"), $"学校{i}", A.Primary, A.Day(1, 1), true, [])),
        ];
        return facts.Aggregate(District.Empty, (state, fact) => state.Apply(fact, Now, "officer"));
    }
}
