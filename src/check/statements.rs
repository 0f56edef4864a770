//! What prose states: "grossed $137.2 million worldwide", "on a $90 million
//! budget", "released on June 6, 2025", "runs 125 minutes".
//!
//! In: a film's article. Out: [`Statement`]s with their places. A sentence that
//! hedges ("over $1 billion", "nearly two hours") or speaks of a part ("in the
//! United States") states nothing that the infobox could contradict.

use crate::check::Film;
use crate::model::article::{Block, FieldMeaning, ProseId, Spot, SumOf, split_qualifier};
use crate::model::credit::Role;
use crate::model::facts::{Date, DateFault, MONTHS, Money, read_runtime};
use crate::model::scope;
use crate::source::Place;

/// Something that prose states.
pub struct Statement<T> {
    /// What.
    pub value: T,
    /// Where.
    pub place: Place,
}

/// Sums of one kind that prose states.
pub fn sums(film: &Film, of: SumOf) -> Vec<Statement<Money>> {
    let sums = film.sums.iter().filter(|sum| sum.of == of);
    sums.map(|sum| Statement {
        value: sum.money.clone(),
        place: film.article.place(sum.prose, sum.range.start as usize..sum.range.end as usize),
    })
    .collect()
}

/// Sums in tables: the row `Worldwide`, and the film's own row under a heading
/// that says what its sums are. Headings with a unit have figures without one.
pub fn table_sums(film: &Film, of: SumOf) -> Vec<Statement<Money>> {
    let mut found = Vec::new();
    let text = |id: ProseId| film.article.prose(id).text(film.text).trim();
    for block in film.article.sections.iter().flat_map(|section| &section.blocks) {
        let Block::Table(table) = block else { continue };
        let headings: Vec<String> =
            table.header.iter().map(|&id| text(id).to_lowercase()).collect();
        let column = |words: &[&str]| {
            headings.iter().position(|heading| words.iter().any(|word| heading.contains(word)))
        };
        let own = match of {
            SumOf::Budget => column(&["budget"]),
            _ => column(&["worldwide"]),
        };
        let own = own.filter(|&at| !headings[at].contains(['(', '/']));
        let total = match of {
            SumOf::Budget => None,
            _ => column(&["gross", "revenue", "box office", "total"]),
        };
        for row in &table.rows {
            let label = row.first().and_then(|cell| cell.prose()).map_or("", text);
            let (title, _) = split_qualifier(label);
            let column = match label.eq_ignore_ascii_case("worldwide") {
                true => total,
                false if title == film.article.title.name => own,
                false => None,
            };
            let cell = column.and_then(|column| row.get(column)).and_then(|cell| cell.prose());
            if let Some(id) = cell
                && let Some(money) = Money::read(text(id))
            {
                let place = film.article.place(id, 0..film.article.prose(id).text(film.text).len());
                found.push(Statement { value: money, place });
            }
        }
    }
    found
}

/// Where the infobox is silent, the lead speaks for it: what the lead states first,
/// and what a section states otherwise.
pub fn lead_against_sections<'s, T>(
    film: &Film,
    found: &'s [Statement<T>],
    agree: impl Fn(&T, &T) -> bool,
) -> Option<(&'s Statement<T>, &'s Statement<T>)> {
    let first = film.article.sections.first()?.span.start;
    let (lead, rest): (Vec<&Statement<T>>, Vec<_>) =
        found.iter().partition(|statement| statement.place.span.start < first);
    let stated = lead.first()?;
    let settled = rest.iter().any(|there| lead.iter().any(|here| agree(&here.value, &there.value)));
    rest.first().filter(|_| !settled).map(|there| (*stated, *there))
}

