//! `explain`: how the wiki knows each thing about a name, on standard output.

use clap::ValueEnum;

use crate::explain::{Explanation, Meaning, Said};

/// How an explanation is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people
    Human,
    /// As JSON
    Json,
}

/// The explanation as text.
pub fn print(explanation: &Explanation, format: Format) -> String {
    match format {
        Format::Json => {
            serde_json::to_string_pretty(explanation).unwrap_or_else(|_| "{}".to_string())
        }
        Format::Human => human(explanation),
    }
}

fn human(explanation: &Explanation) -> String {
    let mut out = String::new();
    for meaning in &explanation.meanings {
        out.push_str(if out.is_empty() { "" } else { "\n" });
        out.push_str(&head(meaning));
        let parts = [
            ("Facts", &meaning.facts),
            ("Credits", &meaning.credits),
            ("Awards", &meaning.nominations),
            ("Linked", &meaning.linked),
        ];
        for (heading, said) in parts {
            list(&mut out, heading, said);
        }
    }
    if !explanation.not_linked.is_empty() {
        list(&mut out, "Named without a link", &explanation.not_linked);
    }
    out.trim().to_string()
}

fn head(meaning: &Meaning) -> String {
    let article = match &meaning.article {
        Some(file) => format!("article {file}"),
        None => "no article of its own".to_string(),
    };
    let a = if meaning.kind.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    let Meaning { name, kind, page, .. } = meaning;
    let mut out = format!("{name}, {a} {kind}\n  {page}, {article}\n");
    if !meaning.aliases.is_empty() {
        out.push_str(&format!("  also {}\n", meaning.aliases.join(", ")));
    }
    out
}

fn list(out: &mut String, heading: &str, said: &[Said]) {
    if said.is_empty() {
        return;
    }
    out.push_str(&format!("\n{heading} ({})\n", said.len()));
    for Said { what, file, line, quote } in said {
        out.push_str(&format!("  {what}\n    --> {file}:{line}\n      | {quote}\n"));
    }
}
