//! What was measured, as tables in Markdown that can stand in the README.
//!
//! In: the runs of each program, all of them. Out: medians with the runs behind
//! them, and ratios of the medians.

use crate::measure::{Run, Size};

/// A program and what its runs took.
pub struct Row {
    /// What was run.
    pub what: &'static str,
    /// All runs, in order.
    pub runs: Vec<Run>,
    /// What one of them wrote.
    pub written: Option<Size>,
}

impl Row {
    /// A program that has not run yet.
    pub fn new(what: &'static str) -> Self {
        Self { what, runs: Vec::new(), written: None }
    }

    /// Its median wall time.
    pub fn wall(&self) -> f64 {
        middle(self.runs.iter().map(|run| run.wall))
    }

    /// Its median processor time.
    pub fn cpu(&self) -> f64 {
        middle(self.runs.iter().map(|run| run.cpu))
    }

    /// Its median peak of memory, in bytes.
    pub fn peak(&self) -> f64 {
        middle(self.runs.iter().map(|run| run.peak as f64))
    }

    fn line(&self) -> String {
        let written = self.written.map_or(String::new(), |size| {
            let (files, pages) = (grouped(size.files), grouped(size.pages));
            format!(": {files} files, {pages} of them pages, {:.1} MB", size.bytes as f64 / 1e6)
        });
        let walls: Vec<String> = self.runs.iter().map(|run| format!("{:.2}", run.wall)).collect();
        format!(
            "| {}{written} | {:.2} s | {:.2} s | {:.0} MB | {} |",
            self.what,
            self.wall(),
            self.cpu(),
            self.peak() / 1e6,
            walls.join(" "),
        )
    }
}

/// The table of times, of programs that have run.
pub fn times(rows: &[&Row]) -> String {
    let rows = rows.iter().filter(|row| !row.runs.is_empty()).map(|row| row.line());
    table(&["what", "wall", "processor", "peak memory", "walls of the runs"], rows)
}

/// The table of ratios, of those that could be measured.
pub fn ratios(ratios: &[(&str, f64)]) -> String {
    let known = ratios.iter().filter(|(_, ratio)| ratio.is_finite());
    table(&["ratio", ""], known.map(|(what, ratio)| format!("| {what} | {ratio:.2} |")))
}

/// The table of times that only have a length, in seconds.
pub fn seconds(rows: &[(&str, &[f64])]) -> String {
    let line = |(what, all): &(&str, &[f64])| {
        let middle = middle(all.iter().copied());
        let all: Vec<String> = all.iter().map(|value| format!("{value:.3}")).collect();
        format!("| {what} | {middle:.3} s | {} |", all.join(" "))
    };
    table(&["preview", "wall", "all"], rows.iter().map(line))
}

fn table(head: &[&str], rows: impl Iterator<Item = String>) -> String {
    let head = format!("\n| {} |\n|{}", head.join(" | "), " --- |".repeat(head.len()));
    let rows: Vec<String> = rows.collect();
    if rows.is_empty() { String::new() } else { format!("{head}\n{}\n", rows.join("\n")) }
}

/// The one in the middle; of an even number the mean of the two. Of none, not a number.
pub fn middle(values: impl IntoIterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.into_iter().collect();
    values.sort_by(f64::total_cmp);
    let (Some(&low), Some(&high)) =
        (values.get(values.len().saturating_sub(1) / 2), values.get(values.len() / 2))
    else {
        return f64::NAN;
    };
    f64::midpoint(low, high)
}

/// A number with commas between its thousands.
pub fn grouped(number: usize) -> String {
    match number {
        0..1000 => number.to_string(),
        _ => format!("{},{:03}", grouped(number / 1000), number % 1000),
    }
}
