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
        if (form.Files.GetFile(field) is not { Length: > 0 } file)
        {
            form.Flaw("form.missing", missing, field);
            return null;
        }

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
