//! Source text and places in it.
//!
//! In: the bytes of one input file. Out: text that the rest of the program can
//! trust (UTF-8, `\n` line ends, no byte order mark, no characters that HTML
//! forbids) and spans that point into it. Line and column numbers are those of
//! the file on disk: the clean-up never adds, removes or joins lines, and
//! replaces a character by exactly one character.

use std::ops::Range;
use std::sync::OnceLock;

use crate::diag::{Diagnostic, Rule};

/// Index of a [`Source`] among the inputs, in path order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceId(pub u32);

/// A half-open range of bytes in one source's text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// A span of the given byte offsets, which must fit `u32`: [`Source::new`]
    /// refuses longer files.
    pub fn new(start: usize, end: usize) -> Self {
        let narrow = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        Self { start: narrow(start), end: narrow(end) }
    }

    /// The span as a range to index text with.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A span together with the source that it lies in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The file.
    pub source: SourceId,
    /// Where in it.
    pub span: Span,
}

/// Longest source taken, in bytes. A film article has 10 kB; past this the
/// file is something else, and spans would not fit their 32 bits.
pub const MAX_SOURCE_BYTES: usize = 64 << 20;

/// One input file, cleaned.
#[derive(Debug)]
pub struct Source {
    /// Path as the writer knows it, `/`-separated, relative to the wiki's folder.
    pub path: String,
    /// The cleaned text.
    pub text: String,
    /// Where lines start; made when a line is first asked for.
    lines: OnceLock<Box<[u32]>>,
}

impl Source {
    /// Decodes and cleans `bytes`, reporting what had to be replaced.
    pub fn new(id: SourceId, path: String, bytes: Vec<u8>, diags: &mut Vec<Diagnostic>) -> Self {
        if bytes.len() > MAX_SOURCE_BYTES {
            diags.push(
                Diagnostic::new(Rule::FileTooLarge, format!("`{path}` is larger than 64 MB"))
                    .help("split it, or move it out of `seeds`; it was not read"),
            );
            return Self { path, text: String::new(), lines: OnceLock::new() };
        }
        let mut text = match String::from_utf8(bytes) {
            Ok(text) => text,
            Err(error) => {
                let valid = error.utf8_error().valid_up_to();
                let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
                diags.push(
                    Diagnostic::new(Rule::NotUtf8, format!("`{path}` is not UTF-8"))
                        .at(Place { source: id, span: Span::new(valid, valid) })
                        .help("save the file as UTF-8; unreadable bytes are shown as \u{fffd}"),
                );
                text
            }
        };
        if text.starts_with('\u{feff}') {
            text.drain(..'\u{feff}'.len_utf8());
        }
        if text.contains('\r') {
            text = text.replace("\r\n", "\n").replace('\r', "\n");
        }
        // Most texts have nothing that could be; all bytes are asked, which is done many at
        // once.
        let may_have = text.bytes().fold(false, |found, byte| found | may_begin_forbidden(byte));
        if let Some(at) = may_have.then(|| text.find(is_forbidden)).flatten() {
            diags.push(
                Diagnostic::new(
                    Rule::ControlCharacter,
                    "the text has a control character".to_string(),
                )
                .at(Place { source: id, span: Span::new(at, at + 1) })
                .help("remove it; it is shown as \u{fffd}"),
            );
            text = text.replace(is_forbidden, "\u{fffd}");
        }
        Self { path, text, lines: OnceLock::new() }
    }

    /// One-based line of a byte offset. The first call reads the text once; the
    /// others are a binary search.
    pub fn line(&self, offset: u32) -> usize {
        let starts = self.lines.get_or_init(|| {
            let ends = self.text.bytes().zip(1..).filter(|&(byte, _)| byte == b'\n');
            std::iter::once(0).chain(ends.map(|(_, next)| next)).collect()
        });
        starts.partition_point(|&start| start <= offset)
    }

    /// One-based line and column (in characters) of a byte offset.
    pub fn line_column(&self, offset: u32) -> (usize, usize) {
        let before = &self.text[..self.text.floor_char_boundary(offset as usize)];
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        (self.line(before.len() as u32), before[line_start..].chars().count() + 1)
    }
}

/// Characters that no HTML document may hold
/// (<https://html.spec.whatwg.org/multipage/parsing.html#control-character-in-input-stream>).
pub fn is_forbidden(c: char) -> bool {
    let code = c as u32;
    (c.is_control() && !matches!(c, '\t' | '\n' | '\u{c}'))
        || (0xfdd0..=0xfdef).contains(&code)
        || code & 0xfffe == 0xfffe
}

/// Whether a byte can begin a character that [`is_forbidden`].
fn may_begin_forbidden(byte: u8) -> bool {
    // U+0080 to U+009F begin with C2, U+FDD0 to U+FDEF and U+FFFE with EF, those of
    // further planes with F0 to F4.
    let is_control = (byte < 0x20) & (byte != b'\n') & (byte != b'\t') & (byte != 0x0c);
    is_control | (byte == 0x7f) | (byte == 0xc2) | (byte >= 0xef)
}

/// All sources, indexed by [`SourceId`].
#[derive(Debug, Default)]
pub struct Sources(Vec<Source>);

impl Sources {
    /// Wraps sources that are in the order of their ids.
    pub fn new(sources: Vec<Source>) -> Self {
        Self(sources)
    }

    /// The source with this id.
    pub fn get(&self, id: SourceId) -> &Source {
        &self.0[id.0 as usize]
    }

    /// Puts a newer version in the place of a source.
    pub fn replace(&mut self, id: SourceId, source: Source) {
        self.0[id.0 as usize] = source;
    }

    /// Puts others in the place of all sources from one on; the old ones are then in
    /// `others`.
    pub fn replace_from(&mut self, first: usize, others: &mut Vec<Source>) {
        let old = self.0.split_off(first);
        self.0.append(others);
        *others = old;
    }

    /// Every source with its id.
    pub fn iter(&self) -> impl Iterator<Item = (SourceId, &Source)> {
        (0..).map(SourceId).zip(&self.0)
    }

    /// The text at a place.
    pub fn text(&self, place: Place) -> &str {
        self.get(place.source).text.get(place.span.range()).unwrap_or("")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_that_html_forbids_is_looked_for() {
        let missed = ('\0'..=char::MAX).find(|&c| {
            let mut bytes = [0; 4];
            is_forbidden(c) && !may_begin_forbidden(c.encode_utf8(&mut bytes).as_bytes()[0])
        });
        assert_eq!(missed, None, "it would reach the pages");
    }
}
