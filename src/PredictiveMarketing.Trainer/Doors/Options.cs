using System.CommandLine;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Trainer.Doors;

/// <summary>Options that several verbs share, spelled once.</summary>
internal static class Options
{
    public static Argument<string> Workspace() => new("workspace") { Description = "Folder with frame.json and leads.csv." };

    public static Option<bool> Json() => new("--json") { Description = "Print the result as one JSON document." };

    public static Option<bool> Quiet() => new("--quiet") { Description = "No progress, no notes." };

    public static Option<int> Seed() => new("--seed") { Description = "Seed of every random draw.", DefaultValueFactory = _ => 1 };

    public static Option<int> Threads() => new("--threads")
    {
        Description = "Threads to work with; the result does not depend on it.",
        DefaultValueFactory = _ => Environment.ProcessorCount,
    };

    public static Option<string?> Store() => new("--store") { Description = "Store folder (default: store beside the solution, else the user's data folder)." };

    public static Option<Month?> AsOf() => MonthOption("--as-of", "The month in which the clock stands, such as 2026-10; leads of the month before are the last that are known.");

    public static Option<Month?> MonthOption(string name, string description) => new(name)
    {
        Description = description,
        CustomParser = result =>
        {
            string text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
            if (Month.TryParse(text, out Month month))
                return month;
            result.AddError($"'{text}' is not a month; write it like 2026-10.");
            return null;
        },
    };

    public static Terminal TerminalOf(ParseResult parsed, Option<bool> json, Option<bool> quiet) =>
        new(parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error, parsed.GetValue(json), parsed.GetValue(quiet), live: !Console.IsErrorRedirected);
}
