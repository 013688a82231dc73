using DistrictUnion.Domain.Accounts;
using DistrictUnion.Gateway.Pages.Frame;

namespace DistrictUnion.Gateway.Pages;

/// <summary>Where the day begins for a post: the first page that its navigation offers.</summary>
internal static class StartPage
{
    public static string Of(Actor actor) => Navigation.Of(actor, "") is [var first, ..] ? first.Address : "/account";
}
