//! Names that the whole wiki links always, or never: the key `links`.

use serde::Deserialize;
use serde_yaml::Spanned;

use crate::config::{brief, line_offset};
use crate::diag::{Diagnostic, Rule};
use crate::model::link_lists::{LinkLists, ListedName};
use crate::source::{Place, Source, SourceId, Span};

#[derive(Default, Deserialize)]
#[serde(default)]
struct File {
    links: Lists,
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Lists {
    never: Vec<Spanned<String>>,
    always: Vec<Spanned<String>>,
}

/// Reads the lists of a file that is valid YAML.
pub fn read(id: SourceId, source: &Source, diags: &mut Vec<Diagnostic>) -> LinkLists {
    let file = serde_yaml::from_str::<File>(&source.text).unwrap_or_else(|error| {
        let at = error
            .location()
            .map_or(0, |location| line_offset(&source.text, location.line(), location.column()));
        diags.push(
            Diagnostic::new(Rule::Config, "cannot read `links`")
                .at(Place { source: id, span: Span::new(at, at) })
                .help(format!(
                    "{}; write it as in `links: {{never: [Rush], always: [Cher]}}`",
                    brief(&error)
                )),
        );
        File::default()
    });
    let listed = |names: Vec<Spanned<String>>| {
        let listed = names.into_iter().map(|name| {
            let location = name.referenced;
            let at = line_offset(&source.text, location.line(), location.column());
            let name = name.value.trim().to_string();
            let span = Span::new(at, (at + name.len()).min(source.text.len()));
            ListedName { name, span }
        });
        listed.filter(|listed| !listed.name.is_empty()).collect()
    };
    LinkLists { never: listed(file.links.never), always: listed(file.links.always) }
}