/// Dates in prose that no calendar has.
pub fn impossible_dates(film: &Film) -> Vec<(String, Place)> {
    let mut found = Vec::new();
    for id in film.article.prose_ids() {
        let prose = film.article.prose(id);
        if prose.spot == Spot::Infobox {
            continue;
        }
        let text = prose.text(film.text);
        if !text.bytes().any(|byte| byte.is_ascii_digit()) {
            continue;
        }
        let is_initial = |c: char| matches!(c, 'J' | 'F' | 'M' | 'A' | 'S' | 'O' | 'N' | 'D');
        for (at, _) in text.match_indices(is_initial) {
            if let Some(month) = MONTHS.iter().find(|month| text[at..].starts_with(**month)) {
                let end = at + month.len();
                // `31 April 2019`
                let before = text[..at].trim_end();
                let day = before.rsplit(|c: char| !c.is_ascii_digit()).next().unwrap_or_default();
                let start = before.len() - day.len();
                let year = text[end..].get(..5).is_some_and(|year| {
                    year.starts_with(' ') && year[1..].bytes().all(|b| b.is_ascii_digit())
                });
                let written = match (day.len(), year) {
                    (1 | 2, true) => start..end + 5,
                    // `April 31, 2019`
                    _ => {
                        let rest = &text[end..];
                        let length = rest
                            .find(|c: char| !(c.is_ascii_digit() || c == ' ' || c == ','))
                            .unwrap_or(rest.len());
                        at..end + rest[..length].trim_end_matches([' ', ',']).len()
                    }
                };
                let date = &text[written.clone()];
                if date.split([' ', ',']).filter(|part| !part.is_empty()).count() == 3
                    && Date::read(date) == Err(DateFault::NoSuchDay)
                {
                    found.push((date.to_string(), film.article.place(id, written)));
                }
            }
        }
    }
    found
}

/// Directors that a section names outright: "The film was directed by ...".
pub fn directors<'a>(film: &Film<'a>) -> Vec<Statement<&'a str>> {
    const SAYS: &str = "film was directed by ";
    let mut found = Vec::new();
    for (id, range, sentence) in film.sentences.iter().cloned() {
        let Some(at) = sentence.find(SAYS).map(|at| at + SAYS.len()) else { continue };
        let end = sentence[at..].find([',', ';', '(', '.']).map_or(sentence.len(), |end| at + end);
        let end = sentence[at..end].find(" and ").map_or(end, |and| at + and);
        let name = sentence[at..end].trim_end();
        let is_name = name.split(' ').count() >= 2
            && name.split(' ').all(|word| word.starts_with(|c: char| !c.is_lowercase()));
        let of_another = scope::describes_another(&sentence.to_lowercase());
        if is_name && !of_another && !film.speaks_of_another(sentence) {
            let place = film.article.place(id, range.start + at..range.start + at + name.len());
            found.push(Statement { value: name, place });
        }
    }
    found
}

/// Runtimes that prose states.
pub fn runtimes(film: &Film) -> Vec<Statement<u32>> {
    let mut found = Vec::new();
    for (id, range, sentence) in film.sentences.iter().cloned() {
        if !sentence.bytes().any(|byte| byte.is_ascii_digit()) {
            continue;
        }
        let lower = sentence.to_lowercase();
        if !lower.contains(" minute") {
            continue;
        }
        // "1 hour 58 minutes long"
        if let Some(end) = lower.find(" minutes long").map(|end| end + " minutes".len())
            && lower.len() == sentence.len()
            && !is_variant(&lower)
            && !scope::speaks_of_part(&lower)
            && !film.speaks_of_another(sentence)
        {
            let words = lower[..end].char_indices().rev().find(|&(_, c)| {
                !(c.is_ascii_digit() || c == ' ' || "hours minutes and".contains(c))
            });
            let at = words.map_or(0, |(at, c)| at + c.len_utf8());
            if let Some(minutes) = read_runtime(&sentence[at..end]) {
                let place = film.article.place(id, range.start + at..range.start + end);
                found.push(Statement { value: minutes, place });
            }
        }
        for phrase in ["runs for ", "runs ", "running time of ", "runtime of ", "running time is "]
        {
            let Some(at) = lower.find(phrase).map(|at| at + phrase.len()) else { continue };
            let runs = lower[..at].rfind("runs ").filter(|_| phrase.starts_with("runs"));
            let title = film.article.title.name.as_str();
            let of_film = match runs {
                Some(verb) => {
                    sentence.get(..verb).is_some_and(|before| scope::is_subject(before, title))
                }
                None => !scope::speaks_of_part(&lower),
            };
            if lower.len() != sentence.len()
                || !of_film
                || is_variant(&lower)
                || film.speaks_of_another(sentence)
            {
                continue;
            }
            let end = lower[at..].find(" minute").map(|end| at + end + " minutes".len());
            let Some(end) = end.filter(|&end| end - at < 20) else { continue };
            let end = end.min(sentence.len());
            if let Some(minutes) = sentence.get(at..end).and_then(read_runtime) {
                let place = film.article.place(id, range.start + at..range.start + end);
                found.push(Statement { value: minutes, place });
                break;
            }
        }
    }
    found
}

