using System.Collections.Immutable;
using DistrictUnion.Documents;
using DistrictUnion.Documents.Alike;
using FsCheck;
using FsCheck.Fluent;

namespace DistrictUnion.Tests.Gateway.Documents.Alike;

public sealed class AlikePlansTests
{
    private static readonly ImmutableArray<string> Wanghu =
    [
        "3月召开教职工代表大会1次，审议学校绩效考核办法。",
        "10月组织教职工沿望湖绿道健步走，走完全程的发纪念奖牌。",
        "请中医院专家到校为女教职工义诊，建立健康档案。",
        "每月20日为当月过生日的教师送上手写贺卡和绿植。",
        "暑假前完成教工之家书吧的改造，添置图书300册。",
    ];

    private static readonly ImmutableArray<string> Linxi =
    [
        "四月份举行民主恳谈会，答复教师提出的食堂问题。",
        "组织青年教师赴山区学校支教一周，撰写支教日记。",
        "元旦前办一场教工迎新晚会，各年级组出一个节目。",
        "为在抗洪中受损的教师家庭发放一次性补助。",
        "成立教职工羽毛球、书法、摄影三个社团。",
    ];

    private static readonly ImmutableArray<string> Names = ["青岚区望湖小学", "青岚区林溪小学"];

    private static AlikeFinding Find(params ImmutableArray<string>[] plans) => FindBeside([], plans);

    private static AlikeFinding FindBeside(ImmutableArray<string> ofDistrict, params ImmutableArray<string>[] plans) =>
        AlikePlans.Find(0, [.. plans.Select((texts, i) => new PlanWording($"school-{i}", texts))], ofDistrict, Names);

    [Fact]
    public void Find_CopiedPlan_ShowsItsSentencesSideBySide()
    {
        var alike = Assert.Single(Find(Wanghu, Linxi, [.. Wanghu.Reverse()]).Plans);

        Assert.Equal((2, 100, 5), (alike.Index, alike.Percent, alike.Counted));
        Assert.Equal(Wanghu.Select(s => new AlikePair(s, s, true, 100)), alike.Pairs);
    }

    [Fact]
    public void FindAll_SamePairsAsPlanByPlan_OnlyThoseThatConcern()
    {
        ImmutableArray<PlanWording> plans = [new("a", Wanghu), new("b", Linxi), new("c", [.. Wanghu.Reverse()]), new("a", Linxi)];
        var all = AlikePlans.FindAll(plans, [], Names, (_, _) => true);

        Assert.Equal([(0, 2), (1, 3)], all.Select(couple => (couple.Here, couple.There)));
        Assert.All(all, couple => Assert.Equal((100, 5, 5, 5, 100), (couple.Percent, couple.Shared, couple.OfHere, couple.OfThere, couple.Share)));
        Assert.All(all, couple => Assert.Equal(couple.There, AlikePlans.Find(couple.Here, plans, [], Names).Plans.Single().Index));
        Assert.Equal((0, 2), AlikePlans.FindAll(plans, [], Names, (here, _) => here == 0).Select(couple => (couple.Here, couple.There)).Single());
    }

    [Fact]
    public void Find_UnrelatedPlan_IsNotFound() => Assert.Empty(Find(Wanghu, Linxi).Plans);

    [Fact]
    public void Find_OtherNumbersYearsSchoolAndMarks_AreTheSame()
    {
        ImmutableArray<string> one = [.. Wanghu.Select(s => $"2025年望湖小学{s}")];
        ImmutableArray<string> other = [.. Wanghu.Select(s => $"林溪小学二〇二六年{s.Replace("3月", "四月", StringComparison.Ordinal).Replace("300", "五百", StringComparison.Ordinal).Replace('，', '、').TrimEnd('。')}")];

        Assert.All(Assert.Single(Find(one, other).Plans).Pairs, pair => Assert.True(pair.IsSame));
    }

    [Fact]
    public void Find_TraditionalScript_IsTheSame()
    {
        ImmutableArray<string> traditional =
        [
            "3月召開教職工代表大會1次，審議學校績效考核辦法。", "10月組織教職工沿望湖綠道健步走，走完全程的發紀念獎牌。",
            "請中醫院專家到校為女教職工義診，建立健康檔案。",
        ];

        var pairs = Assert.Single(Find(traditional, Wanghu).Plans).Pairs;

        Assert.Equal((3, true), (pairs.Length, pairs.All(p => p.IsSame)));
        Assert.Equal((traditional[0], Wanghu[0]), (pairs[0].Here, pairs[0].There));
    }

    [Fact]
    public void Find_ChangedWords_AreLikeButNotTheSame()
    {
        ImmutableArray<string> reworded =
        [
            "四月召开全体教职工代表大会一次，审议学校绩效分配办法。",
            "11月安排教职工沿望湖绿道健步走，走完全程的发纪念奖章。",
            "邀请中医院专家到校为女教职工义诊，完善健康档案。",
            "每月20日为当月过生日的老师送上手写贺卡和鲜花。",
        ];

        var alike = Assert.Single(Find(reworded, Linxi, Wanghu).Plans);

        Assert.Equal((2, 4), (alike.Index, alike.Pairs.Length));
        Assert.All(alike.Pairs, pair => Assert.True(pair is { IsSame: false, Percent: >= 30 and < 100 }, pair.ToString()));
    }

    [Fact]
    public void Find_ShortPlanCopiedOutOfALongOne_IsFound() =>
        Assert.Equal(3, Assert.Single(Find([.. Wanghu.Take(3)], [.. Linxi, .. Wanghu]).Plans).Pairs.Length);

