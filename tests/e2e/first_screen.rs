//! What a visitor sees first, and what the server says to everything else.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;

use serde_json::json;
use spanwise::engine::grow::Mode;

use crate::steps::{example, figure, frame, items, open_example, people, read};
use crate::support::{Options, browse};

#[test]
fn the_page_opens_on_the_example() {
    browse(Options::default(), async |page| {
        open_example(&page).await;
        page.find("heading", "Spanwise").await;
        assert_eq!(page.js("return document.querySelector('h1').textContent").await, "Spanwise");
        let title = page.client.title().await.unwrap();
        assert!(title.contains("Example"), "{title}");

        let slider = page.find("slider", "Engineers").await;
        let range = read(&page, &slider, "const { value, min, max } = arguments[0]; return [value, min, max]").await;
        assert_eq!(range, json!(["24", "24", "200"]));
        for (name, value) in
            [("Managers", "5"), ("Layers", "2"), ("Mean span", "5.6"), ("Largest span", "7"), ("Manager share", "17 %")]
        {
            assert_eq!(figure(&page, name).await, value, "{name}");
        }
        assert!(!items(&page, "Breakpoints").await.is_empty());
    });
}

#[test]
fn the_page_offers_what_works() {
    browse(Options::default(), async |page| {
        open_example(&page).await;
        for name in ["Undo", "Redo", "Share", "Import", "Export", "Compare", "Search", "Scenarios"] {
            page.find("button", name).await;
        }
        assert_eq!(page.names("tab").await, ["Chart", "Teams", "Growth", "Findings", "Plan"]);
        let buttons = page.names("button").await;
        assert!(buttons.iter().all(|name| !name.is_empty()), "every button has a name: {buttons:?}");
    });
}

#[test]
fn the_chart_is_a_tree_that_tells_all_of_the_example() {
    browse(Options::default(), async |page| {
        open_example(&page).await;
        page.find("tree", "Org chart").await;
        let frame = frame(&example(24), Mode::Adapt, 24);
        let names = people(&page).await;
        assert_eq!(names.len(), frame.structure.len());
        for at in 0..frame.structure.len() as u32 {
            let person = frame.person(at);
            let item = names.iter().find(|name| name.starts_with(&person.name)).expect("everyone is in the tree");
            assert!(item.contains(&person.title), "{item}");
            if frame.structure.is_manager(at) {
                assert!(item.contains(&format!("{} direct reports", frame.structure.span(at))), "{item}");
                let band = frame.load(at).and_then(|load| load.band()).expect("everyone works full time");
                assert!(item.ends_with(band.as_str()), "{item}");
            } else {
                assert_eq!(*item, format!("{}, {}", person.name, person.title));
            }
        }
        assert!(names.contains(&"Ada Okafor, Engineering Manager, 7 direct reports, load 80 %, healthy".to_owned()));
    });
}

#[test]
fn everyone_in_the_tree_has_a_place() {
    browse(Options::default(), async |page| {
        open_example(&page).await;
        let places = [
            ("Dana Moss", json!(["1", "1", "1", "true"])),
            ("Ada Okafor", json!(["2", "4", "1", "true"])),
            ("Ines Silva", json!(["2", "4", "4", "true"])),
            ("Mina Sato", json!(["3", "7", "1", null])),
            ("Felix Larsen", json!(["3", "5", "5", null])),
        ];
        for (name, place) in places {
            let item = page.find_starting("treeitem", name).await;
            let script = "return ['level', 'setsize', 'posinset', 'expanded']
                .map(attribute => arguments[0].getAttribute('aria-' + attribute))";
            assert_eq!(read(&page, &item, script).await, place, "{name}");
        }
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
