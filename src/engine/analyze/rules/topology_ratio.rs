//! `topology_ratio`: stream-aligned teams for each team of another type.

use crate::engine::analyze::topology::{streams_and_others, typed_teams};
use crate::engine::analyze::{
    Comparison, Context, Detail, Finding, Level, Need, Rule, RuleId, Second, Severity, Subject, Unit,
};
use crate::engine::units::{Decimal, Ratio};

pub(super) const RULE: Rule = Rule {
    id: "topology_ratio",
    title: "Few or many stream-aligned teams",
    explanation: "Most teams follow a stream of work; the others are there to make that easier. Where organizations did well there were six to nine stream-aligned teams for each team of another type. Fewer, and much of the org serves itself; more, and the streams lack support.",
    source: "Team Topologies, chapter 5",
    grade: "C",
    unit: Unit::Ratio,
    levels: &[
        Level::new(Severity::Red, Comparison::Below, Decimal::whole(3)),
        Level::new(Severity::Amber, Comparison::Below, Decimal::whole(6)),
    ],
    needs: Some(Need::TeamTypes),
    check,
    say: |said| match said.detail {
        Detail::Second(Second::OnlyStreams) => {
            format!("has {} and none to support them", said.count("stream-aligned team", "stream-aligned teams"))
        }
        _ => format!("has {} stream-aligned teams for each team of another type", said.cut()),
    },
};

/// Among fewer teams of known type one team more or less turns the ratio over.
const FROM_TEAMS: u32 = 7;
/// More stream-aligned teams for each other team than this are many.
const MOST_STREAMS: Decimal = Decimal::whole(9);

fn check(context: &Context<'_>, rule: RuleId, found: &mut Vec<Finding>) {
    let (streams, others) = streams_and_others(typed_teams(context.structure));
    if streams + others < FROM_TEAMS {
        return;
    }
    // Without any other team the streams are measured as if there were one.
    let measured = Ratio::new(streams.into(), others.max(1).into());
    let many = |second| Finding {
        rule,
        severity: Severity::Amber,
        subject: Subject::Org,
        measured,
        limit: MOST_STREAMS,
        partly_unknown: false,
        detail: Detail::Second(second),
    };
    if others == 0 {
        found.push(many(Second::OnlyStreams));
    } else if measured.compare(MOST_STREAMS).is_gt() {
        found.push(many(Second::ManyStreams));
    } else {
        found.extend(context.judge(rule, Subject::Org, measured));
    }
}

#[cfg(test)]
mod tests {
    use crate::engine::analyze::rules::fixture::findings;

    fn typed(streams: u32, others: u32) -> Vec<String> {
        let streams: String = (0..streams).map(|at| format!("team S{at}: stream_aligned\n")).collect();
        let others: String = (0..others).map(|at| format!("team O{at}: enabling\n")).collect();
        findings("topology_ratio", &format!("{streams}{others}team Unknown:\n"))
    }

    #[test]
    fn fires() {
        assert_eq!(typed(5, 2), ["red: the org has 2.50 stream-aligned teams for each team of another type"]);
        assert_eq!(typed(11, 2), ["amber: the org has 5.50 stream-aligned teams for each team of another type"]);
        assert_eq!(typed(19, 2), ["amber: the org has 9.50 stream-aligned teams for each team of another type"]);
        assert_eq!(typed(8, 0), ["amber: the org has 8 stream-aligned teams and none to support them"]);
        assert_eq!(typed(0, 7), ["red: the org has 0.00 stream-aligned teams for each team of another type"]);
    }

    #[test]
    fn is_silent() {
        assert!(typed(6, 1).is_empty());
        assert!(typed(18, 2).is_empty());
        assert!(typed(3, 3).is_empty(), "six teams are too few to judge");
        assert!(typed(6, 0).is_empty());
    }
}
