//! Scales, ticks and paths of small line charts.
//!
//! Only the four basic operations and rounding are used, so that a path is the same text on every machine.

use std::fmt::Write as _;

/// What the values on an axis are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TickKind {
    /// Counts: no tick between whole numbers.
    Whole,
    /// Measures: ticks as fine as needed.
    Decimal,
}

/// Round numbers along an axis, equally spaced.
#[derive(Clone, Debug, PartialEq)]
pub struct Ticks {
    /// From the last tick at or below the smallest value to the first at or above the largest.
    pub values: Vec<f64>,
    /// Places after the point that tell the ticks apart.
    pub decimals: usize,
}

impl Ticks {
    /// Ticks 1, 2 or 5 times a power of ten apart, around all values from `least` to `most`: about `intervals` gaps, at
    /// least half and less than twice as many where the range allows. Equal ends give one gap; ends that are not finite
    /// count as 0.
    #[must_use]
    pub fn around(least: f64, most: f64, intervals: u32, kind: TickKind) -> Ticks {
        let finite = |value: f64| if value.is_finite() { value } else { 0.0 };
        let (least, most) = (finite(least.min(most)), finite(most.max(least)));
        let step = Step::near((most - least) / f64::from(intervals.max(1)), kind);
        let first = (step.count(least) + ROUNDING).floor();
        let last = (step.count(most) - ROUNDING).ceil().max(first + 1.0);
        let count = (last - first).min(1_000.0) as u32;
        let values = (0..=count).map(|tick| step.value(first + f64::from(tick))).collect();
        Ticks { values, decimals: step.decimals() }
    }

    /// Smallest and largest tick.
    #[must_use]
    pub fn domain(&self) -> (f64, f64) {
        (self.values[0], self.values[self.values.len() - 1])
    }

    /// The text beside a tick.
    #[must_use]
    pub fn label(&self, value: f64) -> String {
        format!("{value:.*}", self.decimals)
    }
}

/// Parts of a step that come from decimal fractions having no exact double: 0.7 × 10 is more than 7.
const ROUNDING: f64 = 1e-9;

/// `factor × 10^exponent`, the factor being 1, 2 or 5. Kept apart because 0.1 has no exact double.
#[derive(Clone, Copy)]
struct Step {
    factor: f64,
    exponent: i32,
}

impl Step {
    /// Largest step up to `rough`, but at least 1 for whole numbers.
    fn near(rough: f64, kind: TickKind) -> Step {
        let least = match kind {
            TickKind::Whole => 1.0,
            TickKind::Decimal => 1e-9,
        };
        let (mut rough, mut exponent) = (if rough > 0.0 { rough.max(least) } else { 1.0 }, 0);
        rough *= 1.0 + ROUNDING;
        while rough >= 10.0 {
            (rough, exponent) = (rough / 10.0, exponent + 1);
        }
        while rough < 1.0 {
            (rough, exponent) = (rough * 10.0, exponent - 1);
        }
        let factor = if rough >= 5.0 {
            5.0
        } else if rough >= 2.0 {
            2.0
        } else {
            1.0
        };
        Step { factor, exponent }
    }

    fn power(&self) -> f64 {
        (0..self.exponent.abs()).fold(1.0, |power, _| power * 10.0)
    }

    fn count(&self, value: f64) -> f64 {
        if self.exponent < 0 { value * self.power() / self.factor } else { value / self.power() / self.factor }
    }

    fn value(&self, count: f64) -> f64 {
        let value = count * self.factor;
        if self.exponent < 0 { value / self.power() } else { value * self.power() }
    }

    fn decimals(&self) -> usize {
        self.exponent.min(0).unsigned_abs() as usize
    }
}

/// A straight map from values to pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LinearScale {
    /// Values at the two ends.
    pub domain: (f64, f64),
    /// Pixels at the two ends; for a y axis the first is the larger one.
    pub range: (f64, f64),
}

impl LinearScale {
    /// The pixel of a value; the middle of the range if the domain is a single value.
    #[must_use]
    pub fn position(&self, value: f64) -> f64 {
        Self::map(value, self.domain, self.range)
    }

    /// The value at a pixel; the middle of the domain if the range is a single pixel.
    #[must_use]
    pub fn value_at(&self, pixel: f64) -> f64 {
        Self::map(pixel, self.range, self.domain)
    }

