using DistrictUnion.Accounts.Posts;
using DistrictUnion.Accounts.Setup;
using DistrictUnion.Accounts.SignIn;

namespace DistrictUnion.Gateway.Demo;

/// <summary>Makes the accounts of the sample with random passwords, and says some of them, once.</summary>
internal static class DemoAccounts
{
    /// <summary>Does nothing where somebody has an account already.</summary>
    /// <param name="say">Takes the lines for the console.</param>
    public static async Task WhenNone(IServiceProvider services, Action<string> say, CancellationToken cancellationToken = default)
    {
        await using var scope = services.CreateAsyncScope();
        if (!await scope.ServiceProvider.GetRequiredService<FirstSetup>().IsDue(cancellationToken)) return;
        var posts = scope.ServiceProvider.GetRequiredService<PostKeeping>();
        say("示例区的账号（一次性密码，只显示这一次，第一次登录后要改）：");
        foreach (var person in DemoPeople.All)
        {
            FirstPassword? first = null;
            foreach (var post in person.Posts)
            {
                var to = first is null ? new Person(null, person.Name, null, person.Account) : new Person(person.Account);
                var given = await posts.Give(Keeper.Program(post.District), post, to, cancellationToken);
                first ??= given.Value?.FirstPassword ?? throw new InvalidOperationException(string.Join(' ', given.Refusals));
            }

            if (person.IsShown)
                say($"    学校编号 {string.Join(" 或 ", person.Posts.Select(p => p.School?.Value ?? Candidates.Office))}，岗位 {person.Posts[0].Title}（{person.Name}），密码 {first!.Password}");
        }
    }
}
