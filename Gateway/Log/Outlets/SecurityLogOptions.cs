using System.ComponentModel.DataAnnotations;

namespace DistrictUnion.Gateway.Log.Outlets;

/// <summary>Settings of the files that keep security events on this machine, section <c>SecurityLog</c>.</summary>
internal sealed class SecurityLogOptions
{
    public const string Section = "SecurityLog";

    /// <summary>Folder of the files, one a day (<c>security-2026-11-23.log</c>), each line a message as a collector gets it; empty: none are written.</summary>
    /// <value>The default value is <c>data/logs</c>.</value>
    public string Folder { get; set; } = "data/logs";

    /// <summary>Months for which a day's file is kept at least; older ones are deleted.</summary>
    /// <value>The default value is 13; 6 to 120: the law asks for six months (网络安全法), so fewer stop the start.</value>
    [Range(6, 120)]
    public int KeepMonths { get; set; } = 13;
}
