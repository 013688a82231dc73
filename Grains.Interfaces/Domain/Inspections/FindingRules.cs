using DistrictUnion.Domain.Accounts;

namespace DistrictUnion.Domain.Inspections;

/// <summary>Decides about objections (异议复核) and findings (整改).</summary>
public static class FindingRules
{
    public const int MostFindings = 100;
    private const int MaxText = 2_000;
    private const int MostYears = 2;

    /// <returns>Refusals: inspection.unknown, inspection.not-published, objection.too-late, inspection.not-concluded, item.unknown, objection.open, reason.missing, scope.forbidden.</returns>
    public static Decision<InspectionReceipt> RaiseObjection(Inspection inspection, InspectionTerms terms, RaiseObjection command, DateTimeOffset now)
    {
        if (InspectionRules.UnlessInspected(terms) is { } unknown) return unknown;
        if (command.Context.Actor.Role is Role.SchoolMember) return new Refusal("scope.forbidden", RefusalKind.Forbidden, "异议由工会主席提出。");
        var (publication, checks) = (terms.Round!.Publication, new Checks());
        if (checks.Free(publication.IsPublished, "inspection.not-published", "结果公布以后才能提出异议。"))
            checks.Free(terms.DayOf(now) <= publication.ObjectionsUntil, "objection.too-late", $"异议期到{Words.Day(publication.ObjectionsUntil)}为止。");
        checks.Free(inspection.Conclusion is not null, "inspection.not-concluded", "这所学校还没有综评。");
        checks.Require(terms.Rubric!.Items.Any(i => i.Number == command.Item), "item.unknown", RefusalKind.Absent, $"细则里没有第 {command.Item} 项。", "item");
        checks.Free(!inspection.Objections.Any(o => o.Item == command.Item && o.Answer is null), "objection.open", "这一项已经提出异议，等待答复。", "item");
        if (checks.Reason(command.Text, "异议的理由", "text")) checks.Text(command.Text, "异议的理由", "text", MaxText);
        var number = inspection.Objections.Length + 1;
        return checks.HaveFailed ? checks.Refuse<InspectionReceipt>()
            : InspectionRules.Decide(inspection, command, now, new ObjectionRaised(number, command.Item, command.Text.Trim()), number: number);
    }

    /// <returns>Refusals: inspection.unknown, objection.unknown, objection.answered, score.*, reason.missing.</returns>
    public static Decision<InspectionReceipt> AnswerObjection(Inspection inspection, InspectionTerms terms, AnswerObjection command, DateTimeOffset now)
    {
        if (InspectionRules.UnlessInspected(terms) is { } unknown) return unknown;
        var (objection, checks) = (inspection.Objections.FirstOrDefault(o => o.Number == command.Number), new Checks());
        if (!checks.Require(objection is not null, "objection.unknown", RefusalKind.Absent, "没有这条异议。")) return checks.Refuse<InspectionReceipt>();
        checks.Free(objection!.Answer is null, "objection.answered", "这条异议已经答复。");
        var marks = command.Marks ?? inspection.Conclusion!.Marks[objection.Item].Marks;
        InspectionRules.CheckMark(checks, terms.Rubric!, objection.Item, marks, null);
        if (checks.Reason(command.Text, "答复", "text")) checks.Text(command.Text, "答复", "text", InspectionRules.MaxNote);
        return checks.HaveFailed ? checks.Refuse<InspectionReceipt>()
            : InspectionRules.Decide(inspection, command, now, new ObjectionAnswered(command.Number, marks, command.Text.Trim()));
    }

    /// <summary>An inspector with a seat, or the office, asks for something to be put right; also after the publication.</summary>
    /// <returns>Refusals: inspection.unknown, inspection.cancelled, scope.forbidden, item.unknown, finding.due-invalid, finding.too-many, reason.missing.</returns>
    public static Decision<InspectionReceipt> Raise(Inspection inspection, InspectionTerms terms, RaiseFinding command, DateTimeOffset now)
    {
        if (Unless(terms, command.Context.Actor) is { } refusal) return refusal;
        var (checks, today) = (new Checks(), terms.DayOf(now));
        checks.Require(
            command.Item is null || terms.Rubric!.Items.Any(i => i.Number == command.Item), "item.unknown", RefusalKind.Absent, $"细则里没有第 {command.Item} 项。", "item");
        CheckDue(checks, command.Due, today);
        checks.Require(inspection.Findings.Length < MostFindings, "finding.too-many", RefusalKind.TooLarge, $"整改事项最多 {MostFindings} 条。");
        if (checks.Reason(command.Text, "要整改的问题", "text")) checks.Text(command.Text, "要整改的问题", "text", MaxText);
        var number = inspection.Findings.Length + 1;
        return checks.HaveFailed ? checks.Refuse<InspectionReceipt>()
            : InspectionRules.Decide(inspection, command, now, new FindingRaised(number, command.Item, command.Text.Trim(), command.Due), number: number);
    }

