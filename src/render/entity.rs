//! The page of a person, a character, a company, a series, a country, a language
//! or a year.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::entity::EntityId;
use crate::graph::{Credit, Identity, Nomination};
use crate::model::article::{Facet, Section, Spot};
use crate::model::award::Outcome;
use crate::model::credit::Role;
use crate::model::facts::{Date, Year};
use crate::model::kind::Kind;
use crate::render::cite::cite;
use crate::render::disambiguation::hatnote;
use crate::render::film::{directors_html, film_link, link_html, plain_lead};
use crate::render::html::{ENOUGH_HEADINGS, Html, Writer, escaped};
use crate::render::infobox::infobox;
use crate::render::mentions::mentions;
use crate::render::plots::{ANY, plots_of};
use crate::render::release::{films_in_order, newest_first, release};
use crate::render::views::{EntityView, Ledger, LedgerRow, Link, Page};
use crate::render::who::descriptions;
use crate::render::{Site, json_ld, lists, phrases, pictures, year};
use crate::route::{Route, to_root};
use crate::source::Place;

/// Makes the page.
pub fn page(site: &Site, id: EntityId) -> EntityView {
    let path = site.path_of(id);
    let root = to_root(&path);
    let entity = site.graph.entity(id);
    let kind = entity.kind;
    let ledgers = match kind {
        Kind::Character => vec![played_by(site, id, root)],
        Kind::Series => series_ledgers(site, id, root),
        Kind::Year => year::ledgers(site, id, root),
        Kind::Award => vec![named_by(site, id, root)],
        _ => vec![filmography(site, id, root), named_for(site, id, root)],
    };
    let ledgers: Vec<Ledger> = ledgers.into_iter().filter(|l| !l.rows.is_empty()).collect();
    let mentions = mentions(site, id, root);
    let about = site.article_about(id);
    let (lead, body, boxes, headings) = match about {
        Some((article_id, article)) => {
            let mut writer = Writer::new(site, article_id, &path);
            let sections: Vec<&Section> = article.sections.iter().collect();
            let headings = writer.contents(&sections, "");
            writer.blocks(&article.lead);
            let (lead, body) = writer.continue_with(|writer| {
                writer.sections(&sections, None);
                writer.footnotes();
            });
            (lead, body, infobox(site, article_id, article, &path), headings)
        }
        None => <_>::default(),
    };
    let rows: usize = ledgers.iter().map(|ledger| ledger.rows.len()).sum();
    // Their one line says it all; other kinds have their film in a ledger.
    let from_one_line = matches!(kind, Kind::Person | Kind::Company)
        && about.is_none()
        && rows == 1
        && mentions.is_empty();
    let lede = lede(site, id, root);
    let (before, after) =
        if kind == Kind::Year { neighbours(site, id, root) } else { (None, None) };
    let words = about.map(|(id, _)| plain_lead(site, id, 200));
    let description = words.filter(|words| !words.is_empty()).unwrap_or_else(|| summary(site, id));
    let note = match (&entity.qualifier, kind) {
        (_, Kind::Series) => years_of(site, id).unwrap_or_default(),
        (Some(qualifier), _) if Kind::from_qualifier(qualifier) != Some(kind) => {
            qualifier.clone().into_string()
        }
        _ => String::new(),
    };
    let mut view = EntityView {
        page: Page {
            film: Some(plots_of(site, id)).filter(|plots| plots != ANY),
            og_type: if kind == Kind::Person { "profile" } else { "website" },
            json_ld: json_ld::entity(site, id),
            cite: about.map(|_| cite(site, &path, &entity.name)),
            ..lists::page(
                site,
                &path,
                entity.name.clone().into_string(),
                description,
                kind.folder(),
            )
        },
        kind: kind.plural(),
        name: entity.name.clone().into_string(),
        note,
        hatnote: hatnote(site, id, root),
        lede,
        lead,
        infobox: boxes,
        pictures: pictures::of_entity(site, id, root),
        descriptions: if kind == Kind::Character {
            descriptions(site, id, root, &path)
        } else {
            Vec::new()
        },
        body,
        before,
        after,
        read_on: from_one_line.then(|| read_on(site, id, root)).flatten(),
        ledgers: if from_one_line { Vec::new() } else { ledgers },
        mentions,
        contents: Vec::new(),
    };
    view.contents = contents(&view, headings);
    view
}

