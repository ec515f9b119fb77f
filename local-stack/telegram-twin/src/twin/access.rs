//! Which chats the bot may read, change and write to (`Client::check_chat`).

use serde_json::{Value, json};

use super::Twin;
use super::api::{ApiAnswer, ApiError, ApiResult};
use super::groups::Status;
use super::json::set;
use super::messages::no_chat;
use super::params::Params;

impl Twin {
    pub(super) fn get_chat(&self, p: &Params<'_>) -> ApiResult {
        let chat_id = self.chat_of(p)?;
        let room = self.chats.rooms.get(&chat_id).ok_or_else(no_chat)?;
        let mut chat = json!(room.chat);
        // Fields that are always there in a ChatFullInfo.
        set(&mut chat, "accent_color_id", 0);
        set(&mut chat, "max_reaction_count", 11);
        set(
            &mut chat,
            "accepted_gift_types",
            json!({
                "unlimited_gifts": false,
                "limited_gifts": false,
                "unique_gifts": false,
                "premium_subscription": false,
            }),
        );
        Ok(ApiAnswer::plain(chat))
    }

    /// The chat that `chat_id` names. By `@name` only public groups can be found,
    /// and the twin has none.
    pub(super) fn chat_of(&self, p: &Params<'_>) -> Result<i64, ApiError> {
        if p.text("chat_id").is_empty() {
            return Err(ApiError::bad_request("chat_id is empty"));
        }
        p.int("chat_id")
            .filter(|id| self.chats.rooms.contains_key(id))
            .ok_or_else(no_chat)
    }

    /// A chat in which the bot may edit and delete.
    pub(super) fn chat_to_change(&self, p: &Params<'_>) -> Result<i64, ApiError> {
        let chat_id = self.chat_of(p)?;
        let room = self.chats.rooms.get(&chat_id).ok_or_else(no_chat)?;
        let Some(group) = &room.group else {
            return Ok(chat_id);
        };
        if let Some(id) = group.migrated_to {
            return Err(ApiError::migrated(id));
        }
        let kind = if room.chat.kind == "supergroup" {
            "supergroup"
        } else {
            "group"
        };
        match group.members.get(&self.bot.id) {
            Some(Status::Left) => Err(ApiError::new(
                403,
                format!("Forbidden: bot was kicked from the {kind} chat"),
            )),
            None => Err(ApiError::new(
                403,
                format!("Forbidden: bot is not a member of the {kind} chat"),
            )),
            Some(_) => Ok(chat_id),
        }
    }

    /// A chat to which the bot may send.
    pub(super) fn chat_to_write(&self, p: &Params<'_>) -> Result<i64, ApiError> {
        let chat_id = self.chat_to_change(p)?;
        if self.blocked.contains(&chat_id) {
            return Err(ApiError::new(403, "Forbidden: bot was blocked by the user"));
        }
        Ok(chat_id)
    }

    pub(super) fn get_member(&self, p: &Params<'_>) -> ApiResult {
        let chat_id = self.chat_of(p)?;
        let id = p
            .int("user_id")
            .ok_or_else(|| ApiError::bad_request("invalid user_id specified"))?;
        let user = self
            .user(id)
            .ok_or_else(|| ApiError::bad_request("user not found"))?;
        let group = self
            .chats
            .rooms
            .get(&chat_id)
            .and_then(|r| r.group.as_ref());
        let status = match group {
            Some(group) => group.members.get(&id).copied().unwrap_or(Status::Left),
            None if id == chat_id || id == self.bot.id => Status::Member,
            None => Status::Left,
        };
        Ok(ApiAnswer::plain(member(&user, status)))
    }

    pub(super) fn get_administrators(&self, p: &Params<'_>) -> ApiResult {
        let chat_id = self.chat_of(p)?;
        let group = self
            .chats
            .rooms
            .get(&chat_id)
            .and_then(|r| r.group.as_ref());
        let Some(group) = group else {
            return Err(ApiError::bad_request(
                "there are no administrators in the private chat",
            ));
        };
        let admins = group.members.iter().filter(|(_, status)| status.is_admin());
        let shown = admins.filter_map(|(id, status)| Some(member(&self.user(*id)?, *status)));
        Ok(ApiAnswer::plain(Value::Array(shown.collect())))
    }

    /// A person or the bot.
    pub(super) fn user(&self, id: i64) -> Option<super::User> {
        let person = self.people.iter().find(|person| person.id == id);
        person
            .cloned()
            .or_else(|| (id == self.bot.id).then(|| self.bot_user()))
    }
}

/// A `ChatMember`.
pub(super) fn member(user: &super::User, status: Status) -> Value {
    let mut member = json!({ "user": user, "status": status });
    if status.is_admin() {
        set(&mut member, "is_anonymous", false);
    }
    if status == Status::Administrator {
        set(&mut member, "can_be_edited", false);
        for right in [
            "can_manage_chat",
            "can_change_info",
            "can_delete_messages",
            "can_invite_users",
            "can_restrict_members",
        ] {
            set(&mut member, right, true);
        }
    }
    member
}
