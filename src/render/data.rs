//! `data/films.json`, `data/films.csv`, `data/people.json`: what the wiki knows,
//! for programs.
//!
//! In: the graph. Out: files whose form is a promise. Fields may be added; none is
//! renamed, none changes its meaning while [`VERSION`] stays. Entries are sorted by
//! `id`, which is the path of the entry's page in the site, and stand one a line, so
//! that two builds can be compared with `diff`. What is not known is left out (JSON)
//! or empty (CSV). Nothing is told of a plot.

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde::Serialize;

use crate::entity::EntityId;
use crate::graph::{Credit, Nomination};
use crate::model::article::Article;
use crate::model::award::{Extent, Outcome};
use crate::model::credit::Role;
use crate::model::facts::Money;
use crate::model::film_facts::FactSpans;
use crate::model::kind::Kind;
use crate::render::Site;
use crate::render::makers::FirstNames;
use crate::route::DataFile;
use crate::source::{Place, Span};

/// Version of the files' form.
const VERSION: u32 = 1;

/// Writes one of the files.
pub fn write(site: &Site, file: DataFile, out: &mut dyn Write) -> io::Result<()> {
    match file {
        DataFile::Films => {
            let films = sorted(site, Kind::Film).map(|id| FilmEntry::new(site, id));
            lines(site, "films", films, out)
        }
        DataFile::People => {
            let people = sorted(site, Kind::Person).map(|id| PersonEntry::new(site, id));
            lines(site, "people", people, out)
        }
        DataFile::FilmsTable => table(site, out),
    }
}

/// A film.
#[derive(Serialize)]
struct FilmEntry<'a> {
    /// Path of its page in the site.
    id: String,
    /// Its title, without a year.
    title: &'a str,
    /// Other titles.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    aliases: &'a [Box<str>],
    /// The article about it, below the wiki's folder; none for a film that is only
    /// mentioned.
    #[serde(skip_serializing_if = "Option::is_none")]
    article: Option<&'a str>,
    /// The year it came out.
    #[serde(skip_serializing_if = "Option::is_none")]
    year: Option<i16>,
    /// Its first release: `2025-06-06`, `2025-06` or `2025`.
    #[serde(skip_serializing_if = "Option::is_none")]
    released: Option<String>,
    /// How long it is, in minutes.
    #[serde(skip_serializing_if = "Option::is_none")]
    runtime: Option<u32>,
    /// What it cost.
    #[serde(skip_serializing_if = "Option::is_none")]
    budget: Option<Amount<'a>>,
    /// What it took.
    #[serde(skip_serializing_if = "Option::is_none")]
    gross: Option<Amount<'a>>,
    /// Lines of the article that say `released`, `runtime`, `budget` and `gross`.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    lines: BTreeMap<&'static str, usize>,
    /// Credits by role, in billing order: `director`, `cast`, `genre`, `series`, ...
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    credits: BTreeMap<&'static str, Vec<CreditEntry<'a>>>,
    /// What its accolade tables add up to.
    #[serde(skip_serializing_if = "Tally::is_empty")]
    awards: Tally,
}

/// An amount of money in whole units of its currency.
#[derive(Serialize)]
struct Amount<'a> {
    /// The sign as the article writes it: `$`, `US$`, `₹`.
    currency: &'a str,
    /// The smallest amount that the article gives.
    low: u64,
    /// The largest; the same where it gives one.
    high: u64,
}

/// Who or what is credited.
#[derive(Serialize)]
struct CreditEntry<'a> {
    /// Path of the holder's page.
    id: String,
    /// The holder's name.
    name: &'a str,
    /// First names before it that share its last name and credit nobody: `Joel` of `Joel &
    /// Ethan Crane`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    first_names: Vec<&'a str>,
    /// The character played, as this film's article names it.
    #[serde(skip_serializing_if = "Option::is_none")]
    character: Option<&'a str>,
    /// Path of the character's page.
    #[serde(skip_serializing_if = "Option::is_none")]
    character_id: Option<String>,
    /// The file that says so, where it is not the film's article.
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<&'a str>,
    /// The line that says so.
    line: usize,
}

/// Rows of accolade tables, counted; left out where some rows could not be placed.
#[derive(Default, Serialize)]
struct Tally {
    /// Rows whose result is that it was won.
    won: usize,
    /// All rows.
    named: usize,
}

/// A person.
#[derive(Serialize)]
struct PersonEntry<'a> {
    /// Path of the page in the site.
    id: String,
    /// The name.
    name: &'a str,
    /// Other names.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    aliases: &'a [Box<str>],
    /// The article about the person, if there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    article: Option<&'a str>,
    /// Credits, by the film's id and then in billing order.
    films: Vec<PersonCredit<'a>>,
    /// What accolade tables say of the person.
    #[serde(skip_serializing_if = "Tally::is_empty")]
    awards: Tally,
}

