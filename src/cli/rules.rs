//! `check --explain`: what the rules mean, for people, on standard output.

use crate::diag::{Example, Level, Rule, RuleFacts};

/// Columns that prose is broken at.
const WIDTH: usize = 78;

/// All rules, a line each.
pub fn list() -> String {
    let longest = Rule::ALL.iter().map(|rule| rule.name().len()).max().unwrap_or(0);
    let mut out = String::new();
    for rule in Rule::ALL {
        let RuleFacts { name, severity, title, .. } = rule.facts();
        out.push_str(&format!("{name:longest$}  {:7}  {title}\n", severity.name()));
    }
    out.push_str("\n`filmwiki check --explain NAME` says more of one.");
    out
}

/// All that is to be said of one rule.
pub fn explain(rule: Rule) -> String {
    let RuleFacts { name, severity, title, means, mend, example } = rule.facts();
    let mut out = format!("{name} ({}): {title}\n\n", severity.name());
    out.push_str(&wrapped(means));
    out.push_str("\nTo mend it\n\n");
    out.push_str(&wrapped(mend));
    out.push_str("\nFor example\n\n");
    match example {
        Example::Words(words) => out.push_str(&format!("    {words}\n")),
        Example::Files(files) => {
            let shown: Vec<String> = files.iter().map(|(path, bytes)| file(path, bytes)).collect();
            out.push_str(&shown.join("\n"));
        }
    }
    let levels = Level::ALL.map(|(name, _)| name).join(", ");
    out.push_str(&format!(
        "\nTo change it, in filmwiki.yaml\n\n    rules:\n      {name}: {}    # {levels}",
        if severity == crate::diag::Severity::Error { "warning" } else { "off" },
    ));
    out
}

fn file(path: &str, bytes: &[u8]) -> String {
    let mut out = format!("    {path}\n");
    for line in String::from_utf8_lossy(bytes).lines() {
        let line: String =
            line.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect();
        out.push_str(format!("    | {line}").trim_end());
        out.push('\n');
    }
    out
}

/// A paragraph in lines.
fn wrapped(text: &str) -> String {
    let mut out = String::new();
    let mut column = 0;
    for word in text.split_whitespace() {
        let length = word.chars().count();
        let fits = column + 1 + length <= WIDTH;
        if column > 0 {
            out.push(if fits { ' ' } else { '\n' });
        }
        column = if column > 0 && fits { column + 1 + length } else { length };
        out.push_str(word);
    }
    out.push('\n');
    out
}
