using System.CommandLine;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Database;
using PredictiveMarketing.Storage.Import.Receptacle;
using PredictiveMarketing.Trainer.Doors;

namespace PredictiveMarketing.Trainer.Imports;

/// <summary><c>pm import</c>: shows what a file changes in a workspace, and applies it.</summary>
internal static class ImportVerb
{
    private const string Description =
        """
        Bring a file into a workspace: what changes is shown, the file is kept by its hash, every value keeps its place of origin.
        Examples:
          pm import plan.xlsx --kind media-plan --into my-workspace --dry-run
          pm import crm.csv --kind leads --into my-workspace --source crm --map requested-at="Date de demande"
          pm import --kind calendar --into my-workspace --option country=FR
          pm import --kind covid-owid --into my-workspace --url https://example.org/owid.csv --option country=FRA
          pm import --kind ga4 --into my-workspace --ga4-key ~/ga4-key.json --option property=123456789 --from 2025-01 --to 2025-12
          pm import --template media-plan --out plan.xlsx
          pm import --kinds
        """;

    /// <param name="doors">Null: the internet.</param>
    public static Command Build(FeedDoors? doors = null)
    {
        var arguments = new ImportArguments();
        var command = new Command("import", Description);
        command.Add(arguments.File);
        foreach (Option option in arguments.All)
            command.Add(option);
        command.SetAction(async (parsed, stop) =>
        {
            Terminal terminal = Options.TerminalOf(parsed, arguments.Json, arguments.Quiet);
            if (parsed.GetValue(arguments.Kinds))
                return KindList.Print(terminal);
            if (parsed.GetValue(arguments.Template) is { } kind)
                return TemplateFile.Write(kind, parsed.GetValue(arguments.Out), terminal);
            ImportWish wish = arguments.Read(parsed, out IReadOnlyList<Finding> findings);
            if (findings.Count > 0)
            {
                terminal.Findings(findings);
                return ExitCode.InputFault;
            }

            using Store store = Store.Open(parsed.GetValue(arguments.Store) ?? StoreLocation.Default());
            using ImportSource? source = await ImportSource.Open(wish, doors ?? FeedDoors.Internet(store.Clock), terminal, stop);
            return source is null ? ExitCode.InputFault : Run(new ImportDesk(store), wish, source, terminal);
        });
        return command;
    }

    private static int Run(ImportDesk desk, ImportWish wish, ImportSource source, Terminal terminal)
    {
        ImportRequest request = wish.Request(source);
        if (wish.Kind is null)
        {
            IReadOnlyList<string> kinds = desk.Recognise(request);
            if (kinds.Count != 1)
            {
                terminal.Findings([Unclear(request.FileName, kinds.Count > 0 ? kinds : [.. desk.Known.Select(i => i.Kind)], recognised: kinds.Count > 0)]);
                return ExitCode.InputFault;
            }

            terminal.Say($"{request.FileName} looks like {kinds[0]}");
            request = request with { Kind = kinds[0], Source = wish.Source ?? kinds[0] };
        }

        ImportPreview preview = desk.Preview(request);
        terminal.Findings(preview.Findings);
        bool apply = preview.MayBeApplied && !wish.DryRun;
        ImportOutcome? outcome = apply ? desk.Apply(preview, Environment.UserName) : null;
        if (outcome is not null)
            terminal.Findings(outcome.Findings);
        ImportReport.Print(preview, outcome, terminal);
        return preview.MayBeApplied && outcome?.IsDone != false ? ExitCode.Done : ExitCode.InputFault;
    }

    private static Finding Unclear(string file, IReadOnlyList<string> kinds, bool recognised) => Finding.Error(
        new Place(file), "import.kind-unclear",
        recognised ? "More than one kind could read it." : "No kind recognises it.",
        $"Say which it is: --kind {string.Join(" or ", kinds)}.");
}
