using System.Collections.Immutable;
using System.Security.Cryptography;
using DistrictUnion.Domain.Files;

namespace DistrictUnion.Gateway.Pages.Forms;

/// <summary>A file that came with a form, whole. What is wrong with it is a flaw of its field, never a page of its own.</summary>
internal sealed record UploadedFile(string Name, byte[] Bytes)
{
    /// <summary>As it is attached to something.</summary>
    public FileToAttach ToAttach => FileToAttach.Of(Name, Bytes);

    /// <summary>
    /// Largest form in bytes that is still read. It is more than a file may have, so that one that is too large comes back at its field with
    /// everything that was typed beside it.
    /// </summary>
    public const long MaxForm = 64L * 1024 * 1024;

    public string Sha256 { get; } = Convert.ToHexStringLower(SHA256.HashData(Bytes));

    public FileContent Content => new(Bytes);

    /// <param name="missing">What is said when no file was chosen.</param>
    /// <returns>Null, with a flaw at the field: form.missing, file.too-large.</returns>
    public static async Task<UploadedFile?> Read(PageForm form, string field, string missing, CancellationToken cancellationToken)
    {
        if (form.Files.GetFile(field) is { Length: > 0 } file) return await Read(form, file, field, cancellationToken);
        form.Flaw("form.missing", missing, field);
        return null;
    }

    /// <summary>All files of a field that takes several.</summary>
    /// <returns>Those that can be looked at; the others are flaws of the field, as is that there is none.</returns>
    public static async Task<ImmutableArray<UploadedFile>> ReadAll(PageForm form, string field, string missing, CancellationToken cancellationToken)
    {
        var files = ImmutableArray.CreateBuilder<UploadedFile>();
        var sent = form.Files.GetFiles(field).Where(f => f.Length > 0).ToArray();
        if (sent.Length == 0) form.Flaw("form.missing", missing, field);
        foreach (var file in sent)
            if (await Read(form, file, field, cancellationToken) is { } read) files.Add(read);
        return files.ToImmutable();
    }

    private static async Task<UploadedFile?> Read(PageForm form, IFormFile file, string field, CancellationToken cancellationToken)
    {
        if (file.Length > FileRules.MaxBytes)
        {
            form.Flaw([FileRules.TooLarge with { Place = field }]);
            return null;
        }

        using var content = new MemoryStream((int)file.Length);
        await file.CopyToAsync(content, cancellationToken);
        return new(Path.GetFileName(file.FileName), content.ToArray());
    }
}
