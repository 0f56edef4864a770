//! The words that tell what happens, and where they stand in a text.
//!
//! In: a text. Out: each word or phrase of the list in it, until the caller has enough
//! ([`find`]). `him`, `his` and `himself` in a phrase stand for others as well: `them`,
//! `her`, `herself`. At most one look-up a word of the text, however long the list is.

use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::model::tells::kin::{KIN, is_kin, is_unknown_kin};

/// What a word of the list says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Says {
    /// What happens to somebody. It tells wherever it stands.
    Deed,
    /// Who somebody turns out to be. It tells wherever it stands, and nothing is set up
    /// with it.
    Reveal,
    /// Who somebody is in truth, and what stories end with. Leads say as much of what
    /// their film is about: `hunts a traitor`, `a series of murders`.
    Secret,
    /// It tells of characters. Of people, films and firms it is said as well: `was
    /// killed in 1990`, `eventually cast`.
    OfCharacters,
    /// Behind `is` it is a deed (`is strangled`), elsewhere it tells of characters.
    Suffered,
    /// It tells of characters if `again` follows soon: `is never seen again`.
    NoMore,
    /// It tells of characters behind `they` and two names: `they marry`, `Mona and Hal part`.
    Together,
    /// It tells of characters where somebody is the one: `is the thief`, not `a thief`.
    TheOne,
    /// It tells of characters where somebody is that: `is a ghost`, not `sees a ghost`.
    Truth,
    /// It tells of characters where it is somebody's with a name, and not the first that
    /// is said of a role: `is the Chancellor's son`, not `Lynn, Cole's mother`.
    Kin,
    /// It tells of characters where it is somebody's with a name, in a sentence without
    /// a number: what is real has a date.
    Loss,
}

impl Says {
    /// Whether it says a turn of a story of somebody who is known to be a character, and
    /// not who somebody is.
    pub fn is_turn(self) -> bool {
        match self {
            Self::Deed | Self::Reveal | Self::OfCharacters => true,
            Self::Suffered | Self::NoMore => true,
            Self::Together | Self::Truth => true,
            Self::Secret | Self::TheOne | Self::Kin | Self::Loss => false,
        }
    }
}

/// What people do to each other at turns of a plot and elsewhere seldom: as stories
/// say it, what is suffered, and as it is done.
const VERBS: &[[&str; 3]] = &[
    ["abducts", "abducted", "abducting"],
    ["annihilates", "annihilated", "annihilating"],
    ["asphyxiates", "asphyxiated", "asphyxiating"],
    ["assassinates", "assassinated", "assassinating"],
    ["beheads", "beheaded", "beheading"],
    ["betrays", "betrayed", "betraying"],
    ["bludgeons", "bludgeoned", "bludgeoning"],
    ["burns alive", "burned alive", "burning alive"],
    ["crucifies", "crucified", "crucifying"],
    ["decapitates", "decapitated", "decapitating"],
    ["devours", "devoured", "devouring"],
    ["disembowels", "disembowelled", "disembowelling"],
    ["dismembers", "dismembered", "dismembering"],
    ["disowns", "disowned", "disowning"],
    ["double-crosses", "double-crossed", "double-crossing"],
    ["drowns", "drowned", "drowning"],
    ["drugs him", "drugged", "drugging him"],
    ["electrocutes", "electrocuted", "electrocuting"],
    ["garrotes", "garroted", "garroting"],
    ["gores", "gored", "goring"],
    ["guillotines", "guillotined", "guillotining"],
    ["guns down", "gunned down", "gunning down"],
    ["hacks to pieces", "hacked to pieces", "hacking to pieces"],
    ["impales", "impaled", "impaling"],
    ["incinerates", "incinerated", "incinerating"],
    ["kidnaps", "kidnapped", "kidnapping"],
    ["kills", "killed", "killing"],
    ["knifes", "knifed", "knifing"],
    ["lynches", "lynched", "lynching"],
    ["maims", "maimed", "maiming"],
    ["massacres", "massacred", "massacring"],
    ["mauls", "mauled", "mauling"],
    ["murders him", "murdered", "murdering"],
    ["mutilates", "mutilated", "mutilating"],
    ["outwits", "outwitted", "outwitting"],
    ["overthrows", "overthrown", "overthrowing"],
    ["perishes", "perished", "perishing"],
    ["poisons him", "poisoned", "poisoning"],
    ["rapes", "raped", "raping"],
    ["resurrects", "resurrected", "resurrecting"],
    ["slaughters", "slaughtered", "slaughtering"],
    ["slays", "slain", "slaying"],
    ["smothers", "smothered", "smothering"],
    ["spears him", "speared", "spearing"],
    ["stabs", "stabbed", "stabbing"],
    ["strangles", "strangled", "strangling"],
    ["suffocates", "suffocated", "suffocating"],
    ["throttles", "throttled", "throttling"],
    ["tramples", "trampled", "trampling"],
    ["unmasks", "unmasked", "unmasking"],
    ["vanquishes", "vanquished", "vanquishing"],
    ["vaporises", "vaporised", "vaporising"],
    ["vaporizes", "vaporized", "vaporizing"],
];

