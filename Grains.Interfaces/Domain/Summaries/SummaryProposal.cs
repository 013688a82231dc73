using System.Collections.Immutable;
using System.Globalization;
using DistrictUnion.Domain.Comparison;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Domain.Progress;

namespace DistrictUnion.Domain.Summaries;

/// <summary>
/// Proposes a work summary from what a school reported and recorded: a sentence for each quarter, task and ledger, each with its source. It writes
/// nothing that stands in none of them; numbers are on 上报数.
/// </summary>
public static class SummaryProposal
{
    /// <summary>A text of a report is quoted up to so many characters.</summary>
    private const int MaxQuote = 300;

    /// <param name="year">The school's plans and quarters of the period's year.</param>
    /// <param name="shelf">Its ledgers of the same year; null: none are kept.</param>
    /// <inheritdoc cref="SummaryProposal"/>
    public static SummaryContent Of(SummaryPeriod period, SchoolYearView year, SchoolShelf? shelf)
    {
        ReportView[] quarters = [.. year.Quarters.Where(q => q.Quarter <= period.LastQuarter)];
        var tasks = Tasks(quarters).ToArray();
        return new(
        [
            Section("总体情况", Overall(quarters)),
            .. year.Areas
                .Select(area => Section(area.Name, tasks.Where(t => t.Line.Occurrence.Task.Area == area.Code && t.Line.Occurrence.Due <= period.LastQuarter).Select(Done)))
                .Where(section => section.Text.Length > 0),
            Section("台账记录", shelf?.Ledgers.Where(l => l is { Entries: > 0, Kind.Source: LedgerSource.Entries }).Select(l => Kept(l, period)) ?? []),
            Section("亮点和计划外工作", quarters.SelectMany(Beside)),
            Section("存在的问题", tasks.SelectMany(t => Problems(t, period))),
            Section("下一步打算", tasks.SelectMany(t => Next(t, period))),
        ]);
    }

    /// <summary>Each occurrence once, as the last quarter of the period knows it that asked for it.</summary>
    private static IEnumerable<(ReportView Report, ReportLine Line)> Tasks(ReportView[] quarters) =>
        from asked in quarters.SelectMany(report => report.Lines.Select(line => (Report: report, Line: line)))
        group asked by asked.Line.Occurrence.Id into occurrence
        let last = occurrence.Last()
        orderby last.Line.Occurrence.Due, last.Line.Occurrence.Id
        select last;

    private static IEnumerable<SummarySource> Overall(ReportView[] quarters)
    {
        foreach (var report in quarters)
        {
            var due = report.Lines.Count(l => l.IsDue);
            var done = report.Lines.Count(l => l.IsDue && !l.Reported.IsOpen);
            yield return new(
                report.FiledAt is null
                    ? $"{report.Quarter.Name}的报告还没有报送。"
                    : $"{report.Quarter.Name}报告列到期任务{due}项，完成{done}项，年初至该季度末完成率{Percent(report.Reported.Completion)}。",
                $"{report.Quarter.Name}报告", Quarter: report.Quarter);
        }
    }

    private static SummarySource Done((ReportView Report, ReportLine Line) task)
    {
        var (line, progress) = (task.Line, task.Line.Reported);
        var how = progress.HasLeft ? "不适用"
            : progress.Occurrence.Task.Target is { } target ? $"{(progress.IsOpen ? "完成" : "已完成")}{Amount(progress.DoneThousandths)}{target.Unit}，目标{Amount(target.QuantityThousandths)}{target.Unit}"
            : progress.IsOpen ? $"完成{Percent(new(progress.CompletionMillionths, Millionths.One))}" : "已完成";
        var text = (line.Line ?? line.Reported.Last)?.Text;
        return Of(task, $"{line.Occurrence.Task.Title}：{how}。{Quote(text)}");
    }

