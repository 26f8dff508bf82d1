//! A tiny HTTP server for tests: answers as told and remembers what it got.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

/// What the server got.
#[derive(Debug, Clone)]
pub struct Received {
    /// Request line.
    pub line: String,
    /// Header names in lower case, and values.
    pub headers: Vec<(String, String)>,
    /// Body.
    pub body: String,
}

impl Received {
    /// The value of a header.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// What the server does.
#[derive(Debug, Clone)]
pub struct Reply {
    status: Option<u16>,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
    /// What the headers say of the body's length, where that is not the truth.
    declared: Option<usize>,
    /// Nothing more comes after the body, and the connection stays open.
    stall: bool,
    hang: bool,
    close: bool,
}

impl Reply {
    /// An answer without a body.
    pub fn status(status: u16) -> Self {
        let (headers, body) = (Vec::new(), Vec::new());
        Self { status: Some(status), headers, body, declared: None, stall: false, hang: false, close: false }
    }

    /// No answer while the server lives.
    pub fn hang() -> Self {
        Self { hang: true, ..Self::drop_connection() }
    }

    /// No answer: the connection is closed.
    pub fn drop_connection() -> Self {
        Self { status: None, close: true, ..Self::status(0) }
    }

    /// Adds a header.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Adds a body.
    #[must_use]
    pub fn body(mut self, body: impl Into<Vec<u8>>) -> Self {
        self.body = body.into();
        self
    }

    /// Says another length than that of the body; a HEAD request is answered like this.
    #[must_use]
    pub fn declaring(mut self, length: usize) -> Self {
        self.declared = Some(length);
        self
    }

    /// Sends only the first bytes of the body that the headers promise, and closes the connection.
    #[must_use]
    pub fn cut_after(mut self, bytes: usize) -> Self {
        self.declared = Some(self.body.len());
        self.body.truncate(bytes);
        self.close = true;
        self
    }

    /// Sends only the first bytes of the body that the headers promise, and then nothing while the server lives.
    #[must_use]
    pub fn stall_after(mut self, bytes: usize) -> Self {
        self.declared = Some(self.body.len());
        self.body.truncate(bytes);
        self.stall = true;
        self
    }

    /// Closes the connection after the answer, without having said so.
    #[must_use]
    pub fn then_close(mut self) -> Self {
        self.close = true;
        self
    }
}

/// The server; stops when dropped.
pub struct TestServer {
    shared: Arc<Shared>,
    port: u16,
}

/// What is answered, by request and its number.
type Answering = Box<dyn Fn(&Received, usize) -> Reply + Send + Sync>;

struct Shared {
    requests: Mutex<Vec<Received>>,
    connections: AtomicUsize,
    stop: AtomicBool,
    reply: Answering,
}

impl TestServer {
    /// Listens on a free loopback port; `reply` is given the number of the request, from 0.
    pub fn start(reply: impl Fn(usize) -> Reply + Send + Sync + 'static) -> Self {
        Self::answering(move |_, n| reply(n))
    }

    /// The same, where the answer depends on what is asked.
    pub fn answering(reply: impl Fn(&Received, usize) -> Reply + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let shared = Arc::new(Shared {
            requests: Mutex::default(),
            connections: AtomicUsize::new(0),
            stop: AtomicBool::new(false),
            reply: Box::new(reply),
        });
        let accepting = Arc::clone(&shared);
        thread::spawn(move || {
            for stream in listener.incoming() {
                if accepting.stop.load(Ordering::Relaxed) {
                    return;
                }
                accepting.connections.fetch_add(1, Ordering::Relaxed);
                let serving = Arc::clone(&accepting);
                thread::spawn(move || serving.serve(&stream.unwrap()));
            }
        });
        Self { shared, port }
    }

    /// Its port.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// A URL that leads to it.
    pub fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    /// What it got so far.
    pub fn requests(&self) -> Vec<Received> {
        self.shared.requests.lock().unwrap().clone()
    }

    /// How often somebody connected.
    pub fn connections(&self) -> usize {
        self.shared.connections.load(Ordering::Relaxed)
    }
}

impl Drop for TestServer {
    fn drop(&mut self) {
        self.shared.stop.store(true, Ordering::Relaxed);
        // Wakes the accepting thread, which then lets go of the port.
        let _ = TcpStream::connect(("127.0.0.1", self.port));
        while TcpListener::bind(("127.0.0.1", self.port)).is_err() {
            thread::sleep(Duration::from_millis(5));
        }
    }
}

impl Shared {
    fn serve(&self, stream: &TcpStream) {
        let mut reader = BufReader::new(stream);
        while let Some(request) = receive(&mut reader) {
            let n = {
                let mut requests = self.requests.lock().unwrap();
                requests.push(request.clone());
                requests.len() - 1
            };
            let reply = (self.reply)(&request, n);
            self.wait_while(reply.hang);
            let mut writer = stream;
            if let Some(status) = reply.status {
                let length = reply.declared.unwrap_or(reply.body.len());
                let mut head = format!("HTTP/1.1 {status} x\r\ncontent-length: {length}\r\n");
                for (name, value) in &reply.headers {
                    head.extend([name, ": ", value, "\r\n"]);
                }
                let mut answer = format!("{head}\r\n").into_bytes();
                answer.extend_from_slice(&reply.body);
                // Who asked may have gone away.
                if writer.write_all(&answer).is_err() {
                    return;
                }
                self.wait_while(reply.stall);
            }
            if reply.close {
                return;
            }
        }
    }
}

impl Shared {
    fn wait_while(&self, waiting: bool) {
        while waiting && !self.stop.load(Ordering::Relaxed) {
            thread::sleep(Duration::from_millis(10));
        }
    }
}

fn receive(reader: &mut impl BufRead) -> Option<Received> {
    let mut line = String::new();
    if reader.read_line(&mut line).ok()? == 0 {
        return None;
    }
    let mut headers = Vec::new();
    loop {
        let mut header = String::new();
        reader.read_line(&mut header).ok()?;
        let Some((name, value)) = header.trim_end().split_once(':') else { break };
        headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
    }
    let length = headers.iter().find(|(name, _)| name == "content-length").map_or(0, |(_, n)| n.parse().unwrap());
    let mut body = vec![0; length];
    reader.read_exact(&mut body).ok()?;
    Some(Received { line: line.trim_end().to_owned(), headers, body: String::from_utf8(body).unwrap() })
}
