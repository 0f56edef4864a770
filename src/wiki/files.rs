//! What is wrong with the files that an article names.
//!
//! In: the site and an article. Out: findings about pictures that do not exist or are
//! none, links that lead to no file, posters without words.

use crate::diag::{Diagnostic, Rule};
use crate::model::article::{ArticleId, MarkKind};
use crate::model::kind::Kind;
use crate::nearest::nearest;
use crate::render::Site;
use crate::render::raster;
use crate::source::Place;

/// Reports what is wrong with the files that an article names: pictures that do
/// not exist or are none, posters without words.
pub fn check(site: &Site, id: ArticleId) -> Vec<Diagnostic> {
    let mut diags = Vec::new();
    let article = site.article(id);
    let missing = |path: &str, place: Place| {
        Diagnostic::new(Rule::MissingImage, format!("there is no picture `{path}`"))
            .at(place)
            .help("put it under `static`, or correct the path")
    };
    if let Some(poster) = &article.poster
        && site.static_file(&poster.path).is_none()
    {
        let place = Place { source: article.source, span: poster.span };
        diags.push(missing(&poster.path, place));
    }
    for id in article.prose_ids() {
        for mark in article.prose(id).marks() {
            let range = mark.start as usize..mark.end as usize;
            match &mark.kind {
                MarkKind::Image(path) if site.link_target("", path).is_none() => {
                    diags.push(missing(path, article.place(id, range)));
                }
                MarkKind::Image(path) => {
                    if article.prose(id).text(site.text(article))[range.clone()].trim().is_empty() {
                        let message = format!("the picture `{path}` has no description");
                        diags.push(
                            Diagnostic::new(Rule::MissingAlt, message)
                                .at(article.place(id, range.clone()))
                                .help(format!("say what it shows: `![A harbour]({path})`")),
                        );
                    }
                    let file = site.static_file(path);
                    let fault = file.and_then(|file| site.pictures.faults.get(file));
                    if let Some(fault) = fault {
                        let place = article.place(id, range);
                        diags.push(unreadable(path, fault, place));
                    }
                }
                MarkKind::Link(url) if site.link_target("", url).is_none() => {
                    let message = format!("the link to `{url}` leads nowhere");
                    diags.push(
                        Diagnostic::new(Rule::BrokenLink, message)
                            .at(article.place(id, range))
                            .help("link to a page with `[[Title]]`, to a file under `static`, or to a URL"),
                    );
                }
                _ => {}
            }
        }
    }
    check_poster(site, id, &mut diags);
    diags
}

/// Reports pictures among the posters that no film has, where a film without a poster has
/// nearly their name. Others may wait for a film, or for a draft.
pub fn lost_posters(site: &Site) -> Vec<Diagnostic> {
    let films = || {
        let written = site.of_kind(Kind::Film).filter(|(_, film)| film.article.is_some());
        written.filter(|&(id, _)| raster::poster_file(site, id).is_none())
    };
    let report = |path: &String| {
        let (stem, _) = path.rsplit_once('.').unwrap_or((path, ""));
        let (folder, name) = stem.rsplit_once('/').unwrap_or(("", stem));
        let near = nearest(&name.to_lowercase(), films().map(|(_, film)| &*film.slug));
        let meant = near.first()?;
        let message = format!("`static/{path}` is no film's poster");
        let help = format!("rename it to `{folder}/{meant}`, if it is that film's");
        Some(Diagnostic::new(Rule::LostPoster, message).help(help))
    };
    site.pictures.lost.iter().filter_map(report).collect()
}

/// Reports a poster that has no words, or is no picture.
fn check_poster(site: &Site, id: ArticleId, diags: &mut Vec<Diagnostic>) {
    let article = site.article(id);
    let film = site.graph.subject(id);
    let span = article.poster.as_ref().map_or(article.title.span, |poster| poster.span);
    let place = Place { source: article.source, span };
    let Some(file) = raster::poster_file(site, film) else { return };
    if let Some(fault) = site.pictures.faults.get(file) {
        diags.push(unreadable(file, fault, place));
    } else if !site.pictures.sizes.contains_key(file) && !raster::is_shown_as_it_is(file) {
        diags.push(unreadable(file, "its ending is that of another format", place));
    }
    let poster = site.pictures.posters.get(&film).map(|poster| &poster.alt);
    if poster.or(site.pictures.drawings.get(&film)).is_some_and(Option::is_none) {
        let message = format!("the poster of `{}` has no description", article.title.full);
        let (stem, _) = file.rsplit_once('.').unwrap_or((file, ""));
        diags.push(Diagnostic::new(Rule::MissingAlt, message).at(place).help(format!(
            "say what it shows with `poster_alt: ...` in the front matter, or in \
             `static/{stem}.txt`"
        )));
    }
}

fn unreadable(path: &str, fault: &str, place: Place) -> Diagnostic {
    // Some decoders' words have several lines.
    let fault = fault.split_whitespace().collect::<Vec<_>>().join(" ");
    Diagnostic::new(Rule::UnreadableImage, format!("cannot read the picture `{path}`"))
        .at(place)
        .help(format!("use a JPEG, PNG, WebP or GIF: {fault}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{SourceId, Span};

    #[test]
    fn a_decoders_words_stand_on_one_line() {
        let place = Place { source: SourceId(0), span: Span::new(0, 0) };
        let found = unreadable("posters/a.jpg", "expected 2 bytes,\n  found 0\n      ", place);
        let help = found.help.unwrap_or_default();
        assert_eq!(help, "use a JPEG, PNG, WebP or GIF: expected 2 bytes, found 0");
    }
}
