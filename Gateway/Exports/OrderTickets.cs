using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace DistrictUnion.Gateway.Exports;

/// <summary>
/// Stands in the address of an order that issues something: its form alone hands one out, sealed for who ordered and for what. An address that
/// somebody made up or was sent issues nothing. Nothing is kept here, so that any gateway can make the file.
/// </summary>
internal sealed class OrderTickets(IDataProtectionProvider protection)
{
    /// <summary>As long as an order may be asked for again: later it would issue what nobody asks for any more.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    /// <param name="account">Who orders.</param>
    /// <param name="question">What is ordered: the address of the order, without the ticket.</param>
    /// <param name="job">Id of the order.</param>
    public string Seal(string account, string question, string job) =>
        WebEncoders.Base64UrlEncode(Protector(account, question).Protect(Convert.FromHexString(job), Kept));

    /// <summary>The id of the order; null when the ticket is another account's or of another question, too old, or none of ours.</summary>
    public string? Open(string account, string question, string ticket)
    {
        try
        {
            return Convert.ToHexStringLower(Protector(account, question).Unprotect(WebEncoders.Base64UrlDecode(ticket)));
        }
        catch (Exception exception) when (exception is CryptographicException or FormatException)
        {
            return null;
        }
    }

    private ITimeLimitedDataProtector Protector(string account, string question) => protection.CreateProtector("order-ticket", account, question).ToTimeLimitedDataProtector();
}
