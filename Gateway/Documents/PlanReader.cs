using System.Collections.Immutable;
using DistrictUnion.Documents.Blocks;
using DistrictUnion.Documents.Normalise;
using DistrictUnion.Documents.Plans;
using DistrictUnion.Documents.Sources;

namespace DistrictUnion.Documents;

/// <summary>
/// Reads a school's document: bytes → text → normalised text → lines → plans → sections, measures, schedule, quantities → tasks.
/// Whatever comes in, a reading comes out: what cannot be read has a flaw.
/// </summary>
public static class PlanReader
{
    public static PlanReading Read(SourceFile file, ReadingLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(file);
        var received = SourceReader.Read(file, limits ?? ReadingLimits.Default);
        return received.Text is null ? Refused(received) : Read(received.Text, received.Info, received.Flaws, limits ?? ReadingLimits.Default);
    }

    /// <summary>Reads text that was typed or pasted.</summary>
    public static PlanReading ReadText(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var info = new SourceInfo(SourceKind.Text, null);
        return string.IsNullOrWhiteSpace(text) ? Refused(new Received(info, null, [SourceFlaws.Empty])) : Read(text, info, [], ReadingLimits.Default);
    }

    private static PlanReading Refused(Received received) => new(received.Info, "", false, [], [], received.Flaws);

    private static PlanReading Read(string text, SourceInfo info, ImmutableArray<ReadingFlaw> flaws, ReadingLimits limits)
    {
        if (text.Length > limits.MaxCharacters)
        {
            text = text[..limits.MaxCharacters];
            flaws = flaws.Add(SourceFlaws.Cut(limits.MaxCharacters));
        }

        var mapped = Normaliser.Normalise(text);
        var lines = HardWraps.Join(Lines.Of(mapped.Text), mapped.Text);
        if (Lines.AreRunTogether(lines)) lines = Lines.Restore(lines, mapped.Text);
        var (candidates, left) = PlanSplitter.Split(lines);
        var plans = candidates.Where(UnionTest.IsUnionPlan).Select(candidate => PlanAssembly.Of(candidate, mapped)).ToImmutableArray();
        if (plans.IsEmpty) flaws = flaws.Add(SourceFlaws.NoUnionPlan);
        if (left.Exists(item => item.Reason == LeftOutReason.HiddenContent)) flaws = flaws.Add(SourceFlaws.Incomplete);
        return new PlanReading(info, text, !plans.IsEmpty, plans, LeftOut(left, mapped), flaws);
    }

    private static ImmutableArray<LeftOut> LeftOut(List<(LeftOutReason Reason, Piece Piece)> left, MappedText mapped) =>
    [
        .. left.OrderBy(item => item.Piece.Start).Select(item => new LeftOut(item.Reason, Han.First(item.Piece.Tight, 15), mapped.ToSource(item.Piece.Start, item.Piece.Text.Length))),
    ];
}
