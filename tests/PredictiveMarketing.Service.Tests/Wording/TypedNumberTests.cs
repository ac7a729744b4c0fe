using System.Globalization;
using PredictiveMarketing.Service.Wording;

namespace PredictiveMarketing.Service.Tests.Wording;

public class TypedNumberTests
{
    /// <summary>H01: a value that a person typed is the one that is kept, or none.</summary>
    [Theory]
    [InlineData("en", "1,5", "1.5")]
    [InlineData("en", "1.5", "1.5")]
    [InlineData("en", "1,234", "1234")]
    [InlineData("en", "1,234,567.5", "1234567.5")]
    [InlineData("en", "1.234,5", "1234.5")]
    [InlineData("en", "1,23,4", null)]
    [InlineData("en", "12,34.5", null)]
    [InlineData("fr", "1,5", "1.5")]
    [InlineData("fr", "1.5", "1.5")]
    [InlineData("fr", "1 234,5", "1234.5")]
    [InlineData("fr", "1 234", "1234")]
    [InlineData("fr", "1.234,5", "1234.5")]
    [InlineData("fr", "1,234.5", "1234.5")]
    [InlineData("fr", "0,125", "0.125")]
    [InlineData("fr", "0.125", "0.125")]
    [InlineData("fr", "1234.567", "1234.567")]
    [InlineData("fr", "-12,5", "-12.5")]
    [InlineData("fr", "1.234.567", "1234567")]
    [InlineData("fr", "1 23", null)]
    [InlineData("fr", "12 34,5", null)]
    [InlineData("fr", "1.2.3", null)]
    [InlineData("fr", "1,", null)]
    [InlineData("fr", ",", null)]
    [InlineData("fr", "1e5", null)]
    [InlineData("fr", "", null)]
    [InlineData("fr", null, null)]
    public void The_separators_of_both_languages_are_read_and_groups_are_of_three(string language, string? typed, string? read)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(language);
            Assert.Equal(read is null ? null : decimal.Parse(read, CultureInfo.InvariantCulture), TypedNumber.Read(typed));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    /// <summary>A French reader may have meant a thousand or a little more than one.</summary>
    [Fact]
    public void What_may_be_two_numbers_is_none()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("fr-FR");
            Assert.Null(TypedNumber.Read("1.234"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
