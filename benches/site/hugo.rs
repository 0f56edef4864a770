//! The corpus as a site for Hugo: the same articles in Markdown with every link
//! written out, since Hugo finds none, and a theme that shows one page a film and,
//! as a taxonomy, one page a person. Nothing in it is there to slow Hugo down: no
//! shortcodes, no related content, no images, no feeds.

use std::fs;
use std::io;
use std::path::Path;

use crate::corpus::{Corpus, Film, Paragraph, Piece};

const CONFIG: &str = "title = \"Films that are not\"\nbaseURL = \"https://example.org/\"\n\
    disableKinds = [\"RSS\"]\n[taxonomies]\nperson = \"people\"\n";

const BASE: &str = r#"<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ .Title }}</title>
<link rel="canonical" href="{{ .Permalink }}">
<link rel="stylesheet" href="/style.css">
</head>
<body>
<header><a href="/">{{ site.Title }}</a> <nav><a href="/films/">Films</a> <a href="/people/">People</a></nav></header>
<main>{{ block "main" . }}{{ end }}</main>
<footer>Made with Hugo.</footer>
</body>
</html>
"#;

const SINGLE: &str = r#"{{ define "main" }}<h1>{{ .Title }}</h1>
<dl>{{ range .Params.infobox }}<dt>{{ .key }}</dt><dd>{{ .value | markdownify }}</dd>{{ end }}</dl>
{{ .TableOfContents }}
{{ .Content }}
{{ end }}"#;

const LIST: &str = r#"{{ define "main" }}<h1>{{ .Title }}</h1>
<ul>{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ with .Params.year }} ({{ . }}){{ end }}</li>
{{ end }}</ul>
{{ end }}"#;

/// Writes a site's folder and gives the bytes of its articles.
pub fn write(corpus: Corpus, dir: &Path) -> io::Result<u64> {
    fs::create_dir_all(dir.join("content/films"))?;
    fs::create_dir_all(dir.join("layouts/_default"))?;
    fs::create_dir_all(dir.join("static"))?;
    fs::write(dir.join("hugo.toml"), CONFIG)?;
    fs::write(dir.join("layouts/_default/baseof.html"), BASE)?;
    fs::write(dir.join("layouts/_default/single.html"), SINGLE)?;
    fs::write(dir.join("layouts/_default/list.html"), LIST)?;
    fs::write(dir.join("static/style.css"), "body{max-width:40em;margin:auto}\n")?;
    let mut bytes = 0;
    for number in 0..corpus.films {
        let text = article(corpus, &corpus.film(number));
        bytes += text.len() as u64;
        fs::write(dir.join(format!("content/films/{number:06}.md")), text)?;
    }
    Ok(bytes)
}

fn person(corpus: Corpus, person: usize) -> String {
    let name = corpus.name(person);
    let slug = name.to_lowercase().replace(' ', "-");
    format!("[{name}](/people/{slug}/)")
}

fn prose(corpus: Corpus, paragraph: &Paragraph) -> String {
    paragraph
        .iter()
        .map(|piece| match piece {
            Piece::Text(text) => text.clone(),
            Piece::Film(film) => {
                format!("[*{}*](/films/{film:06}/) ({})", corpus.title(*film), corpus.year(*film))
            }
            Piece::Person(at) => person(corpus, *at),
        })
        .collect()
}

fn article(corpus: Corpus, film: &Film) -> String {
    let mut people: Vec<usize> = film.crew.iter().flat_map(|(_, people)| people.clone()).collect();
    people.extend(film.cast.iter().map(|part| part.actor));
    people.sort_unstable();
    people.dedup();
    let mut text =
        format!("---\ntitle: \"{} ({} film)\"\nyear: {}\n", film.title, film.year, film.year);
    text.push_str("people:\n");
    for &at in &people {
        text.push_str(&format!("- \"{}\"\n", corpus.name(at)));
    }
    text.push_str("infobox:\n");
    for (key, people) in &film.crew {
        let links: Vec<String> = people.iter().map(|&at| person(corpus, at)).collect();
        text.push_str(&format!("- key: {key}\n  value: \"{}\"\n", links.join(", ")));
    }
    for (key, value) in &film.facts {
        text.push_str(&format!("- key: {key}\n  value: \"{value}\"\n"));
    }
    text.push_str("---\n\n");
    for paragraph in &film.lead {
        text.push_str(&format!("{}\n\n", prose(corpus, paragraph)));
    }
    for (at, section) in film.sections.iter().enumerate() {
        text.push_str(&format!("{} {}\n\n", "#".repeat(section.level), section.heading));
        for paragraph in &section.paragraphs {
            text.push_str(&format!("{}\n\n", prose(corpus, paragraph)));
        }
        for (at, row) in section.table.iter().enumerate() {
            text.push_str(&format!("| {} |\n", row.join(" | ")));
            if at == 0 {
                text.push_str(&format!("|{}\n", " --- |".repeat(row.len())));
            }
        }
        text.push('\n');
        if at == 0 {
            text.push_str("## Cast\n\n");
            for part in &film.cast {
                let actor = person(corpus, part.actor);
                text.push_str(&format!("- {actor} as {}, {}\n", part.role, part.note));
            }
            text.push('\n');
        }
    }
    text
}
