//! Chromium through its devtools protocol, as little of it as a reader needs.
//!
//! In: commands with their parameters as JSON. Out: what Chromium answers, and the
//! events of a tab.
//!
//! 1. Chromium says on stderr where its web socket is;
//! 2. one thread reads the socket: an answer goes to whoever waits for it, an event
//!    to the listener of its tab. Commands are written to the same socket from any
//!    thread, so that no command waits for a read;
//! 3. every tab is in a context of its own: it shares no choice that a reader made
//!    in another.

use std::collections::HashMap;
use std::io::{BufRead, BufReader};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use serde_json::{Value, json};
use tempfile::TempDir;
use tungstenite::protocol::Role;
use tungstenite::{Message, WebSocket};

/// How long Chromium may take to answer.
const PATIENCE: Duration = Duration::from_secs(60);

const ARGS: [&str; 16] = [
    "--headless",
    "--no-sandbox",
    "--remote-debugging-port=0",
    "--window-size=1280,900",
    // The width of a window is then that of its page.
    "--hide-scrollbars",
    // The reader has a mouse.
    "--blink-settings=primaryHoverType=2,availableHoverTypes=2,\
     primaryPointerType=4,availablePointerTypes=4",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    // Tabs beside each other: none of them is in the background.
    "--disable-background-timer-throttling",
    "--disable-backgrounding-occluded-windows",
    "--disable-renderer-backgrounding",
    "--force-color-profile=srgb",
];

/// What hears the events of a tab: each with its name and its parameters.
type Listener = Box<dyn Fn(&str, &Value) + Send>;

/// A running Chromium, which ends with this.
pub struct Browser {
    child: Child,
    connection: Arc<Connection>,
    /// Of nobody, and gone afterwards.
    _profile: TempDir,
}

impl Browser {
    /// Starts the program at this path.
    pub fn start(program: &Path) -> Self {
        let profile = tempfile::tempdir().expect("a folder can be made");
        let mut child = Command::new(program)
            .args(ARGS)
            .arg(format!("--user-data-dir={}", profile.path().display()))
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .expect("Chromium can be started");
        let stderr = child.stderr.take().expect("it is piped");
        let mut lines = BufReader::new(stderr).lines().map_while(Result::ok);
        let url = lines.find_map(|line| {
            line.strip_prefix("DevTools listening on ").map(|url| url.trim().to_string())
        });
        // What it says later must find a reader, or it would wait for one.
        std::thread::spawn(move || lines.for_each(drop));
        let connection = Connection::new(&url.expect("Chromium says where it listens"));
        Self { child, connection, _profile: profile }
    }

    /// Opens a tab.
    pub fn tab(&self, listener: impl Fn(&str, &Value) + Send + 'static) -> Tab {
        let id = |method: &str, params: Value, name: &str| {
            let answer = self.connection.call(None, method, params);
            let answer = answer.unwrap_or_else(|error| panic!("{method}: {error}"));
            answer[name].as_str().expect("what was made has a name").to_string()
        };
        let context = id("Target.createBrowserContext", json!({}), "browserContextId");
        let target = json!({ "url": "about:blank", "browserContextId": &context });
        let target = id("Target.createTarget", target, "targetId");
        let session = json!({ "targetId": target, "flatten": true });
        let session = id("Target.attachToTarget", session, "sessionId");
        lock(&self.connection.listeners).insert(session.clone(), Box::new(listener));
        Tab { context, session, connection: Arc::clone(&self.connection) }
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // Its own processes end when it closes; it itself in any case.
        let _ = self.connection.call(None, "Browser.close", json!({}));
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A tab, which closes with this.
pub struct Tab {
    context: String,
    session: String,
    connection: Arc<Connection>,
}

impl Tab {
    /// Sends a command and waits for what comes of it.
    ///
    /// # Errors
    ///
    /// What Chromium says of a command that failed.
    pub fn call(&self, method: &str, params: Value) -> Result<Value, String> {
        self.connection.call(Some(&self.session), method, params)
    }

    /// What a script comes to, also one that promises it.
    ///
    /// # Errors
    ///
    /// When the script throws, or its page goes away.
    pub fn evaluate(&self, script: &str) -> Result<Value, String> {
        let params = json!({ "expression": script, "awaitPromise": true, "returnByValue": true });
        let mut answer = self.call("Runtime.evaluate", params)?;
        match answer.get("exceptionDetails") {
            Some(exception) => Err(exception["exception"]["description"].to_string()),
            None => Ok(answer["result"]["value"].take()),
        }
    }
}

impl Drop for Tab {
    fn drop(&mut self) {
        lock(&self.connection.listeners).remove(&self.session);
        let context = json!({ "browserContextId": self.context });
        let _ = self.connection.call(None, "Target.disposeBrowserContext", context);
    }
}

/// The web socket.
struct Connection {
    last: AtomicU64,
    writer: Mutex<WebSocket<TcpStream>>,
    waiting: Mutex<HashMap<u64, Sender<Result<Value, String>>>>,
    listeners: Mutex<HashMap<String, Listener>>,
}

impl Connection {
    fn new(url: &str) -> Arc<Self> {
        let address = url.strip_prefix("ws://").and_then(|rest| rest.split('/').next());
        let stream = TcpStream::connect(address.expect("a web socket has an address"));
        let stream = stream.expect("Chromium listens");
        stream.set_nodelay(true).expect("it is a socket");
        let to_write = stream.try_clone().expect("a socket has two ends");
        let (reader, _) = tungstenite::client(url, stream).expect("Chromium shakes hands");
        let connection = Arc::new(Self {
            last: AtomicU64::new(0),
            writer: Mutex::new(WebSocket::from_raw_socket(to_write, Role::Client, None)),
            waiting: Mutex::default(),
            listeners: Mutex::default(),
        });
        let for_reading = Arc::clone(&connection);
        std::thread::spawn(move || for_reading.read(reader));
        connection
    }

    fn call(&self, session: Option<&str>, method: &str, params: Value) -> Result<Value, String> {
        let id = self.last.fetch_add(1, Ordering::Relaxed);
        let mut command = json!({ "id": id, "method": method, "params": params });
        if let Some(session) = session {
            command["sessionId"] = json!(session);
        }
        let (sender, answer): (_, Receiver<_>) = channel();
        lock(&self.waiting).insert(id, sender);
        let sent = lock(&self.writer).send(Message::text(command.to_string()));
        sent.map_err(|error| error.to_string())?;
        answer.recv_timeout(PATIENCE).map_err(|error| format!("{method}: {error}"))?
    }

    /// Gives answers and events to whom they belong, until Chromium ends.
    fn read(&self, mut socket: WebSocket<TcpStream>) {
        while let Ok(message) = socket.read() {
            let Ok(text) = message.to_text() else { continue };
            let Ok(mut message) = serde_json::from_str::<Value>(text) else { continue };
            if let Some(waiting) =
                message["id"].as_u64().and_then(|id| lock(&self.waiting).remove(&id))
            {
                let answer = match message.get("error") {
                    Some(error) => Err(error["message"].to_string()),
                    None => Ok(message["result"].take()),
                };
                // Who waited may have gone.
                let _ = waiting.send(answer);
            } else if let (Some(session), Some(method)) =
                (message["sessionId"].as_str(), message["method"].as_str())
                && let Some(listener) = lock(&self.listeners).get(session)
            {
                listener(method, &message["params"]);
            }
        }
        // Nobody is answered any more.
        lock(&self.waiting).clear();
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
