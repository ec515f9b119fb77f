//! `parse_mode=HTML` (tdlib's `parse_html`, its errors with byte offsets).

use super::text;
use super::types::MessageEntity;

/// Tags and the entities they make; `pre`, `a` and `span` are looked at closer.
const TAGS: [(&str, &str); 16] = [
    ("b", "bold"),
    ("strong", "bold"),
    ("i", "italic"),
    ("em", "italic"),
    ("u", "underline"),
    ("ins", "underline"),
    ("s", "strikethrough"),
    ("strike", "strikethrough"),
    ("del", "strikethrough"),
    ("tg-spoiler", "spoiler"),
    ("span", "spoiler"),
    ("a", "text_link"),
    ("code", "code"),
    ("pre", "pre"),
    ("blockquote", "blockquote"),
    ("tg-emoji", "custom_emoji"),
];

/// A tag that waits for its end.
struct Open {
    tag: String,
    kind: &'static str,
    /// The value that matters: a link's target, a code's language.
    argument: String,
    expandable: bool,
    /// Where its text starts, in UTF-16 units and in bytes.
    offset: usize,
    start: usize,
}

struct Parser<'a> {
    source: &'a str,
    at: usize,
    text: String,
    units: usize,
    open: Vec<Open>,
    entities: Vec<MessageEntity>,
}

/// Text and entities of an HTML string.
pub(crate) fn parse(source: &str) -> Result<(String, Vec<MessageEntity>), String> {
    let mut parser = Parser {
        source,
        at: 0,
        text: String::new(),
        units: 0,
        open: Vec::new(),
        entities: Vec::new(),
    };
    while let Some(c) = parser.peek() {
        match c {
            '<' => parser.tag()?,
            '&' => {
                let c = parser.reference();
                parser.put(c);
            }
            _ => {
                parser.at += c.len_utf8();
                parser.put(c);
            }
        }
    }
    if let Some(open) = parser.open.last() {
        return Err(format!(
            "Can't find end tag corresponding to start tag \"{}\"",
            open.tag
        ));
    }
    let mut entities = parser.entities;
    for code in entities.iter_mut().filter(|entity| entity.kind == "code") {
        code.language = None;
    }
    text::sort(&mut entities);
    Ok((parser.text, entities))
}

