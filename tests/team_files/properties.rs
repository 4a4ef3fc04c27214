//! What holds for every input of team files, sound or not.

use std::collections::HashSet;

use proptest::prelude::*;
use proptest::sample::{Index, select};
use spanwise::engine::roster::teams::{TeamFigures, TeamFiles, is_team_file};
use spanwise::engine::roster::{Notice, Roster, import_bytes};

use super::bytes;

/// Pieces that break readers, and words that mean something.
const PIECES: &[&str] = &[
    "\"",
    ",",
    ";",
    "\t",
    "|",
    "\n",
    "\r\n",
    "\r",
    " ",
    "  ",
    "# ",
    "## ",
    "- ",
    ": ",
    ":",
    "---",
    "---\n",
    "[",
    "]",
    "](",
    ")",
    "**",
    "`",
    "```\n",
    "\\|",
    "?",
    "'",
    "{",
    "~",
    "\u{FEFF}",
    "\u{200B}",
    "\u{1}",
    "é",
    "\0",
    "a",
    "b",
    "c",
    "A",
    "team_id",
    "team_type",
    "name",
    "person_id",
    "role",
    "share",
    "lead",
    "alumni",
    "from_team",
    "to_team",
    "mode",
    "dependencies:\n",
    "interactions:\n",
    "metadata:\n",
    "collaboration",
    "dependency",
    "platform",
    "x-as-a-service",
    "## Team name and focus\n",
    "## Teams we currently interact with\n",
    "| Team Name | Mode |\n",
    "65536",
    "50%",
    "2024-02-30",
];

const SAMPLES: &[&str] = &[
    "team-api.md",
    "team-topologies-team.md",
    "logicore-before/teams.csv",
    "logicore-after/interactions.csv",
    "backstage-acme/members.csv",
    "backstage-acme/teams.csv",
];

/// Every code that a document explains.
fn is_documented(code: &str) -> bool {
    include_str!("../../docs/team-files.md").contains(&format!("`{code}`"))
}

fn check_notices(notices: &[Notice]) -> Result<(), TestCaseError> {
    // What the reader of tables says of any table is told elsewhere.
    const OF_TABLES: [&str; 8] = [
        "title_row",
        "label_row",
        "blank_row",
        "ragged_row",
        "swallowed_rows",
        "duplicate_column",
        "encoding",
        "odd_characters",
    ];
    for notice in notices {
        prop_assert!(!notice.message.is_empty() && notice.fields.contains_key("file"));
        prop_assert!(OF_TABLES.contains(&notice.code) || is_documented(notice.code), "{}", notice.code);
    }
    Ok(())
}

/// What must hold for any files and any roster.
fn check(files: &TeamFiles, roster: Roster) -> Result<(), TestCaseError> {
    let figures = TeamFigures::of(files);
    let n_duplicates = files.teams.len() - figures.teams;
    let n_people = roster.people.len();
    let again = files.clone().join(roster.clone());
    let (roster, notices) = files.clone().join(roster);
    prop_assert_eq!((&roster, &notices), (&again.0, &again.1), "the same files give the same topology");
    check_notices(&notices)?;
    let count = |code: &str| notices.iter().filter(|notice| notice.code == code).count();
    prop_assert_eq!(count("duplicate_team"), n_duplicates);
    prop_assert_eq!(count("unknown_parent"), figures.teams_with_unknown_parent.len());
    prop_assert_eq!(count("team_cycle"), figures.parent_cycles.len());
    prop_assert!(n_people == 0 || roster.people.len() == n_people);

    let topology = &roster.topology;
    let n_teams = topology.teams.len();
    prop_assert!(n_teams >= figures.teams);
    let distinct = |texts: Vec<String>| texts.iter().collect::<HashSet<_>>().len();
    prop_assert_eq!(distinct(topology.teams.iter().map(|team| team.id.clone()).collect()), n_teams);
    prop_assert_eq!(distinct(topology.teams.iter().map(|team| team.name.to_lowercase()).collect()), n_teams);
    prop_assert_eq!(distinct(roster.people.iter().map(|person| person.id.clone()).collect()), roster.people.len());
    for start in 0..n_teams {
        prop_assert!(!topology.teams[start].id.is_empty() && !topology.teams[start].name.is_empty());
        let mut at = start;
        for _ in 0..=n_teams {
            at = topology.teams[at].parent.map_or(start, |parent| parent as usize);
            prop_assert!(at != start || topology.teams[start].parent != Some(start as u32));
        }
    }
    let mut pairs = HashSet::new();
    for one in &topology.memberships {
        let person = &roster.people[one.person as usize];
        prop_assert!((one.team as usize) < n_teams && one.share <= 10_000 && !person.team.is_empty());
        prop_assert!(pairs.insert((one.person, one.team)));
    }
    let mut pairs = HashSet::new();
    for one in &topology.interactions {
        prop_assert!((one.from as usize) < n_teams && (one.to as usize) < n_teams && one.from != one.to);
        prop_assert!(pairs.insert((one.from, one.to)));
    }
    let of_teams =
        |group: &spanwise::engine::roster::RosterGroup| group.members.iter().all(|at| (*at as usize) < n_teams);
    prop_assert!(topology.groups.iter().all(|group| of_teams(group) && !group.members.is_empty()));
    Ok(())
}

