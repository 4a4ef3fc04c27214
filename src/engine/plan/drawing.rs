//! Drawing a target by hand: strokes over the months of a curve.

use std::cmp::Ordering;
use std::ops::RangeInclusive;

/// Draws a straight stroke from one place to another, places being a month and a number of engineers. Every month that it
/// passes gets the size there, kept within `limits`; month 0 is the org as it is and stays, and so does what lies beyond
/// the curve's last month.
pub fn draw(curve: &mut [u32], from: (u32, u32), to: (u32, u32), limits: &RangeInclusive<u32>) {
    let (from, to) = match from.0.cmp(&to.0) {
        Ordering::Less => (from, to),
        // A stroke within one month sets it to where it ended.
        Ordering::Equal => (to, to),
        Ordering::Greater => (to, from),
    };
    let months = i64::from((to.0 - from.0).max(1));
    for (month, size) in (from.0..=to.0).zip(curve.iter_mut().skip(from.0 as usize)).filter(|(month, _)| *month > 0) {
        let rise = (i64::from(to.1) - i64::from(from.1)) * i64::from(month - from.0);
        let drawn = i64::from(from.1) + (2 * rise + months).div_euclid(2 * months);
        *size = (drawn.max(0) as u32).clamp(*limits.start(), *limits.end());
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn drawn(from: (u32, u32), to: (u32, u32)) -> Vec<u32> {
        let mut curve = vec![20, 21, 22, 23, 24];
        draw(&mut curve, from, to, &(20..=100));
        curve
    }

    #[test]
    fn a_stroke_sets_every_month_it_passes() {
        assert_eq!(drawn((1, 30), (4, 60)), [20, 30, 40, 50, 60]);
        assert_eq!(drawn((4, 60), (1, 30)), [20, 30, 40, 50, 60]);
        assert_eq!(drawn((2, 50), (2, 70)), [20, 21, 70, 23, 24]);
        assert_eq!(drawn((1, 30), (3, 31)), [20, 30, 31, 31, 24], "halves round up");
    }

    #[test]
    fn the_opening_the_limits_and_the_end_are_kept() {
        assert_eq!(drawn((0, 90), (2, 90)), [20, 90, 90, 23, 24]);
        assert_eq!(drawn((3, 5), (9, 500)), [20, 21, 22, 20, 88]);
        assert_eq!(drawn((7, 50), (9, 50)), [20, 21, 22, 23, 24]);
    }

    proptest! {
        #[test]
        fn any_stroke_keeps_the_limits_and_touches_its_months_alone(
            from in (0..12_u32, 0..3_000_u32), to in (0..12_u32, 0..3_000_u32)
        ) {
            let before: Vec<u32> = (24..34).collect();
            let mut curve = before.clone();
            draw(&mut curve, from, to, &(24..=2_000));
            for (month, (&was, &is)) in (0..).zip(before.iter().zip(&curve)) {
                let is_passed = month > 0 && (from.0.min(to.0)..=from.0.max(to.0)).contains(&month);
                let is_right = if is_passed { (24..=2_000).contains(&is) } else { was == is };
                prop_assert!(is_right, "month {}", month);
            }
        }
    }
}
