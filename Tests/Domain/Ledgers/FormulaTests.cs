using System.Collections.Immutable;
using System.Globalization;
using DistrictUnion.Domain.Ledgers;

namespace DistrictUnion.Tests.Domain.Ledgers;

public sealed class FormulaTests
{
    [Theory]
    [InlineData("1 + 2 * 3", "7")]
    [InlineData("(1 + 2) * 3", "9")]
    [InlineData("10 - 4 - 3", "3")]
    [InlineData("12 / 3 / 2", "2")]
    [InlineData("-present + 1", "-17")]
    [InlineData("present / expected * 100", "90")]
    [InlineData("floor(3287.5 / 10) * 10 * 0.005", "16.400")]
    [InlineData("round(2.345, 2)", "2.35")]
    [InlineData("min(3, present, 5)", "3")]
    [InlineData("max(3, present, 5)", "18")]
    [InlineData("if(present > expected, 1, 0)", "0")]
    [InlineData("orElse(nothing, 4) + 1", "5")]
    [InlineData("count(visitors)", "2")]
    [InlineData("days(from, to)", "31")]
    [InlineData("months(from, to)", "1")]
    [InlineData("years(born, to)", "45")]
    [InlineData("year(to)", "2026")]
    [InlineData("limit('生日慰问') * 2", "600")]
    [InlineData("times(kind)", "3")]
    [InlineData("total(present)", "44")]
    public void Evaluate_Numbers_AreWorkedOut(string formula, string expected) =>
        Assert.Equal(decimal.Parse(expected, CultureInfo.InvariantCulture), Formula.Of(formula).Evaluate(new Scope()));

    [Theory]
    [InlineData("present < expected", true)]
    [InlineData("present >= expected", false)]
    [InlineData("from < to and not (to < from)", true)]
    [InlineData("kind = '住院' or kind = '生育'", true)]
    [InlineData("kind <> '住院'", false)]
    [InlineData("has(visitors, '李四')", true)]
    [InlineData("has(visitors, '王五')", false)]
    [InlineData("filled(nothing)", false)]
    [InlineData("to > today()", false)]
    [InlineData("isOpen", true)]
    [InlineData("nothing > 3", false)]
    [InlineData("nothing > 3 or present = 18", true)]
    [InlineData("nothing > 3 and present = 18", false)]
    [InlineData("present > limit('观影')", false)]
    [InlineData("present / 0 > 1", false)]
    [InlineData("kind > 3", false)]
    [InlineData("999999999999 * 999999999999 * 999999999999 > 1", false)]
    public void Holds_WhatIsTrue_AndNothingThatIsMissing(string formula, bool expected) => Assert.Equal(expected, Formula.Of(formula).Holds(new Scope()));

    [Theory]
    [InlineData("", "第 1 个字符：公式没有写完。")]
    [InlineData("1 +", "第 4 个字符：公式没有写完。")]
    [InlineData("(1 + 2", "第 7 个字符：缺少右括号。")]
    [InlineData("1 2", "第 3 个字符：多出了内容。")]
    [InlineData("1.2.3", "第 6 个字符：“1.2.3”不是数。")]
    [InlineData("sqrt(2)", "第 6 个字符：没有函数“sqrt”。")]
    [InlineData("round(2)", "第 9 个字符：函数“round”的参数个数不对。")]
    [InlineData("limit(生日)", "第 7 个字符：文字要写在单引号里。")]
    [InlineData("kind = '住院", "第 8 个字符：文字要写在单引号里。")]
    [InlineData("实到 > 3", "第 1 个字符：看不懂“实”。")]
    [InlineData("running 3", "第 9 个字符：缺少左括号。")]
    [InlineData("running(1) + 1", "第 12 个字符：多出了内容。")]
    public void Parse_WhatIsNoFormula_SaysWhere(string text, string flaw)
    {
        Assert.Null(Formula.Parse(text, out var found));
        Assert.Equal(flaw, found);
    }

    [Fact]
    public void Parse_VeryDeepNesting_IsRefusedAndDoesNotOverflow()
    {
        Assert.Null(Formula.Parse(new string('(', 190) + "1" + new string(')', 190), out var flaw));
        Assert.Contains("套得太深", flaw, StringComparison.Ordinal);
        Assert.Null(Formula.Parse(new string('-', 300) + "1", out _));
        Assert.Null(Formula.Parse(new string('1', Formula.MaxLength + 1), out _));
    }

    [Fact]
    public void Columns_OfAFormula_AreWhatItReads()
    {
        var formula = Formula.Of("running(orElse(income, 0) - orElse(expense, 0))");

        Assert.Equal(["expense", "income"], formula.Columns.AsEnumerable());
        Assert.True(formula.IsRunning);
        Assert.Equal(["kind", "name"], Formula.Of("times(name, kind) > 2").Columns.AsEnumerable());
        Assert.Empty(Formula.Of("times(name, kind) > 2").Shown);
    }

    private sealed class Scope : IFormulaScope
    {
        public DateOnly Today => new(2026, 11, 22);

        public object? Value(string key) => key switch
        {
            "present" => 18m,
            "expected" => 20m,
            "kind" => "住院",
            "visitors" => "张三\n李四",
            "from" => new DateOnly(2026, 1, 31),
            "to" => new DateOnly(2026, 3, 3),
            "born" => new DateOnly(1980, 3, 4),
            "isOpen" => true,
            _ => null,
        };

        public decimal Times(ImmutableArray<string> keys) => 3;

        public decimal Total(string key) => 44;

        public decimal? Limit(string name) => name == "生日慰问" ? 300 : null;
    }
}
