//! Posters in the sizes that pages use.
//!
//! In: the bytes of a picture. Out: how large it is, from its header, and smaller
//! copies as JPEG. A picture that is already small is not enlarged. What is too
//! large to be a poster is refused before it is decoded.

use std::io::Cursor;

use fast_image_resize::Resizer;
use image::codecs::jpeg::JpegEncoder;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageEncoder, ImageReader, Limits, Rgb, RgbImage};
use resvg::usvg::roxmltree::{Document, ParsingOptions};
use xxhash_rust::xxh3::xxh3_128;

use crate::render::raster::Seal;

/// Widths that pages ask for: the largest is the widest card on the densest screen.
pub const WIDTHS: [u16; 3] = [224, 448, 672];

/// JPEG quality, of 100.
const QUALITY: u8 = 82;

/// Goes up with whatever changes a copy's bytes and not the picture it is made from.
const MADE_BY: u8 = 1;

/// Longest side taken, in pixels.
const MAX_SIDE: u32 = 12_000;

/// Wider than any place for a picture in a text, in pixels.
const ROOM: f64 = 1_200.0;

/// Most memory that decoding may take, in bytes.
const MAX_MEMORY: u64 = 256 << 20;

/// How large a picture is shown, in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// Width.
    pub width: u32,
    /// Height.
    pub height: u32,
}

/// A film's poster.
#[derive(Debug)]
pub struct Poster {
    /// Index of the picture among the copied files.
    pub file: u32,
    /// How large it is.
    pub size: Size,
    /// What it shows, in words.
    pub alt: Option<String>,
    /// Hash of its bytes.
    pub hash: u128,
}

impl Poster {
    /// A poster from a picture that was measured.
    pub fn new(file: u32, bytes: &[u8], size: Size, alt: Option<String>) -> Self {
        Self { file, size, alt, hash: xxh3_128(bytes) }
    }

    /// The widths of its copies: those that are in use, and its own where it is
    /// smaller than the largest.
    pub fn widths(&self) -> Vec<u16> {
        let own = u16::try_from(self.size.width).unwrap_or(u16::MAX).max(1);
        let largest = WIDTHS[WIDTHS.len() - 1].min(own);
        let mut widths: Vec<u16> = WIDTHS.into_iter().filter(|&width| width < largest).collect();
        widths.push(largest);
        widths
    }

    /// The size of the copy of a width.
    pub fn scaled(&self, width: u16) -> Size {
        let Size { width: own, height } = self.size;
        let width = u32::from(width);
        let height = (u64::from(height) * u64::from(width) + u64::from(own) / 2) / u64::from(own);
        Size { width, height: u32::try_from(height).unwrap_or(u32::MAX).max(1) }
    }

    /// The seal of the copy of a width.
    pub fn seal(&self, width: u16) -> Seal {
        let mut made_from = self.hash.to_be_bytes().to_vec();
        made_from.extend(width.to_be_bytes());
        made_from.extend([QUALITY, MADE_BY]);
        Seal::jpeg(xxh3_128(&made_from))
    }

    /// Makes the copy of a width. Where the picture turns out to be broken behind its
    /// header, the copy is grey.
    pub fn copy(&self, bytes: &[u8], width: u16) -> Vec<u8> {
        let size = self.scaled(width);
        let (picture, profile) = smaller(bytes, size)
            .unwrap_or_else(|| (RgbImage::from_pixel(size.width, size.height, Rgb([96; 3])), None));
        let mut encoded = Vec::new();
        let mut encoder = JpegEncoder::new_with_quality(&mut encoded, QUALITY);
        if let Some(profile) = profile {
            // Colours that are not sRGB's stay what they are.
            let _ = encoder.set_icc_profile(profile);
        }
        let _ = encoder.write_image(
            picture.as_raw(),
            size.width,
            size.height,
            image::ExtendedColorType::Rgb8,
        );
        self.seal(width).put(&encoded)
    }
}

