//! The buttons under a confirmation, and the menus that take their place. Every button
//! carries what it needs; nothing is remembered between presses.

use crate::buttons::{Data, Verb};
use crate::categories::Names;
use crate::message::Button;
use crate::phrases::Args;
use crate::settings::ButtonKey;
use jiff::ToSpan;
use jiff::civil::Date;
use kopeck_domain::message::{Line, Recording};
use kopeck_domain::{Category, EntryId, Kind, Money};
use rust_decimal::Decimal;

/// Buttons, row by row.
pub(crate) type Keyboard = Vec<Vec<Button>>;

/// Makes buttons for the lines of one message.
pub(crate) struct Keys<'a> {
    pub(crate) key: &'a ButtonKey,
    pub(crate) names: Names<'a>,
    pub(crate) message: &'a Recording,
    /// The local day of the message.
    pub(crate) today: Date,
}

impl Keys<'_> {
    fn button(&self, label: String, line: &Line, verb: Verb, value: &str) -> Button {
        let EntryId::Message { line: number, .. } = line.entry.id;
        let data = Data {
            verb,
            message: self.message.message,
            line: number,
            version: line.version,
            value: value.to_owned(),
        };
        Button {
            label,
            data: data.signed(self.key, self.message.chat),
        }
    }

    fn said(&self, id: &str, line: &Line, verb: Verb, value: &str) -> Button {
        let label = self.names.language().say(id, &Args::new());
        self.button(label, line, verb, value)
    }

    fn back(&self, line: &Line) -> Vec<Button> {
        vec![self.said("button-back", line, Verb::View, "")]
    }

    /// Under a confirmation: an entry's own buttons, or one for each of several.
    pub(crate) fn confirmation(&self) -> Keyboard {
        let shown: Vec<&Line> = self.message.shown().collect();
        if let [only] = shown.as_slice() {
            return self.entry(only);
        }
        let open =
            |(i, line): (usize, &&Line)| self.button(format!("✏️ {}", i + 1), line, Verb::View, "");
        let all: Vec<Button> = shown.iter().enumerate().map(open).collect();
        all.chunks(5).map(<[Button]>::to_vec).collect()
    }

    /// One tap that says that an entry was sent twice.
    pub(crate) fn same_again(&self, line: &Line) -> Vec<Button> {
        vec![self.said("button-same", line, Verb::Delete, "")]
    }

    /// An entry's own buttons.
    pub(crate) fn entry(&self, line: &Line) -> Keyboard {
        let mut rows = if line.entry.deleted {
            vec![vec![self.said("button-restore", line, Verb::Restore, "")]]
        } else {
            let (kind, value) = match line.entry.kind {
                Kind::Expense => ("button-income", "i"),
                Kind::Income => ("button-expense", "e"),
            };
            let month = line.entry.day.strftime("%Y-%m").to_string();
            vec![
                vec![
                    self.said("button-category", line, Verb::Categories, ""),
                    self.said("button-amount", line, Verb::Keypad, ""),
                    self.said("button-day", line, Verb::Days, &month),
                ],
                vec![
                    self.said("button-note", line, Verb::Note, ""),
                    self.said(kind, line, Verb::SetKind, value),
                    self.said("button-delete", line, Verb::Delete, ""),
                ],
            ]
        };
        if line.entry.day > self.today && !line.entry.deleted {
            let today = self.today.to_string();
            rows.insert(0, vec![self.said("button-now", line, Verb::SetDay, &today)]);
        }
        if self.message.shown().count() > 1 {
            rows.push(vec![self.said("button-list", line, Verb::List, "")]);
        }
        rows
    }

    /// What the chat offers for an entry's kind, a page of it.
    pub(crate) fn categories(&self, line: &Line, page: &str) -> Keyboard {
        let one = |category: Category| {
            let name = self.names.of(category);
            self.button(name, line, Verb::SetCategory, category.id())
        };
        let turn = |label: String, page: usize| {
            self.button(label, line, Verb::Categories, &page.to_string())
        };
        let offered = self.names.offered(line.entry.kind);
        let mut rows = paged(&offered, page, one, turn);
        rows.push(self.back(line));
        rows
    }

    /// Digits; each button carries what is typed once it is pressed.
    pub(crate) fn keypad(&self, line: &Line, typed: &str) -> Keyboard {
        let key =
            |label: &str, then: String| self.button(label.to_owned(), line, Verb::Keypad, &then);
        let digit = |d: &str| key(d, typed_on(typed, d));
        let mut rows: Keyboard = [["1", "2", "3"], ["4", "5", "6"], ["7", "8", "9"]]
            .iter()
            .map(|row| row.iter().map(|d| digit(d)).collect())
            .collect();
        let mut shorter = typed.to_owned();
        shorter.pop();
        rows.push(vec![
            key(",", typed_on(typed, ".")),
            digit("0"),
            key("⌫", shorter),
        ]);
        let mut last = self.back(line);
        if let Some(money) = typed_amount(line, typed) {
            let label = format!("✅ {}", self.names.language().money(money));
            last.push(self.button(label, line, Verb::SetAmount, &money.minor.to_string()));
        }
        rows.push(last);
        rows
    }

    /// The days of the month that a value (`yyyy-mm`) names.
    pub(crate) fn days(&self, line: &Line, month: &str) -> Keyboard {
        let first = format!("{month}-01")
            .parse()
            .unwrap_or(line.entry.day)
            .first_of_month();
        let set =
            |label: String, day: Date| self.button(label, line, Verb::SetDay, &day.to_string());
        let days: Vec<Button> = (1..=first.days_in_month())
            .filter_map(|d| first.with().day(d).build().ok())
            .map(|day| set(day.day().to_string(), day))
            .collect();
        let mut rows: Keyboard = days.chunks(7).map(<[Button]>::to_vec).collect();
        let turn = |label: &str, months: i32| {
            let to = first.checked_add(months.months()).unwrap_or(first);
            let value = to.strftime("%Y-%m").to_string();
            self.button(label.to_owned(), line, Verb::Days, &value)
        };
        let now = first.strftime("%m.%Y").to_string();
        let here = self.button(now, line, Verb::Days, &first.strftime("%Y-%m").to_string());
        rows.push(vec![turn("‹", -1), here, turn("›", 1)]);
        rows.push(self.back(line));
        rows
    }

    /// The first button is what tells that a reply to this message is a note.
    pub(crate) fn note(&self, line: &Line) -> Keyboard {
        let clear = self.said("button-clear-note", line, Verb::ClearNote, "");
        vec![vec![clear], self.back(line)]
    }
}

