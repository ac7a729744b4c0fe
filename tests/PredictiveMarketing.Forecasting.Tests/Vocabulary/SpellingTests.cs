using System.Text;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Tests.Vocabulary;

/// <summary>Whatever somebody types is a text.</summary>
public class SpellingTests
{
    [Fact]
    public void Letters_that_look_the_same_are_the_same_and_halves_of_letters_break_nothing()
    {
        Assert.Equal(Spelling.Of("e\u0301te\u0301", NormalizationForm.FormC), Spelling.Of("\u00e9t\u00e9", NormalizationForm.FormC));
        Assert.Equal("a\ufffdb", Spelling.Of("a" + (char)0xFFFE + "b", NormalizationForm.FormKC));
        Assert.Equal("a\ufffd", Spelling.Of("a" + (char)0xD800, NormalizationForm.FormD));
        Assert.Equal("\ufffd\ufffd", Spelling.Of(new string([(char)0xDC00, (char)0xD800]), NormalizationForm.FormD));
        Assert.Equal("\ud83d\ude00", Spelling.Of("\ud83d\ude00", NormalizationForm.FormC));
    }
}
