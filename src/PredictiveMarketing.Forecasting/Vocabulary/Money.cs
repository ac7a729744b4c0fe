using System.Globalization;

namespace PredictiveMarketing.Forecasting.Vocabulary;

/// <summary>An amount in whole cents of the workspace's currency; sums are exact.</summary>
public readonly record struct Money(long Cents) : IComparable<Money>
{
    public static Money Zero => new(0);

    /// <summary>Rounds to the nearest cent, halves away from zero (commercial rounding).</summary>
    /// <exception cref="OverflowException">The amount does not fit in 64-bit cents.</exception>
    public static Money Of(decimal amount) =>
        new(decimal.ToInt64(decimal.Round(checked(amount * 100m), 0, MidpointRounding.AwayFromZero)));

    public decimal Amount => Cents / 100m;

    /// <summary>Splits over <paramref name="weights"/> by largest remainder, so that the parts add up to the cent.</summary>
    public IReadOnlyList<Money> Spread(IReadOnlyList<int> weights)
    {
        long total = weights.Sum(w => (long)w);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(total, 0);
        long cents = Cents;
        long[] shares = LargestRemainder.Share(cents, [.. weights.Select(w => (decimal)cents * w / total)]);
        return [.. shares.Select(s => new Money(s))];
    }

    public int CompareTo(Money other) => Cents.CompareTo(other.Cents);

    public override string ToString() => Amount.ToString("0.00", CultureInfo.InvariantCulture);

    public static Money operator +(Money a, Money b) => new(checked(a.Cents + b.Cents));

    public static Money operator -(Money a, Money b) => new(checked(a.Cents - b.Cents));

    public static bool operator <(Money a, Money b) => a.Cents < b.Cents;

    public static bool operator >(Money a, Money b) => a.Cents > b.Cents;

    public static bool operator <=(Money a, Money b) => a.Cents <= b.Cents;

    public static bool operator >=(Money a, Money b) => a.Cents >= b.Cents;
}
