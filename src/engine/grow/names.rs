//! Names for people and teams that growth adds: the same for the same id on every machine.

use crate::engine::ids::{GroupId, PersonId, TeamId};
use crate::engine::org::{GroupKind, Org, TeamType};

const FIRST: &[&str] = &[
    "Mina", "Jon", "Priya", "Tom", "Lea", "Omar", "Ruth", "Sam", "Eva", "Raj", "Nora", "Ben", "Chen", "Ines", "Kofi",
    "Yuki", "Paul", "Zoe", "Ivan", "Aisha", "Luca", "Hana", "Emil", "Rosa", "Tariq", "Anna", "Felix", "Mei", "Igor",
    "Sara", "Noah", "Leila", "Hugo", "Tess", "Arun", "Vera", "Otto", "Maya", "Pedro", "Ida", "Karl",
];

const LAST: &[&str] = &[
    "Sato", "Okafor", "Nair", "Weber", "Fontaine", "Haddad", "Cohen", "Lindgren", "Petrov", "Mehta", "Rossi", "Ruiz",
    "Wei", "Costa", "Mensah", "Tanaka", "Novak", "Fischer", "Orlov", "Khan", "Moretti", "Kim", "Berg", "Silva", "Aziz",
    "Schmidt", "Larsen", "Chen", "Popov", "Dahl", "Evans", "Rahimi", "Martin", "Jansen", "Iyer", "Horvat", "Keller",
    "Gupta", "Alves", "Holm", "Lang", "Murphy", "Duarte",
];

const TEAMS: &[&str] = &[
    "Payments",
    "Checkout",
    "Search",
    "Identity",
    "Ledger",
    "Catalog",
    "Mobile",
    "Acquisition",
    "Subscriptions",
    "Insights",
    "Marketplace",
    "Messaging",
    "Pricing",
    "Fraud",
    "Onboarding",
    "Reporting",
    "Billing",
    "Media",
    "Partners",
    "Experiments",
    "Vouchers",
    "Inventory",
    "Shipping",
    "Notifications",
    "Compliance",
    "Returns",
    "Support tools",
    "Localization",
    "Recommendations",
    "Loyalty",
];

/// Names of teams to which growth gave a type that serves others: a field and what is done for it.
type Served = (&'static [&'static str], [&'static str; 3]);
const PLATFORMS: Served = (
    &[
        "Developer",
        "Data",
        "Runtime",
        "Delivery",
        "Observability",
        "Integration",
        "Cloud",
        "Storage",
        "Messaging",
        "Analytics",
        "Network",
    ],
    ["platform", "services", "tooling"],
);
const ENABLING: Served = (
    &["Delivery", "Quality", "Security", "Data", "Accessibility", "Architecture", "Experience"],
    ["enablement", "coaching", "practices"],
);

/// The name of the `n`-th person that growth made; the first 1,763 differ, then a number is added.
pub(super) fn person_name(n: u32) -> String {
    let (n_first, n_last) = (FIRST.len() as u32, LAST.len() as u32);
    // 41 and 43 share no factor, so stepping both lists at once meets every pair once.
    let name = [FIRST[(n % n_first) as usize], LAST[(n % n_last) as usize]].join(" ");
    numbered(name, n / (n_first * n_last))
}

fn numbered(name: String, round: u32) -> String {
    if round == 0 { name } else { format!("{name} {}", round + 1) }
}

/// The key of a person that growth adds to `base`.
pub(super) fn person_key(base: &Org, id: PersonId) -> String {
    let mut key = format!("p{}", id.0 + 1);
    while base.knows_key(&key) {
        key.insert_str(0, "new-");
    }
    key
}

/// The key of a team that growth adds to `base`.
pub(super) fn team_key(base: &Org, id: TeamId) -> String {
    let mut key = format!("t{}", id.0 + 1);
    while base.teams().any(|(_, team)| team.key == key) {
        key.insert_str(0, "new-");
    }
    key
}

/// The name of a team that growth adds to `base`: one off the list for generated orgs, or the parent team's with a number.
pub(crate) fn team_name(base: &Org, id: TeamId, parent: Option<&str>) -> String {
    let mut name = match parent {
        Some(parent) => format!("{parent} {}", id.0 + 1),
        None => {
            let n = id.0 as usize;
            numbered(TEAMS[n % TEAMS.len()].to_owned(), (n / TEAMS.len()) as u32)
        }
    };
    while base.teams().any(|(_, team)| team.name == name) {
        name.insert_str(0, "New ");
    }
    name
}

/// The name that a team of a generated org gets with a type; `None` where it keeps the one it has.
pub(crate) fn name_of_type(base: &Org, id: TeamId, team_type: Option<TeamType>) -> Option<String> {
    let (fields, kinds) = match team_type {
        Some(TeamType::Platform) => PLATFORMS,
        Some(TeamType::Enabling) => ENABLING,
        Some(TeamType::StreamAligned | TeamType::ComplicatedSubsystem) | None => return None,
    };
    let n = id.0 as usize;
    let round = n / fields.len();
    let name = || format!("{} {}", fields[n % fields.len()], kinds[round % kinds.len()]);
    (n >= base.n_teams()).then(|| numbered(name(), (round / kinds.len()) as u32))
}

/// The name of a group that growth adds.
pub(crate) fn group_name(id: GroupId, kind: GroupKind) -> String {
    let kind = match kind {
        GroupKind::Area => "Area",
        GroupKind::Tribe => "Tribe",
        GroupKind::Chapter => "Chapter",
        GroupKind::Guild => "Guild",
    };
    format!("{kind} {}", id.0 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn people_and_teams_have_names_of_their_own() {
        assert_eq!((0..2500).map(person_name).collect::<BTreeSet<_>>().len(), 2500);
        assert_eq!((0..400).map(|n| team_name(&Org::new(), TeamId(n), None)).collect::<BTreeSet<_>>().len(), 400);
    }
}
