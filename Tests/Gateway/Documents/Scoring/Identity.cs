namespace DistrictUnion.Tests.Gateway.Documents.Scoring;

/// <summary>Whether title, school, year and period of a plan were read as labelled; any of the label's alternatives will do.</summary>
internal static class Identity
{
    /// <summary>The shortest name of a school that may stand within a longer one.</summary>
    private const int ShortestName = 4;

    /// <summary>The school's name may be missing from the title on either side.</summary>
    public static bool IsSameTitle(LabelledPlan gold, LabelledPlan read)
    {
        var title = ComparedText.OfTitle(read.Title);
        var schools = gold.SchoolAlt.Prepend(gold.School).Where(name => !string.IsNullOrEmpty(name)).Select(ComparedText.Of).ToHashSet();
        return gold.TitleAlt.Prepend(gold.Title).Select(ComparedText.OfTitle).Any(label =>
            label == title || label.Length > 0 && title.Length > 0 && schools.Any(school => Without(school, label) == Without(school, title)));
    }

    /// <summary>One name may hold the other: 西湖中学 and 西湖中学东校区.</summary>
    public static bool IsSameSchool(LabelledPlan gold, LabelledPlan read)
    {
        var school = ComparedText.Of(read.School);
        return gold.SchoolAlt.Prepend(gold.School).Select(ComparedText.Of).Any(label =>
            label == school || label.Length >= ShortestName && school.Length >= ShortestName && (school.Contains(label, StringComparison.Ordinal) || label.Contains(school, StringComparison.Ordinal)));
    }

    public static bool IsSameYear(LabelledPlan gold, LabelledPlan read) => gold.Year == read.Year || gold.YearAlt.Contains(read.Year);

    public static bool IsSamePeriod(LabelledPlan gold, LabelledPlan read) => gold.PeriodAlt.Prepend(gold.Period).Contains(read.Period ?? "unknown");

    private static string Without(string name, string text) => name.Length == 0 ? text : text.Replace(name, "", StringComparison.Ordinal);
}
