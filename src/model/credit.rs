//! Credits: typed ties between a film and an entity.
//!
//! One table, [`Role::ALL`] with [`Role::facts`], says everything about a role:
//! the infobox keys that mean it, what kind of entity holds it, and how it is
//! called on a film's page and on the holder's.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::fold;
use crate::model::kind::Kind;
use crate::rare;

/// What the holder of a credit is to the film.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Directed it.
    Director,
    /// Directed it beside the director.
    CoDirector,
    /// Wrote it, in whatever sense the article means.
    Writer,
    /// Wrote its screenplay.
    Screenplay,
    /// Wrote its story.
    Story,
    /// Wrote what it is based on.
    BasedOn,
    /// Wrote its dialogue.
    Dialogue,
    /// Produced it.
    Producer,
    /// Was its executive producer.
    ExecutiveProducer,
    /// Was its co-producer.
    CoProducer,
    /// Was its associate producer.
    AssociateProducer,
    /// Was its line producer.
    LineProducer,
    /// Played in it.
    Cast,
    /// Narrated it.
    Narrator,
    /// Presented it.
    Presenter,
    /// Photographed it.
    Cinematography,
    /// Cut it.
    Editing,
    /// Animated it.
    Animation,
    /// Drew its layouts or backgrounds.
    Layout,
    /// Recorded, designed or mixed its sound.
    Sound,
    /// Scored it.
    Music,
    /// Wrote the words of its songs.
    Lyrics,
    /// Made its dances.
    Choreography,
    /// Found its cast.
    Casting,
    /// Designed it.
    ProductionDesign,
    /// Was its art director.
    ArtDirection,
    /// Decorated its sets.
    SetDecoration,
    /// Designed its costumes.
    CostumeDesign,
    /// Made up its cast.
    MakeUp,
    /// Made its effects.
    VisualEffects,
    /// Made its stunts.
    Stunts,
    /// Assisted the director.
    AssistantDirector,
    /// Made it, as a company.
    Studio,
    /// Brought it to the audience.
    Distributor,
    /// It is of that genre.
    Genre,
    /// It comes from there.
    Country,
    /// It is spoken in it.
    Language,
    /// It belongs to it.
    Series,
}

/// Everything the program knows about a [`Role`].
#[derive(Debug)]
pub struct RoleFacts {
    /// Infobox keys that mean the role, lower case, the usual one first.
    pub keys: &'static [&'static str],
    /// What kind of entity holds it.
    pub holder: Kind,
    /// As on a film's page: `Directed by`.
    pub on_film: &'static str,
    /// As on the holder's page: `Director`.
    pub on_holder: &'static str,
}

impl Role {
    /// Every role, in billing order.
    pub const ALL: [Self; 38] = [
        Self::Director,
        Self::CoDirector,
        Self::Writer,
        Self::Screenplay,
        Self::Story,
        Self::BasedOn,
        Self::Dialogue,
        Self::Producer,
        Self::ExecutiveProducer,
        Self::CoProducer,
        Self::AssociateProducer,
        Self::LineProducer,
        Self::Cast,
        Self::Narrator,
        Self::Presenter,
        Self::Cinematography,
        Self::Editing,
        Self::Animation,
        Self::Layout,
        Self::Sound,
        Self::Music,
        Self::Lyrics,
        Self::Choreography,
        Self::Casting,
        Self::ProductionDesign,
        Self::ArtDirection,
        Self::SetDecoration,
        Self::CostumeDesign,
        Self::MakeUp,
        Self::VisualEffects,
        Self::Stunts,
        Self::AssistantDirector,
        Self::Studio,
        Self::Distributor,
        Self::Genre,
        Self::Country,
        Self::Language,
        Self::Series,
    ];

