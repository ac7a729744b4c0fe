namespace PredictiveMarketing.Storage.Import.Raw.Xlsx;

/// <summary>The bytes of a part, held against what the list of entries says about them.</summary>
internal static class UnpackedPart
{
    private static readonly uint[] Table = CheckSums();

    /// <summary>What is wrong, null when nothing is.</summary>
    /// <param name="declared">Bytes that the list of entries promises.</param>
    public static string? Damage(Stream part, long declared, uint checkSum, bool isXml)
    {
        byte[] buffer = new byte[1 << 16];
        uint sum = uint.MaxValue;
        long length = 0, untagged = 0;
        for (int read = part.Read(buffer); read > 0; read = part.Read(buffer))
        {
            ReadOnlySpan<byte> bytes = buffer.AsSpan(0, read);
            length += read;
            if (length > declared)
                return $"is larger than the {declared} bytes it declares";
            foreach (byte b in bytes)
                sum = Table[(byte)(sum ^ b)] ^ (sum >> 8);
            int tag = bytes.LastIndexOf((byte)'<');
            untagged = tag < 0 ? untagged + read : read - tag;
            if (isXml && untagged > FileLimits.Untagged)
                return $"has a text of more than {FileLimits.Untagged} characters";
        }

        return length != declared || ~sum != checkSum ? "does not have its check sum" : null;
    }

    /// <summary>CRC-32 of zip files (polynomial EDB88320, reflected; APPNOTE 4.4.7).</summary>
    private static uint[] CheckSums()
    {
        var table = new uint[256];
        for (uint i = 0; i < table.Length; i++)
        {
            uint sum = i;
            for (int bit = 0; bit < 8; bit++)
                sum = (sum & 1) != 0 ? (sum >> 1) ^ 0xEDB88320 : sum >> 1;
            table[i] = sum;
        }

        return table;
    }
}
