//! A film's dated history, drawn to scale over the list of what happened.
//!
//! What prose says comes from the article's events, each a link to its sentence (the
//! marks are too close to each other to be links of their own);
//! the release from the infobox, where prose does not have it; awards as one line
//! from the first to the last, because there may be dozens.

use std::fmt::Write as _;

use crate::entity::EntityId;
use crate::model::article::{Article, ArticleId, Event, EventKind, LeadIn, Spot};
use crate::model::award::Extent;
use crate::model::facts::Date;
use crate::model::tells::{Of, Tells};
use crate::render::html::{Html, escaped};
use crate::render::pictures::svg::{Scale, axis};
use crate::render::pictures::{History, Moment};
use crate::render::{Site, phrases};

/// Lines from which on a history is drawn, if prose tells of one.
const ENOUGH: usize = 2;

/// A line of the history before it is drawn.
struct Line {
    from: Date,
    /// The last day, of what took some time.
    to: Option<Date>,
    date: String,
    href: String,
    words: String,
    /// What kind of event; none for awards.
    kind: Option<EventKind>,
}

/// Draws a film's history on the page at `path`.
pub fn draw(
    site: &Site,
    film: EntityId,
    id: ArticleId,
    article: &Article,
    path: &str,
) -> Option<History> {
    let words = &site.config.spoilers;
    let text = |event: &Event| article.prose(event.prose).text(site.text(article));
    let is_open =
        |event: &&Event| words.of(said(event, text(event)), Of::Anybody) == Tells::Nothing;
    let events = site.events(id).iter().filter(is_open);
    let mut lines: Vec<Line> = events.map(|event| line(site, id, article, path, event)).collect();
    if lines.is_empty() {
        return None;
    }
    lines.extend(release(site, film, &lines));
    lines.extend(awards(site, film, article, crate::route::to_root(path)));
    if lines.len() < ENOUGH {
        return None;
    }
    lines.sort_by_key(|line| begins(line.from));
    let svg = timeline(&lines);
    let rows = lines
        .into_iter()
        .map(|line| Moment { date: line.date, href: line.href, words: Html(escaped(&line.words)) })
        .collect();
    Some(History { svg, rows })
}

/// A key that sorts dates by when they begin, what is known less exactly behind what
/// lies in it.
fn begins(date: Date) -> (i16, i8, i8) {
    (date.year, date.month.unwrap_or(i8::MAX), date.day.unwrap_or(i8::MAX))
}

/// What an event's sentence, which stands in a text, says of it.
fn said<'a>(event: &Event, text: &'a str) -> &'a str {
    text.get(event.what.start as usize..event.what.end as usize).unwrap_or_default()
}

/// An event that prose tells of.
fn line(site: &Site, id: ArticleId, article: &Article, path: &str, event: &Event) -> Line {
    let prose = article.prose(event.prose);
    let text = prose.text(site.text(article));
    let what = said(event, text);
    // The words end where the date begins, or they were cut, or so does their clause.
    let behind = text.get(event.what.end as usize..).unwrap_or_default();
    let is_cut = event.when.end <= event.what.start
        && behind.trim_start().starts_with(char::is_alphanumeric);
    let home = site.spot_path(id, prose.spot);
    let page = match home == path {
        true => String::new(),
        false => format!("{}{home}", crate::route::to_root(path)),
    };
    let subject = event.subject.start as usize..event.subject.end as usize;
    let joined = text.get(subject).filter(|subject| !subject.is_empty());
    let joined = joined.map(|subject| format!("{subject} {what}"));
    let what = joined.as_deref().unwrap_or(what);
    let named = what.strip_suffix(" it").map(|what| format!("{what} {}", article.title.name));
    let what = named.as_deref().unwrap_or(what);
    Line {
        from: event.date,
        to: event.until,
        date: match (event.lead_in, event.until) {
            (_, Some(until)) => format!("{} to {}", event.date.spelled(), until.spelled()),
            (LeadIn::On, None) => event.date.spelled(),
            (LeadIn::By, None) => format!("By {}", event.date.spelled()),
            (LeadIn::From, None) => format!("From {}", event.date.spelled()),
            (LeadIn::Until, None) => format!("Until {}", event.date.spelled()),
        },
        href: format!("{page}#{}", event.anchor()),
        words: format!("{}{}", phrases::capitalised(what), if is_cut { " …" } else { "" }),
        kind: Some(event.kind),
    }
}

