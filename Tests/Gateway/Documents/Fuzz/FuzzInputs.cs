using System.IO.Compression;
using System.Text;
using DistrictUnion.Documents;
using DistrictUnion.Tests.Gateway.Documents.Scoring;

namespace DistrictUnion.Tests.Gateway.Documents.Fuzz;

/// <summary>Makes files that nobody would send, from a number each: the same number gives the same file.</summary>
internal sealed class FuzzInputs
{
    public const string TextName = "text.txt";
    private const int NestedNumbers = 10_000;
    private const int OneInOfTheLong = 400;

    /// <summary>The grammar's own words and signs.</summary>
    private static readonly string[] Words =
    [
        "一、", "二、", "（一）", "（二）", "1、", "2.", "1.1 ", "⑴", "①", "②", "㈠", "★", "——", "●", "第一，", "第二章 ", "要点三：", "一是", "、", "篇二", "【范文一】", "目录\n", "…", "……（省略578字，付费后阅读）", "首页 > 工会\n", "上一篇：", "相关文章：\n",
        "2024年", "2023—2024学年", "第一学期", "甲小学", "工会", "工作计划", "工作总结", "活动安排", "指导思想", "主要工作", "民主管理", "3月", "八、九月份", "12月—次年1月", "第3周", "第2—3周（9.4—9.15）", "第一季度", "上半年", "寒假", "学期初", "每月", "月份", "活动内容", "负责人",
        "时间：", "地点：", "体检", "慰问", "教代会", "每学期", "不少于", "2次", "两周一次", "百分之九十", "95%", "300元", "1.5万元", "（女工委员）", "（4月）", "發(fā)展", "計劃", "&nbsp;", "。", "，", "；", "：", "\t", "|", " ", "　", "\n", "\r\n", "\n\n", "\v", "“", "”", "（", "）",
        "\uD842\uDFB7", "\uD83D\uDE00", "1\uFE0F\u20E3", "\uD800", "\uE000", "\uFFFD", "\u200B", "a\u0301", "xk83mPq", "http://www.a.com/",
    ];

    private static readonly byte[][] Beginnings =
    [
        [], [.. "PK\u0003\u0004"u8], [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], [.. "{\\rtf1\\ansi "u8], [.. "%PDF-1.7\n"u8], [.. "<html><body>"u8], [.. "<!DOCTYPE html>"u8], [.. "MIME-Version: 1.0\n"u8], [0xEF, 0xBB, 0xBF], [0xFF, 0xFE], [0xFE, 0xFF],
    ];

    private readonly LabelledDocument[] _documents;
    private readonly string[] _texts;

    public FuzzInputs()
    {
        var shared = SharedCorpus.Root is { } root
            ? LabelledDocuments.In(Path.Combine(root, "corpus", "dev"), Path.Combine(root, "corpus", "dev"), "*.txt").Concat(LabelledDocuments.In(Path.Combine(root, "seeds"), Path.Combine(root, "corpus", "seeds"), "*.txt"))
            : [];
        _documents = [.. LabelledDocuments.Own(), .. shared, new LabelledDocument("plan.docx", Samples.Word(), new Label())];
        _texts = [.. _documents.Select(document => document.Read().Text), Samples.Chapters, Samples.Blocks, Samples.MonthsAndWeeks, Samples.SummaryFirst, Samples.DenseTable];
    }

    public SourceFile Make(int number)
    {
        var random = new System.Random(number);
        if (random.Next(OneInOfTheLong) == 0) return Text("2024年甲小学工会工作计划\n" + string.Join(random.Next(2) == 0 ? "." : "\n", Enumerable.Range(1, NestedNumbers).Select(i => random.Next(2) == 0 ? i : 1)));
        return random.Next(11) switch
        {
            0 => new SourceFile("random", Pick(random, Beginnings).Concat(Bytes(random, 4_000)).ToArray()),
            1 => Text(Han(random)),
            2 => Text("2024年甲小学工会工作计划\n" + Soup(random)),
            3 => Text(Soup(random)),
            4 => Text(Spliced(random)),
            5 => Text(Shuffled(random)),
            6 => Cut(random),
            7 => Text(string.Join('\n', Pick(random, _texts).Split('\n').SelectMany(line => Enumerable.Repeat(line, random.Next(3))))),
            8 => Stirred(random),
            9 => DamagedWord(random),
            _ => Text("<html><body>" + string.Concat(Spliced(random).Split('\n').Select(line => Pick(random, "<p>", "<td>", "<tr>", "<li>", "<div>", "<table>", "</table>", "<a href='x'>", "<!--", "<script>") + line))),
        };
    }

