using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Log;
using DistrictUnion.Grains.Interfaces;
using DistrictUnion.Grains.Interfaces.Log;

namespace DistrictUnion.Grains.Log;

/// <summary>Asks the journal; holds nothing.</summary>
public sealed class LogGrain(GrainKey key, IGrainFactory grains, ILogReader reader, TimeProvider clock) : ILogGrain
{
    private readonly DistrictCode district = key.District();

    public async Task<Outcome<LogPage>> Search(Actor actor, LogQuery query, CancellationToken cancellationToken)
    {
        if (UnlessAuditor(actor) is { } refusal) return refusal;
        if (query.Take is < 1 or > LogQuery.MaxTake)
            return new Refusal("log.take-invalid", RefusalKind.Invalid, $"一页要 1 到 {LogQuery.MaxTake} 条。", "take");
        if (query.Accounts.Length > LogQuery.MaxAccounts)
            return new Refusal("log.too-many-accounts", RefusalKind.Invalid, $"一次最多查 {LogQuery.MaxAccounts} 个账号，请把姓名写全。", "account");
        if (query.Text?.Length > LogQuery.MaxText || query.Accounts.Any(account => account.Length > LogQuery.MaxText))
            return new Refusal("log.text-too-long", RefusalKind.Invalid, $"查找的文字最多 {LogQuery.MaxText} 个字。", "text");
        return await reader.Search(district, query, cancellationToken) is { } page
            ? page
            : new Refusal("district.unknown", RefusalKind.Absent, "没有这个区。");
    }

    public async Task<Outcome<LogVerification>> Verify(CommandContext context, SealMark? outside, CancellationToken cancellationToken)
    {
        if (UnlessAuditor(context.Actor) is { } refusal) return refusal;
        if (outside is { } seal && (seal.Number < 1 || seal.Digest.Length != 64 || !seal.Digest.All(char.IsAsciiHexDigit)))
            return new Refusal("log.seal-invalid", RefusalKind.Invalid, "封存要写成编号和 64 位摘要。", "seal");
        var now = clock.GetUtcNow();
        var found = await reader.Verify(district, outside, now, cancellationToken);
        var view = await grains.District(district).View(cancellationToken);
        var day = view is null ? DateOnly.FromDateTime(now.UtcDateTime) : Zones.DayOf(now, view.TimeZone);
        var entry = new AuditEntry(AuditKind.Verification, now, context.Actor.Account, context.Actor.Role, Text: found.Text);
        var noted = await grains.Audit(district, day).Note(new(context with { ExpectedRevision = null }, [entry]), cancellationToken);

        // The same request again verifies again; its entry stands already, with another moment.
        return noted.IsRefused && noted.Refusals[0].Code != "command.id-reused" ? Outcome<LogVerification>.Refused(noted.Refusals) : found;
    }

    private Refusal? UnlessAuditor(Actor actor) =>
        actor.District != district ? new("scope.absent", RefusalKind.Absent, "没有这个区或这所学校。")
        : actor is { Role: Role.LogAuditor, School: null } ? null
        : new("scope.forbidden", RefusalKind.Forbidden, "只有日志审计员可以查看日志。");
}
