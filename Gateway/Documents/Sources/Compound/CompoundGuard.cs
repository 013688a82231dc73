namespace DistrictUnion.Documents.Sources.Compound;

/// <summary>
/// Looks at a compound file before NPOI's POIFS opens it. POIFS finds cyclic chains itself, but it allocates what the head declares (up to
/// 2 GB for a file of 1 KB), and it descends into nested storages by recursion, so that a file of nothing but nested storages would overflow
/// the stack, which no handler can catch.
/// </summary>
internal static class CompoundGuard
{
    private const int HeadSize = 512;
    private const int TablesInHead = 109;
    private const int EntrySize = 128;
    private const int MostStorages = 1_000;
    private const int MostEntries = 20_000;

    /// <summary>Whether POIFS can open the file at a cost in proportion to its size.</summary>
    public static bool IsSafe(Bytes file)
    {
        var shift = file.U16(30);
        if (file.Length <= HeadSize || shift is not (9 or 12)) return false;
        var sector = 1 << shift;
        var sectors = (file.Length - 1) / sector;
        var tables = file.I32(44);
        // A table of sectors describes sector/4 of them; one more than needed is common, dozens more are a trap.
        return tables >= 1 && tables <= sectors / (sector / 4) + 2 && IsDirectorySafe(file, sector, sectors);
    }

    private static bool IsDirectorySafe(Bytes file, int sector, int sectors)
    {
        var (entries, storages) = (0, 0);
        for (var at = file.I32(48); at >= 0 && at < sectors; at = Next(file, sector, at))
        {
            for (var offset = 0; offset < sector; offset += EntrySize)
                if (file.U8((at + 1L) * sector + offset + 66) == 1) storages++;
            entries += sector / EntrySize;
            if (storages > MostStorages || entries > MostEntries) return false;
        }

        return entries > 0;
    }

    /// <summary>The sector that follows in a chain, negative at its end.</summary>
    private static int Next(Bytes file, int sector, int of)
    {
        var perTable = sector / 4;
        var table = TableAt(file, sector, of / perTable);
        return table < 0 ? -1 : file.I32((table + 1L) * sector + of % perTable * 4L);
    }

    /// <summary>Where the nth table of sectors lies: the head names the first 109, a chain of sectors the others.</summary>
    private static int TableAt(Bytes file, int sector, int index)
    {
        if (index < TablesInHead) return file.I32(76 + index * 4L);
        var perList = sector / 4 - 1;
        var list = file.I32(68);
        for (var skip = (index - TablesInHead) / perList; skip > 0 && list >= 0; skip--) list = file.I32((list + 1L) * sector + perList * 4L);
        return list < 0 ? -1 : file.I32((list + 1L) * sector + (index - TablesInHead) % perList * 4L);
    }
}
