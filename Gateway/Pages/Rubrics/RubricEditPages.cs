using System.Collections.Immutable;
using System.Globalization;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Inspections;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Inspections.Files;
using DistrictUnion.Gateway.Inspections.Rubrics;
using DistrictUnion.Gateway.Pages.Forms;
using DistrictUnion.Gateway.Pages.Settings;

namespace DistrictUnion.Gateway.Pages.Rubrics;

/// <summary>What is simple in a rubric, changed on a page: names, texts, marks, bounds of grades, an item more or less. The rest goes by Excel.</summary>
internal static class RubricEditPages
{
    /// <summary>Fields of the largest rubric: four an item, five a part, two a grade.</summary>
    public const int MaxValues = 3_000;

    public static Task<IResult> Show(DistrictCall call, RubricCode rubric, TimeProvider clock, CancellationToken cancellationToken) =>
        WholeDistrict.Open(call, clock, (_, _) => Draw(call, rubric, null, cancellationToken), cancellationToken);

    public static Task<IResult> Save(DistrictCall call, RubricCode rubric, PageForm form, HttpContext http, TimeProvider clock, CancellationToken cancellationToken) =>
        WholeDistrict.Open(call, clock, async (_, _) =>
        {
            if (await RubricFileEndpoints.RubricOf(call, rubric, null, cancellationToken) is not { } before) return PageResults.Say(Notice.NotFound);
            var edited = new RubricForm(form, before).Read();
            return await FormFlow.Send(
                http, form, () => call.District.SetRubric(new(call.Context, edited), cancellationToken), [("rubric.marks", "total"), ("rubric.empty", "name"), ("rubric.veto", "name"), ("rubric.grade", "g-0-name")],
                catalogue => (Say.It(RubricTexts.Saved, catalogue.Rubrics.First(r => r.Code == rubric).VersionName), RubricPages.AddressOf(call.Code, rubric)),
                () => Draw(call, rubric, form, cancellationToken));
        }, cancellationToken);

    private static async Task<IResult> Draw(DistrictCall call, RubricCode rubric, PageForm? sent, CancellationToken cancellationToken)
    {
        if (await RubricPages.Model(call, cancellationToken) is not { } model) return PageResults.Say(Notice.NoDistrict);
        if (model.Catalogue.Rubrics.FirstOrDefault(r => r.Code == rubric) is not { } found) return PageResults.Say(Notice.NotFound);
        var parameters = new { Model = new RubricModel(model.District, found, true, true, []), Sent = sent };
        return sent is null ? PageResults.Draw<RubricEditPage>(parameters) : PageResults.DrawRefused<RubricEditPage>(parameters);
    }
}

/// <summary>The fields of the page that changes a rubric.</summary>
public static class RubricFields
{
    /// <summary>Rows for further items below each part.</summary>
    public const int Further = 2;

    public static string Part(int part, string what) => string.Create(CultureInfo.InvariantCulture, $"s-{part}-{what}");

    public static string Item(int number, string what) => string.Create(CultureInfo.InvariantCulture, $"i-{number}-{what}");

    public static string New(int part, int place, string what) => string.Create(CultureInfo.InvariantCulture, $"n-{part}-{place}-{what}");

    public static string Grade(int grade, string what) => string.Create(CultureInfo.InvariantCulture, $"g-{grade}-{what}");
}

/// <summary>Reads the rubric of the form: what the page does not show stays as it was.</summary>
internal sealed class RubricForm(PageForm form, Rubric before)
{
    private readonly Dictionary<int, int> numbers = [];
    private int last;

    /// <remarks>Items are numbered anew in their order, so that what is added stands in its place; vetoes follow.</remarks>
    public Rubric Read()
    {
        ImmutableArray<RubricSection> sections = [.. before.Sections.Select(Part).Where(section => !section.Items.IsEmpty)];
        return before with
        {
            Name = form.Required("name", RubricTexts.Name),
            Total = Marks("total", InspectionTexts.Total),
            Sections = sections,
            Grades = [.. before.Grades.Select(Grade)],
            Vetoes = [.. before.Vetoes.Select(veto => veto.Item is { } item && numbers.TryGetValue(item, out var number) ? veto with { Item = number } : veto)],
        };
    }

    private RubricSection Part(RubricSection section, int part)
    {
        var items = ImmutableArray.CreateBuilder<RubricItem>();
        foreach (var item in section.Items.Where(item => !form.Has(RubricFields.Item(item.Number, "remove"))))
        {
            numbers[item.Number] = ++last;
            items.Add(item with
            {
                Number = last,
                Name = form.Required(RubricFields.Item(item.Number, "name"), InspectionTexts.Item),
                Criterion = form.Text(RubricFields.Item(item.Number, "criterion")),
                Marks = Marks(RubricFields.Item(item.Number, "marks"), InspectionTexts.FullMarks),
            });
        }

        for (var place = 0; place < RubricFields.Further; place++)
        {
            if (form.Text(RubricFields.New(part, place, "name")) is not { } name) continue;
            items.Add(new(++last, name, Marks(RubricFields.New(part, place, "marks"), InspectionTexts.FullMarks), new(ScoringKind.Judge)) { Criterion = form.Text(RubricFields.New(part, place, "criterion")) });
        }

        return section with
        {
            Name = form.Required(RubricFields.Part(part, "name"), RubricTexts.Part),
            Marks = Marks(RubricFields.Part(part, "marks"), RubricTexts.PartMarks),
            Items = items.ToImmutable(),
        };
    }

    private RubricGrade Grade(RubricGrade grade, int place) => grade with
    {
        Name = form.Required(RubricFields.Grade(place, "name"), InspectionTexts.Grades),
        Least = Marks(RubricFields.Grade(place, "least"), RubricTexts.Least, least: 0),
    };

    /// <summary>Marks as people write them. Flaws: form.missing, form.bad-number.</summary>
    private decimal Marks(string field, string label, decimal least = 0.1m)
    {
        if (form.Required(field, label) is not { Length: > 0 } text) return least;
        if (ScoringTable.TryMark(text, out var marks) && marks >= least && marks <= RubricFlaws.MostMarks) return marks;
        form.Flaw("form.bad-number", Say.It(RubricTexts.BadMarks, label, least, RubricFlaws.MostMarks), field);
        return least;
    }
}
