using System.Buffers;
using DistrictUnion.Documents.Normalise;

namespace DistrictUnion.Documents.Decode;

/// <summary>
/// How much a text looks like Chinese prose: every second character of real prose is a common one, while a wrong encoding gives
/// rare characters, private ones and replacement marks.
/// </summary>
internal static class ChineseScore
{
    private const int LongestWithoutBreak = 100;

    private static readonly SearchValues<char> Common = SearchValues.Create(
        "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经"
        + "十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形"
        + "相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五"
        + "果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回"
        + "则任取据处理校师教育工会职计划工作活动安排主席委员女慰问節師學會職計劃動務業員發展國長開關實體議導團結評優獎勵與為從東書車"
        + "，。、；：“”（）《》？！·—…");

    /// <returns>From 0 to 1, roughly; prose in its own encoding is above 0.8.</returns>
    public static double Of(ReadOnlySpan<char> text)
    {
        double good = 0, all = 0;
        var breaks = 0;
        foreach (var character in text)
        {
            if (character is '\n' or '\t' or ' ' or '\u3000' or '，' or '。' or '、' or '：' or (> '\u0020' and < '\u007F')) breaks++;
            if (character is '\n' or '\r' or '\t' or ' ' or '\u3000') continue;
            all++;
            if (character is '\0' or '\uFFFD' || char.IsControl(character) || char.GetUnicodeCategory(character) == System.Globalization.UnicodeCategory.PrivateUse) good -= 2;
            else if (Common.Contains(character)) good += 1;
            else if (character < 0x7F) good += 0.9;
            else if (character is >= '\u4E00' and <= '\u9FFF') good += 0.4;
            else if (Han.Is(character)) good -= 0.5;
            else good += 0.2;
        }

        // Han without a single break over several lines is a wrong reading of something else.
        return all == 0 ? 0 : breaks == 0 && all > LongestWithoutBreak ? good / all / 2 : good / all;
    }
}
