using PredictiveMarketing.Storage.Import;
using PredictiveMarketing.Trainer.Doors;

namespace PredictiveMarketing.Trainer.Imports;

/// <summary>The kinds of files with their fields and options.</summary>
internal static class KindList
{
    public static int Print(Terminal terminal)
    {
        if (terminal.Json)
        {
            terminal.Document(Importers.All.Select(i => new
            {
                kind = i.Kind,
                fields = i.Fields.Select(f => new { name = f.Name, required = f.Required, person = f.IsPerson, synonyms = f.Synonyms }),
                options = i.Options,
            }));
            return ExitCode.Done;
        }

        foreach (IImporter importer in Importers.All)
        {
            terminal.Line(importer.Kind);
            if (importer.Fields.Count > 0)
                terminal.Line("  fields: " + string.Join(", ", importer.Fields.Select(f => f.Name + (f.Required ? "*" : "") + (f.IsPerson ? " (person)" : ""))));
            foreach ((string name, string meaning) in importer.Options)
                terminal.Line($"  --option {name}=...  {meaning}");
        }

        terminal.Line("* must be there; (person) is kept as a keyed hash only");
        return ExitCode.Done;
    }
}
