using System.Diagnostics;

namespace PredictiveMarketing.Storage.Tests.Spreadsheets;

/// <summary>The other program that people open our files with, run without a window and in a profile of its own.</summary>
internal sealed class LibreOffice : IDisposable
{
    private const string Program = "soffice";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("pm-office-");

    public static bool IsHere { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(p => File.Exists(Path.Combine(p, Program)));

    /// <summary>Comma, quotation mark, UTF-8, values as shown, every sheet into a file of its own.</summary>
    public const string ToCsv = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,true,false,false,-1";

    public string Write(string name, byte[] bytes)
    {
        string path = Path.Combine(folder.FullName, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    /// <summary>Converts files of this folder; what comes out is found by its name with <see cref="Read"/>.</summary>
    public void Convert(string to, params IReadOnlyList<string> files)
    {
        var start = new ProcessStartInfo(Program) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder.FullName };
        foreach (string argument in (string[])["--headless", "--norestore", $"-env:UserInstallation=file://{folder.FullName}/profile", "--convert-to", to, "--outdir", folder.FullName, .. files])
            start.ArgumentList.Add(argument);
        start.Environment["LC_ALL"] = "C.UTF-8";
        start.Environment["HOME"] = folder.FullName;
        using Process office = Process.Start(start)!;
        Task<string> said = office.StandardOutput.ReadToEndAsync(), complained = office.StandardError.ReadToEndAsync();
        if (!office.WaitForExit(Patience))
        {
            office.Kill(entireProcessTree: true);
            throw new TimeoutException($"LibreOffice did not end within {Patience}.");
        }

        Assert.True(office.ExitCode == 0, $"{said.Result}\n{complained.Result}");
    }

    public byte[] Read(string name)
    {
        string path = Path.Combine(folder.FullName, name);
        Assert.True(File.Exists(path), $"'{name}' is not among {string.Join(", ", folder.EnumerateFiles().Select(f => f.Name))}");
        return File.ReadAllBytes(path);
    }

    public void Dispose() => folder.Delete(recursive: true);
}

/// <summary>Needs LibreOffice; without it the test is skipped with its reason, except in CI, where it then fails.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class LibreOfficeFactAttribute : FactAttribute
{
    public LibreOfficeFactAttribute()
    {
        if (!LibreOffice.IsHere && Environment.GetEnvironmentVariable("CI") != "true")
            Skip = "LibreOffice is not here (Debian: apt-get install libreoffice-calc-nogui)";
    }
}
