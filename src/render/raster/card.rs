//! The card that other sites show for a link to a film: title, year, director and
//! the wiki's name in the light of the film's own colour.
//!
//! In: a few words and a hue. Out: a PNG of 1200 by 630. The letters are Libertinus
//! Serif; words with a letter that it lacks are left out, because a reader of that
//! script would see boxes. Directors who are left out are counted.
//!
//! 1. `svg` sets the title as large as it fits and writes the card as SVG;
//! 2. resvg draws it.

use std::fmt::Write as _;
use std::sync::{Arc, LazyLock};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{self, fontdb};
use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::GlyphMetrics;
use skrifa::{FontRef, MetadataProvider};
use unicode_normalization::UnicodeNormalization;
use xxhash_rust::xxh3::xxh3_128;

use crate::model::facts::Year;
use crate::render::html::escaped;
use crate::render::phrases;
use crate::render::raster::Seal;

/// Its width in pixels.
pub const WIDTH: u32 = 1200;
/// Its height in pixels.
pub const HEIGHT: u32 = 630;

/// Goes up with whatever changes a card's pixels and not its SVG.
const DRAWN_BY: &str = "resvg 0.49, Libertinus Serif";

/// What a card says.
#[derive(Clone, Copy, Debug)]
pub struct Words<'a> {
    /// The film's title.
    pub title: &'a str,
    /// The year it came out.
    pub year: Option<Year>,
    /// Names of all its directors.
    pub directors: &'a [&'a str],
    /// The wiki's name.
    pub wiki: &'a str,
    /// Hue of the film's accent, in degrees.
    pub hue: u16,
}

/// The seal of the card with these words.
pub fn seal(words: Words) -> Seal {
    sealed(&svg(words))
}

fn sealed(svg: &str) -> Seal {
    Seal::png(WIDTH, HEIGHT, xxh3_128(format!("{DRAWN_BY}\n{svg}").as_bytes()))
}

/// Draws the card.
pub fn draw(words: Words) -> Vec<u8> {
    let svg = svg(words);
    let mut pixels = Pixmap::new(WIDTH, HEIGHT).expect("a card has a size");
    let options = usvg::Options {
        font_family: FAMILY.to_string(),
        fontdb: Arc::clone(&FONTS),
        ..usvg::Options::default()
    };
    // Of all that a writer types only words stand in it, and they are escaped.
    if let Ok(tree) = usvg::Tree::from_str(&svg, &options) {
        resvg::render(&tree, Transform::identity(), &mut pixels.as_mut());
    }
    sealed(&svg).put(&pixels.encode_png().unwrap_or_default())
}

const FAMILY: &str = "Libertinus Serif";

static FONTS: LazyLock<Arc<fontdb::Database>> = LazyLock::new(|| {
    let mut fonts = fontdb::Database::new();
    for data in [Weight::Regular.data(), Weight::Semibold.data()] {
        fonts.load_font_source(fontdb::Source::Binary(Arc::new(data)));
    }
    Arc::new(fonts)
});

/// The weights that a card is set in.
#[derive(Clone, Copy, Debug)]
enum Weight {
    Regular,
    Semibold,
}

impl Weight {
    /// The font file. The crate gives its fonts in a fixed order.
    fn data(self) -> &'static [u8] {
        let at = match self {
            Self::Regular => 0,
            Self::Semibold => 4,
        };
        typst_assets::fonts().nth(at).unwrap_or_default()
    }
}

/// Whether a text can be set, and how wide it becomes.
struct Face {
    font: Option<FontRef<'static>>,
}

impl Face {
    fn new(weight: Weight) -> Self {
        Self { font: FontRef::new(weight.data()).ok() }
    }

    /// Its width at a font size of 1; none where a letter is missing.
    fn width(&self, text: &str) -> Option<f32> {
        let font = self.font.as_ref()?;
        let letters = font.charmap();
        let metrics = GlyphMetrics::new(font, Size::new(1.0), LocationRef::default());
        text.chars().map(|c| metrics.advance_width(letters.map(c)?)).sum()
    }
}

/// Sizes of the title's letters, largest first, and how many lines they leave room
/// for.
const SIZES: [(u32, usize); 6] = [(120, 2), (100, 2), (84, 3), (68, 4), (54, 5), (44, 6)];