    private static SummarySource Kept(ShelfLedger ledger, SummaryPeriod period)
    {
        var name = $"{ledger.Kind.Code.Value.ToUpperInvariant()} {ledger.Kind.Name}";
        var from = ledger.Kind.Period is LedgerPeriodKind.Continuous or LedgerPeriodKind.Term ? "现有"
            : ledger.LastOn > period.LastDay ? $"{period.Year}年到拟稿时登记"
            : $"{period.Year}年登记";
        return new(
            $"{ledger.Kind.Name}{from}{ledger.Entries}条{(ledger.LastOn is { } last ? $"，最近一条是{Words.Day(last)}" : "")}。", name, Ledger: new(ledger.Kind.Code, ledger.Current));
    }

    private static IEnumerable<SummarySource> Beside(ReportView report)
    {
        if (report.Content is not { } content || report.FiledAt is null) yield break;
        var name = $"{report.Quarter.Name}报告";
        if (Quote(content.Highlights) is { Length: > 0 } highlights) yield return new(highlights, name, Quarter: report.Quarter);
        foreach (var extra in content.Extra)
            yield return new($"计划外开展{extra.Title.Trim()}。{Quote(extra.Text)}", name, Quarter: report.Quarter);
    }

    private static IEnumerable<SummarySource> Problems((ReportView Report, ReportLine Line) task, SummaryPeriod period)
    {
        var line = task.Line;
        if (Quote((line.Line ?? line.Reported.Last)?.Problem) is { Length: > 0 } problem) yield return Of(task, $"{line.Occurrence.Task.Title}：{problem}");
        else if (line.Occurrence.Due <= period.LastQuarter && line.Reported.IsOpen) yield return Of(task, $"{line.Occurrence.Task.Title}到期没有完成。");
    }

    private static IEnumerable<SummarySource> Next((ReportView Report, ReportLine Line) task, SummaryPeriod period)
    {
        var line = task.Line;
        if (Quote((line.Line ?? line.Reported.Last)?.NextStep) is { Length: > 0 } next) yield return Of(task, $"{line.Occurrence.Task.Title}：{next}");
        else if (line.Occurrence.Due > period.LastQuarter) yield return Of(task, $"{line.Occurrence.Task.Title}在{line.Occurrence.Due.Name}完成。");
    }

    private static SummarySource Of((ReportView Report, ReportLine Line) task, string sentence) =>
        new(sentence, Named($"任务“{task.Line.Occurrence.Task.Title}”"), Task: new(task.Line.Occurrence.Plan, task.Line.Occurrence.Task.Id));

    /// <summary>A section whose text is its sentences, a paragraph each; a sentence that comes twice stands once.</summary>
    private static SummarySection Section(string title, IEnumerable<SummarySource> sentences)
    {
        ImmutableArray<SummarySource> sources = [.. sentences.DistinctBy(s => s.Sentence)];
        return new(title, string.Join('\n', sources.Select(s => s.Sentence)), sources);
    }

    /// <summary>A text as a sentence on one line; nothing when there is none.</summary>
    private static string Quote(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return "";
        var line = string.Join(' ', text.Split(['\r', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        if (line.Length > MaxQuote) line = line[..(char.IsHighSurrogate(line[MaxQuote - 1]) ? MaxQuote - 1 : MaxQuote)] + "……";
        return line[^1] is '。' or '！' or '？' or '…' or '.' ? line : line + "。";
    }

    private static string Named(string name) => name.Length <= Checks.MaxName ? name : name[..(char.IsHighSurrogate(name[Checks.MaxName - 3]) ? Checks.MaxName - 3 : Checks.MaxName - 2)] + "…”";

    private static string Percent(Rate rate) => rate.InTenthsOfPercent() is { } tenths ? string.Create(CultureInfo.InvariantCulture, $"{tenths / 10m:0.0}%") : "—";

    private static string Amount(long thousandths) => (thousandths / 1_000m).ToString("0.###", CultureInfo.InvariantCulture);
}