    /// <returns>Refusals: inspection.unknown, finding.unknown, finding.not-open, reason.missing.</returns>
    public static Decision<InspectionReceipt> Report(Inspection inspection, InspectionTerms terms, ReportFinding command, DateTimeOffset now)
    {
        if (InspectionRules.UnlessInspected(terms) is { } unknown) return unknown;
        var checks = new Checks();
        if (Find(checks, inspection, command.Number) is { } finding)
            checks.Free(finding.State is FindingState.Open or FindingState.Reported, "finding.not-open", "这条整改已经结束。");
        if (checks.Reason(command.Text, "整改情况", "text")) checks.Text(command.Text, "整改情况", "text", MaxText);
        return checks.HaveFailed ? checks.Refuse<InspectionReceipt>()
            : InspectionRules.Decide(inspection, command, now, new FindingReported(command.Number, command.Text.Trim()));
    }

    /// <returns>Refusals: inspection.unknown, inspection.cancelled, scope.forbidden, finding.unknown, finding.not-open, finding.due-invalid, reason.missing (of one that is not settled).</returns>
    public static Decision<InspectionReceipt> Recheck(Inspection inspection, InspectionTerms terms, RecheckFinding command, DateTimeOffset now)
    {
        if (Unless(terms, command.Context.Actor) is { } refusal) return refusal;
        var checks = new Checks();
        if (Find(checks, inspection, command.Number) is { } finding)
            checks.Free(finding.State is FindingState.Open or FindingState.Reported, "finding.not-open", "这条整改已经结束。");
        if (command is { IsSettled: false, Due: { } due }) CheckDue(checks, due, terms.DayOf(now));
        if (!command.IsSettled) checks.Reason(command.Text, "复查意见", "text");
        checks.Text(command.Text, "复查意见", "text", MaxText);
        return checks.HaveFailed ? checks.Refuse<InspectionReceipt>()
            : InspectionRules.Decide(
                inspection, command, now, new FindingRechecked(command.Number, command.IsSettled, string.IsNullOrWhiteSpace(command.Text) ? null : command.Text.Trim(), command.IsSettled ? null : command.Due));
    }

    /// <returns>Refusals: inspection.unknown, inspection.cancelled, scope.forbidden, finding.unknown, finding.not-open, reason.missing.</returns>
    public static Decision<InspectionReceipt> Withdraw(Inspection inspection, InspectionTerms terms, WithdrawFinding command, DateTimeOffset now)
    {
        if (Unless(terms, command.Context.Actor) is { } refusal) return refusal;
        var checks = new Checks();
        if (Find(checks, inspection, command.Number) is { } finding)
            checks.Free(finding.State is FindingState.Open or FindingState.Reported, "finding.not-open", "这条整改已经结束。");
        checks.Reason(command.Reason, "撤销的理由", "text");
        return checks.HaveFailed ? checks.Refuse<InspectionReceipt>() : InspectionRules.Decide(inspection, command, now, new FindingWithdrawn(command.Number, command.Reason));
    }

    private static Finding? Find(Checks checks, Inspection inspection, int number)
    {
        var finding = inspection.Findings.FirstOrDefault(f => f.Number == number);
        checks.Require(finding is not null, "finding.unknown", RefusalKind.Absent, "没有这条整改。");
        return finding;
    }

    private static void CheckDue(Checks checks, DateOnly due, DateOnly today) =>
        checks.Valid(due >= today && due <= today.AddYears(MostYears), "finding.due-invalid", $"整改期限要在今天到{MostYears}年之内。", "due");

    private static Refusal? Unless(InspectionTerms terms, Actor actor) =>
        InspectionRules.UnlessInspected(terms) is { } unknown ? unknown
        : terms.Round!.CancelledBecause is not null ? new Refusal("inspection.cancelled", RefusalKind.Conflict, "这次检查已经取消。")
        : actor.IsDistrict || (actor.School is null && terms.Round.SeatOf(actor.Account, terms.School!.Code) is not null) ? null
        : new Refusal("scope.forbidden", RefusalKind.Forbidden, "整改由检查这所学校的人员或区教育工会提出和复查。");
}
