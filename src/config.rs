//! The wiki's own settings, from `filmwiki.yaml`.
//!
//! In: the file's text, if there is one. Out: a complete [`Config`]; a fault in
//! the file is a diagnostic, and the defaults stand in for what could not be read.

mod levels;
mod links;

use std::collections::BTreeMap;

use serde::Deserialize;
use serde::de::{Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_yaml::Spanned;

pub use crate::config::levels::did_you_mean;
use crate::diag::{Diagnostic, Level, Rule};
use crate::model::article::Facet;
use crate::model::link_lists::LinkLists;
use crate::model::tells::Words;
use crate::source::{Place, Source, SourceId, Span};

/// Settings of one wiki.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
#[serde(default)]
pub struct Config {
    /// The wiki's name.
    pub title: String,
    /// A sentence on what it is.
    pub description: String,
    /// Where it will be hosted, as `https://example.org/repo/`. Used by canonical
    /// links, the feed, the sitemap and `404.html` only.
    pub base_url: Option<String>,
    /// BCP 47 tag of the language that the articles are written in.
    pub language: String,
    /// Title of the film shown large on the front page, as its article has it.
    pub featured: Option<String>,
    /// A line at the foot of every page, for the licence of the texts.
    pub footer: String,
    /// Whether a card is drawn for every film, which other sites show for a link.
    pub cards: Cards,
    /// More headings for the facets: `production: [Dreharbeiten, Musik]`.
    pub headings: BTreeMap<FacetKey, Vec<String>>,
    /// More words that tell what happens in a film: `[stirbt, verrät]`.
    pub spoilers: Words,
    /// How much each rule's findings matter: `conflicting-gross: off`.
    #[serde(skip)]
    pub rules: BTreeMap<Rule, Level>,
    /// Names that prose links always, or never, in every article.
    #[serde(skip)]
    pub links: LinkLists,
    /// The file that it was read from.
    #[serde(skip)]
    pub source: Option<SourceId>,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            title: "Film wiki".to_string(),
            description: "Films, the people who made them, and how they belong together."
                .to_string(),
            base_url: None,
            language: "en".to_string(),
            featured: None,
            footer: String::new(),
            cards: Cards::Auto,
            headings: BTreeMap::new(),
            spoilers: Words::default(),
            rules: BTreeMap::new(),
            links: LinkLists::default(),
            source: None,
        }
    }
}

/// The keys of [`Config`].
const KEYS: [&str; 11] = [
    "title",
    "description",
    "base_url",
    "language",
    "featured",
    "footer",
    "cards",
    "headings",
    "spoilers",
    "rules",
    "links",
];

/// Whether cards are drawn.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum Cards {
    /// Where the wiki knows its address and has at most 1,000 films.
    #[default]
    Auto,
    /// Always.
    #[serde(alias = "true")]
    On,
    /// Never.
    #[serde(alias = "false")]
    Off,
}

/// The keys of a file, with their places.
#[derive(Default)]
struct Entries(Vec<Spanned<String>>);

impl<'de> Deserialize<'de> for Entries {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Keys;
        impl<'de> Visitor<'de> for Keys {
            type Value = Entries;

            fn expecting(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
                f.write_str("a map")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Entries, A::Error> {
                let mut keys = Vec::new();
                while let Some((key, IgnoredAny)) = map.next_entry()? {
                    keys.push(key);
                }
                Ok(Entries(keys))
            }
        }
        deserializer.deserialize_map(Keys)
    }
}

/// A facet as the config names it.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "lowercase")]
pub enum FacetKey {
    /// [`Facet::Plot`].
    Plot,
    /// [`Facet::Cast`].
    Cast,
    /// [`Facet::Production`].
    Production,
    /// [`Facet::Reception`].
    Reception,
}

impl From<FacetKey> for Facet {
    fn from(key: FacetKey) -> Self {
        match key {
            FacetKey::Plot => Self::Plot,
            FacetKey::Cast => Self::Cast,
            FacetKey::Production => Self::Production,
            FacetKey::Reception => Self::Reception,
        }
    }
}

