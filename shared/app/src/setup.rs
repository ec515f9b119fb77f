//! `/start`, and the choices of a chat: currency, zone, language.

use crate::conversation::Turn;
use crate::message::Reply;
use crate::phrases::{Args, Language};
use crate::ports::{Ledgers, StoreError};
use crate::settings::Settings;
use jiff::tz::TimeZone;
use kopeck_domain::{Currency, zone};

/// Greets, says the guess, and how to change it with one answer each.
pub(crate) fn start(turn: &Turn<'_>) -> Reply {
    turn.reply(
        turn.language
            .say("start", &chosen(turn.language, turn, &turn.settings)),
    )
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
    let rev = turn.page.settings.as_ref().map_or(0, |v| v.rev);
    if turn
        .page
        .settings
        .as_ref()
        .is_none_or(|v| v.settings != settings)
    {
        let saved = store
            .save_settings(turn.incoming.ledger(), &settings, rev)
            .await?;
        if !saved {
            // Somebody changed another setting in the same moment. Telegram brings the
            // message again, and then it meets the new ones.
            return Err(StoreError::Unavailable(
                "settings changed meanwhile".to_owned(),
            ));
        }
    }
    Ok(turn.reply(
        turn.language
            .say(said, &chosen(turn.language, &turn, &settings)),
    ))
}