/// A person's credit.
#[derive(Serialize)]
struct PersonCredit<'a> {
    /// Path of the film's page.
    film: String,
    /// The role: `director`, `cast`, ...
    role: &'static str,
    /// The character played.
    #[serde(skip_serializing_if = "Option::is_none")]
    character: Option<&'a str>,
}

impl<'a> FilmEntry<'a> {
    fn new(site: &Site<'a>, id: EntityId) -> Self {
        let entity = site.graph.entity(id);
        let facts = site.facts(id);
        let about = site.article_about(id);
        let own = about.map(|(_, article)| article.source);
        let first_names = FirstNames::of(site, id);
        let mut credits: BTreeMap<&'static str, Vec<CreditEntry>> = BTreeMap::new();
        for credit in site.graph.credits_of_film(id) {
            let elsewhere = own != Some(credit.place.source);
            credits.entry(role_name(credit.role)).or_default().push(CreditEntry {
                id: site.path_of(credit.holder),
                name: &site.graph.entity(credit.holder).name,
                first_names: first_names.before(credit).collect(),
                character: character(site, credit),
                character_id: credit.character.map(|id| site.path_of(id)),
                file: elsewhere.then(|| site.sources.get(credit.place.source).path.as_str()),
                line: line(site, credit.place),
            });
        }
        Self {
            id: site.path_of(id),
            title: &entity.name,
            aliases: &entity.aliases,
            article: about.map(|(_, article)| path(site, article)),
            year: entity.year,
            released: facts.and_then(|facts| facts.released).map(|date| date.iso()),
            runtime: facts.and_then(|facts| facts.runtime),
            budget: facts.and_then(|facts| facts.budget.as_ref()).map(Amount::new),
            gross: facts.and_then(|facts| facts.gross.as_ref()).map(Amount::new),
            lines: about.map(|(_, article)| fact_lines(site, article)).unwrap_or_default(),
            credits,
            awards: Tally::new(site, id),
        }
    }
}

impl<'a> PersonEntry<'a> {
    fn new(site: &Site<'a>, id: EntityId) -> Self {
        let entity = site.graph.entity(id);
        let mut films: Vec<(String, &Credit)> =
            site.graph.credits_of(id).map(|credit| (site.path_of(credit.film), credit)).collect();
        films.sort_by(|a, b| (&a.0, a.1.role).cmp(&(&b.0, b.1.role)));
        Self {
            id: site.path_of(id),
            name: &entity.name,
            aliases: &entity.aliases,
            article: site.article_about(id).map(|(_, article)| path(site, article)),
            films: films
                .into_iter()
                .map(|(film, credit)| PersonCredit {
                    film,
                    role: role_name(credit.role),
                    character: character(site, credit),
                })
                .collect(),
            awards: Tally::new(site, id),
        }
    }
}

impl<'a> Amount<'a> {
    fn new(money: &'a Money) -> Self {
        Self { currency: &money.currency, low: money.low, high: money.high }
    }
}

impl Tally {
    fn new(site: &Site, id: EntityId) -> Self {
        let mut tally = Self::default();
        if site.graph.tally(id).extent == Extent::Part {
            return tally;
        }
        for nomination in site.graph.nominations(id) {
            tally.named += 1;
            tally.won += usize::from(is_won(nomination));
        }
        tally
    }

    fn is_empty(&self) -> bool {
        self.named == 0
    }
}

/// Whether the table says that it was won.
pub fn is_won(nomination: &Nomination) -> bool {
    nomination.outcome == Outcome::Won
}

/// The lines that typed facts were read from.
fn fact_lines(site: &Site, article: &Article) -> BTreeMap<&'static str, usize> {
    let spans = article.facts.as_ref().map(|facts| facts.spans).unwrap_or_default();
    let FactSpans { released, runtime, budget, gross } = spans;
    let line = |span: Span| line(site, Place { source: article.source, span });
    [("released", released), ("runtime", runtime), ("budget", budget), ("gross", gross)]
        .into_iter()
        .filter_map(|(name, span)| Some((name, line(span?))))
        .collect()
}

fn line(site: &Site, place: Place) -> usize {
    site.sources.get(place.source).line(place.span.start)
}

/// Everything of a kind, by id.
fn sorted<'a>(site: &Site<'a>, kind: Kind) -> impl Iterator<Item = EntityId> + use<'a> {
    let mut ids: Vec<(&str, EntityId)> = site
        .graph
        .entities()
        .filter(|(_, entity)| entity.kind == kind)
        .map(|(id, entity)| (&*entity.slug, id))
        .collect();
    ids.sort_unstable();
    ids.into_iter().map(|(_, id)| id)
}

