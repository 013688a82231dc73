using System.Collections.Immutable;
using System.Reflection;
using DistrictUnion.Accounts.Settings;
using DistrictUnion.Gateway.Demo;
using DistrictUnion.Gateway.Exports;
using DistrictUnion.Gateway.Files;
using DistrictUnion.Gateway.Log.Outlets;
using DistrictUnion.Gateway.Telemetry;

namespace DistrictUnion.Gateway.Hosting.Settings;

/// <summary>A section of the settings that is ours: whatever stands in it must be a property of its options.</summary>
internal sealed record SettingSection(string Name, Type Options)
{
    /// <summary>Every section of ours, but for <c>Logging:Json</c>, which stands in the framework's. A new section must be entered here.</summary>
    public static ImmutableArray<SettingSection> All { get; } =
    [
        GrainHost.Settings,
        new(AccountsOptions.Section, typeof(AccountsOptions)),
        new(HttpOptions.Section, typeof(HttpOptions)),
        new(CertificateOptions.Section, typeof(CertificateOptions)),
        new(BackupOptions.Section, typeof(BackupOptions)),
        new(SetupOptions.Section, typeof(SetupOptions)),
        new(ExportOptions.Section, typeof(ExportOptions)),
        new(ThumbnailOptions.Section, typeof(ThumbnailOptions)),
        new(TelemetryOptions.Section, typeof(TelemetryOptions)),
        new(SyslogOptions.Section, typeof(SyslogOptions)),
        new(SecurityLogOptions.Section, typeof(SecurityLogOptions)),
        new(DemoOptions.Section, typeof(DemoOptions)),
    ];

    public ImmutableArray<Setting> Settings { get; } =
        [.. Options.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanWrite).Select(p => new Setting($"{Name}:{p.Name}", p))];

    /// <summary>Names that may stand in the section; a secret also as the name of a file that holds it.</summary>
    public IEnumerable<string> Names => Settings.SelectMany(s => s.IsSecret ? new[] { s.Name, s.Name + Secrets.FileEnding } : [s.Name]);
}
