using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Progress;
using DistrictUnion.Grains.Journal;
using DistrictUnion.Tests.Grains;

namespace DistrictUnion.Tests.Domain;

/// <summary>Sends every command twice through a grain's journaled state, and holds that the second time answers the same and writes nothing.</summary>
internal sealed class Twice
{
    private readonly MemoryJournal journal = new();
    private readonly TestClock clock = new(default);
    private readonly Journaled<District> district;
    private readonly Dictionary<SchoolCode, Journaled<SchoolUnion>> schools = [];

    public Twice() => district = new(StreamName.District(A.District), journal, new MemoryStorage<Checkpoint<District>>(), 1, clock);

    public int Commits => journal.Commits.Count;

    public void OfDistrict<TCommand>(TCommand command, Func<District, TCommand, DateTimeOffset, Decision<DistrictView>> decide, DateTimeOffset now)
        where TCommand : ICommand =>
        Send(district, command, (state, at) => decide(state, command, at), now);

    public void OfSchool<T>(SchoolCode school, ICommand command, Func<SchoolUnion, DateTimeOffset, Decision<T>> decide, DateTimeOffset now)
        where T : class
    {
        if (!schools.TryGetValue(school, out var union))
            schools[school] = union = new(StreamName.School(A.District, school), journal, new MemoryStorage<Checkpoint<SchoolUnion>>(), 1, clock);
        Send(union, command, decide, now);
    }

    /// <summary>The states that the journals hold.</summary>
    public (District District, SchoolUnion Xihu) States() => (Read(district), Read(schools[A.Xihu]));

    private void Send<TState, T>(Journaled<TState> journaled, ICommand command, Func<TState, DateTimeOffset, Decision<T>> decide, DateTimeOffset now)
        where TState : class, IState<TState>
        where T : class
    {
        clock.Now = now;
        var first = A.Json(journaled.Commit(command, decide, default).GetAwaiter().GetResult());
        var (commits, state) = (Commits, A.Json(Read(journaled)));
        var second = A.Json(journaled.Commit(command, decide, default).GetAwaiter().GetResult());
        Assert.Equal((first, commits, state), (second, Commits, A.Json(Read(journaled))));
    }

    private static TState Read<TState>(Journaled<TState> journaled)
        where TState : class, IState<TState> => journaled.Read(default).AsTask().GetAwaiter().GetResult();
}
