//! HTTP/1.1 as far as these tests need it: messages read whole, and a client for one server.

use std::io::{self, BufRead, BufReader, Write};
use std::net::TcpStream;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// Header names and values as they came.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Headers(pub Vec<(String, String)>);

impl Headers {
    /// The value of the first header of that name, in whatever case it is written.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }

    /// Puts a header in place of all of that name.
    pub fn set(&mut self, name: &str, value: impl ToString) {
        self.remove(name);
        self.0.push((name.to_owned(), value.to_string()));
    }

    /// Takes all headers of that name away.
    pub fn remove(&mut self, name: &str) {
        self.0.retain(|(known, _)| !known.eq_ignore_ascii_case(name));
    }

    fn write(&self, text: &mut String) {
        for (name, value) in &self.0 {
            text.extend([name, ": ", value, "\r\n"]);
        }
        text.push_str("\r\n");
    }
}

/// A request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// `GET`, `HEAD`, `PUT`, ….
    pub method: String,
    /// Path and query as they stand in the request line.
    pub target: String,
    /// Its headers.
    pub headers: Headers,
    /// Its body.
    pub body: Vec<u8>,
}

impl Request {
    /// A request without a body.
    pub fn new(method: &str, target: &str) -> Self {
        Self { method: method.to_owned(), target: target.to_owned(), headers: Headers::default(), body: Vec::new() }
    }

    /// The next request on a connection; `None` when the other side has closed it.
    pub fn read(from: &mut impl BufRead) -> io::Result<Option<Self>> {
        let mut line = String::new();
        if from.read_line(&mut line)? == 0 {
            return Ok(None);
        }
        let mut words = line.split_whitespace();
        let (Some(method), Some(target)) = (words.next(), words.next()) else { return Err(wrong(&line)) };
        let headers = read_headers(from)?;
        let body = read_body(from, &headers, false)?;
        Ok(Some(Self { method: method.to_owned(), target: target.to_owned(), headers, body }))
    }

    /// The path, without the query.
    pub fn path(&self) -> &str {
        self.target.split_once('?').map_or(self.target.as_str(), |(path, _)| path)
    }

    /// A parameter of the query, decoded.
    pub fn parameter(&self, name: &str) -> Option<String> {
        let (_, query) = self.target.split_once('?')?;
        let pairs = url::form_urlencoded::parse(query.as_bytes());
        pairs.into_iter().find(|(known, _)| known == name).map(|(_, value)| value.into_owned())
    }

    fn write(&self, to: &mut impl Write) -> io::Result<()> {
        let mut head = format!("{} {} HTTP/1.1\r\n", self.method, self.target);
        let mut headers = self.headers.clone();
        headers.remove("transfer-encoding");
        if !self.body.is_empty() || ["PUT", "POST"].contains(&self.method.as_str()) {
            headers.set("Content-Length", self.body.len());
        }
        headers.write(&mut head);
        to.write_all(head.as_bytes())?;
        to.write_all(&self.body)?;
        to.flush()
    }
}

/// An answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// Its status.
    pub status: u16,
    /// Its headers. `Content-Length` is that of the body, except in answers to HEAD, where it is kept as it came.
    pub headers: Headers,
    /// Its body.
    pub body: Vec<u8>,
}

impl Answer {
    /// An answer with a body.
    pub fn new(status: u16, body: impl Into<Vec<u8>>) -> Self {
        let body = body.into();
        let mut headers = Headers::default();
        headers.set("Content-Length", body.len());
        Self { status, headers, body }
    }

    /// The same with a header.
    #[must_use]
    pub fn header(mut self, name: &str, value: impl ToString) -> Self {
        self.headers.set(name, value);
        self
    }

