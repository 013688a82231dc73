using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Grains.Files;
using DistrictUnion.Grains.Interfaces;
using DistrictUnion.Grains.Interfaces.Ledgers;
using DistrictUnion.Grains.Journal;
using Orleans.Core;

namespace DistrictUnion.Grains.Ledgers;

/// <summary>One ledger. Every command: ask the district, open what is private, decide, commit, answer.</summary>
public sealed partial class LedgerGrain : ILedgerGrain
{
    /// <summary>Shape of <see cref="Ledger"/> in checkpoints; another number is ignored and the stream is folded anew.</summary>
    private const int Schema = 1;

    private readonly DistrictCode district;
    private readonly SchoolCode school;
    private readonly LedgerCode kind;
    private readonly LedgerPeriod period;
    private readonly StreamName stream;
    private readonly Journaled<Ledger> ledger;
    private readonly IGrainFactory grains;
    private readonly IPrivateValues privates;
    private readonly IFileStore files;
    private readonly IJournal journal;
    private readonly TimeProvider clock;

    /// <summary>Private values that were read, by reference. A value never changes; one that is erased is taken out.</summary>
    private ImmutableDictionary<string, string> opened = ImmutableDictionary<string, string>.Empty;

    /// <summary>The entries whose private values were read.</summary>
    private EntryPages read = EntryPages.Empty;

    public LedgerGrain(
        GrainKey key, IJournal journal, IStorage<Checkpoint<Ledger>> checkpoint, IGrainFactory grains, IPrivateValues privates,
        IFileStore files, TimeProvider clock)
    {
        (district, school, kind, period) = key.Ledger();
        (this.journal, this.grains, this.privates, this.files, this.clock) = (journal, grains, privates, files, clock);
        stream = StreamName.Ledger(district, school, kind, period);
        ledger = new(stream, journal, checkpoint, Schema, clock);
    }

    public async Task<Outcome<LedgerReceipt>> Write(WriteEntries command, CancellationToken cancellationToken)
    {
        var terms = await Terms(cancellationToken);
        if (UnlessMayWrite(command.Context.Actor, terms) is { } refusal) return refusal;
        terms = await WithTasks(terms, command, cancellationToken);
        command = Sourced(command);
        var (sealing, texts) = await Seal(terms, command, cancellationToken);
        return await ledger.Commit(
            command,
            (state, now) => LedgerRules.Write(state, period, terms, command, sealing.Texts, texts, now),
            cancellationToken,
            new(await Blinded(terms, command, cancellationToken), facts => sealing.NamedBy(facts.Select(ContentOf).OfType<EntryContent>())));
    }

    public async Task<Outcome<LedgerPreview>> Preview(WriteEntries command, CancellationToken cancellationToken)
    {
        var terms = await Terms(cancellationToken);
        if (UnlessMayWrite(command.Context.Actor, terms) is { } refusal) return refusal;
        terms = await WithTasks(terms, command, cancellationToken);
        command = Sourced(command);
        var (sealing, texts) = await Seal(terms, command, cancellationToken);
        return LedgerRules.Preview(await ledger.Read(cancellationToken), period, terms, command, sealing.Texts, texts, clock.GetUtcNow());
    }

    public async Task<Outcome<LedgerReceipt>> Void(VoidEntries command, CancellationToken cancellationToken)
    {
        var terms = await Terms(cancellationToken);
        return UnlessMayWrite(command.Context.Actor, terms) is { } refusal
            ? refusal
            : await ledger.Commit(command, (state, now) => LedgerRules.Void(state, period, terms, command, now), cancellationToken);
    }

    public async Task<Outcome<LedgerReceipt>> Declare(DeclareNothing command, CancellationToken cancellationToken)
    {
        var terms = await Terms(cancellationToken);
        return UnlessMayWrite(command.Context.Actor, terms) is { } refusal
            ? refusal
            : await ledger.Commit(command, (state, now) => LedgerRules.Declare(state, period, terms, command, now), cancellationToken);
    }

    public async Task<Outcome<LedgerReceipt>> Keep(KeepElsewhere command, CancellationToken cancellationToken)
    {
        var terms = await Terms(cancellationToken);
        return UnlessMayWrite(command.Context.Actor, terms) is { } refusal
            ? refusal
            : await ledger.Commit(command, (state, now) => LedgerRules.Keep(state, period, terms, command, now), cancellationToken);
    }

    public async Task<Outcome<LedgerReceipt>> Erase(EraseValue command, CancellationToken cancellationToken)
    {
        var (actor, terms) = (command.Context.Actor, await Terms(cancellationToken));
        if (UnlessMayWrite(actor, terms) is { } refusal) return refusal;
        if (actor.Role is Role.SchoolMember) return new Refusal("scope.forbidden", RefusalKind.Forbidden, "清除个人信息由工会主席或区教育工会办理。");
        var reference = (await ledger.Read(cancellationToken)).Entries[command.Number]?.Content.Private.GetValueOrDefault(command.Column ?? "");
        var erased = await ledger.Commit(
            command, (state, now) => LedgerRules.Erase(state, command, now), cancellationToken, new(command, Erased: reference is null ? [] : [reference.Reference]));
        if (reference is not null) opened = opened.Remove(reference.Reference);
        return erased;
    }