    [Fact]
    public void Find_TwoSharedSentences_AreTooFew() => Assert.Empty(Find([.. Wanghu.Take(2)], Wanghu).Plans);

    /// <summary>Real plans say many things in the same words without one being copied from the other.</summary>
    [Fact]
    public void Find_PlansOfTheSampleDistrict_AreNotAlike()
    {
        ImmutableArray<PlanWording> plans = [.. SamplePlans()];

        Assert.True(plans.Length > 8 && plans.Count(p => p.Texts.Length > 10) > 5, "The sample district's plans were not read.");
        Assert.All(Enumerable.Range(0, plans.Length), asked => Assert.Empty(AlikePlans.Find(asked, plans, [], []).Plans));
    }

    [Fact]
    public void Find_SentencesOfManySchools_AreNotCounted()
    {
        var template = new[] { "认真学习贯彻上级工会会议精神。", "加强工会自身建设，做好会员实名登记。", "严格执行基层工会经费收支管理办法。" };
        var plans = Enumerable.Range(0, 6).Select(i => (ImmutableArray<string>)[.. template, $"第{(char)('甲' + i)}{(char)('春' + i)}项特色工作另行安排。"]).ToArray();

        var finding = Find(plans);

        Assert.Empty(finding.Plans);
        Assert.Equal(template.Select(s => new NotCountedSentence(s, NotCounted.Template, 6)), finding.NotCounted);
        Assert.Equal(5, Find(plans[..4]).Plans.Length + 2);
    }

    [Fact]
    public void Find_DistrictTasksAndShortSentences_AreNotCounted()
    {
        var finding = FindBeside([Wanghu[0]], [.. Wanghu[..4], "慰问教师"], Wanghu);

        Assert.Equal([(Wanghu[0], NotCounted.DistrictTask), ("慰问教师", NotCounted.TooShort)], finding.NotCounted.Select(s => (s.Text, s.Reason)));
        Assert.Equal((3, 3), (finding.Counted, Assert.Single(finding.Plans).Pairs.Length));
    }

    [Fact]
    public void Find_PlanWithoutText_FindsNothing() => Assert.Empty(Find([], [], Wanghu).Plans);

    [Fact]
    public void Similarity_AnyTwoTexts_IsSymmetricAndWellEstimated() => ForTwoTexts((one, other) =>
    {
        var (a, b) = (Counted(one), Counted(other));

        Assert.Equal(a.Similarity(b), b.Similarity(a));
        Assert.Equal(a.EstimatedSimilarity(b), b.EstimatedSimilarity(a));
        Assert.InRange(a.EstimatedSimilarity(b), a.Similarity(b) - 0.2, a.Similarity(b) + 0.2);
        Assert.Equal(one.IsEmpty ? (0, 0) : (1, 1), (a.Similarity(a), a.EstimatedSimilarity(a)));
    });

    [Fact]
    public void Similarity_OtherOrderOfSentences_IsTheSame() => ForTwoTexts((one, other) =>
    {
        ImmutableArray<string> turned = [.. one.Reverse()];

        Assert.Equal(Counted(one).Similarity(Counted(other)), Counted(turned).Similarity(Counted(other)));
        Assert.Equal(Counted(one).EstimatedSimilarity(Counted(other)), Counted(turned).EstimatedSimilarity(Counted(other)));
        Assert.Equal(Pairs(one, other), Pairs(turned, other));
    });

    [Fact]
    public void Pairs_AskedFromTheOtherSide_AreTheSame() => ForTwoTexts((one, other) =>
        Assert.Equal(Pairs(one, other), Pairs(other, one).Select(p => (p.There, p.Here)).Order()));

    private static IEnumerable<PlanWording> SamplePlans()
    {
        var gateway = typeof(Program).Assembly;
        foreach (var name in gateway.GetManifestResourceNames().Where(n => n.StartsWith("Demo/", StringComparison.Ordinal) && n.EndsWith(".txt", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(gateway.GetManifestResourceStream(name)!);
            var reading = PlanReader.ReadText(reader.ReadToEnd());
            yield return new(name, [.. reading.Plans.SelectMany(p => p.Tasks).Select(t => reading.Text.Substring(t.Source.Start, t.Source.Length))]);
        }
    }

    private static IEnumerable<(string Here, string There)> Pairs(ImmutableArray<string> one, ImmutableArray<string> other) =>
        SentencePairs.Of(Telling(one), Telling(other)).Select(p => (p.Here.Written, p.There.Written)).Order();

    private static ImmutableArray<TellingSentence> Telling(ImmutableArray<string> texts) =>
        [.. Counted(texts).Sentences.Select(sentence => new TellingSentence(sentence, sentence.Shingles))];

    private static CountedText Counted(ImmutableArray<string> texts) =>
        new(PlanSentences.Of(new SentenceForm([]), new PlanWording("school", texts)).All);

    /// <summary>Two texts of the same ten sentences, some of them changed.</summary>
    private static void ForTwoTexts(Action<ImmutableArray<string>, ImmutableArray<string>> holds)
    {
        var sentence = from index in Gen.Choose(0, 9)
                       from change in Gen.Choose(0, 3)
                       let written = index < 5 ? Wanghu[index] : Linxi[index - 5]
                       select change == 0 ? written[..^6] + "另行通知安排" : written;
        var text = sentence.ListOf().Select(sentences => sentences.ToImmutableArray());
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(150).WithEndSize(12).WithReplay(2026, 1),
            Prop.ForAll(text.Zip(text).ToArbitrary(), both => holds(both.Item1, both.Item2)));
    }
}
