using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Domain.Progress;

namespace DistrictUnion.Gateway.Pages.Progress;

/// <summary>
/// The report as a paper (报送件). Its number (编号) is DISTRICT-QUARTER-SCHOOL-n in capitals, where n counts the submissions of the quarter:
/// QINGLAN-2026Q3-SONGLING-2 is what 松岭 handed in the second time. What is not handed in ends in “草稿”. The digest is over number and
/// content, so that a paper can be told from one that says something else.
/// </summary>
public sealed class ReportPaper
{
    private const int DigestLength = 12;

    public ReportPaper(ReportFormModel form)
    {
        IsDraft = form.Report.State is not (WorkState.Submitted or WorkState.InReview or WorkState.Accepted or WorkState.Archived);

        // What was handed in is printed as it was handed in, also while a new draft is being typed elsewhere.
        Form = IsDraft ? form : form.With(ReportDraft.Of(form.Report.Quarter, form.Report.Revision, form.Report.Content ?? ReportContent.Empty, _ => true));
        var nth = IsDraft ? ReportTexts.DraftMark : form.Report.Reviews.Count(r => r.Act == "submitted").ToString(CultureInfo.InvariantCulture);
        Number = $"{form.Year.District}-{form.Report.Quarter}-{form.Year.School.Code}".ToUpperInvariant() + $"-{nth}";
    }

    public ReportFormModel Form { get; }

    public bool IsDraft { get; }

    /// <summary>编号.</summary>
    public string Number { get; }

    /// <summary>填报日期: the day of the last submission; of a draft, today.</summary>
    public DateOnly Day => !IsDraft && Form.Report.LastSubmittedAt is { } at ? Zones.DayOf(at, Form.Year.TimeZone) : Form.Today;

    /// <summary>摘要: the first 12 hex digits of SHA-256 over number and content, in groups of four.</summary>
    public string Digest
    {
        get
        {
            var bytes = JsonSerializer.SerializeToUtf8Bytes(new { Number, Form.Outlook.Content }, DomainJson.Options);
            var hex = Convert.ToHexStringLower(SHA256.HashData(bytes))[..DigestLength];
            return string.Join(' ', hex.Chunk(4).Select(part => new string(part)));
        }
    }

    public ReportGlance Glance => ReportGlance.Of(Form);
}
