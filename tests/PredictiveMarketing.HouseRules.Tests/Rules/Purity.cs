using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace PredictiveMarketing.HouseRules.Tests.Rules;

/// <summary>Forecasting is a function of its arguments. Seen twice: in what the analyzer is told, and in what was compiled.</summary>
internal static partial class Purity
{
    private const string Project = "src/PredictiveMarketing.Forecasting/PredictiveMarketing.Forecasting.csproj";

    private const string BannedSymbols = "src/PredictiveMarketing.Forecasting/BannedSymbols.txt";

    /// <summary>The least that the analyzer's list must hold.</summary>
    private static readonly string[] MustBeBanned =
    [
        "T:System.IO.File", "T:System.IO.Directory", "T:System.IO.FileStream", "T:System.IO.StreamReader", "T:System.IO.StreamWriter",
        "T:System.Console", "T:System.Net.Http.HttpClient", "T:System.Environment", "T:System.Diagnostics.Process",
        "T:System.Threading.Thread", "T:System.Threading.Tasks.Parallel", "T:System.Threading.Tasks.Task", "T:System.Random",
        "P:System.DateTime.Now", "P:System.DateTime.UtcNow", "P:System.DateTime.Today", "P:System.DateTimeOffset.Now",
        "P:System.DateTimeOffset.UtcNow", "T:System.TimeProvider", "M:System.Guid.NewGuid", "T:System.Diagnostics.Stopwatch",
    ];

    public static IReadOnlyList<string> WiringBreaches(Repository repository)
    {
        XDocument project = XDocument.Parse(repository.Read(Project));
        var breaches = new List<string>();
        if (!project.Descendants("AdditionalFiles").Any(a => (string?)a.Attribute("Include") == "BannedSymbols.txt"))
            breaches.Add($"{Project}: BannedSymbols.txt is not handed to the analyzer");
        if (!project.Descendants("PackageReference").Any(p => (string?)p.Attribute("Include") == "Microsoft.CodeAnalysis.BannedApiAnalyzers"))
            breaches.Add($"{Project}: the analyzer of banned symbols is missing");
        string[] listed = repository.Has(BannedSymbols) ? [.. repository.Read(BannedSymbols).Split('\n').Select(l => l.Split(';')[0].Trim())] : [];
        breaches.AddRange(MustBeBanned.Except(listed).Select(s => $"{BannedSymbols}: {s} is missing"));
        string[] couldSwitchOff = [".editorconfig", "Directory.Build.props", .. repository.Files("src/PredictiveMarketing.Forecasting").Where(f => f != BannedSymbols)];
        breaches.AddRange(couldSwitchOff.Where(f => repository.Has(f) && repository.Read(f).Contains("RS0030", StringComparison.Ordinal))
            .Select(f => $"{f}: RS0030 is switched off"));
        return breaches;
    }

    /// <summary>Types and members of the outside world that a compiled assembly refers to.</summary>
    public static IReadOnlyList<string> CompiledBreaches(string assemblyFile)
    {
        using var file = new PEReader(File.OpenRead(assemblyFile));
        MetadataReader metadata = file.GetMetadataReader();
        string name = Path.GetFileName(assemblyFile);
        var breaches = new SortedSet<string>(StringComparer.Ordinal);
        foreach (string assembly in metadata.AssemblyReferences.Select(h => metadata.GetString(metadata.GetAssemblyReference(h).Name)))
        {
            if (!PureAssembly().IsMatch(assembly))
                breaches.Add($"{name} refers to the assembly {assembly}");
        }

        foreach (string type in metadata.TypeReferences.Select(h => NameOf(metadata, metadata.GetTypeReference(h))).Where(t => ImpureType().IsMatch(t)))
            breaches.Add($"{name} uses {type}");
        foreach (MemberReference member in metadata.MemberReferences.Select(metadata.GetMemberReference))
        {
            string full = $"{OwnerOf(metadata, member)}.{metadata.GetString(member.Name)}";
            if (ImpureMember().IsMatch(full))
                breaches.Add($"{name} calls {full}");
        }

        if (metadata.GetTableRowCount(TableIndex.ImplMap) > 0)
            breaches.Add($"{name} calls native code");
        return [.. breaches];
    }

    private static string OwnerOf(MetadataReader metadata, MemberReference member) => member.Parent.Kind switch
    {
        HandleKind.TypeReference => NameOf(metadata, metadata.GetTypeReference((TypeReferenceHandle)member.Parent)),
        _ => "",
    };

    private static string NameOf(MetadataReader metadata, TypeReference type) =>
        $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}";

    [GeneratedRegex(@"^(System\.(Runtime|Collections|Linq|Memory|Numerics|Text\.Json|Text\.RegularExpressions|Text\.Encoding|Text\.Encodings\.Web|Security\.Cryptography|Runtime\.(Numerics|Extensions|Intrinsics|InteropServices)|Private\.CoreLib)([.].*)?|MathNet\.Numerics|netstandard)$")]
    private static partial Regex PureAssembly();

    // Environment as a type is judged by its members: the compiler itself asks for the thread id in every 'yield return'.
    [GeneratedRegex(@"^System\.(Random|Console|TimeProvider|IO\.(File|Directory|Drive|Stream(Reader|Writer)|MemoryMapped|RandomAccess)\w*|Net\..*|Data\..*|Diagnostics\.(Process|Stopwatch|Trace)|Threading\.(Thread|ThreadPool|Timer|PeriodicTimer|ThreadLocal`1|Tasks\.(Parallel\w*|Task|Task`1|ValueTask|ValueTask`1|TaskFactory))|Linq\.ParallelEnumerable|Security\.Cryptography\.RandomNumberGenerator)$|^MathNet\.Numerics\.Random\.")]
    private static partial Regex ImpureType();

    [GeneratedRegex(@"^System\.(DateTime(Offset)?\.get_(Now|UtcNow|Today)|Guid\.(NewGuid|CreateVersion7)|Environment\.(?!get_CurrentManagedThreadId$).*|AppContext\..*|Globalization\.CultureInfo\.get_Current\w*)$|^MathNet\.Numerics\.Distributions\.\w+\.(get_RandomSource|Samples?)$|^MathNet\.Numerics\.Control\.(UseMultiThreading|UseNative\w*)$")]
    private static partial Regex ImpureMember();
}
