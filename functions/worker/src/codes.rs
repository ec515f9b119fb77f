//! The texts of QR codes in a picture, as people take it: large, at an angle, in bad light.

use image::imageops::{self, FilterType};
use image::{DynamicImage, GrayImage, ImageReader, Limits};
use kopeck_app::ports::Scanner;
use rqrr::PreparedImage;
use std::io::Cursor;
use std::sync::Arc;
use tokio::sync::Mutex;

/// The longest side of a picture that is opened, in pixels.
const MAX_SIDE: u32 = 12_000;

/// How much memory opening one may take, in bytes.
const MAX_MEMORY: u64 = 160 << 20;

/// The longer sides to which a picture is shrunk, one after the other until a code is seen:
/// a small code needs pixels, a noisy one is clearer with fewer.
const SIDES: [u32; 3] = [1280, 2560, 640];

/// Reads codes. One picture at a time: a large one fills the memory of the function.
#[derive(Clone, Debug, Default)]
pub struct Codes {
    one_at_a_time: Arc<Mutex<()>>,
}

impl Scanner for Codes {
    async fn codes(&self, picture: Vec<u8>) -> Option<Vec<String>> {
        let _alone = self.one_at_a_time.lock().await;
        // Aside, so that the calls of others go on. A picture that breaks the reader is one
        // that cannot be read.
        let read = tokio::task::spawn_blocking(move || codes(&picture));
        read.await.ok().flatten()
    }
}

/// The texts of the codes in a picture; `None` where it is no picture that can be opened.
#[must_use]
pub fn codes(picture: &[u8]) -> Option<Vec<String>> {
    let grey = open(picture)?.into_luma8();
    let longer = grey.width().max(grey.height());
    let mut last = 0;
    for side in SIDES {
        let side = side.min(longer);
        if side == last {
            continue;
        }
        last = side;
        let found = scan(&shrunk(&grey, side));
        if !found.is_empty() {
            return Some(found);
        }
    }
    Some(Vec::new())
}

fn open(picture: &[u8]) -> Option<DynamicImage> {
    let mut limits = Limits::default();
    limits.max_image_width = Some(MAX_SIDE);
    limits.max_image_height = Some(MAX_SIDE);
    limits.max_alloc = Some(MAX_MEMORY);
    let mut reader = ImageReader::new(Cursor::new(picture));
    reader.limits(limits);
    reader.with_guessed_format().ok()?.decode().ok()
}

fn shrunk(picture: &GrayImage, side: u32) -> GrayImage {
    let (width, height) = picture.dimensions();
    let longer = width.max(height);
    if side >= longer {
        return picture.clone();
    }
    let scaled = |length: u32| (length.saturating_mul(side) / longer).max(1);
    imageops::resize(picture, scaled(width), scaled(height), FilterType::Triangle)
}

fn scan(picture: &GrayImage) -> Vec<String> {
    let side = |length: u32| usize::try_from(length).unwrap_or(0);
    let (width, height) = (side(picture.width()), side(picture.height()));
    let pixels = picture.as_raw();
    let pixel = |x: usize, y: usize| pixels.get(y * width + x).copied().unwrap_or(u8::MAX);
    let mut prepared = PreparedImage::prepare_from_greyscale(width, height, pixel);
    let grids = prepared.detect_grids();
    grids
        .iter()
        .filter_map(|grid| grid.decode().ok())
        .map(|(_, text)| text)
        .collect()
}
