//! The theme: Tera templates and the files that pages use.
//!
//! The repository's own `templates` and `static` folders are in the binary; a
//! wiki's templates of the same names take their place.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::{PoisonError, RwLock};

use include_dir::{Dir, include_dir};
use serde::Serialize;
use tera::{Context, ErrorKind, Tera, Value};

use crate::config::Config;
use crate::render::html::Html;
use crate::render::views::Page;

static TEMPLATES: Dir = include_dir!("$CARGO_MANIFEST_DIR/templates");
static FILES: Dir = include_dir!("$CARGO_MANIFEST_DIR/static");

/// The parts of `chrome` and their templates.
const CHROME: [(&str, &str); 3] =
    [("head", "head.html"), ("bar", "bar.html"), ("foot", "foot.html")];

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
pub struct Theme {
    tera: Box<Tera>,
    /// What was made for all pages of a depth; a few.
    chrome: RwLock<Vec<Chrome>>,
}

/// What is the same on all pages of one depth and one place in the navigation.
#[derive(Debug)]
struct Chrome {
    /// Way to the site's root.
    root: String,
    /// What the navigation marks.
    index_of: &'static str,
    /// What templates see as `chrome`.
    value: Value,
}

/// What the templates of [`Chrome`] see as `page`.
#[derive(Serialize)]
struct Place<'a> {
    root: &'a str,
    index_of: &'static str,
}

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
        (Self { tera: Box::new(tera), chrome: RwLock::default() }, faults)
    }

    /// Puts a view into its template.
    pub fn render<V: Serialize>(&self, template: &str, view: &V) -> Result<Vec<u8>, String> {
        let context = Context::from_serialize(view).map_err(|error| error.to_string())?;
        self.fill(template, &context)
    }

    /// Puts the view of a page into its template.
    pub fn page<V: Serialize + AsRef<Page>>(
        &self,
        template: &str,
        view: &V,
    ) -> Result<Vec<u8>, String> {
        let mut context = Context::from_serialize(view).map_err(|error| error.to_string())?;
        context.insert_value("chrome", self.chrome(view.as_ref())?);
        self.fill(template, &context)
    }

    fn fill(&self, template: &str, context: &Context) -> Result<Vec<u8>, String> {
        let mut out = Vec::with_capacity(16 << 10);
        self.tera.render_to(template, context, &mut out).map_err(|error| error.to_string())?;
        Ok(out)
    }

    /// What is around the content of a page, made with the first page of its kind.
    fn chrome(&self, page: &Page) -> Result<Value, String> {
        let is_it = |one: &&Chrome| one.root == page.root && one.index_of == page.index_of;
        let made = self.chrome.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(one) = made.iter().find(is_it) {
            return Ok(one.value.clone());
        }
        drop(made);
        let (root, index_of) = (page.root.clone(), page.index_of);
        let mut context = Context::new();
        context.insert("page", &Place { root: &root, index_of });
        let mut parts: BTreeMap<&str, Html> = BTreeMap::new();
        for (name, template) in CHROME {
            let part = self.fill(template, &context)?;
            parts.insert(name, Html(String::from_utf8_lossy(&part).into_owned()));
        }
        let value = Value::from_serializable(&parts);
        let made = Chrome { root, index_of, value: value.clone() };
        self.chrome.write().unwrap_or_else(PoisonError::into_inner).push(made);
        Ok(value)
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
