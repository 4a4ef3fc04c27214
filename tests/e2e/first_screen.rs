//! What a visitor sees first, and what the server says to everything else.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;

use crate::support::{Options, browse};

#[test]
fn the_page_opens_with_its_name() {
    browse(Options::default(), async |page| {
        page.open("").await;
        page.find("heading", "Spanwise").await;
        assert_eq!(page.client.title().await.unwrap(), "Spanwise");
        let level = page.js("return document.querySelector('h1').textContent").await;
        assert_eq!(level, "Spanwise");
    });
}

#[test]
fn an_unknown_path_is_not_found() {
    browse(Options::default(), async |page| {
        assert_eq!(status(&page.origin(), "GET", "/"), "200 OK");
        assert_eq!(status(&page.origin(), "HEAD", "/spanwise_bg.wasm"), "200 OK");
        assert_eq!(status(&page.origin(), "GET", "/no-such-file.css"), "404 Not Found");
        assert_eq!(status(&page.origin(), "GET", "/styles"), "404 Not Found");
        assert_eq!(status(&page.origin(), "GET", "/../Cargo.toml"), "404 Not Found");
        assert_eq!(status(&page.origin(), "GET", "/%2e%2e/Cargo.toml"), "404 Not Found");
        assert_eq!(status(&page.origin(), "GET", "/..%2fCargo.toml"), "404 Not Found");
        assert_eq!(status(&page.origin(), "POST", "/"), "405 Method Not Allowed");
    });
}

/// The status that the server gives to a path sent as it stands, which no browser would do.
fn status(origin: &str, method: &str, path: &str) -> String {
    let mut stream = TcpStream::connect(origin.trim_start_matches("http://")).unwrap();
    write!(stream, "{method} {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    let answer = String::from_utf8_lossy(&answer).into_owned();
    let line = answer.lines().next().unwrap();
    line.strip_prefix("HTTP/1.1 ").unwrap().to_owned()
}