/// What else is suffered, lower case.
const SUFFERED: &[&str] =
    &["beaten to death", "burned at the stake", "executed", "hanged", "shot dead"];

/// Other words and phrases that say what happens, lower case.
const DEEDS: &[&str] = &[
    "at the cost of his life",
    "at the cost of his own life",
    "beats him to death",
    "bleeds out",
    "bleeds to death",
    "blew him up",
    "blew up the",
    "blows him up",
    "blows himself up",
    "blows up the",
    "breathes his last",
    "buried alive",
    "burned alive",
    "burns to death",
    "burnt alive",
    "closing minutes",
    "closing scene",
    "closing shot",
    "comes back to life",
    "commits murder",
    "commits suicide",
    "confesses to the murder",
    "costs him his life",
    "crushed to death",
    "did not survive",
    "die in the",
    "dies",
    "do not survive",
    "does not survive",
    "drinks poison",
    "drinks the poison",
    "drops dead",
    "eaten alive",
    "elope",
    "eloped",
    "elopes",
    "eloping",
    "ends his life",
    "falls to his death",
    "final minutes",
    "final moments",
    "final reel",
    "final scene",
    "final shot",
    "final twist",
    "first to die",
    "frames him",
    "freezes to death",
    "frozen to death",
    "gave his life",
    "gives himself up",
    "gives his life",
    "gives up his life",
    "goes to the gallows",
    "grew old with",
    "grows old with",
    "hangs for",
    "hangs himself",
    "has staged",
    "in the climax",
    "in the finale",
    "is blown up",
    "is dead all along",
    "is found dead",
    "is shot by",
    "is the killer",
    "is the murderer",
    "it is he who",
    "it is revealed",
    "it is she who",
    "it transpires",
    "it was he who",
    "it was she who",
    "jumps to his death",
    "kill him",
    "killer all along",
    "last minutes",
    "last reel",
    "last scene",
    "last shot",
    "last to die",
    "lays down his life",
    "leaps to his death",
    "leaves him for",
    "leaves him to die",
    "left for dead",
    "left to die",
    "lets him die",
    "lets him go",
    "lies dead",
    "lies dying",
    "loses his life",
    "made it all up",
    "made it up",
    "made up the story",
    "made up the whole",
    "makes it all up",
    "meets his death",
    "meets his end",
    "meets his fate",
    "murderer all along",
    "only survivor",
    "overdoses",
    "pays with his life",
    "plunges to his death",
    "pulls the trigger",
    "pushes him off",
    "put to death",
    "rises from the dead",
    "run away together",
    "run off together",
    "runs away together",
    "runs off together",
    "sacrificed himself",
    "sacrificed his",
    "sacrifices himself",
    "sacrificing himself",
    "sells him out",
    "shoots him",
    "shot to death",
    "slits his",
    "sole survivor",
    "spares him",
    "stabbed to death",
    "staged his own",
    "stages his own",
    "starves to death",
    "strangled to death",
    "succumbs to",
    "takes a bullet",
    "takes his own life",
    "the finale where",
    "the finale, when",
    "the finale, where",
    "trampled to death",
    "tricks him",
    "twist is that",
    "villain all along",
    "was the killer",
    "was the murderer",
    "whose death",
    "wins him back",
];

/// Phrases that say who somebody is in truth, also behind `who`, lower case.
const REVEALS: &[&str] = &[
    "is exposed as",
    "is revealed as",
    "is revealed to be",
    "none other than",
    "one and the same",
    "turn out to be",
    "turns out to be",
];

