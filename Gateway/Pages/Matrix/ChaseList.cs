using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Comparison;
using DistrictUnion.Domain.Plans;

namespace DistrictUnion.Gateway.Pages.Matrix;

/// <summary>Why a school is to be reminded.</summary>
public enum ChaseWhy
{
    /// <summary>未填.</summary>
    NotStarted,

    /// <summary>填写中.</summary>
    Draft,

    /// <summary>退回修改: not handed in again.</summary>
    Returned,

    /// <summary>空报.</summary>
    Empty,
}

public sealed record ChaseSchool(SchoolCode School, string Name);

public sealed record ChaseKind(ChaseWhy Why, ImmutableArray<ChaseSchool> Schools);

/// <summary>Who is to be reminded of a quarter's report, by why (未报名单). Always on 上报数: what waits for review is nobody's to chase.</summary>
public sealed record ChaseList(ImmutableArray<ChaseKind> Kinds)
{
    public int Count => Kinds.Sum(kind => kind.Schools.Length);

    public IEnumerable<ChaseSchool> Schools => Kinds.SelectMany(kind => kind.Schools);

    public ImmutableArray<ChaseSchool> Of(ChaseWhy why) => Kinds.FirstOrDefault(kind => kind.Why == why)?.Schools ?? [];

    /// <param name="reported">On 上报数.</param>
    public static ChaseList Of(ReportingMatrix reported)
    {
        var schools = from school in reported.Listed
                      let row = reported.Table.Rows[school]
                      let why = WhyOf(row)
                      where why is not null
                      select (Why: why.Value, School: new ChaseSchool(reported.View.Schools[school].School, row.Name));
        return new([.. schools.GroupBy(s => s.Why).OrderBy(g => g.Key).Select(g => new ChaseKind(g.Key, [.. g.Select(s => s.School)]))]);
    }

    private static ChaseWhy? WhyOf(ComparedSchool school) => school.Filing switch
    {
        Filing.Returned => ChaseWhy.Returned,
        Filing.Empty => ChaseWhy.Empty,
        Filing.Missing => school.State is WorkState.NotStarted ? ChaseWhy.NotStarted : ChaseWhy.Draft,
        _ => null,
    };
}
