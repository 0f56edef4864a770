//! A film's pages: the overview and the facets.

use rustc_hash::FxHashSet;

use crate::entity::EntityId;
use crate::model::article::{ArticleId, Block, Facet, ProseId, Section, Spot};
use crate::model::credit::Role;
use crate::model::kind::Kind;
use crate::model::listed::{self, Listed};
use crate::model::sentences::next_sentence;
use crate::model::tells::{self, Of, Tells, Within};
use crate::render::cite::cite;
use crate::render::disambiguation::hatnote;
use crate::render::html::{ENOUGH_HEADINGS, Html, Writer, escaped};
use crate::render::infobox::infobox;
use crate::render::makers::{Named, directors};
use crate::render::mentions::mentions;
use crate::render::related::related;
use crate::render::release::films_in_order;
use crate::render::views::{
    FacetView, FilmHead, FilmView, Image, Link, Page, SeriesPlace, Tab, Video,
};
use crate::render::{Site, card, json_ld, phrases, pictures, plots, print, raster};
use crate::route::{Route, to_root};

/// The overview.
pub fn overview(site: &Site, film: EntityId) -> FilmView {
    let path = site.path_of(film);
    let root = to_root(&path);
    let entity = site.graph.entity(film);
    let about = site.article_about(film);
    let (lead, text, infobox) = match about {
        Some((id, article)) => {
            let mut writer = Writer::new(site, id, &path);
            let mut rest_of_first = None;
            let rest = match article.lead.split_first() {
                Some((Block::Paragraph(first), rest)) => {
                    let end = writer.open_part(*first);
                    rest_of_first = Some((*first, end));
                    rest
                }
                _ => article.lead.as_slice(),
            };
            let (lead, text) = writer.continue_with(|writer| {
                if let Some((first, end)) = rest_of_first {
                    writer.sentences(first, end);
                }
                writer.blocks(rest);
                writer.footnotes();
            });
            (lead, text, infobox(site, id, article, &path))
        }
        None => <_>::default(),
    };
    let year = entity.year_note();
    let words = about.map(|(id, _)| plain_lead(site, id, 200));
    let description = words.filter(|words| !words.is_empty()).unwrap_or_else(|| match about {
        Some(_) => format!("{}{year}: who made it and who is in it.", entity.name),
        None => format!("{}{year}: where this wiki mentions it.", entity.name),
    });
    FilmView {
        page: Page {
            json_ld: json_ld::entity(site, film),
            video: video(site, film),
            ..page(site, film, &path, format!("{}{year}", entity.name), description)
        },
        head: head(site, film, root, None),
        hatnote: hatnote(site, film, root),
        lead,
        text,
        infobox,
        pictures: pictures::of_film(site, film, root),
        series: series_places(site, film, root),
        awards: awards(site, film, root),
        related: related(site, film, root),
        mentions: mentions(site, film, root),
        is_stub: about.is_none(),
        article_title: match entity.year {
            Some(year) => format!("{} ({year} film)", entity.name),
            None => entity.name.clone().into_string(),
        },
    }
}

