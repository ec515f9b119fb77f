//! A conversation at some distance: in process, or with the deployed bot.

use jiff::Timestamp;
use kopeck_telegram_twin::twin::Message;

/// A Telegram with our bot in it.
pub trait Talk {
    /// Somebody new, whose Telegram speaks this language.
    async fn person(&mut self, language: &str) -> i64;

    /// They write; gives what the bot says to it, as they read it. Empty: nothing.
    async fn say(&mut self, person: i64, text: &str) -> String;

    /// They change the last message that they wrote; gives what the bot says to it.
    async fn edit(&mut self, person: i64, text: &str) -> String;

    /// They press the newest button whose label holds this; gives what the message with the
    /// button says then.
    async fn press(&mut self, person: i64, label: &str) -> String;

    /// What the buttons under the newest message say.
    async fn labels(&mut self, person: i64) -> Vec<String>;

    /// They reply to the newest message of the bot.
    async fn reply(&mut self, person: i64, text: &str) -> String;

    /// They reply to the last message that they wrote.
    async fn reply_to_own(&mut self, person: i64, text: &str) -> String;

    /// They forward what was written elsewhere, then.
    async fn forward(&mut self, person: i64, text: &str, written: Timestamp) -> String;

    /// What time it is where they talk.
    fn now(&self) -> Timestamp;

    /// They press, and the message holds all of this then.
    async fn press_expect(&mut self, person: i64, label: &str, parts: &[&str]) {
        let now = self.press(person, label).await;
        for part in parts {
            assert!(
                now.contains(part),
                "after {label:?} it is {now:?}, without {part:?}"
            );
        }
    }

    /// They reply, and the bot's answer holds all of this.
    async fn reply_expect(&mut self, person: i64, text: &str, parts: &[&str]) {
        let answer = self.reply(person, text).await;
        for part in parts {
            assert!(
                answer.contains(part),
                "{text:?} was answered by {answer:?}, without {part:?}"
            );
        }
    }

    /// They write, and the bot's answer holds all of this.
    async fn expect(&mut self, person: i64, text: &str, parts: &[&str]) -> String {
        let answer = self.say(person, text).await;
        for part in parts {
            assert!(
                answer.contains(part),
                "{text:?} was answered by {answer:?}, without {part:?}"
            );
        }
        answer
    }
}

/// A message as a person compares it: a space is a space.
pub fn plain(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ")
}

/// What the buttons under the newest message say, row by row.
pub fn labels(messages: &[Message]) -> Vec<String> {
    let markup = messages.last().and_then(|m| m.reply_markup.as_ref());
    let rows = markup.and_then(|m| m["inline_keyboard"].as_array());
    let buttons = rows.into_iter().flatten().filter_map(|row| row.as_array());
    let texts = buttons.flatten().filter_map(|b| b["text"].as_str());
    texts.map(plain).collect()
}

/// The newest button of a chat whose label holds this: its message and its data.
pub fn button(messages: &[Message], label: &str) -> (i64, String) {
    for message in messages.iter().rev() {
        let rows = message
            .reply_markup
            .as_ref()
            .and_then(|m| m["inline_keyboard"].as_array());
        let buttons = rows
            .into_iter()
            .flatten()
            .filter_map(|row| row.as_array())
            .flatten();
        for button in buttons {
            if button["text"]
                .as_str()
                .is_some_and(|text| plain(text).contains(label))
            {
                let data = button["callback_data"].as_str().expect("a callback");
                return (message.message_id, data.to_owned());
            }
        }
    }
    panic!("no button {label:?}");
}