/// Whether a title can be set.
pub fn can_set(title: &str) -> bool {
    settable(title).is_some()
}

/// A title without the signs that the font lacks; none where it lacks a letter, or
/// nothing is left.
fn settable(title: &str) -> Option<String> {
    let face = Face::new(Weight::Semibold);
    let letters = face.font.as_ref()?.charmap();
    let composed: String = title.nfc().collect();
    let lacks = |c: char| !c.is_whitespace() && letters.map(c).is_none();
    if composed.chars().any(|c| c.is_alphanumeric() && lacks(c)) {
        return None;
    }
    let kept: String = composed.chars().filter(|&c| !lacks(c)).collect();
    let kept = kept.split_whitespace().collect::<Vec<_>>().join(" ");
    (!kept.is_empty()).then_some(kept)
}

/// Room for the title, in pixels.
const ROOM: f32 = 1000.0;

fn svg(words: Words) -> String {
    let [ground, beam] = [(0.30, 0.07), (0.38, 0.085)]
        .map(|(lightness, chroma)| colour(lightness, chroma, f32::from(words.hue)));
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\">\
         <path fill=\"{ground}\" d=\"M0 0h1200v630H0z\"/>\
         <path fill=\"{beam}\" d=\"M572 0h56l420 630H152z\"/>\
         <path fill=\"none\" stroke=\"{INK}\" stroke-opacity=\".4\" stroke-width=\"2\" \
         d=\"M33 33h1134v564H33z\"/>\
         <g fill=\"{INK}\" text-anchor=\"middle\" font-family=\"{FAMILY}\">"
    );
    let composed = |text: &str| text.nfc().collect::<String>();
    let (title, wiki) = (settable(words.title).unwrap_or_default(), composed(words.wiki));
    let regular = Face::new(Weight::Regular);
    let facts = facts(&regular, words);
    let (size, lines) = fitted(&Face::new(Weight::Semibold), &title);
    let leading = size as f32 * 1.1;
    // Title and facts stand in the middle together.
    let block = leading * lines.len() as f32 + 20.0 + FACTS_LEADING * facts.len() as f32;
    let mut y = (HEIGHT as f32 - 40.0 - block) / 2.0 + size as f32 * 0.82;
    for line in &lines {
        let _ = write!(
            svg,
            "<text x=\"600\" y=\"{y:.0}\" font-size=\"{size}\" font-weight=\"600\" \
             letter-spacing=\"-{:.1}\">{}</text>",
            size as f32 / 100.0,
            escaped(line)
        );
        y += leading;
    }
    let facts_y = if lines.is_empty() { 330.0 } else { y - size as f32 * 0.82 + 58.0 };
    let facts = (0..)
        .zip(&facts)
        .map(|(nth, fact)| (fact.as_str(), facts_y + FACTS_LEADING * nth as f32, FACTS_SIZE, 0.5));
    for (text, y, size, spacing) in facts.chain([(wiki.as_str(), 556.0, 26.0, 2.0)]) {
        if let Some(text) = cut(&regular, text, ROOM / size) {
            let _ = write!(
                svg,
                "<text x=\"600\" y=\"{y:.0}\" font-size=\"{size}\" letter-spacing=\"{spacing}\" \
                 fill-opacity=\".86\">{}</text>",
                escaped(&text)
            );
        }
    }
    svg.push_str("</g></svg>");
    svg
}

/// Size of the letters below the title.
const FACTS_SIZE: f32 = 36.0;
/// From one line of them to the next.
const FACTS_LEADING: f32 = 44.0;

/// Year and directors: on one line if all fit, otherwise on two, with as many names as fit
/// and the number of the others.
fn facts(face: &Face, words: Words) -> Vec<String> {
    let year = words.year.map(|year| year.to_string());
    let mut names: Vec<String> =
        words.directors.iter().map(|name| name.nfc().collect::<String>()).collect();
    names.retain(|name| face.width(name).is_some());
    let directed = |named: usize| {
        let mut shown = names[..named].to_vec();
        match words.directors.len() - named {
            0 => {}
            1 => shown.push("one other".to_string()),
            others => shown.push(format!("{others} others")),
        }
        format!("directed by {}", phrases::list(&shown))
    };
    let fits = |line: &String| face.width(line).is_some_and(|width| width <= FACTS_ROOM);
    let Some(all) = (!names.is_empty()).then(|| directed(names.len())) else {
        return year.into_iter().collect();
    };
    let line: Vec<&str> = year.as_deref().into_iter().chain([all.as_str()]).collect();
    let line = line.join(" · ");
    if fits(&line) {
        return vec![line];
    }
    let second = (1..=names.len()).rev().map(directed).find(fits);
    year.into_iter().chain([second.unwrap_or_else(|| directed(1))]).collect()
}

