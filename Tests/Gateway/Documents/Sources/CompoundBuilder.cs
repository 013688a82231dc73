using System.Buffers.Binary;
using System.Text;

namespace DistrictUnion.Tests.Gateway.Documents.Sources;

/// <summary>
/// Writes a compound file (OLE2): head, tables of sectors, directory, streams. Streams are filled up to 4,096 bytes, from where on they lie in
/// sectors of their own.
/// </summary>
internal static class CompoundBuilder
{
    public const int Sector = 512;
    private const int LeastStream = 4_096;
    private const int EntrySize = 128;
    private const int TablesInHead = 109, TablesInList = 127;
    private const int None = -1, EndOfChain = -2, TableSector = -3, ListSector = -4;

    public static byte[] File(params (string Name, byte[] Content)[] streams) => File([.. streams.Select(s => new Entry(s.Name, s.Content))]);

    /// <summary>Storages one in another; the innermost is empty.</summary>
    public static byte[] Nested(int depth)
    {
        Entry inner = new("s", null);
        for (var i = 1; i < depth; i++) inner = new Entry("s", null) { Child = inner };
        return File(inner);
    }

    private static byte[] File(params Entry[] top)
    {
        var entries = new List<Entry>();
        for (var next = 0; next < top.Length; next++) List(top[next], entries, isLast: next + 1 == top.Length);
        var directory = (entries.Count + 1 + 3) / 4;
        var contents = entries.Where(e => e.Content is not null).ToList();
        var body = directory + contents.Sum(e => e.Sectors);
        var tables = 1;
        while (tables * (Sector / 4) < body + tables + Lists(tables)) tables++;
        var first = tables + Lists(tables);
        var file = new byte[(1 + first + body) * Sector];
        Head(file, tables, first);
        for (var i = 0; i < first; i++) Link(file, i, i < tables ? TableSector : ListSector);
        Chain(file, first, directory);
        var at = first + directory;
        foreach (var entry in contents)
        {
            entry.Start = at;
            Chain(file, at, entry.Sectors);
            entry.Content!.CopyTo(file, (1 + at) * Sector);
            at += entry.Sectors;
        }

        for (var free = at; free < tables * (Sector / 4); free++) Link(file, free, None);
        Write(file, (1 + first) * Sector, "Root Entry", type: 5, child: entries.Count > 0 ? 1 : None, next: None, EndOfChain, 0);
        for (var i = 0; i < entries.Count; i++)
            Write(file, (1 + first) * Sector + (i + 1) * EntrySize, entries[i].Name, entries[i].Content is null ? 1 : 2, entries[i].Child is null ? None : i + 2, entries[i].IsLast ? None : i + 2, entries[i].Start, entries[i].Size);
        return file;
    }

    private static void List(Entry entry, List<Entry> into, bool isLast)
    {
        for (var next = entry; next is not null; next = next.Child, isLast = true)
        {
            next.IsLast = isLast;
            into.Add(next);
        }
    }

    /// <summary>Sectors that name the tables which the head has no room for.</summary>
    private static int Lists(int tables) => Math.Max(0, (tables - TablesInHead + TablesInList - 1) / TablesInList);

    private static void Head(byte[] file, int tables, int directory)
    {
        var lists = Lists(tables);
        new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1 }.CopyTo(file, 0);
        foreach (var (at, value) in new[] { (24, 0x3E), (26, 3), (28, 0xFFFE), (30, 9), (32, 6) }) BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(at), (ushort)value);
        foreach (var (at, value) in new[] { (44, tables), (48, directory), (56, LeastStream), (60, EndOfChain), (64, 0), (68, lists > 0 ? tables : EndOfChain), (72, lists) }) Put(file, at, value);
        for (var i = 0; i < TablesInHead; i++) Put(file, 76 + 4 * i, i < tables ? i : None);
        for (var list = 0; list < lists; list++)
        {
            var at = (1 + tables + list) * Sector;
            for (var i = 0; i < TablesInList; i++) Put(file, at + 4 * i, TablesInHead + list * TablesInList + i is var table && table < tables ? table : None);
            Put(file, at + 4 * TablesInList, list + 1 < lists ? tables + list + 1 : EndOfChain);
        }
    }

    private static void Chain(byte[] file, int from, int count)
    {
        for (var i = 0; i < count; i++) Link(file, from + i, i + 1 == count ? EndOfChain : from + i + 1);
    }

    /// <summary>The tables are the first sectors, so that the entry of a sector lies right behind the head.</summary>
    public static void Link(byte[] file, int sector, int next) => Put(file, Sector + 4 * sector, next);

    private static void Write(byte[] file, int at, string name, int type, int child, int next, int start, int size)
    {
        Encoding.Unicode.GetBytes(name).CopyTo(file, at);
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(at + 64), (ushort)((name.Length + 1) * 2));
        (file[at + 66], file[at + 67]) = ((byte)type, 1);
        foreach (var (place, value) in new[] { (68, None), (72, next), (76, child), (116, start), (120, size) }) Put(file, at + place, value);
    }

    private static void Put(byte[] file, int at, int value) => BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(at), value);

    private sealed class Entry(string name, byte[]? content)
    {
        public string Name { get; } = name;

        public byte[]? Content { get; } = content;

        public Entry? Child { get; init; }

        public bool IsLast { get; set; }

        public int Start { get; set; } = EndOfChain;

        public int Size => Content is null ? 0 : Math.Max(Content.Length, LeastStream);

        public int Sectors => (Size + Sector - 1) / Sector;
    }
}
