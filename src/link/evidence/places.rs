//! Whether a part of one word stands where a place of its name would: `filmed in Georgia`.
//!
//! In: the name's place, and the heading it stands below. Out: whether it may be a place.
//!
//! 1. `Jackson, Mississippi` is one, and `Sydney, Australia`;
//! 2. behind `in`, `to` and their like it is one where the heading or the sentence speaks of
//!    places: `Filming`, `moved to Trenton`;
//! 3. behind those that mostly places follow it is one as well, unless the sentence has a
//!    word that leads to somebody: `saw himself in Trenton`, `a scene from Madison`.

use super::Place;
use crate::model::vocabulary;

/// Words before places, and the words with which each leads to somebody; those without any
/// mostly do.
const BEFORE_PLACES: [(&str, &[&str]); 14] = [
    ("across", IN),
    ("around", NEAR),
    ("at", &["angry", "anger", "laugh", "laughs", "look", "looks", "looked", "smiles"]),
    (
        "from",
        &["different", "letter", "letters", "line", "lines", "perspective", "scene", "scenes"],
    ),
    ("in", IN),
    ("inside", IN),
    ("into", &[]),
    ("near", NEAR),
    ("outside", IN),
    ("through", &[]),
    ("throughout", IN),
    ("to", &[]),
    ("toward", &[]),
    ("towards", &[]),
];
const IN: &[&str] = &[
    "believe",
    "believed",
    "believes",
    "faith",
    "herself",
    "himself",
    "interest",
    "interested",
    "saw",
    "see",
    "seen",
    "sees",
    "themselves",
    "trust",
];
const NEAR: &[&str] = &["camera", "revolve", "revolves"];

/// Words of headings below which places are spoken of.
const HEADINGS: [&str; 9] = [
    "box office",
    "distribution",
    "filming",
    "location",
    "photography",
    "premiere",
    "release",
    "screening",
    "shooting",
];

/// Words of a sentence that speaks of places.
const SAYS_PLACE: [&str; 62] = [
    "aired",
    "arrived",
    "auditioned",
    "back",
    "banned",
    "based",
    "born",
    "broadcast",
    "built",
    "came",
    "cinemas",
    "city",
    "crew",
    "drove",
    "festival",
    "filmed",
    "filming",
    "fled",
    "flew",
    "flown",
    "grew",
    "lived",
    "lives",
    "location",
    "locations",
    "met",
    "miles",
    "move",
    "moved",
    "moving",
    "north",
    "opened",
    "photographed",
    "photography",
    "premiere",
    "premiered",
    "raised",
    "recorded",
    "released",
    "relocated",
    "returned",
    "road",
    "scouted",
    "screened",
    "set",
    "sets",
    "shipped",
    "shoot",
    "shooting",
    "shot",
    "shown",
    "south",
    "spent",
    "stayed",
    "streets",
    "studio",
    "toured",
    "town",
    "traveled",
    "travelled",
    "went",
    "wrapped",
];

impl Place<'_> {
    /// Whether the name may be a place's; `heading` is what it stands below.
    pub(super) fn may_be_place(&self, heading: &str) -> bool {
        if self.is_within_another() {
            return true;
        }
        let Some(to_somebody) = self.behind_preposition() else { return false };
        let heading = heading.to_lowercase();
        HEADINGS.iter().any(|word| heading.contains(word))
            || self.sentence_has(&SAYS_PLACE)
            || self.is_travelled_to()
            || !to_somebody.is_empty() && !self.sentence_has(to_somebody)
    }

    /// `Jackson, Mississippi`, `Charlotte, North Carolina`, `Sydney, Australia`.
    fn is_within_another(&self) -> bool {
        const OF_TWO_WORDS: [(&str, &[&str]); 6] = [
            ("British", &["Columbia"]),
            ("New", &["Brunswick", "Hampshire", "Jersey", "Mexico", "South", "York", "Zealand"]),
            ("North", &["Carolina", "Dakota"]),
            ("Nova", &["Scotia"]),
            ("South", &["Africa", "Carolina", "Dakota"]),
            ("West", &["Virginia"]),
        ];
        let word = |at: usize| self.word(self.past + at).unwrap_or_default();
        let two = OF_TWO_WORDS.iter().find(|(first, _)| *first == word(0));
        self.gap_before(self.past) == ","
            && (vocabulary::is_part_of_america(word(0))
                || vocabulary::country(word(0)).is_some()
                || two.is_some_and(|(_, second)| second.contains(&word(1))))
    }

    /// The words with which the preposition before the name leads to somebody: `in Georgia`,
    /// `to Oslo and Georgia`.
    fn behind_preposition(&self) -> Option<&'static [&'static str]> {
        let mut at = self.first;
        // Behind `in` may stand several.
        while let Some(before) = at.checked_sub(1) {
            let (word, gap) = (self.word(before).unwrap_or_default(), self.gap_before(at));
            let lower = word.to_lowercase();
            let found = BEFORE_PLACES.iter().find(|(preposition, _)| *preposition == lower);
            if let Some((_, to_somebody)) = found.filter(|_| gap == " ") {
                return Some(to_somebody);
            }
            let joins = matches!(lower.as_str(), "and" | "or") && gap == " ";
            let is_another =
                word.starts_with(char::is_uppercase) && (at < self.first || gap == ",");
            if !(joins || is_another) || !matches!(gap, " " | ",") {
                return None;
            }
            at = before;
        }
        None
    }

    /// `from Oslo to Georgia`: a way between two.
    fn is_travelled_to(&self) -> bool {
        let word = |back: usize| self.word(self.first.checked_sub(back)?);
        word(1) == Some("to") && matches!(word(3), Some("from" | "From"))
    }

    /// Whether the sentence of the name has one of some words.
    fn sentence_has(&self, wanted: &[&str]) -> bool {
        const MOST: usize = 30;
        let ends = |at: usize| self.gap_before(at).starts_with(['.', '!', '?', ';']);
        let before = (0..self.first).rev().take_while(|at| !ends(at + 1)).take(MOST);
        let behind = (self.past..self.words.len()).take_while(|&at| !ends(at)).take(MOST);
        before.chain(behind).filter_map(|at| self.word(at)).any(|word| wanted.contains(&word))
    }
}
