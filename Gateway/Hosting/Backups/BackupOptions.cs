using System.ComponentModel.DataAnnotations;

namespace DistrictUnion.Gateway.Hosting;

/// <summary>The daily backup, section <c>Backup</c>.</summary>
public sealed class BackupOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "Backup";

    /// <summary>Where backups go: a folder of another disk or machine, or a share. One folder a day, and one for the attached files of all.</summary>
    /// <value>The default value is empty: no daily backup.</value>
    public string Folder { get; set; } = "";

    /// <summary>Time of day, on the machine's clock, from which the day's backup is made; a machine that was off then makes it when it is on.</summary>
    /// <value>The default value is 02:30.</value>
    public TimeOnly At { get; set; } = new(2, 30);

    /// <summary>How many daily backups are kept; older ones are deleted after a new one is whole. Attached files are never deleted.</summary>
    /// <value>The default value is 14; 2 to 3,650.</value>
    [Range(2, 3_650)]
    public int Keep { get; set; } = 14;
}
