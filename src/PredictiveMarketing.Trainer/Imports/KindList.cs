using PredictiveMarketing.Storage.Import;
using PredictiveMarketing.Trainer.Doors;

namespace PredictiveMarketing.Trainer.Imports;

/// <summary>The kinds of files with their fields and options.</summary>
internal static class KindList
{
    private static readonly Dictionary<string, string> About = new(StringComparer.Ordinal)
    {
        ["media-plan"] = "media plan, one line per flight or one column per month",
        ["leads"] = "leads, one row per event or per month",
        ["ga4"] = "GA4 report: runReport JSON or a CSV export",
        ["social"] = "campaigns of Meta, LinkedIn, TikTok and the like",
        ["email"] = "sends, opens and clicks of an e-mail tool",
        ["seo"] = "clicks and impressions of Search Console",
        ["covid-owid"] = "Covid file of Our World in Data",
        ["covid-oxcgrt"] = "Covid measures of the Oxford tracker (OxCGRT)",
        ["school-holidays"] = "French school holidays, the official CSV",
        ["calendar"] = "public holidays and trading days, computed: no file",
        ["business"] = "monthly figures of sales and finance: recurring revenue, users, customers, MQL, SQL",
        ["external"] = "any other series by month, such as registrations",
        ["events"] = "strikes, outages, stock-outs, launches",
        ["goals"] = "goals by month",
    };

    public static int Print(Terminal terminal)
    {
        if (terminal.Json)
        {
            terminal.Document(Importers.All.Select(i => new
            {
                kind = i.Kind,
                about = About.GetValueOrDefault(i.Kind, ""),
                fields = i.Fields.Select(f => new { name = f.Name, required = f.Required, person = f.IsPerson, synonyms = f.Synonyms }),
                options = i.Options,
            }));
            return ExitCode.Done;
        }

        foreach (IImporter importer in Importers.All)
        {
            terminal.Line($"{importer.Kind}: {About.GetValueOrDefault(importer.Kind, "")}");
            if (importer.Fields.Count > 0)
                terminal.Line("  fields: " + string.Join(", ", importer.Fields.Select(f => f.Name + (f.Required ? "*" : "") + (f.IsPerson ? " (person)" : ""))));
            foreach ((string name, string meaning) in importer.Options)
                terminal.Line($"  --option {name}=...  {meaning}");
        }

        terminal.Line("* must be there; (person) is kept as a keyed hash only");
        return ExitCode.Done;
    }
}
