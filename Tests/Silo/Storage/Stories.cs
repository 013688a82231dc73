using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Inspections;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Domain.Matters;
using DistrictUnion.Domain.Progress;
using DistrictUnion.Grains.Journal;
using DistrictUnion.Tests.Golden;

namespace DistrictUnion.Tests.Silo.Storage;

/// <summary>Streams of the invented district 青岚.</summary>
internal static class Stories
{
    public static readonly DistrictCode Qinglan = new("qinglan");

    public static readonly StreamName District = StreamName.District(Qinglan);

    public static StreamName School(string school) => StreamName.School(Qinglan, new(school));

    public static StreamWriter<District> WritesDistrict(this IJournal journal) => new(journal, District);

    public static StreamWriter<SchoolUnion> WritesSchool(this IJournal journal, string school) => new(journal, School(school));

    public static StreamWriter<AuditDay> WritesAudit(this IJournal journal) => new(journal, StreamName.Audit(Qinglan, new(2026, 9, 1)));

    public static StreamWriter<Ledger> WritesLedger(this IJournal journal, string school) =>
        new(journal, StreamName.Ledger(Qinglan, new(school), new("l14"), new(LedgerPeriodKind.CalendarYear, 2026)));

    public static StreamWriter<Inspection> WritesInspection(this IJournal journal, string school) =>
        new(journal, StreamName.Inspection(Qinglan, new("annual"), new(school)));

    public static StreamWriter<SchoolMatters> WritesMatters(this IJournal journal, string school) => new(journal, StreamName.Matters(Qinglan, new(school)));

    /// <summary>The district with its whole story, two schools, a ledger, an inspection and matters with theirs, and a day of the audit.</summary>
    public static async Task TellAll(IJournal journal)
    {
        await journal.WritesDistrict().CommitEach(SampleFacts.OfDistrict);
        await journal.WritesSchool("xihu").CommitEach(SampleFacts.OfSchool);
        await journal.WritesSchool("donghu").CommitEach(SampleFacts.OfSchool[..12]);
        await journal.WritesLedger("xihu").CommitEach(SampleFacts.OfLedger);
        await journal.WritesInspection("xihu").CommitEach(SampleFacts.OfInspection);
        await journal.WritesMatters("xihu").CommitEach(SampleFacts.OfMatters);
        await journal.WritesAudit().Commit([.. SampleFacts.OfAudit]);
    }
}
