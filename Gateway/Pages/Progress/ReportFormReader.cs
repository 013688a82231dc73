using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Progress;
using DistrictUnion.Gateway.Pages.Forms;

namespace DistrictUnion.Gateway.Pages.Progress;

/// <summary>
/// Reads what was typed into the report's form: the whole form, or the few fields that the script sends. Of the whole form only those fields
/// count that differ from what was drawn; what somebody else typed meanwhile stays.
/// </summary>
internal sealed class ReportFormReader(PageForm form, ReportFormModel drawn, Actor actor)
{
    private const int MarkLength = 6;

    /// <summary>The marks of a draft's values, for the form that is drawn of it.</summary>
    public static string MarksOf(ReportDraft draft) => string.Join(
        ' ', draft.Fields.Select(f => $"{ReportFields.Of(f.Occurrence, f.Field)}={Mark(f.Typed!)}")
            .Append($"{ReportFields.Highlights}={Mark(draft.Highlights ?? "")}").Append($"{ReportFields.Nothing}={Mark(draft.NothingDue ? "yes" : "")}"));

    /// <summary>What was typed since the form was drawn.</summary>
    public ReportDraftEdit Read()
    {
        var isWhole = form.Has(ReportFields.Whole);
        var marks = isWhole ? MarksTyped() : null;
        var fields = ImmutableArray.CreateBuilder<DraftField>();
        foreach (var row in drawn.Rows.Where(r => r.IsOpenTo(actor)))
        {
            foreach (var field in Enum.GetValues<ReportField>())
            {
                var name = ReportFields.Of(row.Occurrence.Id, field);
                if (!form.Has(name) || !IsTyped(name, marks)) continue;
                var typed = form.Typed(name);
                if (isWhole && row.IsLeftOver(field, typed, form.Typed(ReportFields.Of(row.Occurrence.Id, ReportField.State)))) continue;
                fields.Add(new(row.Occurrence.Id, field, typed.Trim().Length == 0 ? null : typed));
            }
        }

        if (!actor.IsOfAllAreas) return new(drawn.Report.Quarter, fields.ToImmutable(), null, null, null);
        return new(
            drawn.Report.Quarter,
            fields.ToImmutable(),
            null,
            form.Has(ReportFields.Highlights) && IsTyped(ReportFields.Highlights, marks) ? form.Typed(ReportFields.Highlights) : null,
            (isWhole || form.Has(ReportFields.Nothing)) && drawn.AsksNothingDue && IsTyped(ReportFields.Nothing, marks) ? form.Typed(ReportFields.Nothing) == "yes" : null)
        {
            ExtraRows = [.. ExtraRows()],
        };
    }

    /// <summary>Each row that differs from what was drawn; whether others changed the list meanwhile is for whoever saves it.</summary>
    private IEnumerable<ExtraChange> ExtraRows()
    {
        for (var i = 0; i < ReportFormModel.MaxExtraRows; i++)
        {
            if (!form.Has(ReportFields.Extra(i, "title"))) continue;
            var was = ReportFields.ReadExtra(form.Typed(ReportFields.ExtraBase(i)));
            var typed = ReportFields.ExtraOf(
                form.Typed(ReportFields.Extra(i, "title")), form.Typed(ReportFields.Extra(i, "area")), form.Typed(ReportFields.Extra(i, "text")));
            if (was != typed) yield return new(was, typed);
        }
    }

    private bool IsTyped(string name, Dictionary<string, string>? marks) =>
        marks is null || Mark(form.Typed(name)) != marks.GetValueOrDefault(name, Mark(""));

    private Dictionary<string, string> MarksTyped()
    {
        var marks = new Dictionary<string, string>();
        foreach (var mark in form.Typed(ReportFields.Marks).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var end = mark.IndexOf('=', StringComparison.Ordinal);
            if (end > 0) marks[mark[..end]] = mark[(end + 1)..];
        }

        return marks;
    }

    /// <summary>Browsers send line ends as they like.</summary>
    private static string Mark(string value) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(value.ReplaceLineEndings("\n").Trim())))[..MarkLength];
}