fn check_bytes(all: &[Vec<u8>]) -> Result<(), TestCaseError> {
    let mut files = TeamFiles::default();
    for bytes in all {
        let before = files.clone();
        is_team_file(bytes);
        if let Err(error) = files.read(bytes) {
            prop_assert!(!error.to_string().is_empty());
            prop_assert_eq!(&files, &before);
        }
    }
    check(&files, Roster::default())?;
    let people =
        import_bytes(b"id,name,team\na,A,b\nb,B,a\nc,a,x\namelia.park,,Team B\nx,X,Data Storage Platform Team\n");
    check(&files, people.expect("a roster").roster)
}

/// A table whose cells are one of a few letters.
fn table(header: &str, n_columns: usize) -> impl Strategy<Value = Vec<u8>> {
    let header = header.to_owned();
    let cells =
        ["a", "b", "c", "d", "A", "?x", "", "lead", "alumni", "50%", "dependency", "xaas", "collaboration", "platform"];
    let row = prop::collection::vec(select(cells.to_vec()), n_columns);
    prop::collection::vec(row, 0..12).prop_map(move |rows| {
        let rows: String = rows.iter().map(|row| row.join(",") + "\n").collect();
        format!("{header}\n{rows}").into_bytes()
    })
}

proptest! {
    #[test]
    fn any_bytes_are_answered(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        check_bytes(&[bytes])?;
    }

    #[test]
    fn any_pieces_are_answered(pieces in prop::collection::vec(select(PIECES), 0..80), start in select(&["", "---\nteam_id: a\n", "team_id,name,kind\n", "team_id,person_id,role,share\n", "from_team,to_team,mode\n"][..])) {
        check_bytes(&[format!("{start}{}", pieces.concat()).into_bytes()])?;
    }

    #[test]
    fn a_damaged_file_is_answered(
        file in select(SAMPLES),
        damages in prop::collection::vec((any::<Index>(), 0_usize..4, select(PIECES)), 1..8),
    ) {
        let mut bytes = bytes(file);
        for (place, removed, piece) in damages {
            let at = place.index(bytes.len());
            let end = (at + removed).min(bytes.len());
            bytes.splice(at..end, piece.bytes());
        }
        check_bytes(&[bytes])?;
    }

    #[test]
    fn any_tables_are_joined(
        teams in table("team_id,name,kind,parent_id,lead_ids,area", 6),
        members in table("team_id,person_id,role,share", 4),
        interactions in table("from_team,to_team,mode,purpose", 4),
    ) {
        check_bytes(&[teams, members, interactions])?;
    }

    #[test]
    fn the_order_of_files_does_not_matter_for_figures(
        teams in table("team_id,name,kind,parent_id,lead_ids,area", 6),
        members in table("team_id,person_id,role,share", 4),
    ) {
        let read = |all: [&Vec<u8>; 2]| {
            let mut files = TeamFiles::default();
            for bytes in all {
                files.read(bytes).expect("a team file");
            }
            TeamFigures::of(&files)
        };
        prop_assert_eq!(read([&teams, &members]), read([&members, &teams]));
    }
}
