//! The preview: HTTP over a [`Wiki`], watching and reloading.
//!
//! In: a wiki's folder. Out: its site at `127.0.0.1`, every page the very bytes
//! that `build` would write with `--base-url` and that address. Only `assets/wiki.js`
//! gets a few lines more, which reload the page when the wiki has changed; a header
//! says of which version of the wiki an answer is.
//!
//! 1. the wiki is compiled and kept in memory; routes are rendered when asked
//!    for, from the moment when their names are known. What some pages show and most
//!    do not is made in the background, or when one of these pages is asked for;
//! 2. `watch` tells what changed; the wiki takes in edited articles, or becomes the
//!    one of what the folder holds now. Pages are made in between: whoever
//!    renders reads the wiki, and only the change itself waits for them;
//! 3. `search` makes the index of all text in the background;
//! 4. open pages hear of it through server-sent events, each with the version that the
//!    wiki has now; a page of another one reloads.

#[cfg(feature = "search")]
mod search;
mod watch;

use std::convert::Infallible;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard};
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderValue, StatusCode, Uri, header};
use axum::response::sse::{Event as Message, KeepAlive, Sse};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use tokio::net::TcpListener;
use tokio::sync::watch as channel;
use tokio_stream::StreamExt;
use tokio_stream::wrappers::WatchStream;

use crate::disk::{self, ReadError};
use crate::render::escape;
use crate::route::Route;
use crate::serve::watch::Changes;
use crate::wiki::{Options, Update, Wiki};

/// What to preview, and where.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The wiki's folder.
    pub dir: PathBuf,
    /// What the command line decides.
    pub options: Options,
    /// Port; 0 for any that is free.
    pub port: u16,
    /// Whether a port in use means the next one.
    pub if_taken: IfTaken,
}

/// What to do where the port is in use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IfTaken {
    /// Take the next free one.
    TakeNext,
    /// Give up.
    Fail,
}

