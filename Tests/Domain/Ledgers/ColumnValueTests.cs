using DistrictUnion.Domain.Ledgers;

namespace DistrictUnion.Tests.Domain.Ledgers;

public sealed class ColumnValueTests
{
    [Theory]
    [InlineData("2026年11月21日")]
    [InlineData("2026-11-21")]
    [InlineData("2026/11/21")]
    [InlineData("2026.11.21")]
    [InlineData("26.11.21")]
    [InlineData("20261121")]
    [InlineData("二〇二六年十一月二十一日")]
    [InlineData("二0二六年十一月廿一日")]
    [InlineData("２０２６年１１月２１日")]
    [InlineData(" 2026 年 11 月 21 号 ")]
    [InlineData("2026年11月21日（周六）")]
    [InlineData("2026-11-21 00:00:00")]
    public void Read_DaysInManySpellings_AreOne(string text) => Assert.Equal("2026-11-21", Value(ColumnType.Date, text));

    [Theory]
    [InlineData("二〇二六年十月十日", "2026-10-10")]
    [InlineData("二〇二六年元月二十日", "2026-01-20")]
    [InlineData("1968年3月5日", "1968-03-05")]
    public void Read_OtherDays_AreRead(string text, string expected) => Assert.Equal(expected, Value(ColumnType.Date, text));

