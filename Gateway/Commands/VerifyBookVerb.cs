using DistrictUnion.Documents;
using DistrictUnion.Gateway.Books;
using DistrictUnion.Gateway.Hosting;

namespace DistrictUnion.Gateway.Commands;

/// <summary>Checks an issued book. Without <c>--data</c> it opens no database.</summary>
internal static class VerifyBookVerb
{
    private const string Data = "--data";

    public static Verb Verb { get; } = new(
        "verify-book", "verify-book 文件.xlsx [--data] [--json] [--database 文件]",
        "核验一册“一校一册”：文件内容与它记载的摘要是否一致，有没有隐藏的表、行、列和别的数字格式，指出是哪几张表，不用数据库；加 --data 再与数据库核对签发记录和以后的变化", Run)
    {
        Options = [OwnedSilo.DatabaseOption],
        Flags = [Data, "--json"],
        FewestNames = 1,
        MostNames = 1,
    };

    private static async Task<int> Run(Arguments arguments, CommandSetting setting, CancellationToken cancellationToken)
    {
        var path = arguments.Names[0];
        if (!File.Exists(path)) return setting.Terminal.Refuse($"{path}：没有这个文件。");
        if (new FileInfo(path).Length > BookVerification.Limits.MaxFileBytes) return setting.Terminal.Refuse($"{path}：文件太大，不是一校一册。");
        var read = BookVerification.OfFile(new SourceFile(Path.GetFileName(path), await File.ReadAllBytesAsync(path, cancellationToken)));
        if (read.Value is not { } check) return setting.Terminal.Refuse($"{path}：{read.Refusals[0].Text}");
        var verdict = new BookVerdict(check, null, false);
        if (arguments.Has(Data))
        {
            var opened = await OwnedSilo.OpenCopy(ServedDatabase.Of(setting.Configuration, arguments.Value(OwnedSilo.DatabaseOption)), cancellationToken);
            if (opened.Value is not { } silo) return setting.Terminal.Refuse(opened.Refusals[0].Text);
            await using (silo) verdict = await BookVerification.Ask(silo.Grains, check, cancellationToken);
        }

        if (arguments.Has("--json")) setting.Terminal.Json(verdict);
        setting.Terminal.Line($"编号 {check.Number}");
        setting.Terminal.Line($"摘要 {check.Digest}");
        if (verdict.Standing is { } book) setting.Terminal.Line($"{book.SchoolName} {book.Year}年，{Domain.Words.Day(book.On)}签发");
        if (verdict.Standing?.Seal is { } seal) setting.Terminal.Line($"封存 {Domain.Books.BookCheck.SealText(seal)}");
        foreach (var sentence in verdict.Sentences()) setting.Terminal.Line($"{(verdict.IsGood ? "✓" : "✕")} {sentence}");
        return verdict.IsGood ? ExitCode.Done : ExitCode.Refused;
    }
}
