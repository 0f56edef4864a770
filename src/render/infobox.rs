//! Infobox -> groups of lines, as end credits have them: made by, played by,
//! released, money. Every value as it was written, but for days in the spelling of
//! machines.

use crate::model::article::{Article, ArticleId, Field, FieldMeaning};
use crate::model::credit::Role;
use crate::model::facts::Date;
use crate::model::kind::Kind;
use crate::model::tells::Tells;
use crate::render::Site;
use crate::render::html::{Html, Writer};
use crate::render::views::{InfoboxField, InfoboxGroup};

/// The infobox as groups.
pub fn infobox(site: &Site, id: ArticleId, article: &Article, path: &str) -> Vec<InfoboxGroup> {
    let mut groups: [(&'static str, Vec<InfoboxField>); 5] = [
        ("Made by", Vec::new()),
        ("Played by", Vec::new()),
        ("Released", Vec::new()),
        ("Money", Vec::new()),
        ("More", Vec::new()),
    ];
    for field in &article.infobox {
        if !is_shown(site, article, field) {
            continue;
        }
        let group = match field.meaning {
            FieldMeaning::Credit(Role::Cast | Role::Narrator) => 1,
            FieldMeaning::Credit(Role::Genre | Role::Country | Role::Language)
            | FieldMeaning::Released
            | FieldMeaning::Runtime => 2,
            FieldMeaning::Budget | FieldMeaning::Gross => 3,
            FieldMeaning::Credit(Role::Series)
            | FieldMeaning::Aliases
            | FieldMeaning::Kind
            | FieldMeaning::Films
            | FieldMeaning::Neighbour
            | FieldMeaning::Other => 4,
            FieldMeaning::Credit(_) => 0,
        };
        groups[group].1.push(InfoboxField {
            key: field.key.clone().into_string(),
            values: values(site, id, article, field, path),
            told: site.config.spoilers.of_field(
                article.kind,
                &field.key,
                article.prose(field.value).text(site.text(article)),
            ) == Tells::Plot,
        });
    }
    groups
        .into_iter()
        .filter(|(_, fields)| !fields.is_empty())
        .map(|(name, fields)| InfoboxGroup { name, fields })
        .collect()
}

/// Whether a line says something of its subject: a key that has no value yet does not, nor
/// does the kind of page that it has to have, which the page shows.
pub fn is_shown(site: &Site, article: &Article, field: &Field) -> bool {
    let value = article.prose(field.value);
    let text = value.text(site.text(article));
    let is_empty = text.trim().is_empty() && value.marks().is_empty();
    let is_kind = field.meaning == FieldMeaning::Kind && Kind::from_word(text).is_some();
    !is_empty && !is_kind
}

/// The parts of a value: a list of names is cut at the commas between them.
fn values(site: &Site, id: ArticleId, article: &Article, field: &Field, path: &str) -> Vec<Html> {
    let text = article.prose(field.value).text(site.text(article));
    let mut cuts = vec![0];
    for pair in field.names.windows(2) {
        let (from, to) = (pair[0].range.end as usize, pair[1].range.start as usize);
        if let Some(comma) = text[from..to].find([',', ';', '\n']) {
            cuts.push(from + comma);
        }
    }
    cuts.push(text.len());
    cuts.windows(2)
        .map(|cut| {
            let part = &text[cut[0]..cut[1]];
            let bare = part.trim_start_matches([',', ';', ' ', '\n']);
            if let Some(date) = spelled_out(bare.trim_end()) {
                return date;
            }
            let start = cut[1] - bare.len();
            let mut writer = Writer::new(site, id, path);
            writer.prose_range(field.value, start..start + bare.trim_end().len());
            writer.finish()
        })
        .collect()
}

/// A day in the spelling of machines, `2025-06-06`, as the rest of the page spells days.
fn spelled_out(value: &str) -> Option<Html> {
    let is_iso = value.len() == "2025-06-06".len()
        && value.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    let date = Date::read(value).ok().filter(|date| is_iso && date.day.is_some())?;
    Some(Html(format!("<time datetime=\"{value}\">{}</time>", date.spelled())))
}
