using System.Globalization;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Grains.Interfaces;
using DistrictUnion.Grains.Interfaces.Districts;
using DistrictUnion.Grains.Interfaces.Inspections;
using DistrictUnion.Grains.Interfaces.Ledgers;
using DistrictUnion.Grains.Interfaces.Matters;
using DistrictUnion.Grains.Interfaces.Progress;

namespace DistrictUnion.Gateway.Demo;

/// <summary>Where the people of the sample sit: it sends their commands one after the other, each with its own id and a little later.</summary>
internal sealed class DemoDesk(IGrainFactory grains, DemoClock clock)
{
    private int commands;

    public DistrictCode Code { get; } = new("qinglan");

    public DemoClock Clock => clock;

    public IDistrictGrain District => grains.District(Code);

    public ISchoolUnionGrain Union(SchoolCode school) => grains.SchoolUnion(Code, school);

    public ILedgerGrain Ledger(SchoolCode school, LedgerCode kind, LedgerPeriod period) => grains.Ledger(Code, school, kind, period);

    public IInspectionGrain Inspection(InspectionCode inspection, SchoolCode school) => grains.Inspection(Code, inspection, school);

    public IMatterGrain Matters(SchoolCode school) => grains.Matters(Code, school);

    public Actor Chair(SchoolCode school) => new(DemoPeople.ChairOf(school), Role.SchoolChair, Code, school);

    public Actor Officer() => new(DemoPeople.Officer, Role.DistrictOfficer, Code);

    /// <summary>The district's officer does something.</summary>
    public Task<T> AsOfficer<T>(Func<CommandContext, Task<Outcome<T>>> command)
        where T : class => Send(Officer(), command);

    /// <summary>A school's chair does something.</summary>
    public Task<T> AsChair<T>(SchoolCode school, Func<CommandContext, Task<Outcome<T>>> command)
        where T : class => Send(Chair(school), command);

    /// <summary>The inspector does something at a school.</summary>
    public Task<T> AsInspector<T>(SchoolCode school, Func<CommandContext, Task<Outcome<T>>> command)
        where T : class => Send(new(DemoPeople.Inspector, Role.Inspector, Code, null, PostLimits.None with { Schools = [school] }), command);

    private async Task<T> Send<T>(Actor actor, Func<CommandContext, Task<Outcome<T>>> command)
        where T : class
    {
        clock.Pass();
        var key = string.Create(CultureInfo.InvariantCulture, $"demo-{++commands}");
        var outcome = await command(new(CommandIds.Of(actor.Account, key), actor));
        return outcome.Value ?? throw new InvalidOperationException(
            $"示例区的第 {commands} 步没有被接受：{string.Join(" ", outcome.Refusals.Select(r => $"{r.Code} {r.Text}（{r.Place}）"))}");
    }
}
