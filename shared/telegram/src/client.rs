//! Set-up calls through teloxide-core.

use crate::talk::DOWNLOAD;
use kopeck_app::reconcile::{BotSetup, CallError, Profile, Registered, Webhook};
use reqwest::redirect::Policy;
use std::time::Duration;
use teloxide_core::payloads::{
    GetMyCommandsSetters, GetMyDescriptionSetters, GetMyShortDescriptionSetters,
    SetChatMenuButtonSetters, SetMyCommandsSetters, SetMyDescriptionSetters,
    SetMyShortDescriptionSetters, SetWebhookSetters,
};
use teloxide_core::requests::Requester;
use teloxide_core::types::{AllowedUpdate, BotCommand, MenuButton};
use teloxide_core::{ApiError, Bot, RequestError};
use url::Url;

/// The longest that one call may take. teloxide-core itself sleeps ten seconds inside a call
/// after an HTTP 5xx, so its own timeout is not enough.
pub(crate) const CALL: Duration = Duration::from_secs(5);

/// The Bot API of one bot.
pub struct Client {
    pub(crate) bot: Bot,
    /// The same, with time for whole files.
    pub(crate) files: Bot,
}

/// Why no client could be made.
#[derive(Clone, Copy, Debug, thiserror::Error)]
#[error("the address of the Bot API cannot be used")]
pub struct BadAddress;

impl Client {
    /// A client of the Bot API at `api`, `https://api.telegram.org` outside of tests.
    ///
    /// # Errors
    /// [`BadAddress`] where `api` is no URL.
    pub fn new(token: &str, api: &str) -> Result<Self, BadAddress> {
        let api = Url::parse(api).map_err(|_| BadAddress)?;
        let within = |limit| {
            // Nobody sends us anywhere else, with the token in the address.
            let http = teloxide_core::net::default_reqwest_settings()
                .redirect(Policy::none())
                .connect_timeout(Duration::from_secs(3))
                .timeout(limit)
                .build()
                .map_err(|_| BadAddress)?;
            Ok(Bot::with_client(token, http).set_api_url(api.clone()))
        };
        Ok(Self {
            bot: within(CALL)?,
            files: within(DOWNLOAD)?,
        })
    }
}

/// teloxide-core prints the token in `Debug`.
impl std::fmt::Debug for Client {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Client(token hidden)")
    }
}

pub(crate) async fn call<T>(
    request: impl IntoFuture<Output = Result<T, RequestError>>,
) -> Result<T, CallError> {
    match tokio::time::timeout(CALL, request.into_future()).await {
        Err(_) => Err(CallError::Unreachable("no answer in time")),
        Ok(answer) => answer.map_err(|error| sorted(&error)),
    }
}

/// Sorted by what can be done. Only Telegram's own description is kept: a network error's
/// text may hold the address, and the address holds the token.
fn sorted(error: &RequestError) -> CallError {
    match error {
        RequestError::RetryAfter(after) => CallError::TooMany(after.duration()),
        RequestError::Api(ApiError::Unknown(text)) if server_side(text) => {
            CallError::Unreachable("failure on Telegram's side")
        }
        RequestError::Api(refused) => CallError::Refused(refused.to_string()),
        RequestError::MigrateToChatId(_) => CallError::Refused("the chat has moved".to_owned()),
        RequestError::Network(e) if e.is_connect() => CallError::Unreachable("no connection"),
        RequestError::Network(e) if e.is_timeout() => CallError::Unreachable("no answer in time"),
        RequestError::Network(_) | RequestError::Io(_) => CallError::Unreachable("network"),
        RequestError::InvalidJson { .. } => CallError::Unreachable("answer cannot be read"),
    }
}

fn server_side(text: &str) -> bool {
    ["Internal Server Error", "Bad Gateway", "Gateway Timeout"]
        .iter()
        .any(|t| text.contains(t))
}

