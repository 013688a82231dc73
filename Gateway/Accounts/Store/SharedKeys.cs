using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace DistrictUnion.Accounts.Store;

/// <summary>Data Protection's keys in a table, so that several nodes read each other's cookies and a restart signs nobody out.</summary>
internal sealed class SharedKeys(AccountsDatabase database) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var context = database.Open();
        return [.. context.Keys.OrderBy(k => k.Id).Select(k => k.Xml).AsEnumerable().Select(xml => XElement.Parse(xml))];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var context = database.Open();
        context.Keys.Add(new() { Name = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) });
        context.SaveChanges();
    }
}
