using System.Collections.Immutable;
using System.Globalization;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Pages.Forms;

namespace DistrictUnion.Gateway.Pages.Ledgers;

/// <summary>One kind of ledger: its columns, which are added, switched and given other options; and kinds of the district's own.</summary>
internal static class KindPages
{
    public static void Map(RouteGroupBuilder settings)
    {
        settings.MapGet("/new", New).WithName("page.ledger-kind-new");
        settings.MapPost("/new", Add).WithName("page.add-ledger-kind");
        settings.MapGet("/{ledger}", Show).WithName("page.ledger-kind");
        settings.MapPost("/{ledger}", Change).WithName("page.change-ledger-kind");
        settings.MapPost("/{ledger}/columns", AddColumn).WithName("page.add-ledger-column");
        settings.MapPost("/{ledger}/columns/{column}", ChangeColumn).WithName("page.change-ledger-column");
    }

    private static Task<IResult> New(DistrictCall call, TimeProvider clock, CancellationToken cancellationToken) =>
        LedgerSettingsPages.Open(call, clock, (view, catalogue) => DrawNew(view, catalogue, null), cancellationToken);

    private static Task<IResult> Add(DistrictCall call, PageForm form, HttpContext http, TimeProvider clock, CancellationToken cancellationToken) =>
        LedgerSettingsPages.Open(call, clock, (view, catalogue) =>
        {
            var kind = KindForm.NewKind(form, catalogue);
            return FormFlow.Send(
                http, form,
                () => call.District.SetLedgerKind(new(call.Context, kind), cancellationToken),
                [("name.", "name"), ("code.", "code"), ("ledger.", "columns"), ("text.", "none")],
                _ => (Say.It(LedgerTexts.KindAdded, kind.Name), LedgerSettingsPages.AddressOf(call, $"/{kind.Code}")),
                () => DrawNew(view, catalogue, form));
        }, cancellationToken);

    private static Task<IResult> Show(DistrictCall call, LedgerCode ledger, TimeProvider clock, CancellationToken cancellationToken) =>
        LedgerSettingsPages.Open(call, clock, (view, catalogue) => Draw(view, catalogue, ledger, "", null), cancellationToken);

    /// <summary>How often entries are asked for.</summary>
    private static Task<IResult> Change(DistrictCall call, LedgerCode ledger, PageForm form, HttpContext http, TimeProvider clock, CancellationToken cancellationToken) =>
        Set(call, ledger, "kind", form, http, clock, kind => kind with { LeastPerYear = form.Number("least", LedgerTexts.Least, 1, 366) }, cancellationToken);

    private static Task<IResult> AddColumn(DistrictCall call, LedgerCode ledger, PageForm form, HttpContext http, TimeProvider clock, CancellationToken cancellationToken) =>
        Set(call, ledger, "add", form, http, clock, kind => kind with { Columns = kind.Columns.Add(KindForm.NewColumn(form, kind)) }, cancellationToken);

    /// <summary>Switches a column off or on, or gives it other options.</summary>
    private static Task<IResult> ChangeColumn(
        DistrictCall call, LedgerCode ledger, string column, PageForm form, HttpContext http, TimeProvider clock, CancellationToken cancellationToken) =>
        Set(call, ledger, column, form, http, clock, kind => kind.Column(column) is not { } found ? kind : kind with
        {
            Columns = kind.Columns.Replace(found, form.Typed("act") switch
            {
                "off" => found with { IsOff = true },
                "on" => found with { IsOff = false },
                _ => found with { Options = KindForm.Lines(form.Text("options")) },
            }),
        }, cancellationToken);

    private static Task<IResult> Set(
        DistrictCall call, LedgerCode ledger, string act, PageForm form, HttpContext http, TimeProvider clock, Func<LedgerKind, LedgerKind> change, CancellationToken cancellationToken) =>
        LedgerSettingsPages.Open(call, clock, async (view, catalogue) =>
        {
            if (catalogue.Kinds.FirstOrDefault(k => k.Kind.Code == ledger) is not { } kept) return PageResults.Say(Notice.NotFound);
            var kind = change(kept.Kind);
            return await FormFlow.Send(
                http, form,
                () => call.District.SetLedgerKind(new(call.Context, kind), cancellationToken),
                act == "add" ? [("name.", "name"), ("ledger.heading-twice", "name"), ("ledger.options", "options")] : [("ledger.options", "options"), ("name.", "options")],
                _ => (Say.It(LedgerTexts.KindChanged, kind.Name), LedgerSettingsPages.AddressOf(call, $"/{ledger}")),
                () => Draw(view, catalogue, ledger, act, form));
        }, cancellationToken);

    private static Task<IResult> Draw(DistrictView view, LedgerCatalogue catalogue, LedgerCode ledger, string act, PageForm? sent)
    {
        if (catalogue.Kinds.FirstOrDefault(k => k.Kind.Code == ledger) is not { } kept) return Task.FromResult<IResult>(PageResults.Say(Notice.NotFound));
        var parameters = new { District = view, Kept = kept, catalogue.Revision, Act = act, Sent = sent };
        return Task.FromResult<IResult>(sent is null ? PageResults.Draw<KindPage>(parameters) : PageResults.DrawRefused<KindPage>(parameters));
    }

