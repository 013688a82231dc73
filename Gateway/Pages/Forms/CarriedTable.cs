using DistrictUnion.Documents;

namespace DistrictUnion.Gateway.Pages.Forms;

/// <summary>A workbook that is handed in at one step and taken over at the next; between them it travels in the page.</summary>
/// <param name="Sealed">The file as the next step's form carries it.</param>
public sealed record CarriedTable(SourceFile File, string Sealed)
{
    public const string SealedField = "carried";
    public const string NameField = "file-name";

    /// <summary>Characters of the field that carries a workbook of so many bytes: sealed, and in base 64.</summary>
    internal static int MaxField(long bytes) => (int)(bytes * 3 / 2);

    /// <summary>The workbook that is handed in, or that was.</summary>
    /// <param name="most">Largest workbook in bytes.</param>
    /// <returns>Null with a flaw of the field <c>file</c>: table.too-large, form.missing.</returns>
    internal static async Task<CarriedTable?> Of(PageForm form, HttpContext http, string account, long most, CancellationToken cancellationToken)
    {
        if (form.Files.GetFile("file") is { Length: > 0 } file)
        {
            if (file.Length > most)
            {
                form.Flaw("table.too-large", Say.It(Texts.TableTooLarge, most / 1024 / 1024), "file");
                return null;
            }

            using var content = new MemoryStream();
            await file.CopyToAsync(content, cancellationToken);
            return new(new(Path.GetFileName(file.FileName), content.ToArray()), CarriedFile.Seal(http, account, content.ToArray()));
        }

        if (form.Text(SealedField) is { } carried && CarriedFile.Open(http, account, carried) is { } kept) return new(new(form.Text(NameField) ?? "", kept), carried);
        form.Flaw("form.missing", Texts.TableMissing, "file");
        return null;
    }
}
