using DistrictUnion.Domain;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Grains.Journal;
using DistrictUnion.Tests.Domain;

namespace DistrictUnion.Tests.Grains.Journal;

public sealed partial class JournaledTests
{
    private readonly MemoryJournal journal = new();
    private readonly MemoryStorage<Checkpoint<District>> checkpoint = new();
    private readonly TestClock clock = new(A.Noon(2026, 1, 5).AddTicks(7));
    private readonly Journaled<District> district;
    private int decided;

    public JournaledTests() => district = Activate();

    private Journaled<District> Activate(int schema = 1) => new(StreamName.District(A.District), journal, checkpoint, schema, clock);

    private Task<Outcome<DistrictView>> Found(string name = "青岚区教育工会") =>
        Commit(new FoundDistrict(A.ByDistrict(), A.District, name, null), DistrictRules.Found);

    private Task<Outcome<DistrictView>> Rename(RenameDistrict command, CancellationToken cancellationToken = default) =>
        Commit(command, DistrictRules.Rename, cancellationToken);

    private Task<Outcome<DistrictView>> Commit<TCommand>(
        TCommand command, Func<District, TCommand, DateTimeOffset, Decision<DistrictView>> decide, CancellationToken cancellationToken = default)
        where TCommand : DistrictUnion.Domain.Accounts.ICommand =>
        district.Commit(
            command,
            (state, now) =>
            {
                decided++;
                return decide(state, command, now);
            },
            cancellationToken);

    private static RenameDistrict Renaming(string name = "青岚区总工会") => new(A.ByDistrict(), name);

    [Fact]
    public async Task Commit_Accepted_IsReadBackAndFoldedTheSame()
    {
        await Found();
        await Rename(Renaming());

        Assert.Equal("青岚区总工会", (await district.Read(default)).Name);
        Assert.Equivalent(await district.Read(default), await Activate().Read(default), strict: true);
        Assert.Equal(1, journal.ReadAfter.Count(v => v == 0) - 1);
    }

    [Fact]
    public async Task Commit_Moment_IsCutToMicrosecondsAndNeverGoesBack()
    {
        await Found();
        clock.Now = A.Noon(2026, 1, 4);
        await Rename(Renaming());

        Assert.Equal([A.Noon(2026, 1, 5), A.Noon(2026, 1, 5)], journal.Commits.Select(c => c.At));
    }

    [Fact]
    public async Task Commit_Refused_WritesNothing()
    {
        var refused = await Rename(Renaming());

        Assert.Equal("district.unknown", refused.Refusals.Single().Code);
        Assert.Empty(journal.Commits);
    }

    [Fact]
    public async Task Commit_NothingNew_WritesNothing()
    {
        var state = await district.Commit(Renaming(), (s, _) => Decision<DistrictView>.Nothing(DistrictView.Of(s)), default);

        Assert.False(state.IsRefused);
        Assert.Empty(journal.Commits);
    }

    [Fact]
    public async Task Commit_SameIdTwice_GivesTheStoredAnswer()
    {
        await Found();
        var command = Renaming();
        var first = await Rename(command);
        await Rename(Renaming("又改名"));

        var again = await Rename(command);

        Assert.Equivalent(first, again, strict: true);
        Assert.Equal(3, journal.Commits.Count);
        Assert.Equal("又改名", (await district.Read(default)).Name);
    }

    [Fact]
    public async Task Commit_SameIdWouldBeRefusedNow_GivesTheStoredAnswer()
    {
        var command = new FoundDistrict(A.ByDistrict(), A.District, "青岚区教育工会", null);
        var first = await Commit(command, DistrictRules.Found);

        var again = await Commit(command, DistrictRules.Found);

        Assert.Equivalent(first, again, strict: true);
        Assert.Single(journal.Commits);
    }

    [Fact]
    public async Task Commit_IdOfAnotherCommand_IsRefused()
    {
        await Found();
        var command = Renaming();
        await Rename(command);

        var reused = await Rename(command with { Name = "别的名字" });

        Assert.Equal("command.id-reused", reused.Refusals.Single().Code);
    }