    fn map(value: f64, from: (f64, f64), to: (f64, f64)) -> f64 {
        let share = if from.0 == from.1 { 0.5 } else { (value - from.0) / (from.1 - from.0) };
        to.0 + share * (to.1 - to.0)
    }
}

/// The two scales of a chart, and the SVG paths drawn on them. Pixels are written with at most one decimal. A value that
/// is not finite leaves a gap.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Plot {
    /// Along the bottom.
    pub x: LinearScale,
    /// Up the side.
    pub y: LinearScale,
}

impl Plot {
    /// Path data for straight lines from point to point.
    #[must_use]
    pub fn line_path(&self, points: impl IntoIterator<Item = (f64, f64)>) -> String {
        let mut path = Path::default();
        for point in points {
            match self.pixels(point) {
                Some((x, y)) if path.is_down => path.line_to(x, y),
                Some((x, y)) => path.move_to(x, y),
                None => path.lift(),
            }
        }
        path.text
    }

    /// Path data for a value that stays as it is until the next point.
    #[must_use]
    pub fn step_path(&self, points: impl IntoIterator<Item = (f64, f64)>) -> String {
        let mut path = Path::default();
        for point in points {
            match self.pixels(point) {
                Some((x, y)) if path.is_down => path.step_to(x, y),
                Some((x, y)) => path.move_to(x, y),
                None => path.lift(),
            }
        }
        path.finish_step();
        path.text
    }

    /// Path data for the area between a lower and an upper line, `(x, lower, upper)` at each point. Points with a value
    /// that is not finite are passed over.
    #[must_use]
    pub fn band_path(&self, points: impl IntoIterator<Item = (f64, f64, f64)>) -> String {
        let corners: Vec<_> = points
            .into_iter()
            .filter_map(|(x, lower, upper)| Some((self.pixels((x, lower))?, self.pixels((x, upper))?)))
            .collect();
        let mut path = Path::default();
        for (index, &(_, (x, y))) in corners.iter().enumerate() {
            if index == 0 { path.move_to(x, y) } else { path.line_to(x, y) }
        }
        for &((x, y), _) in corners.iter().rev() {
            path.line_to(x, y);
        }
        if !corners.is_empty() {
            path.text.push('Z');
        }
        path.text
    }

    /// Tenths of a pixel.
    fn pixels(&self, (x, y): (f64, f64)) -> Option<(i64, i64)> {
        let (x, y) = (self.x.position(x), self.y.position(y));
        let tenths = |pixel: f64| (pixel * 10.0).round() as i64;
        (x.is_finite() && y.is_finite()).then(|| (tenths(x), tenths(y)))
    }
}

/// SVG path data in the making; coordinates are tenths.
#[derive(Default)]
struct Path {
    text: String,
    is_down: bool,
    at: (i64, i64),
    /// End of a level stretch that is not written yet, since the next point may go on at the same level.
    level_to: i64,
}

impl Path {
    fn move_to(&mut self, x: i64, y: i64) {
        self.write('M', x);
        self.write(' ', y);
        (self.at, self.level_to, self.is_down) = ((x, y), x, true);
    }

    fn line_to(&mut self, x: i64, y: i64) {
        self.write('L', x);
        self.write(' ', y);
        self.at = (x, y);
    }

    fn step_to(&mut self, x: i64, y: i64) {
        self.level_to = x;
        if y != self.at.1 {
            self.finish_step();
            self.write('V', y);
            self.at.1 = y;
        }
    }

    fn finish_step(&mut self) {
        if self.is_down && self.level_to != self.at.0 {
            self.write('H', self.level_to);
            self.at.0 = self.level_to;
        }
    }

    fn lift(&mut self) {
        if self.level_to != self.at.0 {
            self.finish_step();
        }
        self.is_down = false;
    }

    fn write(&mut self, before: char, tenths: i64) {
        let sign = if tenths < 0 { "-" } else { "" };
        let (whole, tenth) = (tenths.unsigned_abs() / 10, tenths.unsigned_abs() % 10);
        let written = match tenth {
            0 => write!(self.text, "{before}{sign}{whole}"),
            _ => write!(self.text, "{before}{sign}{whole}.{tenth}"),
        };
        written.expect("a string takes all that is written");
    }
}

#[cfg(test)]
mod tests;
