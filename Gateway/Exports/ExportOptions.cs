using System.ComponentModel.DataAnnotations;

namespace DistrictUnion.Gateway.Exports;

/// <summary>Settings of the workbooks that are made in the background, section <c>Exports</c>.</summary>
internal sealed class ExportOptions
{
    public const string Section = "Exports";

    /// <summary>Folder of the made workbooks, below the folder in which the program is started. It is made when it is absent, and may be emptied at any time.</summary>
    /// <value>The default value is <c>data/exports</c>.</value>
    [Required]
    public string Folder { get; set; } = "data/exports";
}