    public static SourceFile Text(string text) => new(TextName, Encoding.UTF8.GetBytes(text));

    private static T Pick<T>(System.Random random, params T[] choices) => choices[random.Next(choices.Length)];

    private static byte[] Bytes(System.Random random, int most)
    {
        var bytes = new byte[random.Next(most)];
        random.NextBytes(bytes);
        return bytes;
    }

    private static string Han(System.Random random) =>
        string.Concat(Enumerable.Range(0, random.Next(2_000)).Select(_ => random.Next(20) == 0 ? '\n' : (char)random.Next(0x3400, 0xA000)));

    private static string Soup(System.Random random) => string.Concat(Enumerable.Range(0, random.Next(500)).Select(_ => Pick(random, Words)));

    /// <summary>Lines of several documents, one behind the other; now and then a line in the middle of another.</summary>
    private string Spliced(System.Random random)
    {
        var lines = new List<string>();
        for (var part = random.Next(2, 6); part > 0; part--)
        {
            var source = Pick(random, _texts).Split('\n');
            var from = random.Next(source.Length);
            lines.AddRange(source.Skip(from).Take(random.Next(1, 40)));
            if (random.Next(3) == 0) lines[^1] = lines[^1].Insert(random.Next(lines[^1].Length + 1), Pick(random, source));
        }

        return string.Join(Pick(random, "\n", "\n", "\n\n", " ", ""), lines);
    }

    private string Shuffled(System.Random random)
    {
        var text = Pick(random, _texts);
        var parts = random.Next(2) == 0 ? text.Split('\n') : [.. text.Chunk(random.Next(1, 30)).Select(chunk => new string(chunk))];
        random.Shuffle(parts);
        return string.Join(parts.Length > 0 && random.Next(2) == 0 ? "\n" : "", parts);
    }

    private SourceFile Cut(System.Random random)
    {
        var document = Pick(random, _documents);
        var from = random.Next(4) == 0 ? random.Next(document.Content.Length) : 0;
        return new SourceFile(document.Name, document.Content.AsMemory(from, random.Next(document.Content.Length - from + 1)));
    }

    /// <summary>A file with a few other bytes in it.</summary>
    private SourceFile Stirred(System.Random random)
    {
        var document = Pick(random, _documents);
        var bytes = (byte[])document.Content.Clone();
        for (var change = random.Next(1, 30); change > 0 && bytes.Length > 0; change--) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        return new SourceFile(document.Name, bytes);
    }

    /// <summary>A Word file whose XML has tags lost, doubled or changed.</summary>
    private SourceFile DamagedWord(System.Random random)
    {
        var words = Array.FindAll(_documents, document => document.Name.EndsWith(".docx", StringComparison.Ordinal));
        using var stream = new MemoryStream();
        stream.Write(Pick(random, words).Content);
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            var parts = zip.Entries.Where(entry => entry.FullName.StartsWith("word/", StringComparison.Ordinal) && entry.FullName.EndsWith(".xml", StringComparison.Ordinal)).ToArray();
            var part = Pick(random, parts);
            string xml;
            using (var reader = new StreamReader(part.Open())) xml = reader.ReadToEnd();
            var name = part.FullName;
            part.Delete();
            using var writer = new StreamWriter(zip.CreateEntry(name).Open());
            writer.Write(DamagedXml(random, xml));
        }

        return new SourceFile("damaged.docx", stream.ToArray());
    }

    private static string DamagedXml(System.Random random, string xml)
    {
        var pieces = xml.Split('<').ToList();
        for (var change = random.Next(1, 8); change > 0 && pieces.Count > 2; change--)
        {
            var at = random.Next(1, pieces.Count);
            switch (random.Next(5))
            {
                case 0:
                    pieces.RemoveAt(at);
                    break;
                case 1:
                    pieces.InsertRange(at, pieces.GetRange(at, Math.Min(random.Next(1, 50), pieces.Count - at)));
                    break;
                case 2:
                    (pieces[at], pieces[^1]) = (pieces[^1], pieces[at]);
                    break;
                case 3:
                    // A number within an attribute becomes another: levels, spans, lists that do not exist.
                    pieces[at] = string.Concat(pieces[at].Select(c => c is >= '0' and <= '9' ? (char)random.Next('0', '9' + 1) : c));
                    break;
                default:
                    pieces[at] = pieces[at].Replace("w:val=\"", "w:val=\"" + Pick(random, "-", "99999999999", "x", "&#x1F;", "&"), StringComparison.Ordinal);
                    break;
            }
        }

        return string.Join('<', pieces);
    }
}
