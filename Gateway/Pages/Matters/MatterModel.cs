using System.Collections.Immutable;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Files;
using DistrictUnion.Domain.Matters;
using DistrictUnion.Gateway.Http.Policies;
using DistrictUnion.Gateway.Pages.Ledgers;

namespace DistrictUnion.Gateway.Pages.Matters;

/// <summary>One matter as a post sees it.</summary>
/// <param name="Names">Of the accounts that acted.</param>
/// <param name="Shelf">The step whose files may be added to.</param>
public sealed record MatterModel(DistrictView District, Actor Actor, MatterView View, ImmutableDictionary<string, string> Names, MatterStepKind Shelf)
{
    public Matter Matter => View.Matter;

    public string School => $"/districts/{District.Code}/schools/{View.School}";

    public string At => $"{School}/matters/{Matter.Number}";

    public string List => Actor.School is null ? $"/districts/{District.Code}/matters" : $"{School}/matters";

    public bool IsSchool => Actor.School == View.School && Actor.IsOfAllAreas;

    public bool IsOffice => Actor.IsDistrict;

    /// <summary>The step that the reader takes next; null: none.</summary>
    public MatterStepKind? Mine => Matter.Next is { } next && (next is MatterStepKind.Approval ? IsOffice : IsSchool) ? next : null;

    /// <summary>A step of the reader that was taken and may be set right.</summary>
    public bool MayRecordAgain => IsSchool && Matter.State is MatterState.CarriedOut or MatterState.ResultReturned;

    public bool MayWithdraw => IsSchool && Matter.State is MatterState.Requested;

    public bool MayReturn => IsOffice && Matter.WaitsForOffice;

    public bool MayCancel => (IsOffice || IsSchool) && Matter.IsOpen && Matter.State is not MatterState.Reported;

    public bool MayAttach => (IsOffice || IsSchool) && PolicyTable.Allows("page.matter-attach", Actor);

    public MatterStep Step(MatterStepKind step) => View.Kind.Step(step);

    public ImmutableArray<AttachedFile> FilesOf(MatterStepKind step) => [.. View.Files.Where(f => f.Subject.Step == step)];

    /// <summary>What stands in the form of a step: what it said before, else what is usual.</summary>
    public MatterContent Typed(MatterStepKind step) => Matter.Done(step)?.Content ?? (step switch
    {
        MatterStepKind.Approval => MatterContent.Empty with { Values = MatterContent.Empty.Values.Add("text", MatterTexts.DefaultApproval) },
        MatterStepKind.Action => Carried(),
        _ => MatterContent.Empty,
    });

    public string NameOf(string account) => Names.GetValueOrDefault(account, account);

    public string Moment(DateTimeOffset at) => Figures.Moment(at, View.TimeZone);

    public static string Segment(MatterStepKind step) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(step.ToString());

    public string LedgerAddress(FilledLedger filled) => LedgerPages.Ledger(School, filled.Ledger, filled.Period);

    /// <summary>What the request said under the same key is asked only once: the place, the planned day as the actual one.</summary>
    private MatterContent Carried()
    {
        var values = Matter.Request.Content.Values;
        return MatterContent.Empty with
        {
            Values = Step(MatterStepKind.Action).Columns
                .Select(c => (c.Key, Value: c.Key == View.Kind.Actual ? values.GetValueOrDefault(View.Kind.Planned) : values.GetValueOrDefault(c.Key)))
                .Where(v => v.Value is not null)
                .ToImmutableSortedDictionary(v => v.Key, v => v.Value!, StringComparer.Ordinal),
        };
    }
}
