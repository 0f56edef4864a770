//! A film's pages: the overview and the facets.

use rustc_hash::FxHashMap;
use serde_json::json;

use crate::entity::EntityId;
use crate::graph::Credit;
use crate::link::backlinks::{Backlink, Tells};
use crate::model::article::{Article, ArticleId, Block, Facet, Field, FieldMeaning, Section};
use crate::model::credit::Role;
use crate::model::facts::{Money, Year};
use crate::model::kind::Kind;
use crate::render::html::{Html, Writer, escape, escaped, sentence};
use crate::render::views::{
    FacetView, FilmHead, FilmView, InfoboxField, InfoboxGroup, LedgerRow, Link, MentionRow, Page,
    SeriesPlace, Tab,
};
use crate::render::{Site, card, phrases};
use crate::route::{Route, to_root};

/// Most related films shown.
const RELATED: usize = 6;

/// Credits from which on somebody's films are not related by them.
const TOO_MANY: usize = 150;

/// Most sentences shown under "Mentioned in".
const MENTIONS: usize = 40;

/// Characters that a sentence can end with.
const SENTENCE_ENDS: [char; 9] = ['.', '!', '?', '"', '”', '\'', '’', ')', '\n'];

/// The overview.
pub fn overview(site: &Site, film: EntityId) -> FilmView {
    let path = site.path_of(film);
    let root = to_root(&path);
    let entity = site.graph.entity(film);
    let about = site.article_about(film);
    let (lead, text, infobox) = match about {
        Some((id, article)) => {
            let mut writer = Writer::new(site, id, &path);
            let rest = match article.lead.split_first() {
                Some((Block::Paragraph(first), rest)) => {
                    writer.prose(*first);
                    rest
                }
                _ => article.lead.as_slice(),
            };
            let (lead, text) = writer.continue_with(|writer| {
                writer.blocks(rest);
                writer.footnotes();
            });
            (lead, text, infobox(site, id, article, &path))
        }
        None => <_>::default(),
    };
    let year = entity.year.map(|year| format!(" ({year})")).unwrap_or_default();
    let description = match about {
        Some((_, article)) => plain_lead(site, article, 200),
        None => format!("{}{year}: where this wiki mentions it.", entity.name),
    };
    FilmView {
        page: Page {
            json_ld: Some(json_ld(site, film)),
            ..page(site, film, &path, format!("{}{year}", entity.name), description)
        },
        head: head(site, film, root, None),
        lead,
        text,
        infobox,
        series: series_places(site, film, root),
        related: related(site, film, root),
        mentions: mentions(site, film, root),
        is_stub: about.is_none(),
        article_title: match entity.year {
            Some(year) => format!("{} ({year} film)", entity.name),
            None => entity.name.clone(),
        },
    }
}

/// A facet.
pub fn facet(site: &Site, film: EntityId, at: u16) -> Option<FacetView> {
    let path = site.path(Route::Facet(film, at));
    let root = to_root(&path);
    let entity = site.graph.entity(film);
    let year = entity.year.map(|year| format!(" ({year})")).unwrap_or_default();
    let (id, article) = site.article_about(film)?;
    let facet = article.pages.get(at as usize)?;
    let sections: Vec<&Section> =
        article.sections.iter().filter(|section| section.page == Some(at)).collect();
    let mut writer = Writer::new(site, id, &path);
    let contents = writer.contents(&sections, &facet.name);
    writer.sections(&sections, Some(&facet.name));
    writer.footnotes();
    let name = facet.name.to_lowercase();
    let title = format!("{}{year}: {name}", entity.name);
    let description = match facet.facet {
        Facet::Plot => format!("What happens in {}{year}, from beginning to end.", entity.name),
        Facet::Cast => format!("Who plays whom in {}{year}.", entity.name),
        Facet::Production => format!("How {}{year} was made.", entity.name),
        Facet::Reception => format!("How {}{year} was released and received.", entity.name),
        Facet::Other => format!("{}{year}: {}.", entity.name, facet.name),
    };
    Some(FacetView {
        page: page(site, film, &path, title, description),
        head: head(site, film, root, Some(at)),
        overview: site.href(root, film),
        name: facet.name.clone(),
        contents: if contents.len() < 3 {
            Vec::new()
        } else {
            contents
                .into_iter()
                .map(|(anchor, label)| Link {
                    href: format!("#{anchor}"),
                    label,
                    note: <_>::default(),
                })
                .collect()
        },
        body: writer.finish(),
        is_plot: facet.facet == Facet::Plot,
    })
}