    /// The row of the table.
    pub fn facts(self) -> RoleFacts {
        let row = |keys, holder, on_film, on_holder| RoleFacts { keys, holder, on_film, on_holder };
        use Kind::{Company, Country, Genre, Language, Person, Series};
        match self {
            Self::Director => row(
                &["director", "directed by", "direction", "direction by"],
                Person,
                "Directed by",
                "Director",
            ),
            Self::CoDirector => row(
                &["co-director", "co-directed by", "codirector"],
                Person,
                "Co-directed by",
                "Co-director",
            ),
            Self::Writer => row(
                &["writer", "written by", "writing", "written for the screen by"],
                Person,
                "Written by",
                "Writer",
            ),
            Self::Screenplay => row(
                &[
                    "screenplay",
                    "screenplay by",
                    "screenwriter",
                    "script",
                    "script by",
                    "scriptwriter",
                    "scenario",
                    "scenario by",
                    "teleplay",
                    "teleplay by",
                    "adaptation",
                    "adapted by",
                ],
                Person,
                "Screenplay by",
                "Screenwriter",
            ),
            Self::Story => row(
                &[
                    "story",
                    "story by",
                    "original story",
                    "original story by",
                    "screen story",
                    "screen story by",
                ],
                Person,
                "Story by",
                "Story writer",
            ),
            Self::BasedOn => row(
                &[
                    "based on",
                    "based upon",
                    "adapted from",
                    "characters by",
                    "characters created by",
                    "created by",
                    "novel by",
                    "book by",
                    "play by",
                ],
                Person,
                "Based on",
                "Author of the source",
            ),
            Self::Dialogue => row(
                &["dialogue", "dialogue by", "dialogues by"],
                Person,
                "Dialogue by",
                "Dialogue writer",
            ),
            Self::Producer => row(&["producer", "produced by"], Person, "Produced by", "Producer"),
            Self::ExecutiveProducer => row(
                &["executive producer", "executive produced by"],
                Person,
                "Executive producers",
                "Executive producer",
            ),
            Self::CoProducer => row(
                &["co-producer", "co-produced by", "coproducer"],
                Person,
                "Co-produced by",
                "Co-producer",
            ),
            Self::AssociateProducer => {
                row(&["associate producer"], Person, "Associate producers", "Associate producer")
            }
            Self::LineProducer => {
                row(&["line producer"], Person, "Line producers", "Line producer")
            }
            Self::Cast => row(
                &[
                    "starring",
                    "star",
                    "cast",
                    "main cast",
                    "actor",
                    "lead actor",
                    "lead role",
                    "leading actor",
                    "leading role",
                    "voices",
                    "voices of",
                    "voice cast",
                    "voice actor",
                ],
                Person,
                "Starring",
                "Actor",
            ),
            Self::Narrator => row(
                &["narrator", "narrated by", "narration", "narration by"],
                Person,
                "Narrated by",
                "Narrator",
            ),
            Self::Presenter => {
                row(&["presenter", "presented by"], Person, "Presented by", "Presenter")
            }
            Self::Cinematography => row(
                &[
                    "cinematography",
                    "cinematographer",
                    "cinematography by",
                    "photography",
                    "photographed by",
                    "director of photography",
                    "directors of photography",
                    "camera by",
                    "cameraman",
                    "dop",
                ],
                Person,
                "Cinematography",
                "Cinematographer",
            ),
            Self::Editing => row(
                &["editing", "editor", "edited by", "editing by", "film editor"],
                Person,
                "Edited by",
                "Editor",
            ),
            Self::Animation => row(
                &[
                    "animator",
                    "animation",
                    "animation by",
                    "animated by",
                    "animation director",
                    "key animator",
                ],
                Person,
                "Animation by",
                "Animator",
            ),
            Self::Layout => row(
                &[
                    "layout artist",
                    "layout",
                    "layout by",
                    "layouts by",
                    "background artist",
                    "backgrounds by",
                ],
                Person,
                "Layouts by",
                "Layout artist",
            ),
            Self::Sound => row(
                &[
                    "sound",
                    "sound by",
                    "sound design",
                    "sound design by",
                    "sound designer",
                    "sound editor",
                    "sound mixer",
                    "sound recordist",
                    "audiography",
                ],
                Person,
                "Sound",
                "Sound department",
            ),
            Self::Music => row(
                &[
                    "music",
                    "composer",
                    "music by",
                    "music composed by",
                    "composed by",
                    "score",
                    "score by",
                    "original score",
                    "original score by",
                    "background score",
                    "songs by",
                ],
                Person,
                "Music by",
                "Composer",
            ),
            Self::Lyrics => {
                row(&["lyrics", "lyricist", "lyrics by"], Person, "Lyrics by", "Lyricist")
            }
            Self::Choreography => row(
                &["choreography", "choreographer", "choreography by", "choreographed by"],
                Person,
                "Choreography",
                "Choreographer",
            ),
            Self::Casting => row(
                &["casting", "casting by", "casting director"],
                Person,
                "Casting by",
                "Casting director",
            ),
            Self::ProductionDesign => row(
                &[
                    "production design",
                    "production designer",
                    "production design by",
                    "production designed by",
                ],
                Person,
                "Production design",
                "Production designer",
            ),
            Self::ArtDirection => row(
                &["art direction", "art director", "art direction by"],
                Person,
                "Art direction",
                "Art director",
            ),
            Self::SetDecoration => row(
                &["set decoration", "set decorator", "set decoration by"],
                Person,
                "Set decoration",
                "Set decorator",
            ),
            Self::CostumeDesign => row(
                &[
                    "costume design",
                    "costume designer",
                    "costume design by",
                    "costumes",
                    "costumes by",
                ],
                Person,
                "Costume design",
                "Costume designer",
            ),
            Self::MakeUp => row(
                &[
                    "make-up",
                    "make-up by",
                    "make-up artist",
                    "makeup",
                    "makeup by",
                    "makeup artist",
                ],
                Person,
                "Make-up",
                "Make-up artist",
            ),
            Self::VisualEffects => row(
                &[
                    "visual effects",
                    "visual effects by",
                    "visual effects supervisor",
                    "special effects",
                    "special effects by",
                    "vfx supervisor",
                ],
                Person,
                "Effects",
                "Effects artist",
            ),
            Self::Stunts => row(
                &[
                    "stunts",
                    "stunts by",
                    "stunt coordinator",
                    "action director",
                    "action choreographer",
                    "fight choreographer",
                ],
                Person,
                "Stunts",
                "Stunt department",
            ),
            Self::AssistantDirector => {
                row(&["assistant director"], Person, "Assistant directors", "Assistant director")
            }
            Self::Studio => row(
                &[
                    "studio",
                    "production company",
                    "production companies",
                    "production",
                    "production house",
                    "production studio",
                ],
                Company,
                "Studio",
                "Studio",
            ),
            Self::Distributor => row(
                &["distributor", "distributed by", "distribution", "released by"],
                Company,
                "Distributed by",
                "Distributor",
            ),
            Self::Genre => row(&["genre"], Genre, "Genre", "Genre"),
            Self::Country => row(
                &["country", "countries", "country of origin", "countries of origin"],
                Country,
                "Country",
                "Country",
            ),
            Self::Language => {
                row(&["language", "original language"], Language, "Language", "Language")
            }
            Self::Series => row(&["series", "film series", "franchise"], Series, "Series", "Film"),
        }
    }

