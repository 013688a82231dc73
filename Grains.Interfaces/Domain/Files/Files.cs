using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Domain.Matters;
using DistrictUnion.Domain.Summaries;

namespace DistrictUnion.Domain.Files;

/// <summary>What a file is to the thing that it is attached to.</summary>
public enum FileRole
{
    /// <summary>来源文件: the plan's document, or what the office filled in from.</summary>
    Source,

    /// <summary>签字盖章扫描件.</summary>
    SignedScan,

    /// <summary>领导签批件.</summary>
    Approval,

    /// <summary>附件.</summary>
    Attachment,
}

/// <summary>An entry of a ledger, for its evidence (佐证材料).</summary>
/// <param name="Number">0: the ledger as a whole, which is kept in another system; the file is that system's print.</param>
public sealed record EntrySubject(LedgerCode Ledger, LedgerPeriod Period, int Number)
{
    [JsonIgnore]
    public bool IsWhole => Number == 0;
}

/// <summary>
/// What a file is attached to: one of them. A school's are plans, quarters, work summaries, entries of ledgers and its part of an inspection, steps of matters; the district's are its
/// tasks, quarters and rounds of inspections.
/// </summary>
/// <param name="Item">Number of an inspection's item; null: the inspection as a whole.</param>
/// <param name="Matter">Number of a matter (请示事项), with the step.</param>
public sealed record FileSubject(
    PlanId? Plan = null, Quarter? Quarter = null, TaskId? Task = null, EntrySubject? Entry = null, InspectionCode? Inspection = null, int? Item = null,
    SummaryPeriod? Summary = null, int? Matter = null, MatterStepKind? Step = null)
{
    /// <summary>As it stands in tables: <c>plan/2026</c>, <c>quarter/2026Q3</c>, <c>task/d1</c>, <c>entry/l04/2026/12</c>, <c>inspection/2026/7</c>, <c>summary/2026H1</c>, <c>matter/3/request</c>.</summary>
    [JsonIgnore]
    public string Name => this switch
    {
        { Entry: { } entry } => $"entry/{entry.Ledger}/{entry.Period}/{entry.Number}",
        { Plan: { } plan } => $"plan/{plan}",
        { Quarter: { } quarter } => $"quarter/{quarter}",
        { Inspection: { } inspection } => Item is { } item ? string.Create(CultureInfo.InvariantCulture, $"inspection/{inspection}/{item}") : $"inspection/{inspection}",
        { Summary: { } summary } => $"summary/{summary}",
        { Matter: { } matter } => string.Create(CultureInfo.InvariantCulture, $"matter/{matter}/{JsonNamingPolicy.CamelCase.ConvertName(Step!.Value.ToString())}"),
        _ => $"task/{Task}",
    };

    public static FileSubject Of(PlanId plan) => new(Plan: plan);

    public static FileSubject Of(Quarter quarter) => new(Quarter: quarter);

    public static FileSubject Of(TaskId task) => new(Task: task);

    public static FileSubject Of(SummaryPeriod summary) => new(Summary: summary);

    public static FileSubject Of(EntrySubject entry) => new(Entry: entry);

    public static FileSubject Of(int matter, MatterStepKind step) => new(Matter: matter, Step: step);

    public static FileSubject Of(InspectionCode inspection, int? item = null) => new(Inspection: inspection, Item: item);
}

/// <summary>A file was attached. Its bytes lie beside the database under their digest.</summary>
/// <param name="Name">File name as it was uploaded.</param>
/// <param name="Sha256">64 lower-case hex digits.</param>
/// <param name="MediaType">By its content.</param>
/// <param name="ByOffice">The district's office attached it.</param>
/// <param name="TakenOn">拍摄日期 of a photo; null: it is none, or the camera did not note it.</param>
/// <param name="LateReason">补归档: why it came when its year was closed already; null: the year was open.</param>
public sealed record FileAttached(
    FileSubject Subject, FileRole Role, string Name, string Sha256, long Bytes, string MediaType, bool ByOffice, DateOnly? TakenOn = null, string? LateReason = null) : IFact;

