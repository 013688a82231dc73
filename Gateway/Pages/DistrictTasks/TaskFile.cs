using DistrictUnion.Domain;
using DistrictUnion.Domain.Files;
using DistrictUnion.Gateway.Http;

namespace DistrictUnion.Gateway.Pages.DistrictTasks;

/// <summary>An attachment of a task that the district handed down, as a school finds it.</summary>
public sealed record TaskFile(TaskId Task, string Name, string Address)
{
    /// <summary>All that a post may see, in the order in which they came.</summary>
    internal static async Task<IReadOnlyList<TaskFile>> All(DistrictCall call, CancellationToken cancellationToken) =>
        [.. (await call.District.Files(call.Actor, cancellationToken)).Files.Select(f => Of(call.Code, f)).OfType<TaskFile>()];

    /// <summary>Null: the file is not a task's.</summary>
    internal static TaskFile? Of(DistrictCode district, AttachedFile file) =>
        file.Subject.Task is { } task ? new(task, file.Name, $"/districts/{district}/district-tasks/{task}/files/{file.Sha256}") : null;
}