/// The page's headings in their order, if an article gives it enough of them to look
/// for one; `headings` are the article's.
fn contents(view: &EntityView, headings: Vec<(String, String)>) -> Vec<Link> {
    if headings.len() < ENOUGH_HEADINGS {
        return Vec::new();
    }
    let entry = |id: &str, label: &str| Link {
        href: format!("#{id}"),
        label: label.to_string(),
        note: String::new(),
    };
    let pictures = &view.pictures;
    let mut entries = Vec::new();
    entries.extend(pictures.career.as_ref().map(|_| entry("career", "By year")));
    entries.extend(pictures.grosses.as_ref().map(|_| entry("grosses", "What they took")));
    entries.extend(view.ledgers.iter().map(|ledger| entry(ledger.id, ledger.heading)));
    if !view.descriptions.is_empty() {
        entries.push(entry("who", &format!("Who {} is", view.name)));
    }
    entries.extend(pictures.ties.as_ref().map(|_| entry("ties", "Worked with")));
    entries.extend(headings.iter().map(|(anchor, heading)| entry(anchor, heading)));
    if !view.mentions.is_empty() {
        entries.push(entry("mentioned", "Mentioned in"));
    }
    entries
}

/// The credits of an entity: those it holds, or those for playing it.
fn credits<'a>(site: &'a Site, id: EntityId) -> Vec<&'a Credit> {
    match site.graph.entity(id).kind {
        Kind::Character => site.graph.played_by(id).collect(),
        _ => site.graph.credits_of(id).collect(),
    }
}

/// Its films, newest first.
pub fn films(site: &Site, id: EntityId) -> Vec<EntityId> {
    let mut films: Vec<EntityId> = match site.graph.entity(id).kind {
        Kind::Character => site.graph.played_by(id).map(|credit| credit.film).collect(),
        _ => site.graph.works_of(id).iter().map(|work| work.film).collect(),
    };
    films.sort_unstable();
    films.dedup();
    newest_first(site, &mut films);
    films
}

/// The films of a year.
pub fn films_of_year<'a>(site: &Site<'a>, id: EntityId) -> &'a [EntityId] {
    site.graph.entity(id).year.map_or(&[], |year| site.graph.films_of_year(year))
}

fn years_of(site: &Site, id: EntityId) -> Option<String> {
    let years = || films(site, id).into_iter().filter_map(|film| site.graph.entity(film).year);
    let (first, last) = (years().min()?, years().max()?);
    Some(if first == last { first.to_string() } else { format!("{first}–{last}") })
}

/// Films that the summary of a page names.
const NAMED: usize = 3;

/// What the page holds, for search engines: `Ann Lee (person): Heat (1995), Ronin (1998)
/// and two more films.`
fn summary(site: &Site, id: EntityId) -> String {
    let entity = site.graph.entity(id);
    let films = match entity.kind {
        Kind::Year => films_of_year(site, id).to_vec(),
        _ => films(site, id),
    };
    let name = |&film: &EntityId| {
        let film = site.graph.entity(film);
        match entity.kind {
            Kind::Year => film.name.to_string(),
            _ => format!("{}{}", film.name, film.year_note()),
        }
    };
    let mut named: Vec<String> = films.iter().take(NAMED).map(name).collect();
    match films.len().saturating_sub(NAMED) {
        0 => {}
        more => named.push(phrases::count(more, "more film", "more films")),
    }
    if named.is_empty() {
        named.push(format!("named in {}", site.config.title));
    }
    format!("{} ({}): {}.", entity.name, entity.kind.singular(), phrases::list(&named))
}

