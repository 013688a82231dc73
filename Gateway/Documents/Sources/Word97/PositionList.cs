namespace DistrictUnion.Documents.Sources.Word97;

/// <summary>Word's PLC: count + 1 ascending positions, then count items of one size; item i is about the stretch from position i to i + 1.</summary>
internal readonly struct PositionList(Bytes bytes, int itemSize)
{
    public int Count => Math.Max(0, (bytes.Length - 4) / (4 + itemSize));

    public int Position(int index) => bytes.I32(index * 4L);

    public Bytes Item(int index) => bytes.Slice((Count + 1) * 4L + index * (long)itemSize, itemSize);

    /// <summary>The item whose stretch holds the position, or -1.</summary>
    public int Find(long position)
    {
        var (low, high) = (0, Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Position(middle) <= position) low = middle + 1;
            else high = middle;
        }

        return low > 0 && position < Position(low) ? low - 1 : -1;
    }
}
