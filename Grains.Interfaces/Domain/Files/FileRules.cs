using System.Collections.Immutable;
using System.Security.Cryptography;
using DistrictUnion.Domain.Ledgers;

namespace DistrictUnion.Domain.Files;

/// <summary>Decides about attached files. The bytes are looked at before they are kept (<see cref="Flaws"/>), the state after.</summary>
public static class FileRules
{
    /// <summary>Largest file in bytes: 20 MB; a request may have a little more, for its envelope.</summary>
    public const int MaxBytes = 20 * 1024 * 1024;

    public const int MaxName = 255;

    /// <summary>Files of one subject.</summary>
    public const int MaxFiles = 50;

    public static Refusal TooLarge { get; } = new("file.too-large", RefusalKind.TooLarge, $"文件太大（上限 {MaxBytes / 1024 / 1024} MB），请压缩，或只保留要用的部分再上传。", "file");

    /// <returns>file.empty, file.too-large, file.name-invalid, file.type-unknown, file.type-differs (name and content), file.heic, file.broken-picture,
    /// file.too-many-pixels, file.has-metadata (it did not go through <see cref="FileToAttach"/>), file.two-in-one, file.broken-package,
    /// file.too-many-parts, file.unpacks-too-large, file.too-many-pages, file.digest-differs; none.</returns>
    public static ImmutableArray<Refusal> Flaws(AttachFile command, FileContent content)
    {
        var checks = new Checks();
        if (!checks.Valid(content.Bytes.Length > 0, "file.empty", "文件是空的。", "file")) return checks.Refusals;
        if (content.Bytes.Length > MaxBytes) return [TooLarge];
        checks.Valid(
            command.Name is { Length: >= 1 and <= MaxName } name && !name.Any(c => char.IsControl(c) || c is '/' or '\\'),
            "file.name-invalid", $"文件名要 1 到 {MaxName} 个字，不能有斜杠。", "file");
        if (FileTypes.IsHeic(content.Bytes))
            checks.Valid(false, "file.heic", "这是苹果手机的 HEIC 照片，请先转成 JPG 再上传（手机：设置—相机—格式—兼容性最佳）。", "file");
        else if (checks.Valid(FileTypes.Of(content.Bytes) is not null, "file.type-unknown", "只能上传 Word、WPS、PDF、Excel、JPG、PNG 和文本文件。", "file"))
        {
            var type = FileTypes.Of(content.Bytes)!;
            checks.Valid(type.Fits(command.Name), "file.type-differs", $"文件内容是{type.Extensions[0]}，与文件名不符。", "file");
            if (type == FileTypes.Jpeg || type == FileTypes.Png) Picture(checks, content.Bytes);
            else if (FileInsides.Flaw(type, content.Bytes) is { } flaw) checks.Valid(false, flaw.Code, flaw.Text, flaw.Place);
        }

        checks.Valid(
            Convert.ToHexStringLower(SHA256.HashData(content.Bytes)) == command.Sha256, "file.digest-differs", "文件在传送中损坏，请重新上传。", "file");
        return checks.Refusals;
    }

    private static void Picture(Checks checks, byte[] bytes)
    {
        var photo = Photos.Clean(bytes);
        if (!checks.Valid(photo is not null, "file.broken-picture", "图片不完整，请重新拍摄或另存后再上传。", "file")) return;
        checks.Valid((long)photo!.Width * photo.Height <= Photos.MaxPixels, "file.too-many-pixels", $"图片最多 {Photos.MaxPixels / 10_000} 万像素，这张是 {photo.Width}×{photo.Height}。", "file");
        checks.Valid(photo.Bytes.AsSpan().SequenceEqual(bytes), "file.has-metadata", "图片带有拍摄地点等信息，要去掉后再保存。", "file");
    }

    /// <param name="exists">Whether the subject is there.</param>
    /// <param name="closedYear">The year that the subject belongs to, when it is closed: then a reason is asked for (补归档).</param>
    /// <returns>Refusals: file.no-subject, file.attached-already, file.too-many, year.closed (without a reason), text.too-long.</returns>
    public static Decision<AttachedFile> Attach(
        ImmutableArray<AttachedFile> files, AttachFile command, FileContent content, bool exists, DateTimeOffset now, int? closedYear = null)
    {
        var late = closedYear is null || string.IsNullOrWhiteSpace(command.LateReason) ? null : command.LateReason.Trim();
        var of = files.Where(f => f.Subject == command.Subject).ToArray();
        var checks = new Checks();
        checks.Require(exists, "file.no-subject", RefusalKind.Absent, "没有文件要附到的计划、季度或任务。", command.Subject.Name);
        checks.Free(of.All(f => f.Sha256 != command.Sha256), "file.attached-already", "这个文件已经上传过了。", "file");
        checks.Free(of.Length < MaxFiles, "file.too-many", $"最多附 {MaxFiles} 个文件。", "file");
        checks.Free(closedYear is null || late is not null, "year.closed", $"{closedYear}年已归档，不能再上传；确需补归档的写明理由。", "lateReason");
        checks.Text(late, "补归档的理由", "lateReason", LedgerRules.MaxExplanation);
        if (checks.HaveFailed) return checks.Refuse<AttachedFile>();
        var actor = command.Context.Actor;

        // A camera whose clock runs ahead tells nothing.
        var taken = command.TakenOn <= DateOnly.FromDateTime(now.UtcDateTime).AddDays(1) ? command.TakenOn : null;
        var fact = new FileAttached(
            command.Subject, command.Role, command.Name, command.Sha256, content.Bytes.Length, FileTypes.Of(content.Bytes)!.MediaType, actor.IsDistrict, taken, late);
        return Decision<AttachedFile>.Accept(FileFold.Apply([], fact, now, actor.Account)!.Value[0], fact);
    }

    /// <param name="closedYear">The year that the subject belongs to, when it is closed.</param>
    /// <returns>Refusals: file.unknown, file.not-yours (a school does not take away what the office attached), year.closed.</returns>
    public static Decision<AttachedFile> Detach(ImmutableArray<AttachedFile> files, DetachFile command, int? closedYear = null)
    {
        if (files.FirstOrDefault(f => f.Subject == command.Subject && f.Sha256 == command.Sha256) is not { } file)
            return new Refusal("file.unknown", RefusalKind.Absent, "没有这个文件。", command.Sha256);
        if (closedYear is { } year) return new Refusal("year.closed", RefusalKind.Conflict, $"{year}年已归档，文件不能删除。", command.Sha256);
        return file.ByOffice && !command.Context.Actor.IsDistrict
            ? new Refusal("file.not-yours", RefusalKind.Forbidden, "这个文件是区教育工会上传的，学校不能删除。", command.Sha256)
            : Decision<AttachedFile>.Accept(file, new FileDetached(command.Subject, command.Sha256));
    }
}
