using System.Collections.Immutable;
using System.Reflection;
using System.Text;
using System.Text.Json;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Domain.Progress;

namespace DistrictUnion.Tests.Domain;

public sealed class FactKindsTests
{
    private static readonly Type[] Facts =
        [.. typeof(IFact).Assembly.GetTypes().Where(t => typeof(IFact).IsAssignableFrom(t) && !t.IsInterface)];

    [Fact]
    public void All_EveryFact_HasExactlyOneKind() =>
        Assert.Equal(Facts.OrderBy(t => t.Name).Select(t => t.Name), FactKinds.All.Values.OrderBy(t => t.Name).Select(t => t.Name));

    [Fact]
    public void All_EveryKind_IsNumbered() => Assert.All(FactKinds.All.Keys, kind => Assert.Matches("^[a-z][a-z-]*\\.[a-z][a-z-]*/[1-9][0-9]*$", kind));

    [Fact]
    public void Write_Facts_AreReadBackTheSame()
    {
        ImmutableArray<IFact> facts =
        [
            new PlanStarted(A.PlanId, "计划", A.Span(), null),
            new ReportSubmitted(A.Q1, A.Content(A.Line(quantity: 3)), false, new(1, A.Day(4, 10), A.Day(4, 15), A.Day(4, 30), null), true),
        ];

        var bytes = FactKinds.Write(facts);

        Assert.Equal(bytes, FactKinds.Write(FactKinds.Read(bytes)));
        Assert.StartsWith(
            """[{"kind":"plan.started/1","data":{"plan":"p2026","title":"计划","span":{"first":"2026-01","last":"2026-12"}}}""",
            Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_PropertiesAbsent_HaveTheirDefaults()
    {
        var fact = Assert.IsType<PlanSubmitted>(FactKinds.Read("""[{"kind":"plan.submitted/1","data":{"plan":"p1"}}]"""u8).Single());

        Assert.Empty(fact.Tasks);
    }

    [Fact]
    public void Read_UnknownKind_StopsTheStream() =>
        Assert.Throws<UnknownFactException>(() => FactKinds.Read("""[{"kind":"plan.forgotten/1","data":{}}]"""u8));

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[null]")]
    [InlineData("[{}]")]
    [InlineData("""[{"kind":"plan.started/1"}]""")]
    [InlineData("""[{"kind":"plan.started/1","data":null}]""")]
    [InlineData("[")]
    public void Read_NoFacts_IsAJsonException(string json) =>
        Assert.ThrowsAny<JsonException>(() => FactKinds.Read(Encoding.UTF8.GetBytes(json)));

    /// <summary>What is computed may change with the program; what is stored may not.</summary>
    [Fact]
    public void Write_AnyFact_StoresNoComputedProperty()
    {
        var stored = Facts.SelectMany(fact => Reachable(fact, [])).Distinct();

        var computed = stored.SelectMany(type => DomainJson.Options.GetTypeInfo(type).Properties.Where(p => p is { Get: not null, Set: null }).Select(p => $"{type.Name}.{p.Name}"));

        Assert.Empty(computed);
    }

    private static IEnumerable<Type> Reachable(Type type, HashSet<Type> seen)
    {
        if (type.Namespace?.StartsWith("DistrictUnion.", StringComparison.Ordinal) is not true || type.IsEnum || !seen.Add(type)) return [];
        var inner = type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .SelectMany(p => p.PropertyType.IsGenericType ? p.PropertyType.GenericTypeArguments : [p.PropertyType])
            .SelectMany(t => t.IsGenericType ? t.GenericTypeArguments : [t]);
        return [type, .. inner.SelectMany(t => Reachable(t, seen))];
    }
}
