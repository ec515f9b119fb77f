//! Photos as people take them: a receipt's code on a grey table, turned a little, with noise.

use image::codecs::jpeg::JpegEncoder;
use image::{GrayImage, Luma};
use qrcode::{Color, QrCode};

/// Sine and cosine of about seven degrees, in thousandths.
const TURN: (i64, i64) = (122, 993);

/// A JPEG of a photo with this QR code on it.
pub fn photo_of(text: &str) -> Vec<u8> {
    let code = QrCode::new(text).expect("it fits a code");
    let side = i64::try_from(code.width()).expect("small");
    let dots = code.to_colors();
    let module = 480 / side;
    let paper = side * module + 8 * module;
    drawn(|x, y| {
        // Turned around the middle of the picture, and moved a little off it.
        let (x, y) = (x - 470, y - 610);
        let (sin, cos) = TURN;
        let (x, y) = ((x * cos + y * sin) / 1000, (y * cos - x * sin) / 1000);
        let (x, y) = (x + paper / 2, y + paper / 2);
        if !(0..paper).contains(&x) || !(0..paper).contains(&y) {
            return 120;
        }
        let (x, y) = (
            (x - 4 * module).div_euclid(module),
            (y - 4 * module).div_euclid(module),
        );
        let inside = (0..side).contains(&x) && (0..side).contains(&y);
        let dot = inside.then(|| dots[usize::try_from(y * side + x).expect("inside")]);
        if dot == Some(Color::Dark) { 40 } else { 215 }
    })
}

/// A JPEG of a photo with nothing on it.
pub fn photo_of_nothing() -> Vec<u8> {
    drawn(|x, y| (x + y) / 12)
}

fn drawn(shade: impl Fn(i64, i64) -> i64) -> Vec<u8> {
    let mut seed: u32 = 7;
    let mut picture = GrayImage::new(960, 1280);
    for (x, y, pixel) in picture.enumerate_pixels_mut() {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let noise = i64::from(seed >> 27) - 16;
        // Darker towards a corner.
        let light = i64::from(x + y) / 60;
        let value = (shade(x.into(), y.into()) + noise - light).clamp(0, 255);
        *pixel = Luma([u8::try_from(value).expect("clamped")]);
    }
    let mut content = Vec::new();
    JpegEncoder::new_with_quality(&mut content, 70)
        .encode_image(&picture)
        .expect("a JPEG");
    content
}
