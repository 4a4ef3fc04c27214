//! Parts of a document that the code writes: each between a line `<!-- from the code: NAME -->` and a line `<!-- end -->`.

use std::fs;

use crate::{read, root};

const END: &str = "<!-- end -->";

/// A part that the code writes.
pub(crate) struct Block {
    /// Name in the marker.
    pub(crate) name: String,
    /// The text between the markers, with a line break at its end.
    pub(crate) text: String,
}

fn start(name: &str) -> String {
    format!("<!-- from the code: {name} -->\n")
}

/// Checks that a document has exactly these blocks in this order; where `SPANWISE_BLESS` is set, writes them first.
#[track_caller]
pub(crate) fn check(path: &str, blocks: &[Block]) {
    if std::env::var_os("SPANWISE_BLESS").is_some() {
        let blessed = blocks.iter().fold(read(path), |document, block| with(&document, block));
        fs::write(root().join(path), blessed).unwrap();
    }
    let document = read(path);
    let names: Vec<&str> = document.split("<!-- from the code: ").skip(1).map(name_at).collect();
    let expected: Vec<&str> = blocks.iter().map(|block| block.name.as_str()).collect();
    assert_eq!(names, expected, "{path} has a block for everything in the code, in its order, and none besides");
    for block in blocks {
        let found = document.split(&start(&block.name)).nth(1).and_then(|rest| rest.split(END).next());
        assert_eq!(
            found,
            Some(block.text.as_str()),
            "{path}, block {}: write it anew with SPANWISE_BLESS=1 cargo test --test {}",
            block.name,
            env!("CARGO_CRATE_NAME")
        );
    }
}

fn name_at(rest: &str) -> &str {
    rest.split(" -->").next().unwrap()
}

/// The document with one block replaced, or added at the end.
fn with(document: &str, block: &Block) -> String {
    let start = start(&block.name);
    match document.split_once(&start) {
        Some((before, rest)) => {
            let after = rest.split_once(END).expect("every block has an end").1;
            format!("{before}{start}{}{END}{after}", block.text)
        }
        None => format!("{document}\n{start}{}{END}\n", block.text),
    }
}

#[test]
fn a_block_is_replaced_and_what_is_around_it_stays() {
    let block = |text: &str| Block { name: "a".into(), text: text.into() };
    let added = with("Head\n", &block("one\n"));
    assert_eq!(added, "Head\n\n<!-- from the code: a -->\none\n<!-- end -->\n");
    assert_eq!(with(&format!("{added}Tail\n"), &block("two\n")), format!("{}Tail\n", added.replace("one", "two")));
}
