//! A static file server on the loopback address: what `cargo xtask serve` and the browser tests serve the page with.
//!
//! Standard library only, since the browser tests compile this file too.

use std::fs;
use std::io::{self, BufRead as _, BufReader, Read as _, Write as _};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

/// What the page may load, from where; `index.html` states the same for other web servers.
///
/// Style attributes are allowed because cards are placed with them; they can load nothing from elsewhere.
pub(crate) const CONTENT_POLICY: &str = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; img-src 'self' blob: data:; \
     style-src 'self'; style-src-attr 'unsafe-inline'; object-src 'none'; base-uri 'none'; form-action 'none'";

const LONGEST_HEAD: u64 = 16 * 1024;
const IDLE_LIMIT: Duration = Duration::from_secs(30);

/// A server bound to its port, answering once [`run`](Self::run) is called.
pub(crate) struct Server {
    listener: TcpListener,
    root: PathBuf,
    port: u16,
}

struct Request {
    method: String,
    target: String,
    keep_alive: bool,
}

struct Response {
    status: &'static str,
    content_type: &'static str,
    body: Vec<u8>,
}

impl Server {
    /// Listens on `127.0.0.1:port` for the files of the folder `root`; port 0 takes any free one.
    pub(crate) fn bind(root: &Path, port: u16) -> io::Result<Self> {
        let root = root.canonicalize()?;
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
        let port = listener.local_addr()?.port();
        Ok(Self { listener, root, port })
    }

    /// `http://127.0.0.1:PORT`, without a slash at the end.
    pub(crate) fn origin(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Answers requests for ever, one thread per connection.
    pub(crate) fn run(self) {
        for stream in self.listener.incoming().flatten() {
            let root = self.root.clone();
            // A browser that goes away mid-answer is no news.
            thread::spawn(move || {
                let _ = talk(&stream, &root);
            });
        }
    }
}

fn talk(stream: &TcpStream, root: &Path) -> io::Result<()> {
    stream.set_read_timeout(Some(IDLE_LIMIT))?;
    stream.set_write_timeout(Some(IDLE_LIMIT))?;
    stream.set_nodelay(true)?;
    let mut reader = BufReader::new(stream);
    while let Some(request) = read_request(&mut reader)? {
        let response = answer(&request, root);
        send(stream, &request, &response)?;
        if !request.keep_alive {
            break;
        }
    }
    Ok(())
}

/// `None` when the other side is done, or says what is not HTTP.
fn read_request(reader: &mut BufReader<&TcpStream>) -> io::Result<Option<Request>> {
    let mut head = reader.take(LONGEST_HEAD);
    let mut line = String::new();
    if head.read_line(&mut line)? == 0 {
        return Ok(None);
    }
    let mut words = line.split_whitespace();
    let (Some(method), Some(target), Some(version)) = (words.next(), words.next(), words.next()) else {
        return Ok(None);
    };
    // Bodies are never read, so only requests that have none may be followed by another.
    let mut request = Request {
        method: method.to_owned(),
        target: target.to_owned(),
        keep_alive: version == "HTTP/1.1" && matches!(method, "GET" | "HEAD"),
    };
    loop {
        let mut header = String::new();
        if head.read_line(&mut header)? == 0 {
            return Ok(None);
        }
        let header = header.trim_end().to_ascii_lowercase();
        if header.is_empty() {
            return Ok(Some(request));
        }
        if header.starts_with("content-length:")
            || header.starts_with("transfer-encoding:")
            || header.split_once(':').is_some_and(|(name, value)| name == "connection" && value.contains("close"))
        {
            request.keep_alive = false;
        }
    }
}

fn answer(request: &Request, root: &Path) -> Response {
    if !matches!(request.method.as_str(), "GET" | "HEAD") {
        return Response::text("405 Method Not Allowed", "Only GET and HEAD are answered.\n");
    }
    match file_for(&request.target, root).and_then(|path| Some((fs::read(&path).ok()?, path))) {
        Some((body, path)) => Response { status: "200 OK", content_type: content_type(&path), body },
        None => Response::text("404 Not Found", "There is no such file.\n"),
    }
}

impl Response {
    fn text(status: &'static str, message: &str) -> Self {
        Self { status, content_type: "text/plain; charset=utf-8", body: message.as_bytes().to_vec() }
    }
}

fn send(mut stream: &TcpStream, request: &Request, response: &Response) -> io::Result<()> {
    let Response { status, content_type, body } = response;
    // What carries its build's version in its address is the same for ever; all else is asked for anew.
    let freshness = match request.target.split_once('?') {
        Some((_, query)) if query.starts_with("v=") && status.starts_with("200") => {
            "public, max-age=31536000, immutable"
        }
        _ => "no-cache",
    };
    let connection = if request.keep_alive { "keep-alive" } else { "close" };
    // The isolation headers give the page's clock its finest step, which the benches need.
    let mut message = format!(
        "HTTP/1.1 {status}\r\n\
         Content-Type: {content_type}\r\n\
         Content-Length: {}\r\n\
         Connection: {connection}\r\n\
         Cache-Control: {freshness}\r\n\
         Content-Security-Policy: {CONTENT_POLICY}\r\n\
         Cross-Origin-Opener-Policy: same-origin\r\n\
         Cross-Origin-Embedder-Policy: require-corp\r\n\
         Referrer-Policy: no-referrer\r\n\
         X-Content-Type-Options: nosniff\r\n\r\n",
        body.len()
    )
    .into_bytes();
    if request.method != "HEAD" {
        message.extend_from_slice(body);
    }
    stream.write_all(&message)
}

/// The file that a request target names, if it is one below `root`.
fn file_for(target: &str, root: &Path) -> Option<PathBuf> {
    let path = target.split(['?', '#']).next()?.strip_prefix('/')?;
    let mut file = root.to_path_buf();
    let decoded = percent_decoded(path)?;
    for segment in decoded.split('/') {
        if segment.starts_with('.') || segment.contains(['\\', ':', '\0']) {
            return None;
        }
        file.push(segment);
    }
    if decoded.is_empty() || decoded.ends_with('/') {
        file.push("index.html");
    }
    // A symbolic link may still lead out of the folder.
    let file = file.canonicalize().ok()?;
    (file.starts_with(root) && file.is_file()).then_some(file)
}

fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&byte, tail)) = rest.split_first() {
        if byte == b'%' {
            let digits = std::str::from_utf8(tail.get(..2)?).ok()?;
            bytes.push(u8::from_str_radix(digits, 16).ok()?);
            rest = &tail[2..];
        } else {
            bytes.push(byte);
            rest = tail;
        }
    }
    String::from_utf8(bytes).ok()
}

fn content_type(path: &Path) -> &'static str {
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("webmanifest") => "application/manifest+json",
        Some("json") => "application/json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("csv") => "text/csv; charset=utf-8",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