/// <summary>It is shown no more. Its bytes stay: the journal names them.</summary>
public sealed record FileDetached(FileSubject Subject, string Sha256) : IFact;

/// <summary>A file as it is shown.</summary>
/// <param name="By">Account.</param>
/// <param name="LateReason">As in <see cref="FileAttached"/>.</param>
public sealed record AttachedFile(
    FileSubject Subject, FileRole Role, string Name, string Sha256, long Bytes, string MediaType, bool ByOffice, string By, DateTimeOffset At,
    DateOnly? TakenOn = null, string? LateReason = null)
{
    /// <summary>It can be shown in a page.</summary>
    [JsonIgnore]
    public bool IsPicture => FileTypes.IsPicture(MediaType);
}

/// <summary>A photo of a school that another school has handed in, too. For reviewers alone.</summary>
/// <param name="Subject">What it is attached to here: <see cref="FileSubject.Name"/>.</param>
/// <param name="On">The day of the entry that it belongs to; null: it belongs to no entry.</param>
/// <param name="Schools">Names of the other schools that the post may see, by code.</param>
/// <param name="Unseen">So many more schools, which the post does not see.</param>
public sealed record SharedPhoto(string Sha256, string Name, string Subject, DateOnly? On, ImmutableArray<string> Schools, int Unseen);

public sealed record SharedPhotoList(ImmutableArray<SharedPhoto> Photos);

/// <summary>The bytes of a file. In messages they are base64.</summary>
public sealed record FileContent(byte[] Bytes)
{
    /// <summary>Bytes of one part, where a file is handed on in parts: 1 MiB.</summary>
    public const int PartLength = 1024 * 1024;
}

/// <summary>A file with its bytes, for a download.</summary>
public sealed record OpenedFile(AttachedFile File, FileContent Content);

public sealed record FileList(ImmutableArray<AttachedFile> Files);

/// <summary>Attaches a file, whose bytes come beside the command.</summary>
/// <param name="Sha256">Of the bytes.</param>
/// <param name="TakenOn">拍摄日期 of a photo, which its bytes do not tell any more (<see cref="FileToAttach"/>).</param>
/// <param name="LateReason">补归档: why it comes into a year that is closed; null: it does not.</param>
public sealed record AttachFile(
    CommandContext Context, FileSubject Subject, FileRole Role, string Name, string Sha256, DateOnly? TakenOn = null, string? LateReason = null) : ICommand;

/// <summary>A file on its way in. Of a photo only the picture goes on: where, when and with what it was taken is for nobody else to know.</summary>
public sealed record FileToAttach(string Name, byte[] Bytes, DateOnly? TakenOn)
{
    public FileContent Content => new(Bytes);

    /// <param name="saidTakenOn">拍摄日期 as it came beside a photo that lost its note when a browser made it smaller; what the photo itself says goes before it.</param>
    public static FileToAttach Of(string name, byte[] content, DateOnly? saidTakenOn = null) =>
        Photos.Clean(content) is { } photo ? new(name, photo.Bytes, photo.TakenOn ?? saidTakenOn) : new(name, content, null);

    public AttachFile Command(CommandContext context, FileSubject subject, FileRole role, string? lateReason = null) =>
        new(context, subject, role, Name, Convert.ToHexStringLower(SHA256.HashData(Bytes)), TakenOn, lateReason);
}

public sealed record DetachFile(CommandContext Context, FileSubject Subject, string Sha256) : ICommand;

/// <summary>What facts about files do to a list of them.</summary>
internal static class FileFold
{
    /// <summary>The list after a fact about files; null when the fact is about something else.</summary>
    public static ImmutableArray<AttachedFile>? Apply(ImmutableArray<AttachedFile> files, IFact fact, DateTimeOffset at, string by) => fact switch
    {
        FileAttached f => files.Add(new(f.Subject, f.Role, f.Name, f.Sha256, f.Bytes, f.MediaType, f.ByOffice, by, at, f.TakenOn, f.LateReason)),
        FileDetached f => files.RemoveAll(file => file.Subject == f.Subject && file.Sha256 == f.Sha256),
        _ => null,
    };
}
