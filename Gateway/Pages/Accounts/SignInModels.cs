namespace DistrictUnion.Gateway.Pages.Accounts;

/// <summary>The sign-in page.</summary>
/// <param name="Back">Where one wanted to go; null: the start page.</param>
/// <param name="Carried">A form that was sent when the session had ended, as JSON of names and values; null: none.</param>
/// <param name="LosesFiles">Files of that form have to be chosen again.</param>
public sealed record SignInModel(string? Back, string? Carried, bool LosesFiles)
{
    public const string BackField = "__back";
    public const string CarriedField = "__carried";

    /// <summary>An address of this service; null for anything else, so that nobody is led elsewhere.</summary>
    public static string? Local(string? address) =>
        address is ['/', ..] && address is not ['/', '/' or '\\', ..] && !address.Any(char.IsControl) ? address : null;
}