impl Parser<'_> {
    fn peek(&self) -> Option<char> {
        self.source.get(self.at..)?.chars().next()
    }

    fn put(&mut self, c: char) {
        self.text.push(c);
        self.units += c.len_utf16();
    }

    fn skip_space(&mut self) {
        self.take_while(char::is_whitespace);
    }

    fn take_while(&mut self, fits: impl Fn(char) -> bool) -> String {
        let rest = self.source.get(self.at..).unwrap_or_default();
        let taken: String = rest.chars().take_while(|c| fits(*c)).collect();
        self.at += taken.len();
        taken
    }

    /// `&lt;`, `&#1090;`; what isn't known stays as it is.
    fn reference(&mut self) -> char {
        let rest = self.source.get(self.at + 1..).unwrap_or_default();
        let name: String = rest
            .chars()
            .take_while(|c| c.is_ascii_alphanumeric() || *c == '#')
            .collect();
        let decoded = match name.as_str() {
            "lt" => Some('<'),
            "gt" => Some('>'),
            "amp" => Some('&'),
            "quot" => Some('"'),
            _ => name.strip_prefix('#').and_then(|number| {
                let code = match number.strip_prefix(['x', 'X']) {
                    Some(hex) => u32::from_str_radix(hex, 16).ok(),
                    None => number.parse().ok(),
                };
                code.and_then(char::from_u32).filter(|c| *c != '\0')
            }),
        };
        self.at += 1;
        let Some(c) = decoded else { return '&' };
        self.at += name.len();
        if self.peek() == Some(';') {
            self.at += 1;
        }
        c
    }

    fn tag(&mut self) -> Result<(), String> {
        let begin = self.at;
        self.at += 1;
        if self.peek() == Some('/') {
            self.at += 1;
            return self.end_tag(begin);
        }
        let tag = self
            .take_while(|c| !c.is_whitespace() && c != '>')
            .to_lowercase();
        if self.peek().is_none() {
            return Err(format!("Unclosed start tag at byte offset {begin}"));
        }
        let Some((_, kind)) = TAGS.iter().find(|(name, _)| *name == tag) else {
            return Err(format!(
                "Unsupported start tag \"{tag}\" at byte offset {begin}"
            ));
        };
        let (mut argument, mut expandable) = (String::new(), false);
        while let Some((name, value)) = self.attribute(&tag, begin)? {
            match (tag.as_str(), name.as_str()) {
                ("a", "href") | ("tg-emoji", "emoji-id") | ("span", "class") => argument = value,
                ("code", "class") => {
                    argument = value
                        .strip_prefix("language-")
                        .unwrap_or_default()
                        .to_owned();
                }
                ("blockquote", "expandable") => expandable = true,
                _ => {}
            }
        }
        if tag == "span" && argument != "tg-spoiler" {
            return Err(format!(
                "Tag \"span\" must have class \"tg-spoiler\" at byte offset {begin}"
            ));
        }
        let (offset, start) = (self.units, self.text.len());
        self.open.push(Open {
            tag,
            kind,
            argument,
            expandable,
            offset,
            start,
        });
        Ok(())
    }

    /// The next attribute, or `None` after the tag's `>`.
    fn attribute(&mut self, tag: &str, begin: usize) -> Result<Option<(String, String)>, String> {
        let unclosed = || format!("Unclosed start tag \"{tag}\" at byte offset {begin}");
        self.skip_space();
        if self.peek() == Some('>') {
            self.at += 1;
            return Ok(None);
        }
        let at = self.at;
        let name = self
            .take_while(|c| !c.is_whitespace() && c != '=' && c != '>')
            .to_lowercase();
        self.skip_space();
        match self.peek() {
            None => return Err(unclosed()),
            Some('=') if name.is_empty() => {
                return Err(format!(
                    "Empty attribute name in the tag \"{tag}\" at byte offset {at}"
                ));
            }
            Some('=') => self.at += 1,
            Some(_) => return Ok(Some((name, String::new()))),
        }
        self.skip_space();
        let quote = match self.peek() {
            None => return Err(unclosed()),
            Some(quote @ ('"' | '\'')) => quote,
            Some(_) => {
                let value = self.take_while(|c| !c.is_whitespace() && c != '>');
                return Ok(Some((name, value)));
            }
        };
        self.at += 1;
        let mut value = String::new();
        loop {
            match self.peek() {
                None => return Err(unclosed()),
                Some(c) if c == quote => break,
                Some('&') => value.push(self.reference()),
                Some(c) => {
                    self.at += c.len_utf8();
                    value.push(c);
                }
            }
        }
        self.at += 1;
        Ok(Some((name, value)))
    }

    fn end_tag(&mut self, begin: usize) -> Result<(), String> {
        let Some(open) = self.open.pop() else {
            return Err(format!("Unexpected end tag at byte offset {begin}"));
        };
        let name = self
            .take_while(|c| !c.is_whitespace() && c != '>')
            .to_lowercase();
        self.skip_space();
        if self.peek() != Some('>') {
            return Err(format!("Unclosed end tag at byte offset {begin}"));
        }
        self.at += 1;
        if !name.is_empty() && name != open.tag {
            return Err(format!(
                "Unmatched end tag at byte offset {begin}, expected \"</{}>\", found \"</{name}>\"",
                open.tag
            ));
        }
        if self.units > open.offset {
            self.close(open);
        }
        Ok(())
    }

    fn close(&mut self, open: Open) {
        let mut entity = MessageEntity {
            kind: open.kind.to_owned(),
            offset: open.offset,
            length: self.units - open.offset,
            ..MessageEntity::default()
        };
        match open.tag.as_str() {
            "a" => {
                let shown = self.text.get(open.start..).unwrap_or_default();
                let target = if open.argument.is_empty() {
                    shown
                } else {
                    &open.argument
                };
                // A target that is no link leaves the text as it is.
                let Some(url) = link(target) else { return };
                entity.url = Some(url);
            }
            "code" => entity.language = Some(open.argument).filter(|l| !l.is_empty()),
            "pre" => {
                // <pre><code class="language-..">..</code></pre> is one entity.
                let inner = self.entities.last();
                let same = |code: &&MessageEntity| {
                    code.kind == "code"
                        && (code.offset, code.length) == (entity.offset, entity.length)
                };
                if let Some(language) = inner.filter(same).and_then(|code| code.language.clone()) {
                    entity.language = Some(language);
                    self.entities.pop();
                }
            }
            "blockquote" if open.expandable => entity.kind = "expandable_blockquote".to_owned(),
            "tg-emoji" => {
                entity
                    .extra
                    .insert("custom_emoji_id".to_owned(), open.argument.into());
            }
            _ => {}
        }
        self.entities.push(entity);
    }
}

/// A link as Telegram keeps it: with a scheme, and with a path.
fn link(target: &str) -> Option<String> {
    let target = target.trim();
    let full = if target.contains(':') {
        target.to_owned()
    } else {
        format!("http://{target}")
    };
    let url = url::Url::parse(&full).ok()?;
    let known = matches!(url.scheme(), "http" | "https" | "ftp" | "tg" | "tonsite");
    let dotted = url.scheme() == "tg" || url.host_str().is_some_and(|host| host.contains('.'));
    (known && dotted).then(|| url.to_string())
}

#[cfg(test)]
mod tests;