/// Room for a line of facts at a font size of 1, with what lies between its letters.
const FACTS_ROOM: f32 = (ROOM - 40.0) / FACTS_SIZE;

/// The letters' colour: the style sheet's `--card-ink`.
const INK: &str = "#f7f1e8";

/// A title in the largest letters in which it fits; no lines where it cannot be set.
fn fitted(face: &Face, title: &str) -> (u32, Vec<String>) {
    if title.trim().is_empty() || face.width(title).is_none() {
        return (SIZES[0].0, Vec::new());
    }
    for (size, most) in SIZES {
        let room = ROOM / size as f32;
        let Some(lines) = wrapped(face, title, room).filter(|lines| lines.len() <= most) else {
            continue;
        };
        // As narrow as it goes without another line: no last line of one word.
        let mut narrow = lines;
        let mut room = room;
        while let Some(lines) = wrapped(face, title, room * 0.95)
            && lines.len() == narrow.len()
            && narrow.len() > 1
        {
            (narrow, room) = (lines, room * 0.95);
        }
        return (size, narrow);
    }
    let (size, most) = SIZES[SIZES.len() - 1];
    let mut lines = Vec::new();
    let mut rest = title.to_string();
    while !rest.is_empty() && lines.len() < most {
        let room = ROOM / size as f32;
        if lines.len() + 1 == most {
            lines.extend(cut(face, &rest, room));
            break;
        }
        let mut line = filled(face, &rest, room - 0.5);
        rest = rest.split_off(line.len());
        let in_word = !rest.is_empty() && !rest.starts_with(' ');
        rest = rest.trim_start().to_string();
        if in_word {
            line.push('-');
        }
        lines.push(line);
    }
    (size, lines)
}

/// Lines of whole words; none where a word is wider than a line.
fn wrapped(face: &Face, title: &str, room: f32) -> Option<Vec<String>> {
    let mut lines: Vec<String> = Vec::new();
    for word in title.split_whitespace() {
        if face.width(word)? > room {
            return None;
        }
        match lines.last_mut() {
            Some(line) if face.width(&format!("{line} {word}"))? <= room => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_string()),
        }
    }
    Some(lines)
}

/// As many letters of a text as fit, up to a space if there is one.
fn filled(face: &Face, text: &str, room: f32) -> String {
    let mut end = 0;
    for (at, c) in text.char_indices() {
        let next = at + c.len_utf8();
        if face.width(&text[..next]).is_none_or(|width| width > room) {
            break;
        }
        end = next;
    }
    let whole = text[..end].rfind(' ').filter(|&space| space > 0 && end < text.len());
    text[..whole.unwrap_or(end)].to_string()
}

/// A text on one line, with an ellipsis where it is too long; none where it cannot
/// be set.
fn cut(face: &Face, text: &str, room: f32) -> Option<String> {
    let text = text.trim();
    let width = face.width(text)?;
    if text.is_empty() {
        return None;
    }
    if width <= room {
        return Some(text.to_string());
    }
    Some(format!("{}…", filled(face, text, room - 1.0).trim_end_matches([',', ' '])))
}

