//! Amounts as a language writes them.

use super::{Args, Language};
use kopeck_domain::report::Totals;
use kopeck_domain::understand::currency::sign_of;
use kopeck_domain::{Currency, Money};

impl Language {
    /// An amount with its currency: `1 234,56 ₽`, `$3.50`. Digits after the point are left
    /// out where they are zero.
    #[must_use]
    pub fn money(self, money: Money) -> String {
        self.sum(money.currency, i128::from(money.minor))
    }

    /// Sums by currency, `first` before the others: `40 ₽ + 5 $`.
    #[must_use]
    pub fn sums(self, totals: &Totals, first: Currency) -> String {
        let each: Vec<_> = totals
            .with_first(first)
            .into_iter()
            .map(|(c, sum)| self.sum(c, sum))
            .collect();
        if each.is_empty() {
            self.sum(first, 0)
        } else {
            each.join(" + ")
        }
    }

    /// A currency by its code, and its sign where it has one: `RUB (₽)`.
    #[must_use]
    pub fn currency(self, currency: Currency) -> String {
        match sign_of(currency) {
            Some(sign) => format!("{} ({sign})", currency.code()),
            None => currency.code().to_owned(),
        }
    }

    fn sum(self, currency: Currency, minor: i128) -> String {
        let number = self.number(minor, currency.exponent());
        match sign_of(currency) {
            Some(sign) if self.style("format-sign") == "before" => format!("{sign}{number}"),
            Some(sign) => format!("{number}\u{a0}{sign}"),
            None => format!("{number}\u{a0}{}", currency.code()),
        }
    }

    fn number(self, minor: i128, exponent: u32) -> String {
        let unit = 10_u128.pow(exponent);
        let (whole, rest) = (minor.unsigned_abs() / unit, minor.unsigned_abs() % unit);
        let minus = if minor < 0 { "−" } else { "" };
        let mut text = format!("{minus}{}", grouped(whole, &self.style("format-group")));
        if rest > 0 {
            let width = usize::try_from(exponent).unwrap_or(0);
            text.push_str(&self.style("format-point"));
            text.push_str(&format!("{rest:0width$}"));
        }
        text
    }

    fn style(self, id: &str) -> String {
        self.say(id, &Args::new())
    }
}

fn grouped(whole: u128, separator: &str) -> String {
    let digits = whole.to_string();
    let mut out = String::with_capacity(digits.len() * 2);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push_str(separator);
        }
        out.push(digit);
    }
    out
}
