//! Small calculations equal their exact value.

use crate::{chat, one, seen};
use kopeck_domain::understand::understand;
use proptest::prelude::*;
use proptest::sample::select;
use rust_decimal::Decimal;

/// A calculation as it is written, and its value; `tight` where it is a product or one number.
#[derive(Clone, Debug)]
struct Sum {
    text: String,
    value: Decimal,
}

fn number() -> impl Strategy<Value = Sum> {
    let cents = prop_oneof![3 => Just(0_i64), 1 => 1_i64..100];
    (100_i64..3000, cents).prop_map(|(whole, cents)| Sum {
        text: if cents == 0 {
            whole.to_string()
        } else {
            format!("{whole}.{cents:02}")
        },
        value: Decimal::new(whole * 100 + cents, 2),
    })
}

/// `a`, `a*n`, `n*a` or `(a+b)*n`.
fn factor() -> impl Strategy<Value = Sum> {
    let sign = select(vec!["*", " * ", "×", " x ", "х"]);
    let product = (number(), 2_i64..10, sign, any::<bool>()).prop_map(|(a, n, sign, first)| Sum {
        text: if first {
            format!("{n}{sign}{}", a.text)
        } else {
            format!("{}{sign}{n}", a.text)
        },
        value: a.value * Decimal::from(n),
    });
    let brackets = (number(), number(), 2_i64..10).prop_map(|(a, b, n)| Sum {
        text: format!("({}+{})*{n}", a.text, b.text),
        value: (a.value + b.value) * Decimal::from(n),
    });
    prop_oneof![3 => number(), 2 => product, 1 => brackets]
}

/// Factors with plus and minus between. A minus only where what is left is more than what is
/// taken: `500-700` is a range.
fn sum() -> impl Strategy<Value = Sum> {
    let more = prop::collection::vec((factor(), any::<bool>()), 1..4);
    (factor(), more, any::<bool>()).prop_map(|(first, more, spaced)| {
        more.into_iter().fold(first, |sum, (next, minus)| {
            let minus = minus && sum.value > next.value;
            let sign = if minus { '-' } else { '+' };
            let space = if spaced { " " } else { "" };
            Sum {
                text: format!("{}{space}{sign}{space}{}", sum.text, next.text),
                value: if minus {
                    sum.value - next.value
                } else {
                    sum.value + next.value
                },
            }
        })
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn a_calculation_is_exact(sum in sum(), first: bool) {
        // Digits with two hyphens and no space are a telephone number: `500-100-100`.
        let hyphens = sum.text.matches('-').count();
        prop_assume!(hyphens < 2 || sum.text.contains(" - "));
        let text = if first { format!("{} кофе", sum.text) } else { format!("кофе {}", sum.text) };
        let minor = i64::try_from(sum.value * Decimal::ONE_HUNDRED).unwrap();
        let draft = one(&text, chat("RUB"));
        prop_assert!(draft.is_ok(), "{}: {:?}", text, draft);
        prop_assert_eq!(seen(&draft.unwrap()), (minor, "RUB", "кофе".to_owned()), "{}", text);
    }

    #[test]
    fn whatever_is_calculated_has_an_answer(text in "[0-9]{0,12}([-+*/×%()]|[0-9]{1,12}|тыс|\\.){0,24} кофе") {
        let _ = understand(&text, chat("RUB"));
    }
}
