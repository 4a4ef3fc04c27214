//! What must hold for any bytes: what is read is refused or sound, and survives being written and read again. The fuzz
//! targets run it on bytes that a fuzzer makes, `tests/corpus.rs` on those that were kept.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use spanwise::engine::analyze::{Settings, analyze};
use spanwise::engine::org::{Org, Structure};
use spanwise::engine::roster::import_bytes;
use spanwise::engine::scenario::file::{read_scenario, write_scenario};
use spanwise::engine::scenario::{Scenario, Source, roster_org};
use spanwise::engine::share::{With, decode, encode};

/// Most people of an org that is analyzed: larger ones teach a fuzzer nothing new.
const MOST_PEOPLE: usize = 300;

const EVERYTHING: With = With { names: true, titles: true, pay: true };

/// A table of people: any bytes are imported or refused, and what is imported is an org that files carry.
pub(crate) fn roster(bytes: &[u8]) {
    let Ok(import) = import_bytes(bytes) else { return };
    if import.roster.people.len() > MOST_PEOPLE {
        return;
    }
    sound(&roster_org(&import.roster), &Settings::default());
    let scenario = Scenario { source: Source::Roster(import.roster.into()), ..Scenario::default() };
    written(&scenario);
}

/// A scenario file.
pub(crate) fn scenario(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let Ok(file) = read_scenario(text) else { return };
    // Once more, since entries that were left out count no more in the places of the others.
    let again = written(&file.scenario);
    assert_eq!(written(&again), again);
    let org = file.scenario.base_org();
    if org.n_ids() <= MOST_PEOPLE {
        sound(&org, &file.scenario.settings);
        // The model that links of rosters are coded on takes its time, so only some are linked.
        if !matches!(file.scenario.source, Source::Roster(_)) || bytes.len().is_multiple_of(16) {
            linked(&file.scenario);
        }
    }
}

/// A link: any text, and the same bytes as what is in a token of each version, behind a checksum that fits.
pub(crate) fn link(bytes: &[u8]) {
    if let Ok(text) = std::str::from_utf8(bytes) {
        opened(text);
    }
    if let Some((version, data)) = bytes.split_first() {
        let (deflated, version) = (version >> 4 & 1, 1 + version % 5);
        // Version 5 has no flag for deflated data.
        let data = if version == 5 { data.to_vec() } else { [&[deflated], data].concat() };
        let body = [&crc32(&data).to_le_bytes(), data.as_slice()].concat();
        opened(&format!("s={version}.{}", URL_SAFE_NO_PAD.encode(body)));
    }
}

fn opened(link: &str) {
    let Ok(decoded) = decode(link) else { return };
    let org = decoded.scenario.base_org();
    // A few bytes may say that there are 20,000 people.
    if org.n_ids() <= MOST_PEOPLE {
        linked(&decoded.scenario);
        sound(&org, &decoded.scenario.settings);
    }
}

/// What a link of a scenario opens to travels whole from then on.
fn linked(scenario: &Scenario) {
    for with in [EVERYTHING, With::default()] {
        let Ok(link) = encode(scenario, with) else { return };
        let opened = decode(&link).expect("our own link").scenario;
        let again = encode(&opened, with).expect("as many as before");
        assert_eq!(decode(&again).expect("our own link").scenario, opened, "what travelled once travels whole");
    }
}

/// A file reads back as it was written; what is read of it.
fn written(scenario: &Scenario) -> Scenario {
    let text = write_scenario(scenario);
    let again = read_scenario(&text).expect("our own file").scenario;
    assert_eq!(write_scenario(&again), text);
    again
}

/// Nobody is above themselves, the flat arrays say what the graph says, and every figure can be worked out.
fn sound(org: &Org, settings: &Settings) {
    for (id, _) in org.people() {
        let above = std::iter::successors(org.manager_of(id), |&at| org.manager_of(at));
        assert!(above.take(org.n_ids()).all(|at| at != id), "{id:?} is above themselves");
    }
    let structure = Structure::of(org, None);
    for at in 0..structure.len() as u32 {
        let person = org.person(structure.id(at)).expect("who is counted is there");
        assert!(!person.vacant, "{person:?} is counted");
    }
    let report = analyze(&structure, settings);
    assert_eq!(report.metrics.people as usize, structure.len());
}

/// The checksum of a token.
fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, &byte| {
        (0..8).fold(crc ^ u32::from(byte), |crc, _| (crc >> 1) ^ (0xEDB8_8320 & (crc & 1).wrapping_neg()))
    })
}
