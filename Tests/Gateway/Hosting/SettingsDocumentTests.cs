using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using DistrictUnion.Gateway.Hosting.Settings;
using DistrictUnion.Tests.Architecture;
using Microsoft.Extensions.Configuration;

namespace DistrictUnion.Tests.Gateway.Hosting;

/// <summary>appsettings.json is where settings are documented: it holds every one, with its default, and says unit and bounds above it.</summary>
[Trait("Host", "Embedded")]
public sealed class SettingsDocumentTests
{
    private const string File = "Gateway/appsettings.json";

    private static readonly IConfigurationRoot Written = new ConfigurationBuilder().AddJsonFile(Path.Combine(Repository.Root, File)).Build();

    public static TheoryData<string> Keys => [.. SettingSection.All.SelectMany(section => section.Settings).Select(setting => setting.Key)];

    [Theory]
    [MemberData(nameof(Keys))]
    public void Setting_EachOne_StandsThereWithItsDefaultAndItsBounds(string key)
    {
        var setting = SettingSection.All.SelectMany(section => section.Settings).Single(s => s.Key == key);
        var comment = CommentOf(key);

        Assert.Contains("Default", comment, StringComparison.Ordinal);
        Assert.True(Written.GetSection(key[..key.LastIndexOf(':')]).GetChildren().Any(entry => entry.Path == key), $"{key} does not stand in {File}");
        if (setting.Property.GetCustomAttribute<RangeAttribute>() is { } range)
        {
            Assert.Contains(Text(range.Minimum), comment, StringComparison.Ordinal);
            Assert.Contains(Text(range.Maximum), comment, StringComparison.Ordinal);
        }

        // Where accounts lie follows from where the grains' database lies.
        if (key is not "Accounts:Database") Assert.Equal(Default(setting), Written[key], ignoreCase: true);
    }

    [Fact]
    public void Secret_EachOne_StandsThereWithItsFile()
    {
        var secrets = SettingSection.All.SelectMany(section => section.Settings).Where(s => s.IsSecret).ToArray();

        Assert.NotEmpty(secrets);
        Assert.All(secrets, secret => Assert.NotEmpty(CommentOf(secret.Key + Secrets.FileEnding)));
    }

    [Theory]
    [InlineData("Gateway/appsettings.json")]
    [InlineData("Gateway/appsettings.Development.json")]
    public void File_AsItIs_IsRight(string path)
    {
        var builder = new ConfigurationBuilder().AddJsonFile(Path.Combine(Repository.Root, path));

        Assert.Empty(SettingsCheck.Complete(builder, builder.Build()));
    }

    /// <summary>The lines of comment right above a key of a section.</summary>
    private static string CommentOf(string key)
    {
        var (section, name) = (key.Split(':')[^2], key.Split(':')[^1]);
        var lines = Repository.Read(File).Split('\n').Select(line => line.Trim()).ToList();
        var begins = lines.FindIndex(line => line.StartsWith($"\"{section}\": {{", StringComparison.Ordinal));
        Assert.True(begins >= 0, $"{section} does not stand in {File}");
        var at = lines.FindIndex(begins, line => line.StartsWith($"\"{name}\":", StringComparison.Ordinal));
        Assert.True(at >= 0, $"{key} does not stand in {File}");
        var comment = lines.Take(at).Reverse().TakeWhile(line => line.StartsWith("//", StringComparison.Ordinal)).Reverse();
        return string.Join(' ', comment);
    }

    private static string? Default(Setting setting) => setting.Property.GetValue(Activator.CreateInstance(setting.Property.DeclaringType!)) switch
    {
        null when setting.Key is "Thumbnails:Converter" => null,
        null => "",
        var value => Text(value),
    };

    private static string Text(object value) => Convert.ToString(value, CultureInfo.InvariantCulture)!;
}
