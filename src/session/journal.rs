//! A scenario with everything that can be undone and done again, as text and back.
//!
//! ```text
//! spanwise-journal 1 <checksum of all that follows>
//! <bytes of the choices> <bytes of the source>
//! <choices><source>                                  each a scenario file
//! past <bytes of the name> <prefix> <suffix> <bytes of the difference> <bytes of the source>
//! <name><difference><source>                         the nearest first, then those of the future
//! ```
//!
//! A step says what tells its scenario from the one nearer to the present; the steps are opened one by one as somebody goes
//! back. Texts of another version of the program are opened all at once instead, since it wrote the same choices with other
//! bytes.

use std::rc::Rc;

use super::History;
use super::history::{Left, MOST_BYTES, Stack};
use super::packed::{Packed, choices_text, scenario_of, source_text};
use crate::engine::scenario::{Scenario, Source};

const HEAD: &str = "spanwise-journal 1 ";
/// Digits of a checksum.
const SUM: usize = 16;
const KINDS: [&str; 2] = ["past", "future"];

/// A text that is damaged, or no journal.
#[derive(Clone, Debug, PartialEq)]
pub struct Damaged {
    /// The scenario without its history, where that much can be read.
    pub scenario: Option<Rc<Scenario>>,
}

/// The text of a scenario with its history. Where it would be longer than [`MOST_BYTES`], the farthest steps are left out.
pub fn write(scenario: &Rc<Scenario>, history: &History) -> String {
    let (choices, source) = (choices_text(scenario), source_text(scenario));
    let mut body = format!("{} {}\n{choices}{source}", choices.len(), source.len());
    for (kind, stack) in KINDS.into_iter().zip([&history.past, &history.future]) {
        let mut neighbor = Some(Rc::clone(scenario));
        // While a drag goes on, the present changes beside the last step.
        let mut is_settled = !history.is_open();
        for left in stack.iter().rev() {
            let before = neighbor.take();
            let Some(packed) = left.packed(is_settled, || before) else { break };
            is_settled = true;
            neighbor = left.scenario.get().cloned();
            let (name, Packed { prefix, suffix, middle, source }) = (&left.name, &packed);
            if body.len() + name.len() + packed.len() > MOST_BYTES {
                break;
            }
            let lengths = [name.len(), *prefix, *suffix, middle.len(), source.len()].map(|n| n.to_string()).join(" ");
            body.extend([kind, " ", &lengths, "\n", name, middle, source]);
        }
    }
    format!("{HEAD}{:0SUM$x}\n{body}", checksum(&body))
}

/// The scenario of a text, with its history.
///
/// # Errors
/// [`Damaged`]; never a panic, whatever the text.
pub fn read(text: &str) -> Result<(Rc<Scenario>, History), Damaged> {
    let Some((sum, body)) = text.strip_prefix(HEAD).and_then(|rest| rest.split_once('\n')) else {
        return Err(Damaged { scenario: None });
    };
    let mut rest = body;
    let present = present(&mut rest);
    let is_sound = sum == format!("{:0SUM$x}", checksum(body));
    match present {
        Some((scenario, choices)) if is_sound => match steps(rest) {
            Some(stacks) => {
                let history = history(stacks, &scenario, choices);
                Ok((scenario.into(), history))
            }
            None => Err(Damaged { scenario: Some(scenario.into()) }),
        },
        present => Err(Damaged { scenario: present.map(|(scenario, _)| scenario.into()) }),
    }
}

/// Takes so many bytes.
fn take<'a>(rest: &mut &'a str, bytes: usize) -> Option<&'a str> {
    let (taken, left) = rest.split_at_checked(bytes)?;
    *rest = left;
    Some(taken)
}

/// Takes a line.
fn line<'a>(rest: &mut &'a str) -> Option<&'a str> {
    let (line, left) = rest.split_once('\n')?;
    *rest = left;
    Some(line)
}

fn numbers<const N: usize>(words: &str) -> Option<[usize; N]> {
    let mut words = words.split(' ');
    let mut numbers = [0; N];
    for number in &mut numbers {
        *number = words.next()?.parse().ok()?;
    }
    words.next().is_none().then_some(numbers)
}

/// Takes the present scenario, and gives the text of its choices with it.
fn present<'a>(rest: &mut &'a str) -> Option<(Scenario, &'a str)> {
    let [choices, source] = numbers(line(rest)?)?;
    let (choices, source) = (take(rest, choices)?, take(rest, source)?);
    Some((scenario_of(choices, source, &Source::Example)?, choices))
}

/// Names and differences of past and future, the nearest first; `None` where the text is not as it was written.
fn steps(mut rest: &str) -> Option<[Vec<(String, Packed)>; 2]> {
    let mut stacks = [Vec::new(), Vec::new()];
    while !rest.is_empty() {
        let (kind, lengths) = line(&mut rest)?.split_once(' ')?;
        let stack = KINDS.iter().position(|known| *known == kind)?;
        let [name, prefix, suffix, middle, source] = numbers(lengths)?;
        let [name, middle, source] = [take(&mut rest, name)?, take(&mut rest, middle)?, take(&mut rest, source)?];
        let packed = Packed { prefix, suffix, middle: middle.to_owned(), source: source.to_owned() };
        stacks[stack].push((name.to_owned(), packed));
    }
    Some(stacks)
}

fn history(stacks: [Vec<(String, Packed)>; 2], scenario: &Scenario, choices: &str) -> History {
    let is_own = choices_text(scenario) == choices;
    let [past, future] = stacks.map(|steps| {
        let mut stack = if is_own {
            steps.into_iter().map(|(name, packed)| Left::of_packed(name, packed)).collect()
        } else {
            opened(steps, scenario, choices)
        };
        stack.reverse();
        Stack::new(stack)
    });
    History { past, future, goes_on: None }
}

/// Every step as a scenario, up to the first that cannot be read.
fn opened(steps: Vec<(String, Packed)>, scenario: &Scenario, choices: &str) -> Vec<Rc<Left>> {
    let mut neighbor = (choices.to_owned(), scenario.source.clone());
    let open = |(name, packed): (String, Packed)| {
        let text = packed.text(&neighbor.0)?;
        let scenario = scenario_of(&text, &packed.source, &neighbor.1)?;
        neighbor = (text, scenario.source.clone());
        Some(Left::of_scenario(name, scenario.into()))
    };
    steps.into_iter().map_while(open).collect()
}

/// FNV-1a over the bytes: quick, and notices what a disk or a half-written record does to a text.
fn checksum(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
