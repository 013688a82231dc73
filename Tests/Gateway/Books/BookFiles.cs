using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using DistrictUnion.Documents;
using DistrictUnion.Domain.Books;
using DistrictUnion.Gateway.Books;

namespace DistrictUnion.Tests.Gateway.Books;

/// <summary>Does to issued books what people do to files.</summary>
internal static class BookFiles
{
    public static BookCheck Check(byte[] book)
    {
        var read = BookVerification.OfFile(new SourceFile("一校一册.xlsx", book));
        return read.Value ?? throw new InvalidOperationException(read.Refusals[0].Text);
    }

    /// <summary>The code by which a file is refused.</summary>
    public static string Refused(byte[] file) => BookVerification.OfFile(new SourceFile("一校一册.xlsx", file)).Refusals[0].Code;

    /// <summary>Changes the text of parts whose name begins so; fails where nothing was changed.</summary>
    public static byte[] Edited(byte[] book, string part, Func<string, string> edit)
    {
        using var file = new MemoryStream();
        file.Write(book);
        using (var zip = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
        {
            var changed = 0;
            foreach (var entry in zip.Entries.Where(e => e.FullName.StartsWith(part, StringComparison.Ordinal) && e.FullName.EndsWith(".xml", StringComparison.Ordinal)).ToArray())
            {
                string text;
                using (var reader = new StreamReader(entry.Open(), Encoding.UTF8)) text = reader.ReadToEnd();
                var edited = edit(text);
                if (edited == text) continue;
                changed++;
                using var writer = new StreamWriter(entry.Open(), new UTF8Encoding(false));
                writer.BaseStream.SetLength(0);
                writer.Write(edited);
            }

            Assert.NotEqual(0, changed);
        }

        return file.ToArray();
    }

    /// <summary>The name of the part of a sheet.</summary>
    public static string PartOf(byte[] book, string sheet)
    {
        using var zip = new ZipArchive(new MemoryStream(book));
        string Text(string name)
        {
            using var reader = new StreamReader(zip.GetEntry(name)!.Open());
            return reader.ReadToEnd();
        }

        var id = Regex.Match(Text("xl/workbook.xml"), $"<[^>]*sheet [^>]*name=\"{Regex.Escape(sheet)}\"[^>]*>").Value;
        id = Regex.Match(id, "r:id=\"([^\"]+)\"").Groups[1].Value;
        var relation = Regex.Match(Text("xl/_rels/workbook.xml.rels"), $"<Relationship [^>]*Id=\"{id}\"[^>]*>").Value;
        var target = Regex.Match(relation, "Target=\"([^\"]+)\"").Groups[1].Value;
        return target.StartsWith('/') ? target[1..] : $"xl/{target}";
    }
}
