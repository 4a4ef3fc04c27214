//! Team API documents.

use spanwise::engine::roster::Roster;
use spanwise::engine::roster::teams::{Form, TeamFigures, TeamFileError, TeamFiles};

use super::{bytes, codes, groups, interactions, join, read, teams};

#[test]
fn a_document_tells_of_its_team() {
    let files = read(&[bytes("team-api.md")]);
    assert_eq!(files.notices, []);
    let [team] = &files.teams[..] else { panic!("one team") };
    assert_eq!((team.id.as_str(), team.name.as_str()), ("fleet-operations-team", "Fleet Operations Team"));
    assert_eq!((team.kind.as_str(), team.stated_size), ("stream-aligned", Some(6)));
    assert_eq!(team.area, "B2B Services");
    assert!(team.description.starts_with("Owns the DispatchHub application for B2B customers"), "{}", team.description);
    assert_eq!(team.services, [""; 0]);
    let stated =
        files.interactions.iter().map(|row| (row.place.row, row.to.as_str(), row.mode.as_str(), row.purpose.as_str()));
    let expected = [
        (77, "Driver Experience Team", "collaboration", "Driver-dispatcher communication"),
        (78, "Data Storage Platform Team", "x-as-a-service", "Fleet data persistence"),
    ];
    assert_eq!(stated.collect::<Vec<_>>(), expected);
}

#[test]
fn front_matter_and_table_count_both_and_the_table_gives_the_purpose() {
    let files = read(&[bytes("team-topologies-team.md")]);
    assert_eq!(files.notices, []);
    let figures = TeamFigures::of(&files);
    assert_eq!((figures.teams, figures.interactions, figures.distinct_interacting_pairs), (1, 15, 5));
    assert_eq!(figures.interaction_modes, [("x-as-a-service".to_owned(), 10), ("dependency".to_owned(), 5)]);
    assert_eq!(figures.interactions_to_unknown_team, 15);
    let expected = [
        "Self-Service AWS Resources",
        "AWS Account Management",
        "Infrastructure-as-Code Templates",
        "Cost Optimization Service",
        "Compliance Guardrails",
        "Developer Experience Tools",
    ];
    assert_eq!(files.teams[0].services, expected);
    assert!(files.teams[0].description.starts_with("Provides AWS-based infrastructure and developer experience"));

    // Beside the teams of the same company, its references lead somewhere. Another platform that it depends on provides to
    // it; teams of other types are provided to.
    let (roster, notices) =
        read(&[bytes("logicore-after/teams.csv"), bytes("team-topologies-team.md")]).join(Roster::default());
    assert_eq!(codes(&notices), [(1, "duplicate_team")]);
    let expected = [
        "observability-platform-team > cloud-development-platform-team: x_as_a_service (They run on our AWS infrastructure, \
         use our Kubernetes clusters)",
        "cloud-development-platform-team > api-gateway-platform-team: x_as_a_service (Deploy API Gateway on our AWS accounts)",
        "ci-cd-platform-team > cloud-development-platform-team: x_as_a_service (Pipelines deploy to our AWS infrastructure)",
        "cloud-development-platform-team > developer-portal-team: x_as_a_service (Portal runs on our ECS clusters, \
         integrates our cost APIs)",
        "cloud-development-platform-team > security-compliance-team: x_as_a_service (AWS guardrails and compliance \
         automation)",
    ];
    assert_eq!(interactions(&roster), expected);
}

#[test]
fn documents_of_several_teams_know_each_other() {
    let pay = "---\nteam_id: pay\nname: Pay\nteam_type: stream-aligned\ndependencies: [Ops]\ninteractions:\n  - team_id: QA\n    \
        interaction_mode: collaboration\n    purpose: first words\n---\n## Teams we currently interact with\n\n\
        |Team Name|Interaction Mode|Purpose|Duration|\n|-|-|-|-|\n|qa|Collaboration|Test plans|Ongoing|\n||||\n";
    let ops = "# Ops\n\n## Team name and focus\nOps: keeps it running\n\n## Team type\nPlatform\n";
    let qa = "---\nteam_id: qa\nname: QA\nteam_type: enabling\nplatform_grouping: Core\nlead_ids:\n- ann\n---\n";
    let (roster, notices) = join(&[pay, ops, qa], "");
    assert_eq!(codes(&notices), []);
    assert_eq!(teams(&roster), ["pay: Pay (stream_aligned)", "Ops: Ops (platform)", "qa: QA (enabling)"]);
    assert_eq!(roster.topology.teams[1].focus, "keeps it running");
    assert_eq!(interactions(&roster), ["pay > qa: collaboration (Test plans)", "Ops > pay: x_as_a_service"]);
    assert_eq!(groups(&roster), ["area Core: qa"]);
    assert_eq!(super::memberships(&roster), ["ann in qa 100.00 %, leads"]);
}

#[test]
fn lines_that_are_not_understood_are_named() {
    let text = "---\nteam_id: a\nfocus: |\n  many\n  lines\ndomains:\n- name: Ledger\n  complexity: simple\n- Payments: complex\n\
        leads:\n  x: y\nwhat\n# Title\n";
    let mut files = TeamFiles::default();
    assert_eq!(files.read(text.as_bytes()), Ok(Form::TeamApi));
    let expected = [1, 3, 4, 5, 7, 9, 10, 12].map(|row| (row, "bad_line"));
    assert_eq!(codes(&files.notices), expected);
}

#[test]
fn characters_that_cannot_be_seen_are_removed() {
    let files = read(&["---\nteam_id: a\nname: Pay\u{202E}ments\n---\n## Services provided\n- Check\u{200B}out\n"]);
    assert_eq!((files.teams[0].name.as_str(), files.teams[0].services[0].as_str()), ("Payments", "Checkout"));
    assert_eq!(codes(&files.notices), [(3, "odd_characters"), (6, "odd_characters")]);
}

#[test]
fn a_document_without_a_team_is_refused() {
    let mut files = TeamFiles::default();
    assert_eq!(files.read(b"---\nteam_type: platform\n---\n"), Err(TeamFileError::NoTeam));
    assert_eq!(files, TeamFiles::default());
    let error = files.read(b"id,name,manager_id\n1,Ann,\n").unwrap_err();
    assert!(
        error.to_string().starts_with("this is no team file: the headings (`id`, `name`, `manager_id`)"),
        "{error}"
    );
    assert_eq!(files.read(b"").unwrap_err().to_string(), "the file is empty");
}
