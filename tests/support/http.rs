//! Requests to a preview, as plain as they can be.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use crate::preview::Preview;

/// What a preview answered.
pub struct Answer {
    /// HTTP status.
    pub status: u16,
    /// Status and header lines, in lower case.
    pub head: String,
    /// The body.
    pub body: Vec<u8>,
}

impl Answer {
    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

/// How long an answer may take.
const PATIENCE: Duration = Duration::from_secs(20);

/// Asks for a path, which begins with `/`.
pub fn get(preview: &Preview, path: &str) -> Answer {
    let mut bytes = Vec::new();
    ask(preview, path).read_to_end(&mut bytes).expect("the preview answers");
    let end = bytes.windows(4).position(|window| window == b"\r\n\r\n");
    let end = end.unwrap_or_else(|| panic!("`{path}`: an answer without a head"));
    let head = String::from_utf8_lossy(&bytes[..end]).to_lowercase();
    let status = head.split(' ').nth(1).and_then(|status| status.parse().ok());
    Answer { status: status.unwrap_or(0), head, body: bytes.split_off(end + 4) }
}

/// The messages of an event stream, as they come, until none comes any more.
pub fn messages(preview: &Preview, path: &str) -> impl Iterator<Item = String> + use<> {
    let lines = BufReader::new(ask(preview, path)).lines().map_while(Result::ok);
    lines.filter_map(|line| line.strip_prefix("data:").map(|data| data.trim().to_string()))
}

fn ask(preview: &Preview, path: &str) -> TcpStream {
    let host = preview.url.trim_start_matches("http://").trim_end_matches('/');
    let mut stream = TcpStream::connect(host).expect("the preview takes connections");
    stream.set_read_timeout(Some(PATIENCE)).expect("a patience above zero");
    let request = format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).expect("the preview takes requests");
    stream
}