/// Words and phrases for who somebody is in truth, and what stories end with, lower
/// case.
const SECRETS: &[&str] = &[
    "alternate ending",
    "alternative ending",
    "betrayer",
    "culprit",
    "double agent",
    "double-cross",
    "final act",
    "final battle",
    "final confrontation",
    "final duel",
    "final showdown",
    "in this ending",
    "long-lost",
    "mastermind behind",
    "murders",
    "original ending",
    "real identity",
    "real killer",
    "real murderer",
    "real villain",
    "sacrifices",
    "secret villain",
    "sent to kill",
    "surprise villain",
    "third act",
    "traitor",
    "true identity",
    "true villain",
    "turncoat",
    "twist ending",
];

/// Words and phrases that tell of characters, lower case.
const OF_CHARACTERS: &[&str] = &[
    "accomplice",
    "acquitted",
    "actually a",
    "actually an",
    "actually the",
    "alive",
    "all a dream",
    "all along",
    "all in his head",
    "arrested",
    "at last",
    "at the altar",
    "at the end",
    "at the hands of",
    "attempted to kill",
    "attempts to kill",
    "back from the dead",
    "beating to death",
    "becomes pregnant",
    "been working for",
    "betrayal",
    "blackmails",
    "break up with",
    "breaks up with",
    "brought back to life",
    "bullet",
    "by the end",
    "calls off the",
    "cheating on",
    "cheats on",
    "climactic",
    "climax",
    "commit murder",
    "committed murder",
    "confesses",
    "conspires with",
    "dead before",
    "dead by",
    "deceased",
    "defeated",
    "defects",
    "did marry",
    "discovers that",
    "do marry",
    "does marry",
    "double life",
    "end of the film",
    "ends up",
    "ends when",
    "ends with",
    "epilogue",
    "eventually",
    "executing him",
    "exists only in",
    "exposed as",
    "fake a",
    "fake his death",
    "faked a",
    "faked his",
    "fakes",
    "faking his",
    "fatally",
    "figment",
    "film's end",
    "finale",
    "finds out that",
    "forgives",
    "found dead",
    "found guilty",
    "frame him",
    "framed for",
    "framed him",
    "from beyond the grave",
    "gallows",
    "gave birth",
    "get back together",
    "get married",
    "gets away",
    "gets married",
    "gets rid of",
    "gets shot",
    "gives birth",
    "goes free",
    "goes insane",
    "goes mad",
    "goes over to",
    "goes to jail",
    "goes to prison",
    "guilty of",
    "had an affair",
    "hallucination",
    "hanging himself",
    "happily ever after",
    "has an affair",
    "having an affair",
    "illegitimate",
    "impersonating",
    "imposter",
    "impostor",
    "in cahoots",
    "in disguise",
    "in fact",
    "in league with",
    "in reality",
    "in the end",
    "in truth",
    "into a coma",
    "is actually",
    "is behind the",
    "is framed",
    "is not what he",
    "is not what she",
    "is not who",
    "is really",
    "is reunited",
    "is sentenced",
    "is set free",
    "jilted",
    "jilts",
    "last breath",
    "learns that",
    "loses the fight",
    "loses the match",
    "loses the race",
    "love child",
    "makes off with",
    "marries",
    "mid-credits",
    "miscarriage",
    "miscarries",
    "mole",
    "mortally",
    "murder of",
    "murderer",
    "murderess",
    "never comes back",
    "never gets",
    "never makes it",
    "never returns",
    "never wakes",
    "not dead",
    "not guilty",
    "not knowing that",
    "once and for all",
    "only a dream",
    "only exists in",
    "outlives",
    "part ways",
    "passed away",
    "passes away",
    "plot twist",
    "pose as",
    "posed as",
    "posing as",
    "post-credits",
    "pregnant by",
    "pregnant with",
    "presumed dead",
    "pretended to be",
    "pretending to be",
    "pretends to be",
    "proved himself",
    "proves himself",
    "realises that",
    "realizes that",
    "really a",
    "really an",
    "really the",
    "reconcile",
    "reconciled",
    "reconciles",
    "reconciliation",
    "redeems himself",
    "rescued",
    "reunite",
    "reunites",
    "revealed",
    "revealing himself",
    "revealing that",
    "reveals",
    "revelation",
    "revenge against",
    "ringleader",
    "runs away with",
    "runs off",
    "same person",
    "save the day",
    "saves the day",
    "scaffold",
    "secret daughter",
    "secret father",
    "secret lover",
    "secret son",
    "secretly",
    "sells out",
    "sent to prison",
    "sentenced to",
    "shot and wounded",
    "shot by his",
    "shot down",
    "shot in the back",
    "shot in the chest",
    "shot in the face",
    "shot in the head",
    "shot in the heart",
    "shot in the stomach",
    "shot through",
    "shot while",
    "sides with",
    "sold him out",
    "sold his soul",
    "split personality",
    "stays behind",
    "suicide",
    "surrenders",
    "survives",
    "switches sides",
    "take revenge",
    "takes revenge",
    "takes the blame",
    "takes the fall",
    "the whole time",
    "to the last",
    "too late to save",
    "tricked into",
    "tried to kill",
    "tries to kill",
    "true colors",
    "true colours",
    "true nature",
    "trying to kill",
    "turned against",
    "turned on him",
    "turns against",
    "turns himself in",
    "turns on",
    "turns out",
    "ultimately",
    "unaware that",
    "unbeknownst",
    "unknown to him",
    "walks away",
    "walks out on",
    "was actually",
    "was behind",
    "was really",
    "was working for",
    "who later",
    "wins back",
    "wins the bet",
    "wins the contest",
    "wins the duel",
    "wins the election",
    "wins the fight",
    "wins the game",
    "wins the match",
    "wins the race",
    "wins the title",
    "wins the tournament",
    "wins the trial",
    "wins the war",
];