/// How large a picture is shown: its header's size, turned as its camera says.
///
/// # Errors
///
/// When it is no picture, or too large; the message says which.
pub fn measure(bytes: &[u8]) -> Result<Size, String> {
    let mut decoder = decoder(bytes).map_err(|error| error.to_string())?;
    let (width, height) = decoder.dimensions();
    if width == 0 || height == 0 {
        return Err("it has no size".to_string());
    }
    if width > MAX_SIDE || height > MAX_SIDE {
        return Err(format!("it is {width} by {height} pixels, and {MAX_SIDE} is the most"));
    }
    if is_cut_short(bytes) {
        return Err("its end is missing".to_string());
    }
    let turned = matches!(
        decoder.orientation().unwrap_or(Orientation::NoTransforms),
        Orientation::Rotate90
            | Orientation::Rotate270
            | Orientation::Rotate90FlipH
            | Orientation::Rotate270FlipH
    );
    let (width, height) = if turned { (height, width) } else { (width, height) };
    Ok(Size { width, height })
}

/// How large a drawing is shown, as its outermost element says: its width and height in
/// pixels, or those of the part of its plane that it shows. The latter are proportions, and
/// browsers make such a drawing as wide as there is room. None where it says neither.
pub fn measure_drawing(bytes: &[u8]) -> Option<Size> {
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    let text = std::str::from_utf8(bytes).ok()?;
    let drawing = Document::parse_with_options(text, options).ok()?;
    let attribute = |name| drawing.root_element().attribute(name);
    let pixels = |name| -> Option<f64> {
        let value = attribute(name)?.trim();
        value.strip_suffix("px").unwrap_or(value).parse().ok()
    };
    let shown: Vec<f64> = attribute("viewBox")
        .unwrap_or_default()
        .split([' ', ',', '\n', '\t'])
        .filter(|number| !number.is_empty())
        .map_while(|number| number.parse().ok())
        .collect();
    let (width, height) = match (pixels("width"), pixels("height"), shown.as_slice()) {
        (Some(width), Some(height), _) => (width, height),
        (_, _, &[_, _, width, height]) => (ROOM, ROOM * height / width),
        _ => return None,
    };
    let is_size = |side: f64| (1.0..=f64::from(MAX_SIDE)).contains(&side);
    (is_size(width) && is_size(height))
        .then(|| Size { width: width.round() as u32, height: height.round() as u32 })
}

/// Whether a JPEG or a PNG lacks the marker that ends it, as half a download does.
/// To decode all of every picture would take longer than to build a small wiki.
fn is_cut_short(bytes: &[u8]) -> bool {
    // Programs add a few bytes of their own behind the end.
    let tail = &bytes[bytes.len().saturating_sub(64 << 10)..];
    let ends_with = |marker: &[u8]| tail.windows(marker.len()).any(|bytes| bytes == marker);
    match bytes {
        [0xff, 0xd8, ..] => !ends_with(&[0xff, 0xd9]),
        [0x89, b'P', b'N', b'G', ..] => !ends_with(b"IEND"),
        _ => false,
    }
}

fn decoder(bytes: &[u8]) -> image::ImageResult<impl ImageDecoder> {
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format()?;
    let mut limits = Limits::default();
    limits.max_alloc = Some(MAX_MEMORY);
    reader.limits(limits);
    reader.into_decoder()
}

/// A picture at a size, upright, on white where it was transparent, and the colour
/// profile that its numbers are in.
fn smaller(bytes: &[u8], size: Size) -> Option<(RgbImage, Option<Vec<u8>>)> {
    let mut decoder = decoder(bytes).ok()?;
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let profile = decoder.icc_profile().ok().flatten().filter(|profile| {
        // Of a profile for inks, only the profile would be left.
        profile.get(16..20) == Some(b"RGB ")
    });
    let mut picture = DynamicImage::from_decoder(decoder).ok()?;
    picture.apply_orientation(orientation);
    let opaque = DynamicImage::ImageRgb8(on_white(&picture));
    let mut copy = DynamicImage::new_rgb8(size.width, size.height);
    Resizer::new().resize(&opaque, &mut copy, None).ok()?;
    Some((copy.into_rgb8(), profile))
}

