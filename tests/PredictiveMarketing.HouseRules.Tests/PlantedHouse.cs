using PredictiveMarketing.HouseRules.Tests.Rules;

namespace PredictiveMarketing.HouseRules.Tests;

/// <summary>A small repository in a temporary folder, in which mistakes are planted on purpose.</summary>
internal sealed class PlantedHouse : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("planted-house-");

    public Repository Repository => new(folder.FullName);

    public PlantedHouse With(string path, string text)
    {
        string file = Path.Combine(folder.FullName, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        return this;
    }

    public PlantedHouse WithProject(string room, string items, string sdk = "Microsoft.NET.Sdk") =>
        With($"src/PredictiveMarketing.{room}/PredictiveMarketing.{room}.csproj", $"<Project Sdk=\"{sdk}\"><ItemGroup>{items}</ItemGroup></Project>");

    public void Dispose() => folder.Delete(recursive: true);
}