/// Who or what it is, as far as credits say it.
pub fn lede(site: &Site, id: EntityId, root: &str) -> Html {
    let entity = site.graph.entity(id);
    let films = films(site, id);
    let film = |film: EntityId| {
        let year = site.graph.entity(film).year;
        let year = year.map(|year| format!(" <span class=\"year\">{year}</span>"));
        format!("{}{}", link_html(site, root, film), year.unwrap_or_default())
    };
    let span = span(site, &films);
    let counted = phrases::count(films.len(), "film", "films");
    let sentence = match (entity.kind, films.as_slice()) {
        _ if entity.identity == Identity::OneOfSeveral => {
            let verb = if films.len() == 1 { "credits" } else { "credit" };
            let counted = phrases::capitalised(&counted);
            format!("{counted} of this wiki {verb} this name without saying whom.")
        }
        (Kind::Year, _) => year::lede(site, id),
        (Kind::Award, _) => {
            let films: FxHashSet<EntityId> =
                site.graph.nominations(id).map(|nomination| nomination.film).collect();
            let counted = phrases::count(films.len(), "film", "films");
            format!("An award that named {counted} of this wiki, or people in them.")
        }
        (Kind::Series, []) => "A series of which this wiki has no film.".to_string(),
        (_, []) => "Mentioned in this wiki, and credited in none of its films.".to_string(),
        (Kind::Character, [one]) => format!("Character in {}.", film(*one)),
        (Kind::Character, _) => format!("Character in {counted} of this wiki{span}."),
        (Kind::Series, _) => format!("A series of {counted} in this wiki."),
        (Kind::Genre, _) => {
            format!("{} of this wiki{span}.", phrases::capitalised(&counted))
        }
        (Kind::Country, _) => format!("Country of {counted} of this wiki{span}."),
        (Kind::Language, _) => format!("Spoken in {counted} of this wiki{span}."),
        (_, [one]) => {
            let roles = roles_in(site, site.graph.credits_of(id), root);
            format!("{} {}.", phrases::capitalised(&roles_sentence(&roles)), film(*one))
        }
        _ => {
            let jobs = jobs(site, id);
            jobs_sentence(site, &jobs, films.len())
        }
    };
    Html(sentence)
}

/// `, from 1987 to 1994`; nothing where the year of one of the films is not known.
fn span(site: &Site, films: &[EntityId]) -> String {
    let years: Option<Vec<Year>> = films.iter().map(|&film| site.graph.entity(film).year).collect();
    let years = years.unwrap_or_default();
    match (years.iter().min(), years.iter().max()) {
        (Some(first), Some(last)) if first == last => format!(", in {first}"),
        (Some(first), Some(last)) => format!(", from {first} to {last}"),
        _ => String::new(),
    }
}

/// Roles that somebody has in the same films.
struct Jobs {
    roles: Vec<Role>,
    films: Vec<EntityId>,
}

/// Most roles that a sentence names.
const MOST_ROLES: usize = 4;

/// What somebody did in which films, those of most films first.
fn jobs(site: &Site, id: EntityId) -> Vec<Jobs> {
    let mut by_role: FxHashMap<Role, Vec<EntityId>> = FxHashMap::default();
    for work in site.graph.works_of(id) {
        by_role.entry(work.role).or_default().push(work.film);
    }
    let mut by_role: Vec<(Role, Vec<EntityId>)> = by_role.into_iter().collect();
    for (_, films) in &mut by_role {
        films.sort_unstable();
        films.dedup();
    }
    by_role.sort_by_key(|(role, films)| (std::cmp::Reverse(films.len()), *role));
    by_role.truncate(MOST_ROLES);
    let mut jobs: Vec<Jobs> = Vec::new();
    for (role, films) in by_role {
        match jobs.iter_mut().find(|job| job.films == films) {
            Some(job) => job.roles.push(role),
            None => jobs.push(Jobs { roles: vec![role], films }),
        }
    }
    jobs
}