impl Config {
    /// Reads `filmwiki.yaml`.
    pub fn read(id: SourceId, source: &Source, diags: &mut Vec<Diagnostic>) -> Self {
        if source.text.trim().is_empty() {
            return Self::default();
        }
        let read = serde_yaml::from_str::<Self>(&source.text);
        let levels = read.is_ok().then(|| levels::read(id, source, diags));
        let links = read.is_ok().then(|| links::read(id, source, diags));
        let mut config = read.unwrap_or_else(|error| {
            let at = error.location().map_or(0, |location| {
                line_offset(&source.text, location.line(), location.column())
            });
            diags.push(
                Diagnostic::new(Rule::Config, format!("cannot read `{}`", source.path))
                    .at(Place { source: id, span: Span::new(at, at) })
                    .help(format!("{}; the default settings are used", brief(&error))),
            );
            Self::default()
        });
        config.rules = levels.unwrap_or_default();
        config.links = links.unwrap_or_default();
        config.source = Some(id);
        // An unknown key is reported, and the others count all the same.
        let entries = serde_yaml::from_str::<Entries>(&source.text).unwrap_or_default();
        for key in entries.0 {
            if !KEYS.contains(&key.value.as_str()) {
                let location = key.referenced;
                let at = line_offset(&source.text, location.line(), location.column());
                let span = Span::new(at, at + key.value.len());
                diags.push(
                    Diagnostic::new(Rule::Config, format!("unknown key `{}`", key.value))
                        .at(Place { source: id, span })
                        .help(format!("use one of {}", KEYS.join(", "))),
                );
            }
        }
        if let Some(url) = config.base_url.take() {
            match normal_base_url(&url) {
                Ok(url) => config.base_url = Some(url),
                Err(message) => diags.push(
                    Diagnostic::new(Rule::Config, message)
                        .at(Place { source: id, span: Span::new(0, 0) })
                        .help("write it as in `base_url: https://example.org/repo/`"),
                ),
            }
        }
        config
    }
}

/// A base URL with its trailing slash, or why it is not one.
pub fn normal_base_url(url: &str) -> Result<String, String> {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    match rest {
        Some(rest)
            if !rest.is_empty()
                && !rest.starts_with('/')
                && !rest.contains(|c: char| c.is_whitespace() || "<>\"'?#".contains(c)) =>
        {
            Ok(format!("{}/", url.trim_end_matches('/')))
        }
        _ => Err(format!("`{url}` is not a base URL")),
    }
}

/// The first line of a YAML error, without its location and snippet.
pub fn brief(error: &serde_yaml::Error) -> String {
    let text = error.without_snippet().to_string();
    let line = text.lines().next().unwrap_or_default();
    line.split(" at line ").next().unwrap_or(line).trim_end_matches('.').to_string()
}

/// Byte offset of a one-based line and column (in characters).
pub fn line_offset(text: &str, line: u64, column: u64) -> usize {
    let mut start = 0;
    for _ in 1..line {
        match text[start..].find('\n') {
            Some(at) => start += at + 1,
            None => return text.len(),
        }
    }
    let rest = &text[start..];
    let columns = (column as usize).saturating_sub(1);
    start + rest.char_indices().nth(columns).map_or(rest.len(), |(at, _)| at)
}

/// Which facet a heading belongs to.
#[derive(Debug)]
pub struct Headings(BTreeMap<String, Facet>);

