using System.Collections.Immutable;
using System.Reflection;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Domain.Summaries;

namespace DistrictUnion.Tests.Silo.Embedded;

/// <summary>Makes an object of any contract type, with everything in it or with as little as its declaration allows.</summary>
/// <param name="isFull">False: null where null is allowed, absent lists, blank texts.</param>
internal sealed class Specimen(bool isFull)
{
    private const int MaxDepth = 6;

    private static readonly MethodInfo CodeOf = typeof(Specimen).GetMethod(nameof(Code), BindingFlags.NonPublic | BindingFlags.Static)!;

    private readonly NullabilityInfoContext nullability = new();
    private int made;
    private int depth;

    /// <exception cref="NotSupportedException">The type cannot stand in a contract: it is abstract, or has no public constructor.</exception>
    public object? Make(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner) return isFull ? Make(inner) : null;
        made++;
        return type switch
        {
            _ when type == typeof(string) => isFull ? $"文字𠮷㐂 {made}\n“x”" : "",
            _ when type == typeof(byte[]) => isFull ? new byte[] { 0, 255, 10 } : Array.Empty<byte>(),
            _ when type == typeof(bool) => isFull,
            _ when type == typeof(int) => isFull ? made : 0,
            _ when type == typeof(long) => isFull ? long.MaxValue - made : 0L,
            _ when type == typeof(decimal) => isFull ? 1.50m : 0m,
            _ when type == typeof(DateOnly) => new DateOnly(2026, 9, 30),
            _ when type == typeof(DateTimeOffset) => new DateTimeOffset(2026, 9, 30, 15, 59, 59, 123, 456, TimeSpan.Zero),
            _ when type == typeof(Quarter) => new Quarter(2026, 3),
            _ when type == typeof(MonthDay) => new MonthDay(7, 10),
            _ when type == typeof(SummaryPeriod) => new SummaryPeriod(2026, SummaryKind.HalfYear),
            _ when type == typeof(LedgerPeriod) => new LedgerPeriod(LedgerPeriodKind.SchoolYear, 2026),
            _ when type == typeof(YearMonth) => new YearMonth(2026, 9),
            { IsEnum: true } => type.GetEnumValues().GetValue(isFull ? type.GetEnumValues().Length - 1 : 0),
            _ when type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(ICode<>)) =>
                CodeOf.MakeGenericMethod(type).Invoke(null, [$"code-{made}"]),
            { IsGenericType: true } when type.GetGenericTypeDefinition() == typeof(ImmutableArray<>) => List(type),
            { IsGenericType: true } when type.GetGenericTypeDefinition() is var open
                && (open == typeof(ImmutableSortedDictionary<,>) || open == typeof(ImmutableDictionary<,>)) => Map(type),
            _ => Composed(type),
        };
    }

    private static TCode Code<TCode>(string value)
        where TCode : struct, ICode<TCode> => TCode.Of(value);

    private object List(Type type)
    {
        if (!isFull) return Activator.CreateInstance(type)!;
        object list = type.GetField("Empty")!.GetValue(null)!;
        for (var count = 0; count < 2 && depth < MaxDepth; count++) list = type.GetMethod("Add")!.Invoke(list, [Make(type.GetGenericArguments()[0])])!;
        return list;
    }

    private object Map(Type type)
    {
        object map = type.GetField("Empty")!.GetValue(null)!;
        var (key, value) = (type.GetGenericArguments()[0], type.GetGenericArguments()[1]);
        return isFull && depth < MaxDepth ? type.GetMethod("Add", [key, value])!.Invoke(map, [Make(key), Make(value)])! : map;
    }

    private object Composed(Type type)
    {
        if (type.IsAbstract || type.IsPrimitive || type.Namespace?.StartsWith("DistrictUnion.", StringComparison.Ordinal) is not true)
            throw new NotSupportedException($"{type} in a contract: this test does not know how it crosses.");
        depth++;
        try
        {
            var constructor = type.GetConstructors().OrderByDescending(c => c.GetParameters().Length).FirstOrDefault()
                ?? throw new NotSupportedException($"{type} has no public constructor.");
            var made = constructor.Invoke([.. constructor.GetParameters().Select(p => Part(p.ParameterType, nullability.Create(p)))]);
            var named = constructor.GetParameters().Select(p => p.Name!).ToHashSet(StringComparer.OrdinalIgnoreCase);
            foreach (var property in type.GetProperties().Where(p => p.SetMethod is { IsPublic: true } && !named.Contains(p.Name)))
                property.SetValue(made, Part(property.PropertyType, nullability.Create(property)));
            return made;
        }
        finally
        {
            depth--;
        }
    }

    private object? Part(Type type, NullabilityInfo info)
    {
        var mayBeNull = !type.IsValueType && info.WriteState is not NullabilityState.NotNull;
        return mayBeNull && (!isFull || depth >= MaxDepth) ? null : Make(type);
    }
}