    [Fact]
    public async Task Commit_LostRace_DecidesAgainOnWhatIsThere()
    {
        await Found();
        var other = Activate();
        await district.Read(default);
        await other.Commit(Renaming("别人先改"), (s, now) => DistrictRules.Rename(s, Renaming("别人先改"), now), default);
        decided = 0;

        var outcome = await Rename(Renaming("后改"));

        Assert.Equal((2, "后改"), (decided, outcome.Value!.Name));
        Assert.Equal([0, 1, 2], journal.Commits.Select(c => c.ExpectedVersion));
    }

    [Fact]
    public async Task Commit_LostRaceThreeTimes_IsAConflict()
    {
        await Found();
        for (var i = 0; i < Journaled<District>.MaxTries; i++) journal.Faults.Enqueue(Fault.LostRace);
        decided = 0;

        var outcome = await Rename(Renaming());

        Assert.Equal(("conflict", 3), (outcome.Refusals.Single().Code, decided));
        Assert.False((await Rename(Renaming())).IsRefused);
    }

    [Fact]
    public async Task Commit_FailedAppend_ForgetsTheStateAndLoadsAgain()
    {
        await Found();
        journal.Faults.Enqueue(Fault.FailedUnwritten);
        var reads = journal.Reads;

        await Assert.ThrowsAsync<IOException>(() => Rename(Renaming()));

        Assert.Equal("青岚区教育工会", (await district.Read(default)).Name);
        Assert.Equal(reads + 1, journal.Reads);
    }

    [Fact]
    public async Task Commit_UnknownOutcomeButWritten_AnswersWhatWasStored()
    {
        await Found();
        journal.Faults.Enqueue(Fault.FailedWritten);

        var outcome = await Rename(Renaming("写进去了"));

        Assert.Equal("写进去了", outcome.Value!.Name);
        Assert.Equal("写进去了", (await district.Read(default)).Name);
        Assert.Equal(2, journal.Commits.Count);
    }

    [Fact]
    public async Task Commit_WrittenWithALaterMoment_FoldsThatMoment()
    {
        await Found();
        journal.Faults.Enqueue(Fault.Postponed);

        await Commit(new SetGroup(A.ByDistrict(), A.Primary, "小学", 1), DistrictRules.SetGroup);

        Assert.Equivalent(await Activate().Read(default), await district.Read(default), strict: true);
    }

    [Fact]
    public async Task Commit_DecisionThrows_ForgetsTheState()
    {
        await Found();
        var reads = journal.Reads;

        await Assert.ThrowsAsync<InvalidOperationException>(
            () => district.Commit<DistrictView>(Renaming(), (_, _) => throw new InvalidOperationException("a bug"), default));

        await district.Read(default);
        Assert.Equal(reads + 1, journal.Reads);
    }

    [Fact]
    public async Task Commit_CancelledBeforeItIsQueued_WritesNothing()
    {
        await Found();
        using var source = new CancellationTokenSource();
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Rename(Renaming(), source.Token));

        Assert.Single(journal.Commits);
    }

    [Fact]
    public async Task Commit_CancelledAfterItIsQueued_IsCommittedAndAnswered()
    {
        await Found();
        using var source = new CancellationTokenSource();
        journal.Queued = source.Cancel;

        var outcome = await Rename(Renaming("来得及"), source.Token);

        Assert.Equal("来得及", outcome.Value!.Name);
    }

    [Fact]
    public async Task Read_Together_SharesOneLoad()
    {
        await Found();
        var held = new TaskCompletionSource();
        journal.Reading = held.Task;
        var fresh = Activate();
        var reads = journal.Reads;

        var readers = Enumerable.Range(0, 5).Select(_ => fresh.Read(default).AsTask()).ToArray();
        using var source = new CancellationTokenSource();
        var cancelled = fresh.Read(source.Token).AsTask();
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        held.SetResult();

        Assert.Single((await Task.WhenAll(readers)).Distinct());
        Assert.Equal(reads + 1, journal.Reads);
    }

    [Fact]
    public async Task Read_LoadFailed_IsTriedAgain()
    {
        await Found();
        journal.Reading = Task.FromException(new IOException("The disk is away."));
        var fresh = Activate();
        await Assert.ThrowsAsync<IOException>(() => fresh.Read(default).AsTask());
        journal.Reading = Task.CompletedTask;

        Assert.True((await fresh.Read(default)).IsFounded);
    }
}