fn page(site: &Site, film: EntityId, path: &str, title: String, description: String) -> Page {
    let entity = site.graph.entity(film);
    Page {
        hue: Some(card::hue(&entity.name)),
        film: Some(entity.slug.clone()),
        og_type: "video.movie",
        ..crate::render::lists::page(site, path, title, description, Kind::Film.folder())
    }
}

fn head(site: &Site, film: EntityId, root: &str, current: Option<u16>) -> FilmHead {
    let entity = site.graph.entity(film);
    let mut tabs = Vec::new();
    if let Some((_, article)) = site.article_about(film)
        && !article.pages.is_empty()
    {
        tabs.push(Tab {
            href: site.href(root, film),
            label: "Overview".to_string(),
            current: current.is_none(),
        });
        tabs.extend((0..).zip(&article.pages).map(|(at, page)| Tab {
            href: format!("{root}{}", site.path(Route::Facet(film, at))),
            label: page.name.clone(),
            current: current == Some(at),
        }));
    }
    FilmHead {
        title: entity.name.clone(),
        year: entity.year,
        facts: facts(site, film, root),
        card: picture(site, film, root),
        tabs,
    }
}

/// The poster, or the drawn title card.
pub fn picture(site: &Site, film: EntityId, root: &str) -> Html {
    let entity = site.graph.entity(film);
    let poster = site
        .article_about(film)
        .and_then(|(_, article)| article.poster.as_ref())
        .and_then(|poster| site.static_file(&poster.path));
    match poster {
        Some(file) => Html(format!(
            "<img src=\"{root}{}\" alt=\"Poster of {}\">",
            crate::route::url_path(file),
            escaped(&entity.name)
        )),
        None => card::draw(&entity.name, entity.year),
    }
}

/// Runtime, genres, countries and directors in one line.
pub fn facts(site: &Site, film: EntityId, root: &str) -> Html {
    if site.article_about(film).is_none() {
        return Html("No article yet".to_string());
    }
    let holders = |role: Role, most: usize| -> Vec<String> {
        site.graph
            .credits_of_film(film)
            .filter(|credit| credit.role == role)
            .take(most)
            .map(|credit| link_html(site, root, credit.holder))
            .collect()
    };
    let mut parts = Vec::new();
    if let Some(minutes) = site.graph.facts(film).and_then(|facts| facts.runtime) {
        parts.push(format!("{minutes} minutes"));
    }
    let genres = holders(Role::Genre, 4).join(", ");
    if !genres.is_empty() {
        parts.push(genres);
    }
    let countries = holders(Role::Country, 4).join(", ");
    if !countries.is_empty() {
        parts.push(countries);
    }
    let directors = holders(Role::Director, 6);
    if !directors.is_empty() {
        parts.push(format!("directed by {}", phrases::list(&directors)));
    }
    Html(parts.join(" · "))
}

/// A link to an entity, as HTML.
pub fn link_html(site: &Site, root: &str, id: EntityId) -> String {
    let entity = site.graph.entity(id);
    let class = if entity.kind == Kind::Film { " class=\"film\"" } else { "" };
    format!("<a{class} href=\"{}\">{}</a>", site.href(root, id), escaped(&entity.name))
}

/// A link to a film, with its year.
pub fn film_link(site: &Site, root: &str, film: EntityId) -> Link {
    let entity = site.graph.entity(film);
    Link {
        href: site.href(root, film),
        label: entity.name.clone(),
        note: entity.year.map(|year| year.to_string()).unwrap_or_default(),
    }
}

/// The beginning of an article's lead as plain text, whole sentences where they
/// fit.
pub fn plain_lead(site: &Site, article: &Article, most: usize) -> String {
    let source = site.text(article);
    let Some(id) = article.opening(source) else { return String::new() };
    let text = article.prose(id).text(source);
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.len() <= most {
        return text;
    }
    let mut whole = 0;
    while whole < text.len() {
        let rest = &text[whole..];
        let next = sentence(rest, 0..rest.len() - rest.trim_start().len());
        if next.is_empty() || whole + next.end > most {
            break;
        }
        whole += next.end;
    }
    if whole > 0 {
        return text[..whole].to_string();
    }
    let cut = text.floor_char_boundary(most);
    let end = text[..cut].rfind(' ').unwrap_or(cut);
    format!("{}…", text[..end].trim_end_matches([',', ';', ':']))
}

