using System.Collections.Immutable;

namespace DistrictUnion.Benchmarks.Storage;

/// <summary>Sentences of invented plans, put together from parts: no two schools write the same, but for ten that copied the first.</summary>
internal static class SamplePlans
{
    private const int Sentences = 30;
    private const int Copies = 10;

    private static readonly string[] Who = ["组织全体教职工", "邀请青年教师", "请各年级组", "为女教职工", "由工会小组长", "请退休教师", "为新入职教师", "请文体委员", "由提案工作组", "为困难会员", "请教代会代表", "由经审委员"];
    private static readonly string[] What = ["沿河边绿道健步走", "编写班级管理故事集", "整理历年教代会提案", "学唱三首原创歌曲", "拍摄食堂一日短片", "布置书吧和茶水角", "开办书法晚课", "排练课本剧", "走访山区结对学校", "清点体育器材", "试做低盐午餐", "画一面校史墙", "录制早读音频", "收集通勤建议", "修缮羽毛球场", "学习急救包扎"];
    private static readonly string[] How = ["全程留影存档", "每人写一段体会", "评出三个优秀小组", "费用从会员活动费列支", "结果在公示栏贴满一周", "请家长代表一起打分", "把做法编进教工手册", "当天不另排晚自习", "雨天顺延到下一周", "由本人自愿报名", "奖品只发绿植和图书", "结束后开一次短会讨论"];
    private static readonly string[] Why = ["让办公室少一点闷热", "让新老师尽快认得人", "把去年的欠账补上", "回应三月座谈会的意见", "为区里的展演做准备", "好让期末不再手忙脚乱", "给嗓子不好的老师减负", "使各校区的人常见面", "免得好经验只留在个人手里", "让午休真正能休息"];

    /// <summary>The sentences of the school with this number, from 0.</summary>
    public static ImmutableArray<string> Of(int school)
    {
        var (source, copy) = school <= Copies ? (0, school) : (school, 0);
        return
        [
            .. Enumerable.Range(0, Sentences).Select(i =>
            {
                var seed = Mix((source * 1_000) + i);
                var who = (int)(seed % (uint)Who.Length);
                return $"{(i % 12) + 1}月{Who[copy > 0 && i % 4 == copy % 4 ? (who + 1) % Who.Length : who]}{What[seed / 16 % (uint)What.Length]}，{How[seed / 256 % (uint)How.Length]}，{Why[seed / 4_096 % (uint)Why.Length]}。";
            }),
        ];
    }

    private static uint Mix(int value)
    {
        unchecked
        {
            var mixed = ((uint)value + 0x9E3779B9) * 0x85EBCA6B;
            mixed = (mixed ^ mixed >> 13) * 0xC2B2AE35;
            return mixed ^ mixed >> 16;
        }
    }
}
