//! What a wiki's articles are shown with.
//!
//! In: the config, the templates and the files to copy. Out: [`Settings`], and the
//! texts that findings point into. Nothing here depends on an article.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use crate::config::{Config, normal_base_url};
use crate::diag::{Diagnostic, Rule};
use crate::render::theme::{self, Template, Theme};
use crate::source::{Place, Source, SourceId, Span};
use crate::wiki::{InputFile, Options};

/// Config, templates, copied files.
#[derive(Debug)]
pub struct Settings {
    /// The config, with what the command line puts in its place.
    pub config: Config,
    /// The compiled templates.
    pub theme: Theme,
    /// The theme's files and the wiki's own, by path.
    pub files: Vec<CopiedFile>,
    /// Where each path stands in `files`.
    pub file_index: FxHashMap<String, u32>,
    /// What is doubtful about the config and the templates.
    pub findings: Vec<Diagnostic>,
}

/// A file that is copied as it is.
#[derive(Debug)]
pub struct CopiedFile {
    /// Its path in the site.
    pub path: String,
    bytes: Bytes,
}

#[derive(Debug)]
enum Bytes {
    Theme(&'static [u8]),
    Own(Vec<u8>),
}

impl CopiedFile {
    /// Its content.
    pub fn bytes(&self) -> &[u8] {
        match &self.bytes {
            Bytes::Theme(bytes) => bytes,
            Bytes::Own(bytes) => bytes,
        }
    }
}

impl Settings {
    /// Reads them. Their texts are the sources from `first` on.
    pub fn read(
        first: usize,
        config: Option<InputFile>,
        templates: Vec<InputFile>,
        files: Vec<InputFile>,
        options: &Options,
    ) -> (Self, Vec<Source>) {
        let (mut texts, mut findings) = (Vec::new(), Vec::new());
        let mut text = |file: InputFile, findings: &mut Vec<Diagnostic>| {
            let id = SourceId((first + texts.len()) as u32);
            texts.push(Source::new(id, file.path, file.bytes, findings));
            id
        };
        let config = config.map(|file| text(file, &mut findings));
        let templates: Vec<(String, SourceId)> = templates
            .into_iter()
            .map(|file| {
                let path = format!("templates/{}", file.path);
                (file.path, text(InputFile { path, bytes: file.bytes }, &mut findings))
            })
            .collect();
        let source = |id: SourceId| &texts[id.0 as usize - first];
        let mut config = match config {
            Some(id) => Config::read(id, source(id), &mut findings),
            None => Config::default(),
        };
        match options.base_url.as_deref().map(normal_base_url) {
            Some(Ok(url)) => config.base_url = Some(url),
            Some(Err(message)) => findings.push(Diagnostic::new(Rule::Config, message)),
            None => {}
        }
        let theme = theme(&templates, source, &config, &mut findings);
        let files = copied_files(files);
        let file_index = files.iter().zip(0..).map(|(file, at)| (file.path.clone(), at)).collect();
        (Self { config, theme, files, file_index, findings }, texts)
    }
}

/// Compiles the templates, given by name.
fn theme<'a>(
    templates: &[(String, SourceId)],
    source: impl Fn(SourceId) -> &'a Source,
    config: &Config,
    diags: &mut Vec<Diagnostic>,
) -> Theme {
    let own: Vec<Template> = templates
        .iter()
        .map(|(name, id)| Template { name: name.clone(), text: source(*id).text.clone() })
        .collect();
    let (theme, faults) = Theme::new(&own, config);
    for fault in faults {
        let at = templates.iter().find(|(name, _)| *name == fault.name);
        let mut diagnostic =
            Diagnostic::new(Rule::Template, format!("cannot use template `{}`", fault.name))
                .help(format!("{}; the built-in one is used", fault.message.trim()));
        if let Some(&(_, source)) = at {
            let span = Span::new(fault.range.start, fault.range.end);
            diagnostic = diagnostic.at(Place { source, span });
        }
        diags.push(diagnostic);
    }
    theme
}

/// The theme's files and the wiki's own, which take the place of the theme's.
fn copied_files(own: Vec<InputFile>) -> Vec<CopiedFile> {
    let mut files: BTreeMap<String, Bytes> =
        theme::files().into_iter().map(|(path, bytes)| (path, Bytes::Theme(bytes))).collect();
    for file in own {
        files.insert(file.path, Bytes::Own(file.bytes));
    }
    files.into_iter().map(|(path, bytes)| CopiedFile { path, bytes }).collect()
}