    public async Task<LedgerView?> View(Actor actor, LedgerQuery query, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(query.Skip);
        ArgumentOutOfRangeException.ThrowIfLessThan(query.Take, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(query.Take, LedgerQuery.MaxTake);
        if (!actor.MaySee(district, school)) return null;
        var terms = await Terms(cancellationToken);
        if (terms.Versions.IsEmpty || terms.Kind.Period != period.Kind || actor.UnlessCovers(terms.School?.Group) is not null) return null;
        var state = query.AsOf is { } day ? await AsOf(day, terms.TimeZone, cancellationToken) : await ledger.Read(cancellationToken);
        var texts = new OpenedValues(await OpenAll(terms, state, cancellationToken));
        return LedgerView.Of(state, district, school, period, terms, query with { WithPrivate = query.WithPrivate && MayOpen(actor, terms) }, texts, clock.GetUtcNow());
    }

    /// <summary>Whether what is private may be opened for a post at all; a reason is the gateway's business.</summary>
    private static bool MayOpen(Actor actor, LedgerTerms terms) => actor.School is null || actor.Keeps(terms.Kind);

    /// <summary>The ledger at the end of a day, with what was erased since.</summary>
    private async Task<Ledger> AsOf(DateOnly day, string timeZone, CancellationToken cancellationToken)
    {
        var state = Ledger.Empty;
        await foreach (var entry in journal.Read(stream, 0, cancellationToken))
        {
            var isThen = Zones.DayOf(entry.At, timeZone) <= day;
            foreach (var fact in FactKinds.Read(entry.Facts.Span).Where(fact => isThen || (fact is ValueErased erased && state.Entries[erased.Number] is { Content.Private: var kept } && kept.ContainsKey(erased.Column))))
                state = state.Apply(fact, entry.At, entry.Actor);
        }

        return state;
    }

    /// <summary>What the office writes is the office's, whatever the command says; what a school writes is not.</summary>
    private static WriteEntries Sourced(WriteEntries command) => command with
    {
        Source = command.Context.Actor.IsDistrict
            ? command.Source is EntrySource.Backfilled ? EntrySource.Backfilled : EntrySource.Office
            : command.Source is EntrySource.Office or EntrySource.Backfilled ? EntrySource.Typed : command.Source,
    };

    private async Task<(PrivateSeal Sealing, OpenedValues Opened)> Seal(LedgerTerms terms, WriteEntries command, CancellationToken cancellationToken)
    {
        var sealing = new PrivateSeal(LedgerRules.PrivateTexts(terms, command));
        var known = await OpenAll(terms, await ledger.Read(cancellationToken), cancellationToken);
        return (sealing, new(known.SetItems(sealing.Opened)));
    }

    private Task<LedgerTerms> Terms(CancellationToken cancellationToken) => grains.District(district).LedgerTerms(school, kind, cancellationToken);

    private async Task<LedgerTerms> WithTasks(LedgerTerms terms, WriteEntries command, CancellationToken cancellationToken)
    {
        if (command.Edits.All(edit => edit.Task is null)) return terms;
        var plans = await grains.SchoolUnion(district, school).Plans(command.Context.Actor, cancellationToken) ?? [];
        return terms with { Tasks = [.. plans.SelectMany(plan => plan.Versions.SelectMany(version => version.Tasks).Select(task => new EntryTask(plan.Id, task.Id)).Distinct())] };
    }

    private Refusal? UnlessMayWrite(Actor actor, LedgerTerms terms) =>
        !actor.MaySee(district, school) || actor.UnlessCovers(terms.School?.Group) is not null ? new("scope.absent", RefusalKind.Absent, "没有这个区或这所学校。")
        : actor.IsDistrict || (actor.IsSchool(district, school) && (terms.Versions.IsEmpty || actor.Keeps(terms.Kind))) ? null
        : new("scope.forbidden", RefusalKind.Forbidden, actor.School is null ? "这个岗位不填写台账。" : "这个岗位不负责这种台账。");

    /// <summary>All private values of the ledger; nothing is read where no version of the kind has any.</summary>
    private async Task<ImmutableDictionary<string, string>> OpenAll(LedgerTerms terms, Ledger state, CancellationToken cancellationToken)
    {
        if (!terms.Versions.Any(version => version.Columns.Any(c => c.IsPrivate))) return opened;
        var missing = state.Entries.ChangedSince(read).SelectMany(e => e.Content.Private.Values).Where(r => !opened.ContainsKey(r.Reference)).ToArray();
        if (missing.Length > 0) opened = opened.SetItems(await privates.Read(district, missing, cancellationToken));
        read = state.Entries;
        return opened;
    }

    private async Task<ICommand> Blinded(LedgerTerms terms, WriteEntries command, CancellationToken cancellationToken)
    {
        if (!LedgerRules.PrivateTexts(terms, command).Any()) return command;
        var key = await privates.BlindingKey(district, stream, cancellationToken);
        return LedgerRules.Blinded(terms, command, text => Convert.ToHexStringLower(HMACSHA256.HashData(key.Span, Encoding.UTF8.GetBytes(text))));
    }

    private static EntryContent? ContentOf(IFact fact) => fact switch
    {
        EntryAdded added => added.Content,
        EntryChanged changed => changed.Content,
        _ => null,
    };
}
