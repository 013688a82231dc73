using System.Reflection;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Progress;
using DistrictUnion.Grains;
using DistrictUnion.Grains.Districts;
using DistrictUnion.Grains.Interfaces;
using DistrictUnion.Grains.Interfaces.Districts;
using DistrictUnion.Grains.Interfaces.Progress;
using DistrictUnion.Grains.Journal;
using DistrictUnion.Grains.Progress;
using DistrictUnion.Tests.Domain;

namespace DistrictUnion.Tests.Grains;

/// <summary>The grains without a host: plain objects by key over one journal in memory. Not for calls at the same time.</summary>
public class MemoryGrains : DispatchProxy
{
    private readonly Dictionary<(Type, string), object> active = [];
    private readonly Dictionary<string, MemoryStorage<SchoolDrafts>> drafts = [];

    internal MemoryJournal Journal { get; } = new();

    internal MemoryFiles Kept { get; } = new();

    internal TestClock Clock { get; } = new(A.Noon(2026, 1, 5));

    internal IGrainFactory Factory => (IGrainFactory)(object)this;

    internal IDistrictGrain District => Factory.District(A.District);

    internal ISchoolUnionGrain Xihu => Factory.SchoolUnion(A.District, A.Xihu);

    internal ISchoolUnionGrain Donghu => Factory.SchoolUnion(A.District, A.Donghu);

    internal static MemoryGrains Create() => (MemoryGrains)Create<IGrainFactory, MemoryGrains>();

    /// <summary>A founded district with two schools, and an accepted plan of 溪湖小学.</summary>
    internal static async Task<MemoryGrains> WithAPlan(params DistrictUnion.Domain.Plans.PlanTask[] tasks)
    {
        var grains = Create();
        await grains.District.Found(new(A.ByDistrict(), A.District, "青岚区教育工会", null));
        await grains.District.SetGroup(new(A.ByDistrict(), A.Primary, "小学", 1));
        await grains.District.RegisterSchools(new(A.ByDistrict(), [A.School(A.Xihu), A.School(A.Donghu, "东湖小学")]));
        await grains.Xihu.StartPlan(new(A.BySchool(), A.PlanId, "2026年工会工作计划", A.Span(), null));
        await grains.Xihu.SubmitPlan(new(A.BySchool(), A.PlanId, "2026年工会工作计划", [.. tasks]));
        await grains.Xihu.AcceptPlan(new(A.ByDistrict(), A.PlanId, null));
        return grains;
    }

    internal void On(int month, int day, int year = 2026) => Clock.Now = A.Noon(year, month, day);

    /// <summary>Every activation leaves; what is stored stays.</summary>
    internal void Forget() => active.Clear();

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (targetMethod is not { Name: nameof(IGrainFactory.GetGrain), IsGenericMethod: true } || args?[0] is not string key)
            throw new NotSupportedException("Grains are asked for by interface and key here.");
        var type = targetMethod.GetGenericArguments()[0];
        if (!active.TryGetValue((type, key), out var grain)) active[(type, key)] = grain = Activate(type, key);
        return grain;
    }

    private object Activate(Type type, string key)
    {
        if (type == typeof(IDistrictGrain)) return new DistrictGrain(new(key), Journal, new MemoryStorage<Checkpoint<District>>(), Kept, Clock);
        if (!drafts.TryGetValue(key, out var typed)) drafts[key] = typed = new();
        return new SchoolUnionGrain(new(key), Factory, Journal, new MemoryStorage<Checkpoint<SchoolUnion>>(), typed, Kept, Clock);
    }
}
