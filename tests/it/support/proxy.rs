//! A proxy in front of a server that counts requests and does harm by a plan, or answers by itself.

use std::collections::BTreeMap;
use std::fmt;
use std::io::{self, BufReader, Read as _, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};
use std::time::Duration;

use sha2::{Digest as _, Sha256};

use super::http::{Answer, Client, Request};

/// What happens to an answer on its way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Another status in its place, with `Retry-After` if given: 503, 500, 429, 403, 404, ….
    Status(u16, Option<u32>),
    /// The connection ends before the answer begins.
    NoAnswer,
    /// The connection ends behind the headers.
    HeadOnly,
    /// `Content-Length` is right, and the connection ends after half of the body.
    CutBody,
    /// A bit of the body is another. Which one depends on the number.
    FlippedBit(u64),
    /// The body comes slowly, in 20 pieces.
    Trickle(Duration),
    /// Half of the body, then nothing for so long, then the end of the connection.
    Stall(Duration),
    /// An `ETag` that is not the object's.
    WrongEtag,
}

impl Fault {
    /// Its name in counts.
    pub fn name(self) -> String {
        match self {
            Self::Status(status, None) => status.to_string(),
            Self::Status(status, Some(_)) => format!("{status} with Retry-After"),
            Self::NoAnswer => "closed before the headers".to_owned(),
            Self::HeadOnly => "closed behind the headers".to_owned(),
            Self::CutBody => "cut body".to_owned(),
            Self::FlippedBit(_) => "flipped bit".to_owned(),
            Self::Trickle(_) => "trickle".to_owned(),
            Self::Stall(_) => "stall".to_owned(),
            Self::WrongEtag => "wrong ETag".to_owned(),
        }
    }

    /// Whether it needs a body to be harm at all.
    fn needs_body(self) -> bool {
        matches!(self, Self::CutBody | Self::FlippedBit(_) | Self::HeadOnly | Self::Trickle(_) | Self::Stall(_))
    }
}

/// What a request asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A page of a listing.
    List,
    /// Whether an object is there.
    Head,
    /// An object.
    Get,
    /// Anything else.
    Other,
}

/// A request, as plans see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// What it asks for.
    pub kind: Kind,
    /// Path and query, decoded: clients differ in what they escape.
    pub target: String,
    /// How often the same was asked before.
    pub before: u32,
}

/// Decides what happens to the answer to a request.
type Plan = Box<dyn Fn(&Seen) -> Option<Fault> + Send + Sync>;
/// Gives the answer to a request.
type Answerer = Box<dyn Fn(&Request) -> io::Result<Answer> + Send + Sync>;

/// A plan that harms `per_mille` of a thousand requests, chosen by what is asked and how often, not by when: the same seed
/// does the same harm to the same lake. Nothing is harmed more than `at_most` times, so that who tries again succeeds.
pub fn seeded(seed: u64, per_mille: u64, at_most: u32, faults: Vec<Fault>) -> impl Fn(&Seen) -> Option<Fault> {
    move |seen| {
        // Prefixes differ from run to run, and names do not.
        let path = seen.target.split('?').next().unwrap_or_default();
        let name = if seen.kind == Kind::List { "list" } else { path.rsplit('/').next().unwrap_or_default() };
        let text = format!("{seed} {:?} {name} {}", seen.kind, seen.before);
        let hash = Sha256::digest(text.as_bytes());
        let number = |at: usize| u64::from_be_bytes(hash[at..at + 8].try_into().unwrap());
        let fault = faults[usize::try_from(number(8) % u64::try_from(faults.len()).unwrap()).unwrap()];
        (seen.before < at_most && number(0) % 1_000 < per_mille).then_some(match fault {
            Fault::FlippedBit(_) => Fault::FlippedBit(number(16)),
            fault => fault,
        })
    }
}

/// Requests by what they ask for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Requests {
    /// Pages of listings.
    pub lists: usize,
    /// Of metadata.
    pub heads: usize,
    /// Of objects.
    pub gets: usize,
    /// Others.
    pub others: usize,
}

impl Requests {
    /// All of them.
    pub fn all(self) -> usize {
        self.lists + self.heads + self.gets + self.others
    }
}

/// What was asked in order of arrival, and how often.
#[derive(Default)]
struct Log {
    all: Vec<Seen>,
    times: BTreeMap<(Kind, String), u32>,
}

struct State {
    /// A maker of answerers: each connection has its own.
    answerer: Box<dyn Fn() -> Answerer + Send + Sync>,
    plan: RwLock<Plan>,
    seen: Mutex<Log>,
    injected: Mutex<BTreeMap<String, usize>>,
    given_up: AtomicUsize,
    stopped: AtomicBool,
}

