//! What a column of a team file can mean, and the headings by which it is known.

use super::Form;
use crate::engine::roster::Field;
use crate::engine::roster::column::{Vocabulary, known_heading, normalize};

/// What a column means, in whichever form it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    Team,
    Name,
    Kind,
    Type,
    Parent,
    Leads,
    MemberCount,
    StatedSize,
    Area,
    Tribe,
    Description,
    Domains,
    Services,
    Person,
    Role,
    Share,
    From,
    To,
    Mode,
    Purpose,
    StatedIn,
    Since,
}

/// A column of one form.
#[derive(Debug, Clone, Copy)]
pub struct TeamColumn {
    /// The form that has the column.
    pub form: Form,
    /// Name in the canonical header, for example `team_id`.
    pub key: &'static str,
    /// Name for people, for example "Team id".
    pub label: &'static str,
    /// The headings by which it is known, the best first, as they are compared: lower case, without blanks, `_` and `-`,
    /// and without what stands in brackets.
    pub headings: &'static [&'static str],
    pub(super) column: Column,
}

use Form::{Interactions, Members, Teams};

/// The columns of the tables, in the order of the canonical headers. Keys of a Team API document are known by the same names.
#[rustfmt::skip]
pub const TEAM_COLUMNS: &[TeamColumn] = &[
    TeamColumn { form: Teams, column: Column::Team, key: "team_id", label: "Team id", headings: &[
        "teamid", "teamkey", "team", "id", "key", "slug",
    ] },
    TeamColumn { form: Teams, column: Column::Name, key: "name", label: "Name", headings: &[
        "name", "teamname", "displayname",
    ] },
    TeamColumn { form: Teams, column: Column::Kind, key: "kind", label: "Sort of team", headings: &[
        "kind", "teamkind", "category",
    ] },
    TeamColumn { form: Teams, column: Column::Parent, key: "parent_id", label: "Team it is part of", headings: &[
        "parentid", "parentteamid", "parent", "parentteam", "partof",
    ] },
    TeamColumn { form: Teams, column: Column::Leads, key: "lead_ids", label: "Who leads it", headings: &[
        "leadids", "leadid", "leads", "lead", "teamleads", "teamlead",
    ] },
    TeamColumn { form: Teams, column: Column::MemberCount, key: "member_count", label: "Members counted", headings: &[
        "membercount", "headcount",
    ] },
    TeamColumn { form: Teams, column: Column::StatedSize, key: "stated_size", label: "Size as stated", headings: &[
        "statedsize", "teamsize", "size",
    ] },
    TeamColumn { form: Teams, column: Column::Area, key: "area", label: "Area", headings: &[
        "area", "valuestream", "platformgrouping", "productarea",
    ] },
    TeamColumn { form: Teams, column: Column::Description, key: "description", label: "What it is there for", headings: &[
        "description", "focus", "teamfocus", "purpose", "mission",
    ] },
    TeamColumn { form: Teams, column: Column::Type, key: "type", label: "Team type", headings: &[
        "teamtype", "type",
    ] },
    TeamColumn { form: Teams, column: Column::Domains, key: "domains", label: "What it answers for", headings: &[
        "domains", "domain", "responsibilities",
    ] },
    TeamColumn { form: Teams, column: Column::Services, key: "services", label: "What it offers", headings: &[
        "services", "servicesprovided", "service",
    ] },
    TeamColumn { form: Teams, column: Column::Tribe, key: "tribe", label: "Tribe", headings: &["tribe"] },
    TeamColumn { form: Members, column: Column::Team, key: "team_id", label: "Team", headings: &[
        "teamid", "teamkey", "team", "teamname",
    ] },
    TeamColumn { form: Members, column: Column::Person, key: "person_id", label: "Person", headings: &[
        "personid", "memberid", "member", "person", "employeeid", "workerid", "userid", "username", "login",
    ] },
    TeamColumn { form: Members, column: Column::Role, key: "role", label: "Role in the team", headings: &[
        "role", "memberrole", "teamrole",
    ] },
    TeamColumn { form: Members, column: Column::Share, key: "share", label: "Share of the person's time", headings: &[
        "share", "allocation", "share%", "allocation%", "percent", "%",
    ] },
    TeamColumn { form: Members, column: Column::Name, key: "name", label: "Name of the person", headings: &[
        "name", "personname", "membername", "fullname",
    ] },
    TeamColumn { form: Interactions, column: Column::From, key: "from_team", label: "Provider or helper", headings: &[
        "fromteam", "fromteamid", "from", "source", "provider",
    ] },
    TeamColumn { form: Interactions, column: Column::To, key: "to_team", label: "The other team", headings: &[
        "toteam", "toteamid", "to", "target", "consumer", "teamid", "teamname", "team",
    ] },
    TeamColumn { form: Interactions, column: Column::Mode, key: "mode", label: "Interaction mode", headings: &[
        "mode", "interactionmode", "interaction", "type",
    ] },
    TeamColumn { form: Interactions, column: Column::Purpose, key: "purpose", label: "What for", headings: &[
        "purpose", "reason", "description",
    ] },
    TeamColumn { form: Interactions, column: Column::StatedIn, key: "stated_in", label: "Where it is stated", headings: &[
        "statedin",
    ] },
    TeamColumn { form: Interactions, column: Column::Since, key: "since", label: "Since when", headings: &[
        "since", "startdate", "started",
    ] },
];