impl BotSetup for Client {
    async fn webhook(&self) -> Result<Registered, CallError> {
        let info = match tokio::time::timeout(CALL, self.bot.get_webhook_info().into_future()).await
        {
            Err(_) => return Err(CallError::Unreachable("no answer in time")),
            // Somebody registered a kind of update that this teloxide-core does not know:
            // then it is not our webhook.
            Ok(Err(RequestError::InvalidJson { .. })) => return Ok(Registered::default()),
            Ok(info) => info.map_err(|error| sorted(&error))?,
        };
        let kinds = info.allowed_updates.unwrap_or_default();
        Ok(Registered {
            url: info.url.map_or_else(String::new, String::from),
            max_connections: info.max_connections,
            allowed_updates: kinds.iter().map(|kind| wire_name(*kind)).collect(),
        })
    }

    async fn set_webhook(&self, webhook: &Webhook) -> Result<(), CallError> {
        let unusable = || CallError::Refused("the webhook URL cannot be read".to_owned());
        let url = Url::parse(&webhook.url).map_err(|_| unusable())?;
        let request = self
            .bot
            .set_webhook(url)
            .secret_token(webhook.secret.clone())
            .max_connections(u8::try_from(webhook.max_connections).unwrap_or(40))
            .allowed_updates([
                AllowedUpdate::Message,
                AllowedUpdate::EditedMessage,
                AllowedUpdate::CallbackQuery,
                AllowedUpdate::MyChatMember,
            ]);
        call(request).await.map(|_| ())
    }

    async fn menu_opens_commands(&self) -> Result<bool, CallError> {
        let now = call(self.bot.get_chat_menu_button()).await?;
        Ok(now == MenuButton::Commands)
    }

    async fn open_commands_by_menu(&self) -> Result<(), CallError> {
        let request = self.bot.set_chat_menu_button();
        let request = request.menu_button(MenuButton::Commands);
        call(request).await.map(|_| ())
    }

    async fn profile(&self, language: &str) -> Result<Profile, CallError> {
        let tag = || language.to_owned();
        let commands = call(self.bot.get_my_commands().language_code(tag())).await?;
        let description = call(self.bot.get_my_description().language_code(tag())).await?;
        let short = call(self.bot.get_my_short_description().language_code(tag())).await?;
        Ok(Profile {
            language: tag(),
            commands: commands
                .into_iter()
                .map(|c| (c.command, c.description))
                .collect(),
            description: description.description,
            short_description: short.short_description,
        })
    }

    async fn set_profile(&self, now: &Profile, wanted: &Profile) -> Result<(), CallError> {
        let tag = || wanted.language.clone();
        if now.commands != wanted.commands {
            let commands = wanted
                .commands
                .iter()
                .map(|(name, what)| BotCommand::new(name, what));
            call(self.bot.set_my_commands(commands).language_code(tag())).await?;
        }
        if now.description != wanted.description {
            let text = wanted.description.clone();
            call(
                self.bot
                    .set_my_description()
                    .description(text)
                    .language_code(tag()),
            )
            .await?;
        }
        if now.short_description != wanted.short_description {
            let text = wanted.short_description.clone();
            let request = self.bot.set_my_short_description().short_description(text);
            call(request.language_code(tag())).await?;
        }
        Ok(())
    }
}

/// `AllowedUpdate::EditedMessage` is `edited_message` on the wire.
fn wire_name(kind: AllowedUpdate) -> String {
    serde_json::to_value(kind)
        .ok()
        .and_then(|name| name.as_str().map(str::to_owned))
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use kopeck_app::reconcile::ALLOWED_UPDATES;

    #[test]
    fn the_kinds_we_ask_for_are_the_kinds_we_want() {
        let asked = [
            AllowedUpdate::Message,
            AllowedUpdate::EditedMessage,
            AllowedUpdate::CallbackQuery,
            AllowedUpdate::MyChatMember,
        ];
        assert_eq!(asked.map(wire_name), ALLOWED_UPDATES);
    }

    #[test]
    fn the_token_is_not_in_debug() {
        let client = Client::new("123:FAKE-marked", "http://127.0.0.1:1").unwrap();
        assert!(!format!("{client:?}").contains("FAKE-marked"));
    }
}