    /// The answer to a request of that method.
    pub fn read(from: &mut impl BufRead, method: &str) -> io::Result<Self> {
        let mut line = String::new();
        if from.read_line(&mut line)? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        let status =
            line.split_whitespace().nth(1).and_then(|status| status.parse().ok()).ok_or_else(|| wrong(&line))?;
        let mut headers = read_headers(from)?;
        if method == "HEAD" || status == 204 || status == 304 {
            return Ok(Self { status, headers, body: Vec::new() });
        }
        let unframed = headers.get("content-length").is_none() && headers.get("transfer-encoding").is_none();
        let body = read_body(from, &headers, unframed)?;
        headers.remove("transfer-encoding");
        headers.set("Content-Length", body.len());
        Ok(Self { status, headers, body })
    }

    /// The status line and the headers.
    pub fn head(&self) -> String {
        let mut head = format!("HTTP/1.1 {} X\r\n", self.status);
        self.headers.write(&mut head);
        head
    }

    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

fn wrong(line: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, format!("`{}` is no HTTP", line.trim_end()))
}

fn read_headers(from: &mut impl BufRead) -> io::Result<Headers> {
    let mut headers = Headers::default();
    loop {
        let mut line = String::new();
        if from.read_line(&mut line)? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        match line.trim_end().split_once(':') {
            Some((name, value)) => headers.0.push((name.to_owned(), value.trim().to_owned())),
            None if line.trim_end().is_empty() => return Ok(headers),
            None => return Err(wrong(&line)),
        }
    }
}

fn read_body(from: &mut impl BufRead, headers: &Headers, to_the_end: bool) -> io::Result<Vec<u8>> {
    let mut body = Vec::new();
    if headers.get("transfer-encoding").is_some_and(|coding| coding.eq_ignore_ascii_case("chunked")) {
        loop {
            let mut line = String::new();
            from.read_line(&mut line)?;
            let size = line.split(';').next().and_then(|size| usize::from_str_radix(size.trim(), 16).ok());
            let Some(size) = size else { return Err(wrong(&line)) };
            let start = body.len();
            body.resize(start + size, 0);
            from.read_exact(&mut body[start..])?;
            from.read_line(&mut String::new())?;
            if size == 0 {
                return Ok(body);
            }
        }
    }
    if to_the_end {
        from.read_to_end(&mut body)?;
    } else if let Some(length) = headers.get("content-length") {
        body.resize(length.parse().map_err(|_| wrong(length))?, 0);
        from.read_exact(&mut body)?;
    }
    Ok(body)
}

/// A client of the server on a port of this machine, with one connection that is kept.
#[derive(Debug)]
pub struct Client {
    port: u16,
    connection: Mutex<Option<BufReader<TcpStream>>>,
}

impl Client {
    /// A client that has not connected yet.
    pub fn new(port: u16) -> Self {
        Self { port, connection: Mutex::default() }
    }

    /// Sends a request, adding `Host` where it has none, and gives the answer.
    pub fn ask(&self, request: &Request) -> io::Result<Answer> {
        let mut request = request.clone();
        if request.headers.get("host").is_none() {
            request.headers.set("Host", format!("127.0.0.1:{}", self.port));
        }
        let mut kept = self.connection.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(connection) = kept.take()
            && let Ok(answer) = exchange(connection, &request, &mut kept)
        {
            return Ok(answer);
        }
        // A kept connection may have been closed meanwhile; on a new one an error is an error.
        let stream = TcpStream::connect(("127.0.0.1", self.port))?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(Duration::from_mins(1)))?;
        exchange(BufReader::new(stream), &request, &mut kept)
    }
}

fn exchange(
    mut connection: BufReader<TcpStream>,
    request: &Request,
    kept: &mut Option<BufReader<TcpStream>>,
) -> io::Result<Answer> {
    request.write(connection.get_mut())?;
    let answer = Answer::read(&mut connection, &request.method)?;
    let closes = answer.headers.get("connection").is_some_and(|value| value.eq_ignore_ascii_case("close"));
    *kept = (!closes).then_some(connection);
    Ok(answer)
}
