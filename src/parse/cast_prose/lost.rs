//! Sentences that have lost who plays a part: `portrays Tatiana`.
//!
//! In: a text on the cast. Out: where its verbs stand that have nobody before them.

use std::ops::Range;

use crate::parse::people::is_dotted;

/// What is left of a text without the `Additionally,` that it ends with.
fn without_adverb(text: &str) -> &str {
    const ADVERBS: [&str; 8] = [
        "Additionally",
        "Also",
        "Finally",
        "Furthermore",
        "Lastly",
        "Meanwhile",
        "Moreover",
        "In addition",
    ];
    let bare = text.strip_suffix(',').unwrap_or(text);
    ADVERBS.iter().find_map(|adverb| bare.strip_suffix(adverb)).map_or(text, str::trim_end)
}

/// Places where a sentence begins with `portrays` or `plays`.
pub(super) fn lost_names(text: &str) -> impl Iterator<Item = Range<usize>> {
    ["portrays ", "plays ", "appears as ", "voices ", "stars as "].into_iter().flat_map(
        move |verb| {
            text.match_indices(verb).filter_map(move |(at, _)| {
                let before = without_adverb(text[..at].trim_end());
                let last = before.rsplit(' ').next().unwrap_or_default();
                let ends = before.ends_with(['.', '!', '?']) && !is_dotted(last);
                let begins = before.is_empty() || ends;
                let own_word = before.len() < at || at == 0;
                (begins && own_word).then_some(at..at + verb.trim_end().len())
            })
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lost_name_is_noticed() {
        let text = "Pine's daughter. portrays Tatiana, a dancer. She plays well.";
        let lost: Vec<_> = lost_names(text).map(|range| &text[range]).collect();
        assert_eq!(lost, ["portrays"]);
        assert_eq!(lost_names("Ann Lee, Jr. plays Eve. Bo R. voices Tom.").count(), 0);
        let text = "Nuala is a singer. Additionally, portrays Major Orr. Also, she plays well.";
        let lost: Vec<_> = lost_names(text).map(|range| &text[range]).collect();
        assert_eq!(lost, ["portrays"]);
    }
}
