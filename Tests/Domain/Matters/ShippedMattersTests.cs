using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Domain.Matters;

namespace DistrictUnion.Tests.Domain.Matters;

/// <summary>The kinds that come with the product hold together: steps, keys, formulas, and the ledgers that they fill.</summary>
public sealed class ShippedMattersTests
{
    public static TheoryData<string> Kinds => [.. ShippedMatters.All.Select(k => k.Code.Value)];

    [Fact]
    public void All_AreTheFourOfTheField() =>
        Assert.Equal(["congress", "election", "recuperation", "union-home"], ShippedMatters.All.Select(k => k.Code.Value).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Kind_HasItsStepsDaysAndKeys_AndNothingPrivate(string code)
    {
        var kind = ShippedMatters.Latest(new(code))!;
        Assert.Equal(Enum.GetValues<MatterStepKind>(), kind.Steps.Select(s => s.Kind));
        var request = kind.Step(MatterStepKind.Request).Columns;
        Assert.True(request.Single(c => c.Key == kind.Planned) is { Type: ColumnType.Date, IsRequired: true });
        Assert.True(kind.Step(MatterStepKind.Action).Columns.Single(c => c.Key == kind.Actual) is { Type: ColumnType.Date, IsRequired: true });
        Assert.True(request.Single(c => c.Key == kind.Title).IsRequired);
        foreach (var step in kind.Steps)
        {
            Assert.NotNull(step.Due);
            Assert.Equal(step.Columns.Length, step.Columns.Select(c => c.Key).Distinct().Count());
            Assert.DoesNotContain(step.Columns.Concat(step.Rows), c => c.IsPrivate || c.Computed is not null || c.Key is "on" or "rows");
            Assert.Equal(step.Rows.IsEmpty, step.RowsName is null);
            var known = kind.Steps.Where(s => s.Kind <= step.Kind).SelectMany(s => s.Columns).Select(c => c.Key).ToHashSet();
            foreach (var check in step.Checks)
            {
                Assert.Contains(step.Columns, c => c.Key == check.Column);
                Assert.Empty(Formula.Of(check.When).Columns.Except(known));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Filling_NamesColumnsAndFieldsThatAreThere_AndFillsWhatTheLedgerRequires(string code)
    {
        var kind = ShippedMatters.Latest(new(code))!;
        if (kind.Filling is not { } filling) return;
        var ledger = ShippedLedgers.Of(filling.Ledger)[^1];
        Assert.All(filling.Values.Keys.Concat(filling.Match).Concat(filling.FirstOnly), key => Assert.True(ledger.Column(key) is { IsTyped: true, IsPrivate: false }, key));
        Assert.All(ledger.Typed.Where(c => c.IsRequired), column => Assert.True(filling.Values.ContainsKey(column.Key), column.Key));
        foreach (var source in filling.Values.Values.Append(filling.Day).SelectMany(s => s.Split('|')).Where(s => !s.StartsWith('=')))
        {
            var (step, key) = (source.Split('.')[0], source.Split('.')[1]);
            var columns = step == "row" ? kind.Step(MatterStepKind.Result).Rows : kind.Step(Enum.Parse<MatterStepKind>(step, ignoreCase: true)).Columns;
            Assert.True(key == "on" || columns.Any(c => c.Key == key), source);
        }
    }
}