/// `Director of five films of this wiki, from 1987 to 1994, and writer of two of them.`
fn jobs_sentence(site: &Site, jobs: &[Jobs], total: usize) -> String {
    let of_all = jobs.first().is_some_and(|first| first.films.len() == total);
    let mut said: Vec<String> = Vec::new();
    for (at, job) in jobs.iter().enumerate() {
        let mut names: Vec<String> =
            job.roles.iter().map(|role| role.facts().on_holder.to_lowercase()).collect();
        names.dedup();
        let films = match at {
            0 => {
                let counted = phrases::count(job.films.len(), "film", "films");
                format!("{counted} of this wiki")
            }
            _ if of_all && at + 1 == jobs.len() => {
                format!("{} of them", phrases::spelled(job.films.len()))
            }
            _ => phrases::spelled(job.films.len()),
        };
        said.push(format!("{} {films}", jobs_before_films(job, names)));
    }
    let mut all: Vec<EntityId> = jobs.iter().flat_map(|job| job.films.iter().copied()).collect();
    all.sort_unstable();
    all.dedup();
    let span = span(site, &all);
    let sentence = match said.as_slice() {
        [first, rest @ ..] if of_all && !rest.is_empty() => {
            let and = if span.is_empty() { " and" } else { ", and" };
            format!("{first}{span}{and} {}.", phrases::list(rest))
        }
        all => format!("{}{span}.", phrases::list(all)),
    };
    phrases::capitalised(&sentence)
}

/// `director and writer of`, `actor in`, `writer of, and actor in,`.
fn jobs_before_films(job: &Jobs, names: Vec<String>) -> String {
    let acted = job.roles.contains(&Role::Cast);
    let actor = Role::Cast.facts().on_holder.to_lowercase();
    let others: Vec<String> = names.into_iter().filter(|name| !acted || *name != actor).collect();
    match (acted, others.is_empty()) {
        (false, _) => format!("{} of", phrases::list(&others)),
        (true, true) => format!("{actor} in"),
        (true, false) => format!("{} of, and {actor} in,", phrases::list(&others)),
    }
}

/// What somebody did in one film, each as HTML: `director`, `plays Eve Macarro`.
struct Did {
    jobs: Vec<String>,
    parts: Vec<String>,
    played: bool,
}

/// What credits of one film say that their holder did in it.
fn roles_in<'a>(site: &Site, credits: impl Iterator<Item = &'a Credit>, root: &str) -> Did {
    let mut did = Did { jobs: Vec::new(), parts: Vec::new(), played: false };
    for credit in credits {
        if credit.role == Role::Cast {
            did.played = true;
            let part = match (credit.character, &credit.billed_as) {
                (Some(character), Some(billed)) => {
                    let href = site.href(root, character);
                    format!("<a href=\"{href}\">{}</a>", escaped(billed))
                }
                (Some(character), None) => link_html(site, root, character),
                (None, Some(billed)) => escaped(billed),
                (None, None) => continue,
            };
            did.parts.push(part);
        } else {
            let job = credit.role.facts().on_holder.to_lowercase();
            if !did.jobs.contains(&job) {
                did.jobs.push(job);
            }
        }
    }
    did
}

impl Did {
    /// As in a filmography: `director, plays Eve Macarro`.
    fn row(&self) -> String {
        let mut all = self.jobs.clone();
        if !self.parts.is_empty() {
            all.push(format!("plays {}", phrases::list(&self.parts)));
        } else if self.played {
            all.push("actor".to_string());
        }
        all.join(", ")
    }
}

/// As in a sentence that the film's title ends: `Director of`, `Plays X in`.
fn roles_sentence(did: &Did) -> String {
    match (did.jobs.is_empty(), did.parts.is_empty()) {
        (true, false) => format!("plays {} in", phrases::list(&did.parts)),
        (true, true) => "actor in".to_string(),
        (false, true) if did.played => format!("{} of, and actor in,", phrases::list(&did.jobs)),
        (false, true) => format!("{} of", phrases::list(&did.jobs)),
        (false, false) => {
            format!("{}, and plays {}, in", phrases::list(&did.jobs), phrases::list(&did.parts))
        }
    }
}

/// A film's year. Without one it would seem to be of the year above it.
fn year_key(site: &Site, root: &str, film: EntityId) -> (String, Option<String>) {
    match site.graph.entity(film).year {
        None => ("No year".to_string(), None),
        year => key(site, root, year),
    }
}

