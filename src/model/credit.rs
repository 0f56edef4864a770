//! Credits: typed ties between a film and an entity.
//!
//! One table, [`Role::ALL`] with [`Role::facts`], says everything about a role:
//! the infobox keys that mean it, what kind of entity holds it, and how it is
//! called on a film's page and on the holder's.

use crate::model::kind::Kind;

/// What the holder of a credit is to the film.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Directed it.
    Director,
    /// Wrote it, in whatever sense the article means.
    Writer,
    /// Wrote its screenplay.
    Screenplay,
    /// Wrote its story.
    Story,
    /// Produced it.
    Producer,
    /// Was its executive producer.
    ExecutiveProducer,
    /// Played in it.
    Cast,
    /// Narrated it.
    Narrator,
    /// Photographed it.
    Cinematography,
    /// Cut it.
    Editing,
    /// Scored it.
    Music,
    /// Designed it.
    ProductionDesign,
    /// Designed its costumes.
    CostumeDesign,
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
    pub const ALL: [Self; 19] = [
        Self::Director,
        Self::Writer,
        Self::Screenplay,
        Self::Story,
        Self::Producer,
        Self::ExecutiveProducer,
        Self::Cast,
        Self::Narrator,
        Self::Cinematography,
        Self::Editing,
        Self::Music,
        Self::ProductionDesign,
        Self::CostumeDesign,
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
            Self::Director => row(&["director", "directed by"], Person, "Directed by", "Director"),
            Self::Writer => row(&["writer", "written by"], Person, "Written by", "Writer"),
            Self::Screenplay => row(
                &["screenplay", "screenplay by", "screenwriter"],
                Person,
                "Screenplay by",
                "Screenplay",
            ),
            Self::Story => row(&["story", "story by"], Person, "Story by", "Story"),
            Self::Producer => row(&["producer", "produced by"], Person, "Produced by", "Producer"),
            Self::ExecutiveProducer => row(
                &["executive producer", "executive produced by"],
                Person,
                "Executive producers",
                "Executive producer",
            ),
            Self::Cast => row(
                &["starring", "star", "cast", "voices", "voice cast"],
                Person,
                "Starring",
                "Actor",
            ),
            Self::Narrator => row(&["narrator", "narrated by"], Person, "Narrated by", "Narrator"),
            Self::Cinematography => row(
                &["cinematography", "cinematographer", "cinematography by"],
                Person,
                "Cinematography",
                "Cinematographer",
            ),
            Self::Editing => {
                row(&["editing", "editor", "edited by"], Person, "Edited by", "Editor")
            }
            Self::Music => {
                row(&["music", "composer", "music by", "score"], Person, "Music by", "Composer")
            }
            Self::ProductionDesign => row(
                &["production design", "production designer"],
                Person,
                "Production design",
                "Production designer",
            ),
            Self::CostumeDesign => row(
                &["costume design", "costume designer"],
                Person,
                "Costume design",
                "Costume designer",
            ),
            Self::Studio => row(
                &["studio", "production company", "production companies", "production"],
                Company,
                "Studio",
                "Studio",
            ),
            Self::Distributor => {
                row(&["distributor", "distributed by"], Company, "Distributed by", "Distributor")
            }
            Self::Genre => row(&["genre"], Genre, "Genre", "Genre"),
            Self::Country => {
                row(&["country", "countries", "country of origin"], Country, "Country", "Country")
            }
            Self::Language => row(&["language"], Language, "Language", "Language"),
            Self::Series => row(&["series", "film series", "franchise"], Series, "Series", "Film"),
        }
    }

    /// The role that an infobox key means. Case, a plural `s` and `(s)` do not
    /// matter.
    pub fn from_key(key: &str) -> Option<Self> {
        let key = key.trim().to_lowercase();
        let key = key.strip_suffix("(s)").unwrap_or(&key).trim_end();
        Self::ALL.into_iter().find(|role| {
            let keys = role.facts().keys;
            keys.contains(&key) || key.strip_suffix('s').is_some_and(|one| keys.contains(&one))
        })
    }
}
