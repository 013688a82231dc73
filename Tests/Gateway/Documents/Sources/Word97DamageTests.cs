using DistrictUnion.Documents;

namespace DistrictUnion.Tests.Gateway.Documents.Sources;

/// <summary>Damaged and hostile documents: a reading with a flaw, in bounded time and memory, never an exception.</summary>
public sealed class Word97DamageTests
{
    private const long MostBytes = 64L * 1024 * 1024, MostBytesOfLargeFiles = 400L * 1024 * 1024;

    public static TheoryData<string> Files => ["outline.doc", "schedule.doc", "styles.doc"];

    [Theory]
    [MemberData(nameof(Files))]
    public void Read_TruncatedAtEverySector_NeverThrows(string name)
    {
        var bytes = WordFiles.Bytes(name);
        for (var length = CompoundBuilder.Sector; length < bytes.Length; length += CompoundBuilder.Sector) Read(bytes[..length]);
        Assert.Equal("document.broken", Assert.Single(Read(bytes[..(bytes.Length / 2)]).Flaws).Code);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Read_RandomBytesChanged_NeverThrows(string name) => ReadChanged(name, 300);

    [Theory]
    [MemberData(nameof(Files))]
    [Trait("Category", "Long")]
    public void Read_RandomBytesChangedThousandsOfTimes_NeverThrows(string name) => ReadChanged(name, 5_000);

    private static void ReadChanged(string name, int rounds)
    {
        var whole = WordFiles.Bytes(name);
        var random = new System.Random(20261122);
        for (var round = 0; round < rounds; round++)
        {
            var bytes = (byte[])whole.Clone();
            for (var change = random.Next(1, 12); change > 0; change--) bytes[random.Next(bytes.Length)] = random.Next(3) switch { 0 => 0xFF, 1 => 0, _ => (byte)random.Next(256) };
            Read(bytes);
        }
    }

    [Fact]
    public void Read_PiecesOutsideTheFile_AreBroken() => Broken(new Word97Builder(), pieces => Word97Builder.Bytes32(int.MaxValue / 2).CopyTo(pieces, 15));

    [Fact]
    public void Read_PieceWithNegativeLength_IsBroken() => Broken(new Word97Builder(), pieces => Word97Builder.Bytes32(-5).CopyTo(pieces, 9));

    [Fact]
    public void Read_PieceLongerThanTheFile_IsBroken() => Broken(new Word97Builder(), pieces => Word97Builder.Bytes32(int.MaxValue).CopyTo(pieces, 9));

    [Fact]
    public void Read_PieceTableWithoutEnd_IsBroken() => Broken(new Word97Builder(), pieces => pieces[0] = 1);

    [Fact]
    public void Read_ManyPiecesOnTheSameText_AreBroken()
    {
        var run = new WordRun(new string('甲', 4_000));
        Assert.Equal("document.broken", Assert.Single(Read(new Word97Builder().Document([.. Enumerable.Repeat(run, 500)], [run])).Flaws).Code);
    }

    [Fact]
    public void Read_FileInformationOfAllOnes_IsBroken()
    {
        var document = new byte[4_096];
        Array.Fill(document, (byte)0xFF);
        Word97Builder.Bytes16(0xA5EC).CopyTo(document, 0);
        Word97Builder.Bytes16(0).CopyTo(document, 10);
        Assert.Equal("document.broken", Assert.Single(Read(CompoundBuilder.File(("WordDocument", document), ("0Table", document))).Flaws).Code);
    }

    [Fact]
    public void Read_CyclicSectors_AreBroken()
    {
        var bytes = new Word97Builder().Document(new WordRun("甲\r"));
        for (var sector = 1; sector < 8; sector++)
        {
            var damaged = (byte[])bytes.Clone();
            CompoundBuilder.Link(damaged, sector, sector);
            Assert.Contains(Assert.Single(Read(damaged).Flaws).Code, (string[])["document.broken", "document.no-union-plan", "document.unsupported-type"]);
        }
    }

    [Fact]
    public void Read_HeadThatDeclaresTwoGigabytes_IsBrokenAtOnce()
    {
        var bytes = new Word97Builder().Document(new WordRun("甲\r"));
        Word97Builder.Bytes32(32_000).CopyTo(bytes, 44);
        Assert.Equal("document.broken", Assert.Single(Read(bytes).Flaws).Code);
    }

    [Fact]
    public void Read_StoragesNestedVeryDeeply_AreBroken() => Assert.Equal("document.broken", Assert.Single(Read(CompoundBuilder.Nested(40_000)).Flaws).Code);

    [Fact]
    public void Read_StoragesNestedALittle_AreNoDocument() => Assert.Equal("document.unsupported-type", Assert.Single(Read(CompoundBuilder.Nested(40)).Flaws).Code);

    [Fact]
    public void Read_MillionsOfCellsWithoutARowEnd_AreCut() =>
        Assert.Contains(ReadLarge(new Word97Builder().Document(new WordRun(Repeat("甲\u0007", 1_500_000)))).Flaws, flaw => flaw.Code == "document.cut");

    [Fact]
    public void Read_ManyEmptyParagraphsInATable_AreEmpty() =>
        Assert.Equal("document.empty", Assert.Single(ReadLarge(new Word97Builder().Document(new WordRun(new string('\r', 400_000)) { Paragraph = Word97Builder.Property(0x2416, 1) })).Flaws).Code);

    [Fact]
    public void Read_MillionsOfFieldsInEachOther_AreRead() =>
        Assert.Equal("甲", ReadLarge(new Word97Builder().Document(new WordRun(new string('\u0013', 1_000_000) + new string('\u0015', 1_000_000) + "甲\r"))).Text);

    [Fact]
    public void Read_ManyTextBoxesOnTheSameText_AreReadOnce()
    {
        var text = new string('\r', 500_000);
        var boxes = Word97Builder.Positions([.. Enumerable.Range(0, 100_001).Select(i => i % 2 * text.Length)], [.. Enumerable.Repeat(new byte[22], 100_000)]);
        Assert.Equal("甲", ReadLarge(new Word97Builder { TextBoxLength = text.Length }.With(56, boxes).Document(new WordRun("甲\r"), new WordRun(text))).Text);
    }

    [Fact]
    public void Read_TheSameFormattingForEveryParagraph_IsBroken()
    {
        var far = Enumerable.Repeat(Word97Builder.Property(0x2417, 0), 20_000).SelectMany(property => property).ToArray();
        var builder = new Word97Builder { Data = [.. Word97Builder.Bytes16(far.Length), .. far] };
        var run = new WordRun(Repeat("甲\r", 200_000)) { Paragraph = [.. Enumerable.Repeat(Word97Builder.Property(0x6646, 0, 0, 0, 0), 60).SelectMany(property => property)] };
        Assert.Equal("document.broken", Assert.Single(PlanReader.Read(new SourceFile("计划.doc", builder.Document(run))).Flaws).Code);
    }

    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));

    /// <param name="damage">Changes the piece table: byte 0 its kind, from 5 its positions (0 and the end), from 13 the piece, its offset at 15.</param>
    private static void Broken(Word97Builder builder, Action<byte[]> damage)
    {
        var bytes = builder.Document(new WordRun("甲乙丙\r"));
        byte[] pieces = [2, .. Word97Builder.Bytes32(16), .. Word97Builder.Bytes32(0), .. Word97Builder.Bytes32(4)];
        var at = bytes.AsSpan().IndexOf(pieces);
        var table = bytes[at..(at + 21)];
        damage(table);
        table.CopyTo(bytes, at);
        Assert.Equal("document.broken", Assert.Single(Read(bytes).Flaws).Code);
    }

    /// <summary>Reads a file of megabytes; its text is cut early, so that the time goes into the source and not into its sentences.</summary>
    private static PlanReading ReadLarge(byte[] bytes) => Read(bytes, MostBytesOfLargeFiles, new ReadingLimits { MaxCharacters = 100_000 });

    private static PlanReading Read(byte[] bytes, long most = MostBytes, ReadingLimits? limits = null)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var reading = PlanReader.Read(new SourceFile("计划.doc", bytes), limits);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, most);
        return reading;
    }
}
