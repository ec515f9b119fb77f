//! What the bot says of itself: commands, name and descriptions, each in several
//! languages.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::Twin;
use super::api::{ApiAnswer, ApiError, ApiResult};
use super::json::set;
use super::params::Params;

const MAX_COMMANDS: usize = 100;
const MAX_COMMAND: usize = 32;
const MAX_COMMAND_DESCRIPTION: usize = 256;
const SCOPES: [&str; 7] = [
    "default",
    "all_private_chats",
    "all_group_chats",
    "all_chat_administrators",
    "chat",
    "chat_administrators",
    "chat_member",
];

/// A command in the bot's menu.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct BotCommand {
    command: String,
    description: String,
}

type ByLanguage<T> = BTreeMap<String, T>;

/// Texts by language; the empty language is for all others.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Profile {
    /// By scope, as canonical JSON.
    commands: BTreeMap<String, ByLanguage<Vec<BotCommand>>>,
    /// By kind: name, description, short description.
    labels: BTreeMap<String, ByLanguage<String>>,
    /// By chat; the empty one is for all others.
    #[serde(default)]
    pub(crate) menu_buttons: BTreeMap<String, Value>,
}

impl Profile {
    pub(crate) fn name(&self, first_name: &str) -> String {
        self.labels
            .get("name")
            .and_then(|names| names.get(""))
            .map_or(first_name, |n| n)
            .to_owned()
    }

    /// What a private chat's menu shows, by language.
    pub(crate) fn menu(&self) -> Value {
        let mut menu = BTreeMap::new();
        for kind in ["default", "all_private_chats"] {
            let scope = json!({ "type": kind }).to_string();
            for (language, commands) in self.commands.get(&scope).into_iter().flatten() {
                menu.insert(language, commands);
            }
        }
        json!(menu)
    }
}

impl Twin {
    pub(super) fn me(&self) -> Value {
        let mut me = json!(self.bot_user());
        set(&mut me, "can_join_groups", true);
        set(&mut me, "can_read_all_group_messages", self.hears_all);
        for never in [
            "supports_inline_queries",
            "can_connect_to_business",
            "has_main_web_app",
        ] {
            set(&mut me, never, false);
        }
        me
    }

    pub(super) fn set_commands(&mut self, p: &Params<'_>) -> ApiResult {
        let (scope, language) = (scope(p)?, language(p)?);
        let mut commands: Vec<BotCommand> = p.object("commands")?.unwrap_or_default();
        if commands.len() > MAX_COMMANDS {
            return Err(ApiError::bad_request("BOT_COMMANDS_TOO_MUCH"));
        }
        for command in &mut commands {
            command.check()?;
        }
        let of_scope = self.profile.commands.entry(scope).or_default();
        if commands.is_empty() {
            of_scope.remove(&language);
        } else {
            of_scope.insert(language, commands);
        }
        self.touch(None);
        Ok(ApiAnswer::done())
    }

    pub(super) fn get_commands(&self, p: &Params<'_>) -> ApiResult {
        let commands = self.profile.commands.get(&scope(p)?);
        let commands = commands.and_then(|of_scope| of_scope.get(&p.text("language_code")));
        Ok(ApiAnswer::plain(json!(
            commands.cloned().unwrap_or_default()
        )))
    }

    pub(super) fn delete_commands(&mut self, p: &Params<'_>) -> ApiResult {
        let (scope, language) = (scope(p)?, language(p)?);
        self.profile
            .commands
            .entry(scope)
            .or_default()
            .remove(&language);
        self.touch(None);
        Ok(ApiAnswer::done())
    }

    /// setMyName, setMyDescription, setMyShortDescription; empty removes.
    pub(super) fn set_label(&mut self, label: &str, p: &Params<'_>) -> ApiResult {
        let language = language(p)?;
        let text = p.text(label);
        let limit = match label {
            "name" => 64,
            "description" => 512,
            _ => 120,
        };
        if text.chars().count() > limit {
            let label = label.replace('_', " ");
            return Err(ApiError::bad_request(format!("{label} is too long")));
        }
        let texts = self.profile.labels.entry(label.to_owned()).or_default();
        if text.is_empty() {
            texts.remove(&language);
        } else {
            texts.insert(language, text);
        }
        self.touch(None);
        Ok(ApiAnswer::done())
    }

    /// The text of exactly this language; a bot without a name has its first one.
    pub(super) fn get_label(&self, label: &str, p: &Params<'_>) -> ApiResult {
        let texts = self.profile.labels.get(label);
        let text = texts
            .and_then(|texts| texts.get(&p.text("language_code")))
            .cloned();
        let text = match text {
            None if label == "name" => self.profile.name(&self.bot.first_name),
            other => other.unwrap_or_default(),
        };
        Ok(ApiAnswer::plain(json!({ label: text })))
    }
}

impl BotCommand {
    /// Trims and checks; one leading slash is forgiven, as by Telegram.
    fn check(&mut self) -> Result<(), ApiError> {
        let command = self.command.trim();
        self.command = command.strip_prefix('/').unwrap_or(command).to_owned();
        self.description = self.description.trim().to_owned();
        let allowed = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_';
        let length = self.command.len();
        if !(1..=MAX_COMMAND).contains(&length) || !self.command.bytes().all(allowed) {
            return Err(ApiError::bad_request("BOT_COMMAND_INVALID"));
        }
        let length = self.description.chars().count();
        if !(1..=MAX_COMMAND_DESCRIPTION).contains(&length) {
            return Err(ApiError::bad_request("BOT_COMMAND_DESCRIPTION_INVALID"));
        }
        Ok(())
    }
}

fn scope(p: &Params<'_>) -> Result<String, ApiError> {
    let scope = p
        .json("scope")?
        .unwrap_or_else(|| json!({ "type": "default" }));
    let kind = scope
        .get("type")
        .and_then(Value::as_str)
        .unwrap_or_default();
    if !SCOPES.contains(&kind) {
        return Err(ApiError::bad_request(
            "can't parse BotCommandScope: Unsupported type specified",
        ));
    }
    Ok(scope.to_string())
}

fn language(p: &Params<'_>) -> Result<String, ApiError> {
    let code = p.text("language_code");
    let two_letters = code.len() == 2 && code.bytes().all(|b| b.is_ascii_lowercase());
    if code.is_empty() || two_letters {
        return Ok(code);
    }
    Err(ApiError::bad_request("invalid language code specified"))
}