/// The release as the infobox has it, if no event tells of one in its year: the
/// infobox may have the premiere, and prose the release.
fn release(site: &Site, film: EntityId, lines: &[Line]) -> Option<Line> {
    let date = site.facts(film)?.released?;
    let told = lines.iter().any(|line| match line.kind {
        Some(EventKind::Released) => line.from.year == date.year,
        Some(EventKind::Premiered) => date.holds(line.from),
        _ => false,
    });
    (!told && date.month.is_some()).then(|| Line {
        from: date,
        to: None,
        date: date.spelled(),
        href: String::new(),
        words: "Released".to_string(),
        kind: Some(EventKind::Released),
    })
}

/// All awards together, with their number where all are known and dated.
fn awards(site: &Site, film: EntityId, article: &Article, root: &str) -> Option<Line> {
    let text = site.text(article);
    let mut dates: Vec<Date> = Vec::new();
    for accolade in &article.accolades {
        let date = accolade.date.map(|id| Date::read(article.prose(id).text(text).trim()));
        if let Some(Ok(date)) = date {
            dates.push(date);
        }
    }
    let (&first, &last) = (dates.iter().min()?, dates.iter().max()?);
    let spot = article.prose(article.accolades.first()?.category).spot;
    let section = match spot {
        Spot::Section(at) => Some(at),
        _ => None,
    };
    let is_counted =
        site.graph.tally(film).extent == Extent::Whole && dates.len() == article.accolades.len();
    let exact = dates.iter().all(|date| date.month.is_some());
    let spelled = |date: Date| if exact { date.spelled() } else { date.year.to_string() };
    let date = match spelled(first) == spelled(last) {
        true => spelled(first),
        false => format!("{} to {}", spelled(first), spelled(last)),
    };
    Some(Line {
        from: first,
        to: (first < last).then_some(last),
        date,
        href: site.href_section(root, film, section),
        words: match is_counted {
            true => format!("Named for awards, {}", times(dates.len())),
            false => "Named for awards".to_string(),
        },
        kind: None,
    })
}

fn times(number: usize) -> String {
    match number {
        1 => "once".to_string(),
        2 => "twice".to_string(),
        more => format!("{} times", phrases::spelled(more)),
    }
}

/// A mark for each line, where it stands in time.
fn timeline(lines: &[Line]) -> Html {
    let first = lines.iter().map(|line| line.from.year).min().unwrap_or(0);
    let last = lines.iter().map(|line| line.to.unwrap_or(line.from).year).max().unwrap_or(0);
    let scale = Scale::years(first, last + 1);
    let mut svg = String::from("<svg class=\"time\" height=\"36\" aria-hidden=\"true\">");
    axis(&mut svg, scale, (first, last + 1), 10);
    for line in lines {
        let x = scale.at(in_years(line.from));
        if let Some(to) = line.to {
            let end = scale.at(in_years(to));
            let _ = write!(svg, "<line x1=\"{x}\" x2=\"{end}\" y1=\"10\" y2=\"10\"/>");
            continue;
        }
        let radius = if line.kind == Some(EventKind::Released) { 6 } else { 4 };
        let _ = write!(svg, "<circle cx=\"{x}\" cy=\"10\" r=\"{radius}\"/>");
    }
    svg.push_str("</svg>");
    Html(svg)
}

/// A date as a number of years; the middle of what is not known.
fn in_years(date: Date) -> f64 {
    let within = match (date.month, date.day) {
        (Some(month), Some(day)) => (f64::from(month - 1) + f64::from(day - 1) / 31.0) / 12.0,
        (Some(month), None) => (f64::from(month) - 0.5) / 12.0,
        _ => 0.5,
    };
    f64::from(date.year) + within
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_lies_within_its_year() {
        let date = |text| in_years(Date::read(text).expect("a date"));
        assert_eq!(date("2019-01-01"), 2019.0);
        assert!(date("2019-12-31") < 2020.0);
        assert_eq!(date("2019"), 2019.5);
        assert!(date("2019-06-30") < date("2019-07"));
    }
}
