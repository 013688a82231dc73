using System.Globalization;
using AngleSharp.Dom;

namespace DistrictUnion.Documents.Sources.Html;

/// <summary>Rebuilds what a browser prints in front of list items: 1. a. i. 一、 and bullets. Lists whose items print their own numbers get none.</summary>
internal sealed class HtmlLists
{
    private const int LargestNumber = 10_000;
    private const int ItemsToLookAt = 3;
    private static readonly (string Word, NumberStyle Style)[] Styles =
    [
        ("cjk", NumberStyle.Chinese), ("chinese", NumberStyle.Chinese), ("lower-alpha", NumberStyle.LowerLetter), ("lower-latin", NumberStyle.LowerLetter), ("upper-alpha", NumberStyle.UpperLetter),
        ("upper-latin", NumberStyle.UpperLetter), ("roman", NumberStyle.Roman),
    ];

    private readonly Dictionary<IElement, (NumberStyle Style, int Next)> _lists = [];

    public string MarkOf(IElement item)
    {
        if (item.ParentElement is not { TagName: "OL" or "UL" } list) return "";
        if (!_lists.TryGetValue(list, out var state)) state = (StyleOf(list), Number(list, "start") ?? 1);
        var number = Number(item, "value") ?? state.Next;
        _lists[list] = (state.Style, Math.Min(LargestNumber, number + 1));
        return state.Style switch
        {
            NumberStyle.None => "",
            NumberStyle.Bullet => "● ",
            NumberStyle.Chinese => ListNumbers.Print(number, state.Style) + "、",
            _ => ListNumbers.Print(number, state.Style) + ". ",
        };
    }

    private static NumberStyle StyleOf(IElement list)
    {
        var items = list.ChildNodes.OfType<IElement>().Where(child => child.TagName == "LI").Take(ItemsToLookAt).ToList();
        var css = (list.GetAttribute("style") ?? "") + ";" + items.FirstOrDefault()?.GetAttribute("style");
        if (css.Contains("list-style", StringComparison.OrdinalIgnoreCase) && css.Contains("none", StringComparison.OrdinalIgnoreCase)) return NumberStyle.None;
        if (items.Exists(item => PrintedMark.Begins(HtmlText.Beginning(item)))) return NumberStyle.None;
        if (list.TagName == "UL") return items.Count > 1 ? NumberStyle.Bullet : NumberStyle.None;
        foreach (var (word, style) in Styles)
            if (css.Contains(word, StringComparison.OrdinalIgnoreCase)) return style;
        return list.GetAttribute("type") switch
        {
            "a" => NumberStyle.LowerLetter,
            "A" => NumberStyle.UpperLetter,
            "i" or "I" => NumberStyle.Roman,
            _ => NumberStyle.Decimal,
        };
    }

    private static int? Number(IElement element, string attribute) =>
        int.TryParse(element.GetAttribute(attribute), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) && number is >= 0 and < LargestNumber ? number : null;
}
