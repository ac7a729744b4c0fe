using System.Text.Json;
using PredictiveMarketing.Forecasting.Frame.Contract;
using PredictiveMarketing.Storage.Framing;

namespace PredictiveMarketing.Storage.Workspaces.Contract;

/// <summary>Reads what a signed framing says beyond what the four steps compute with: decision, cost of error, acceptance bar, people. Optional and silent when absent.</summary>
internal static class DetailFields
{
    public static FramingDetails? Read(JsonFields fields, FindingLog log)
    {
        if (!fields.Has("framing"))
            return null;
        try
        {
            return FramingJson.Read<FramingDetails>(fields.Raw("framing")).Tidy();
        }
        catch (JsonException reason)
        {
            log.Error(fields.At("framing"), "frame.framing", $"The framing cannot be read: {reason.Message.Split(" LineNumber:")[0]}", "Write it as the Frame page does, or take it out.");
            return null;
        }
    }
}
