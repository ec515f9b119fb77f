//! What a chat made of its categories: own ones, new names and emoji, ones that it hides,
//! and ones that it merged into another.
//!
//! An entry keeps the id that it was stored with, whatever is made of it later: hiding and
//! merging change what is shown and offered, and can be undone. A merged category leads to
//! another of its kind. Only one that leads nowhere can be led to, so there are no cycles.

use crate::category::{Category, MAX_OWN};
use crate::entry::{Kind, MessageId};
use std::collections::BTreeMap;

/// What a chat made of one category. The default is "nothing".
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Made {
    /// Of an own one: what it is for.
    pub kind: Option<Kind>,
    /// Of an own one: the message that added it, so that the same message adds it once.
    pub made_by: Option<MessageId>,
    /// Its name; `None`: the language's.
    pub name: Option<String>,
    /// Its emoji; `None`: the language's.
    pub emoji: Option<String>,
    /// The newest message that named it. An older one that comes again changes nothing.
    pub named_by: Option<MessageId>,
    /// Not offered and not guessed.
    pub hidden: bool,
    /// Where its entries are shown.
    pub into: Option<Category>,
}

/// The categories of a chat. At most one [`Made`] for each id, so it is bounded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Categories {
    made: BTreeMap<Category, Made>,
    version: u32,
}

impl Categories {
    /// From what was stored. An own one without a kind or a name cannot be shown and is
    /// left out.
    #[must_use]
    pub fn from_parts(version: u32, parts: impl IntoIterator<Item = (Category, Made)>) -> Self {
        let usable = |(c, made): &(Category, Made)| {
            !c.is_own() || made.kind.is_some() && made.name.is_some()
        };
        Self {
            made: parts.into_iter().filter(usable).collect(),
            version,
        }
    }

    /// What was made of each, by id.
    pub fn made(&self) -> impl Iterator<Item = (Category, &Made)> {
        self.made.iter().map(|(c, made)| (*c, made))
    }

    /// One more with each change. Buttons are made for a version.
    #[must_use]
    pub fn version(&self) -> u32 {
        self.version
    }

    /// What was made of this one, if anything.
    #[must_use]
    pub fn of(&self, category: Category) -> Option<&Made> {
        self.made.get(&category)
    }

    /// Of which kind it is; `None`: the chat has no such category.
    #[must_use]
    pub fn kind_of(&self, category: Category) -> Option<Kind> {
        if category.is_own() {
            return self.of(category)?.kind;
        }
        let kinds = [Kind::Expense, Kind::Income];
        kinds.into_iter().find(|kind| category.is_of(*kind))
    }

    /// Whether the chat has it, and it is of this kind.
    #[must_use]
    pub fn is_of(&self, category: Category, kind: Kind) -> bool {
        self.kind_of(category) == Some(kind)
    }

    /// All of a kind, hidden and merged ones too: the starting set, own ones, and "other".
    #[must_use]
    pub fn all(&self, kind: Kind) -> Vec<Category> {
        let other = Category::other(kind);
        let own = (1..=MAX_OWN)
            .filter_map(Category::own)
            .filter(|c| self.is_of(*c, kind));
        let starting = Category::of(kind).filter(|c| *c != other);
        starting.chain(own).chain([other]).collect()
    }

    /// What is offered of a kind, in this order.
    #[must_use]
    pub fn offered(&self, kind: Kind) -> Vec<Category> {
        let mut all = self.all(kind);
        all.retain(|c| !self.is_hidden(*c) && self.merged_into(*c).is_none());
        all
    }

    /// Where the entries of a category are shown: itself, unless it was merged.
    #[must_use]
    pub fn leads_to(&self, category: Category) -> Category {
        let mut at = category;
        // As many steps as there could be; a cycle could only come from outside.
        for _ in 0..=self.made.len() {
            match self.merged_into(at) {
                Some(next) => at = next,
                None => return at,
            }
        }
        category
    }

    /// Whether it is hidden.
    #[must_use]
    pub fn is_hidden(&self, category: Category) -> bool {
        self.of(category).is_some_and(|made| made.hidden)
    }

    /// What it was merged into.
    #[must_use]
    pub fn merged_into(&self, category: Category) -> Option<Category> {
        self.of(category)?.into
    }

    /// Whether it may be hidden or merged. "Other" is where everything unknown goes.
    #[must_use]
    pub fn can_leave(&self, category: Category) -> bool {
        self.kind_of(category)
            .is_some_and(|kind| category != Category::other(kind))
    }

    /// The own one that this message added.
    #[must_use]
    pub fn added_by(&self, message: MessageId) -> Option<Category> {
        let found = self.made().find(|(_, made)| made.made_by == Some(message));
        found.map(|(category, _)| category)
    }

    /// Adds an own one. `None`: there are as many as there can be.
    pub fn add(
        &mut self,
        kind: Kind,
        name: String,
        emoji: Option<String>,
        by: MessageId,
    ) -> Option<Category> {
        let mut numbers = (1..=MAX_OWN).filter_map(Category::own);
        let free = numbers.find(|c| !self.made.contains_key(c))?;
        self.change(free, |made| {
            *made = Made {
                kind: Some(kind),
                made_by: Some(by),
                name: Some(name),
                emoji,
                named_by: Some(by),
                ..Made::default()
            };
        });
        Some(free)
    }

    /// Names it: what is `None` stays as it is.
    pub fn rename(
        &mut self,
        category: Category,
        name: Option<String>,
        emoji: Option<String>,
        by: MessageId,
    ) -> bool {
        self.change(category, |made| {
            made.name = name.or(made.name.take());
            made.emoji = emoji.or(made.emoji.take());
            made.named_by = Some(by);
        })
    }

    /// Gives a starting one the language's name and emoji again.
    pub fn reset_name(&mut self, category: Category) -> bool {
        !category.is_own()
            && self.change(category, |made| {
                (made.name, made.emoji) = (None, None);
            })
    }

    /// Hides it, or shows it again.
    pub fn hide(&mut self, category: Category, hidden: bool) -> bool {
        (!hidden || self.can_leave(category)) && self.change(category, |made| made.hidden = hidden)
    }

    /// Merges it into another of its kind, or takes it out again. `false`: nothing changed,
    /// or it must not be.
    pub fn merge(&mut self, category: Category, into: Option<Category>) -> bool {
        let allowed = into.is_none_or(|to| self.may_merge(category, to));
        allowed && self.change(category, |made| made.into = into)
    }

    /// Whether entries of one may be shown in the other.
    #[must_use]
    pub fn may_merge(&self, category: Category, into: Category) -> bool {
        let same_kind = self.kind_of(category) == self.kind_of(into);
        let open = self.merged_into(into).is_none() && !self.is_hidden(into);
        category != into && same_kind && open && self.can_leave(category)
    }

    fn change(&mut self, category: Category, deed: impl FnOnce(&mut Made)) -> bool {
        let before = self.made.get(&category).cloned().unwrap_or_default();
        let mut after = before.clone();
        deed(&mut after);
        // What the chat does not have cannot be changed, only added.
        if after == before || category.is_own() && after.kind.is_none() {
            return false;
        }
        if after == Made::default() {
            self.made.remove(&category);
        } else {
            self.made.insert(category, after);
        }
        self.version = self.version.wrapping_add(1);
        true
    }
}

#[cfg(test)]
mod tests;
