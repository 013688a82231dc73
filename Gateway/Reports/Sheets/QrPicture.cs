using QRCoder;

namespace DistrictUnion.Reports.Sheets;

/// <summary>A text as a QR code. Capitals, digits and dots need the fewest dots; a phone shows the text, without any address to open.</summary>
public static class QrPicture
{
    private const int PixelsPerDot = 6;

    /// <returns>A PNG with the quiet zone that readers need.</returns>
    public static byte[] Png(string text)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        using var picture = new PngByteQRCode(code);
        return picture.GetGraphic(PixelsPerDot);
    }
}
