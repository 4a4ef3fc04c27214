//! `tribe_size`: people of a group of teams.

use crate::engine::analyze::topology::people_of_groups;
use crate::engine::analyze::{Comparison, Context, Finding, Level, Need, Rule, RuleId, Severity, Subject, Unit};
use crate::engine::units::{Decimal, Ratio};

pub(super) const RULE: Rule = Rule {
    id: "tribe_size",
    title: "Big group of teams",
    explanation: "People of a group of teams know one another, or it is one in name only: about 50, and 100 at most. The often cited limit of 150 has no solid basis in statistics.",
    source: "Team Topologies, chapter 3; Kniberg and Ivarsson 2012, under 100; against Dunbar's number: Lindenfors and others 2021",
    grade: "C",
    unit: Unit::People,
    levels: &[
        Level::new(Severity::Red, Comparison::Above, Decimal::whole(100)),
        Level::new(Severity::Amber, Comparison::Above, Decimal::whole(50)),
    ],
    needs: Some(Need::Groups),
    check,
    say: |said| {
        let kind = said.group.map_or("group", |group| group.kind.as_str());
        let article = if kind == "area" { "an" } else { "a" };
        format!("is {article} {kind} of {}", said.count("person", "people"))
    },
};

fn check(context: &Context<'_>, rule: RuleId, found: &mut Vec<Finding>) {
    let groups = context.structure.groups();
    if groups.is_empty() {
        return;
    }
    for ((at, group), people) in (0..).zip(groups).zip(people_of_groups(context.structure, context.teams)) {
        if group.kind.is_of_teams() {
            found.extend(context.judge(rule, Subject::Group(at), Ratio::whole(people)));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::engine::analyze::rules::fixture::findings;

    #[test]
    fn fires() {
        let org = "\
Ada
  x30 @Pay
  x21 @Web
team Far: 101 people
tribe Commerce: Pay, Web
area Abroad: Far
";
        assert_eq!(
            findings("tribe_size", org),
            ["amber: Commerce is a tribe of 51 people", "red: Abroad is an area of 101 people"]
        );
    }

    #[test]
    fn is_silent() {
        let org = "Ada\n  Bo @Pay 50 % + Web 50 %\n  x49 @Pay\ntribe Commerce: Pay, Web\nguild All: Ada, Bo\n";
        assert!(findings("tribe_size", org).is_empty(), "whoever is in two teams of a tribe counts once");
    }
}