/// The infobox as groups, every value as it was written.
pub fn infobox(site: &Site, id: ArticleId, article: &Article, path: &str) -> Vec<InfoboxGroup> {
    let mut groups: [(&'static str, Vec<InfoboxField>); 5] = [
        ("Made by", Vec::new()),
        ("Played by", Vec::new()),
        ("Released", Vec::new()),
        ("Money", Vec::new()),
        ("More", Vec::new()),
    ];
    let text = site.text(article);
    let amount = |meaning: FieldMeaning| {
        let field = article.infobox.iter().find(|field| field.meaning == meaning)?;
        Money::read(article.prose(field.value).text(text))
    };
    let (budget, gross) = (amount(FieldMeaning::Budget), amount(FieldMeaning::Gross));
    let most = match (&budget, &gross) {
        (Some(budget), Some(gross)) if budget.currency == gross.currency => {
            Some(budget.high.max(gross.high))
        }
        _ => None,
    };
    for field in &article.infobox {
        let group = match field.meaning {
            FieldMeaning::Credit(Role::Cast | Role::Narrator) => 1,
            FieldMeaning::Credit(Role::Genre | Role::Country | Role::Language)
            | FieldMeaning::Released
            | FieldMeaning::Runtime => 2,
            FieldMeaning::Budget | FieldMeaning::Gross => 3,
            FieldMeaning::Credit(Role::Series)
            | FieldMeaning::Aliases
            | FieldMeaning::Kind
            | FieldMeaning::Films
            | FieldMeaning::Other => 4,
            FieldMeaning::Credit(_) => 0,
        };
        let money = match field.meaning {
            FieldMeaning::Budget => budget.as_ref(),
            FieldMeaning::Gross => gross.as_ref(),
            _ => None,
        };
        let share = money
            .zip(most)
            .map(|(money, most)| format!("{:.1}", money.high as f64 * 100.0 / most as f64));
        groups[group].1.push(InfoboxField {
            key: field.key.clone(),
            values: values(site, id, article, field, path),
            share,
        });
    }
    groups
        .into_iter()
        .filter(|(_, fields)| !fields.is_empty())
        .map(|(name, fields)| InfoboxGroup { name, fields })
        .collect()
}

/// The parts of a value: a list of names is cut at the commas between them.
fn values(site: &Site, id: ArticleId, article: &Article, field: &Field, path: &str) -> Vec<Html> {
    let text = article.prose(field.value).text(site.text(article));
    let mut cuts = vec![0];
    for pair in field.names.windows(2) {
        let (from, to) = (pair[0].range.end as usize, pair[1].range.start as usize);
        if let Some(comma) = text[from..to].find([',', ';', '\n']) {
            cuts.push(from + comma);
        }
    }
    cuts.push(text.len());
    cuts.windows(2)
        .map(|cut| {
            let part = &text[cut[0]..cut[1]];
            let bare = part.trim_start_matches([',', ';', ' ', '\n']);
            let start = cut[1] - bare.len();
            let mut writer = Writer::new(site, id, path);
            writer.prose_range(field.value, start..start + bare.trim_end().len());
            writer.finish()
        })
        .collect()
}

fn series_places(site: &Site, film: EntityId, root: &str) -> Vec<SeriesPlace> {
    let belongs = site.graph.credits_of_film(film).filter(|credit| credit.role == Role::Series);
    belongs
        .map(|credit| {
            let films = films_in_order(site, credit.holder);
            let at = films.iter().position(|&other| other == film);
            let neighbour = |at: Option<usize>| Some(film_link(site, root, *films.get(at?)?));
            let entity = site.graph.entity(credit.holder);
            SeriesPlace {
                series: Link {
                    href: site.href(root, credit.holder),
                    label: entity.name.clone(),
                    note: String::new(),
                },
                ordinal: at.map(|at| phrases::ordinal(at + 1)).unwrap_or_default(),
                before: neighbour(at.and_then(|at| at.checked_sub(1))),
                after: neighbour(at.map(|at| at + 1)),
            }
        })
        .collect()
}

/// The films of a series by release.
pub fn films_in_order(site: &Site, series: EntityId) -> Vec<EntityId> {
    let mut films: Vec<EntityId> =
        site.graph.credits_of(series).map(|credit| credit.film).collect();
    films.sort_by_cached_key(|&film| (release(site, film), film));
    films.dedup();
    films
}

/// What a film's release sorts by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Release {
    /// Year, month and day, the unknown ones as 0.
    On(Year, i8, i8),
    /// Nobody says; such films come last.
    Unknown,
}

