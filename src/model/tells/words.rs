//! The words that tell what happens, and where they stand in a text.
//!
//! In: a text. Out: each word or phrase of the list in it, until the caller has enough
//! ([`find`]). At most one look-up a word of the text, however long the list is.

use std::ops::Range;
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
    /// It tells of characters behind `they`: `they marry`.
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
    ["hangs for", "hanged", "hanging himself"],
    ["hangs herself", "executed", "executing him"],
    ["hangs himself", "burned at the stake", "hanging herself"],
    ["impales", "impaled", "impaling"],
    ["incinerates", "incinerated", "incinerating"],
    ["kidnaps", "kidnapped", "kidnapping"],
    ["kills", "killed", "killing"],
    ["knifes", "knifed", "knifing"],
    ["lynches", "lynched", "lynching"],
    ["maims", "maimed", "maiming"],
    ["massacres", "massacred", "massacring"],
    ["mauls", "mauled", "mauling"],
    ["murders her", "beaten to death", "beating to death"],
    ["murders him", "murdered", "murdering"],
    ["mutilates", "mutilated", "mutilating"],
    ["outwits", "outwitted", "outwitting"],
    ["overthrows", "overthrown", "overthrowing"],
    ["perishes", "perished", "perishing"],
    ["poisons her", "poisoned", "poisoning"],
    ["poisons him", "shot dead", "poisoning him"],
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

