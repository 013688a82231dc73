using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace DistrictUnion.Gateway.Pages.Forms;

/// <summary>
/// A file between two steps of a form. It travels in a field of the page, sealed for the account that handed it in, so that nothing is kept
/// here and any gateway can take the second step.
/// </summary>
internal static class CarriedFile
{
    private static readonly TimeSpan Kept = TimeSpan.FromHours(8);

    public static string Seal(HttpContext context, string account, ReadOnlySpan<byte> content) =>
        Microsoft.AspNetCore.WebUtilities.WebEncoders.Base64UrlEncode(Protector(context, account).Protect(content.ToArray(), Kept));

    /// <summary>The file; null when it is somebody else's, too old, or none of ours.</summary>
    public static byte[]? Open(HttpContext context, string account, string text)
    {
        try
        {
            return Protector(context, account).Unprotect(Microsoft.AspNetCore.WebUtilities.WebEncoders.Base64UrlDecode(text));
        }
        catch (Exception exception) when (exception is CryptographicException or FormatException)
        {
            return null;
        }
    }

    private static ITimeLimitedDataProtector Protector(HttpContext context, string account) =>
        context.RequestServices.GetRequiredService<IDataProtectionProvider>().CreateProtector("carried-file", account).ToTimeLimitedDataProtector();
}
