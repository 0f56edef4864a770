//! `filmwiki serve` as a child process that ends with its test, also with one
//! that fails.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// A running preview.
pub struct Preview {
    child: Child,
    /// `http://127.0.0.1:PORT/`.
    pub url: String,
}

impl Preview {
    /// Previews a wiki's folder on a free port and waits until it answers.
    pub fn start(folder: &Path) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_filmwiki"))
            .args(["serve", "--port", "0"])
            .arg(folder)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("`filmwiki serve` can be started");
        let stdout = child.stdout.take().expect("its output is piped");
        let mut preview = Self { child, url: String::new() };
        let mut lines = BufReader::new(stdout).lines();
        let says_url = |line: &String| line.contains("http://");
        let line = lines
            .by_ref()
            .map_while(Result::ok)
            .find(says_url)
            .expect("`filmwiki serve` says where it answers");
        preview.url = line
            .split(' ')
            .find(|word| word.starts_with("http://"))
            .unwrap_or_default()
            .to_string();
        // What it says later must find a reader, or it would wait for one.
        std::thread::spawn(move || lines.for_each(drop));
        preview
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        // It may have ended by itself; the test has failed for that already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