/// Other words and phrases that say what happens, lower case.
const DEEDS: &[&str] = &[
    "are hanged",
    "at the cost of her life",
    "at the cost of her own life",
    "at the cost of his life",
    "at the cost of his own life",
    "beats her to death",
    "beats him to death",
    "been dead",
    "bleeds out",
    "bleeds to death",
    "blew him up",
    "blew up the",
    "blows her up",
    "blows herself up",
    "blows him up",
    "blows himself up",
    "blows up the",
    "breathes her last",
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
    "costs her her life",
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
    "ends her life",
    "ends his life",
    "falls to her death",
    "falls to his death",
    "final minutes",
    "final moments",
    "final reel",
    "final scene",
    "final shot",
    "final twist",
    "first to die",
    "freezes to death",
    "frozen to death",
    "gave her life",
    "gave his life",
    "gives her life",
    "gives his life",
    "gives up her life",
    "gives up his life",
    "goes to the gallows",
    "grew old with",
    "grows old with",
    "hangs herself",
    "hangs himself",
    "has staged",
    "in the climax",
    "in the finale",
    "is blown up",
    "is dead all along",
    "is exposed as",
    "is found dead",
    "is revealed as",
    "is revealed to be",
    "is shot by",
    "is shot dead",
    "is still alive",
    "is the killer",
    "is the murderer",
    "it is he who",
    "it is revealed",
    "it is she who",
    "it transpires",
    "it was he who",
    "it was she who",
    "jumps to her death",
    "jumps to his death",
    "killer all along",
    "last minutes",
    "last reel",
    "last scene",
    "last shot",
    "last to die",
    "lays down her life",
    "lays down his life",
    "leaps to her death",
    "leaps to his death",
    "leaves her to die",
    "leaves him to die",
    "left for dead",
    "left to die",
    "lets her die",
    "lets him die",
    "lies dead",
    "lies dying",
    "lose their lives",
    "loses her life",
    "loses his life",
    "made it all up",
    "made it up",
    "made up the story",
    "made up the whole",
    "makes it all up",
    "meets her death",
    "meets her end",
    "meets her fate",
    "meets his death",
    "meets his end",
    "meets his fate",
    "murderer all along",
    "none other than",
    "one and the same",
    "only survivor",
    "overdoses",
    "pays with her life",
    "pays with his life",
    "plunges to her death",
    "plunges to his death",
    "pulls the trigger",
    "pushes her off",
    "pushes him off",
    "put to death",
    "rises from the dead",
    "run away together",
    "run off together",
    "runs away together",
    "runs off together",
    "sacrificed her",
    "sacrificed herself",
    "sacrificed himself",
    "sacrificed his",
    "sacrifices herself",
    "sacrifices himself",
    "sacrificing herself",
    "sacrificing himself",
    "shoots her",
    "shoots him",
    "shot to death",
    "slits her",
    "slits his",
    "sole survivor",
    "spares her",
    "spares him",
    "stabbed to death",
    "staged her own",
    "staged his own",
    "stages her own",
    "stages his own",
    "starves to death",
    "strangled to death",
    "succumbs to",
    "takes a bullet",
    "takes her own life",
    "takes his own life",
    "the finale where",
    "the finale, when",
    "the finale, where",
    "trampled to death",
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
    "actually a",
    "actually an",
    "actually the",
    "alive and well",
    "all along",
    "all in her head",
    "all in his head",
    "also dies",
    "arrested",
    "at last",
    "at the altar",
    "at the end",
    "at the hands of",
    "attempted to kill",
    "attempts to kill",
    "back from the dead",
    "becomes pregnant",
    "been working for",
    "betrayal",
    "blackmails",
    "break up with",
    "breaks up with",
    "brought back to life",
    "by the end",
    "calls off the",
    "cheating on",
    "cheats on",
    "climactic",
    "climax",
    "commit murder",
    "commit suicide",
    "committed murder",
    "committed suicide",
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
    "epilogue",
    "eventually",
    "exists only in",
    "exposed as",
    "fake a",
    "fake her death",
    "fake his death",
    "faked a",
    "faked her",
    "faked his",
    "fakes",
    "fakes a",
    "faking her",
    "faking his",
    "fatally",
    "figment",
    "film's end",
    "finale",
    "finds out that",
    "forgives",
    "found dead",
    "frame her",
    "frame him",
    "framed for",
    "framed her",
    "framed him",
    "frames her",
    "frames him",
    "from beyond the grave",
    "gallows",
    "gave birth",
    "get back together",
    "get married",
    "gets away",
    "gets away with it",
    "gets married",
    "gets rid of",
    "gets shot",
    "gives birth",
    "gives herself up",
    "gives himself up",
    "goes free",
    "goes insane",
    "goes mad",
    "goes over to",
    "goes to jail",
    "goes to prison",
    "had an affair",
    "hallucination",
    "happily ever after",
    "has an affair",
    "having an affair",
    "illegitimate",
    "impersonating",
    "imposter",
    "impostor",
    "in cahoots",
    "in disguise",
    "in fact a",
    "in fact an",
    "in fact the",
    "in league with",
    "in reality",
    "in the end",
    "in truth",
    "into a coma",
    "is actually",
    "is alive",
    "is arrested",
    "is behind the",
    "is dead",
    "is framed",
    "is in fact",
    "is innocent",
    "is not what he",
    "is not what she",
    "is not who",
    "is pregnant",
    "is really",
    "is reunited",
    "is sentenced",
    "is set free",
    "is unmasked",
    "jilted",
    "jilts",
    "kill her",
    "kill him",
    "kill them",
    "kills them",
    "last breath",
    "last one alive",
    "learns that",
    "leaves her for",
    "leaves him for",
    "left alive",
    "lets her go",
    "lets him go",
    "lets them go",
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
    "not knowing that",
    "once and for all",
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
    "proved herself",
    "proved himself",
    "proves herself",
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
    "redeems herself",
    "redeems himself",
    "rescued",
    "reunite",
    "reunites",
    "revealed",
    "revealing herself",
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
    "sells her out",
    "sells him out",
    "sells out",
    "sells them out",
    "sent to prison",
    "sentenced to",
    "shot and killed",
    "shot and wounded",
    "shot by her",
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
    "sold her out",
    "sold her soul",
    "sold him out",
    "sold his soul",
    "sold them out",
    "split personality",
    "stays behind",
    "still alive",
    "suicide",
    "surrenders",
    "survives",
    "switches sides",
    "take revenge",
    "takes revenge",
    "takes the blame",
    "takes the fall",
    "to be alive",
    "to the last",
    "too late to save",
    "tricked into",
    "tricks her",
    "tricks him",
    "tried to kill",
    "tries to kill",
    "true colors",
    "true colours",
    "true nature",
    "trying to kill",
    "turned against",
    "turned on her",
    "turned on him",
    "turns against",
    "turns on",
    "turns out",
    "ultimately",
    "unaware that",
    "unbeknownst",
    "unknown to her",
    "unknown to him",
    "unknown to them",
    "walks away",
    "walks out on",
    "was actually",
    "was behind",
    "was dead",
    "was in fact",
    "was really",
    "was working for",
    "who later",
    "wins back",
    "wins her back",
    "wins him back",
    "wins the bet",
    "wins the fight",
    "wins the game",
    "wins the match",
    "wins the race",
    "wins the title",
    "wins the tournament",
    "wins the war",
];

