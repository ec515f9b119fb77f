//! A conversation at some distance: in process, or with the deployed bot.

/// A Telegram with our bot in it.
pub trait Talk {
    /// Somebody new, whose Telegram speaks this language.
    async fn person(&mut self, language: &str) -> i64;

    /// They write; gives what the bot says to it, as they read it. Empty: nothing.
    async fn say(&mut self, person: i64, text: &str) -> String;

    /// They change the last message that they wrote; gives what the bot says to it.
    async fn edit(&mut self, person: i64, text: &str) -> String;

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