/// A facet.
pub fn facet(site: &Site, film: EntityId, at: u16) -> Option<FacetView> {
    let path = site.path(Route::Facet(film, at));
    let root = to_root(&path);
    let entity = site.graph.entity(film);
    let year = entity.year_note();
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
        page: Page {
            json_ld: json_ld::facet(site, film, at, &facet.name),
            ..page(site, film, &path, title, description)
        },
        head: head(site, film, root, Some(at)),
        overview: site.href(root, film),
        name: facet.name.clone(),
        contents: if contents.len() < ENOUGH_HEADINGS {
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

/// What a film's page has around its content.
pub fn page(site: &Site, film: EntityId, path: &str, title: String, description: String) -> Page {
    let entity = site.graph.entity(film);
    let about = site.article_about(film);
    Page {
        print: print::link(site, film, to_root(path)),
        cite: about.map(|_| cite(site, path, &title)),
        hue: Some(card::hue(&entity.name)),
        film: Some(entity.slug.clone().into_string()),
        og_type: "video.movie",
        image: image(site, film),
        ..crate::render::lists::page(site, path, title, description, Kind::Film.folder())
    }
}

/// What Open Graph says of a film beyond its page.
fn video(site: &Site, film: EntityId) -> Option<Video> {
    let facts = site.facts(film)?;
    let directors = site.graph.credits_of_film(film).filter(|c| c.role == Role::Director);
    let known = site.config.base_url.is_some();
    Some(Video {
        released: facts.released.filter(|date| date.day.is_some()).map(|date| date.iso()),
        seconds: facts.runtime.map(|minutes| minutes * 60),
        directors: directors
            .filter(|_| known)
            .map(|credit| site.absolute(&site.path_of(credit.holder)))
            .collect(),
    })
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
        title: entity.name.clone().into_string(),
        year: entity.year,
        facts: facts(site, film, root),
        card: picture(site, film, root),
        tabs,
    }
}

/// Widths at which the style sheet shows a film's card, for the browser's choice.
const ON_ITS_PAGES: &str = "(min-width: 1180px) 196px, (min-width: 800px) 112px, 96px";
const ON_THE_FRONT: &str = "(min-width: 1000px) 224px, (min-width: 800px) 160px, 96px";

/// The poster, or the drawn title card.
pub fn picture(site: &Site, film: EntityId, root: &str) -> Html {
    picture_at(site, film, root, ON_ITS_PAGES)
}

/// The poster or the title card of the film that the front page shows large.
pub fn feature_picture(site: &Site, film: EntityId, root: &str) -> Html {
    picture_at(site, film, root, ON_THE_FRONT)
}

fn picture_at(site: &Site, film: EntityId, root: &str, sizes: &str) -> Html {
    let entity = site.graph.entity(film);
    let alt = |words: Option<&String>| {
        words.map_or_else(|| format!("Poster of {}", escaped(&entity.name)), |alt| escaped(alt))
    };
    if let Some(poster) = site.pictures.posters.get(&film) {
        let widths = poster.widths();
        let href = |width| format!("{root}{}", site.path(Route::Poster(film, width)));
        let copies: Vec<String> =
            widths.iter().map(|&width| format!("{} {width}w", href(width))).collect();
        let first = poster.scaled(widths[0]);
        return Html(format!(
            "<img src=\"{}\" srcset=\"{}\" sizes=\"{sizes}\" width=\"{}\" height=\"{}\" \
             alt=\"{}\">",
            href(widths[0]),
            copies.join(", "),
            first.width,
            first.height,
            alt(poster.alt.as_ref())
        ));
    }
    // A drawing has no pixels to make smaller; a file that is no picture is not shown.
    let drawing = raster::poster_file(site, film).filter(|file| raster::is_shown_as_it_is(file));
    match drawing {
        Some(file) => {
            let words = site.pictures.drawings.get(&film).and_then(Option::as_ref);
            Html(format!(
                "<img src=\"{root}{}\" alt=\"{}\"{}>",
                crate::route::url_path(file),
                alt(words),
                site.pictures.dimensions(file)
            ))
        }
        None => card::draw(&entity.name, entity.year),
    }
}

/// The picture that other sites show for a link to a film: its card, or its poster.
/// They want a whole URL, so a wiki without an address has none.
pub fn image(site: &Site, film: EntityId) -> Option<Image> {
    site.config.base_url.as_ref()?;
    let entity = site.graph.entity(film);
    if raster::has_card(site, film) {
        let year = entity.year_note();
        return Some(Image {
            url: site.absolute(&site.path(Route::Card(film))),
            width: raster::card::WIDTH,
            height: raster::card::HEIGHT,
            alt: format!("{}{year}", entity.name),
            shape: "summary_large_image",
        });
    }
    let poster = site.pictures.posters.get(&film)?;
    let width = *poster.widths().last()?;
    let size = poster.scaled(width);
    Some(Image {
        url: site.absolute(&site.path(Route::Poster(film, width))),
        width: size.width,
        height: size.height,
        alt: poster.alt.clone().unwrap_or_else(|| format!("Poster of {}", entity.name)),
        shape: "summary",
    })
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
    if let Some(minutes) = site.facts(film).and_then(|facts| facts.runtime) {
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
    let directors = directors_html(site, root, film, 6);
    if !directors.is_empty() {
        parts.push(format!("directed by {}", phrases::list(&directors)));
    }
    Html(parts.join(" · "))
}

/// At most so many directors of a film, as HTML.
pub fn directors_html(site: &Site, root: &str, film: EntityId, most: usize) -> Vec<String> {
    let html = |named: Named| match named {
        Named::Known(id) => link_html(site, root, id),
        Named::FirstName(name) => escaped(name),
    };
    directors(site, film).into_iter().take(most).map(html).collect()
}

/// A link to an entity, as HTML.
pub fn link_html(site: &Site, root: &str, id: EntityId) -> String {
    let entity = site.graph.entity(id);
    let class = if entity.kind == Kind::Film { " class=\"film\"" } else { "" };
    let (href, name) = (site.href(root, id), escaped(&entity.name));
    ["<a", class, " href=\"", &href, "\">", &name, "</a>"].concat()
}

/// A link to a film, with its year and what tells it from another of that year.
pub fn film_link(site: &Site, root: &str, film: EntityId) -> Link {
    Link {
        href: site.href(root, film),
        label: site.graph.entity(film).name.clone().into_string(),
        note: site.graph.film_note(film),
    }
}

/// The beginning of an article's lead as plain text, whole sentences where they
/// fit, without those that tell the plot; nothing of a paragraph that its page hides.
pub fn plain_lead(site: &Site, id: ArticleId, most: usize) -> String {
    let article = site.article(id);
    let source = site.text(article);
    let words = &site.config.spoilers;
    let quoted = |id: &ProseId| words.of_prose(article, source, *id) == Tells::Nothing;
    let Some(opening) = article.opening(source).filter(quoted) else { return String::new() };
    let text = article.prose(opening).text(source);
    let runs = match article.kind {
        Kind::Film => words.runs(text, 0..text.len(), Within::Other),
        Kind::Character => plots::runs(site, id, opening, 0),
        // On its own page an article on a person may say whom they play; here it is quoted.
        _ => tells::runs(text, 0..text.len(), |range| {
            plots::quoted(site, id, opening, range, Of::People)
        }),
    };
    let mut lead = String::new();
    for (tells, range) in runs {
        if tells == Tells::Plot {
            continue;
        }
        let open = text[range].split_whitespace().collect::<Vec<_>>().join(" ");
        let mut rest = open.as_str();
        while !rest.is_empty() {
            let (sentence, after) = rest.split_at(next_sentence(rest));
            if lead.is_empty() && sentence.len() > most {
                let cut = sentence.floor_char_boundary(most);
                let end = sentence[..cut].rfind(' ').unwrap_or(cut);
                return format!("{}…", sentence[..end].trim_end_matches([',', ';', ':']));
            }
            if lead.len() + sentence.len() >= most {
                return lead;
            }
            if !lead.is_empty() {
                lead.push(' ');
            }
            lead.push_str(sentence.trim());
            rest = after.trim_start();
        }
    }
    lead
}

/// How often a film was named for awards, or only that it was, with the way to the
/// table.
fn awards(site: &Site, film: EntityId, root: &str) -> Html {
    let Some((_, article)) = site.article_about(film) else { return Html::default() };
    let Some(first) = article.accolades.first() else { return Html::default() };
    let tally = match site.graph.tally(film).spelled() {
        tally if tally.is_empty() => "named for awards".to_string(),
        tally => tally,
    };
    match article.prose(first.award).spot {
        Spot::Section(at) | Spot::Heading(at) => {
            let href = site.href_section(root, film, Some(at));
            Html(format!("<a href=\"{href}\">{}</a>.", phrases::capitalised(&tally)))
        }
        _ => Html(format!("{}.", phrases::capitalised(&tally))),
    }
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
                    label: entity.name.clone().into_string(),
                    note: String::new(),
                },
                place: place_in_words(site, film, credit.holder, root),
                before: neighbour(at.and_then(|at| at.checked_sub(1))),
                after: neighbour(at.map(|at| at + 1)),
                picture: pictures::in_series(site, credit.holder, film),
            }
        })
        .collect()
}

