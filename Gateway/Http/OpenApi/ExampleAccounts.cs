using DistrictUnion.Accounts.Passwords;
using DistrictUnion.Accounts.People;
using DistrictUnion.Accounts.Posts;
using DistrictUnion.Accounts.Resets;
using DistrictUnion.Accounts.SignIn;
using DistrictUnion.Accounts.Tokens;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Gateway.SignIn;

namespace DistrictUnion.Gateway.Http.OpenApi;

/// <summary>Examples of accounts: an invented chair.</summary>
internal static class ExampleAccounts
{
    private const string Account = "k7mw3xq9c2ha";
    private const string Name = "王秀兰";

    private static readonly DateOnly From = new(2026, 9, 1);

    private static readonly Tenure Post = new(
        "h2vd6sy8m3kc", "p4ne8tz6v5rd", "工会主席", Role.SchoolChair, new("qinglan"), ExampleSchool.School, PostLimits.None, false, From, null);

    private static readonly TokenLine Token = new(
        "t9cb2hq7w4ms", "报表程序", Post.Holding, Post.Title, ExampleSchool.AskedAt, ExampleSchool.AskedAt.AddDays(90), null, null);

    private static readonly SessionLine Session = new("0f3a5c7e9b1d2468", "192.0.2.7", "Chrome", ExampleSchool.AskedAt, ExampleSchool.AskedAt, true);

    private static readonly PersonBody Someone = new(null, Name, null);

    public static object[] All { get; } =
    [
        new AccountAnswer(Account, Name, Post, [Post]),
        new TokenList([Token]),
        new TokenBody("报表程序", 90),
        new IssuedToken("du_（只显示一次）", Token),
        new SessionList([Session]),
        new AccountList([new(Account, Name, null, [Post], false, ExampleSchool.AskedAt, PasswordState.Good)]),
        new AccountView(Account, Name, null, ExampleSchool.AskedAt, ExampleSchool.AskedAt, null, ExampleSchool.AskedAt, PasswordState.Good, false, [Post], true),
        new GivePostBody(Role.SchoolMember, "女工委员", ExampleSchool.School, Someone, From, null, [], [], [], []),
        new Given(Account, Name, Post, new(Account, Name, "（只显示一次）", ExampleSchool.AskedAt.AddDays(30))),
        new ReasonOfDisablingBody("调离"),
        new ResetCode(Account, Name, "（只显示一次）", ExampleSchool.AskedAt.AddDays(1)),
        new PostView(
            Post.Post, Post.Title, Post.Role, Post.District, Post.School, Post.Limits, From, null, [new(Post.Holding, Account, Name, From, null, false)]),
        new HandOverBody(Someone, From),
        new StandInBody(Someone, From, From.AddDays(30)),
        new EndPostBody(null, From),
    ];
}
