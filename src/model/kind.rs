//! The kinds of things that have a page.

/// What an article, an entity or a page is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A film.
    Film,
    /// Somebody who made or played in a film.
    Person,
    /// Somebody in a film.
    Character,
    /// A studio or a distributor.
    Company,
    /// A series of films.
    Series,
    /// An award that names films and people.
    Award,
    /// A genre of films.
    Genre,
    /// A country that a film comes from.
    Country,
    /// A language spoken in a film.
    Language,
    /// A year in which a film came out.
    Year,
}

impl Kind {
    /// Every kind, in the order in which the site names them.
    pub const ALL: [Self; 10] = [
        Self::Film,
        Self::Person,
        Self::Character,
        Self::Company,
        Self::Series,
        Self::Award,
        Self::Genre,
        Self::Country,
        Self::Language,
        Self::Year,
    ];

    /// The folder of the site that holds this kind's pages.
    pub fn folder(self) -> &'static str {
        match self {
            Self::Film => "films",
            Self::Person => "people",
            Self::Character => "characters",
            Self::Company => "companies",
            Self::Series => "series",
            Self::Award => "awards",
            Self::Genre => "genres",
            Self::Country => "countries",
            Self::Language => "languages",
            Self::Year => "years",
        }
    }

    /// One of them, as the reader reads it.
    pub fn singular(self) -> &'static str {
        match self {
            Self::Film => "film",
            Self::Person => "person",
            Self::Character => "character",
            Self::Company => "company",
            Self::Series => "series",
            Self::Award => "award",
            Self::Genre => "genre",
            Self::Country => "country",
            Self::Language => "language",
            Self::Year => "year",
        }
    }

    /// Several of them, as a heading.
    pub fn plural(self) -> &'static str {
        match self {
            Self::Film => "Films",
            Self::Person => "People",
            Self::Character => "Characters",
            Self::Company => "Companies",
            Self::Series => "Series",
            Self::Award => "Awards",
            Self::Genre => "Genres",
            Self::Country => "Countries",
            Self::Language => "Languages",
            Self::Year => "Years",
        }
    }

    /// The kind that a writer means by `kind: person`, in front matter or in an
    /// infobox, or by a folder's name.
    pub fn from_word(word: &str) -> Option<Self> {
        let word = word.trim().to_lowercase();
        Self::ALL.into_iter().find(|kind| word == kind.singular() || word == kind.folder())
    }

    /// The kind that a title's qualifier speaks of: `2025 film`, `film series`,
    /// `actor`, `fictional character`, `company`.
    pub fn from_qualifier(qualifier: &str) -> Option<Self> {
        let last = qualifier.split_whitespace().next_back()?.to_lowercase();
        Self::from_noun(&last)
    }

    /// The kind that a noun in a lead's definition speaks of, as in "is an
    /// American film *director*". A closed list: an unknown noun says nothing.
    pub fn from_noun(noun: &str) -> Option<Self> {
        Some(match noun {
            "film" | "movie" | "documentary" | "short" | "comedy" | "drama" | "thriller"
            | "musical" | "western" | "romance" | "featurette" => Self::Film,
            "actor" | "actress" | "director" | "filmmaker" | "producer" | "screenwriter"
            | "writer" | "composer" | "cinematographer" | "editor" | "comedian" | "musician"
            | "singer" | "stuntman" | "stuntwoman" | "dancer" | "novelist" | "playwright"
            | "author" | "performer" | "animator" | "person" => Self::Person,
            "character" | "protagonist" | "antagonist" | "hitman" | "superhero"
            | "supervillain" => Self::Character,
            "company" | "studio" | "distributor" | "corporation" | "conglomerate" => Self::Company,
            "series" | "franchise" | "trilogy" | "tetralogy" | "saga" => Self::Series,
            "award" | "prize" => Self::Award,
            "genre" => Self::Genre,
            "country" => Self::Country,
            "language" => Self::Language,
            "year" => Self::Year,
            _ => return None,
        })
    }
}
