//! Team files joined with rosters.

use super::{codes, groups, interactions, join, memberships, people, teams};

const TEAMS: &str = "team_id,name,kind,parent_id,lead_ids,stated_size,area,description,type,domains,services,tribe\n\
    core,Core,department,,ann,,Money,,,,,\n\
    pay,Payments,team,core,bob,7,Money,Takes money,stream_aligned,Cards:complex; Refunds,Checkout; Invoices,North\n\
    ops,Ops,Platform team,Core,,,,,,,,north\n";

#[test]
fn teams_join_a_roster_by_name() {
    let roster = "id,name,manager_id,team\nann,Ann,,CORE\nbob,Bob,ann,payments\ncyd,Cyd,bob,pay\ndan,Dan,bob,Sales\n";
    let (roster, notices) = join(&[TEAMS], roster);
    assert_eq!(codes(&notices), []);
    assert_eq!(people(&roster), ["ann @Core", "bob @Payments", "cyd @Payments", "dan @Sales"]);
    assert_eq!(teams(&roster), ["core: Core", "pay: Payments (stream_aligned) < core", "ops: Ops (platform) < core"]);
    assert_eq!(memberships(&roster), ["ann in core 100.00 %, leads", "bob in pay 100.00 %, leads"]);
    assert_eq!(groups(&roster), ["area Money: core, pay", "tribe North: pay, ops"]);
    let pay = &roster.topology.teams[1];
    let domains: Vec<_> =
        pay.domains.iter().map(|domain| format!("{}:{}", domain.name, domain.complexity.as_str())).collect();
    assert_eq!(domains, ["Cards:complex", "Refunds:simple"]);
    assert_eq!(pay.services, ["Checkout", "Invoices"]);
    assert_eq!((pay.focus.as_str(), pay.kind.as_str(), pay.stated_size), ("Takes money", "team", Some(7)));
    assert_eq!(
        roster.people.iter().map(|person| person.manager).collect::<Vec<_>>(),
        [None, Some(0), Some(1), Some(1)]
    );
}

#[test]
fn members_are_found_by_id_mail_and_name() {
    let roster = "id,name,email\n1,Ann Lee,ann@x.y\n2,Bob Ray,bob@x.y\n3,Cyd,\n4,Cyd,\n";
    let members = "team_id,person_id,role,share,name\ncore,1,lead,,\npay,BOB@x.y,,,\nops,\"Ray, Bob\",,,\npay,7,member,,Ann Lee\n\
        pay,Cyd,member,,\nops,9,member,,\nops,3,alumni,,\n,,,,\nops,,member,,\n";
    let (roster, notices) = join(&["team_id,name,kind\ncore,Core,\npay,Payments,\nops,Ops,\n", members], roster);
    let expected = ["1 in pay 50.00 %", "1 in core 50.00 %, leads", "2 in pay 50.00 %", "2 in ops 50.00 %"];
    assert_eq!(memberships(&roster), expected);
    assert_eq!(people(&roster), ["1 @Payments", "2 @Payments", "3 @", "4 @"]);
    let expected = [(6, "ambiguous_member"), (7, "unknown_member"), (9, "blank_row"), (10, "missing_id")];
    assert_eq!(codes(&notices), expected);
}

#[test]
fn shares_are_equal_unless_stated() {
    let members = "team_id,person_id,role,share\na,ann,,\nb,ann,,\nc,ann,lead,\na,bob,,25%\nb,bob,,\nc,bob,,\na,cyd,,0.6\nb,cyd,,60\n\
        a,dan,,half\na,eve,,40 %\na,eve,lead,50 %\n";
    let teams = "team_id,name,kind\na,A,x\nb,B,x\nc,C,x\n";
    let (roster, notices) = join(&[teams, members], "");
    let expected = [
        "ann in a 33.34 %",
        "ann in b 33.33 %",
        "ann in c 33.33 %, leads",
        "bob in a 25.00 %",
        "bob in b 37.50 %",
        "bob in c 37.50 %",
        "cyd in a 60.00 %",
        "cyd in b 60.00 %",
        "dan in a 100.00 %",
        "eve in a 40.00 %, leads",
    ];
    assert_eq!(memberships(&roster), expected);
    assert_eq!(codes(&notices), [(8, "shares_over_full"), (10, "bad_number"), (12, "duplicate_member")]);
}

#[test]
fn the_team_of_the_roster_is_the_main_one() {
    let roster = "id,name,team\nann,Ann,c\nbob,Bob,\ncyd,Cyd,Sales\n";
    let members = "team_id,person_id,role\na,ann,\nc,ann,\na,bob,lead\nb,bob,\nb,cyd,\n";
    let (roster, _) = join(&["team_id,name,kind\na,A,x\nb,B,x\nc,C,x\n", members], roster);
    let expected = [
        "ann in c 50.00 %",
        "ann in a 50.00 %",
        "bob in b 50.00 %",
        "bob in a 50.00 %, leads",
        "cyd in Sales 50.00 %",
        "cyd in b 50.00 %",
    ];
    assert_eq!(memberships(&roster), expected);
    assert_eq!(people(&roster), ["ann @C", "bob @B", "cyd @Sales"]);
}

