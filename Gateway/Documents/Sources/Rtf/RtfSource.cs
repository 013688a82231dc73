namespace DistrictUnion.Documents.Sources.Rtf;

/// <summary>RTF, whatever the file is called; old PCs save it under the name .doc.</summary>
internal static class RtfSource
{
    public static Received Read(SourceFile file, ReadingLimits limits)
    {
        var reader = new RtfReader(limits.MaxCharacters);
        var text = reader.Read(file.Content.Span);
        if (string.IsNullOrWhiteSpace(text)) return Received.Refused(SourceKind.Rtf, SourceFlaws.NoText(reader.HasPictures, file.Name));
        return new Received(new SourceInfo(SourceKind.Rtf, null), text, reader.IsTruncated ? [SourceFlaws.Truncated(file.Name)] : []);
    }
}
