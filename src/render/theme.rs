//! The theme: Tera templates and the files that pages use.
//!
//! The repository's own `templates` and `static` folders are in the binary; a
//! wiki's templates of the same names take their place.

use include_dir::{Dir, include_dir};
use serde::Serialize;
use std::ops::Range;

use tera::{Context, ErrorKind, Tera};

use crate::config::Config;
use crate::render::html::Html;

static TEMPLATES: Dir = include_dir!("$CARGO_MANIFEST_DIR/templates");
static FILES: Dir = include_dir!("$CARGO_MANIFEST_DIR/static");

/// A template of the wiki's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    /// Its name: its path below `templates`.
    pub name: String,
    /// Its text.
    pub text: String,
}

/// A template that cannot be used, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateFault {
    /// Its name; empty where the fault lies between templates.
    pub name: String,
    /// What the template engine said.
    pub message: String,
    /// Where in the template, in bytes.
    pub range: Range<usize>,
}

impl TemplateFault {
    fn new(name: &str, error: &tera::Error) -> Self {
        let (message, range) = match error.kind() {
            ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
                (report.message().to_string(), report.span().range.clone())
            }
            _ => (error.to_string(), 0..0),
        };
        // Our own messages begin with a small letter.
        let mut letters = message.chars();
        let first = letters.next().map(|first| first.to_lowercase().to_string());
        let message = format!("{}{}", first.unwrap_or_default(), letters.as_str());
        Self { name: name.to_string(), message, range }
    }
}

/// Compiled templates with the settings that all of them see as `wiki`.
#[derive(Debug)]
pub struct Theme(Box<Tera>);

/// What every template sees as `wiki`.
#[derive(Serialize)]
struct WikiView<'a> {
    /// The wiki's name.
    title: &'a str,
    /// What it is, in a sentence.
    description: &'a str,
    /// Language of the articles.
    language: &'a str,
    /// Language of the pages' own words: English, that of the articles if they are, too.
    page_language: &'a str,
    /// The attribute of what articles fill, where their language is another one than the
    /// page's.
    text_lang: Html,
    /// The language of a page's own words, where it is another one than the articles'.
    own_lang: &'static str,
    /// The line at the foot of every page.
    footer: Html,
}

impl Theme {
    /// Compiles the built-in templates and the wiki's own. One that cannot be
    /// compiled is reported, and the built-in one stays.
    pub fn new(own: &[Template], config: &Config) -> (Self, Vec<TemplateFault>) {
        let mut tera = Tera::new();
        let built_in = templates();
        let mut faults = Vec::new();
        if let Err(error) = tera.add_raw_templates(built_in.iter().copied()) {
            faults.push(TemplateFault::new("", &error));
        }
        // All together first: templates may be of use only with each other.
        let together = own.iter().map(|template| (template.name.as_str(), template.text.as_str()));
        if tera.add_raw_templates(together).is_err() {
            for template in own {
                if let Err(error) = tera.add_raw_template(&template.name, &template.text) {
                    faults.push(TemplateFault::new(&template.name, &error));
                }
            }
        }
        let mut footer = String::new();
        crate::render::html::escape(&mut footer, &config.footer);
        let language = config.language.split('-').next().unwrap_or_default();
        let is_english = language.eq_ignore_ascii_case("en");
        let mut text_lang = String::new();
        if !is_english {
            text_lang.push_str(" lang=\"");
            crate::render::html::escape(&mut text_lang, &config.language);
            text_lang.push('"');
        }
        let wiki = WikiView {
            title: &config.title,
            description: &config.description,
            language: &config.language,
            page_language: if is_english { &config.language } else { "en" },
            own_lang: if is_english { "" } else { "en" },
            text_lang: Html(text_lang),
            footer: Html(footer),
        };
        tera.global_context().insert("wiki", &wiki);
        (Self(Box::new(tera)), faults)
    }

    /// Puts a view into its template.
    pub fn render<V: Serialize>(&self, template: &str, view: &V) -> Result<Vec<u8>, String> {
        let context = Context::from_serialize(view).map_err(|error| error.to_string())?;
        let mut out = Vec::with_capacity(16 << 10);
        self.0.render_to(template, &context, &mut out).map_err(|error| error.to_string())?;
        Ok(out)
    }
}

/// Names and texts of the built-in templates.
fn templates() -> Vec<(&'static str, &'static str)> {
    let mut all: Vec<_> = TEMPLATES
        .files()
        .filter_map(|file| Some((file.path().to_str()?, file.contents_utf8()?)))
        .collect();
    all.sort_unstable();
    all
}

/// The theme's files: path in the site and bytes, in path order.
pub fn files() -> Vec<(String, &'static [u8])> {
    fn collect(dir: &'static Dir, into: &mut Vec<(String, &'static [u8])>) {
        for file in dir.files() {
            let path = file.path().to_string_lossy().replace('\\', "/");
            into.push((path, file.contents()));
        }
        for inner in dir.dirs() {
            collect(inner, into);
        }
    }
    let mut files = Vec::new();
    collect(&FILES, &mut files);
    files.sort_unstable_by(|a, b| a.0.cmp(&b.0));
    files
}
