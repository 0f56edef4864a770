//! The title card: drawn from a film's title and year where there is no poster.
//!
//! In: title and year. Out: inline SVG that the style sheet colours. It only
//! repeats the page's heading, so it is hidden from screen readers.

use std::fmt::Write as _;

use xxhash_rust::xxh3::xxh3_64;

use crate::model::facts::Year;
use crate::render::html::{Html, escaped};

/// The accent's hue in degrees: the same for a title wherever it stands. Every
/// hue keeps its contrast, because lightness is the style sheet's.
pub fn hue(title: &str) -> u16 {
    (xxh3_64(title.as_bytes()) % 36) as u16 * 10
}

/// Sizes of the title's letters, largest first: font size, letters a line, lines.
const SIZES: [(u32, usize, usize); 5] =
    [(40, 8, 4), (34, 10, 5), (28, 13, 6), (24, 15, 7), (20, 18, 9)];

/// Draws the card.
pub fn draw(title: &str, year: Option<Year>) -> Html {
    let (size, lines) = SIZES
        .iter()
        .map(|&(size, width, most)| (size, wrap(title, width), most))
        .find(|(_, lines, most)| lines.len() <= *most && !lines.iter().any(|l| l.ends_with('-')))
        .map_or_else(
            || {
                let (size, width, most) = SIZES[SIZES.len() - 1];
                let mut lines = wrap(title, width);
                if lines.len() > most {
                    lines.truncate(most);
                    if let Some(last) = lines.last_mut() {
                        last.push('…');
                    }
                }
                (size, lines)
            },
            |(size, lines, _)| (size, lines),
        );
    let leading = size * 11 / 10;
    let height = leading * (lines.len() as u32 - 1);
    let first = 180 - height / 2 + size / 3 - 10;
    let mut svg = String::from(
        "<svg viewBox=\"0 0 240 360\" aria-hidden=\"true\">\
         <path class=\"card-bg\" d=\"M0 0h240v360H0z\"/>\
         <path class=\"card-beam\" d=\"M112 0h16l112 270v90H0v-90z\"/>\
         <path class=\"card-line\" d=\"M12.5 12.5h215v335h-215z\"/>",
    );
    let _ = write!(svg, "<text text-anchor=\"middle\" font-size=\"{size}\">");
    for (nth, line) in (0u32..).zip(&lines) {
        let y = first + nth * leading;
        let _ = write!(svg, "<tspan x=\"120\" y=\"{y}\">{}</tspan>", escaped(line));
    }
    svg.push_str("</text>");
    if let Some(year) = year {
        let _ = write!(
            svg,
            "<text class=\"card-year\" x=\"120\" y=\"326\" text-anchor=\"middle\" \
             font-size=\"16\">{year}</text>"
        );
    }
    svg.push_str("</svg>");
    Html(svg)
}

/// Lines of at most `width` letters; a longer word is hyphenated.
fn wrap(title: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = vec![String::new()];
    let mut length = 0;
    for word in title.split_whitespace() {
        let mut letters: Vec<char> = word.chars().collect();
        while !letters.is_empty() {
            let space = usize::from(length > 0);
            if length + space + letters.len() <= width {
                let line = lines.last_mut().expect("there is always a line");
                if space == 1 {
                    line.push(' ');
                }
                line.extend(&letters);
                length += space + letters.len();
                letters.clear();
            } else if length > 0 {
                lines.push(String::new());
                length = 0;
            } else {
                let head: String = letters.drain(..width - 1).collect();
                let line = lines.last_mut().expect("there is always a line");
                line.push_str(&head);
                line.push('-');
                lines.push(String::new());
            }
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_of_every_length_fit_the_card() {
        for title in [
            "",
            "M",
            "Ballerina",
            "John Wick: Chapter 3 – Parabellum",
            "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz",
            &"Very long title ".repeat(40),
        ] {
            let svg = draw(title, Some(1999)).0;
            assert!(svg.matches("<tspan").count() <= 9, "{title}");
        }
        assert_eq!(wrap("The Matrix", 8), ["The", "Matrix"]);
    }
}