/// What the preview tells its caller.
pub enum Event<'a> {
    /// It answers at this URL.
    Ready(&'a str, &'a Wiki),
    /// What is doubtful about the wiki is known.
    Checked(&'a Wiki),
    /// The wiki was compiled again.
    Rebuilt(&'a Wiki),
    /// The folder cannot be read at the moment; the old wiki stays.
    Failed(&'a ReadError),
    /// Changes cannot be watched; pages stay as they are.
    NotWatching(String),
}

/// Why there is no preview.
#[derive(Debug)]
pub enum ServeError {
    /// The folder cannot be read.
    Read(ReadError),
    /// No port could be had.
    Io(io::Error),
}

struct Preview {
    wiki: Arc<RwLock<Wiki>>,
    version: channel::Sender<u64>,
    #[cfg(feature = "search")]
    search: Arc<search::Background>,
}

impl Preview {
    fn wiki(&self) -> RwLockReadGuard<'_, Wiki> {
        self.wiki.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// Begins to index the wiki that is shown.
    fn index(&self) {
        #[cfg(feature = "search")]
        self.search.index(Arc::clone(&self.wiki));
    }

    /// A file of the index of all text.
    fn indexed(&self, path: &str) -> Option<Vec<u8>> {
        #[cfg(feature = "search")]
        return self.search.file(path);
        #[cfg(not(feature = "search"))]
        {
            let _ = path;
            None
        }
    }

    /// Changes the wiki, and tells pages if that changed it.
    fn change(&self, change: impl FnOnce(&mut Wiki) -> Update) -> Update {
        #[cfg(feature = "search")]
        self.search.abandon();
        let mut wiki = self.wiki.write().unwrap_or_else(PoisonError::into_inner);
        let update = change(&mut wiki);
        // While nobody reads the wiki: every answer is of the version that it names.
        if update == Update::Done {
            self.version.send_modify(|version| *version += 1);
        }
        update
    }

    /// Follows changes on disk.
    fn follow(&self, changes: Changes, settings: &Settings) -> Result<Update, ReadError> {
        let edited = match changes {
            Changes::Paths(paths) => {
                disk::read_edited(&settings.dir, &paths, |path| self.wiki().has(path))
            }
            Changes::Anything => None,
        };
        let update = match edited {
            Some(files) if files.is_empty() => return Ok(Update::Same),
            Some(files) => self.change(|wiki| wiki.update(files)),
            None => Update::Compile,
        };
        if update != Update::Compile {
            return Ok(update);
        }
        let inputs = disk::read(&settings.dir)?;
        let mut newer = self.wiki().newer(inputs);
        Ok(self.change(|wiki| wiki.become_newer(&mut newer)))
    }
}

/// Path of the events that tell a page to reload.
const EVENTS: &str = "/_filmwiki/events";

/// The script that every page has; the lines below are added to it.
const SCRIPT: &str = "assets/wiki.js";

/// The metric in the `Server-Timing` header that is the version of what is answered:
/// the one header of its own that a page can read.
const METRIC: &str = "filmwiki";

/// Reloads the page when the preview's version is not the one of the page's bytes:
/// also when the wiki changed before the page began to listen, and after the preview
/// itself was stopped and started again. Where the browser does not tell a page its
/// header, the version of this script counts, which is asked for right after the page.
/// Only a page that can be seen listens: a browser keeps six connections to a host, and
/// seven open tabs would otherwise leave none for pages.
const RELOAD: &str = "\n\
// Added by `filmwiki serve`.\n\
(() => {\n\
  const [page] = performance.getEntriesByType(\"navigation\");\n\
  const metric = page?.serverTiming?.find(({ name }) => name === \"filmwiki\");\n\
  const version = metric?.description || \"$VERSION\";\n\
  let events;\n\
  const listen = () => {\n\
    events?.close();\n\
    events = undefined;\n\
    if (document.hidden) return;\n\
    events = new EventSource(\"/_filmwiki/events\");\n\
    events.onmessage = (event) => {\n\
      if (event.data !== version) location.reload();\n\
    };\n\
  };\n\
  document.addEventListener(\"visibilitychange\", listen);\n\
  addEventListener(\"pagehide\", () => events?.close());\n\
  addEventListener(\"pageshow\", listen);\n\
})();\n";

/// Previews a wiki until the process ends.
///
/// # Errors
///
/// When the folder cannot be read at the start, or no port could be had.
pub fn serve(
    settings: Settings,
    tell: impl Fn(Event) + Send + Sync + 'static,
) -> Result<(), ServeError> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .map_err(ServeError::Io)?;
    runtime.block_on(run(settings, Arc::new(tell)))
}

async fn run(
    mut settings: Settings,
    tell: Arc<dyn Fn(Event) + Send + Sync>,
) -> Result<(), ServeError> {
    let listener = listen(settings.port, settings.if_taken).await.map_err(ServeError::Io)?;
    let address = listener.local_addr().map_err(ServeError::Io)?;
    let url = format!("http://{address}/");
    // Links of `404.html` have to work at any depth.
    settings.options.base_url.get_or_insert_with(|| url.clone());
    // Before anything is read, so that no change is missed.
    let watching = watch::start(&settings.dir);
    let inputs = disk::read(&settings.dir).map_err(ServeError::Read)?;
    let wiki = Wiki::compile(inputs, &settings.options);
    let started = std::time::SystemTime::now()
        .duration_since(std::time::UNIX_EPOCH)
        .map_or(0, |since| since.as_millis() as u64);
    let preview = Arc::new(Preview {
        wiki: Arc::new(RwLock::new(wiki)),
        version: channel::Sender::new(started),
        #[cfg(feature = "search")]
        search: Arc::default(),
    });
    let router = Router::new()
        .route(EVENTS, get(events))
        .fallback(get(page))
        .with_state(Arc::clone(&preview));
    tell(Event::Ready(&url, &preview.wiki()));
    std::thread::spawn(move || {
        // Pages do not wait for what they do not show.
        preview.wiki().prepare();
        tell(Event::Checked(&preview.wiki()));
        preview.index();
        let mut watching = match watching {
            Ok(watching) => watching,
            Err(error) => return tell(Event::NotWatching(error.to_string())),
        };
        while let Some(changes) = watching.wait() {
            let update = preview.follow(changes, &settings);
            preview.wiki().prepare();
            preview.index();
            match update {
                Ok(Update::Same) => {}
                Ok(_) => tell(Event::Rebuilt(&preview.wiki())),
                Err(error) => tell(Event::Failed(&error)),
            }
        }
    });
    axum::serve(listener, router).await.map_err(ServeError::Io)
}

async fn listen(port: u16, if_taken: IfTaken) -> io::Result<TcpListener> {
    let mut last = port;
    loop {
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, last));
        match TcpListener::bind(address).await {
            Err(error)
                if error.kind() == io::ErrorKind::AddrInUse
                    && if_taken == IfTaken::TakeNext
                    && last < port.saturating_add(50) =>
            {
                last += 1;
            }
            result => return result,
        }
    }
}

