//! A number of a policy, with its range and what its default rests on.

/// One number of a policy `P`.
pub struct Knob<P: 'static> {
    /// Name in files; the command line writes `-` for `_`.
    pub name: &'static str,
    /// Name on the page.
    pub label: &'static str,
    /// What it does, for people.
    pub help: &'static str,
    /// Smallest and largest value.
    pub range: (u32, u32),
    /// Source of the default.
    pub source: &'static str,
    /// Grade of that source.
    pub grade: &'static str,
    /// Reads the value.
    pub get: fn(&P) -> u32,
    /// Writes the value.
    pub set: fn(&mut P, u32),
}

/// A number outside its range.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{name} is {value}; it must be between {from} and {to}")]
pub struct OutOfRange {
    /// The number.
    pub name: &'static str,
    /// What was given.
    pub value: u32,
    /// Smallest allowed.
    pub from: u32,
    /// Largest allowed.
    pub to: u32,
}

/// Checks every number of a policy.
///
/// # Errors
/// The first number that is outside its range.
pub(super) fn check<P>(knobs: &[Knob<P>], policy: &P) -> Result<(), OutOfRange> {
    for knob in knobs {
        let (value, (from, to)) = ((knob.get)(policy), knob.range);
        if !(from..=to).contains(&value) {
            return Err(OutOfRange { name: knob.name, value, from, to });
        }
    }
    Ok(())
}
