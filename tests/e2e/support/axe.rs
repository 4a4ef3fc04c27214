//! What axe-core objects to on a page.

use std::fs;
use std::io::Read as _;
use std::path::Path;

use flate2::read::GzDecoder;

use super::Page;

/// Runs the rules of WCAG 2.2, levels A and AA, and gives one line an element that breaks one.
const RUN: &str = "const done = arguments[0];
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
    axe.run({ runOnly: tags, resultTypes: ['violations'] }).then(
        found => done(found.violations.flatMap(rule => rule.nodes.map(node =>
            `${rule.id}: ${node.target.join(' ')}: ${node.failureSummary.replace(/\\s+/g, ' ')}`))),
        error => done([String(error)]))";

impl Page {
    /// What breaks WCAG 2.2 at level AA on the page as it is, one line an element.
    pub(crate) async fn axe(&self) -> Vec<String> {
        if self.js("return typeof axe").await == "undefined" {
            self.js(&source()).await;
        }
        let found = self.client.execute_async(RUN, Vec::new()).await.expect("axe-core runs");
        serde_json::from_value::<Vec<String>>(found).expect("a list of texts")
    }
}

fn source() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/axe-core/axe.min.js.gz");
    let mut text = String::new();
    GzDecoder::new(fs::File::open(path).expect("axe-core is here")).read_to_string(&mut text).expect("it is text");
    text
}