/// The headings of all forms together.
pub(super) const TEAMS: Vocabulary = Vocabulary {
    column: |heading| {
        let normal = normalize(heading);
        TEAM_COLUMNS.iter().position(|row| row.headings.contains(&normal.as_str()))
    },
    is_of_people: false,
};

/// The column that a heading stands for in a form, and how good the heading is for it: 0 is the first choice.
pub(super) fn known(form: Form, heading: &str) -> Option<(&'static TeamColumn, usize)> {
    let normal = normalize(heading);
    TEAM_COLUMNS.iter().filter(|row| row.form == form).find_map(|row| {
        let rank = row.headings.iter().position(|&known| known == normal)?;
        Some((row, rank))
    })
}

/// The columns of a form in a table, each once: of several that fit, the better heading wins, then the earlier column.
pub(super) fn columns_of(form: Form, headers: &[String]) -> Vec<(&'static TeamColumn, usize)> {
    let normal: Vec<String> = headers.iter().map(|header| normalize(header)).collect();
    let best =
        |row: &TeamColumn| row.headings.iter().find_map(|heading| normal.iter().position(|header| header == heading));
    TEAM_COLUMNS.iter().filter(|row| row.form == form).filter_map(|row| Some((row, best(row)?))).collect()
}

/// Which form a table has, by its headings; `None` where it lists people or anything else.
pub(super) fn recognize(headers: &[String]) -> Option<Form> {
    [Interactions, Members, Teams].into_iter().find(|&form| is_of_form(form, headers))
}

fn is_of_form(form: Form, headers: &[String]) -> bool {
    let columns = columns_of(form, headers);
    let has = |column: Column| columns.iter().any(|(row, _)| row.column == column);
    let says = |heading: &str| headers.iter().any(|header| normalize(header) == heading);
    let is_listing_people = headers.iter().any(|header| {
        known(form, header).is_none() && known_heading(header).is_some_and(|(field, _)| tells_of_people(form, field))
    });
    match form {
        Interactions => {
            let names_teams = (says("fromteam") || says("fromteamid")) && (says("toteam") || says("toteamid"));
            has(Column::From) && has(Column::To) && (has(Column::Mode) || names_teams)
        }
        // A roster may have columns for the person and the team, too: what makes a membership must be there.
        Members => {
            let is_sure = says("teamid") || says("member") || says("memberid") || has(Column::Share);
            has(Column::Team) && has(Column::Person) && is_sure && !is_listing_people
        }
        Teams => {
            const OF_TEAMS: [Column; 9] = [
                Column::Kind,
                Column::Type,
                Column::Leads,
                Column::MemberCount,
                Column::StatedSize,
                Column::Area,
                Column::Domains,
                Column::Services,
                Column::Tribe,
            ];
            let n_of_teams = OF_TEAMS.iter().filter(|&&column| has(column)).count();
            let is_named = has(Column::Team) || has(Column::Name);
            let is_sure = if says("teamid") {
                // Beside an id of something else, the team is a property of that.
                !says("id") && (n_of_teams > 0 || has(Column::Parent) || has(Column::Description))
            } else {
                n_of_teams > 1
            };
            is_named && is_sure && !is_listing_people
        }
        Form::TeamApi => false,
    }
}

/// Whether only a list of people has the field.
fn tells_of_people(form: Form, field: Field) -> bool {
    let is_of_both = matches!(
        field,
        Field::Name | Field::Department | Field::Team | Field::Location | Field::Status | Field::Email | Field::OnCall
    );
    form == Members || !is_of_both
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(header: &str) -> Option<Form> {
        recognize(&header.split(',').map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn no_form_has_a_heading_twice() {
        for form in [Teams, Members, Interactions] {
            let mut seen = std::collections::BTreeSet::new();
            for row in TEAM_COLUMNS.iter().filter(|row| row.form == form) {
                for &heading in row.headings {
                    assert_eq!(normalize(heading), heading);
                    assert!(seen.insert(heading), "{heading} stands for two columns of {form:?}");
                }
                assert_eq!(known(form, row.key).map(|(found, _)| found.key), Some(row.key));
            }
        }
    }

    #[test]
    fn forms_are_known_by_their_headings() {
        for (header, expected) in [
            ("team_id,name,kind,parent_id,lead_ids,member_count,stated_size,area,description", Some(Teams)),
            ("Team,Type,Domains", Some(Teams)),
            ("id,name,team type,size", Some(Teams)),
            ("Team ID,Description", Some(Teams)),
            ("team_id,person_id,role", Some(Members)),
            ("Team,Member", Some(Members)),
            ("team,person_id,Share %", Some(Members)),
            ("from_team,to_team,mode,purpose,stated_in", Some(Interactions)),
            ("Provider,Consumer,Interaction mode", Some(Interactions)),
            ("From team,To team", Some(Interactions)),
            ("month,id,event,from,to", None),
            ("id,name,title,manager_id,department,team,location,start_date,salary", None),
            ("employee_id,name,title,team_id", None),
            ("person_id,name,team", None),
            ("id,name,team_id,area", None),
            ("id,name,parent_id", None),
            ("", None),
        ] {
            assert_eq!(form(header), expected, "{header}");
        }
    }
}