/// The year of a nomination: that of its date or in the award's name, which is often the
/// one after the film's; the film's where the table has none.
fn award_year(site: &Site, nomination: &Nomination) -> Option<Year> {
    let dated = || {
        let (_, article) = site.article_about(nomination.film)?;
        let accolade = article.accolades.get(nomination.accolade as usize)?;
        let read = |date| Date::read(article.prose(date).text(site.text(article)).trim()).ok();
        accolade.date.and_then(read).map(|date| date.year).or(accolade.year)
    };
    dated().or(site.graph.entity(nomination.film).year)
}

/// A year, and the way to its page if it has one.
fn key(site: &Site, root: &str, year: Option<Year>) -> (String, Option<String>) {
    let Some(year) = year else { return (String::new(), None) };
    let page = site.graph.named(&year.to_string()).iter().copied();
    let href = page
        .into_iter()
        .find(|&id| site.graph.entity(id).kind == Kind::Year)
        .map(|id| site.href(root, id));
    (year.to_string(), href)
}

fn row(site: &Site, root: &str, film: EntityId, role: String) -> LedgerRow {
    let (key, key_href) = year_key(site, root, film);
    let subject = Link { note: String::new(), ..film_link(site, root, film) };
    LedgerRow { key, key_href, subject, is_film: true, role: Html(role) }
}

/// Who directed a film, as HTML; empty where nobody says.
pub fn directed_by(site: &Site, root: &str, film: EntityId) -> String {
    let directors = directors_html(site, root, film, usize::MAX);
    match directors.is_empty() {
        true => String::new(),
        false => format!("directed by {}", phrases::list(&directors)),
    }
}

fn filmography(site: &Site, id: EntityId, root: &str) -> Ledger {
    let kind = site.graph.entity(id).kind;
    // By film; within one, in the order of the article.
    let mut credits = credits(site, id);
    credits.sort_by_key(|credit| credit.film);
    let rows = films(site, id)
        .into_iter()
        .map(|film| {
            let role = match kind {
                Kind::Genre | Kind::Country | Kind::Language => directed_by(site, root, film),
                _ => {
                    let first = credits.partition_point(|credit| credit.film < film);
                    let of_film = credits[first..].iter().copied();
                    let of_film = of_film.take_while(|credit| credit.film == film);
                    let mut said = of_film.clone();
                    let source = said.find_map(|credit| said_in(site, root, credit.place));
                    roles_in(site, of_film, root).row() + &source.unwrap_or_default()
                }
            };
            row(site, root, film, role)
        })
        .collect();
    Ledger { id: "films", heading: "Films", note: String::new(), rows }
}

/// A quiet link to the section that says so. None where the film's own page does,
/// which the row links to anyway.
fn said_in(site: &Site, root: &str, place: Place) -> Option<String> {
    let from = site.provenance(place)?;
    let (Spot::Section(at) | Spot::Heading(at)) = from.spot else { return None };
    let article = site.article(from.article);
    let page = article.pages.get(article.sections[at as usize].page? as usize)?;
    let href = site.href_spot(root, from.article, from.spot);
    Some(format!(" <small>(<a href=\"{href}\">{}</a>)</small>", escaped(&page.name)))
}

/// As [`said_in`], for a nomination.
fn nominated_in(site: &Site, root: &str, nomination: &Nomination) -> Option<String> {
    let (_, article) = site.article_about(nomination.film)?;
    let category = article.accolades.get(nomination.accolade as usize)?.category;
    said_in(site, root, article.place(category, 0..0))
}

