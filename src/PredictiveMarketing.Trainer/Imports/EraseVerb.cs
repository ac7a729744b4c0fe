using System.CommandLine;
using PredictiveMarketing.Storage.Database;
using PredictiveMarketing.Storage.Import.Receptacle;
using PredictiveMarketing.Trainer.Doors;

namespace PredictiveMarketing.Trainer.Imports;

/// <summary><c>pm erase</c>: takes a person's rows out of every kept file.</summary>
internal static class EraseVerb
{
    public static Command Build()
    {
        Option<string> person = new("--person") { Description = "The person's id as it stood in the imported files, such as an e-mail address.", Required = true, HelpName = "id" };
        Option<string?> store = Options.Store();
        Option<bool> json = Options.Json();
        Option<bool> quiet = Options.Quiet();
        var command = new Command("erase", "Take a person's rows out of every kept file, for good. Monthly counts stay: they name nobody.\nExample: pm erase --person anna@example.org")
        {
            person, store, json, quiet,
        };
        command.Validators.Add(result =>
        {
            if (string.IsNullOrWhiteSpace(result.GetValue(person)))
                result.AddError("--person needs the id of a person.");
        });
        command.SetAction(parsed =>
        {
            Terminal terminal = Options.TerminalOf(parsed, json, quiet);
            using Store opened = Store.Open(parsed.GetValue(store) ?? StoreLocation.Default());
            ErasureOutcome outcome = new ErasureDesk(opened).Erase(parsed.GetRequiredValue(person), Environment.UserName);
            if (terminal.Json)
                terminal.Document(new { verb = "erase", files = outcome.Files, rows = outcome.Rows });
            else
                terminal.Line($"{Count(outcome.Rows, "row")} erased in {Count(outcome.Files, "kept file")}; monthly counts are unchanged, and the id is left out of files to come");
            return ExitCode.Done;
        });
        return command;
    }

    private static string Count(int number, string what) => number == 1 ? $"1 {what}" : $"{number} {what}s";
}