/// What becomes of somebody, lower case.
const LOSSES: &[&str] = &[
    "assassination",
    "coffin",
    "corpse",
    "death",
    "demise",
    "execution",
    "fate",
    "funeral",
    "grave",
    "killer",
    "murder",
    "sacrifice",
    "widow",
    "widower",
];

/// What two do together at turns of a plot, lower case.
const TOGETHER: &[&str] = &[
    "die", "divorce", "drown", "escape", "kiss", "marry", "part", "perish", "separate", "survive",
    "wed",
];

/// What somebody is whom a story is looking for, lower case.
const THE_ONE: &[&str] = &[
    "devil",
    "father",
    "heir",
    "informant",
    "informer",
    "killer",
    "mastermind",
    "mother",
    "murderer",
    "one who",
    "spy",
    "thief",
    "villain",
];

/// What somebody is of whom it was not known, lower case.
const TRUTHS: &[&str] =
    &["dead", "dying", "fake", "fraud", "ghost", "hoax", "innocent", "pregnant", "satan"];

/// Words of sentences about work on films, about people and about books.
const OF_WORK: &[&str] = &[
    "acted",
    "acting",
    "actor",
    "actors",
    "actress",
    "audiences",
    "audition",
    "auditioned",
    "autobiography",
    "award",
    "awards",
    "camera",
    "cast",
    "casting",
    "cinematographer",
    "credits",
    "critic",
    "critics",
    "debut",
    "directed",
    "director",
    "dubbed",
    "filmed",
    "filming",
    "filmmakers",
    "interview",
    "movies",
    "nominated",
    "performance",
    "performances",
    "performed",
    "portrayal",
    "producer",
    "producers",
    "production",
    "recast",
    "rehearsals",
    "reprise",
    "reprised",
    "reshoots",
    "reviewer",
    "reviewers",
    "role",
    "screenplay",
    "screenwriter",
    "script",
    "starred",
    "stunt",
    "stunts",
    "television",
    "theaters",
    "theatres",
    "viewers",
    "voiced",
    "writers",
    "wrote",
];

/// Verbs in front of what somebody suffers.
const SUFFERS: &[&str] = &["are", "be", "being", "get", "gets", "is"];

/// Words between `is` and what somebody is.
pub(super) const IN_TRUTH: &[&str] =
    &["a", "actually", "also", "an", "indeed", "now", "only", "really", "secretly", "still", "the"];

/// Forms of `is`.
pub(super) const IS: &[&str] = &["are", "be", "been", "is", "was", "were"];

