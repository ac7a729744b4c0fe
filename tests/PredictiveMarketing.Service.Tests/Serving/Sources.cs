namespace PredictiveMarketing.Service.Tests.Serving;

/// <summary>Finds the sources from where the tests run: a reproducible build hides the compiler's folder.</summary>
public static class Sources
{
    /// <summary>The folder of a project under <c>src/</c>.</summary>
    public static string Of(string project)
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "PredictiveMarketing.sln")))
            folder = folder.Parent;
        return Path.Combine(folder?.FullName ?? throw new InvalidOperationException("The tests do not run inside the repository."), "src", project);
    }
}
