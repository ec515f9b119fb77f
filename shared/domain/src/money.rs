//! Amounts: integer minor units (kopecks, cents) with an ISO 4217 currency.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use std::fmt;

/// A currency of ISO 4217. Codes and exponents come from the `iso_currency` crate.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Currency(iso_currency::Currency);

impl Currency {
    /// The currency with this code, in any letter case; `None` where ISO 4217 has none.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        if code.len() != 3 {
            return None;
        }
        iso_currency::Currency::from_code(&code.to_ascii_uppercase()).map(Self)
    }

    /// The three-letter code, upper case.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.0.code()
    }

    /// How many decimal digits the minor unit has: 2 for RUB, 0 for JPY, 3 for KWD.
    /// Units without a minor unit in the standard (gold and the like) count whole.
    #[must_use]
    pub fn exponent(self) -> u32 {
        self.0.exponent().map_or(0, u32::from)
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl Ord for Currency {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.code().cmp(other.code())
    }
}

impl PartialOrd for Currency {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

/// An amount in minor units of its currency. Never negative in an entry: whether money
/// came or went is the entry's [`crate::Kind`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Money {
    /// Minor units: 4000 for 40.00 RUB, 40 for 40 JPY.
    pub minor: i64,
    /// The currency that the minor units belong to.
    pub currency: Currency,
}

/// Why a number is not an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MoneyError {
    /// Nothing, or less than nothing.
    #[error("an amount must be more than zero")]
    NotPositive,
    /// More digits after the point than the currency has.
    #[error("more digits after the point than the currency has")]
    TooPrecise,
    /// More than [`Money::MAX_MINOR`].
    #[error("the amount is too large")]
    TooLarge,
}

impl Money {
    /// The largest amount of one entry, in minor units. A million million is beyond any
    /// purse, and leaves room to sum nine thousand of them without overflow.
    pub const MAX_MINOR: i64 = 1_000_000_000_000_000;

    /// An exact decimal as an amount.
    ///
    /// # Errors
    /// [`MoneyError`] where it is not positive, not exact in minor units, or too large.
    pub fn from_decimal(value: Decimal, currency: Currency) -> Result<Self, MoneyError> {
        if value <= Decimal::ZERO {
            return Err(MoneyError::NotPositive);
        }
        let factor = Decimal::from(10_u64.pow(currency.exponent()));
        let minor = value.checked_mul(factor).ok_or(MoneyError::TooLarge)?;
        if !minor.fract().is_zero() {
            return Err(MoneyError::TooPrecise);
        }
        match minor.to_i64() {
            Some(minor) if minor <= Self::MAX_MINOR => Ok(Self { minor, currency }),
            _ => Err(MoneyError::TooLarge),
        }
    }

    /// The amount as an exact decimal of major units.
    #[must_use]
    pub fn to_decimal(self) -> Decimal {
        Decimal::new(self.minor, self.currency.exponent())
    }

    /// The sum; `None` on overflow or for two currencies.
    #[must_use]
    pub fn checked_add(self, other: Self) -> Option<Self> {
        (self.currency == other.currency)
            .then(|| self.minor.checked_add(other.minor))
            .flatten()
            .map(|minor| Self {
                minor,
                currency: self.currency,
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn money(text: &str, code: &str) -> Result<i64, MoneyError> {
        Money::from_decimal(text.parse().unwrap(), Currency::from_code(code).unwrap())
            .map(|m| m.minor)
    }

    #[test]
    fn exponents_of_0_2_and_3_digits() {
        assert_eq!(money("40", "RUB"), Ok(4000));
        assert_eq!(money("40", "JPY"), Ok(40));
        assert_eq!(money("1.5", "KWD"), Ok(1500));
        assert_eq!(money("1.005", "KWD"), Ok(1005));
    }

    #[test]
    fn what_is_not_an_amount_says_why() {
        assert_eq!(money("0", "RUB"), Err(MoneyError::NotPositive));
        assert_eq!(money("-1", "RUB"), Err(MoneyError::NotPositive));
        assert_eq!(money("1.005", "RUB"), Err(MoneyError::TooPrecise));
        assert_eq!(money("0.5", "JPY"), Err(MoneyError::TooPrecise));
        assert_eq!(
            money("9000000000000000000", "RUB"),
            Err(MoneyError::TooLarge)
        );
        assert_eq!(
            money("79228162514264337593543950335", "RUB"),
            Err(MoneyError::TooLarge)
        );
    }

    #[test]
    fn codes_in_any_case_and_nothing_else() {
        assert_eq!(Currency::from_code("kzt").unwrap().code(), "KZT");
        assert!(Currency::from_code("XYZ").is_none());
        assert!(Currency::from_code("рубль").is_none());
    }

    proptest! {
        #[test]
        fn decimal_round_trip(minor in 1..=Money::MAX_MINOR, code in "RUB|KZT|JPY|KWD|USD") {
            let m = Money { minor, currency: Currency::from_code(&code).unwrap() };
            prop_assert_eq!(Money::from_decimal(m.to_decimal(), m.currency), Ok(m));
        }

        #[test]
        fn addition_is_exact_or_refused(a: i64, b: i64) {
            let c = Currency::from_code("RUB").unwrap();
            let sum = Money { minor: a, currency: c }.checked_add(Money { minor: b, currency: c });
            prop_assert_eq!(sum.map(|m| i128::from(m.minor)),
                Some(i128::from(a) + i128::from(b)).filter(|s| i64::try_from(*s).is_ok()));
        }
    }
}
