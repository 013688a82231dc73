using System.Collections.Immutable;
using System.Text.Json;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Files;
using DistrictUnion.Gateway.Files;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Pages.Forms;

namespace DistrictUnion.Gateway.Pages.Attachments;

/// <summary>Files on their way in and out, wherever they are attached.</summary>
internal static class FileDesk
{
    /// <summary>The field in which a script says when a photo was taken that it made smaller.</summary>
    private const string Taken = "taken";

    /// <summary>What the script of <see cref="FileCard"/> says.</summary>
    public static string ForScript { get; } = JsonSerializer.Serialize(
        new
        {
            waiting = FileTexts.Waiting,
            preparing = FileTexts.Preparing,
            sending = FileTexts.Sending,
            sent = FileTexts.Sent,
            offline = FileTexts.Offline,
            working = FileTexts.Working,
            failed = FileTexts.Failed,
            refused = FileTexts.Refused,
            tryAgain = FileTexts.TryAgain,
            takeAway = FileTexts.TakeAway,
            pasted = FileTexts.Pasted,
        });

    /// <summary>Attaches the files of a form, each by a command of its own, which follows from the form's: sent again, none counts twice.</summary>
    /// <param name="attach">Takes a file with the context of its command.</param>
    /// <returns>What was kept; what was not is a flaw of the field, with the name of its file.</returns>
    public static async Task<ImmutableArray<AttachedFile>> Keep(
        PageForm form, CommandContext context, Func<CommandContext, FileToAttach, Task<Outcome<AttachedFile>>> attach, CancellationToken cancellationToken)
    {
        var kept = ImmutableArray.CreateBuilder<AttachedFile>();
        var files = await UploadedFile.ReadAll(form, "file", FileTexts.Missing, cancellationToken);
        var (isOne, taken) = (form.Files.Count == 1, form.Day(Taken, FileTexts.TakenOn));
        foreach (var file in files)
        {
            var attached = await attach(context with { CommandId = CommandIds.Derive(context.CommandId, file.Sha256) }, FileToAttach.Of(file.Name, file.Bytes, taken));
            if (attached.Value is { } done) kept.Add(done);
            form.Flaw(attached.Refusals.Select(r => r with
            {
                Place = r.Place is null or "file" or "role" ? "file" : r.Place,
                Text = isOne ? r.Text : Say.It(FileTexts.OfFile, file.Name, r.Text),
            }));
        }

        return kept.ToImmutable();
    }

    /// <summary>What a script gets for the file that it sent.</summary>
    public static IResult Answer(PageForm form, ImmutableArray<AttachedFile> kept) =>
        form.HasFlaws ? Refused.With(form.Flaws) : TypedResults.Json(new { kept = kept.Select(file => file.Sha256) });

    public static string Said(ImmutableArray<AttachedFile> kept) => kept is [var one] ? Say.It(FileTexts.Kept, one.Name) : Say.It(FileTexts.KeptMany, kept.Length);

    public static string Said(SharedPhoto photo) => string.Join("；", new[]
    {
        photo.Schools.IsEmpty ? null : Say.It(FileTexts.Shared, string.Join("、", photo.Schools)),
        photo.Unseen == 0 ? null : Say.It(FileTexts.SharedUnseen, photo.Unseen),
    }.OfType<string>());

    public static IResult Download(OpenedFile? opened) => opened is null ? PageResults.Say(Notice.NotFound) : new FileDownload(opened);

    /// <summary>A picture within a page, small.</summary>
    public static async Task<IResult> Picture(OpenedFile? opened, Thumbnails thumbnails, CancellationToken cancellationToken) => opened is { File.IsPicture: true }
        ? new FileDownload(await thumbnails.Of(opened, cancellationToken), isShown: true)
        : PageResults.Say(Notice.NotFound);
}