/// What one nomination says: the category, and who was named with what result.
fn nomination_words(site: &Site, nomination: &Nomination, path: &str) -> Option<(Html, Html)> {
    let (id, article) = site.article_about(nomination.film)?;
    let accolade = article.accolades.get(nomination.accolade as usize)?;
    let write = |prose| {
        let mut writer = Writer::new(site, id, path);
        writer.prose(prose);
        writer.finish()
    };
    let mut detail = accolade.recipient.map(write).unwrap_or_default();
    if let Some(result) = accolade.result {
        let separator = if detail.0.is_empty() { "" } else { ", " };
        let words = article.prose(result).text(site.text(article)).trim().to_lowercase();
        detail.0.push_str(&format!("{separator}{}", escaped(&words)));
    }
    if let Some(date) = accolade.date {
        let separator = if detail.0.is_empty() { "" } else { ", " };
        let words = article.prose(date).text(site.text(article)).trim();
        let day = Date::read(words).ok().filter(|date| date.day.is_some());
        let words = day.map_or_else(|| words.to_string(), Date::spelled);
        detail.0.push_str(&format!("{separator}{}", escaped(&words)));
    }
    Some((write(accolade.category), detail))
}

/// Whether the row says who was named.
fn names_somebody(site: &Site, nomination: &Nomination) -> bool {
    let accolades = site.article_about(nomination.film).map(|(_, article)| &article.accolades);
    accolades
        .and_then(|accolades| accolades.get(nomination.accolade as usize))
        .is_some_and(|accolade| accolade.recipient.is_some())
}

/// Films and people that an award named.
fn named_by(site: &Site, id: EntityId, root: &str) -> Ledger {
    let path = site.path_of(id);
    let mut rows: Vec<(Option<Year>, EntityId, LedgerRow)> = site
        .graph
        .nominations(id)
        .filter_map(|nomination| {
            let (category, detail) = nomination_words(site, nomination, &path)?;
            let mut words = match detail.0.is_empty() {
                true => category.0,
                false if names_somebody(site, nomination) => {
                    format!("{}: {}", category.0, detail.0)
                }
                false => format!("{}, {}", category.0, detail.0),
            };
            words += &nominated_in(site, root, nomination).unwrap_or_default();
            let year = award_year(site, nomination);
            let (key, key_href) = key(site, root, year);
            let row = LedgerRow { key, key_href, ..row(site, root, nomination.film, words) };
            Some((year, nomination.film, row))
        })
        .collect();
    rows.sort_by_cached_key(|(year, film, _)| std::cmp::Reverse((*year, release(site, *film))));
    let note = if rows.is_empty() { String::new() } else { phrases::capitalised(AWARD_YEARS) };
    let rows = rows.into_iter().map(|(.., row)| row).collect();
    Ledger { id: "films", heading: "Who was named", note, rows }
}

/// What the years beside awards are, on pages of people and of awards alike.
const AWARD_YEARS: &str = "by the award’s year, or the film’s where no table has it";

/// Awards that named a person, newest first as films are.
fn named_for(site: &Site, id: EntityId, root: &str) -> Ledger {
    let path = site.path_of(id);
    let mut rows: Vec<LedgerRow> = site
        .graph
        .nominations(id)
        .filter_map(|nomination| {
            let (category, _) = nomination_words(site, nomination, &path)?;
            let result = match nomination.outcome {
                Outcome::Won => "won ",
                Outcome::Nominated => "nominated ",
                Outcome::Unknown => "",
            };
            let (key, key_href) = key(site, root, award_year(site, nomination));
            let award = site.graph.entity(nomination.award);
            Some(LedgerRow {
                key,
                key_href,
                subject: Link {
                    href: site.href(root, nomination.award),
                    label: award.name.clone().into_string(),
                    note: String::new(),
                },
                is_film: false,
                role: Html(format!(
                    "{}, {result}for {}{}",
                    category.0,
                    link_html(site, root, nomination.film),
                    nominated_in(site, root, nomination).unwrap_or_default()
                )),
            })
        })
        .collect();
    rows.sort_by_cached_key(|row| std::cmp::Reverse(row.key.parse::<Year>().ok()));
    let tally = phrases::capitalised(&site.graph.tally(id).spelled());
    let note = match (rows.is_empty(), tally.as_str()) {
        (true, _) => tally,
        (_, "") => phrases::capitalised(AWARD_YEARS),
        (_, tally) => format!("{tally}; {AWARD_YEARS}"),
    };
    Ledger { id: "awards", heading: "Named for awards", note, rows }
}

