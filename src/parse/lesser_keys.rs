//! Infobox keys that say a release, a runtime or a sum where no plainer key does.
//!
//! In: the lines of an infobox. Out: the same, in which a line such as `Premiered: May 5,
//! 2001` or `Production budget: $5 million` is the film's release or budget if the infobox
//! has no `Released` or `Budget`, and its value can be read. Of several, the key that
//! comes first below counts.

use crate::model::article::{Field, FieldMeaning};
use crate::model::credit::plain_key;
use crate::model::facts::{Date, Money, read_runtime};

const RELEASED: [&str; 12] = [
    "original release date",
    "released on",
    "first released",
    "theatrical release",
    "theatrical release date",
    "aired",
    "airdate",
    "premiere date",
    "premiered",
    "premiere",
    "opened",
    "us release",
];

const RUNTIME: [&str; 3] = ["duration", "run time", "time"];

const BUDGET: [&str; 6] = [
    "production budget",
    "estimated budget",
    "budget (estimated)",
    "budget (estimate)",
    "production cost",
    "cost",
];

const GROSS: [&str; 11] = [
    "worldwide box office",
    "box office (worldwide)",
    "gross (worldwide)",
    "total gross",
    "gross revenue",
    "box office gross",
    "boxoffice",
    "total box office",
    "collection",
    "revenue",
    "earnings",
];

/// Keys that can have a meaning, and whether a value can be read as it asks.
type Lesser<'a> = (FieldMeaning, &'a [&'a str], fn(&str) -> bool);

/// Gives such lines their meaning. `text` gives a line's value.
pub fn promote<'a>(infobox: &mut [Field], text: impl Fn(&Field) -> &'a str) {
    let lesser: [Lesser; 4] = [
        (FieldMeaning::Released, &RELEASED, |value| Date::read(value).is_ok()),
        (FieldMeaning::Runtime, &RUNTIME, |value| read_runtime(value).is_some()),
        (FieldMeaning::Budget, &BUDGET, |value| Money::read(value).is_some()),
        (FieldMeaning::Gross, &GROSS, |value| Money::read_gross(value).is_some()),
    ];
    let keys: Vec<Option<String>> = infobox
        .iter()
        .map(|field| (field.meaning == FieldMeaning::Other).then(|| plain_key(&field.key)))
        .collect();
    for (meaning, names, can_be_read) in lesser {
        if infobox.iter().any(|field| field.meaning == meaning) {
            continue;
        }
        let line = names.iter().find_map(|name| {
            let at = keys.iter().position(|key| key.as_deref() == Some(*name))?;
            can_be_read(text(&infobox[at])).then_some(at)
        });
        if let Some(at) = line {
            infobox[at].meaning = meaning;
        }
    }
}