/// A colour of the style sheet's space, OKLCH, as sRGB.
fn colour(lightness: f32, chroma: f32, hue: f32) -> String {
    let (sin, cos) = hue.to_radians().sin_cos();
    let (a, b) = (chroma * cos, chroma * sin);
    let cube = |root: f32| root * root * root;
    let l = cube(lightness + 0.396_337_78 * a + 0.215_803_76 * b);
    let m = cube(lightness - 0.105_561_346 * a - 0.063_854_17 * b);
    let s = cube(lightness - 0.089_484_18 * a - 1.291_485_5 * b);
    let linear = [
        4.076_741_7 * l - 3.307_711_6 * m + 0.230_969_94 * s,
        -1.268_438 * l + 2.609_757_4 * m - 0.341_319_4 * s,
        -0.004_196_086 * l - 0.703_418_6 * m + 1.707_614_7 * s,
    ];
    let mut out = String::from("#");
    for channel in linear {
        let bent = match channel {
            ..=0.003_130_8 => channel * 12.92,
            _ => 1.055 * channel.powf(1.0 / 2.4) - 0.055,
        };
        let _ = write!(out, "{:02x}", (bent.clamp(0.0, 1.0) * 255.0).round() as u8);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_in_another_script_has_no_card_and_a_sign_is_left_out() {
        assert!(!can_set("七人の侍"));
        assert!(!can_set("🎬"));
        assert_eq!(settable("🎬🔥 The Movie").as_deref(), Some("The Movie"));
        assert_eq!(settable("Amélie").as_deref(), Some("Amélie"));
    }

    fn words(title: &str) -> Words<'_> {
        Words { title, year: None, directors: &[], wiki: "The Wiki", hue: 210 }
    }

    #[test]
    fn a_card_is_a_picture_that_knows_what_it_was_made_from() {
        let card = draw(words("Harbour"));
        let picture = image::load_from_memory(&card).expect("a card is a PNG");
        assert_eq!((picture.width(), picture.height()), (WIDTH, HEIGHT));
        let is_on = |seal: &Seal| {
            let tail = &card[card.len() - seal.tail_length()..];
            seal.is_on(&card[..seal.head_length()], tail)
        };
        assert!(is_on(&seal(words("Harbour"))), "an unchanged card would be drawn again");
        assert!(!is_on(&seal(words("Harbor"))), "a changed card would not be drawn again");
    }

    #[test]
    fn titles_of_every_length_fit_and_no_letter_becomes_a_box() {
        let face = Face::new(Weight::Semibold);
        for title in [
            "M",
            "John Wick: Chapter 3 – Parabellum",
            "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz",
            "Dr. Strangelove or: How I Learned to Stop Worrying and Love the Bomb",
            &"Very long title ".repeat(60),
            "Сталкер",
            "8½",
        ] {
            let (size, lines) = fitted(&face, title);
            assert!(!lines.is_empty(), "{title}");
            for line in &lines {
                let width = face.width(line).expect("every letter is there") * size as f32;
                assert!(width <= ROOM + 1.0, "{line} is {width} wide");
            }
            assert!(size as usize * lines.len() <= 320, "{title} is {} lines", lines.len());
        }
        assert_eq!(fitted(&face, "千と千尋の神隠し").1, Vec::<String>::new());
        assert!(svg(words("千と千尋の神隠し")).contains("The Wiki"));
        assert!(!svg(words("千と千尋の神隠し")).contains('千'));
        let film = Words { year: Some(2001), directors: &["宮崎駿"], ..words("Spirited Away") };
        let svg = svg(film);
        assert!(svg.contains(">2001<"), "the year is lost with the name: {svg}");
    }

    #[test]
    fn directors_who_have_no_room_are_counted() {
        let face = Face::new(Weight::Regular);
        let long = "Apichatpong Weerasethakul von und zu Hohenlohe-Langenburg";
        let said = |directors: &[&str]| {
            facts(&face, Words { year: Some(2004), directors, ..words("Harbour") })
        };
        assert_eq!(said(&["Ann Lee", "Bo Ray"]), ["2004 · directed by Ann Lee and Bo Ray"]);
        assert_eq!(said(&[long, "Bo Ray"])[1], format!("directed by {long} and one other"));
        assert_eq!(said(&["Ann Lee", "宮崎駿"]), ["2004 · directed by Ann Lee and one other"]);
        let five = [
            "Tikhon Khrennikov",
            "Zhang Yibai",
            "Apichatpong Weerasethakul",
            "Zhang Meng",
            "Li Bo",
        ];
        assert_eq!(
            said(&five),
            ["2004", "directed by Tikhon Khrennikov, Zhang Yibai and 3 others"],
            "five directors are shown as fewer"
        );
    }

    #[test]
    fn colours_are_those_of_the_style_sheet() {
        // oklch(34% .075 250), as a browser computes it.
        assert_eq!(colour(1.0, 0.0, 0.0), "#ffffff");
        assert_eq!(colour(0.5, 0.0, 0.0), "#636363");
    }
}
