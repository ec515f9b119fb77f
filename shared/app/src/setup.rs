//! `/start`, and the choices of a chat: currency, zone, language.

use crate::buttons::{Data, Verb};
use crate::message::{Button, Place, Press, Pressed, Reply};
use crate::phrases::{Args, Language};
use crate::ports::{Entropy, Ledgers, StoreError};
use crate::record;
use crate::settings::{ButtonKey, Settings};
use crate::turn::Turn;
use jiff::tz::TimeZone;
use kopeck_domain::{Currency, zone};

/// Greets, says the guess, and offers others: two taps, each at any time.
pub(crate) async fn start<S: Ledgers, E: Entropy>(
    store: &S,
    entropy: &E,
    mut turn: Turn<'_>,
) -> Result<Reply, StoreError> {
    let key = record::button_key(store, entropy, &mut turn).await?;
    Ok(greeting(&turn, &key, &turn.settings))
}

fn greeting(turn: &Turn<'_>, key: &ButtonKey, settings: &Settings) -> Reply {
    Reply {
        keyboard: choices(turn, key, settings),
        ..turn.reply(
            turn.language
                .say("start", &chosen(turn.language, turn, settings)),
        )
    }
}

/// Currencies, then zones; what is in force is marked.
fn choices(turn: &Turn<'_>, key: &ButtonKey, settings: &Settings) -> Vec<Vec<Button>> {
    let button = |verb, value: &str, label: &str, now: bool| Button {
        label: if now {
            format!("✅ {label}")
        } else {
            label.to_owned()
        },
        data: Data::setting(verb, value).signed(key, turn.incoming.chat),
    };
    let language = turn.language;
    let offered = language.say("currency-choices", &Args::new());
    let currencies = offered.split_whitespace().filter_map(Currency::from_code);
    let currencies: Vec<Button> = currencies
        .map(|c| {
            let now = c == settings.currency;
            button(Verb::Currency, c.code(), &language.currency(c), now)
        })
        .collect();
    let offered = language.say("zone-choices", &Args::new());
    let zones = offered
        .lines()
        .filter_map(|line| line.trim().split_once(' '));
    let zones: Vec<Button> = zones
        .map(|(name, city)| button(Verb::Zone, name, city, name == settings.zone_name()))
        .collect();
    let rows = currencies.chunks(3).chain(zones.chunks(3));
    rows.map(<[Button]>::to_vec).collect()
}

/// A tap on one of the choices. Saying again what is so changes nothing.
pub(crate) async fn tap<S: Ledgers>(
    store: &S,
    turn: &Turn<'_>,
    data: &Data,
    press: &Press,
) -> Result<Pressed, StoreError> {
    let mut settings = turn.settings.clone();
    let said = match data.verb {
        Verb::Zone => {
            settings.zone = zone::find(&data.value).unwrap_or(settings.zone);
            "zone-set"
        }
        _ => {
            settings.currency = Currency::from_code(&data.value).unwrap_or(settings.currency);
            "currency-set"
        }
    };
    keep(store, turn, &settings).await?;
    let Some(key) = press.at.and(settings.button_key.as_ref()) else {
        // A message so old that Telegram no longer tells its time.
        let notice = turn
            .language
            .say(said, &chosen(turn.language, turn, &settings));
        return Ok(Pressed {
            reply: None,
            notice: Some(notice),
        });
    };
    let reply = Reply {
        place: Place::Edit(press.message),
        ..greeting(turn, key, &settings)
    };
    Ok(Pressed {
        reply: Some(reply),
        notice: None,
    })
}

fn chosen(language: Language, turn: &Turn<'_>, settings: &Settings) -> Args {
    let time = settings
        .zone
        .to_datetime(turn.incoming.at)
        .strftime("%H:%M")
        .to_string();
    Args::new()
        .text("currency", &language.currency(settings.currency))
        .text("zone", &zone::shown(&settings.zone))
        .text("time", &time)
}

/// Sets the currency of amounts that name none. Old entries keep theirs.
pub(crate) async fn set_currency<S: Ledgers>(
    store: &S,
    turn: Turn<'_>,
    currency: Option<Currency>,
) -> Result<Reply, StoreError> {
    let Some(currency) = currency else {
        return Ok(ask(&turn, "ask-currency"));
    };
    let settings = Settings {
        currency,
        ..turn.settings.clone()
    };
    save(store, turn, settings, "currency-set").await
}

/// Sets the zone in which a day begins. Old entries keep their day.
pub(crate) async fn set_zone<S: Ledgers>(
    store: &S,
    turn: Turn<'_>,
    zone: Option<TimeZone>,
) -> Result<Reply, StoreError> {
    let Some(zone) = zone else {
        return Ok(ask(&turn, "ask-zone"));
    };
    let settings = Settings {
        zone,
        ..turn.settings.clone()
    };
    save(store, turn, settings, "zone-set").await
}

/// Sets the language the bot speaks.
pub(crate) async fn set_language<S: Ledgers>(
    store: &S,
    mut turn: Turn<'_>,
    language: Option<Language>,
) -> Result<Reply, StoreError> {
    let Some(language) = language else {
        let choice = |l: Language| format!("<code>/language {}</code> {}", l.tag(), l.own_name());
        let names: Vec<_> = Language::all().map(choice).collect();
        let args = Args::new().markup("choices", names.join("\n"));
        return Ok(turn.reply(turn.language.say("ask-language", &args)));
    };
    let settings = Settings {
        language: Some(language),
        ..turn.settings.clone()
    };
    turn.language = language;
    save(store, turn, settings, "language-set").await
}

fn ask(turn: &Turn<'_>, id: &str) -> Reply {
    turn.reply(
        turn.language
            .say(id, &chosen(turn.language, turn, &turn.settings)),
    )
}

async fn save<S: Ledgers>(
    store: &S,
    turn: Turn<'_>,
    settings: Settings,
    said: &str,
) -> Result<Reply, StoreError> {
    keep(store, &turn, &settings).await?;
    Ok(turn.reply(
        turn.language
            .say(said, &chosen(turn.language, &turn, &settings)),
    ))
}

/// Saves settings that differ. Somebody who changed another one in the same moment is met
/// when Telegram brings the update again.
pub(crate) async fn keep<S: Ledgers>(
    store: &S,
    turn: &Turn<'_>,
    settings: &Settings,
) -> Result<(), StoreError> {
    let before = turn.page.settings.as_ref();
    if before.is_some_and(|v| v.settings == *settings) {
        return Ok(());
    }
    let rev = before.map_or(0, |v| v.rev);
    let ledger = turn.incoming.ledger();
    if store.save_settings(ledger, settings, rev).await? {
        return Ok(());
    }
    Err(StoreError::Unavailable(
        "settings changed meanwhile".to_owned(),
    ))
}
