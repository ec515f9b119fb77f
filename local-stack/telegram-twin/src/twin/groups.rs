//! Groups: who is in them, topics, and the way to a supergroup.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::access::member;
use super::types::{Chat, Message, User};
use super::{Refusal, Twin};

/// The ids of supergroups lie below this.
const SUPERGROUPS: i64 = -1_000_000_000_000;

/// What somebody is in a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Made it.
    Creator,
    /// An admin.
    Administrator,
    /// Everybody else in it.
    Member,
    /// Not in it any more.
    Left,
}

impl Status {
    pub(crate) fn is_admin(self) -> bool {
        matches!(self, Self::Creator | Self::Administrator)
    }

    pub(crate) fn is_in(self) -> bool {
        self != Self::Left
    }
}

/// A group to be made. The bot is in it.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct NewGroup {
    /// Its title.
    pub title: String,
    /// The person who makes it.
    pub admin_id: i64,
    /// Other people in it.
    #[serde(default)]
    pub member_ids: Vec<i64>,
    /// A supergroup from the start.
    #[serde(default)]
    pub supergroup: bool,
    /// A supergroup with topics.
    #[serde(default)]
    pub topics: bool,
}

/// What a group's room has and others have not.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Group {
    pub(crate) members: BTreeMap<i64, Status>,
    /// Names by `message_thread_id`.
    pub(crate) topics: BTreeMap<i64, String>,
    /// It is a supergroup now, and nothing happens here any more.
    pub(crate) migrated_to: Option<i64>,
}

impl Group {
    /// Some admin, and not the bot.
    pub(crate) fn human_admin(&self, bot: i64) -> Option<i64> {
        let mut admins = self.members.iter().filter(|(_, status)| status.is_admin());
        admins.find(|(id, _)| **id != bot).map(|(id, _)| *id)
    }
}

impl Twin {
    /// A new group; the bot gets `my_chat_member` and the message that it was
    /// created.
    ///
    /// # Errors
    /// If somebody in it is unknown, or it has no title.
    pub fn add_group(&mut self, now: i64, new: &NewGroup) -> Result<Chat, Refusal> {
        let admin = self.person(new.admin_id)?;
        if new.title.trim().is_empty() {
            return Err(Refusal::new("a group has a title"));
        }
        let mut members = BTreeMap::from([(self.bot.id, Status::Member)]);
        for id in &new.member_ids {
            members.insert(self.person(*id)?.id, Status::Member);
        }
        members.insert(admin.id, Status::Creator);
        let supergroup = new.supergroup || new.topics;
        let mut chat = self.new_group_chat(new.title.trim(), supergroup);
        if new.topics {
            chat.extra.insert("is_forum".to_owned(), json!(true));
        }
        let group = Group {
            members,
            ..Group::default()
        };
        self.open_room(&chat, group);
        self.tell_own_status(now, &chat, &admin, "left", "member")?;
        let created = if supergroup {
            "supergroup_chat_created"
        } else {
            "group_chat_created"
        };
        self.service(now, chat.id, &admin, created, json!(true))?;
        Ok(chat)
    }

    /// Members, topics and whether it became a supergroup; `None` if the chat is
    /// no group that was made here.
    #[must_use]
    pub fn group_view(&self, chat_id: i64) -> Option<Value> {
        let room = self.chats.rooms.get(&chat_id)?;
        let group = room.group.as_ref()?;
        let inside = group.members.iter().filter(|(_, status)| status.is_in());
        let members = inside.filter_map(|(id, status)| Some(member(&self.user(*id)?, *status)));
        let topics = group.topics.iter();
        let topics = topics.map(|(id, name)| json!({ "message_thread_id": id, "name": name }));
        Some(json!({
            "chat": room.chat,
            "members": members.collect::<Vec<_>>(),
            "topics": topics.collect::<Vec<_>>(),
            "migrated_to": group.migrated_to,
        }))
    }

    /// A new topic; gives its `message_thread_id`.
    ///
    /// # Errors
    /// If the group has no topics, or the person isn't in it.
    pub fn add_topic(
        &mut self,
        now: i64,
        chat_id: i64,
        from_id: i64,
        name: &str,
    ) -> Result<i64, Refusal> {
        let from = self.person(from_id)?;
        self.check_member(chat_id, from_id)?;
        if self.chat(chat_id)?.extra.get("is_forum") != Some(&json!(true)) {
            return Err(Refusal::new("the group has no topics"));
        }
        let topic = json!({ "name": name, "icon_color": 7_322_096 });
        let mut message = Message {
            from: Some(from),
            date: now.div_euclid(1000),
            ..Message::default()
        };
        message.chat.id = chat_id;
        message
            .extra
            .insert("forum_topic_created".to_owned(), topic);
        let mut message = self.place(message)?;
        let thread = message.message_id;
        mark_topic(&mut message, thread);
        self.chats.put(message.clone());
        self.group_mut(chat_id)?
            .topics
            .insert(thread, name.to_owned());
        self.tell_message(now, "message", &message)?;
        Ok(thread)
    }