/// What becomes of somebody, lower case.
const LOSSES: &[&str] = &[
    "assassination",
    "betrayal",
    "corpse",
    "death",
    "demise",
    "execution",
    "fate",
    "funeral",
    "grave",
    "killer",
    "murder",
    "murderer",
    "sacrifice",
    "suicide",
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
const TRUTHS: &[&str] = &["fake", "fraud", "ghost", "hoax", "satan"];

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

/// What kin is that nobody knew of.
const UNKNOWN: &[&str] =
    &["biological", "illegitimate", "long-lost", "lost", "real", "secret", "true", "unknown"];

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
const IN_TRUTH: &[&str] =
    &["a", "actually", "also", "an", "indeed", "now", "only", "really", "secretly", "still", "the"];

/// Forms of `is`.
const IS: &[&str] = &["are", "be", "been", "is", "was", "were"];

/// The list.
struct List {
    /// By the first word of each entry: what stands behind that word, and what it says.
    entries: FxHashMap<&'static str, Vec<(&'static str, Says)>>,
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
        .chain(words(DEEDS, Says::Deed))
        .chain(words(SECRETS, Says::Secret))
        .chain(words(OF_CHARACTERS, Says::OfCharacters))
        .chain(words(TOGETHER, Says::Together))
        .chain(words(THE_ONE, Says::TheOne))
        .chain(words(TRUTHS, Says::Truth))
        .chain(words(KIN, Says::Kin))
        .chain(words(LOSSES, Says::Loss));
    let mut entries: FxHashMap<&str, Vec<_>> = FxHashMap::default();
    let mut lengths = [0; 26];
    for (phrase, says) in all {
        let (word, rest) = phrase.split_at(word_end(phrase, 0));
        entries.entry(word).or_default().push((rest, says));
        lengths[usize::from(word.as_bytes()[0] - b'a')] |= 1 << word.len();
    }
    List { entries, lengths }
});

/// Longest first word of an entry.
const LONGEST: usize = 16;

impl List {
    /// What begins with a word.
    fn of(&self, word: &[u8]) -> &[(&'static str, Says)] {
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
        for &(rest, says) in list.of(begins) {
            let behind = &text[word.end..];
            if !begins_with(behind, rest) {
                continue;
            }
            let before = || &text[..word.start];
            let says = match says {
                Says::Suffered if SUFFERS.contains(&&text[word_before.clone()]) => Says::Deed,
                Says::Together if !matches!(&text[word_before.clone()], "they" | "They") => {
                    continue;
                }
                Says::TheOne if !is_one(before(), Article::Definite) => continue,
                Says::Truth if !is_one(before(), Article::Any) => continue,
                // `Lena's Father` is what a role is called.
                Says::Kin | Says::Loss if begins[0].is_ascii_uppercase() => continue,
                Says::Kin if !is_kin(before(), &behind[rest.len()..]) => continue,
                Says::Loss if !is_loss(before(), &behind[rest.len()..]) || is_dated(text) => {
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

/// Whether a text begins with a phrase in whatever case, and the word ends there.
fn begins_with(text: &str, phrase: &str) -> bool {
    let begins = text.as_bytes().get(..phrase.len());
    begins.is_some_and(|begins| begins.eq_ignore_ascii_case(phrase.as_bytes()))
        && !text[phrase.len()..].starts_with(char::is_alphanumeric)
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
fn is_owned(before: &str, behind: &str) -> bool {
    let is_of = behind.starts_with(" of the ") || behind.starts_with(" to the ");
    !behind.starts_with('-') && (is_of || owner(before).is_some())
}

/// Whether a word says what becomes of somebody: `Lena's death`, `his sacrifice`.
fn is_loss(before: &str, behind: &str) -> bool {
    let owner = before.trim_end().rsplit(' ').next();
    matches!(owner, Some("his" | "her" | "their" | "own")) || is_owned(before, behind)
}

/// Where the words begin that name whose something is: `the Chancellor's` before
/// `long-lost elder son`.
fn owner(before: &str) -> Option<usize> {
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

fn is_unknown(word: &str) -> bool {
    UNKNOWN.contains(&word)
}

/// Whether a word for kin tells: it is somebody's, and is not the first that is said of
/// a role (`, Cole's mother`), or says that nobody knew (`Cole's real mother`).
fn is_kin(before: &str, behind: &str) -> bool {
    let start = owner(before).unwrap_or(before.len());
    if before[start..].split(' ').chain(before.rsplit(' ').skip(1).take(1)).any(is_unknown) {
        return true;
    }
    if !is_owned(before, behind) {
        return false;
    }
    // Names of more than one word: `Mrs. Robinson's`.
    let mut names = before[..start].trim_end();
    while let Some(word) = names.rsplit(' ').next()
        && (word == "the" || word.starts_with(char::is_uppercase))
        && !word.ends_with([',', ':', ';'])
    {
        names = names[..names.len() - word.len()].trim_end();
    }
    let sentence = names.rsplit(". ").next().unwrap_or(names);
    let is_one_of_several = || words(sentence).any(|word| KIN.contains(&&sentence[word]));
    !(names.is_empty()
        || names.ends_with([',', ':', ';', '–', '—', '-', '('])
        || names.ends_with(" and") && is_one_of_several())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_that_is_searched_is_in_order() {
        assert!(OF_WORK.is_sorted());
    }

    #[test]
    fn words_are_letters_and_digits_of_any_script() {
        let text = "«Où», 千と 2001-ben.";
        let found: Vec<&str> = words(text).map(|word| &text[word]).collect();
        assert_eq!(found, ["Où", "千と", "2001", "ben"]);
        assert_eq!(words("").count(), 0);
    }
}
