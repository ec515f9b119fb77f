//! Who joins, leaves and blocks, and what the bot hears in a group.

use serde_json::{Value, json};

use super::access::member;
use super::groups::Status;
use super::types::{Chat, Message, User};
use super::{Refusal, Twin};

/// In whose name admins of a supergroup can write.
const ANONYMOUS_ADMIN: i64 = 1_087_968_824;
/// Fields of a message that a person sends; others tell of events.
const CONTENT: [&str; 2] = ["photo", "document"];

impl Twin {
    /// Somebody joins, leaves or becomes an admin. For people the group gets a
    /// message; for the bot itself the bot gets `my_chat_member`.
    ///
    /// # Errors
    /// If the group or one of them is unknown, or nothing would change.
    pub fn set_member(
        &mut self,
        now: i64,
        chat_id: i64,
        user_id: i64,
        status: Status,
        by: Option<i64>,
    ) -> Result<(), Refusal> {
        let user = self
            .user(user_id)
            .ok_or_else(|| Refusal::new(format!("there is no person {user_id}")))?;
        let bot = self.bot.id;
        let group = self.group_mut(chat_id)?;
        let by = by.or(group.human_admin(bot)).unwrap_or(user_id);
        let old = group.members.get(&user_id).copied();
        let old = old.unwrap_or(Status::Left);
        if old == status {
            return Err(Refusal::new("it is so already"));
        }
        let by = self.person(by)?;
        self.group_mut(chat_id)?.members.insert(user_id, status);
        let chat = self.chat(chat_id)?;
        self.touch(Some(chat_id));
        if user_id == self.bot.id {
            let gone = |status: Status| match status {
                Status::Left => "kicked",
                Status::Administrator | Status::Creator => "administrator",
                Status::Member => "member",
            };
            let before = if old == Status::Left {
                "left"
            } else {
                gone(old)
            };
            self.tell_own_status(now, &chat, &by, before, gone(status))?;
        } else {
            self.tell_status(now, &chat, &by, &user, (old, status))?;
        }
        if !old.is_in() {
            let joined = json!([user]);
            self.service(now, chat_id, &by, "new_chat_members", joined)?;
        } else if !status.is_in() && user_id != self.bot.id {
            self.service(now, chat_id, &by, "left_chat_member", json!(user))?;
        }
        Ok(())
    }

    /// Switches privacy mode: with it, as at first, the bot hears of a group only
    /// what is meant for it.
    pub fn set_privacy(&mut self, on: bool) {
        self.hears_all = !on;
        self.touch(None);
    }

    /// A person blocks the bot or lets it write again; the bot gets
    /// `my_chat_member`.
    ///
    /// # Errors
    /// If the person is unknown, or it is so already.
    pub fn block(&mut self, now: i64, person: i64, blocked: bool) -> Result<(), Refusal> {
        let person = self.person(person)?;
        let changed = if blocked {
            self.blocked.insert(person.id)
        } else {
            self.blocked.remove(&person.id)
        };
        if !changed {
            return Err(Refusal::new("it is so already"));
        }
        let chat = Chat::private(&person);
        let (old, new) = if blocked {
            ("member", "kicked")
        } else {
            ("kicked", "member")
        };
        self.touch(Some(chat.id));
        self.tell_own_status(now, &chat, &person, old, new)
    }

    pub(super) fn tell_own_status(
        &mut self,
        now: i64,
        chat: &Chat,
        by: &User,
        old: &str,
        new: &str,
    ) -> Result<(), Refusal> {
        let bot = self.bot_user();
        let member = |status: &str| match status {
            "kicked" => json!({ "user": bot, "status": status, "until_date": 0 }),
            _ => json!({ "user": bot, "status": status }),
        };
        let update = json!({ "my_chat_member": {
            "chat": chat,
            "from": by,
            "date": now.div_euclid(1000),
            "old_chat_member": member(old),
            "new_chat_member": member(new),
        }});
        self.enqueue(now, &update)
    }