    /// The roles that an infobox key means: two where it names two jobs, as in
    /// `Written and directed by`. Case, a plural `s` and `(s)` do not matter.
    pub fn from_key(key: &str) -> Vec<Self> {
        let key = plain_key(key);
        if let Some(role) = Self::of_one_job(&key) {
            return vec![role];
        }
        let split = [" and ", " & ", "/"].iter().find_map(|joiner| rare::split_once(&key, joiner));
        let Some((first, second)) = split else { return Vec::new() };
        let (first, second) = (first.trim(), second.trim());
        let first = Self::of_one_job(first).or_else(|| Self::of_one_job(&format!("{first} by")));
        match (first, Self::of_one_job(second)) {
            (Some(first), Some(second)) => vec![first, second],
            _ => Vec::new(),
        }
    }

    /// The role that a plain key means alone, however it is dressed:
    /// `film director`, `main producer`, `costumes designed by`.
    fn of_one_job(key: &str) -> Option<Self> {
        const DRESS: [&str; 8] =
            ["film ", "original ", "main ", "principal ", "chief ", "head ", "lead ", "primary "];
        const DONE: [&str; 6] = ["designed", "composed", "written", "created", "performed", "done"];
        let undressed = DRESS.iter().find_map(|dress| key.strip_prefix(dress));
        let bare = |key: &str| -> Option<Self> {
            let job = key.strip_suffix(" by").or_else(|| key.strip_suffix(" of"));
            let noun = job.and_then(|job| {
                DONE.iter().find_map(|done| job.strip_suffix(done)).map(str::trim_end)
            });
            Self::of_table(key)
                .or_else(|| Self::of_table(job?))
                .or_else(|| Self::of_table(noun.filter(|noun| !noun.is_empty())?))
        };
        // The original series is another one, perhaps not of films.
        bare(key).or_else(|| bare(undressed?).filter(|role| *role != Self::Series))
    }

    fn of_table(key: &str) -> Option<Self> {
        static TABLE: LazyLock<FxHashMap<String, Role>> = LazyLock::new(|| {
            let mut table = FxHashMap::default();
            for role in Role::ALL {
                for key in role.facts().keys {
                    table.entry(key.replace('-', " ")).or_insert(role);
                }
            }
            table
        });
        let one = key.strip_suffix('s').and_then(|one| TABLE.get(one));
        TABLE.get(key).or(one).copied()
    }
}

/// An infobox key in the form in which keys are compared: folded, with spaces for
/// `_` and `-`, without `(s)`. So a wiki's parameter names are keys, too.
pub fn plain_key(key: &str) -> String {
    let mut key = fold::key(key);
    if key.contains(['_', '-']) {
        key = key.replace(['_', '-'], " ");
    }
    key.truncate(key.strip_suffix("(s)").unwrap_or(&key).trim_end().len());
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_means_its_job_however_it_is_written() {
        assert_eq!(Role::from_key("Producer(s)"), [Role::Producer]);
        assert_eq!(Role::from_key("Stunt Coordinators"), [Role::Stunts]);
        assert_eq!(Role::from_key("Make‑up"), [Role::MakeUp]);
        assert_eq!(Role::from_key("Written and directed by"), [Role::Writer, Role::Director]);
        assert_eq!(Role::from_key("Story & screenplay"), [Role::Story, Role::Screenplay]);
        assert_eq!(Role::from_key("executive_producers"), [Role::ExecutiveProducer]);
        assert_eq!(Role::from_key("Film editor"), [Role::Editing]);
        assert_eq!(Role::from_key("Costumes designed by"), [Role::CostumeDesign]);
        assert_eq!(Role::from_key("Original music composed by"), [Role::Music]);
        assert_eq!(Role::from_key("Teleplay by"), [Role::Screenplay]);
        assert_eq!(Role::from_key("Songs by"), [Role::Music]);
        assert_eq!(Role::from_key("Leading roles"), [Role::Cast]);
        assert_eq!(Role::from_key("Songs"), []);
        assert_eq!(Role::from_key("Camera"), [], "may be the make of one");
        assert_eq!(Role::from_key("Original series"), []);
        assert_eq!(Role::from_key("Color process"), []);
        assert_eq!(Role::from_key("Sets and directed by"), []);
    }
}
