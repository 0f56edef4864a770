//! How a picture file says what it was made from.
//!
//! Behind the header of a PNG or a JPEG stands a comment with a hash of everything
//! that the picture was made from. A file that begins with that comment and ends as
//! such files end is the file that would be made.

use std::fmt::Write as _;

/// How a file begins and ends that is made from certain things.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seal {
    head: Vec<u8>,
    tail: &'static [u8],
}

/// The end of every PNG.
const PNG_END: &[u8] = b"\0\0\0\0IEND\xaeB`\x82";

/// The end of every JPEG.
const JPEG_END: &[u8] = b"\xff\xd9";

/// A PNG's signature and its first chunk's name.
const PNG_START: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR";

/// How the JPEGs of our encoder begin: the JFIF header.
const JPEG_START: &[u8] = b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x02\0\0\x01\0\x01\0\0";

impl Seal {
    /// The seal of an eight-bit PNG with transparency.
    pub fn png(width: u32, height: u32, made_from: u128) -> Self {
        let mut head = PNG_START.to_vec();
        head.extend(width.to_be_bytes());
        head.extend(height.to_be_bytes());
        head.extend([8, 6, 0, 0, 0]);
        head.extend(crc32fast::hash(&head[12..]).to_be_bytes());
        let mut chunk = b"tEXtComment\0".to_vec();
        chunk.extend(comment(made_from));
        head.extend((chunk.len() as u32 - 4).to_be_bytes());
        head.extend(&chunk);
        head.extend(crc32fast::hash(&chunk).to_be_bytes());
        Self { head, tail: PNG_END }
    }

    /// The seal of a JPEG.
    pub fn jpeg(made_from: u128) -> Self {
        let comment = comment(made_from);
        let mut head = JPEG_START.to_vec();
        head.extend(b"\xff\xfe");
        head.extend((comment.len() as u16 + 2).to_be_bytes());
        head.extend(comment);
        Self { head, tail: JPEG_END }
    }

    /// Puts the seal on a file that an encoder made.
    pub fn put(&self, encoded: &[u8]) -> Vec<u8> {
        let header = match encoded.first() {
            Some(0x89) => PNG_START.len() + 17,
            _ => JPEG_START.len(),
        };
        let mut sealed = self.head.clone();
        sealed.extend(encoded.get(header..).unwrap_or_default());
        sealed
    }

    /// How many bytes of a file's beginning decide.
    pub fn head_length(&self) -> usize {
        self.head.len()
    }

    /// Whether a file of `length` bytes that begins and ends like this is the sealed
    /// one.
    pub fn is_on(&self, beginning: &[u8], ending: &[u8]) -> bool {
        beginning == self.head && ending.ends_with(self.tail)
    }

    /// How many bytes of a file's end decide.
    pub fn tail_length(&self) -> usize {
        self.tail.len()
    }
}

fn comment(made_from: u128) -> Vec<u8> {
    let mut text = String::from("filmwiki ");
    let _ = write!(text, "{made_from:032x}");
    text.into_bytes()
}