/// Pronouns of the list, and those that stand for others.
const PRONOUNS: &[(&str, &[&str])] = &[
    ("him", &["her", "him", "them"]),
    ("his", &["her", "his", "their"]),
    ("himself", &["herself", "himself", "themselves"]),
];

/// What stands behind the first word of an entry of the list.
#[derive(Clone, Copy)]
struct Rest {
    words: &'static str,
    /// Where its first pronoun begins, or its end.
    plain: usize,
    says: Says,
}

/// The list.
struct List {
    /// By the first word of each entry.
    entries: FxHashMap<&'static str, Vec<Rest>>,
    /// By first letter: the lengths of the first words, as bits. Most words of a text
    /// are known from these not to be in the list.
    lengths: [u32; 26],
}

static LIST: LazyLock<List> = LazyLock::new(|| {
    let [deeds, suffered, doing] = [0, 1, 2].map(|form| VERBS.iter().map(move |verb| verb[form]));
    let words = |words: &'static [&'static str], says| words.iter().map(move |&word| (word, says));
    let all = deeds
        .map(|word| (word, Says::Deed))
        .chain(suffered.map(|word| (word, Says::Suffered)))
        .chain(doing.map(|word| (word, Says::OfCharacters)))
        .chain(words(SUFFERED, Says::Suffered))
        .chain(words(DEEDS, Says::Deed))
        .chain(words(REVEALS, Says::Reveal))
        .chain(words(SECRETS, Says::Secret))
        .chain(words(OF_CHARACTERS, Says::OfCharacters))
        .chain(words(&["never"], Says::NoMore))
        .chain(words(TOGETHER, Says::Together))
        .chain(words(THE_ONE, Says::TheOne))
        .chain(words(TRUTHS, Says::Truth))
        .chain(words(KIN, Says::Kin))
        .chain(words(LOSSES, Says::Loss));
    let mut entries: FxHashMap<&str, Vec<_>> = FxHashMap::default();
    let mut lengths = [0; 26];
    for (phrase, says) in all {
        let (word, words) = phrase.split_at(word_end(phrase, 0));
        let plain = words.find(" hi").unwrap_or(words.len());
        entries.entry(word).or_default().push(Rest { words, plain, says });
        lengths[usize::from(word.as_bytes()[0] - b'a')] |= 1 << word.len();
    }
    List { entries, lengths }
});

/// Longest first word of an entry.
const LONGEST: usize = 16;

impl List {
    /// What begins with a word.
    fn of(&self, word: &[u8]) -> &[Rest] {
        let mut lower = [0; LONGEST];
        let letter = usize::from(word[0].to_ascii_lowercase().wrapping_sub(b'a'));
        let Some(lower) = lower.get_mut(..word.len()) else { return &[] };
        if self.lengths.get(letter).is_none_or(|lengths| lengths >> word.len() & 1 == 0) {
            return &[];
        }
        lower.copy_from_slice(word);
        lower.make_ascii_lowercase();
        let entries = std::str::from_utf8(lower).ok().and_then(|word| self.entries.get(word));
        entries.map_or(&[], Vec::as_slice)
    }
}

/// What the list says of a text: calls back with where an entry begins, until the
/// answer is yes.
pub fn find(text: &str, mut enough: impl FnMut(Says, usize) -> bool) -> bool {
    let list = &*LIST;
    let mut word_before = 0..0;
    for word in words(text) {
        let begins = &text.as_bytes()[word.clone()];
        for rest in list.of(begins) {
            let Some(end) = rest.end(&text[word.end..]) else { continue };
            let (before, behind) = (|| &text[..word.start], &text[word.end + end..]);
            let phrase = &text[word.start..word.end + end];
            if is_ending(phrase) && (is_made(behind) || behind.trim_end() == ":") {
                continue;
            }
            let says = match rest.says {
                // `Emil: dead`
                Says::Truth if is_labelled(before()) => Says::OfCharacters,
                Says::Suffered if SUFFERS.contains(&&text[word_before.clone()]) => Says::Deed,
                Says::Together if !are_several(before(), &text[word_before.clone()]) => continue,
                Says::NoMore if !words(behind).take(5).any(|word| &behind[word] == "again") => {
                    continue;
                }
                Says::TheOne if !is_one(before(), Article::Definite) => continue,
                Says::Truth if !is_one(before(), Article::Any) => continue,
                // `Lena's Father` is what a role is called.
                Says::Kin | Says::Loss if begins[0].is_ascii_uppercase() => continue,
                Says::Kin if is_unknown_kin(before()) => Says::Truth,
                Says::Kin if !is_kin(before(), behind) => continue,
                Says::Loss if !is_loss(before(), behind) || is_dated(text) => {
                    continue;
                }
                says => says,
            };
            if enough(says, word.start) {
                return true;
            }
        }
        word_before = word;
    }
    false
}

