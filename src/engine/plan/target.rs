//! How many engineers there are to be, by month.

/// The headcount that a plan aims at, in engineers. Months count from the start of the plan, which is 0.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Target {
    /// So many engineers at the end of the plan.
    End(u32),
    /// So many engineers by the end of these months; months rise, nothing changes after the last.
    Milestones(Vec<(u32, u32)>),
    /// Twice as many engineers every so many tenths of a month, up to a size.
    Doubling {
        /// Tenths of a month, above 0.
        tenths: u32,
        /// Engineers at which growth ends.
        to: u32,
    },
    /// One number a month, from month 1 on; the last one stays.
    Curve(Vec<u32>),
}

/// Engineers that a plan without a target aims at, or the present size where that is more.
pub const DEFAULT_TARGET: u32 = 200;

impl Target {
    /// The engineers aimed at for the end of every month, from month 0, which is `start`, to `months`.
    ///
    /// Between two milestones the size grows by the same share each month, as a size that doubles does.
    #[must_use]
    pub fn curve(&self, start: u32, months: u32) -> Vec<u32> {
        let mut curve = Vec::with_capacity(months as usize + 1);
        curve.push(start);
        match self {
            Target::End(to) => grow_to(&mut curve, months, *to),
            Target::Milestones(milestones) => {
                for &(month, engineers) in milestones {
                    let size = value_at(&curve, month, engineers, months);
                    grow_to(&mut curve, month.min(months), size);
                }
            }
            Target::Doubling { tenths, to } => {
                let doublings = |month: u32| f64::from(month * 10) / f64::from((*tenths).max(1));
                let size = |month: u32| libm::round(f64::from(start) * libm::exp2(doublings(month)));
                curve.extend((1..=months).map(|month| size(month).min(f64::from(*to)) as u32));
            }
            Target::Curve(points) => curve.extend(points.iter().copied().take(months as usize)),
        }
        let last = curve.last().copied().unwrap_or(start);
        curve.resize(months as usize + 1, last);
        curve
    }

    /// The engineers it ends with.
    #[must_use]
    pub fn end(&self, start: u32) -> u32 {
        match self {
            Target::End(to) | Target::Doubling { to, .. } => *to,
            Target::Milestones(milestones) => milestones.last().map_or(start, |&(_, engineers)| engineers),
            Target::Curve(points) => points.last().copied().unwrap_or(start),
        }
    }
}

/// Extends a curve up to `month` by equal shares.
fn grow_to(curve: &mut Vec<u32>, month: u32, engineers: u32) {
    let (from, before) = (curve.len() as u32 - 1, *curve.last().expect("a curve has its start"));
    for at in from + 1..=month {
        curve.push(between(before, engineers, at - from, month - from));
    }
}

/// The size on the way from `a` to `b` after `step` of `steps` equal shares.
fn between(a: u32, b: u32, step: u32, steps: u32) -> u32 {
    if step == steps {
        return b;
    }
    let (a, b) = (f64::from(a.max(1)), f64::from(b.max(1)));
    libm::round(a * libm::pow(b / a, f64::from(step) / f64::from(steps))) as u32
}

/// The size at a milestone, or where the plan ends before it, the size on the way there.
fn value_at(curve: &[u32], month: u32, engineers: u32, months: u32) -> u32 {
    let (from, before) = (curve.len() as u32 - 1, *curve.last().expect("a curve has its start"));
    if month <= months { engineers } else { between(before, engineers, months.saturating_sub(from), month - from) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twenty_become_two_hundred_in_as_many_months_as_the_doubling_time_says() {
        // 20 → 200 is 3.32 doublings.
        for (doubling, months) in [(6, 20), (12, 40), (18, 60), (24, 80)] {
            let curve = Target::Doubling { tenths: doubling * 10, to: 200 }.curve(20, 90);
            assert_eq!(curve.iter().position(|&size| size == 200), Some(months), "doubling in {doubling} months");
            assert_eq!(curve[doubling as usize], 40);
        }
    }

    #[test]
    fn milestones_are_met_and_the_way_between_them_is_of_equal_shares() {
        let curve = Target::Milestones(vec![(6, 40), (12, 80)]).curve(20, 15);
        assert_eq!(curve, [20, 22, 25, 28, 32, 36, 40, 45, 50, 57, 63, 71, 80, 80, 80, 80]);
        assert_eq!(Target::Milestones(vec![(6, 40), (12, 80)]).curve(20, 8)[8], 50, "a plan that ends on the way");
    }

    #[test]
    fn a_drawn_curve_is_taken_as_it_is() {
        assert_eq!(Target::Curve(vec![21, 25, 24]).curve(20, 5), [20, 21, 25, 24, 24, 24]);
        assert_eq!(Target::End(30).curve(30, 3), [30; 4]);
        assert_eq!(Target::End(44).curve(24, 2), [24, 32, 44]);
    }
}
