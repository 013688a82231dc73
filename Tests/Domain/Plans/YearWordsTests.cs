using DistrictUnion.Domain.Plans;

namespace DistrictUnion.Tests.Domain.Plans;

public sealed class YearWordsTests
{
    [Theory]
    [InlineData("开展2025年教师节慰问", "2025年")]
    [InlineData("做好２０２５年会员登记", "２０２５年")]
    [InlineData("二〇二五年工会经费决算", "二〇二五年")]
    [InlineData("2025—2026学年先进评选", "2025|2026")]
    [InlineData("2025春季运动会", "2025")]
    [InlineData("庆祝第41个教师节", "第41个教师节")]
    [InlineData("庆祝第四十一个教师节座谈会", "第四十一个教师节")]
    [InlineData("召开第三届教代会第二次会议", "第三届")]
    [InlineData("建校70周年教工合唱", "70周年")]
    [InlineData("庆祝建党一百零五周年", "一百零五周年")]
    public void In_WordsOfOneYear_AreFound(string title, string expected) => Assert.Equal(expected.Split('|'), YearWords.In(title));

    [Theory]
    [InlineData("召开教代会1次")]
    [InlineData("慰问金2000元")]
    [InlineData("第二个月底前完成会员登记")]
    [InlineData("会员健康档案12025份")]
    [InlineData("每季度第一次例会")]
    [InlineData("第")]
    [InlineData("2025")]
    [InlineData("")]
    public void In_OtherNumbers_AreNone(string title) => Assert.Empty(YearWords.In(title));
}
