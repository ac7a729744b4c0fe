using System.CommandLine;
using PredictiveMarketing.Trainer.Simulate;

var root = new RootCommand("Plan campaigns from leads: simulate, frame, evaluate, relate, choose, forecast.")
{
    SimulateVerb.Build(),
};
ParseResult asked = root.Parse(args);
int code = asked.Invoke();

// A command line that cannot be read is the input's fault.
return asked.Errors.Count > 0 ? 2 : code;