fn played_by(site: &Site, id: EntityId, root: &str) -> Ledger {
    let order = films(site, id);
    let mut credits = credits(site, id);
    let places: FxHashMap<EntityId, usize> = order.into_iter().zip(0..).collect();
    credits.sort_by_key(|credit| places.get(&credit.film));
    let rows = credits
        .into_iter()
        .map(|credit| {
            let (key, key_href) = year_key(site, root, credit.film);
            let billed = match &credit.billed_as {
                Some(billed) => format!(", as {}", escaped(billed)),
                None => String::new(),
            };
            let holder = site.graph.entity(credit.holder);
            LedgerRow {
                key,
                key_href,
                subject: Link {
                    href: site.href(root, credit.holder),
                    label: holder.name.clone().into_string(),
                    note: String::new(),
                },
                is_film: false,
                role: Html(format!(
                    "in {}{billed}{}",
                    link_html(site, root, credit.film),
                    said_in(site, root, credit.place).unwrap_or_default()
                )),
            }
        })
        .collect();
    Ledger { id: "played", heading: "Played by", note: String::new(), rows }
}

fn series_ledgers(site: &Site, id: EntityId, root: &str) -> Vec<Ledger> {
    let films = films_in_order(site, id);
    let rows =
        films.iter().map(|&film| row(site, root, film, directed_by(site, root, film))).collect();
    let mut counts: FxHashMap<EntityId, Vec<EntityId>> = FxHashMap::default();
    for &film in &films {
        for credit in site.graph.credits_of_film(film) {
            if site.graph.entity(credit.holder).kind == Kind::Person {
                let films = counts.entry(credit.holder).or_default();
                // A film's credits come one after the other.
                if films.last() != Some(&film) {
                    films.push(film);
                }
            }
        }
    }
    let mut people: Vec<(EntityId, usize)> = counts
        .into_iter()
        .map(|(person, films)| (person, films.len()))
        .filter(|&(_, count)| count > 1 && count * 2 > films.len())
        .collect();
    people.sort_unstable_by_key(|&(person, count)| (std::cmp::Reverse(count), person));
    people.truncate(8);
    let regulars = people
        .into_iter()
        .map(|(person, count)| LedgerRow {
            key: String::new(),
            key_href: None,
            subject: Link {
                href: site.href(root, person),
                label: site.graph.entity(person).name.clone().into_string(),
                note: phrases::count(count, "film", "films"),
            },
            is_film: false,
            role: Html::default(),
        })
        .collect();
    vec![
        Ledger { id: "films", heading: "Films, in order", note: String::new(), rows },
        Ledger { id: "who", heading: "In most of them", note: String::new(), rows: regulars },
    ]
}

fn neighbours(site: &Site, id: EntityId, root: &str) -> (Option<Link>, Option<Link>) {
    let mut years: Vec<(i16, EntityId)> =
        site.of_kind(Kind::Year).filter_map(|(id, year)| Some((year.year?, id))).collect();
    years.sort_unstable();
    let at = years.iter().position(|&(_, other)| other == id);
    let link = |at: Option<usize>| {
        let &(year, id) = years.get(at?)?;
        Some(Link { href: site.href(root, id), label: year.to_string(), note: String::new() })
    };
    (link(at.and_then(|at| at.checked_sub(1))), link(at.map(|at| at + 1)))
}

/// Where somebody known from one line is named.
fn read_on(site: &Site, id: EntityId, root: &str) -> Option<Link> {
    let credit = *credits(site, id).first()?;
    let (_, article) = site.article_about(credit.film)?;
    let cast = article.pages.iter().position(|page| page.facet == Facet::Cast);
    let title = &site.graph.entity(credit.film).name;
    Some(match cast.filter(|_| credit.role == Role::Cast) {
        Some(page) => Link {
            href: format!("{root}{}", site.path(Route::Facet(credit.film, page as u16))),
            label: format!("The whole cast of {title}"),
            note: String::new(),
        },
        None => Link {
            href: site.href(root, credit.film),
            label: format!("More about {title}"),
            note: String::new(),
        },
    })
}