/// A film's release.
pub fn release(site: &Site, film: EntityId) -> Release {
    let released = site.graph.facts(film).and_then(|facts| facts.released);
    let Some(year) = site.graph.entity(film).year else { return Release::Unknown };
    let date = released.filter(|date| date.year == year);
    let month = date.and_then(|date| date.month).unwrap_or(0);
    Release::On(year, month, date.and_then(|date| date.day).unwrap_or(0))
}

/// Films, newest first; those without a year last.
pub fn newest_first(site: &Site, films: &mut [EntityId]) {
    films.sort_by_cached_key(|&film| match release(site, film) {
        Release::On(year, month, day) => (0, std::cmp::Reverse((year, month, day)), film),
        Release::Unknown => (1, std::cmp::Reverse((0, 0, 0)), film),
    });
}

/// Films that share people and companies with this one, most shared first.
fn related(site: &Site, film: EntityId, root: &str) -> Vec<LedgerRow> {
    let mut shared: FxHashMap<EntityId, (u32, Vec<EntityId>)> = FxHashMap::default();
    for credit in site.graph.credits_of_film(film) {
        let weight = match credit.role {
            Role::Director => 4,
            Role::Genre | Role::Country | Role::Language | Role::Series => continue,
            Role::Studio | Role::Distributor => 1,
            _ => 2,
        };
        // Whoever is in that many films relates none of them to another.
        if site.graph.credits_of(credit.holder).nth(TOO_MANY).is_some() {
            continue;
        }
        for other in site.graph.credits_of(credit.holder) {
            if other.film != film && site.article_about(other.film).is_some() {
                let (score, people) = shared.entry(other.film).or_default();
                if !people.contains(&credit.holder) {
                    *score += weight;
                    people.push(credit.holder);
                }
            }
        }
    }
    let mut films: Vec<(EntityId, u32, Vec<EntityId>)> =
        shared.into_iter().map(|(film, (score, people))| (film, score, people)).collect();
    films.sort_unstable_by_key(|&(film, score, _)| (std::cmp::Reverse(score), film));
    films.truncate(RELATED);
    films
        .into_iter()
        .map(|(other, _, people)| {
            let mut names: Vec<String> =
                people.iter().take(4).map(|&id| escaped(&site.graph.entity(id).name)).collect();
            if people.len() > 4 {
                names.pop();
                names.push(format!("{} more", people.len() - 3));
            }
            LedgerRow {
                key: String::new(),
                key_href: None,
                subject: film_link(site, root, other),
                is_film: true,
                role: Html(format!("Shares {}", phrases::list(&names))),
            }
        })
        .collect()
}

/// What mentions an entity, with the sentence.
pub fn mentions(site: &Site, id: EntityId, root: &str) -> Vec<MentionRow> {
    let own = site.graph.entity(id).article;
    site.backlinks
        .to(id)
        .iter()
        .filter(|link| Some(link.article) != own && says_more(site, id, link))
        .take(MENTIONS)
        .map(|link| {
            let article = site.article(link.article);
            let prose = article.prose(link.prose);
            let text = prose.text(site.text(article));
            let (start, end) = (link.start as usize, link.end as usize);
            let range = sentence(text, start..end);
            let mut quote = String::new();
            if range.len() <= end - start + 1 {
                quote.push_str("<span class=\"quiet\">Named in a list or table</span>");
            } else {
                let begins = text[..range.start].trim_end();
                if !(begins.is_empty() || begins.ends_with(SENTENCE_ENDS)) {
                    quote.push_str("… ");
                }
                escape(&mut quote, &text[range.start..start]);
                quote.push_str("<mark>");
                escape(&mut quote, &text[start..end]);
                quote.push_str("</mark>");
                escape(&mut quote, &text[end..range.end]);
                let rest = text[range.end..].trim();
                if !(rest.is_empty() || text[..range.end].ends_with(SENTENCE_ENDS)) {
                    quote.push_str(" …");
                }
            }
            let subject = site.graph.subject(link.article);
            let (section, place) = place_of(article, prose.spot, site.text(article));
            MentionRow {
                href: site.href_section(root, subject, section),
                title: match article.kind {
                    Kind::Film => article.title.name.clone(),
                    _ => article.title.full.clone(),
                },
                is_film: article.kind == Kind::Film,
                place,
                quote: Html(quote),
                spoiler: (link.tells == Tells::Plot)
                    .then(|| site.graph.entity(subject).slug.clone()),
            }
        })
        .collect()
}

