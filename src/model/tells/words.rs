//! The words that tell what happens, and where they stand in a text.
//!
//! In: a text. Out: each word or phrase of the list in it, until the caller has enough
//! ([`find`]). One look-up a word of the text, however long the list is.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// What a word of the list says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Says {
    /// What happens to somebody. It tells wherever it stands.
    Deed,
    /// Who somebody is in truth, and what stories end with. Leads say as much of what
    /// their film is about: `hunts a traitor`, `a series of murders`.
    Secret,
    /// It tells of characters. Of people, films and firms it is said as well: `was
    /// killed in 1990`, `eventually cast`.
    OfCharacters,
    /// Behind `is` it is a deed (`is strangled`), elsewhere it tells of characters.
    Suffered,
    /// It tells where it is somebody's with a name: `the Chancellor's son`.
    Kin,
    /// So does this, in a sentence without a number: what is real has a date.
    Loss,
}

/// What people do to each other at turns of a plot and elsewhere seldom: as stories
/// say it, what is suffered, and as it is done.
const VERBS: &[[&str; 3]] = &[
    ["abducts", "abducted", "abducting"],
    ["assassinates", "assassinated", "assassinating"],
    ["asphyxiates", "asphyxiated", "asphyxiating"],
    ["beheads", "beheaded", "beheading"],
    ["betrays", "betrayed", "betraying"],
    ["bludgeons", "bludgeoned", "bludgeoning"],
    ["crucifies", "crucified", "crucifying"],
    ["decapitates", "decapitated", "decapitating"],
    ["disembowels", "disembowelled", "disembowelling"],
    ["dismembers", "dismembered", "dismembering"],
    ["double-crosses", "double-crossed", "double-crossing"],
    ["drowns", "drowned", "drowning"],
    ["electrocutes", "electrocuted", "electrocuting"],
    ["garrotes", "garroted", "garroting"],
    ["guillotines", "guillotined", "guillotining"],
    ["guns down", "gunned down", "gunning down"],
    ["hangs for", "hanged", "hanging himself"],
    ["hangs himself", "burned at the stake", "hanging herself"],
    ["hangs herself", "executed", "executing him"],
    ["impales", "impaled", "impaling"],
    ["incinerates", "incinerated", "incinerating"],
    ["kidnaps", "kidnapped", "kidnapping"],
    ["kills", "killed", "killing"],
    ["lynches", "lynched", "lynching"],
    ["mauls", "mauled", "mauling"],
    ["murders him", "murdered", "murdering"],
    ["murders her", "beaten to death", "beating to death"],
    ["perishes", "perished", "perishing"],
    ["poisons her", "poisoned", "poisoning"],
    ["poisons him", "shot dead", "poisoning him"],
    ["resurrects", "resurrected", "resurrecting"],
    ["slaughters", "slaughtered", "slaughtering"],
    ["slays", "slain", "slaying"],
    ["smothers", "smothered", "smothering"],
    ["stabs", "stabbed", "stabbing"],
    ["strangles", "strangled", "strangling"],
    ["suffocates", "suffocated", "suffocating"],
    ["throttles", "throttled", "throttling"],
    ["unmasks", "unmasked", "unmasking"],
    ["vanquishes", "vanquished", "vanquishing"],
];

/// Other words and phrases that say what happens, lower case.
const DEEDS: &[&str] = &[
    "are hanged",
    "beats him to death",
    "beats her to death",
    "blows her up",
    "blows him up",
    "blows herself up",
    "blows himself up",
    "bleeds to death",
    "burns to death",
    "closing minutes",
    "commits suicide",
    "comes back to life",
    "confesses to the murder",
    "dies",
    "die in the",
    "drinks the poison",
    "ends her life",
    "ends his life",
    "falls to her death",
    "falls to his death",
    "final minutes",
    "final reel",
    "final scene",
    "final shot",
    "final twist",
    "gives her life",
    "gives his life",
    "goes to the gallows",
    "in the climax",
    "in the finale",
    "is dead all along",
    "is found dead",
    "is exposed as",
    "is shot by",
    "is shot dead",
    "is still alive",
    "is revealed as",
    "is revealed to be",
    "is the killer",
    "is the murderer",
    "it is revealed",
    "it transpires",
    "killer all along",
    "last minutes",
    "last reel",
    "last scene",
    "leaps to her death",
    "leaps to his death",
    "lose their lives",
    "loses her life",
    "loses his life",
    "murderer all along",
    "plunges to her death",
    "plunges to his death",
    "pushes her off",
    "pushes him off",
    "shoots her",
    "shoots him",
    "slits her",
    "slits his",
    "spares her",
    "spares him",
    "starves to death",
    "takes her own life",
    "takes his own life",
    "the finale, where",
    "the finale where",
    "the finale, when",
    "turn out to be",
    "turns out to be",
    "villain all along",
    "was the killer",
    "was the murderer",
    "whose death",
];

/// Words and phrases for who somebody is in truth, and what stories end with, lower
/// case.
const SECRETS: &[&str] = &[
    "alternate ending",
    "alternative ending",
    "culprit",
    "double agent",
    "final battle",
    "in this ending",
    "long-lost",
    "mastermind behind",
    "murders",
    "original ending",
    "poisons",
    "real identity",
    "real killer",
    "real murderer",
    "sacrifices",
    "sent to kill",
    "traitor",
    "true identity",
    "turncoat",
    "unmasks",
];

