//! From a note to its words: lower case, one script a word, nothing but letters.

use unicode_normalization::UnicodeNormalization;

/// More words than this say nothing new about a category.
const MOST_WORDS: usize = 24;
/// What is longer than this is no word; its beginning is enough.
const LONGEST: usize = 32;

/// The words of a note, in order, separated by one space each. Digits and single letters go,
/// except in short names that live on their digit (`5ка`).
pub(super) fn words(note: &str) -> String {
    let mut out = String::with_capacity(note.len().min(512));
    let mut word = Word::default();
    let mut count = 0_usize;
    let plain = note
        .chars()
        .all(|c| c < '\u{300}' || ('\u{400}'..'\u{530}').contains(&c));
    if plain {
        for ch in note.chars().flat_map(char::to_lowercase) {
            word.take(ch, &mut out, &mut count);
            if count >= MOST_WORDS {
                return out;
            }
        }
    } else {
        for ch in note.nfkc().flat_map(char::to_lowercase) {
            word.take(ch, &mut out, &mut count);
            if count >= MOST_WORDS {
                return out;
            }
        }
    }
    word.end(&mut out, &mut count);
    out
}

/// What kind of character the word ended with so far.
#[derive(Default)]
struct Word {
    letters: String,
    /// With digits, for names of one or two letters.
    whole: String,
    length: usize,
    cyrillic: bool,
    latin: bool,
    digits: bool,
}

impl Word {
    fn take(&mut self, ch: char, out: &mut String, count: &mut usize) {
        match ch {
            // Within a word these are no break: McDonald's, H&M, soft hyphen, combining marks.
            '\''
            | '’'
            | '‘'
            | 'ʼ'
            | '`'
            | '&'
            | '\u{AD}'
            | '\u{200B}'..='\u{200F}'
            | '\u{FE0F}' => {}
            '\u{300}'..='\u{36F}' => {}
            c if c.is_ascii_digit() => {
                // `iphone15 pro`, but also `ai95`: a number ends the letters before it.
                if self.length > 2 {
                    self.end(out, count);
                }
                self.digits = true;
                self.whole.push(c);
            }
            c if c.is_alphabetic() => self.letter(c),
            _ => self.end(out, count),
        }
    }

    fn letter(&mut self, ch: char) {
        if self.length >= LONGEST {
            return;
        }
        let ch = if ch == 'ё' { 'е' } else { ch };
        self.length = self.length.saturating_add(1);
        self.cyrillic |= ('\u{400}'..'\u{530}').contains(&ch);
        self.latin |= ch.is_ascii_alphabetic();
        self.letters.push(ch);
        self.whole.push(ch);
    }

    fn end(&mut self, out: &mut String, count: &mut usize) {
        let short = self.digits && (1..=2).contains(&self.length) && self.whole.len() <= 8;
        if short || self.length >= 2 {
            let text = if short { &self.whole } else { &self.letters };
            if !out.is_empty() {
                out.push(' ');
            }
            if self.cyrillic && self.latin {
                out.extend(text.chars().map(twin));
            } else {
                out.push_str(text);
            }
            *count = count.saturating_add(1);
        }
        self.letters.clear();
        self.whole.clear();
        self.length = 0;
        self.cyrillic = false;
        self.latin = false;
        self.digits = false;
    }
}

/// The Cyrillic letter that looks like this Latin one, for words typed in both.
fn twin(ch: char) -> char {
    match ch {
        'a' => 'а',
        'b' => 'в',
        'c' => 'с',
        'e' => 'е',
        'h' => 'н',
        'i' => 'і',
        'k' => 'к',
        'm' => 'м',
        'o' => 'о',
        'p' => 'р',
        't' => 'т',
        'x' => 'х',
        'y' => 'у',
        other => other,
    }
}
