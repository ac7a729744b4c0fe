using System.Net;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Storage.Import.OpenData.Fetch;

/// <summary>What an address itself tells, before any name is resolved.</summary>
internal static class FetchAddress
{
    /// <summary>The address, or null with a finding that never repeats credentials.</summary>
    public static Uri? Read(string url, Place place, FindingLog log)
    {
        if (!Uri.TryCreate(url.Trim(), UriKind.Absolute, out Uri? address) || address.IdnHost.Length == 0)
            log.Error(place, "fetch.no-address", "That is not the address of a file.", "Write it in full, like https://example.org/data.csv.");
        else if (address.Scheme != Uri.UriSchemeHttps)
            log.Error(place, "fetch.not-https", $"'{address.Scheme}' is not fetched from: anybody on the way could change the numbers.", "Use the https address, or import the file.");
        else if (address.UserInfo.Length > 0)
            log.Error(place, "fetch.credentials", "The address holds a user name or password.", "Take them out: open data need none.");
        else if (!address.IsDefaultPort)
            log.Error(place, "fetch.port", $"Port {address.Port} is not one from which open data come.", "Use the address without a port.");
        else if (IPAddress.TryParse(address.IdnHost, out IPAddress? literal) && !PublicAddress.Is(literal))
            log.Error(place, "fetch.address", $"{literal} is an address of this machine or network.", "Only public servers are fetched from; import the file instead.");
        else
            return address;
        return null;
    }
}
