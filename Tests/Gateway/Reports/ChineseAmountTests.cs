using DistrictUnion.Reports.Sheets;

namespace DistrictUnion.Tests.Gateway.Reports;

public sealed class ChineseAmountTests
{
    [Theory]
    [InlineData("1409.50", "人民币壹仟肆佰零玖元伍角")]
    [InlineData("6007.14", "人民币陆仟零柒元壹角肆分")]
    [InlineData("16409.02", "人民币壹万陆仟肆佰零玖元零贰分")]
    [InlineData("325.04", "人民币叁佰贰拾伍元零肆分")]
    [InlineData("0", "人民币零元整")]
    [InlineData("0.30", "人民币叁角")]
    [InlineData("0.05", "人民币伍分")]
    [InlineData("10", "人民币壹拾元整")]
    [InlineData("100000", "人民币壹拾万元整")]
    [InlineData("10010.00", "人民币壹万零壹拾元整")]
    [InlineData("1001000", "人民币壹佰万壹仟元整")]
    [InlineData("100010001", "人民币壹亿零壹万零壹元整")]
    [InlineData("100000001.10", "人民币壹亿零壹元壹角")]
    [InlineData("999999999999.99", "人民币玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分")]
    [InlineData("-11.00", "人民币负壹拾壹元整")]
    [InlineData("-0.001", "人民币零元整")]
    public void Of_Amounts_AreWrittenAsOnVouchers(string yuan, string words) =>
        Assert.Equal(words, ChineseAmount.Of(decimal.Parse(yuan, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void Of_WhatHasNoWord_IsRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => ChineseAmount.Of(1_000_000_000_000m));
}
