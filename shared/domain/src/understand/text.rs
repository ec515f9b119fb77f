//! Normalisation that keeps the way back: each normalised character knows the bytes of the
//! original that it came from, so that a note is cut from the person's own text.

use std::ops::Range;
use unicode_normalization::char::compose;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfkc_quick};

/// A normalised character and where it stands in the original.
#[derive(Clone, Debug)]
pub(super) struct Char {
    pub(super) ch: char,
    pub(super) at: Range<usize>,
}

/// NFKC, character by character: full-width forms become plain ones, digits of any script
/// become ASCII, every space becomes a space, a mark joins its letter, and what has no width
/// goes.
pub(super) fn normalise(text: &str) -> Vec<Char> {
    let mut out: Vec<Char> = Vec::with_capacity(text.len());
    for (start, original) in text.char_indices() {
        let at = start..start + original.len_utf8();
        if plainly_letter(original) {
            out.push(Char { ch: original, at });
            continue;
        }
        if is_sentence(original) || is_nfkc_quick(std::iter::once(original)) == IsNormalized::Yes {
            if !invisible(original) {
                let ch = plain(original);
                out.push(Char { ch, at });
            }
            continue;
        }
        if let Some(last) = out.last_mut()
            && let Some(joined) = compose(last.ch, original)
        {
            last.ch = joined;
            last.at.end = at.end;
            continue;
        }
        for ch in std::iter::once(original).nfkc().filter(|c| !invisible(*c)) {
            out.push(Char {
                ch: plain(ch),
                at: at.clone(),
            });
        }
    }
    zeros(&mut out);
    out
}

/// What most of our texts are made of: nothing is to be done with it.
fn plainly_letter(ch: char) -> bool {
    matches!(ch, ' '..='~' | 'А'..='я' | 'Ѐ'..='Џ' | 'ѐ'..='ҁ' | 'Ҋ'..='ԯ')
}

/// One sign for eighteen letters: a page of them would be a book.
fn is_sentence(ch: char) -> bool {
    matches!(ch, '\u{FDFA}' | '\u{FDFB}')
}

/// A letter o among digits is a zero: `5ОО`, `1О00`.
fn zeros(chars: &mut [Char]) {
    let round = |c: char| matches!(c, 'o' | 'O' | 'о' | 'О');
    let mut after_digit = false;
    let mut i = 0;
    while let Some(c) = chars.get(i) {
        if after_digit && round(c.ch) {
            let end = i + chars.iter().skip(i).take_while(|c| round(c.ch)).count();
            let next = chars.get(end).map_or(' ', |c| c.ch);
            if end - i >= 2 && !next.is_alphabetic() || next.is_ascii_digit() {
                for c in chars.iter_mut().take(end).skip(i) {
                    c.ch = '0';
                }
            }
        }
        after_digit = chars.get(i).is_some_and(|c| c.ch.is_ascii_digit());
        i += 1;
    }
}

/// Characters that a reader cannot see: control, zero width, marks of direction. An
/// emoji's joiner goes too, as nothing here reads emoji; the note keeps it.
fn invisible(ch: char) -> bool {
    direction(ch)
        || (ch.is_control() && !ch.is_whitespace())
        || matches!(
            ch,
            '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}' | '\u{AD}' | '\u{FE0F}'
        )
}

/// Marks that turn the direction of what follows: in a note they could dress up an amount
/// of the bot's own sentence.
fn direction(ch: char) -> bool {
    matches!(ch, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{61C}')
}

fn plain(ch: char) -> char {
    match ch {
        c if c.is_whitespace() => ' ',
        '−' | '–' | '—' | '‒' => '-',
        '’' | '‘' | 'ʼ' | '´' | 'ʻ' | 'ʿ' | '`' => '\'',
        '٫' => '.',
        '٬' => ',',
        c => digit(c).unwrap_or(c),
    }
}

/// The decimal digits of the scripts that people write amounts in. Each block of Unicode
/// holds them in a row from zero.
fn digit(ch: char) -> Option<char> {
    const ZEROS: [char; 12] = ['٠', '۰', '०', '০', '੦', '૦', '୦', '௦', '౦', '೦', '๐', '០'];
    let code = u32::from(ch);
    ZEROS.iter().find_map(|zero| {
        let offset = code.checked_sub(u32::from(*zero))?;
        char::from_digit(offset, 10)
    })
}

/// A part of the original text as the bot may repeat it and keep it: white space folded,
/// nothing that turns the direction of a line, at most so many bytes of UTF-8.
pub(super) fn clean(text: &str, bytes: usize) -> String {
    let mut folded = String::with_capacity(text.len().min(bytes + 4));
    let mut space = false;
    for c in text.chars().filter(|c| !direction(*c)) {
        if c.is_control() || c.is_whitespace() {
            space = !folded.is_empty();
            continue;
        }
        if std::mem::take(&mut space) {
            folded.push(' ');
        }
        folded.push(c);
        // What comes is cut away; a page has a lot of it.
        if folded.len() > bytes {
            break;
        }
    }
    if folded.len() <= bytes {
        return folded;
    }
    let end = folded.floor_char_boundary(bytes);
    folded
        .get(..end)
        .map_or_else(String::new, |cut| format!("{cut}…"))
}