    [Theory]
    [InlineData("2026年2月30日")]
    [InlineData("2026年11月")]
    [InlineData("11月21日")]
    [InlineData("去年冬天")]
    [InlineData("2026-13-01")]
    [InlineData("9999999999")]
    public void Read_WhatIsNoDay_IsRefusedWithTheColumn(string text)
    {
        var flaw = Flaw(ColumnType.Date, text);

        Assert.Equal(("value.not-a-day", "列"), (flaw.Code, flaw.Place));
        Assert.Contains(text, flaw.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("¥1,234.50", "1234.50")]
    [InlineData("￥1，234.5元", "1234.50")]
    [InlineData("1.2万元", "12000.00")]
    [InlineData("１００", "100.00")]
    [InlineData("-30", "-30.00")]
    [InlineData("0", "0.00")]
    public void Read_Money_IsYuanWithTwoDecimals(string text, string expected) => Assert.Equal(expected, Value(ColumnType.Money, text));

    [Theory]
    [InlineData(ColumnType.Whole, "18人", "18")]
    [InlineData(ColumnType.Whole, "1,200", "1200")]
    [InlineData(ColumnType.Number, "2.50", "2.5")]
    [InlineData(ColumnType.Percent, "72.9％", "72.9")]
    [InlineData(ColumnType.Percent, "100", "100.0")]
    [InlineData(ColumnType.Month, "2026年9月", "2026-09")]
    [InlineData(ColumnType.Month, "2026.9", "2026-09")]
    [InlineData(ColumnType.Month, "2026年9月3日", "2026-09")]
    [InlineData(ColumnType.YesNo, "√", "yes")]
    [InlineData(ColumnType.YesNo, "否", "no")]
    [InlineData(ColumnType.Text, " 一\n二 ", "一 二")]
    [InlineData(ColumnType.LongText, "一\r\n二", "一\n二")]
    [InlineData(ColumnType.Names, "张三，李四、 王五；张三", "张三\n李四\n王五")]
    public void Read_EachType_HasOneSpelling(ColumnType type, string text, string expected) => Assert.Equal(expected, Value(type, text));

    [Theory]
    [InlineData(ColumnType.Whole, "3.5", "value.not-whole")]
    [InlineData(ColumnType.Whole, "三", "value.not-a-number")]
    [InlineData(ColumnType.Whole, "-1", "value.out-of-range")]
    [InlineData(ColumnType.Whole, "9999999999999", "value.not-a-number")]
    [InlineData(ColumnType.Money, "1.234", "value.too-precise")]
    [InlineData(ColumnType.Percent, "72.95", "value.too-precise")]
    [InlineData(ColumnType.Month, "九月", "value.not-a-month")]
    [InlineData(ColumnType.YesNo, "也许", "value.not-yes-or-no")]
    [InlineData(ColumnType.Text, "坏\u0007字", "value.control-characters")]
    public void Read_WhatDoesNotFit_HasItsCode(ColumnType type, string text, string code) => Assert.Equal(code, Flaw(type, text).Code);

    [Theory]
    [InlineData("14:30", "14:30")]
    [InlineData("9：05", "09:05")]
    [InlineData("14:30—16:00", "14:30—16:00")]
    [InlineData("１４：３０－１６：００", "14:30—16:00")]
    [InlineData("14:30 ~ 16:00", "14:30—16:00")]
    [InlineData("14:30:00", "14:30")]
    [InlineData("下午2点半至4点", "14:30—16:00")]
    [InlineData("上午9时—下午1时15分", "09:00—13:15")]
    [InlineData("00:00", "00:00")]
    [InlineData("23:59", "23:59")]
    public void Read_TimesInManySpellings_AreOne(string text, string expected) => Assert.Equal(expected, ColumnValue.Read(Time, text).Value);

    [Theory]
    [InlineData("25:99")]
    [InlineData("24:00")]
    [InlineData("14:60")]
    [InlineData("14:30—25:00")]
    [InlineData("8:00-9:00-10:00")]
    [InlineData("14")]
    [InlineData("下午")]
    [InlineData("—16:00")]
    public void Read_WhatIsNoTime_IsRefused(string text)
    {
        var flaw = ColumnValue.Read(Time, text).Flaw!;

        Assert.Equal(("value.not-a-time", "列"), (flaw.Code, flaw.Place));
        Assert.Contains(text, flaw.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_LongTexts_AreCountedAsPeopleDo()
    {
        Assert.Equal(string.Concat(Enumerable.Repeat("𠮷", 200)), Value(ColumnType.Text, string.Concat(Enumerable.Repeat("𠮷", 200))));
        Assert.Equal("value.too-long", Flaw(ColumnType.Text, new string('字', 201)).Code);
        Assert.Equal("value.too-long", Flaw(ColumnType.Names, string.Join('、', Enumerable.Range(0, 501))).Code);
    }

    [Fact]
    public void Read_Choices_AreOptionsInTheirOrder()
    {
        var column = new LedgerColumn("c", "列", ColumnType.Choices) { Options = ["甲", "乙、丙", "B超"] };

        Assert.Equal("甲\n乙、丙\nB超", ColumnValue.Read(column, "Ｂ超；乙、丙；甲").Value);
        Assert.Equal("甲\nB超", ColumnValue.Read(column, "B超、甲").Value);
        Assert.Equal("value.not-an-option", ColumnValue.Read(column, "甲、丁").Flaw!.Code);
        Assert.Equal("甲\n丁", ColumnValue.Read(column with { IsOpen = true }, "丁、甲").Value);
    }

    [Fact]
    public void Read_Choice_IsAnOptionOrFreeWhereThatIsAllowed()
    {
        var column = new LedgerColumn("c", "列", ColumnType.Choice) { Options = ["上门", "电话"] };

        Assert.Equal("电话", ColumnValue.Read(column, " 电话 ").Value);
        Assert.Equal("value.not-an-option", ColumnValue.Read(column, "来信").Flaw!.Code);
        Assert.Equal("来信", ColumnValue.Read(column with { IsOpen = true }, "来信").Value);
    }

    [Fact]
    public void Read_Bounds_AreSaid()
    {
        var column = new LedgerColumn("c", "学时", ColumnType.Number) { Least = 0.5m, Most = 8 };

        Assert.Equal("学时要在 0.5 到 8 之间，现在是“9”。", ColumnValue.Read(column, "9").Flaw!.Text);
        Assert.Null(ColumnValue.Read(column, "8").Flaw);
    }

    [Theory]
    [InlineData(ColumnType.Money, "1234.50", "1,234.50")]
    [InlineData(ColumnType.Percent, "72.9", "72.9%")]
    [InlineData(ColumnType.Date, "2026-01-05", "2026年1月5日")]
    [InlineData(ColumnType.Month, "2026-01", "2026年1月")]
    [InlineData(ColumnType.YesNo, "no", "否")]
    [InlineData(ColumnType.Names, "张三\n李四", "张三、李四")]
    public void Show_KeptValues_AreWrittenAsPeopleDo(ColumnType type, string value, string shown) =>
        Assert.Equal(shown, ColumnValue.Show(new("c", "列", type), value));

    [Fact]
    public void Mask_Private_ShowsTheEndsAtMost()
    {
        static string Of(string value, PrivacyClass privacy = PrivacyClass.P2) => Masks.Of(new("c", "列", ColumnType.Text) { Privacy = privacy }, value);

        Assert.Equal("110***********1234", Of("110101199001011234"));
        Assert.Equal("110***********123X", Of("11010119900101123X"));
        Assert.Equal("138****5678", Of("13812345678"));
        Assert.Equal("***************1234", Of("6222020200001121234"));
        Assert.Equal("张＊＊", Of("张三丰"));
        Assert.Equal(Masks.Whole, Of("青岚区松岭路 12 号"));
        Assert.Equal(Masks.Whole, Of("张三丰", PrivacyClass.P3));
    }

    private static LedgerColumn Time { get; } = new("c", "列", ColumnType.Text) { IsTime = true };

    private static string? Value(ColumnType type, string text)
    {
        var read = ColumnValue.Read(new("c", "列", type) { Unit = type is ColumnType.Whole ? "人" : null }, text);
        Assert.Null(read.Flaw);
        return read.Value;
    }

    private static DistrictUnion.Domain.Refusal Flaw(ColumnType type, string text)
    {
        var read = ColumnValue.Read(new("c", "列", type), text);
        Assert.Null(read.Value);
        return read.Flaw!;
    }
}
