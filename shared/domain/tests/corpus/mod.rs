//! Reading the corpora in `corpus/*.jsonl`.

use jiff::{Timestamp, tz::TimeZone};
pub use kopeck_domain::understand::Draft;
use kopeck_domain::understand::{Asks, Context, Understood};
use kopeck_domain::{Currency, Kind};
use rust_decimal::Decimal;
use serde::Deserialize;

/// One text and what is wanted of it.
#[derive(Deserialize)]
pub struct Line {
    pub text: String,
    #[serde(default)]
    pub language: String,
    #[serde(default)]
    pub at: Option<String>,
    #[serde(default)]
    pub zone: Option<String>,
    #[serde(default)]
    pub currency: Option<String>,
    #[serde(default)]
    pub row: Option<String>,
    #[serde(default)]
    pub class: Option<String>,
    #[serde(default)]
    pub want: Option<Want>,
}

#[derive(Debug, Default, Deserialize)]
pub struct Want {
    #[serde(default)]
    pub entries: Vec<Expected>,
    #[serde(default)]
    pub planned: Vec<Expected>,
    #[serde(default)]
    pub asks: Option<String>,
}

#[derive(Debug, Deserialize)]
#[allow(dead_code, reason = "each suite measures its own part")]
pub struct Expected {
    pub kind: String,
    pub amount: String,
    pub currency: String,
    #[serde(default)]
    pub date: String,
    #[serde(default)]
    pub note: Option<String>,
    /// The last digits of the card.
    #[serde(default)]
    pub card: Option<String>,
    /// Other amounts that are right as well.
    #[serde(default)]
    pub or: Vec<Other>,
}

#[derive(Debug, Deserialize)]
pub struct Other {
    pub amount: String,
    pub currency: String,
}

/// A thing and its category.
#[derive(Deserialize)]
#[allow(dead_code, reason = "each suite measures its own part")]
pub struct Thing {
    pub text: String,
    pub category: String,
    #[serde(default)]
    pub also: Vec<String>,
    #[serde(default)]
    pub kind: Option<String>,
}

impl Expected {
    pub fn amount(&self) -> Decimal {
        self.amount.parse().unwrap()
    }

    /// Whether a draft has this amount, or another one that is right.
    pub fn is_paid(&self, draft: &Draft) -> bool {
        let is = |amount: &str, code: &str| {
            let wanted: Decimal = amount.parse().unwrap();
            draft.money.to_decimal() == wanted && draft.money.currency.code() == code
        };
        is(&self.amount, &self.currency) || self.or.iter().any(|o| is(&o.amount, &o.currency))
    }
}

impl Line {
    pub fn of(text: String, currency: &str, language: &str, at: &str) -> Self {
        Self {
            text,
            language: language.to_owned(),
            at: Some(at.to_owned()),
            zone: Some(
                if at.ends_with("-02:00") {
                    "Etc/GMT+2"
                } else {
                    "Asia/Almaty"
                }
                .to_owned(),
            ),
            currency: Some(currency.to_owned()),
            row: None,
            class: None,
            want: None,
        }
    }

    pub fn context(&self) -> Context {
        let zone = TimeZone::get(self.zone.as_deref().unwrap_or("Asia/Almaty")).unwrap();
        let at = self.at.as_deref().unwrap_or("2026-11-23T15:04:00+05:00");
        let at: Timestamp = at.parse().unwrap();
        let guess = match self.language.as_str() {
            "ru" => "RUB",
            "kk" => "KZT",
            "uk" => "UAH",
            "be" => "BYN",
            _ => "USD",
        };
        Context {
            currency: Currency::from_code(self.currency.as_deref().unwrap_or(guess)).unwrap(),
            now: zone.to_datetime(at),
            month_first: self.language == "en-US",
        }
    }

    pub fn row(&self) -> &str {
        self.row.as_deref().or(self.class.as_deref()).unwrap_or("-")
    }

    pub fn wanted(&self) -> String {
        let Some(want) = &self.want else {
            return "nothing".to_owned();
        };
        let all = want.entries.iter().chain(&want.planned);
        let each: Vec<String> = all
            .map(|e| format!("{} {} {} {}", e.kind, e.amount, e.currency, e.date))
            .collect();
        format!("{} {:?}", each.join("; "), want.asks)
    }
}

/// The things of `categories.jsonl`.
pub fn things() -> Vec<Thing> {
    text("categories.jsonl")
        .lines()
        .map(|l| serde_json::from_str(l).unwrap())
        .collect()
}

/// `KOPECK_CORPUS` names another folder of the same files.
fn text(name: &str) -> String {
    let own = || std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let folder = std::env::var_os("KOPECK_CORPUS").map_or_else(own, Into::into);
    std::fs::read_to_string(folder.join(name)).unwrap()
}

pub fn lines(name: &str) -> Vec<Line> {
    text(name)
        .lines()
        .map(|l| serde_json::from_str(l).unwrap())
        .collect()
}

pub fn entry_of(draft: &Draft) -> String {
    let kind = if draft.kind == Kind::Income {
        "income"
    } else {
        "expense"
    };
    format!(
        "{kind} {} {} {} «{}»",
        draft.money.to_decimal(),
        draft.money.currency.code(),
        draft.day,
        draft.note
    )
}

pub fn outcome(understood: &Understood) -> String {
    let all: Vec<String> = understood
        .entries
        .iter()
        .chain(&understood.planned)
        .map(entry_of)
        .collect();
    let asks = match &understood.asks {
        None => String::new(),
        Some(Asks::Amount) => " asks amount".to_owned(),
        Some(Asks::Confirm(drafts)) => format!(
            " confirm {}",
            drafts.iter().map(entry_of).collect::<Vec<_>>().join(" | ")
        ),
    };
    let problems: Vec<String> = understood
        .problems
        .iter()
        .map(|p| format!("{:?}", p.reason))
        .collect();
    format!("{}{asks} {}", all.join("; "), problems.join(","))
}
