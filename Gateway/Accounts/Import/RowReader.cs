using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using DistrictUnion.Accounts.Posts;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;

namespace DistrictUnion.Accounts.Import;

/// <summary>A row that could be read.</summary>
/// <param name="HasFrom">Whether the sheet named the first day.</param>
internal sealed record ReadRow(ImportRow Source, NewPost Post, string Name, string? Phone, bool HasFrom)
{
    public string PlainName => Typed.Plain(Name);

    public string PlainTitle => Typed.Plain(Post.Title);

    /// <summary>Rows of one person: the same telephone, or the same name in the same school.</summary>
    public string PersonKey => Phone ?? $"{Post.School}/{PlainName}";
}

/// <summary>Reads the cells of a row.</summary>
internal static partial class RowReader
{
    private static readonly Dictionary<string, Role> Roles = new()
    {
        ["主席"] = Role.SchoolChair,
        ["工会主席"] = Role.SchoolChair,
        ["学校主席"] = Role.SchoolChair,
        ["填报员"] = Role.SchoolMember,
        ["委员"] = Role.SchoolMember,
        ["区干部"] = Role.DistrictOfficer,
        ["干部"] = Role.DistrictOfficer,
        ["区管理员"] = Role.DistrictAdmin,
        ["日志审计员"] = Role.LogAuditor,
        ["系统管理员"] = Role.SystemAdmin,
    };

    private static readonly string[] Dates = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日", "yyyyMMdd"];

    /// <summary>Reads a row, or says everything that is wrong with it.</summary>
    public static (ReadRow? Row, ImmutableArray<Refusal> Flaws) Read(ImportRow row, ImportDistrict district, DateOnly today)
    {
        var flaws = ImmutableArray.CreateBuilder<Refusal>();
        void Flaw(string column, string code, string text) => flaws.Add(new(code, RefusalKind.Invalid, text, column));

        SchoolCode? school = null;
        var place = Typed.Plain(row.School);
        var isOffice = place.Length == 0 || place == SignIn.Candidates.Office;
        if (!isOffice)
        {
            if (district.Schools.TryGetValue(place, out var known)) school = known;
            else Flaw(ImportColumns.School, "account.import-school", $"没有编号或名称是“{row.School.Trim()}”的学校。");
        }

        if (RoleOf(row, isOffice) is not { } role)
        {
            Flaw(ImportColumns.Role, "account.import-role", $"角色“{row.Role.Trim()}”不认识，请写主席、填报员、区干部、区管理员、日志审计员或系统管理员。");
            return (null, flaws.ToImmutable());
        }

        var from = Day(row.From, ImportColumns.From, Flaw);
        var to = Day(row.To, ImportColumns.To, Flaw);
        var areas = ImmutableArray.CreateBuilder<AreaCode>();
        foreach (var word in Words(row.Areas))
        {
            if (district.Areas.TryGetValue(word, out var area)) areas.Add(area);
            else Flaw(ImportColumns.Areas, "account.import-area", $"没有工作领域“{word}”。");
        }

        var kinds = Words(row.LedgerKinds).Select(kind => kind.ToUpperInvariant()).ToImmutableArray();
        foreach (var kind in kinds.Where(kind => !Kind().IsMatch(kind))) Flaw(ImportColumns.Ledgers, "account.import-ledger", $"没有台账“{kind}”，请写 L01 这样的编号。");
        if (flaws.Count > 0) return (null, flaws.ToImmutable());

        var post = new NewPost(role, row.Title.Trim(), district.District, school, new([], [], areas.ToImmutable(), kinds), from, to);
        foreach (var flaw in PostRules.Flaws(post, today).Concat(PostRules.PersonFlaws(new(null, row.Name, row.Phone)))) flaws.Add(flaw with { Place = ColumnOf(flaw.Place) });
        return flaws.Count > 0 ? (null, flaws.ToImmutable()) : (new(row, post, row.Name.Trim(), Typed.Phone(row.Phone), from is not null), []);
    }

    private static Role? RoleOf(ImportRow row, bool isOffice)
    {
        var word = Typed.Plain(row.Role);
        if (word.Length > 0) return Roles.TryGetValue(word, out var role) ? role : null;
        var title = Typed.Plain(row.Title);
        return isOffice ? Role.DistrictOfficer
            : title.EndsWith("主席", StringComparison.Ordinal) && !title.EndsWith("副主席", StringComparison.Ordinal) ? Role.SchoolChair
            : Role.SchoolMember;
    }

    private static DateOnly? Day(string cell, string column, Action<string, string, string> flaw)
    {
        var text = Typed.Plain(cell);
        if (text.Length == 0) return null;
        if (DateOnly.TryParseExact(text, Dates, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        flaw(column, "account.import-date", $"“{cell.Trim()}”不是日期，请写 2026-09-01 或 2026年9月1日。");
        return null;
    }

    private static IEnumerable<string> Words(string cell) =>
        cell.Split(['、', '，', ',', ';', '；', ' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Select(Typed.Plain).Where(word => word.Length > 0);

    private static string ColumnOf(string? place) => place switch
    {
        "title" => ImportColumns.Title,
        "school" => ImportColumns.School,
        "name" => ImportColumns.Name,
        "phone" => ImportColumns.Phone,
        "to" => ImportColumns.To,
        _ => ImportColumns.Role,
    };

    [GeneratedRegex(@"^L\d\d$")]
    private static partial Regex Kind();
}