/// `The fifth film of X`, or `Part of the X series` where nobody says which: the films
/// of a wiki need not be all of a series.
fn place_in_words(site: &Site, film: EntityId, series: EntityId, root: &str) -> Html {
    let link = link_html(site, root, series);
    if let Some(ordinal) = said_ordinal(site, film, series) {
        return Html(format!("The {} film of {link}.", phrases::ordinal(ordinal)));
    }
    let name = &site.graph.entity(series).name;
    let article = if name.starts_with("The ") { "" } else { "the " };
    let last = name.rsplit(' ').next().unwrap_or_default().to_lowercase();
    let named_so = ["series", "franchise", "trilogy", "tetralogy", "saga", "cycle", "universe"];
    let noun = if named_so.contains(&last.as_str()) { "" } else { " series" };
    Html(format!("Part of {article}{link}{noun}."))
}

/// Which film of a series a film is: its lead says so, or the series' own article,
/// whose list has every film of the series that the wiki knows.
fn said_ordinal(site: &Site, film: EntityId, series: EntityId) -> Option<usize> {
    let of_lead = site.article_about(film).and_then(|(_, article)| {
        let text = site.text(article);
        article.series_claims.iter().find_map(|claim| {
            let range = claim.range.start as usize..claim.range.end as usize;
            let name = &article.prose(claim.prose).text(text)[range];
            let ordinal = claim.ordinal.filter(|_| site.graph.named(name).contains(&series));
            ordinal.map(usize::from)
        })
    });
    of_lead.or_else(|| {
        let (_, article) = site.article_about(series)?;
        let text = site.text(article);
        let mut listed = listed::films(article, text);
        listed.sort_by_key(|film| film.year);
        let known = |film: Listed| {
            let title = &article.prose(film.prose).text(text)[film.title];
            site.graph.film(title, film.year).one()
        };
        let mut listed: Vec<Option<EntityId>> = listed.into_iter().map(known).collect();
        // A list may stand beside a table of the same films.
        let mut seen = FxHashSet::default();
        listed.retain(|film| film.is_none_or(|film| seen.insert(film)));
        let all = films_in_order(site, series);
        let whole = all.iter().all(|&film| listed.contains(&Some(film)));
        listed.iter().position(|&other| other == Some(film)).filter(|_| whole).map(|at| at + 1)
    })
}
