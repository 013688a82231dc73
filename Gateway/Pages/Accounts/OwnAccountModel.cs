using System.Collections.Immutable;
using System.Text;
using DistrictUnion.Accounts.Posts;
using DistrictUnion.Accounts.Settings;
using DistrictUnion.Accounts.SignIn;
using DistrictUnion.Accounts.Tokens;
using DistrictUnion.Accounts.TwoFactor;
using QRCoder;

namespace DistrictUnion.Gateway.Pages.Accounts;

/// <summary>One's own account.</summary>
/// <param name="TimeZone">Of the district of the post in which one acts.</param>
/// <param name="Posts">The account's posts, each as it is called with its school.</param>
/// <param name="Now">When it is drawn.</param>
public sealed record OwnAccountModel(
    Visit Visit, ImmutableArray<(Tenure Post, string Title)> Posts, string District, string TimeZone, string? Phone, TwoFactorState TwoFactor, ImmutableArray<SessionLine> Sessions, ImmutableArray<TokenLine> Tokens,
    DateTimeOffset Now)
{
    public string StateOf(TokenLine token) =>
        token.RevokedAt is not null ? AccountTexts.TokenEnded : token.ExpiresAt <= Now ? AccountTexts.TokenExpired : AccountTexts.StateActive;

    public bool IsLive(TokenLine token) => token.RevokedAt is null && token.ExpiresAt > Now;

    /// <summary>What a policy asks of a password, in words.</summary>
    public static string RulesOf(PasswordPolicy policy) => policy is PasswordPolicy.Protection ? AccountTexts.PolicyProtection : AccountTexts.PolicyAsvs;
}

/// <summary>A QR code as the path of an SVG, one unit a module.</summary>
/// <param name="Size">Modules along a side, the quiet zone included.</param>
public sealed record QrPicture(int Size, string Path)
{
    public static QrPicture Of(string text)
    {
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var path = new StringBuilder();
        for (var y = 0; y < data.ModuleMatrix.Count; y++)
        {
            for (var x = 0; x < data.ModuleMatrix[y].Count; x++)
            {
                if (data.ModuleMatrix[y][x]) path.Append(System.Globalization.CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
            }
        }

        return new(data.ModuleMatrix.Count, path.ToString());
    }
}