    private static Task<IResult> DrawNew(DistrictView view, LedgerCatalogue catalogue, PageForm? sent)
    {
        var parameters = new { District = view, catalogue.Revision, Proposed = KindForm.FreeCode(catalogue), Sent = sent };
        return Task.FromResult<IResult>(sent is null ? PageResults.Draw<NewKindPage>(parameters) : PageResults.DrawRefused<NewKindPage>(parameters));
    }
}

/// <summary>Reads what is typed about kinds and columns.</summary>
internal static class KindForm
{
    private static readonly char[] Between = ['、', '，', ',', '；', ';', '\n', '\r'];

    /// <summary>A key that no column has; columns are switched off, never taken away, so none is used twice.</summary>
    private static string FreeKey(IEnumerable<string> known) => Free("c", known);

    public static string FreeCode(LedgerCatalogue catalogue) => Free("x", catalogue.Kinds.Select(k => k.Kind.Code.Value), "00");

    public static ImmutableArray<string> Lines(string? text) =>
        [.. (text ?? "").Split(Between, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct()];

    /// <summary>Flaws: form.missing.</summary>
    public static LedgerColumn NewColumn(PageForm form, LedgerKind kind)
    {
        var type = Enum.TryParse<ColumnType>(form.Typed("type"), out var typed) && Enum.IsDefined(typed) ? typed : ColumnType.Text;
        return new(FreeKey(kind.Columns.Select(c => c.Key)), form.Required("name", LedgerTexts.ColumnName), type)
        {
            Options = type is ColumnType.Choice or ColumnType.Choices ? Lines(form.Text("options")) : [],
            Unit = form.Text("unit"),
            IsRequired = form.Has("required"),
            Privacy = Enum.TryParse<PrivacyClass>(form.Typed("privacy"), out var privacy) && Enum.IsDefined(privacy) ? privacy : PrivacyClass.P1,
            Note = form.Text("note"),
        };
    }

    /// <summary>A kind of the district's own. Flaws: form.missing, form.bad-code, ledger.code-taken, ledger.columns-unread.</summary>
    public static LedgerKind NewKind(PageForm form, LedgerCatalogue catalogue)
    {
        var code = form.Code<LedgerCode>("code", LedgerTexts.Code) ?? default;
        if (form.Text("code") is null) form.Required("code", LedgerTexts.Code);
        if (catalogue.Kinds.Any(k => k.Kind.Code == code)) form.Flaw("ledger.code-taken", LedgerTexts.CodeTaken, "code");
        var columns = Columns(form);
        return new(
            code, LedgerKind.FirstOwnVersion, form.Required("name", LedgerTexts.KindName),
            Enum.TryParse<LedgerPeriodKind>(form.Typed("period"), out var period) && Enum.IsDefined(period) ? period : LedgerPeriodKind.CalendarYear, columns)
        {
            IsOn = true,
            Retention = Retention.Years10,
            LeastPerYear = form.Number("least", LedgerTexts.Least, 1, 366),
            DateColumn = columns.FirstOrDefault(c => c.Type is ColumnType.Date)?.Key,
            TitleColumn = columns.FirstOrDefault(c => c.Type is ColumnType.Text)?.Key,
            NoneMeans = form.Text("none"),
            Signatures = [LedgerTexts.SignFiller, LedgerTexts.SignChair],
        };
    }

    /// <summary>A line a column: 名称, 类型, of choices what may be chosen.</summary>
    private static ImmutableArray<LedgerColumn> Columns(PageForm form)
    {
        var columns = ImmutableArray.CreateBuilder<LedgerColumn>();
        foreach (var line in form.Required("columns", LedgerTexts.FirstColumns).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var words = line.Split([' ', '\t', '　'], 3, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            var type = words.Length == 1 ? ColumnType.Text : LedgerWords.Types.Cast<ColumnType?>().FirstOrDefault(t => LedgerWords.Of(t!.Value) == words[1]);
            if (type is not { } known)
            {
                form.Flaw("ledger.columns-unread", Say.It(LedgerTexts.ColumnUnread, line), "columns");
                continue;
            }

            columns.Add(new(FreeKey(columns.Select(c => c.Key)), words[0].TrimEnd('*', '＊'), known)
            {
                IsRequired = words[0].EndsWith('*') || words[0].EndsWith('＊'),
                Options = known is ColumnType.Choice or ColumnType.Choices ? Lines(words.ElementAtOrDefault(2)) : [],
            });
        }

        return columns.ToImmutable();
    }

    private static string Free(string letter, IEnumerable<string> known, string format = "0")
    {
        var taken = known.ToHashSet();
        return Enumerable.Range(1, int.MaxValue).Select(n => letter + n.ToString(format, CultureInfo.InvariantCulture)).First(taken.Add);
    }
}