#[test]
fn teams_alone_bring_their_people() {
    let members = "team_id,person_id,role,name\npay,p1,member,Ann Lee\npay,p2,alumni,\nops,p1,member,\n";
    let (roster, notices) =
        join(&["team_id,name,lead_ids,member_count\npay,Payments,p3; ann lee,4\nops,Ops,,\n", members], "");
    assert_eq!(codes(&notices), []);
    let names: Vec<_> = roster.people.iter().map(|person| (person.id.as_str(), person.name.as_str())).collect();
    assert_eq!(names, [("p1", "Ann Lee"), ("p3", "p3")]);
    assert!(roster.people.iter().all(|person| person.manager.is_none() && person.fte == 10_000));
    assert_eq!(memberships(&roster), ["p1 in ops 50.00 %", "p1 in pay 50.00 %, leads", "p3 in pay 100.00 %, leads"]);
    assert_eq!(roster.topology.teams[0].stated_size, None);

    let (roster, _) = join(&["team_id,name,member_count,stated_size\npay,Payments,4,\nops,Ops,4,9\nqa,QA,0,\n"], "");
    assert_eq!(roster.topology.teams.iter().map(|team| team.stated_size).collect::<Vec<_>>(), [Some(4), Some(9), None]);
}

#[test]
fn a_team_that_only_people_name_is_listed_where_a_row_refers_to_it() {
    let roster = "id,name,team\nann,Ann,Sales\nbob,Bob,Law\ncyd,Cyd,sales\n";
    let stated = "from_team,to_team,mode,since\npay,SALES,collaboration,2024-05-01\npay,?Board,collaboration,\npay,HR,x-as-a-service,soon\n";
    let (roster, notices) = join(&["team_id,name,kind\npay,Payments,x\n", stated], roster);
    assert_eq!(teams(&roster), ["pay: Payments", "Sales: Sales"]);
    assert_eq!(people(&roster), ["ann @Sales", "bob @Law", "cyd @Sales"]);
    assert_eq!(interactions(&roster), ["pay > Sales: collaboration since 2024-05-01"]);
    assert_eq!(codes(&notices), [(3, "unknown_team"), (4, "bad_date"), (4, "unknown_team")]);
    assert_eq!(notices[0].fields["file"], "2");
}

#[test]
fn what_is_wrong_with_teams_is_told() {
    let teams_file = "team_id,name,kind,parent_id,stated_size,type,domains\n\
        a,Alpha,squad,b,,guild,\nb,Beta,,c,,,\nc,Gamma,,a,,,Cards: odd\nb,Again,,,,,\nd,alpha,,?CTO,many,,\ne,,,e,,undefined,\n,,squad,,,,\n";
    let (roster, notices) = join(&[teams_file], "");
    let expected = ["a: Alpha", "b: Beta < c", "c: Gamma < a", "d: alpha (d)", "e: e"];
    assert_eq!(teams(&roster), expected);
    let expected = [
        (2, "team_cycle"),
        (2, "unknown_type"),
        (4, "unknown_complexity"),
        (5, "duplicate_team"),
        (6, "bad_number"),
        (6, "duplicate_name"),
        (6, "unknown_parent"),
        (7, "team_cycle"),
        (8, "missing_id"),
    ];
    assert_eq!(codes(&notices), expected);
    assert_eq!(notices[0].message, "a cycle of 3 teams that are part of each other (`a`, `b`, `c`) was cut");
}

#[test]
fn interactions_are_one_a_pair_and_go_from_the_provider() {
    let teams =
        "team_id,name,type\nweb,Web,stream-aligned\nops,Ops,platform\nml,ML,complicated-subsystem\nqa,QA,enabling\n";
    let stated = "from_team,to_team,mode,purpose,since\n\
        Web,Ops,XaaS,,\nweb,ops,x-as-a-service,Runs it,2024-01-02\nops,web,dependency,,\n\
        ml,qa,facilitating,Tests,\nml,web,collaboration,,\nweb,ml,collaboration,Ranking,\nqa,ops,dependency,Accounts,\n\
        ops,OPS,collaboration,,\nweb,qa,includes-members-of,,\nweb,qa,,,\n";
    let (roster, notices) = join(&[teams, stated], "");
    let expected = [
        "ops > web: x_as_a_service since 2024-01-02 (Runs it)",
        "qa > ml: facilitating (Tests)",
        "web > ml: collaboration (Ranking)",
        "ops > qa: x_as_a_service (Accounts)",
    ];
    assert_eq!(interactions(&roster), expected);
    assert_eq!(codes(&notices), [(9, "self_interaction"), (10, "unknown_mode"), (11, "unknown_mode")]);
}

#[test]
fn namesakes_among_teams_are_told_apart() {
    let teams_file = "team_id,name,kind\ncontent,Content team,x\ncommunity-content,Content team,x\n";
    let members = "team_id,person_id\ncommunity-content,ann\ncontent team,bob\n";
    let (roster, notices) = join(&[teams_file, members], "");
    assert_eq!(people(&roster), ["ann @Content team (community-content)", "bob @Content team"]);
    assert_eq!(codes(&notices), [(3, "duplicate_name")]);
}
