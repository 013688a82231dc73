using System.Collections.Immutable;
using DistrictUnion.Accounts.Posts;
using DistrictUnion.Accounts.Store;
using DistrictUnion.Domain;

namespace DistrictUnion.Accounts.Import;

/// <summary>A row with what it would do and to what.</summary>
/// <param name="Account">Id of the account that gets the new post; null: a new account.</param>
internal sealed record SortedRow(ImportLine Line, ReadRow? Row, HoldingRow? Holding = null, string? Account = null);

/// <summary>Sorts rows into new, changed, unchanged and wrong, against what there is. Changes nothing.</summary>
/// <param name="holdings">Those of the district that are not over, with post and account.</param>
internal sealed class ImportSorter(Keeper keeper, ImportDistrict district, DateOnly today, ImmutableArray<HoldingRow> holdings)
{
    private readonly ILookup<(string? School, string Title), HoldingRow> byPost = holdings.Where(h => !h.IsStandIn).ToLookup(h => (h.Post.School, h.Post.PlainTitle));
    private readonly ILookup<string?, HoldingRow> byPhone = holdings.ToLookup(h => h.Account.PhoneNumber);

    public List<SortedRow> Sort(ImmutableArray<ImportRow> rows)
    {
        var read = rows.Select(row => (Source: row, Result: RowReader.Read(row, district, today))).ToArray();
        var sheet = read.Select(r => r.Result.Row).OfType<ReadRow>().ToArray();
        var people = sheet.ToLookup(r => r.PersonKey);
        var posts = sheet.ToLookup(r => (r.Post.School, r.PlainTitle));
        return
        [
            .. read.Select(r => r.Result.Row is { } row
                ? SortOne(row, [.. people[row.PersonKey]], [.. posts[(row.Post.School, row.PlainTitle)]])
                : new(Line(r.Source, null, ImportState.Wrong, "", r.Result.Flaws), null)),
        ];
    }

    private SortedRow SortOne(ReadRow row, ReadRow[] samePerson, ReadRow[] samePost)
    {
        var flaws = Flaws(row, samePerson, samePost).ToImmutableArray();
        var there = byPost[(row.Post.School?.Value, row.PlainTitle)].ToArray();
        var own = there.FirstOrDefault(h => h.Account.PlainName == row.PlainName && (h.Account.PhoneNumber == row.Phone || row.Phone is null))
            ?? there.FirstOrDefault(h => h.Account.PlainName == row.PlainName);
        var other = there.FirstOrDefault(h => samePost.All(r => r.PlainName != h.Account.PlainName));
        if (own is null && other is not null && flaws.IsEmpty)
            flaws = [new("account.import-held", RefusalKind.Conflict, $"这个岗位现在由{other.Account.Name}担任，换人请办理工作交接。", ImportColumns.Name)];
        if (flaws.Length > 0) return new(Line(row.Source, row, ImportState.Wrong, "", flaws), row);
        if (own is not null)
        {
            var changes = Changes(row, own).ToArray();
            return changes.Length == 0
                ? new(Line(row.Source, row, ImportState.Unchanged, "", []), row, own)
                : new(Line(row.Source, row, ImportState.Changed, $"{own.Account.Name}的“{own.Post.Title}”：{string.Join('，', changes)}", []), row, own);
        }

        var account = AccountOf(row);
        return new(
            Line(row.Source, row, ImportState.New, account is null ? $"新账号{row.Name}，岗位“{row.Post.Title}”" : $"{row.Name}增加岗位“{row.Post.Title}”", []),
            row, null, account?.Id);
    }

    private IEnumerable<Refusal> Flaws(ReadRow row, ReadRow[] samePerson, ReadRow[] samePost)
    {
        if (!AccountRights.MayKeep(keeper, row.Post.Role, row.Post.District, row.Post.School))
            yield return new("account.not-yours", RefusalKind.Forbidden, "这个岗位不由您管理。", ImportColumns.Role);
        if (samePerson.Any(r => r.PlainName != row.PlainName))
            yield return new("account.import-phone-twice", RefusalKind.Conflict, "表里另有一个人也用这个手机号。", ImportColumns.Phone);
        if (samePost.Any(r => r.Source.Row < row.Source.Row && r.PersonKey == row.PersonKey))
            yield return new("account.import-twice", RefusalKind.Conflict, "表里前面已经有同一个人的同一个岗位。", ImportColumns.Title);
        if (row.Phone is not null && byPhone[row.Phone].FirstOrDefault(h => h.Account.PlainName != row.PlainName) is { } taken)
            yield return new("account.phone-taken", RefusalKind.Conflict, $"这个手机号已登记在{taken.Account.Name}的账号上。", ImportColumns.Phone);
        var roles = samePerson.Where(r => r.Source.Row <= row.Source.Row).Select(r => r.Post.Role)
            .Concat(AccountOf(row) is { } account ? holdings.Where(h => h.AccountId == account.Id).Select(h => h.Post.Role) : []);
        if (roles.Any(role => !AccountRights.MayMeet(role, row.Post.Role))) yield return PostRules.PowersApart with { Place = ImportColumns.Role };
    }

    /// <summary>The person's account: of this telephone number, or without one of this name in this school.</summary>
    private Account? AccountOf(ReadRow row) =>
        (row.Phone is not null ? byPhone[row.Phone].FirstOrDefault(h => h.Account.PlainName == row.PlainName) : null)?.Account
        ?? holdings.FirstOrDefault(h =>
            h.Post.School == row.Post.School?.Value && h.Account.PlainName == row.PlainName && (row.Phone is null || h.Account.PhoneNumber is null))?.Account;

    private static IEnumerable<string> Changes(ReadRow row, HoldingRow own)
    {
        if (row.Phone is not null && row.Phone != own.Account.PhoneNumber) yield return $"手机号改为 {row.Phone}";
        if (row.HasFrom && row.Post.From != own.From) yield return $"开始日期改为 {row.Post.From:yyyy-MM-dd}";
        if (row.Post.To != own.To) yield return row.Post.To is { } to ? $"结束日期改为 {to:yyyy-MM-dd}" : "不再有结束日期";
        if (!row.Post.Limits.Areas.SequenceEqual(own.Post.Limits.Areas)) yield return "限定领域";
        if (!row.Post.Limits.LedgerKinds.SequenceEqual(own.Post.Limits.LedgerKinds)) yield return "限定台账";
    }

    private static ImportLine Line(ImportRow source, ReadRow? row, ImportState state, string what, ImmutableArray<Refusal> flaws) =>
        new(source.Row, state, source.Name.Trim(), source.Title.Trim(), row?.Post.School, what, flaws);
}