fn on_white(picture: &DynamicImage) -> RgbImage {
    if !picture.color().has_alpha() {
        return picture.to_rgb8();
    }
    let seen = picture.to_rgba8();
    RgbImage::from_fn(seen.width(), seen.height(), |x, y| {
        let [r, g, b, a] = seen.get_pixel(x, y).0;
        let over = |c: u8| ((u32::from(c) * u32::from(a) + 255 * (255 - u32::from(a))) / 255) as u8;
        Rgb([over(r), over(g), over(b)])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> Poster {
        Poster::new(0, bytes, measure(bytes).expect("it is a picture"), None)
    }

    fn picture(width: u32, height: u32, format: image::ImageFormat) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        RgbImage::from_fn(width, height, |x, y| Rgb([x as u8, y as u8, 90]))
            .write_to(&mut bytes, format)
            .expect("a picture can be written");
        bytes.into_inner()
    }

    #[test]
    fn a_poster_is_made_smaller_and_never_larger() {
        let bytes = picture(600, 900, image::ImageFormat::Png);
        let poster = read(&bytes);
        assert_eq!(poster.widths(), [224, 448, 600]);
        let copy = poster.copy(&bytes, 448);
        let size = measure(&copy).expect("the copy is a picture");
        assert_eq!((size.width, size.height), (448, 672));
        let seal = poster.seal(448);
        assert!(seal.is_on(&copy[..seal.head_length()], &copy[copy.len() - 2..]));
        let small = picture(100, 150, image::ImageFormat::Jpeg);
        assert_eq!(read(&small).widths(), [100]);
    }

    #[test]
    fn a_photograph_stands_upright() {
        // An EXIF block that says: turn by a quarter.
        let exif = b"MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0".to_vec();
        let mut bytes = Vec::new();
        let mut encoder = JpegEncoder::new(&mut bytes);
        encoder.set_exif_metadata(exif).expect("JPEG has EXIF");
        encoder
            .write_image(&[200; 30 * 20 * 3], 30, 20, image::ExtendedColorType::Rgb8)
            .expect("a picture can be written");
        assert_eq!(measure(&bytes), Ok(Size { width: 20, height: 30 }));
        let poster = read(&bytes);
        let copy = poster.copy(&bytes, 20);
        assert_eq!(measure(&copy), Ok(Size { width: 20, height: 30 }));
    }

    #[test]
    fn a_drawing_says_itself_how_large_it_is() {
        for (attributes, size) in [
            ("viewBox='0 0 200 300'", Some((1200, 1800))),
            ("width='20px' height='30' viewBox='0 0 2 3'", Some((20, 30))),
            ("width='100%' viewBox='-1,-1, 2.4 3'", Some((1200, 1500))),
            ("viewBox='0 0 0 0'", None),
            ("width='21cm' height='29.7cm'", None),
            ("width='0' height='0'", None),
            ("", None),
        ] {
            let drawing = format!("<?xml version='1.0'?><svg {attributes}><path d=''/></svg>");
            let measured = measure_drawing(drawing.as_bytes());
            assert_eq!(measured.map(|size| (size.width, size.height)), size, "{drawing}");
        }
        assert_eq!(measure_drawing(b"not a drawing"), None);
    }

    #[test]
    fn what_is_no_picture_or_far_too_large_is_refused_by_its_header() {
        assert!(measure(b"not really a picture").is_err());
        let whole = picture(400, 300, image::ImageFormat::Jpeg);
        let part = measure(&whole[..whole.len() * 9 / 10]);
        assert!(part.expect_err("a tenth of it is missing").contains("end"));
        let mut huge = picture(2, 2, image::ImageFormat::Png);
        huge[16..20].copy_from_slice(&60_000_u32.to_be_bytes());
        let crc = crc32fast::hash(&huge[12..29]).to_be_bytes();
        huge[29..33].copy_from_slice(&crc);
        assert!(measure(&huge).expect_err("it is too large").contains("60000"));
        let bytes = picture(300, 400, image::ImageFormat::Png);
        let poster = read(&bytes);
        let copy = poster.copy(&bytes[..bytes.len() / 2], 224);
        assert!(measure(&copy).is_ok(), "a broken poster stopped the build");
    }
}
