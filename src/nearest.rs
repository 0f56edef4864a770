//! Words that are spelled alike.
//!
//! In: two words, or a word and what it could have been. Out: how far apart they
//! are, and the nearest ones.

/// Letters to change, add, remove or exchange with their neighbour.
pub fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut rows = vec![vec![0; b.len() + 1]; a.len() + 1];
    for (i, row) in rows.iter_mut().enumerate() {
        row[0] = i;
    }
    for (j, cell) in rows[0].iter_mut().enumerate() {
        *cell = j;
    }
    for i in 1..=a.len() {
        for j in 1..=b.len() {
            let change = usize::from(a[i - 1] != b[j - 1]);
            let mut best = (rows[i - 1][j] + 1).min(rows[i][j - 1] + 1);
            best = best.min(rows[i - 1][j - 1] + change);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                best = best.min(rows[i - 2][j - 2] + 1);
            }
            rows[i][j] = best;
        }
    }
    rows[a.len()][b.len()]
}

/// The names that a mistyped one may have been, nearest first, three at most:
/// those that hold it or are held by it, and those a third of its letters away.
pub fn nearest<'a>(wanted: &str, names: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let length = wanted.chars().count();
    if length == 0 {
        return Vec::new();
    }
    let mut near: Vec<(usize, &str)> = names
        .filter_map(|name| {
            let holds = length >= 4
                && name.chars().count() >= 4
                && (name.contains(wanted) || wanted.contains(name));
            let most = length.div_ceil(3);
            let apart = match name.chars().count().abs_diff(length) {
                gap if gap > most => usize::MAX,
                _ => distance(wanted, name),
            };
            let apart = if holds { apart.min(most) } else { apart };
            (apart <= most).then_some((apart, name))
        })
        .collect();
    near.sort_unstable();
    near.dedup();
    // What is far off says nothing beside what is near.
    let best = near.first().map_or(0, |&(apart, _)| apart);
    near.retain(|&(apart, _)| apart <= best + 1);
    near.truncate(3);
    near.into_iter().map(|(_, name)| name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_finds_the_word_that_was_meant() {
        let names = ["broken-link", "unclosed-link", "conflicting-gross", "orphan"];
        let found = |wanted| nearest(wanted, names.into_iter());
        assert_eq!(found("broken-links"), ["broken-link"]);
        assert_eq!(found("gross"), ["conflicting-gross"]);
        assert_eq!(found("xyz"), [""; 0]);
    }
}
