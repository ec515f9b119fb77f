//! A press of a button of `/categories`: the target state for a version, as everywhere.

use super::screen::{Screen, Screens};
use crate::buttons::{Data, Verb};
use crate::message::{Place, Press, Pressed, Reply};
use crate::ports::{Ledgers, StoreError};
use crate::settings::Settings;
use crate::setup;
use crate::turn::Turn;
use kopeck_domain::{Category, Kind};

/// Does what the button says, if it was made for how things are, and shows how they are now.
/// The press is signed, which the caller has seen.
pub(crate) async fn pressed<S: Ledgers>(
    store: &S,
    turn: &Turn<'_>,
    data: &Data,
    press: &Press,
) -> Result<Pressed, StoreError> {
    let Some(key) = &turn.settings.button_key else {
        return Ok(Pressed::default());
    };
    let mut settings = turn.settings.clone();
    let current = is_current(&settings, data);
    if current {
        apply(&mut settings, data);
        setup::keep(store, turn, &settings).await?;
    }
    let screens = Screens {
        turn,
        key,
        settings: &settings,
    };
    let (html, keyboard) = shown(&screens, data, current);
    let missed = !current && would_change(&settings, data);
    Ok(Pressed {
        reply: Some(Reply {
            place: Place::Edit(press.message),
            keyboard,
            ..turn.reply(html)
        }),
        notice: missed.then(|| screens.say("categories-stale")),
    })
}

/// Whether the button was made for how things are. What only shows a category by its id is
/// right at any time; a hint has only a place.
fn is_current(settings: &Settings, data: &Data) -> bool {
    match data.verb {
        Verb::HideCategory | Verb::Merge | Verb::UsualName => {
            data.version == settings.categories.version()
        }
        Verb::ForgetHint | Verb::HintMenu | Verb::SendHint => {
            data.version == settings.hints.version()
        }
        _ => true,
    }
}

/// Whether an old button would do something now. The same press that comes twice would not,
/// mostly: nothing has to be said of it.
fn would_change(settings: &Settings, data: &Data) -> bool {
    let mut then = settings.clone();
    apply(&mut then, data);
    then != *settings || data.verb == Verb::HintMenu
}

fn apply(settings: &mut Settings, data: &Data) {
    let (made, hints) = (&mut settings.categories, &mut settings.hints);
    let (first, second) = halves(data);
    let place = first.parse().unwrap_or(usize::MAX);
    match (
        data.verb,
        Category::from_id(first),
        Category::from_id(second),
    ) {
        (Verb::HideCategory, _, Some(category)) => made.hide(category, first == "1"),
        (Verb::Merge, Some(category), into) => made.merge(category, into),
        (Verb::UsualName, Some(category), _) => made.reset_name(category),
        (Verb::ForgetHint, ..) => hints.forget(place),
        (Verb::SendHint, _, Some(to)) if made.kind_of(to).is_some() => hints.send(place, to),
        _ => false,
    };
}

/// `<first>.<second>`; the second may be missing.
fn halves(data: &Data) -> (&str, &str) {
    data.value.split_once('.').unwrap_or((&data.value, ""))
}

fn shown(screens: &Screens<'_>, data: &Data, current: bool) -> Screen {
    let (first, second) = halves(data);
    let known = |id: &str| {
        let made = &screens.settings.categories;
        Category::from_id(id).filter(|c| made.kind_of(*c).is_some())
    };
    let about = known(first).or_else(|| known(second));
    match (data.verb, about) {
        (Verb::CategoryList, _) => screens.list(kind(first), second),
        (Verb::HintMenu, _) if current => {
            screens.hint_menu(first.parse().unwrap_or(usize::MAX), second)
        }
        (Verb::HintList, _) => screens.hints(first),
        (Verb::ForgetHint | Verb::SendHint | Verb::HintMenu, _) => screens.hints("0"),
        (Verb::AskWords, _) => screens.question(&data.value),
        (Verb::MergeMenu, Some(category)) => screens.merge_menu(category, second),
        (_, Some(category)) => screens.card(category),
        (_, None) => screens.list(kind(second), "0"),
    }
}

/// The kind that a letter stands for.
pub(super) fn kind(letter: &str) -> Kind {
    if letter == "i" {
        Kind::Income
    } else {
        Kind::Expense
    }
}
