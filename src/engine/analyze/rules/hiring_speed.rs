//! `hiring_speed`: the share of people in ramp that a plan's pace leads to.

use crate::engine::analyze::{Comparison, Context, Finding, Level, Need, Rule, RuleId, Severity, Subject, Unit};
use crate::engine::units::{Decimal, Ratio};

pub(super) const RULE: Rule = Rule {
    id: "hiring_speed",
    title: "Fast hiring",
    explanation: "Where growth and attrition go on at the plan's pace, this share of people is always still ramping up. A ramp of six months stays below a quarter up to 3.7 % a month, below a third up to 5.7 %.",
    source: "share in ramp, 1 − e^(−(r + q)R)",
    grade: "A",
    unit: Unit::Share,
    levels: &[
        Level::new(Severity::Red, Comparison::Above, Decimal::hundredths(33)),
        Level::new(Severity::Amber, Comparison::Above, Decimal::hundredths(25)),
    ],
    needs: Some(Need::HiringTarget),
    check,
    say: |said| {
        let percent = said.measured.as_f64() * 100.0;
        format!("would always have {percent:.1} % of its people still ramping up at the pace of the plan")
    },
};

fn check(context: &Context<'_>, rule: RuleId, found: &mut Vec<Finding>) {
    let share = context.structure.hiring.map(|pace| Ratio::new(pace.share_in_ramp(), 10_000));
    found.extend(share.and_then(|share| context.judge(rule, Subject::Org, share)));
}

#[cfg(test)]
mod tests {
    use crate::engine::analyze::rules::fixture::{findings, findings_at};
    use crate::engine::plan::Target;

    #[test]
    fn fires() {
        let org = "Ada\n  x24\n";
        let fast = Target::Doubling { tenths: 120, to: 96 };
        assert_eq!(
            findings_at("hiring_speed", org, fast),
            ["red: the org would always have 34.0 % of its people still ramping up at the pace of the plan"]
        );
        let brisk = Target::Doubling { tenths: 180, to: 96 };
        assert_eq!(
            findings_at("hiring_speed", org, brisk),
            ["amber: the org would always have 26.0 % of its people still ramping up at the pace of the plan"]
        );
    }

    #[test]
    fn is_silent() {
        let slow = Target::Doubling { tenths: 240, to: 96 };
        assert!(findings_at("hiring_speed", "Ada\n  x24\n", slow).is_empty());
        assert!(findings("hiring_speed", "Ada\n  x24\n").is_empty(), "there is no plan");
    }
}
