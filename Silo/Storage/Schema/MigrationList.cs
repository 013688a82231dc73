using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace DistrictUnion.Storage.Schema;

/// <summary>The migrations of this program, without waking EF Core.</summary>
internal static class MigrationList
{
    /// <returns>Their names, oldest first.</returns>
    public static IReadOnlyList<string> Of<TContext>()
        where TContext : DbContext =>
    [
        .. typeof(TContext).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(Migration)) && type.GetCustomAttribute<DbContextAttribute>()?.ContextType == typeof(TContext))
            .Select(type => type.GetCustomAttribute<MigrationAttribute>()!.Id)
            .Order(StringComparer.Ordinal),
    ];
}