/// The proxy; it takes no more connections when dropped.
pub struct Proxy {
    port: u16,
    state: Arc<State>,
}

impl fmt::Debug for Proxy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Proxy").field("port", &self.port).finish_non_exhaustive()
    }
}

impl Proxy {
    /// A proxy before the server on a port of this machine, harmless until it has a plan. `host` takes the place of `Host`.
    pub fn before(port: u16, host: Option<String>) -> Self {
        Self::start(Box::new(move || {
            let (client, host) = (Client::new(port), host.clone());
            Box::new(move |request| {
                let mut request = request.clone();
                if let Some(host) = &host {
                    request.headers.set("Host", host);
                }
                client.ask(&request)
            })
        }))
    }

    /// A server that answers by itself.
    pub fn answering(answer: impl Fn(&Request) -> Answer + Send + Sync + 'static) -> Self {
        let answer = Arc::new(answer);
        Self::start(Box::new(move || {
            let answer = Arc::clone(&answer);
            Box::new(move |request| Ok(answer(request)))
        }))
    }

    fn start(answerer: Box<dyn Fn() -> Answerer + Send + Sync>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let state = Arc::new(State {
            answerer,
            plan: RwLock::new(Box::new(|_| None)),
            seen: Mutex::default(),
            injected: Mutex::default(),
            given_up: AtomicUsize::new(0),
            stopped: AtomicBool::new(false),
        });
        let shared = Arc::clone(&state);
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                if shared.stopped.load(Ordering::Acquire) {
                    break;
                }
                let (Ok(stream), state) = (stream, Arc::clone(&shared)) else { continue };
                // A connection that breaks is the other side's to tell.
                std::thread::spawn(move || state.serve(&stream));
            }
        });
        Self { port, state }
    }

    /// Where it listens.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Does harm by this plan from now on.
    pub fn plan(&self, plan: impl Fn(&Seen) -> Option<Fault> + Send + Sync + 'static) {
        *self.state.plan.write().unwrap_or_else(PoisonError::into_inner) = Box::new(plan);
    }

    /// Does no more harm.
    pub fn be_harmless(&self) {
        self.plan(|_| None);
    }

    /// Everything that was asked so far, in order of arrival.
    pub fn seen(&self) -> Vec<Seen> {
        lock(&self.state.seen).all.clone()
    }

    /// How much was asked so far.
    pub fn requests(&self) -> Requests {
        let mut requests = Requests::default();
        for seen in &lock(&self.state.seen).all {
            *match seen.kind {
                Kind::List => &mut requests.lists,
                Kind::Head => &mut requests.heads,
                Kind::Get => &mut requests.gets,
                Kind::Other => &mut requests.others,
            } += 1;
        }
        requests
    }

    /// Forgets what was asked, and with it how often.
    pub fn forget(&self) {
        *lock(&self.state.seen) = Log::default();
    }

    /// The harm done so far, by name.
    pub fn injected(&self) -> BTreeMap<String, usize> {
        lock(&self.state.injected).clone()
    }

    /// How many stalls the other side did not wait out.
    pub fn given_up(&self) -> usize {
        self.state.given_up.load(Ordering::Acquire)
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        self.state.stopped.store(true, Ordering::Release);
        // Wakes the thread that waits for connections.
        let _ = TcpStream::connect(("127.0.0.1", self.port));
    }
}

fn lock<T>(of: &Mutex<T>) -> MutexGuard<'_, T> {
    of.lock().unwrap_or_else(PoisonError::into_inner)
}

impl State {
    fn serve(&self, stream: &TcpStream) -> io::Result<()> {
        stream.set_nodelay(true)?;
        let answerer = (self.answerer)();
        let (mut reader, mut writer) = (BufReader::new(stream), stream);
        while let Some(request) = Request::read(&mut reader)? {
            let seen = self.note(&request);
            let fault = (self.plan.read().unwrap_or_else(PoisonError::into_inner))(&seen);
            if fault == Some(Fault::NoAnswer) {
                self.count(Fault::NoAnswer);
                return stream.shutdown(Shutdown::Both);
            }
            if let Some(Fault::Status(status, retry_after)) = fault {
                self.count(Fault::Status(status, retry_after));
                write(&mut writer, &refusal(status, retry_after, request.method == "HEAD"))?;
                continue;
            }
            let mut answer = answerer(&request)?;
            match fault.filter(|fault| !fault.needs_body() || answer.body.len() > 1) {
                Some(fault) => {
                    self.count(fault);
                    if !self.harm(stream, &mut answer, fault)? {
                        return stream.shutdown(Shutdown::Both);
                    }
                }
                None => write(&mut writer, &answer)?,
            }
        }
        Ok(())
    }