async fn events(
    State(preview): State<Arc<Preview>>,
) -> Sse<impl tokio_stream::Stream<Item = Result<Message, Infallible>>> {
    let versions = WatchStream::new(preview.version.subscribe());
    let messages = versions.map(|version| Ok(Message::default().data(version.to_string())));
    Sse::new(messages).keep_alive(KeepAlive::new().interval(Duration::from_secs(15)))
}

/// Answers a request. A page may wait for what is not made yet; no other page waits for
/// it.
async fn page(State(preview): State<Arc<Preview>>, uri: Uri) -> Response {
    tokio::task::block_in_place(|| respond(&preview, &uri))
}

fn respond(preview: &Preview, uri: &Uri) -> Response {
    let wiki = preview.wiki();
    // It does not change before the wiki is let go.
    let version = preview.version.borrow().to_string();
    let mut response = found(preview, &wiki, uri, &version);
    if let Ok(metric) = HeaderValue::from_str(&format!("{METRIC};desc=\"{version}\"")) {
        response.headers_mut().insert("server-timing", metric);
    }
    response
}

fn found(preview: &Preview, wiki: &Wiki, uri: &Uri, version: &str) -> Response {
    let Some(path) = decoded(uri.path().trim_start_matches('/')) else {
        return not_found(wiki);
    };
    match find(wiki, &path) {
        Found::File(route, path) => {
            let mut response = answer(wiki, route, &path);
            if path == SCRIPT
                && let Ok(mut bytes) = wiki.render(route)
            {
                bytes.extend_from_slice(RELOAD.replace("$VERSION", version).as_bytes());
                *response.body_mut() = Body::from(bytes);
            }
            response
        }
        Found::Folder => {
            let folder = uri.path().trim_matches('/');
            Redirect::temporary(&format!("/{folder}/")).into_response()
        }
        Found::Nothing => match preview.indexed(&path) {
            Some(bytes) => file(&path, bytes),
            None => not_found(wiki),
        },
    }
}

enum Found {
    File(Route, String),
    Folder,
    Nothing,
}

/// What a host such as GitHub Pages would answer with: the file, a folder's
/// index, or the page that the path names without its extension.
fn find(wiki: &Wiki, path: &str) -> Found {
    let folder = path.is_empty() || path.ends_with('/');
    let exact = if folder { format!("{path}index.html") } else { path.to_string() };
    if let Some(route) = wiki.route(&exact) {
        return Found::File(route, exact);
    }
    let page = format!("{path}.html");
    if let Some(route) = wiki.route(&page).filter(|_| !folder) {
        return Found::File(route, page);
    }
    match wiki.route(&format!("{path}/index.html")) {
        Some(_) if !folder => Found::Folder,
        _ => Found::Nothing,
    }
}

fn answer(wiki: &Wiki, route: Route, path: &str) -> Response {
    match wiki.render(route) {
        Ok(bytes) => file(path, bytes),
        Err(error) => {
            let mut page = String::from(
                "<!doctype html><meta charset=\"utf-8\"><title>Template error</title>\
                 <script src=\"/assets/wiki.js\" defer></script><pre>",
            );
            escape(&mut page, &format!("cannot make {}\n\n{}\n", error.path, error.message));
            page.push_str("</pre>");
            let headers = [(header::CONTENT_TYPE, "text/html; charset=utf-8")];
            (StatusCode::INTERNAL_SERVER_ERROR, headers, page).into_response()
        }
    }
}

fn file(path: &str, bytes: Vec<u8>) -> Response {
    let headers =
        [(header::CONTENT_TYPE, Route::media_type(path)), (header::CACHE_CONTROL, "no-cache")];
    (headers, bytes).into_response()
}

fn not_found(wiki: &Wiki) -> Response {
    let mut response = answer(wiki, Route::NotFound, "404.html");
    if response.status() == StatusCode::OK {
        *response.status_mut() = StatusCode::NOT_FOUND;
    }
    response
}

/// A path without its percent-encoding; none if that is not UTF-8.
fn decoded(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        let hex = (byte == b'%')
            .then(|| std::str::from_utf8(after.get(..2)?).ok())
            .flatten()
            .and_then(|digits| u8::from_str_radix(digits, 16).ok());
        match hex {
            Some(decoded) => {
                bytes.push(decoded);
                rest = &after[2..];
            }
            None => {
                bytes.push(byte);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_decoded_once() {
        assert_eq!(decoded("films/%D0%B0.html").as_deref(), Some("films/а.html"));
        assert_eq!(decoded("100%").as_deref(), Some("100%"));
        assert_eq!(decoded("%2525").as_deref(), Some("%25"));
        assert_eq!(decoded("%ff"), None);
    }
}