/// The words of a text: letters and digits without anything between them.
pub fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = skip(text, at, |is_letter| !is_letter);
        at = word_end(text, start);
        (start < at).then_some(start..at)
    })
}

/// Where the word ends that begins at a place.
fn word_end(text: &str, start: usize) -> usize {
    skip(text, start, |is_letter| is_letter)
}

/// Where letters and digits, or what is none, cease from a place on.
fn skip(text: &str, mut at: usize, goes_on: impl Fn(bool) -> bool) -> usize {
    while let Some(&byte) = text.as_bytes().get(at) {
        if byte.is_ascii() {
            if !goes_on(byte.is_ascii_alphanumeric()) {
                return at;
            }
            at += 1;
        } else {
            let next = text[at..].chars().next();
            if !goes_on(next.is_some_and(char::is_alphanumeric)) {
                return at;
            }
            at += next.map_or(1, char::len_utf8);
        }
    }
    at
}

impl Rest {
    /// Where the words end, in whatever case and of whomever, if a text begins with them.
    fn end(&self, text: &str) -> Option<usize> {
        let (plain, pronouns) = self.words.split_at(self.plain);
        let begins = text.as_bytes().get(..plain.len())?;
        let mut end = begins.eq_ignore_ascii_case(plain.as_bytes()).then_some(plain.len())?;
        for word in pronouns.split(' ').skip(1) {
            let start = end + text[end..].starts_with(' ').then_some(1)?;
            end = word_end(text, start);
            let said = &text[start..end];
            let mut pronouns = PRONOUNS.iter();
            let stands = match pronouns.find(|(pronoun, _)| *pronoun == word) {
                Some((_, others)) => others.contains(&said),
                None => said.eq_ignore_ascii_case(word),
            };
            stands.then_some(())?;
        }
        (!text[end..].starts_with(char::is_alphanumeric)).then_some(end)
    }
}

/// Whether a sentence speaks of work on a film.
pub fn is_of_work(sentence: &str) -> bool {
    words(sentence).any(|word| OF_WORK.binary_search(&&sentence[word]).is_ok())
}

/// Whether a sentence says what would happen to anybody, as one on an ability does:
/// `whoever touches her dies`.
pub fn is_general(sentence: &str) -> bool {
    const ANYBODY: &[&str] = &["anybody", "anyone", "whoever", "Anybody", "Anyone", "Whoever"];
    words(sentence).any(|word| ANYBODY.contains(&&sentence[word]))
}

/// Whether a number stands in a text.
fn is_dated(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_digit())
}

/// Whether a phrase is of where in a film something happens: `final scene`, `climax`.
fn is_ending(phrase: &str) -> bool {
    const ENDINGS: &[&str] =
        &["climax", "epilogue", "finale", "minutes", "moments", "reel", "scene", "shot"];
    ENDINGS.iter().any(|ending| phrase.ends_with(ending))
}

/// Whether the words behind a part of a film say how it was made or sounds, and not what
/// happens in it: `was shot at dawn`, `has no music`.
fn is_made(behind: &str) -> bool {
    const MADE: &[&str] = &[
        "added",
        "edited",
        "filmed",
        "improvised",
        "recorded",
        "reshot",
        "rewritten",
        "scored",
        "shot",
        "written",
    ];
    const SOUNDS: &[&str] = &["dialogue", "music", "score", "sound", "soundtrack"];
    if !behind.starts_with(' ') {
        return false;
    }
    let mut next = words(behind).map(|word| &behind[word]);
    match next.next() {
        Some("is" | "was" | "were") => next.next().is_some_and(|word| MADE.contains(&word)),
        Some("has" | "had") => next.take(2).any(|word| SOUNDS.contains(&word)),
        _ => false,
    }
}

