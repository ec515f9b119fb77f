//! Reading the corpora in `corpus/*.jsonl`.

use jiff::{Timestamp, tz::TimeZone};
pub(crate) use kopeck_domain::understand::Draft;
use kopeck_domain::understand::{Asks, Context, Understood};
use kopeck_domain::{Currency, Kind};
use rust_decimal::Decimal;
use serde::Deserialize;

/// One text and what is wanted of it.
#[derive(Deserialize)]
pub(crate) struct Line {
    pub(crate) text: String,
    #[serde(default)]
    pub(crate) language: String,
    #[serde(default)]
    pub(crate) at: Option<String>,
    #[serde(default)]
    pub(crate) zone: Option<String>,
    #[serde(default)]
    pub(crate) currency: Option<String>,
    #[serde(default)]
    pub(crate) row: Option<String>,
    #[serde(default)]
    pub(crate) class: Option<String>,
    #[serde(default)]
    pub(crate) want: Option<Want>,
}

#[derive(Debug, Default, Deserialize)]
pub(crate) struct Want {
    #[serde(default)]
    pub(crate) entries: Vec<Expected>,
    #[serde(default)]
    pub(crate) planned: Vec<Expected>,
    #[serde(default)]
    pub(crate) asks: Option<String>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Expected {
    pub(crate) kind: String,
    pub(crate) amount: String,
    pub(crate) currency: String,
    #[serde(default)]
    pub(crate) date: String,
    #[serde(default)]
    pub(crate) note: Option<String>,
    /// The last digits of the card.
    #[serde(default)]
    pub(crate) card: Option<String>,
    /// Other amounts that are right as well.
    #[serde(default)]
    pub(crate) or: Vec<Other>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Other {
    pub(crate) amount: String,
    pub(crate) currency: String,
}

/// A thing and its category.
#[derive(Deserialize)]
pub(crate) struct Thing {
    pub(crate) text: String,
    pub(crate) category: String,
    #[serde(default)]
    pub(crate) also: Vec<String>,
    #[serde(default)]
    pub(crate) kind: Option<String>,
}

impl Expected {
    pub(crate) fn amount(&self) -> Decimal {
        self.amount.parse().unwrap()
    }

    /// Whether a draft has this amount, or another one that is right.
    pub(crate) fn is_paid(&self, draft: &Draft) -> bool {
        let is = |amount: &str, code: &str| {
            let wanted: Decimal = amount.parse().unwrap();
            draft.money.to_decimal() == wanted && draft.money.currency.code() == code
        };
        is(&self.amount, &self.currency) || self.or.iter().any(|o| is(&o.amount, &o.currency))
    }
}

impl Line {
    pub(crate) fn of(text: String, currency: &str, language: &str, at: &str) -> Self {
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

    pub(crate) fn context(&self) -> Context {
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

    pub(crate) fn row(&self) -> &str {
        self.row.as_deref().or(self.class.as_deref()).unwrap_or("-")
    }

    pub(crate) fn wanted(&self) -> String {
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
pub(crate) fn things() -> Vec<Thing> {
    text("categories.jsonl")
        .lines()
        .map(|l| serde_json::from_str(l).unwrap())
        .collect()
}

static SET: std::sync::Mutex<&str> = std::sync::Mutex::new("first");

/// Which corpus is read from now on: the first stands in `corpus`, others in folders there.
pub(crate) fn choose(set: &'static str) {
    *SET.lock().unwrap() = set;
}

fn text(name: &str) -> String {
    let own = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let set = *SET.lock().unwrap();
    let folder = if set == "first" { own } else { own.join(set) };
    std::fs::read_to_string(folder.join(name)).unwrap()
}

pub(crate) fn lines(name: &str) -> Vec<Line> {
    text(name)
        .lines()
        .map(|l| serde_json::from_str(l).unwrap())
        .collect()
}

pub(crate) fn entry_of(draft: &Draft) -> String {
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

pub(crate) fn outcome(understood: &Understood) -> String {
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