/// A JSON object with one list, an entry a line.
fn lines<T: Serialize>(
    site: &Site,
    name: &str,
    entries: impl Iterator<Item = T>,
    mut out: &mut dyn Write,
) -> io::Result<()> {
    let text = |text: &str| serde_json::Value::from(text).to_string();
    let base = site.config.base_url.as_deref();
    let base = base.map(|url| format!("\"base_url\":{},", text(url))).unwrap_or_default();
    let wiki = text(&site.config.title);
    write!(out, "{{\"version\":{VERSION},\"wiki\":{wiki},{base}\"{name}\":[")?;
    for (nth, entry) in entries.enumerate() {
        out.write_all(if nth == 0 { b"\n" } else { b",\n" })?;
        serde_json::to_writer(&mut out, &entry)?;
    }
    out.write_all(b"\n]}\n")
}

fn path<'a>(site: &Site<'a>, article: &Article) -> &'a str {
    &site.sources.get(article.source).path
}

fn character<'a>(site: &Site<'a>, credit: &'a Credit) -> Option<&'a str> {
    let own = credit.character.map(|id| &*site.graph.entity(id).name);
    credit.billed_as.as_deref().or(own)
}

/// A role as the files name it: its usual infobox key, but for the cast, most of
/// which no infobox has.
fn role_name(role: Role) -> &'static str {
    match role {
        Role::Cast => "cast",
        role => role.facts().keys[0],
    }
}

/// Columns of the table that list names, and the role whose holders they are.
const NAMES: [(&str, Role); 12] = [
    ("directors", Role::Director),
    ("writers", Role::Writer),
    ("screenplay", Role::Screenplay),
    ("producers", Role::Producer),
    ("cast", Role::Cast),
    ("music", Role::Music),
    ("studios", Role::Studio),
    ("distributors", Role::Distributor),
    ("genres", Role::Genre),
    ("countries", Role::Country),
    ("languages", Role::Language),
    ("series", Role::Series),
];

/// The films as CSV (RFC 4180), names in a cell apart by `; `.
fn table(site: &Site, out: &mut dyn Write) -> io::Result<()> {
    let mut line = String::from("id,title,year,released,runtime");
    for (name, _) in NAMES {
        line.push(',');
        line.push_str(name);
    }
    line.push_str(
        ",budget_currency,budget_low,budget_high,gross_currency,gross_low,gross_high,\
         awards_won,awards_named,article\r\n",
    );
    out.write_all(line.as_bytes())?;
    for film in sorted(site, Kind::Film) {
        line.clear();
        row(site, film, &mut line);
        out.write_all(line.as_bytes())?;
    }
    Ok(())
}

fn row(site: &Site, film: EntityId, out: &mut String) {
    let entry = FilmEntry::new(site, film);
    let number = |number: Option<u64>| number.map(|n| n.to_string()).unwrap_or_default();
    let mut cells = vec![
        entry.id,
        entry.title.to_string(),
        number(entry.year.map(|year| year.unsigned_abs().into())),
        entry.released.unwrap_or_default(),
        number(entry.runtime.map(u64::from)),
    ];
    for (_, role) in NAMES {
        let mut names: Vec<&str> = Vec::new();
        for credit in entry.credits.get(role_name(role)).into_iter().flatten() {
            if !names.contains(&credit.name) {
                names.extend(&credit.first_names);
                names.push(credit.name);
            }
        }
        cells.push(names.join("; "));
    }
    for amount in [entry.budget, entry.gross] {
        cells.push(amount.as_ref().map_or("", |amount| amount.currency).to_string());
        cells.push(number(amount.as_ref().map(|amount| amount.low)));
        cells.push(number(amount.as_ref().map(|amount| amount.high)));
    }
    let counted = |count: usize| if count == 0 { String::new() } else { count.to_string() };
    cells.extend([counted(entry.awards.won), counted(entry.awards.named)]);
    cells.push(entry.article.unwrap_or_default().to_string());
    for (nth, text) in cells.iter().enumerate() {
        if nth > 0 {
            out.push(',');
        }
        cell(out, text);
    }
    out.push_str("\r\n");
}

/// Writes a cell. A spreadsheet takes what begins with `=`, `+`, `-` or `@` for a
/// formula and runs it, and texts may come from strangers: such a text gets an
/// apostrophe in front. `films.json` has it as it is.
fn cell(out: &mut String, text: &str) {
    let runs = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let quoted = text.contains(['"', ',', '\n', '\r']);
    if quoted {
        out.push('"');
    }
    if runs {
        out.push('\'');
    }
    out.push_str(&text.replace('"', "\"\""));
    if quoted {
        out.push('"');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_title_breaks_a_row_or_runs_in_a_spreadsheet() {
        for (text, written) in [
            ("Heat", "Heat"),
            ("Crash, Boom", "\"Crash, Boom\""),
            ("The \"Burbs\"", "\"The \"\"Burbs\"\"\""),
            ("=1+1", "'=1+1"),
            ("+1, again", "\"'+1, again\""),
            ("-30-", "'-30-"),
        ] {
            let mut out = String::new();
            cell(&mut out, text);
            assert_eq!(out, written, "{text}");
        }
    }
}
