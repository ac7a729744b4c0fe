using System.CommandLine;
using System.Globalization;
using PredictiveMarketing.Forecasting;
using PredictiveMarketing.Forecasting.Choose;
using PredictiveMarketing.Forecasting.Evaluate;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Relate;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Workspaces;
using PredictiveMarketing.Trainer.Doors;

namespace PredictiveMarketing.Trainer.Steps;

/// <summary><c>pm frame</c>, <c>evaluate</c>, <c>relate</c>, <c>choose</c>: one step alone, with its evidence.</summary>
internal static class StepVerbs
{
    public static IEnumerable<Command> Build()
    {
        yield return Verb("frame", "Step 1: what is asked, from which tables.", (asked, terminal) => Frame(asked.Framed, terminal));
        yield return Verb("evaluate", "Step 2: are the data sets sufficient?", (asked, terminal) => Evaluate(asked.Framed, terminal));
        yield return RelateVerb.Build();
        yield return ChooseVerb.Build();
    }

    /// <param name="more">Options of this verb alone.</param>
    internal static Command Verb(string name, string description, Func<Asked, Terminal, int> run, params Option[] more)
    {
        Argument<string> workspace = Options.Workspace();
        Option<Month?> asOf = Options.AsOf();
        Option<int> seed = Options.Seed();
        Option<int> threads = Options.Threads();
        Option<bool> json = Options.Json();
        Option<bool> quiet = Options.Quiet();
        var command = new Command(name, $"{description}\nExample: pm {name} data/sample") { workspace, asOf, seed, threads, json, quiet };
        foreach (Option option in more)
            command.Add(option);
        command.SetAction(parsed =>
        {
            Terminal terminal = Options.TerminalOf(parsed, json, quiet);
            WorkspaceReading reading = WorkspaceReader.Read(parsed.GetRequiredValue(workspace));
            terminal.Findings(reading.Findings);
            if (reading.Workspace is not { } tables)
                return ExitCode.InputFault;
            FramedQuestion framed = FourSteps.Frame(tables, parsed.GetValue(asOf) ?? tables.Contract.AsOf);
            terminal.Findings(framed.Findings);
            return framed.Findings.Any(f => f.Severity == Severity.Error)
                ? ExitCode.InputFault
                : run(new Asked(framed, parsed.GetValue(seed), Math.Max(1, parsed.GetValue(threads)), parsed), terminal);
        });
        return command;
    }

    private static int Frame(FramedQuestion framed, Terminal terminal)
    {
        FramingContract contract = framed.Contract;
        if (terminal.Json)
        {
            terminal.Document(new
            {
                verb = "frame", contract, origin = framed.Cutoff.Origin, lastLeads = framed.LastLeads, steps = framed.Cutoff.Steps,
                series = framed.Tables.Select(t => new { t.Key.Campaign, t.Key.Market, first = t.Leads.First, months = t.Leads.Count, drivers = t.Columns.Select(c => c.Name) }),
            });
            return ExitCode.Done;
        }

        terminal.Line($"{contract.Name}: {contract.Kpi.Name} ({contract.Kpi.Unit}), {contract.HorizonMonths} months ahead of {framed.LastLeads}");
        terminal.Line($"need: {contract.Need ?? "not stated"}");
        terminal.Line($"objective: {contract.Objective ?? "not stated"}");
        terminal.Line($"trained on leads up to {framed.Cutoff.Origin}; {framed.Maturing} months still maturing are nowcast");
        terminal.Table(
            ["campaign", "market", "from", "to", "months", "drivers"],
            [.. framed.Tables.Select(t => (IReadOnlyList<string>)[t.Key.Campaign, t.Key.Market, t.Leads.First.ToString(), t.Leads.Last.ToString(), Whole(t.Leads.Count), Whole(t.Columns.Count)])]);
        return ExitCode.Done;
    }

    private static int Evaluate(FramedQuestion framed, Terminal terminal)
    {
        SufficiencyReport report = FourSteps.Evaluate(framed);
        bool stopped = report.DataSets.Any(d => d.DataSet == "leads" && d.Verdict.Stops);
        if (terminal.Json)
        {
            terminal.Document(new { verb = "evaluate", dataSets = report.DataSets, power = report.Power });
        }
        else
        {
            terminal.Table(
                ["campaign", "market", "data set", "months", "first", "last", "verdict", "reason"],
                [
                    .. report.DataSets.Select(d => (IReadOnlyList<string>)
                    [
                        d.Series?.Campaign ?? "", d.Series?.Market ?? "", d.DataSet, Whole(d.Months), d.First?.ToString() ?? "", d.Last?.ToString() ?? "", d.Verdict.Judgement.ToString(), d.Verdict.Reason,
                    ]),
                ]);
            foreach (string line in report.Power.SelectMany(p => p.Lines))
                terminal.Line(line);
        }

        return stopped ? ExitCode.GateSaidNo : ExitCode.Done;
    }

    internal static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);

    internal static string Percent(double? share) => share is double s ? s.ToString("P0", CultureInfo.InvariantCulture) : "n/a";
}

/// <summary>What every step verb works on.</summary>
/// <param name="Parsed">The command line, for options of one verb alone.</param>
internal sealed record Asked(FramedQuestion Framed, int Seed, int Threads, ParseResult Parsed);
