using System.Globalization;

namespace DistrictUnion.Gateway.Pages;

/// <summary>Fills the places of a text from the resource file.</summary>
internal static class Say
{
    public static string It(string text, params object[] parts) => string.Format(CultureInfo.InvariantCulture, text, parts);
}
