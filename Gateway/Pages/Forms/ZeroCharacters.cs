using DistrictUnion.Domain;
using DistrictUnion.Gateway.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace DistrictUnion.Gateway.Pages.Forms;

/// <summary>Looks for zero characters in a form: nobody sees them, a program put them there, and the person must learn where.</summary>
internal static class ZeroCharacters
{
    private const string Urlencoded = "application/x-www-form-urlencoded";
    private const int Shown = 12;

    /// <summary>Reads the form of a request.</summary>
    /// <returns>The refusal of the first field that has one (text.control-characters; the place is the field); null: none has.</returns>
    /// <exception cref="InvalidDataException">The form cannot be decoded for another reason.</exception>
    public static async Task<Refusal?> Find(HttpContext context)
    {
        var request = context.Request;
        var isKept = request.ContentLength <= ApiPaths.MaxBody && request.ContentType?.StartsWith(Urlencoded, StringComparison.OrdinalIgnoreCase) is true;
        if (isKept) request.EnableBuffering((int)ApiPaths.MaxBody);
        try
        {
            return In(await request.ReadFormAsync(context.RequestAborted));
        }
        catch (InvalidDataException) when (isKept)
        {
            // The framework gives up a whole form for one zero character without saying where it is.
            request.Body.Position = 0;
            var reader = new FormReader(request.Body) { ValueCountLimit = int.MaxValue, KeyLengthLimit = (int)ApiPaths.MaxBody, ValueLengthLimit = (int)ApiPaths.MaxBody };
            if (In(await reader.ReadFormAsync(context.RequestAborted)) is { } refusal) return refusal;
            throw;
        }
    }

    private static Refusal? In(IEnumerable<KeyValuePair<string, Microsoft.Extensions.Primitives.StringValues>> form)
    {
        foreach (var (name, values) in form)
        {
            foreach (var value in values.OfType<string>())
                if (value.IndexOf('\0', StringComparison.Ordinal) is >= 0 and var at) return new("text.control-characters", RefusalKind.Invalid, Sentence(name, value, at), name);
        }

        return null;
    }

    /// <summary>A password is not repeated.</summary>
    private static string Sentence(string name, string value, int at)
    {
        var (before, after) = (value[Math.Max(0, at - Shown)..at].Trim(), value[(at + 1)..].Replace("\0", "", StringComparison.Ordinal).Trim());
        var where = name.Contains("password", StringComparison.OrdinalIgnoreCase) ? "密码"
            : before.Length > 0 ? $"“{before}”后面"
            : after.Length > 0 ? $"“{after[..Math.Min(after.Length, Shown)]}”前面"
            : "有一栏";
        return $"{where}有看不见的控制字符，没有处理。请返回上一页，把这一处删掉重新输入后再提交。";
    }
}