    /// Makes a group a supergroup: a new chat, whose message ids start anew.
    ///
    /// # Errors
    /// If it isn't a basic group that was made here.
    pub fn migrate(&mut self, now: i64, chat_id: i64) -> Result<Chat, Refusal> {
        let old = self.chat(chat_id)?;
        let bot = self.bot.id;
        let group = self.group_mut(chat_id)?;
        if old.kind != "group" || group.migrated_to.is_some() {
            return Err(Refusal::new("it is a supergroup already"));
        }
        let members = group.members.clone();
        let admin = group.human_admin(bot).unwrap_or_default();
        let admin = self.person(admin)?;
        let chat = self.new_group_chat(old.title.as_deref().unwrap_or_default(), true);
        let group = Group {
            members,
            ..Group::default()
        };
        self.open_room(&chat, group);
        self.service(now, old.id, &admin, "migrate_to_chat_id", json!(chat.id))?;
        self.service(now, chat.id, &admin, "migrate_from_chat_id", json!(old.id))?;
        self.group_mut(old.id)?.migrated_to = Some(chat.id);
        Ok(chat)
    }

    fn new_group_chat(&mut self, title: &str, supergroup: bool) -> Chat {
        let number = self.rng.between(1_000_000_000, 3_000_000_000);
        let (id, kind) = if supergroup {
            (SUPERGROUPS - number, "supergroup")
        } else {
            (-number, "group")
        };
        Chat {
            id,
            kind: kind.to_owned(),
            title: Some(title.to_owned()),
            ..Chat::default()
        }
    }

    fn open_room(&mut self, chat: &Chat, group: Group) {
        self.chats.meet(chat);
        if let Some(room) = self.chats.rooms.get_mut(&chat.id) {
            room.group = Some(group);
        }
        self.touch(None);
    }

    pub(super) fn group_mut(&mut self, chat_id: i64) -> Result<&mut Group, Refusal> {
        let room = self.chats.rooms.get_mut(&chat_id);
        room.and_then(|room| room.group.as_mut())
            .ok_or_else(|| Refusal::new(format!("there is no group {chat_id}")))
    }

    /// A message that tells of an event; the bot hears these even with privacy.
    pub(super) fn service(
        &mut self,
        now: i64,
        chat_id: i64,
        from: &User,
        event: &str,
        value: Value,
    ) -> Result<Message, Refusal> {
        let mut message = Message {
            from: Some(from.clone()),
            date: now.div_euclid(1000),
            ..Message::default()
        };
        message.chat.id = chat_id;
        message.extra.insert(event.to_owned(), value);
        let message = self.place(message)?;
        self.tell_message(now, "message", &message)?;
        Ok(message)
    }

    /// Numbers a message and shows it.
    pub(super) fn place(&mut self, message: Message) -> Result<Message, Refusal> {
        self.touch(Some(message.chat.id));
        let placed = self.chats.add(message);
        placed.ok_or_else(|| Refusal::new("there is no such chat"))
    }

    /// Puts a message into a topic. One that answers nothing replies to the
    /// topic's first message, as the Bot API shows it.
    pub(super) fn set_topic(
        &self,
        message: &mut Message,
        thread: Option<i64>,
    ) -> Result<(), Refusal> {
        let Some(thread) = thread else {
            return Ok(());
        };
        let chat_id = message.chat.id;
        let room = self.chats.rooms.get(&chat_id);
        let group = room.and_then(|room| room.group.as_ref());
        if group.is_some_and(|group| !group.topics.contains_key(&thread)) {
            return Err(Refusal::new(format!("there is no topic {thread}")));
        }
        if message.reply_to_message.is_none() {
            message.reply_to_message = self.quoted(chat_id, thread);
        }
        mark_topic(message, thread);
        Ok(())
    }
}

fn mark_topic(message: &mut Message, thread: i64) {
    let extra = &mut message.extra;
    extra.insert("message_thread_id".to_owned(), json!(thread));
    extra.insert("is_topic_message".to_owned(), json!(true));
}
