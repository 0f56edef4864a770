//! Highlighted code, as spans with CSS classes.
//!
//! In: a fence's language and text. Out: escaped HTML with `hl-` classes by
//! syntect; plain text where no grammar knows the language. Fountain, the
//! screenplay format (<https://fountain.io/syntax>), has a grammar of ours in a
//! set of its own, so that adding it does not rebuild syntect's set.

use std::sync::LazyLock;

use syntect::html::{ClassStyle, ClassedHTMLGenerator};
use syntect::parsing::{SyntaxDefinition, SyntaxReference, SyntaxSet, SyntaxSetBuilder};
use syntect::util::LinesWithEndings;

use crate::render::html::escape;

static SYNTAXES: LazyLock<SyntaxSet> = LazyLock::new(SyntaxSet::load_defaults_newlines);

static FOUNTAIN: LazyLock<Option<SyntaxSet>> = LazyLock::new(|| {
    let grammar = include_str!("fountain.sublime-syntax");
    let syntax = SyntaxDefinition::load_from_str(grammar, true, None).ok()?;
    let mut builder = SyntaxSetBuilder::new();
    builder.add(syntax);
    Some(builder.build())
});

const STYLE: ClassStyle = ClassStyle::SpacedPrefixed { prefix: "hl-" };

/// Longest block highlighted, in bytes: grammars are slow on what is not code.
const MAX_BYTES: usize = 200 << 10;

/// Appends the code.
pub fn highlight(out: &mut String, language: &str, text: &str) {
    let highlighted = if text.len() > MAX_BYTES {
        None
    } else if language.eq_ignore_ascii_case("fountain") {
        FOUNTAIN.as_ref().and_then(|set| with(set, set.syntaxes().first()?, text))
    } else if language.is_empty() {
        None
    } else {
        SYNTAXES.find_syntax_by_token(language).and_then(|syntax| with(&SYNTAXES, syntax, text))
    };
    match highlighted {
        Some(html) => out.push_str(&html),
        None => escape(out, text),
    }
}

fn with(set: &SyntaxSet, syntax: &SyntaxReference, text: &str) -> Option<String> {
    let mut generator = ClassedHTMLGenerator::new_with_class_style(syntax, set, STYLE);
    for line in LinesWithEndings::from(text) {
        generator.parse_html_for_line_which_includes_newline(line).ok()?;
    }
    Some(generator.finalize())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_screenplay_reads_like_one() {
        let mut out = String::new();
        let scene = "INT. LOBBY - NIGHT\n\nRain.\n\nEVE\n(softly)\nA room, please.\n\nCUT TO:\n";
        highlight(&mut out, "fountain", scene);
        for expected in [
            "<span class=\"hl-markup hl-heading hl-scene hl-fountain\">INT. LOBBY - NIGHT",
            "<span class=\"hl-entity hl-name hl-cue hl-fountain\">EVE",
            "<span class=\"hl-comment hl-parenthetical hl-fountain\">(softly)",
            "<span class=\"hl-string hl-dialogue hl-fountain\">A room, please.",
            "<span class=\"hl-keyword hl-transition hl-fountain\">CUT TO:",
        ] {
            assert!(out.contains(expected), "no {expected:?} in:\n{out}");
        }
    }

    #[test]
    fn unknown_languages_are_shown_as_they_are() {
        let mut out = String::new();
        highlight(&mut out, "no-such-language", "a < b");
        assert_eq!(out, "a &lt; b");
    }
}