    /// `chat_member`, which goes only to admins that asked for it.
    fn tell_status(
        &mut self,
        now: i64,
        chat: &Chat,
        by: &User,
        user: &User,
        (old, new): (Status, Status),
    ) -> Result<(), Refusal> {
        let bot = self.bot.id;
        let me = self.group_mut(chat.id)?.members.get(&bot).copied();
        if !me.is_some_and(Status::is_admin) {
            return Ok(());
        }
        let update = json!({ "chat_member": {
            "chat": chat,
            "from": by,
            "date": now.div_euclid(1000),
            "old_chat_member": member(user, old),
            "new_chat_member": member(user, new),
        }});
        self.enqueue(now, &update)
    }

    /// In chats that were made here only members write; elsewhere anybody.
    pub(super) fn check_member(&self, chat_id: i64, person: i64) -> Result<Status, Refusal> {
        let room = self.chats.rooms.get(&chat_id);
        let Some(group) = room.and_then(|room| room.group.as_ref()) else {
            return if self.blocked.contains(&chat_id) {
                Err(Refusal::new("the person has blocked the bot"))
            } else {
                Ok(Status::Member)
            };
        };
        if group.migrated_to.is_some() {
            return Err(Refusal::new("the group is a supergroup now"));
        }
        let status = group.members.get(&person).copied();
        status
            .filter(|status| status.is_in())
            .ok_or_else(|| Refusal::new("the person isn't in the group"))
    }

    /// Writes a message in the group's own name, as admins of a supergroup can.
    pub(super) fn make_anonymous(&self, message: &mut Message) -> Result<(), Refusal> {
        let chat = self.chat(message.chat.id)?;
        let person = message.from.as_ref().map_or(0, |from| from.id);
        let admin = self.check_member(chat.id, person)?.is_admin();
        if chat.kind != "supergroup" || !admin {
            return Err(Refusal::new("only admins of a supergroup are anonymous"));
        }
        message.from = Some(User {
            id: ANONYMOUS_ADMIN,
            is_bot: true,
            first_name: "Group".to_owned(),
            username: Some("GroupAnonymousBot".to_owned()),
            ..User::default()
        });
        message.extra.insert("sender_chat".to_owned(), json!(chat));
        Ok(())
    }

    /// Whether Telegram tells the bot of this message at all. With privacy only
    /// commands, mentions of the bot, replies to it and events in a group.
    pub(super) fn hears(&self, message: &Message) -> bool {
        let room = self.chats.rooms.get(&message.chat.id);
        let Some(group) = room.and_then(|room| room.group.as_ref()) else {
            return true;
        };
        let me = group.members.get(&self.bot.id).copied();
        let Some(me) = me.filter(|status| status.is_in()) else {
            return false;
        };
        let content =
            message.text.is_some() || CONTENT.iter().any(|f| message.extra.contains_key(*f));
        if self.hears_all || me.is_admin() || !content {
            return true;
        }
        let replied = message.reply_to_message.as_ref();
        let to_me = replied.and_then(|replied| replied.from.as_ref());
        to_me.is_some_and(|from| from.id == self.bot.id) || self.is_addressed(message)
    }

    /// A command that isn't for another bot, or a mention of this one.
    fn is_addressed(&self, message: &Message) -> bool {
        let caption = message.extra.get("caption").and_then(Value::as_str);
        let text = message.text.as_deref().or(caption).unwrap_or_default();
        let name = format!("@{}", self.bot.username).to_lowercase();
        let units: Vec<u16> = text.encode_utf16().collect();
        super::text::find_entities(text).iter().any(|entity| {
            let part = units.get(entity.offset..entity.offset + entity.length);
            let part = String::from_utf16_lossy(part.unwrap_or_default()).to_lowercase();
            match entity.kind.as_str() {
                "bot_command" => !part.contains('@') || part.ends_with(&name),
                "mention" => part == name,
                _ => false,
            }
        })
    }
}