    fn note(&self, request: &Request) -> Seen {
        let (kind, target) = (kind(request), decoded(&request.target));
        let Log { all, times } = &mut *lock(&self.seen);
        let before = times.entry((kind, target.clone())).or_default();
        let seen = Seen { kind, target, before: *before };
        *before += 1;
        all.push(seen.clone());
        seen
    }

    fn count(&self, fault: Fault) {
        *lock(&self.injected).entry(fault.name()).or_default() += 1;
    }

    /// Sends an answer as the fault has it; whether the connection can go on.
    fn harm(&self, mut to: &TcpStream, answer: &mut Answer, fault: Fault) -> io::Result<bool> {
        let half = answer.body.len() / 2;
        match fault {
            Fault::Status(..) | Fault::NoAnswer => unreachable!("these need no answer"),
            Fault::HeadOnly => to.write_all(answer.head().as_bytes())?,
            Fault::CutBody => {
                to.write_all(answer.head().as_bytes())?;
                to.write_all(&answer.body[..half])?;
            }
            Fault::FlippedBit(which) => {
                let bits = 8 * u64::try_from(answer.body.len()).unwrap();
                let bit = which % bits;
                answer.body[usize::try_from(bit / 8).unwrap()] ^= 1 << (bit % 8);
                write(&mut to, answer)?;
                return Ok(true);
            }
            Fault::Trickle(whole) => {
                to.write_all(answer.head().as_bytes())?;
                for piece in answer.body.chunks(answer.body.len().div_ceil(20)) {
                    to.write_all(piece)?;
                    to.flush()?;
                    std::thread::sleep(whole / 20);
                }
                return Ok(true);
            }
            Fault::Stall(long) => {
                to.write_all(answer.head().as_bytes())?;
                to.write_all(&answer.body[..half])?;
                to.flush()?;
                // Until then, or until the other side has enough of it.
                to.set_read_timeout(Some(long))?;
                let waited =
                    |error: &io::Error| [io::ErrorKind::WouldBlock, io::ErrorKind::TimedOut].contains(&error.kind());
                if !to.read(&mut [0]).is_err_and(|error| waited(&error)) {
                    self.given_up.fetch_add(1, Ordering::AcqRel);
                }
            }
            Fault::WrongEtag => {
                answer.headers.set("ETag", "\"00000000000000000000000000000000\"");
                write(&mut to, answer)?;
                return Ok(true);
            }
        }
        to.flush()?;
        Ok(false)
    }
}

/// A path with its escapes resolved.
fn decoded(path: &str) -> String {
    let mut pieces = path.split('%');
    let mut bytes = pieces.next().unwrap_or_default().as_bytes().to_vec();
    for piece in pieces {
        match piece.get(..2).and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) => bytes.extend([&[byte], &piece.as_bytes()[2..]].concat()),
            None => bytes.extend([b"%", piece.as_bytes()].concat()),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// What a request of S3, GCS (both APIs), Azure or plain HTTP asks for.
fn kind(request: &Request) -> Kind {
    let asks = |name: &str, value: &str| request.parameter(name).is_some_and(|is| is == value);
    let json_list = request.path().starts_with("/storage/v1/b/") && request.path().ends_with("/o");
    match request.method.as_str() {
        "HEAD" => Kind::Head,
        "GET" if json_list || asks("list-type", "2") || asks("comp", "list") => Kind::List,
        "GET" => Kind::Get,
        _ => Kind::Other,
    }
}

fn write(to: &mut impl Write, answer: &Answer) -> io::Result<()> {
    to.write_all(answer.head().as_bytes())?;
    to.write_all(&answer.body)?;
    to.flush()
}

/// An answer as stores refuse.
fn refusal(status: u16, retry_after: Option<u32>, head: bool) -> Answer {
    let code = match status {
        403 => "AccessDenied",
        404 => "NoSuchKey",
        429 => "TooManyRequests",
        503 => "SlowDown",
        _ => "InternalError",
    };
    let text = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>{code}</Code><Message>Planned.</Message></Error>"
    );
    let mut answer = Answer::new(status, if head { String::new() } else { text });
    answer.headers.set("Content-Type", "application/xml");
    if let Some(seconds) = retry_after {
        answer.headers.set("Retry-After", seconds);
    }
    answer
}