/// Whether words are a name of few words and a colon or dash.
fn is_labelled(before: &str) -> bool {
    let Some(label) = before.trim_end().strip_suffix([':', '–', '—']) else { return false };
    let mut words = label.split_whitespace();
    before.ends_with(' ')
        && words.clone().count() <= 3
        && words.all(|word| word.starts_with(char::is_uppercase))
}

/// Whether words end in `they` or in two names, of which the last word is one.
fn are_several(before: &str, last: &str) -> bool {
    let and = || before.trim_end().strip_suffix(last).is_some_and(|rest| rest.ends_with(" and "));
    matches!(last, "they" | "They") || last.starts_with(char::is_uppercase) && and()
}

/// What stands before what somebody is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Article {
    /// `the`.
    Definite,
    /// `the`, `a` or nothing.
    Any,
}

/// Whether `is` stands before a word: `is really the thief`.
fn is_one(before: &str, article: Article) -> bool {
    let mut words = before.rsplit(' ').skip(1).take(4).peekable();
    (article == Article::Any || words.peek() == Some(&"the"))
        && words.find(|word| !IN_TRUTH.contains(word)).is_some_and(|word| IS.contains(&word))
}

/// Whether a word belongs to somebody with a name: `Lena's father`, `son of the
/// Chancellor`; not `her father`.
pub(super) fn is_owned(before: &str, behind: &str) -> bool {
    // `the daughter of the house` has no name.
    let of = behind.strip_prefix(" of the ").or_else(|| behind.strip_prefix(" to the "));
    let is_of = of.is_some_and(|of| of.starts_with(char::is_uppercase));
    !behind.starts_with('-') && (is_of || owner(before).is_some())
}

/// Whether a word says what becomes of somebody: `Lena's death`, `his sacrifice`; not
/// `her death scene`.
fn is_loss(before: &str, behind: &str) -> bool {
    let owner = before.trim_end().rsplit(' ').next();
    if behind.starts_with(" scene") {
        return false;
    }
    matches!(owner, Some("his" | "her" | "their" | "His" | "Her" | "Their" | "own"))
        || is_owned(before, behind)
}

/// Where the words begin that name whose something is: `the Chancellor's` before
/// `long-lost elder son`.
pub(super) fn owner(before: &str) -> Option<usize> {
    let mut end = before.len();
    for _ in 0..3 {
        let trimmed = before[..end].trim_end();
        let word = trimmed.rsplit(char::is_whitespace).next().unwrap_or_default();
        let start = trimmed.len() - word.len();
        if word.ends_with([',', '.', ';', ':']) {
            return None;
        }
        if word.ends_with("'s") || word.ends_with("’s") || word.ends_with("s'") {
            return Some(start);
        }
        end = start;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_that_is_searched_is_in_order() {
        assert!(OF_WORK.is_sorted());
    }

    #[test]
    fn no_phrase_holds_another_that_tells_as_much() {
        let holds = |phrase: &str, other: &str| {
            let [phrase, other] = [phrase, other].map(|text| text.split(' ').collect::<Vec<_>>());
            phrase.windows(other.len()).any(|part| part == other)
        };
        let told = || DEEDS.iter().chain(REVEALS).copied();
        let deeds = || VERBS.iter().map(|verb| verb[0]).chain(told());
        for phrase in OF_CHARACTERS {
            let suffered = VERBS.iter().map(|verb| verb[1]).chain(SUFFERED.iter().copied());
            let all = deeds().chain(suffered).chain(SECRETS.iter().copied());
            let all = all.chain(OF_CHARACTERS.iter().copied());
            let inside: Vec<&str> = all.filter(|other| holds(phrase, other)).collect();
            assert_eq!(inside, [*phrase]);
        }
        for phrase in deeds() {
            let inside: Vec<&str> = deeds().filter(|other| holds(phrase, other)).collect();
            assert_eq!(inside, [phrase]);
        }
    }

    #[test]
    fn words_are_letters_and_digits_of_any_script() {
        let text = "«Où», 千と 2001-ben.";
        let found: Vec<&str> = words(text).map(|word| &text[word]).collect();
        assert_eq!(found, ["Où", "千と", "2001", "ben"]);
        assert_eq!(words("").count(), 0);
    }
}
