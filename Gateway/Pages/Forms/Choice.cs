namespace DistrictUnion.Gateway.Pages.Forms;

/// <summary>An entry of a list to choose from.</summary>
public sealed record Choice(string Value, string Name);
