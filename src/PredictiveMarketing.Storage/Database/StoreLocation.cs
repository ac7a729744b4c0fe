namespace PredictiveMarketing.Storage.Database;

/// <summary>Where the store lies when nobody says where.</summary>
public static class StoreLocation
{
    private const string Solution = "PredictiveMarketing.sln";

    /// <summary><c>store</c> beside the solution file when there is one here or above, else the user's data folder.</summary>
    public static string Default() => Default(Directory.GetCurrentDirectory());

    internal static string Default(string from)
    {
        for (DirectoryInfo? folder = new(from); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, Solution)))
                return Path.Combine(folder.FullName, "store");
        }

        string data = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return Path.Combine(data.Length > 0 ? data : from, "PredictiveMarketing", "store");
    }
}
