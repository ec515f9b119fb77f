//! How a word sounds, in Latin letters and roughly: `Пятёрочка`, `Pyaterochka` and
//! `PYATEROCHKA` are one skeleton, so are `такси` and `taxi`. One byte a sound: `w` is
//! "sh", `c` is "ch", `j` is "zh" and "dzh".

/// The longest skeleton; longer words are cut.
pub(super) const LONGEST: usize = 28;

/// Writes the skeleton of a normalised word into `out`, which is emptied first.
pub(super) fn write(word: &str, out: &mut Vec<u8>) {
    out.clear();
    let mut chars = word.chars().peekable();
    let mut previous = ' ';
    while let Some(ch) = chars.next() {
        let next = chars.peek().copied().unwrap_or(' ');
        // A doubled letter sounds once, but two Latin vowels have a sound of their own.
        if ch == previous && !matches!(ch, 'o' | 'e') {
            continue;
        }
        let sound: &[u8] = match ch {
            'а'..='я' | 'ә' | 'ғ' | 'қ' | 'ң' | 'ө' | 'ұ' | 'ү' | 'һ' | 'і' | 'ў' | 'є' | 'ї' =>
            {
                if ch == 'ж' && previous == 'д' && out.last() == Some(&b'd') {
                    out.pop();
                }
                cyrillic(ch, next)
            }
            'a'..='z' | '0'..='9' => latin(ch, previous, next, out),
            'à'..='ž' => accented(ch),
            other => {
                out.push(strange(other));
                &[]
            }
        };
        for &byte in sound {
            if out.last() != Some(&byte) {
                out.push(byte);
            }
        }
        if out.len() >= LONGEST {
            break;
        }
        previous = ch;
    }
    out.truncate(LONGEST);
}

/// Cuts the vowels at the end, where transliterations and languages differ most.
pub(super) fn cut(skeleton: &[u8]) -> &[u8] {
    let mut rest = skeleton;
    while let [shorter @ .., b'a' | b'e' | b'i' | b'o' | b'u'] = rest {
        if shorter.len() < 3 && !(rest.len() == 3 && skeleton.len() == 3) {
            break;
        }
        rest = shorter;
    }
    rest
}

fn cyrillic(ch: char, next: char) -> &'static [u8] {
    match ch {
        'а' | 'ә' | 'я' => b"a",
        'б' => b"b",
        'в' => b"v",
        'г' | 'ғ' => b"g",
        'д' => b"d",
        'е' | 'э' | 'є' => b"e",
        'ж' => b"j",
        'з' => b"z",
        'й' if matches!(next, 'о' | 'а' | 'у' | 'е') => b"",
        'и' | 'й' | 'ы' | 'і' | 'ї' => b"i",
        'к' | 'қ' => b"k",
        'л' => b"l",
        'м' => b"m",
        'н' | 'ң' => b"n",
        'о' | 'ө' => b"o",
        'п' => b"p",
        'р' => b"r",
        'с' => b"s",
        'т' => b"t",
        'у' | 'ү' | 'ұ' | 'ю' | 'ў' => b"u",
        'ф' => b"f",
        'х' | 'һ' => b"h",
        'ц' => b"ts",
        'ч' => b"c",
        'ш' | 'щ' => b"w",
        _ => b"",
    }
}

fn latin(ch: char, previous: char, next: char, out: &mut Vec<u8>) -> &'static [u8] {
    match (previous, ch) {
        ('s' | 'c', 'h') => {
            out.pop();
            // `sch` is one sound too.
            if ch == 'h' && previous == 'c' && out.last() == Some(&b's') {
                out.pop();
                return b"w";
            }
            if previous == 's' { b"w" } else { b"c" }
        }
        ('z', 'h') => {
            out.pop();
            if out.last() == Some(&b'd') {
                out.pop();
            }
            b"j"
        }
        ('k', 'h') => {
            out.pop();
            b"h"
        }
        ('p', 'h') => {
            out.pop();
            b"f"
        }
        ('t' | 'g', 'h') => b"",
        ('d', 'j') => {
            out.pop();
            b"j"
        }
        ('o', 'o') => {
            out.pop();
            b"u"
        }
        ('e', 'e') => {
            out.pop();
            b"i"
        }
        (_, 'y' | 'j')
            if matches!(next, 'a' | 'e' | 'o' | 'u') && (ch == 'y' || consonant(previous)) =>
        {
            b""
        }
        (_, 'i') if matches!(next, 'a' | 'u') && consonant(previous) => b"",
        (_, 'y') => b"i",
        (_, 'c') if matches!(next, 'e' | 'i' | 'y') => b"s",
        // Written as "k" when no "h" follows; the pair is put right when the "h" comes.
        (_, 'c' | 'q') => b"k",
        (_, 'x') => b"ks",
        (_, 'w') => b"v",
        (_, other) => same(other),
    }
}

fn consonant(ch: char) -> bool {
    matches!(
        ch,
        'b' | 'd' | 'f' | 'g' | 'k' | 'l' | 'm' | 'n' | 'p' | 'r' | 's' | 't' | 'v' | 'z'
    )
}

/// The letter itself, as a byte that lives for ever.
fn same(ch: char) -> &'static [u8] {
    const LETTERS: &[u8; 36] = b"abcdefghijklmnopqrstuvwxyz0123456789";
    let code = u8::try_from(ch).unwrap_or(0);
    let at = match code {
        b'a'..=b'z' => code.wrapping_sub(b'a'),
        _ => code.wrapping_sub(b'0').wrapping_add(26),
    };
    LETTERS
        .get(usize::from(at)..)
        .and_then(|tail| tail.get(..1))
        .unwrap_or(b"")
}

fn accented(ch: char) -> &'static [u8] {
    match ch {
        'à'..='å' | 'ā' | 'ă' | 'ą' | 'æ' => b"a",
        'ç' => b"c",
        'è'..='ë' | 'ē' | 'ė' | 'ę' | 'ě' => b"e",
        'ì'..='ï' | 'ı' | 'ī' => b"i",
        'ñ' | 'ń' => b"n",
        'ò'..='ö' | 'ø' | 'ō' | 'ő' => b"o",
        'ù'..='ü' | 'ū' | 'ű' => b"u",
        'ş' | 'š' => b"w",
        'ğ' => b"g",
        'ž' => b"j",
        'č' => b"c",
        'ß' => b"s",
        _ => b"",
    }
}

/// Letters of other scripts, each some byte above ASCII.
fn strange(ch: char) -> u8 {
    let low = u32::from(ch) & 0x7f;
    u8::try_from(low | 0x80).unwrap_or(0x80)
}
