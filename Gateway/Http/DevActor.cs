using System.Net;
using System.Text.Json;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;

namespace DistrictUnion.Gateway.Http;

/// <summary>
/// Who asks, as long as there are no accounts: the header <c>X-Dev-Actor: role/district[/school]</c>, believed in Development on this machine only.
/// The account id is the header's text. Goes when accounts come.
/// </summary>
public static class DevActor
{
    public const string Header = "X-Dev-Actor";

    /// <summary>The actor that a request names.</summary>
    /// <param name="refusal">Why nobody is believed; the answer is 401.</param>
    public static Actor? Read(HttpContext context, out Refusal? refusal)
    {
        refusal = Distrust(context);
        if (refusal is not null) return null;
        var header = context.Request.Headers[Header];
        if (header.Count == 0) header = context.Request.Cookies[Header];
        if (header.Count != 1 || string.IsNullOrWhiteSpace(header[0]))
        {
            refusal = Unknown("actor.missing", $"请用请求头 {Header} 说明操作人，例如 districtOfficer/qinglan 或 schoolChair/qinglan/songling。");
            return null;
        }

        var actor = Parse(header[0]!);
        if (actor is null) refusal = Unknown("actor.malformed", $"请求头 {Header} 要写成 角色/区编号，学校的岗位写成 角色/区编号/学校编号。");
        return actor;
    }

    /// <summary>The district's officer, for pages that are drawn without a header; null where nobody would be believed.</summary>
    public static Actor? Officer(HttpContext context, DistrictCode district) =>
        Distrust(context) is null ? Parse($"districtOfficer/{district}") : null;

    private static Actor? Parse(string text)
    {
        var parts = text.Split('/');
        if (parts.Length is not (2 or 3) || RoleOf(parts[0]) is not { } role || !Codes.TryParse<DistrictCode>(parts[1], out var district)) return null;
        var isSchool = role is Role.SchoolChair or Role.SchoolMember;
        if (isSchool != (parts.Length == 3)) return null;
        if (!isSchool) return new(text, role, district);
        return Codes.TryParse<SchoolCode>(parts[2], out var school) ? new(text, role, district, school) : null;
    }

    private static Role? RoleOf(string name) =>
        Enum.GetValues<Role>().Cast<Role?>().FirstOrDefault(role => JsonNamingPolicy.CamelCase.ConvertName(role.ToString()!) == name);

    /// <summary>Why a request is not believed whatever it says; null when it is. A test server's connection has no address.</summary>
    private static Refusal? Distrust(HttpContext context)
    {
        if (!context.RequestServices.GetRequiredService<IHostEnvironment>().IsDevelopment())
            return Unknown("actor.no-accounts", "这一版本还没有账号和登录，正式环境下接口不开放；试用请以开发环境（Development）启动。");
        var isLocal = context.Connection.RemoteIpAddress is not { } address || IPAddress.IsLoopback(address);
        var isPassedOn = context.Request.Headers.ContainsKey("X-Forwarded-For") || context.Request.Headers.ContainsKey("Forwarded");
        return isLocal && !isPassedOn && Hosting.LoopbackOnly.IsLoopback(context.Request.Host.Host)
            ? null
            : Unknown("actor.not-local", "开发环境只接受本机（localhost）的请求。");
    }

    private static Refusal Unknown(string code, string text) => new(code, RefusalKind.Forbidden, text, Header);
}
