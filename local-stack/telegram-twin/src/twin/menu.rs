//! getChatMenuButton and setChatMenuButton.

use serde_json::{Value, json};

use super::Twin;
use super::api::{ApiAnswer, ApiError, ApiResult};
use super::params::Params;

impl Twin {
    pub(super) fn set_menu_button(&mut self, p: &Params<'_>) -> ApiResult {
        let button = p.json("menu_button")?.unwrap_or(Value::Null);
        let kind = button.get("type").and_then(Value::as_str);
        let buttons = &mut self.profile.menu_buttons;
        match kind.unwrap_or("default") {
            "default" => _ = buttons.remove(&p.text("chat_id")),
            "commands" | "web_app" => _ = buttons.insert(p.text("chat_id"), button),
            _ => {
                return Err(ApiError::bad_request(
                    "can't parse menu button: MenuButton has unsupported type",
                ));
            }
        }
        self.touch(None);
        Ok(ApiAnswer::done())
    }

    /// That of the chat, else the bot's, else the list of commands.
    pub(super) fn get_menu_button(&self, p: &Params<'_>) -> ApiResult {
        let buttons = &self.profile.menu_buttons;
        let button = buttons
            .get(&p.text("chat_id"))
            .or_else(|| buttons.get(""))
            .cloned()
            .unwrap_or_else(|| json!({ "type": "commands" }));
        Ok(ApiAnswer::plain(button))
    }
}