/// Words and phrases that tell of characters, lower case.
const OF_CHARACTERS: &[&str] = &[
    "actually",
    "all along",
    "at the end",
    "at the hands of",
    "betrayal",
    "blackmails",
    "commit suicide",
    "committed suicide",
    "confesses",
    "deceased",
    "drops dead",
    "eventually",
    "fakes",
    "fatally",
    "finale",
    "found dead",
    "gallows",
    "gets away with it",
    "in disguise",
    "in the end",
    "is alive",
    "is dead",
    "kill her",
    "kill him",
    "left for dead",
    "lethal",
    "marries",
    "mortally",
    "mole",
    "murder of",
    "murderer",
    "murderous",
    "not dead",
    "presumed dead",
    "revealed",
    "reveals",
    "revenge against",
    "scaffold",
    "secretly",
    "suicide",
    "survives",
    "turns on",
    "turns out",
    "ultimately",
    "unbeknownst",
    "was dead",
];

/// What becomes of somebody, lower case.
const LOSSES: &[&str] = &["death", "demise", "killer", "murder", "suicide"];

/// Kin whose discovery is a turn of many plots, lower case.
const KIN: &[&str] = &[
    "brother",
    "daughter",
    "father",
    "granddaughter",
    "grandfather",
    "grandmother",
    "grandson",
    "half-brother",
    "half-sister",
    "heir",
    "mother",
    "sister",
    "son",
    "stepfather",
    "stepmother",
    "twin",
];

/// Verbs in front of what somebody suffers.
const SUFFERS: &[&str] = &["are", "being", "get", "gets", "is"];

/// The list by the first word of each entry: what stands behind that word, and what it
/// says.
static LIST: LazyLock<FxHashMap<&'static str, Vec<(&'static str, Says)>>> = LazyLock::new(|| {
    let [deeds, suffered, doing] = [0, 1, 2].map(|form| VERBS.iter().map(move |verb| verb[form]));
    let words = |words: &'static [&'static str]| words.iter().copied();
    let deeds = deeds.chain(words(DEEDS)).map(|word| (word, Says::Deed));
    let of_characters = doing.chain(words(OF_CHARACTERS)).map(|word| (word, Says::OfCharacters));
    let all = deeds
        .chain(words(SECRETS).map(|word| (word, Says::Secret)))
        .chain(suffered.map(|word| (word, Says::Suffered)))
        .chain(of_characters)
        .chain(words(KIN).map(|word| (word, Says::Kin)))
        .chain(words(LOSSES).map(|word| (word, Says::Loss)));
    let mut list: FxHashMap<&str, Vec<_>> = FxHashMap::default();
    for (phrase, says) in all {
        let (word, rest) = phrase.split_at(word_end(phrase));
        list.entry(word).or_default().push((rest, says));
    }
    list
});

/// Longest first word of an entry.
const LONGEST: usize = 16;

/// What the list says of a text: calls back with where an entry begins, until the
/// answer is yes.
pub fn find(text: &str, mut enough: impl FnMut(Says, usize) -> bool) -> bool {
    let list = &*LIST;
    let is_dated = text.bytes().any(|byte| byte.is_ascii_digit());
    let mut word_before = 0..0;
    for word in words(text) {
        let mut lower = [0; LONGEST];
        let begins = text.as_bytes().get(word.clone()).unwrap_or_default();
        if let Some(lower) = lower.get_mut(..begins.len())
            && begins.iter().all(u8::is_ascii)
        {
            lower.copy_from_slice(begins);
            lower.make_ascii_lowercase();
            let entries = std::str::from_utf8(lower).ok().and_then(|word| list.get(word));
            let behind = &text[word.end..];
            for &(rest, says) in entries.into_iter().flatten() {
                let says = match says {
                    Says::Suffered if SUFFERS.contains(&&text[word_before.clone()]) => Says::Deed,
                    // `Lena's Father` is what a role is called.
                    Says::Kin | Says::Loss if begins[0].is_ascii_uppercase() => continue,
                    Says::Kin if !is_kin(&text[..word.start], behind, rest) => continue,
                    Says::Loss if !is_kin(&text[..word.start], behind, rest) || is_dated => {
                        continue;
                    }
                    says => says,
                };
                if begins_with(behind, rest) && enough(says, word.start) {
                    return true;
                }
            }
        }
        word_before = word;
    }
    false
}

/// The words of a text: letters and digits without anything between them.
pub fn words(text: &str) -> impl Iterator<Item = std::ops::Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text[at..].find(char::is_alphanumeric)?;
        at = start + word_end(&text[start..]);
        Some(start..at)
    })
}

/// Where the word ends that a text begins with.
fn word_end(text: &str) -> usize {
    text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len())
}

/// Whether a text begins with a phrase in whatever case, and the word ends there.
fn begins_with(text: &str, phrase: &str) -> bool {
    let begins = text.as_bytes().get(..phrase.len());
    begins.is_some_and(|begins| begins.eq_ignore_ascii_case(phrase.as_bytes()))
        && !text[phrase.len()..].starts_with(char::is_alphanumeric)
}

/// Whether a word for kin belongs to somebody named before it or behind it: `Lena's
/// father`, `son of the Chancellor`; not `her father`.
fn is_kin(before: &str, behind: &str, rest: &str) -> bool {
    let Some(behind) = behind.strip_prefix(rest) else { return false };
    // `Lena's long-lost elder sister`
    let owned = || {
        let words = before.split_whitespace().rev().take(3);
        let mut words = words.take_while(|word| !word.ends_with([',', '.', ';', ':']));
        words.any(|word| word.ends_with("'s") || word.ends_with("’s") || word.ends_with("s'"))
    };
    let of = || behind.starts_with(" of the ") || behind.starts_with(" to the ");
    !behind.starts_with('-') && (owned() || of())
}
