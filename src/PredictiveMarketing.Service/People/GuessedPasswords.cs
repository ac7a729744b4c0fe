using System.Collections.Frozen;

namespace PredictiveMarketing.Service.People;

/// <summary>Passwords of twelve characters and more that everybody tries first, in France and elsewhere. Shorter ones are refused anyway.</summary>
internal static class GuessedPasswords
{
    public static FrozenSet<string> All { get; } = new[]
    {
        "123456789012", "1234567890123", "1234567890ab", "0123456789ab", "012345678910", "123412341234", "123123123123",
        "121212121212", "112233445566", "111222333444", "000000000000", "111111111111", "987654321098", "abcdefghijkl",
        "abcdefghijklm", "abcd1234abcd", "abc123abc123", "abcabcabcabc", "a1b2c3d4e5f6", "aaaabbbbcccc", "password1234",
        "password12345", "password123456", "passwordpassword", "password!234", "password2024", "password2025", "password2026",
        "mypassword123", "newpassword1", "passw0rd1234", "p@ssw0rd1234", "p@ssword1234", "motdepasse12", "motdepasse123",
        "motdepasse1234", "motdepasse2025", "motdepasse2026", "monmotdepasse", "nouveaumotdepasse", "qwertyuiop12",
        "qwertyuiop123", "qwertyuiop[]", "qwerty123456", "qwertyqwerty", "qwerty12345678", "1q2w3e4r5t6y", "1qaz2wsx3edc",
        "qazwsxedcrfv", "zaq12wsxcde3", "azertyuiop12", "azertyuiop123", "azerty123456", "azertyazerty", "azertyuiopqs",
        "1a2z3e4r5t6y", "qsdfghjklmwx", "wxcvbnazerty", "iloveyou1234", "iloveyouforever", "jetaime12345", "jetaimejetaime",
        "letmein12345", "letmeinplease", "welcome12345", "welcome123456", "bienvenue123", "bienvenue1234", "administrator",
        "administrateur", "admin1234567", "admin12345678", "adminadminadmin", "administrator1", "superadmin123", "changeme1234",
        "changeme12345", "changemenow1", "changezmoi12", "defaultpassword", "temporary1234", "provisoire12", "football1234",
        "basketball12", "baseball1234", "liverpool123", "marseille123", "parissaintgermain", "olympiquelyon", "superman1234",
        "batman123456", "dragon123456", "monkey123456", "sunshine1234", "princess1234", "princesse123", "chocolat1234",
        "doudou123456", "loulou123456", "soleil123456", "marketing1234", "predictivemarketing", "predictive123", "summer2025!!",
        "winter2025!!", "printemps2026", "trustno1trustno1", "correcthorsebatterystaple", "whatever1234", "qwertzuiop12",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