/// Whether a mention says more than the page does already: a name alone in a list
/// or table does not where the film's credits or awards are on the page.
fn says_more(site: &Site, id: EntityId, link: &Backlink) -> bool {
    let article = site.article(link.article);
    let text = article.prose(link.prose).text(site.text(article));
    let range = sentence(text, link.start as usize..link.end as usize);
    let subject = site.graph.subject(link.article);
    let is_listed = || {
        site.graph.nominations(id).any(|nomination| nomination.film == subject)
            || site.graph.credits_of(id).any(|credit| credit.film == subject)
    };
    range.len() > (link.end - link.start) as usize + 1 || !is_listed()
}

/// The section that a place stands in, and what its page is called.
fn place_of(
    article: &Article,
    spot: crate::model::article::Spot,
    text: &str,
) -> (Option<u32>, String) {
    use crate::model::article::Spot;
    let (Spot::Section(at) | Spot::Heading(at)) = spot else { return (None, String::new()) };
    let section = &article.sections[at as usize];
    let name = match section.page.and_then(|page| article.pages.get(page as usize)) {
        Some(page) => page.name.clone(),
        None => article.prose(section.heading).text(text).trim().to_string(),
    };
    (Some(at), name)
}

/// schema.org `Movie` (<https://schema.org/Movie>).
fn json_ld(site: &Site, film: EntityId) -> Html {
    let entity = site.graph.entity(film);
    let names = |wanted: fn(&Credit) -> bool, kind: &str| -> Vec<serde_json::Value> {
        site.graph
            .credits_of_film(film)
            .filter(|credit| wanted(credit))
            .map(|credit| json!({ "@type": kind, "name": site.graph.entity(credit.holder).name }))
            .collect()
    };
    let mut movie = serde_json::Map::new();
    movie.insert("@context".into(), "https://schema.org".into());
    movie.insert("@type".into(), "Movie".into());
    movie.insert("name".into(), entity.name.as_str().into());
    if let Some(url) = site.config.base_url.as_ref().map(|_| site.absolute(&site.path_of(film))) {
        movie.insert("url".into(), url.into());
    }
    let facts = site.graph.facts(film);
    let released = facts.and_then(|facts| facts.released).map(|date| date.iso());
    if let Some(date) = released.or_else(|| entity.year.map(|year| year.to_string())) {
        movie.insert("datePublished".into(), date.into());
    }
    if let Some(minutes) = facts.and_then(|facts| facts.runtime) {
        movie.insert("duration".into(), format!("PT{minutes}M").into());
    }
    let genres = site
        .graph
        .credits_of_film(film)
        .filter(|credit| credit.role == Role::Genre)
        .map(|credit| site.graph.entity(credit.holder).name.as_str().into())
        .collect();
    let lists = [
        ("director", names(|c| c.role == Role::Director, "Person")),
        (
            "author",
            names(|c| matches!(c.role, Role::Writer | Role::Screenplay | Role::Story), "Person"),
        ),
        ("producer", names(|c| c.role == Role::Producer, "Person")),
        ("actor", names(|c| c.role == Role::Cast, "Person")),
        ("musicBy", names(|c| c.role == Role::Music, "Person")),
        ("productionCompany", names(|c| c.role == Role::Studio, "Organization")),
        ("genre", genres),
        ("countryOfOrigin", names(|c| c.role == Role::Country, "Country")),
    ];
    for (key, list) in lists {
        if !list.is_empty() {
            movie.insert(key.into(), list.into());
        }
    }
    // `<` could end the script element that this stands in.
    Html(serde_json::Value::Object(movie).to_string().replace('<', "\\u003c"))
}
