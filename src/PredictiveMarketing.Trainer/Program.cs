using System.CommandLine;
using PredictiveMarketing.Trainer.Backtests;
using PredictiveMarketing.Trainer.Doors;
using PredictiveMarketing.Trainer.Imports;
using PredictiveMarketing.Trainer.Runs;
using PredictiveMarketing.Trainer.Simulate;
using PredictiveMarketing.Trainer.Steps;

var root = new RootCommand("Predict the qualified leads that next months' media plan will bring.")
{
    ImportVerb.Build(),
    EraseVerb.Build(),
    RunVerb.Build(),
    BacktestVerb.Build(),
    SimulateVerb.Build(),
};
foreach (Command step in StepVerbs.Build())
    root.Add(step);

ParseResult parsed = root.Parse(args);
if (parsed.Errors.Count > 0)
{
    parsed.Invoke();
    return ExitCode.InputFault;
}

try
{
    return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (Exception e) when (e is IOException or UnauthorizedAccessException)
{
    await Console.Error.WriteLineAsync($"error   {e.Message}");
    return ExitCode.InputFault;
}
catch (Exception e)
{
    await Console.Error.WriteLineAsync($"This is our fault, not yours: {e}");
    return ExitCode.OurFault;
}
