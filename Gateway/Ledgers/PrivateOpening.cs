using System.Security.Cryptography;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Http.Policies;
using DistrictUnion.Gateway.Log;
using DistrictUnion.Gateway.SignIn;
using Microsoft.AspNetCore.DataProtection;

namespace DistrictUnion.Gateway.Ledgers;

/// <summary>
/// Opens what is private in a school's ledgers. Who keeps them needs no reason; everybody else gives one, once per session and school, and it
/// is noted in the audit. That it was given stands in a cookie that is sealed for the session; over the API the reason comes with the request.
/// </summary>
internal sealed class PrivateOpening(AuditTrail trail, IDataProtectionProvider protection, TimeProvider clock)
{
    public const int MaxReason = 200;
    private const string CookieName = "du.opened";

    /// <summary>The refusal of who must give a reason and gave none.</summary>
    public static Refusal ReasonMissing { get; } = new("reason.missing", RefusalKind.Invalid, "查看个人信息要写明理由。", "reason");

    /// <summary>Whether private values may be shown to who asks: its keeper, or somebody who gave a reason in this session.</summary>
    public async Task<bool> IsOpen(HttpContext http, SchoolCall call)
    {
        if (call.Actor.IsSchool(call.District.Code, call.Code)) return true;
        return http.Request.Cookies[CookieName] is { } sealedText && await SessionCookie.Read(http) is { } session && Opened(session, sealedText).Contains(NameOf(call));
    }

    /// <summary>Notes why it is opened, and keeps that for the session.</summary>
    /// <returns>Null; or reason.missing, text.too-long.</returns>
    public async Task<Refusal?> Open(HttpContext http, SchoolCall call, string? reason)
    {
        if (Note(http, call, reason) is { } refusal) return refusal;
        if (await SessionCookie.Read(http) is not { } session) return null;
        var opened = http.Request.Cookies[CookieName] is { } before ? Opened(session, before) : [];
        http.Response.Cookies.Append(
            CookieName, Protector(session).Protect(string.Join(' ', opened.Append(NameOf(call)).Distinct())),
            new() { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = http.Request.IsHttps, IsEssential = true });
        return null;
    }

    /// <summary>Notes why somebody who does not keep a ledger reads what is private in it.</summary>
    /// <returns>Null; or reason.missing, text.too-long.</returns>
    public Refusal? Note(HttpContext http, SchoolCall call, string? reason)
    {
        if (string.IsNullOrWhiteSpace(reason)) return ReasonMissing;
        if (reason.Trim().Length > MaxReason) return new("text.too-long", RefusalKind.Invalid, $"理由最多 {MaxReason} 个字。", "reason");
        trail.Note(call.District.Code, new(
            AuditKind.PrivateOpened, clock.GetUtcNow(), call.Actor.Account, call.Actor.Role, call.Code, "台账", http.Connection.RemoteIpAddress?.ToString(), $"查看个人信息：{reason.Trim()}"),
            PolicyTable.NameOf(http));
        return null;
    }

    /// <summary>Whether private values may be shown over the API: to its keeper, and to who gives a reason with the request, which is noted.</summary>
    /// <returns>Refused: reason.missing, text.too-long.</returns>
    public (bool IsOpen, Refusal? Refusal) ByReason(HttpContext http, SchoolCall call, string? reason) =>
        call.Actor.IsSchool(call.District.Code, call.Code) ? (true, null)
        : reason is null ? (false, null)
        : Note(http, call, reason) is { } refusal ? (false, refusal)
        : (true, null);

    private string[] Opened(string session, string sealedText)
    {
        try
        {
            return Protector(session).Unprotect(sealedText).Split(' ');
        }
        catch (CryptographicException)
        {
            return [];
        }
    }

    private IDataProtector Protector(string session) => protection.CreateProtector("opened-private-values", session);

    private static string NameOf(SchoolCall call) => $"{call.District.Code}/{call.Code}";
}
