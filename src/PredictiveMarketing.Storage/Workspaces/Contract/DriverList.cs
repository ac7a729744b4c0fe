using System.Text.Json;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Storage.Workspaces.Contract;

/// <summary>Reads the contract's list of drivers.</summary>
internal static class DriverList
{
    /// <summary>Null when the contract has no list: then every channel and every external is a candidate.</summary>
    public static IReadOnlyList<Driver>? Read(JsonFields fields, FindingLog log)
    {
        IReadOnlyList<JsonElement>? items = fields.List("drivers", "every channel (known ahead) and every external (not known ahead) is a candidate");
        if (items is null)
            return null;
        var drivers = new List<Driver>();
        for (int i = 0; i < items.Count; i++)
        {
            if (items[i].ValueKind != JsonValueKind.Object)
            {
                log.Error(fields.At($"drivers[{i}]"), "frame.type", $"drivers[{i}] is {items[i].GetRawText()}.",
                    "Write { \"name\": \"tv\", \"source\": \"media\", \"knownAhead\": true }.");
                continue;
            }

            JsonFields item = fields.Item("drivers", i, items[i]);
            if (Driver(item) is { } driver && IsNew(driver, drivers, item, log))
                drivers.Add(driver);
        }

        return drivers;
    }

    private static Driver? Driver(JsonFields item)
    {
        string? name = item.NeededText("name");
        DriverSource? source = item.NeededText("source") is null
            ? null
            : item.Word("source", "media", ("media", DriverSource.Media), ("external", DriverSource.External));
        bool? ahead = item.YesNo("knownAhead", source == DriverSource.Media, source == DriverSource.Media ? ", as for all media" : ", as for all externals");
        int? sign = item.Has("sign") ? item.Word("sign", "any", ("any", 0), ("positive", 1), ("negative", -1)) : 0;
        string? forced = item.Has("forcedBecause") ? item.NeededText("forcedBecause") : null;
        item.ReportUnknown();
        return name is not null && source is { } from && ahead is { } known && sign is { } expected
            ? new Driver(name, from, known) { ExpectedSign = expected, ForcedBecause = forced }
            : null;
    }

    private static bool IsNew(Driver driver, List<Driver> before, JsonFields item, FindingLog log)
    {
        if (before.All(d => d.Name != driver.Name))
            return true;
        log.Error(item.At("name"), "frame.duplicate-driver", $"The driver '{driver.Name}' is there twice.",
            "Keep one of the two; where a channel and an external share a name, rename the external.");
        return false;
    }
}