/// How many categories a page shows. More of them are no longer seen at a glance.
const PAGE: usize = 24;

/// A page of a list, two in a row, and a row for turning the page where there are several.
pub(crate) fn paged<T: Copy>(
    all: &[T],
    page: &str,
    one: impl Fn(T) -> Button,
    turn: impl Fn(String, usize) -> Button,
) -> Keyboard {
    let last = all.len().saturating_sub(1) / PAGE;
    let page = page.parse().unwrap_or(0).min(last);
    let shown: Vec<Button> = all
        .iter()
        .skip(page * PAGE)
        .take(PAGE)
        .map(|each| one(*each))
        .collect();
    let mut rows: Keyboard = shown.chunks(2).map(<[Button]>::to_vec).collect();
    rows.extend(page_row(page, last, turn));
    rows
}

/// `‹ 2/3 ›`; from the last page on to the first.
pub(crate) fn page_row(
    page: usize,
    last: usize,
    turn: impl Fn(String, usize) -> Button,
) -> Option<Vec<Button>> {
    let before = page.checked_sub(1).unwrap_or(last);
    let after = if page == last { 0 } else { page + 1 };
    let here = format!("{}/{}", page + 1, last + 1);
    (last > 0).then(|| {
        vec![
            turn("‹".to_owned(), before),
            turn(here, page),
            turn("›".to_owned(), after),
        ]
    })
}

/// The longest amount that can be typed, in characters.
const MAX_TYPED: usize = 13;

fn typed_on(typed: &str, key: &str) -> String {
    let point_twice = key == "." && (typed.contains('.') || typed.is_empty());
    if point_twice || typed.len() >= MAX_TYPED || typed == "0" && key != "." {
        typed.to_owned()
    } else {
        format!("{typed}{key}")
    }
}

/// What is typed as an amount in the entry's currency, once it is one.
pub(crate) fn typed_amount(line: &Line, typed: &str) -> Option<Money> {
    let value = Decimal::from_str_exact(typed.trim_end_matches('.')).ok()?;
    Money::from_decimal(value, line.entry.money.currency).ok()
}
