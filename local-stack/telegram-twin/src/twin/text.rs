//! Texts: their length, and the entities that Telegram finds by itself.

use super::api::ApiError;
use super::html;
use super::params::Params;
use super::types::MessageEntity;

/// UTF-16 units in a message, after entities are parsed.
pub(crate) const MAX_TEXT: usize = 4096;

/// The length that Telegram counts: UTF-16 code units.
pub(crate) fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

/// The text of a message, measured.
pub(crate) fn read(p: &Params<'_>) -> Result<(String, Vec<MessageEntity>), ApiError> {
    let (text, entities) = parse(p, "text", "entities")?;
    match units(&text) {
        0 => Err(ApiError::bad_request("message text is empty")),
        length if length > MAX_TEXT => Err(ApiError::bad_request("message is too long")),
        _ => Ok((text, entities)),
    }
}

/// A text of a call, with `parse_mode` or given entities applied, and trimmed.
pub(crate) fn parse(
    p: &Params<'_>,
    name: &str,
    entities: &str,
) -> Result<(String, Vec<MessageEntity>), ApiError> {
    let raw = p.text(name).replace('\r', "");
    let (text, entities) = match p.text("parse_mode").to_lowercase().as_str() {
        "" | "none" => (raw, p.object(entities)?.unwrap_or_default()),
        "html" => html::parse(&raw)
            .map_err(|why| ApiError::bad_request(format!("can't parse entities: {why}")))?,
        "markdown" | "markdownv2" => {
            return Err(ApiError::bad_request(
                "the twin has no Markdown, use HTML or entities",
            ));
        }
        _ => return Err(ApiError::bad_request("unsupported parse_mode")),
    };
    let (text, mut entities) = trim(&text, entities);
    let found = find_entities(&text);
    let clear = |one: &MessageEntity| !entities.iter().any(|other| overlap(one, other));
    let found: Vec<_> = found.into_iter().filter(clear).collect();
    entities.extend(found);
    sort(&mut entities);
    Ok((text, entities))
}

/// White space at both ends goes, and entities shrink with it.
pub(crate) fn trim(text: &str, entities: Vec<MessageEntity>) -> (String, Vec<MessageEntity>) {
    let cut = units(text) - units(text.trim_start());
    let text = text.trim();
    let length = units(text);
    let shrink = |mut entity: MessageEntity| {
        let end = (entity.offset + entity.length)
            .saturating_sub(cut)
            .min(length);
        entity.offset = entity.offset.saturating_sub(cut);
        entity.length = end
            .checked_sub(entity.offset)
            .filter(|&length| length > 0)?;
        Some(entity)
    };
    (
        text.to_owned(),
        entities.into_iter().filter_map(shrink).collect(),
    )
}

fn overlap(one: &MessageEntity, other: &MessageEntity) -> bool {
    one.offset < other.offset + other.length && other.offset < one.offset + one.length
}

/// Telegram's order: by place, the enclosing one first.
pub(crate) fn sort(entities: &mut [MessageEntity]) {
    entities.sort_by(|a, b| a.offset.cmp(&b.offset).then(b.length.cmp(&a.length)));
}

/// Commands, mentions and hashtags. (Telegram finds links and more; no bot that
/// was tried here needs them.)
pub(crate) fn find_entities(text: &str) -> Vec<MessageEntity> {
    let chars: Vec<char> = text.chars().collect();
    let mut found = Vec::new();
    let (mut at, mut offset) = (0, 0);
    let mut before = None;
    while let Some(&first) = chars.get(at) {
        let rest = chars.get(at + 1..).unwrap_or_default();
        let length = if before.is_some_and(is_word) {
            None
        } else {
            match first {
                '/' if !matches!(before, Some('/' | '<' | '>')) => command(rest),
                '@' => mention(rest).map(|n| ("mention", n)),
                '#' => hashtag(rest),
                _ => None,
            }
        };
        let taken = match length {
            Some((kind, n)) => {
                // Only '#' may be followed by letters outside the basic plane.
                let length = 1 + rest.iter().take(n).map(|c| c.len_utf16()).sum::<usize>();
                let kind = kind.to_owned();
                found.push(MessageEntity {
                    kind,
                    offset,
                    length,
                    ..MessageEntity::default()
                });
                n + 1
            }
            None => 1,
        };
        for c in chars.iter().skip(at).take(taken) {
            offset += c.len_utf16();
            before = Some(*c);
        }
        at += taken;
    }
    found
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

fn run(rest: &[char], fits: impl Fn(char) -> bool) -> usize {
    rest.iter().take_while(|c| fits(**c)).count()
}

fn is_ascii_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

/// `/start`, `/start@some_bot`.
fn command(rest: &[char]) -> Option<(&'static str, usize)> {
    let mut n = run(rest, is_ascii_word);
    if !(1..=64).contains(&n) {
        return None;
    }
    if rest.get(n) == Some(&'@')
        && let Some(name) = rest.get(n + 1..).and_then(mention)
    {
        n += 1 + name;
    }
    let after = rest.get(n).copied();
    let ended = !after.is_some_and(|c| is_word(c) || matches!(c, '/' | '<' | '>'));
    ended.then_some(("bot_command", n))
}

/// The name after an `@`.
fn mention(rest: &[char]) -> Option<usize> {
    let n = run(rest, is_ascii_word);
    let ended = !rest.get(n).copied().is_some_and(is_word);
    ((3..=32).contains(&n) && ended).then_some(n)
}

/// The word after a `#`, not all digits.
fn hashtag(rest: &[char]) -> Option<(&'static str, usize)> {
    let n = run(rest, is_word);
    let letter = rest.iter().take(n).any(|c| !c.is_numeric());
    ((1..=256).contains(&n) && letter).then_some(("hashtag", n))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(String, usize, usize)> {
        find_entities(text)
            .into_iter()
            .map(|e| (e.kind, e.offset, e.length))
            .collect()
    }

    #[test]
    fn commands_are_found_where_telegram_finds_them() {
        assert_eq!(found("/start"), [("bot_command".to_owned(), 0, 6)]);
        assert_eq!(
            found("/start@twin_bot x"),
            [("bot_command".to_owned(), 0, 15)]
        );
        assert_eq!(found("см. /help!"), [("bot_command".to_owned(), 4, 5)]);
        assert_eq!(
            found("😀 /help"),
            [("bot_command".to_owned(), 3, 5)],
            "UTF-16 units"
        );
        for no in ["1/2", "a/b", "//x", "/кофе", "/a/b", "/"] {
            assert!(
                found(no).iter().all(|(kind, ..)| kind != "bot_command"),
                "{no}"
            );
        }
    }

    #[test]
    fn mentions_and_hashtags() {
        assert_eq!(found("#еда 40"), [("hashtag".to_owned(), 0, 4)]);
        assert_eq!(found("hi @tom_s."), [("mention".to_owned(), 3, 6)]);
        assert!(found("#40 a@bcd").is_empty());
    }

    #[test]
    fn trimming_moves_entities() {
        let bold = MessageEntity {
            kind: "bold".into(),
            offset: 1,
            length: 5,
            ..Default::default()
        };
        let (text, entities) = trim("  abc  ", vec![bold]);
        assert_eq!(text, "abc");
        assert_eq!((entities[0].offset, entities[0].length), (0, 3));
    }
}
