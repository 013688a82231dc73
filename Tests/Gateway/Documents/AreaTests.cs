using System.Globalization;
using DistrictUnion.Documents;
using DistrictUnion.Tests.Gateway.Documents.Scoring;
using Xunit.Abstractions;

namespace DistrictUnion.Tests.Gateway.Documents;

/// <summary>
/// Work areas against tasks that were labelled first, by the taxonomy of 20 areas. The labels of documents from elsewhere name a task
/// by where it stands, so that none of their text is kept here.
/// </summary>
public sealed class AreaTests(ITestOutputHelper output)
{
    private const double Bar = 0.9;

    /// <param name="Task">Its title, or the offset in the text as received at which it begins.</param>
    /// <param name="Accepted">The first choice, and others that an officer would give as well.</param>
    /// <param name="Form">once, continuous or statement.</param>
    private sealed record AreaLabel(string Document, string Task, string[] Accepted, string Form);

    /// <summary>Labelled before the words of the areas were chosen, and in view when they were.</summary>
    [SharedFact]
    public void Area_OfTasksInSeedsAndDevelopmentCorpus_IsTheOfficers()
    {
        var shared = SharedCorpus.Root!;
        Judge("shared.tsv", [.. Directory.EnumerateFiles(Path.Combine(shared, "seeds"), "*.txt"), .. Directory.EnumerateFiles(Path.Combine(shared, "corpus", "dev"), "*.txt")]);
    }

    /// <summary>The project's own labelled documents; how many were right when they were first read stands in the README of Documents.</summary>
    [Fact]
    public void Area_OfTasksInOwnDocuments_IsTheOfficers() =>
        Judge("own.tsv", [.. Directory.EnumerateFiles(LabelledDocuments.Folder).Where(file => !file.EndsWith(".json", StringComparison.Ordinal))]);

    private void Judge(string labels, IEnumerable<string> files)
    {
        var byDocument = Read(labels).ToLookup(label => label.Document);
        var (right, forms, all) = (0, 0, 0);
        foreach (var file in files)
        {
            var tasks = PlanReader.Read(new SourceFile(Path.GetFileName(file), File.ReadAllBytes(file))).Plans.SelectMany(plan => plan.Tasks).ToList();
            foreach (var label in byDocument[Path.GetFileNameWithoutExtension(file)])
            {
                all++;
                if (tasks.Find(task => label.Task.StartsWith(task.Title.TrimEnd('…'), StringComparison.Ordinal) || task.Source.Start.ToString(CultureInfo.InvariantCulture) == label.Task) is not { } task)
                {
                    output.WriteLine($"{label.Document} {label.Task}: no such task.");
                    continue;
                }

                if (label.Accepted.Contains(task.Area)) right++;
                else output.WriteLine($"{label.Document}: {task.Title}: {task.Area}, not {label.Accepted[0]}");
                if (label.Form == FormName(task.Form)) forms++;
            }
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"area right {right} of {all} ({right / (double)all:0.000}), form right {forms} ({forms / (double)all:0.000})"));
        Assert.InRange(right / (double)all, Bar, 1);
    }

    private static string FormName(TaskForm form) => form switch { TaskForm.Once => "once", TaskForm.Continuous => "continuous", _ => "statement" };

    private static IEnumerable<AreaLabel> Read(string labels) =>
        File.ReadLines(Path.Combine(LabelledDocuments.Folder, "..", "Areas", labels)).Skip(1).Select(line => line.Split('\t')).Select(
            fields => new AreaLabel(fields[0], fields[1], [fields[2], .. fields[3].Split(',')], fields[5]));
}
