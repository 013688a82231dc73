using System.Collections.Immutable;
using DistrictUnion.Domain;

namespace DistrictUnion.Gateway.Pages;

/// <summary>A step that a person can take.</summary>
/// <param name="Command">What a developer types in the sources' folder; such a step is shown in Development alone.</param>
/// <param name="Address">The page to open.</param>
public sealed record NoticeStep(string Text, string? Command = null, string? Address = null);

/// <summary>A page that says one thing: an error with its stable code, or what to do first.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Code">Stable, for support.</param>
public sealed record Notice(int Status, string Code, string Title, string Text, ImmutableArray<NoticeStep> Steps)
{
    private static NoticeStep Demo => new(Texts.StepDemo, "dotnet run --project Gateway -- demo");

    public static Notice NotFound { get; } = new(404, "page.absent", Texts.NotFoundTitle, Texts.NotFoundText, []);

    public static Notice Broken { get; } = new(500, "service.broken", Texts.BrokenTitle, Texts.BrokenText, []);

    public static Notice Busy { get; } = new(503, "unavailable", Texts.BusyTitle, Texts.BusyText, []);

    /// <summary>Nobody has an account yet: the setup link stands on the console.</summary>
    public static Notice NoAccounts { get; } = new(
        200, "start.no-accounts", Texts.NoAccountsTitle, Texts.NoAccountsText,
        [new(Texts.StepSetupLink), Demo]);

    public static Notice NoDistrict { get; } = new(
        200, "start.no-district", Texts.NoDistrictTitle, Texts.NoDistrictText,
        [new(Texts.StepFound), Demo]);

    /// <summary>Signed in, but without a post today.</summary>
    public static Notice NoPost { get; } = new(200, "start.no-post", Texts.NoPostTitle, Texts.NoPostText, []);

    public static Notice NoRound(string district) => new(
        200, "start.no-round", Texts.NoRoundTitle, Texts.NoRoundText,
        [new(Texts.StepSettings, Address: $"/districts/{district}/settings"), new(Texts.StepRound, Address: $"/districts/{district}/rounds")]);

    /// <summary>A refusal on a page: absent 404, not allowed 403, too large 413, else 400.</summary>
    public static Notice Of(Refusal refusal) => new(
        refusal.Kind switch { RefusalKind.Absent => 404, RefusalKind.Forbidden => 403, RefusalKind.TooLarge => 413, RefusalKind.TooMany => 429, RefusalKind.Unavailable => 503, _ => 400 },
        refusal.Code, Texts.RefusedTitle, refusal.Text, []);

    public static Notice OfStatus(int status) => status switch
    {
        404 => NotFound,
        413 => new(status, "request.too-large", Texts.RefusedTitle, Texts.TooLargeText, []),
        503 => Busy,
        >= 500 => Broken with { Status = status },
        _ => new(status, $"http.{status}", Texts.RefusedTitle, Texts.RefusedText, []),
    };
}