/// Headings that articles use, by facet. Lower case; several languages, because
/// an article's headings are in its own.
const HEADINGS: [(Facet, &[&str]); 4] = [
    (
        Facet::Plot,
        &[
            "plot",
            "synopsis",
            "premise",
            "summary",
            "plot summary",
            "story",
            "storyline",
            "ending",
            "ending explained",
            "plot twist",
            "spoiler",
            "spoilers",
            "the ending",
            "twist",
            "twist ending",
            "twists",
            "handlung",
            "inhalt",
            "intrigue",
            "argumento",
            "trama",
            "sinopsis",
            "enredo",
        ],
    ),
    (
        Facet::Cast,
        &[
            "cast",
            "characters",
            "voice cast",
            "voice actors",
            "cast and characters",
            "cast list",
            "starring",
            "supporting cast",
            "main cast",
            "besetzung",
            "distribution",
            "reparto",
            "cast and crew",
            "elenco",
            "rollen",
        ],
    ),
    (
        Facet::Production,
        &[
            "production",
            "development",
            "development and writing",
            "casting",
            "writing",
            "screenplay",
            "script",
            "pre-production",
            "filming",
            "principal photography",
            "shooting",
            "locations",
            "filming locations",
            "post-production",
            "editing",
            "visual effects",
            "special effects",
            "effects",
            "design",
            "design and effects",
            "production design",
            "costumes",
            "costume design",
            "cinematography",
            "music",
            "soundtrack",
            "score",
            "songs",
            "songs and music",
            "musical numbers",
            "track listing",
            "stunts",
            "crew",
            "background",
            "animation",
            "budget",
            "produktion",
            "dreharbeiten",
            "musik",
            "filmmusik",
            "synchronisation",
            "tournage",
            "musique",
            "rodaje",
            "música",
            "produzione",
            "riprese",
            "colonna sonora",
            "produção",
        ],
    ),
    (
        Facet::Reception,
        &[
            "reception",
            "release",
            "releases",
            "theatrical release",
            "marketing",
            "promotion",
            "distribution and release",
            "box office",
            "critical response",
            "critical reception",
            "critical reaction",
            "reviews",
            "audience response",
            "reception and legacy",
            "box office and reception",
            "accolades",
            "awards",
            "awards and nominations",
            "awards and honors",
            "awards and honours",
            "awards and nomination",
            "nominations",
            "home media",
            "home video",
            "home release",
            "legacy",
            "cultural impact",
            "influence",
            "sequel",
            "sequels",
            "potential sequel",
            "possible sequel",
            "cancelled sequel",
            "prequel",
            "spin-off",
            "spin-offs",
            "remake",
            "remakes",
            "future",
            "future and sequel",
            "franchise",
            "merchandise",
            "merchandising",
            "premiere",
            "re-release",
            "streaming",
            "controversy",
            "controversies",
            "rezeption",
            "kritik",
            "kritiken",
            "veröffentlichung",
            "auszeichnungen",
            "einspielergebnis",
            "accueil",
            "sortie",
            "recompensas",
            "récompenses",
            "recepción",
            "estreno",
            "premios",
            "accoglienza",
            "distribuzione",
            "premi",
            "riconoscimenti",
            "recepção",
        ],
    ),
];

impl Headings {
    /// The default table with the wiki's additions.
    pub fn new(config: &Config) -> Self {
        let built_in = HEADINGS
            .iter()
            .flat_map(|(facet, names)| names.iter().map(|n| (n.to_string(), *facet)));
        let added = config.headings.iter().flat_map(|(key, names)| {
            names.iter().map(|name| (normal_heading(name), Facet::from(*key)))
        });
        Self(built_in.chain(added).collect())
    }

    /// The facet of a heading, if the table knows it.
    pub fn facet(&self, heading: &str) -> Option<Facet> {
        self.0.get(&normal_heading(heading)).copied()
    }

    /// The known heading that an unknown one may be a misspelling of: one letter
    /// missing, added, changed, or two exchanged, in a word of five or more.
    pub fn misspelled(&self, heading: &str) -> Option<&str> {
        let heading = normal_heading(heading);
        let long_enough = heading.chars().count() >= 5;
        (long_enough && !self.0.contains_key(&heading))
            .then(|| {
                self.0
                    .keys()
                    .find(|known| known.chars().count() >= 5 && one_slip_apart(&heading, known))
            })
            .flatten()
            .map(String::as_str)
    }
}

fn normal_heading(heading: &str) -> String {
    heading
        .trim()
        .trim_end_matches(':')
        .to_lowercase()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

fn one_slip_apart(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let same_start = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[same_start..], &b[same_start..]);
    match (a.len(), b.len()) {
        (n, m) if n == m => {
            (n > 0 && a[1..] == b[1..])
                || (n > 1 && a[0] == b[1] && a[1] == b[0] && a[2..] == b[2..])
        }
        (n, m) if n == m + 1 => a[1..] == *b,
        (n, m) if n + 1 == m => *a == b[1..],
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_go_to_facets_whatever_their_case() {
        let headings = Headings::new(&Config::default());
        assert_eq!(headings.facet("Post-Production"), Some(Facet::Production));
        assert_eq!(headings.facet("Box  office:"), Some(Facet::Reception));
        assert_eq!(headings.facet("Themes"), None);
    }

    #[test]
    fn a_slip_of_the_finger_in_a_heading_is_recognised() {
        let headings = Headings::new(&Config::default());
        assert_eq!(headings.misspelled("Recpetion"), Some("reception"));
        assert_eq!(headings.misspelled("Prodution"), Some("production"));
        assert_eq!(headings.misspelled("Themes"), None);
        assert_eq!(headings.misspelled("Reception"), None);
    }

    #[test]
    fn base_urls_end_in_one_slash() {
        assert_eq!(normal_base_url("https://a.example/r"), Ok("https://a.example/r/".into()));
        assert!(normal_base_url("a.example").is_err());
        assert!(normal_base_url("https://a.example/?x").is_err());
    }
}
