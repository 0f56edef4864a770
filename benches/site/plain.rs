//! The corpus as filmwiki reads it: plain text, a few articles in Markdown, and
//! articles about people. No link is written; filmwiki finds them.

use std::fs;
use std::io;
use std::path::Path;

use crate::corpus::{Corpus, Film, Paragraph, Piece, Section};

/// One article in so many is in Markdown.
const MARKDOWN: usize = 25;
/// One article about a person for so many films.
const PEOPLE: usize = 50;

/// Writes a wiki's folder and gives the bytes of each article, those on films first.
pub fn write(corpus: Corpus, dir: &Path) -> io::Result<Vec<u64>> {
    let mut bytes = Vec::new();
    for number in 0..corpus.films {
        let film = corpus.film(number);
        let folder = dir.join(format!("seeds/films/{}s", film.year / 10 * 10));
        fs::create_dir_all(&folder)?;
        let (text, extension) = match number % MARKDOWN {
            7 => (markdown(corpus, &film), "md"),
            _ => (plain(corpus, &film), "txt"),
        };
        bytes.push(text.len() as u64);
        fs::write(folder.join(format!("{number:06}.{extension}")), text)?;
    }
    fs::create_dir_all(dir.join("seeds/people"))?;
    for at in 0..corpus.films / PEOPLE {
        let text = person(corpus, at * 7 % corpus.people());
        bytes.push(text.len() as u64);
        fs::write(dir.join(format!("seeds/people/{at:05}.md")), text)?;
    }
    fs::write(
        dir.join("filmwiki.yaml"),
        "title: Films that are not\ndescription: A wiki made by chance.\n",
    )?;
    Ok(bytes)
}

fn names(corpus: Corpus, people: &[usize]) -> String {
    people.iter().map(|&person| corpus.name(person)).collect::<Vec<_>>().join(", ")
}

fn prose(corpus: Corpus, paragraph: &Paragraph, mark: &str) -> String {
    paragraph
        .iter()
        .map(|piece| match piece {
            Piece::Text(text) => text.clone(),
            Piece::Film(film) => {
                format!("{mark}{}{mark} ({})", corpus.title(*film), corpus.year(*film))
            }
            Piece::Person(person) => corpus.name(*person),
        })
        .collect()
}

/// Lines of the infobox.
fn infobox(corpus: Corpus, film: &Film) -> Vec<(&'static str, String)> {
    let crew = film.crew.iter().map(|(key, people)| (*key, names(corpus, people)));
    crew.chain(film.facts.iter().map(|(key, value)| (*key, value.clone()))).collect()
}

fn cast(corpus: Corpus, film: &Film) -> String {
    let lines = film
        .cast
        .iter()
        .map(|part| format!("- {} as {}, {}\n", corpus.name(part.actor), part.role, part.note));
    lines.collect()
}

fn table(section: &Section, rule: bool) -> String {
    let mut text = String::new();
    for (at, row) in section.table.iter().enumerate() {
        text.push_str(&format!("| {} |\n", row.join(" | ")));
        if rule && at == 0 {
            text.push_str(&format!("|{}\n", " --- |".repeat(row.len())));
        }
    }
    text
}

fn plain(corpus: Corpus, film: &Film) -> String {
    let mut text = format!("= {} ({} film) =\n\nInfobox\n", film.title, film.year);
    for (key, value) in infobox(corpus, film) {
        text.push_str(&format!("- {key}: {value}\n"));
    }
    text.push('\n');
    for paragraph in &film.lead {
        text.push_str(&format!("{}\n\n", prose(corpus, paragraph, "")));
    }
    for (at, section) in film.sections.iter().enumerate() {
        let signs = "=".repeat(section.level);
        text.push_str(&format!("{signs} {} {signs}\n\n", section.heading));
        for paragraph in &section.paragraphs {
            text.push_str(&format!("{}\n\n", prose(corpus, paragraph, "")));
        }
        if !section.table.is_empty() {
            text.push_str(&format!("{}\n", table(section, false)));
        }
        if at == 0 {
            text.push_str(&format!("== Cast ==\n\n{}\n", cast(corpus, film)));
        }
    }
    text
}

fn markdown(corpus: Corpus, film: &Film) -> String {
    let mut text =
        format!("---\ntitle: \"{} ({} film)\"\nkind: film\ninfobox:\n", film.title, film.year);
    for (key, value) in infobox(corpus, film) {
        text.push_str(&format!("  {key}: \"{value}\"\n"));
    }
    text.push_str("---\n\n");
    for paragraph in &film.lead {
        text.push_str(&format!("{}\n\n", prose(corpus, paragraph, "*")));
    }
    for (at, section) in film.sections.iter().enumerate() {
        text.push_str(&format!("{} {}\n\n", "#".repeat(section.level), section.heading));
        for paragraph in &section.paragraphs {
            text.push_str(&format!("{}\n\n", prose(corpus, paragraph, "*")));
        }
        if !section.table.is_empty() {
            text.push_str(&format!("{}\n", table(section, true)));
        }
        if at == 0 {
            text.push_str(&format!("## Cast\n\n{}\n", cast(corpus, film)));
        }
    }
    text
}

fn person(corpus: Corpus, person: usize) -> String {
    let name = corpus.name(person);
    let born = 1900 + person % 95;
    let film = person * 13 % corpus.films;
    let other = corpus.name((person * 3 + 1) % corpus.people());
    format!(
        "---\ntitle: {name}\nkind: person\ninfobox:\n  Born: {born}\n---\n\n{name} (born {born}) \
         works in films, on both sides of the camera.\n\n## Life\n\nThe child of a {} family, {name} \
         came to films by way of the theatre, where {other} was the first to see what others had \
         missed. It began with *{}* ({}).\n\n## Later work\n\nWhat came after was quieter and, to \
         some, better. There are letters to {other} from those years.\n",
        ["teacher's", "farming", "seafaring"][person % 3],
        corpus.title(film),
        corpus.year(film),
    )
}
