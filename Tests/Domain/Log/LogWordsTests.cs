using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Log;
using DistrictUnion.Tests.Golden;

namespace DistrictUnion.Tests.Domain.Log;

public sealed class LogWordsTests
{
    [Fact]
    public void All_EveryKindOfFact_HasWordsOnce()
    {
        Assert.Equal(FactKinds.All.Keys.Order(StringComparer.Ordinal), LogWords.All.Select(w => w.Kind).Order(StringComparer.Ordinal));
        Assert.Equal(LogWords.All.Length, LogWords.All.Select(w => w.Name).Distinct().Count());
        Assert.All(Enum.GetValues<LogSubject>(), subject => Assert.NotEmpty(LogWords.Of(subject)));
    }

    [Fact]
    public void Of_EverySampleFact_IsAShortChineseSentence() => Assert.All(
        SampleFacts.OfDistrict.Concat(SampleFacts.OfSchool).Concat(SampleFacts.OfAudit).Concat(SampleFacts.OfBooks),
        fact =>
        {
            var sentence = LogSentences.Of(fact);
            Assert.InRange(sentence.Length, 2, LogSentences.MaxLength);
            Assert.Contains(sentence, c => c is >= '一' and <= '龥');
        });

    /// <summary>What plans and reports say, and reasons, stay out.</summary>
    [Theory]
    [InlineData("第一次")]
    [InlineData("教代会两次")]
    [InlineData("人手不足")]
    [InlineData("捐书三百册")]
    [InlineData("数字有误")]
    [InlineData("网络中断")]
    [InlineData("校舍改造")]
    public void Of_EverySampleFact_HoldsNoUnionContent(string content) => Assert.All(
        SampleFacts.OfDistrict.Concat(SampleFacts.OfSchool), fact => Assert.DoesNotContain(content, LogSentences.Of(fact), StringComparison.Ordinal));

    [Fact]
    public void Of_KindsOfFacts_NameQuarterTitleAndFiling()
    {
        Assert.Equal("报送季度报告：2027年第一季度（区代填，2026年10月8日收到）", LogSentences.Of(SampleFacts.OfSchool.Last(f => FactKinds.Of(f) == "report.submitted/1")));
        Assert.Equal("报送计划：《2026年工会工作计划》，4 项任务", LogSentences.Of(SampleFacts.OfSchool.First(f => FactKinds.Of(f) == "plan.submitted/1")));
        Assert.Equal("签发一校一册：QINGLAN.2026.XIHU.1，2 张表", LogSentences.Of(SampleFacts.OfBooks[0]));
        Assert.Equal("登录，地址 10.1.2.3", LogSentences.Of(SampleFacts.OfAudit[0]));
    }

    [Fact]
    public void Note_LongOrOddEntries_AreCutAndNeverRefused()
    {
        var entry = new AuditEntry(AuditKind.Other, A.Noon(2026, 1, 5), " ", Text: new string('字', 499) + "𠮷", Subject: "a\nb");

        var noted = (AuditNoted)AuditRules.Note(AuditDay.Empty, new(A.ByDistrict(), [entry])).Facts.Single();

        Assert.Equal(("-", 499, "a b"), (noted.Entry.Account, noted.Entry.Text!.Length, noted.Entry.Subject));
        Assert.Equal("audit.none", AuditRules.Note(AuditDay.Empty, new(A.ByDistrict(), [])).Refusals.Single().Code);
        Assert.Equal("audit.too-many", AuditRules.Note(AuditDay.Empty, new(A.ByDistrict(), [.. Enumerable.Repeat(entry, 1_001)])).Refusals.Single().Code);
    }
}