/// A sentence on another cut, or on a part.
fn is_variant(lower: &str) -> bool {
    [
        "cut",
        "version",
        "extended",
        "television",
        "director's",
        "scene",
        "sequence",
        "about ",
        "around ",
        "restored",
        "re-release",
        "over ",
        "nearly ",
        "almost ",
        "roughly ",
        "longer",
        "shorter",
        "edit",
    ]
    .iter()
    .any(|word| lower.contains(word))
}

/// Release dates that prose states, to the day; premieres are not releases.
pub fn releases(film: &Film) -> Vec<Statement<Date>> {
    const RELEASED: &str = "released ";
    let mut found = Vec::new();
    let home = home(film);
    for (id, range, sentence) in film.sentences.iter().cloned() {
        if !sentence.contains(RELEASED) {
            continue;
        }
        let lower = sentence.to_lowercase();
        let other = [
            "premier",
            "home",
            "dvd",
            "blu-ray",
            "streaming",
            "digital",
            "trailer",
            "re-release",
            "soundtrack",
            "album",
            "delay",
            "originally",
            "scheduled",
            "festival",
            "limited",
            "poster",
            "teaser",
            "video",
            "single",
            "novel",
            "planned",
            "expand",
            "vhs",
            "4k",
            "restored",
            "would",
            "was to",
            "postponed",
            "moved",
            "pushed",
            "song",
            "imax",
            "3d",
            "3-d",
            "dolby",
            "documentary",
            "featurette",
        ];
        let elsewhere =
            || scope::territories(sentence).iter().any(|place| !scope::is_home(place, &home));
        if other.iter().any(|word| lower.contains(word))
            || scope::describes_another(&lower)
            || scope::is_of_another_run(&lower)
            || film.speaks_of_another(sentence)
            || elsewhere()
        {
            continue;
        }
        for (at, _) in sentence.match_indices(RELEASED) {
            let Some(on) = sentence[at..].find(" on ").map(|on| at + on + " on ".len()) else {
                continue;
            };
            let Ok(date) = Date::read(&sentence[on..]) else { continue };
            let between = &sentence[at..on];
            if date.day.is_none() || between.len() > 90 || between.contains(',') {
                continue;
            }
            let end = on + sentence[on..].find(&date.year.to_string()).map_or(0, |y| y + 4);
            let place = film.article.place(id, range.start + on..range.start + end);
            found.push(Statement { value: date, place });
        }
    }
    found
}

/// Where the infobox's date holds: what it names, and the film's countries.
fn home(film: &Film) -> String {
    let released = film.field(FieldMeaning::Released).map_or("", |(_, value, _)| value);
    let mut home = released.to_string();
    let countries =
        film.graph.credits_of_film(film.subject).filter(|credit| credit.role == Role::Country);
    for country in countries {
        home.push_str(", ");
        home.push_str(&film.graph.entity(country.holder).name);
    }
    home
}
