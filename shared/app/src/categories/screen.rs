//! The lists and cards of `/categories`, with their buttons.

use super::Names;
use crate::buttons::{Data, Verb};
use crate::keyboards::{Keyboard, page_row, paged};
use crate::message::Button;
use crate::phrases::Args;
use crate::settings::{ButtonKey, Settings};
use crate::turn::Turn;
use kopeck_domain::{Category, Kind};

/// How many hints a page shows.
const HINTS: usize = 10;

/// A text with its buttons.
pub(super) type Screen = (String, Keyboard);

/// Draws the screens of a chat whose settings are these now.
pub(super) struct Screens<'a> {
    pub(super) turn: &'a Turn<'a>,
    pub(super) key: &'a ButtonKey,
    pub(super) settings: &'a Settings,
}

impl Screens<'_> {
    pub(super) fn names(&self) -> Names<'_> {
        Names::new(self.turn.language, &self.settings.categories)
    }

    pub(super) fn say(&self, id: &str) -> String {
        self.turn.language.say(id, &Args::new())
    }

    /// All of a kind, hidden and merged ones marked.
    pub(super) fn list(&self, kind: Kind, page: &str) -> Screen {
        let (title, letter, other, to_other) = match kind {
            Kind::Expense => ("categories-expenses", "e", "i", "button-incomes"),
            Kind::Income => ("categories-incomes", "i", "e", "button-expenses"),
        };
        let one = |c| self.button(self.marked(c), Verb::CategoryCard, Category::id(c));
        let turn = |label, page: usize| {
            self.button(label, Verb::CategoryList, &format!("{letter}.{page}"))
        };
        let mut rows = paged(&self.settings.categories.all(kind), page, one, turn);
        rows.push(vec![
            self.said(
                "button-new-category",
                Verb::AskWords,
                &format!("n.{letter}"),
            ),
            self.said(to_other, Verb::CategoryList, &format!("{other}.0")),
        ]);
        rows.push(vec![self.hint_button(
            self.say("button-hints"),
            Verb::HintList,
            "0",
        )]);
        (self.say(title), rows)
    }

    fn marked(&self, category: Category) -> String {
        let name = self.names().alone(category);
        let made = &self.settings.categories;
        if made.merged_into(category).is_some() {
            format!("🔀 {name}")
        } else if made.is_hidden(category) {
            format!("🙈 {name}")
        } else {
            name
        }
    }

    /// One category, and what can be done with it.
    pub(super) fn card(&self, category: Category) -> Screen {
        let made = &self.settings.categories;
        let (names, id) = (self.names(), category.id());
        let args = Args::new().text("category", &names.alone(category));
        let mut html = self.turn.language.say("categories-card", &args);
        let mut rows = vec![vec![
            self.said("button-rename", Verb::AskWords, &format!("r.{id}")),
            self.said("button-emoji", Verb::AskWords, &format!("g.{id}")),
        ]];
        let merged = made.merged_into(category);
        if merged.is_some() {
            let args = Args::new().text("into", &names.of(category));
            html = format!(
                "{html}\n{}",
                self.turn.language.say("categories-merged", &args)
            );
            rows = vec![vec![self.said(
                "button-unmerge",
                Verb::Merge,
                &format!("{id}."),
            )]];
        } else if made.can_leave(category) {
            let hidden = made.is_hidden(category);
            let (label, value) = if hidden {
                ("button-unhide", "0")
            } else {
                ("button-hide", "1")
            };
            if hidden {
                html = format!("{html}\n{}", self.say("categories-hidden"));
            }
            rows.push(vec![
                self.said("button-merge", Verb::MergeMenu, &format!("{id}.0")),
                self.said(label, Verb::HideCategory, &format!("{value}.{id}")),
            ]);
        }
        let renamed = made
            .of(category)
            .is_some_and(|m| m.name.is_some() || m.emoji.is_some());
        if renamed && merged.is_none() && !category.is_own() {
            rows.push(vec![self.said("button-usual-name", Verb::UsualName, id)]);
        }
        rows.push(vec![self.back_to_list(category)]);
        (html, rows)
    }

    fn back_to_list(&self, category: Category) -> Button {
        let kind = self.settings.categories.kind_of(category);
        let letter = if kind == Some(Kind::Income) { "i" } else { "e" };
        self.said(
            "button-all-categories",
            Verb::CategoryList,
            &format!("{letter}.0"),
        )
    }

    /// What a category can be merged into.
    pub(super) fn merge_menu(&self, category: Category, page: &str) -> Screen {
        let made = &self.settings.categories;
        let id = category.id();
        let kind = made.kind_of(category).unwrap_or(Kind::Expense);
        let mut targets = made.offered(kind);
        targets.retain(|to| made.may_merge(category, *to));
        let one = |to: Category| {
            let value = format!("{id}.{}", to.id());
            self.button(self.names().of(to), Verb::Merge, &value)
        };
        let turn =
            |label, page: usize| self.button(label, Verb::MergeMenu, &format!("{id}.{page}"));
        let mut rows = paged(&targets, page, one, turn);
        rows.push(vec![self.said("button-back", Verb::CategoryCard, id)]);
        let args = Args::new().text("category", &self.names().alone(category));
        (self.turn.language.say("categories-ask-merge", &args), rows)
    }

    /// A question whose answer is a reply. The first button tells what the reply is about.
    pub(super) fn question(&self, about: &str) -> Screen {
        let (what, id) = about.split_once('.').unwrap_or((about, ""));
        let sentence = match what {
            "n" if id == "i" => "categories-ask-new-income",
            "n" => "categories-ask-new-expense",
            "r" => "categories-ask-name",
            _ => "categories-ask-emoji",
        };
        let name = Category::from_id(id).map(|c| self.names().alone(c));
        let args = Args::new().text("category", name.as_deref().unwrap_or_default());
        let back = self.said("button-back", Verb::LeaveQuestion, about);
        (self.turn.language.say(sentence, &args), vec![vec![back]])
    }

    /// What corrections taught, the newest first; each can be moved or forgotten.
    pub(super) fn hints(&self, page: &str) -> Screen {
        let all = self.settings.hints.all();
        let back = vec![self.said("button-all-categories", Verb::CategoryList, "e.0")];
        if all.is_empty() {
            return (self.say("hints-none"), vec![back]);
        }
        let last = (all.len() - 1) / HINTS;
        let page = page.parse().unwrap_or(0).min(last);
        let newest = all.iter().enumerate().rev();
        let shown = newest.skip(page * HINTS).take(HINTS);
        let mut rows: Keyboard = shown
            .map(|(place, hint)| {
                let label = format!("{} → {}", hint.words, self.names().of(hint.category));
                vec![
                    self.hint_button(label, Verb::HintMenu, &format!("{place}.0")),
                    self.hint_button("🗑".to_owned(), Verb::ForgetHint, &place.to_string()),
                ]
            })
            .collect();
        let turn = |label, page: usize| self.hint_button(label, Verb::HintList, &page.to_string());
        rows.extend(page_row(page, last, turn));
        rows.push(back);
        (self.say("hints"), rows)
    }

    /// Where a hint could go instead.
    pub(super) fn hint_menu(&self, place: usize, page: &str) -> Screen {
        let Some(hint) = self.settings.hints.all().get(place) else {
            return self.hints("0");
        };
        let made = &self.settings.categories;
        let kind = made.kind_of(hint.category).unwrap_or(Kind::Expense);
        let one = |to: Category| {
            let value = format!("{place}.{}", to.id());
            self.hint_button(self.names().of(to), Verb::SendHint, &value)
        };
        let turn = |label, page: usize| {
            self.hint_button(label, Verb::HintMenu, &format!("{place}.{page}"))
        };
        let mut rows = paged(&made.offered(kind), page, one, turn);
        rows.push(vec![
            self.hint_button(self.say("button-back"), Verb::HintList, "0"),
            self.hint_button(
                self.say("button-forget"),
                Verb::ForgetHint,
                &place.to_string(),
            ),
        ]);
        let args = Args::new()
            .text("words", &hint.words)
            .text("category", &self.names().of(hint.category));
        (self.turn.language.say("hints-ask", &args), rows)
    }

    fn said(&self, id: &str, verb: Verb, value: &str) -> Button {
        self.button(self.say(id), verb, value)
    }

    fn button(&self, label: String, verb: Verb, value: &str) -> Button {
        self.signed(
            label,
            &Data::of_chat(verb, value, self.settings.categories.version()),
        )
    }

    fn hint_button(&self, label: String, verb: Verb, value: &str) -> Button {
        self.signed(
            label,
            &Data::of_chat(verb, value, self.settings.hints.version()),
        )
    }

    fn signed(&self, label: String, data: &Data) -> Button {
        Button {
            label,
            data: data.signed(self.key, self.turn.incoming.chat),
        }
    }
}
