namespace PredictiveMarketing.Service.Pages.OwnAccount;

/// <summary>A browser as its owner calls it: "Firefox · Windows" instead of the line that it sends about itself.</summary>
public static class DeviceName
{
    // In this order: Edge and Opera also say Chrome, Chrome also says Safari, Android also says Linux.
    private static readonly (string Mark, string Name)[] Browsers = [("Edg", "Edge"), ("OPR", "Opera"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari")];

    private static readonly (string Mark, string Name)[] Systems = [("Windows", "Windows"), ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Mac", "macOS"), ("Linux", "Linux")];

    /// <summary>What is known of it; what it sent itself where nothing is.</summary>
    public static string Of(string device)
    {
        ArgumentNullException.ThrowIfNull(device);
        string[] known = [.. new[] { Browsers, Systems }.Select(names => names.FirstOrDefault(n => device.Contains(n.Mark, StringComparison.Ordinal)).Name).OfType<string>()];
        return known.Length == 0 ? device : string.Join(" · ", known);
    }
}
