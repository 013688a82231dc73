using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Files;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Domain.Matters;

namespace DistrictUnion.Tests.Golden;

/// <summary>The story of a school's matters. It needs nothing of the other file that is made before it.</summary>
internal static partial class SampleFacts
{
    /// <summary>Matters of a school: an election through all its steps, and one that was called off.</summary>
    public static ImmutableArray<IFact> OfMatters { get; } =
    [
        new MatterRequested(1, Election, 1, Says(("session", "第六届"), ("plannedOn", "2026-10-20")), new(2026, 10, 20), new(2026, 9, 20), new(2026, 10, 6), new(2026, 10, 8)),
        new MatterWithdrawn(1, new(2026, 9, 21), new(2026, 10, 6)),
        new MatterRequested(1, Election, 1, Says(("session", "第六届"), ("plannedOn", "2026-10-20"), ("seats", "5")), new(2026, 10, 20), new(2026, 9, 22), new(2026, 10, 6), new(2026, 10, 12)),
        new MatterTakenUp(1, new(2026, 9, 23)),
        new MatterReturned(1, MatterStepKind.Request, "请附党组织意见", new(2026, 9, 24), new(2026, 9, 30)),
        new MatterRequested(1, Election, 1, Says(("session", "第六届"), ("plannedOn", "2026-10-20"), ("seats", "5")), new(2026, 10, 20), new(2026, 10, 1), new(2026, 9, 30), null),
        new MatterApproved(1, Says(("number", "青教工〔2026〕12号"), ("text", "同意。")), new(2026, 10, 9), new(2026, 10, 27)),
        new FileAttached(FileSubject.Of(1, MatterStepKind.Approval), FileRole.SignedScan, "批复.pdf", new string('3', 64), 4_096, FileTypes.Pdf.MediaType, true),
        new MatterCarriedOut(1, Says(("electedOn", "2026-10-20"), ("expected", "60"), ("present", "58")), new(2026, 10, 20), new(2026, 10, 21), new(2026, 11, 3)),
        new MatterResultReported(1, Says(("endsOn", "2031-10-20"), ("votes", "全部有效")) with { Rows = [Says(("post", "主席"), ("name", "周建平"), ("duties", "全面工作")).Values] }, new(2026, 11, 1)),
        new MatterReturned(1, MatterStepKind.Result, "请写明得票", new(2026, 11, 2), null),
        new MatterResultReported(1, Says(("endsOn", "2031-10-20"), ("votes", "周建平58票")) with { Rows = [Says(("post", "主席"), ("name", "周建平"), ("duties", "全面工作")).Values] }, new(2026, 11, 3)),
        new MatterResultAccepted(1, "同意备案", new(2026, 11, 4)),
        new MatterLedgerFilled(1, new("l01"), new(LedgerPeriodKind.Term, 2026), [1]),
        new MatterRequested(2, new("congress"), 1, Says(("name", "教职工大会")), new(2026, 12, 20), new(2026, 11, 20), null, null),
        new MatterCancelled(2, "与工会会员大会合并召开", new(2026, 11, 25)),
    ];

    private static MatterKindCode Election => new("election");

    private static MatterContent Says(params (string Key, string Value)[] values) => new(values.ToImmutableSortedDictionary(v => v.Key, v => v.Value, StringComparer.Ordinal), []);
}
