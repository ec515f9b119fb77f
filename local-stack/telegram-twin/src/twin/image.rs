//! The size of a picture, read off its first bytes.

/// Width and height together.
const MAX_SIDES: i64 = 10_000;
const MAX_RATIO: i64 = 20;

/// Width and height of a PNG or a JPEG; Telegram knows more formats.
pub(crate) fn size(content: &[u8]) -> Option<(i64, i64)> {
    if content.starts_with(b"\x89PNG\r\n\x1a\n") {
        let side = |at: usize| Some(i64::from(u32::from_be_bytes(bytes(content, at)?)));
        return Some((side(16)?, side(20)?));
    }
    if content.starts_with(&[0xff, 0xd8]) {
        return jpeg(content);
    }
    None
}

/// The type of a picture whose size is known; senders often leave it out.
pub(crate) fn mime_type(content: &[u8]) -> &'static str {
    if content.starts_with(&[0xff, 0xd8]) {
        "image/jpeg"
    } else {
        "image/png"
    }
}

/// Whether Telegram takes a photo of this size.
pub(crate) fn fits((width, height): (i64, i64)) -> bool {
    let (short, long) = (width.min(height), width.max(height));
    short > 0 && width + height <= MAX_SIDES && long <= short * MAX_RATIO
}

/// Walks the segments to the frame's header.
fn jpeg(content: &[u8]) -> Option<(i64, i64)> {
    let mut at = 2;
    loop {
        let [mark, kind, high, low] = bytes(content, at)?;
        if mark != 0xff {
            return None;
        }
        let frame = matches!(kind, 0xc0..=0xcf) && !matches!(kind, 0xc4 | 0xc8 | 0xcc);
        if frame {
            let side = |at: usize| Some(i64::from(u16::from_be_bytes(bytes(content, at)?)));
            return Some((side(at + 7)?, side(at + 5)?));
        }
        at += 2 + usize::from(u16::from_be_bytes([high, low]));
    }
}

fn bytes<const N: usize>(content: &[u8], at: usize) -> Option<[u8; N]> {
    content.get(at..at + N)?.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn png_and_jpeg_tell_their_size() {
        let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
        png.extend([0, 0, 4, 0, 0, 0, 2, 0]);
        assert_eq!(size(&png), Some((1024, 512)));
        let jpeg = [
            0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xc0, 0, 11, 8, 0, 5, 0, 9, 1, 1, 1, 1,
        ];
        assert_eq!(size(&jpeg), Some((9, 5)));
        assert_eq!(size(b"GIF89a"), None);
        assert_eq!(size(&png[..18]), None);
        assert_eq!(size(&[0xff, 0xd8, 0xff]), None);
    }

    #[test]
    fn very_long_pictures_are_no_photos() {
        assert!(fits((200, 10)) && fits((5000, 5000)));
        assert!(!fits((201, 10)) && !fits((5001, 5000)) && !fits((0, 0)));
    }
}
