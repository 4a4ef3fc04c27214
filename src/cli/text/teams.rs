//! How teams work together, in a few lines.

use super::{count, fixed, percent, plain, put};
use crate::cli::json::CheckView;
use crate::engine::org::InteractionMode;

/// Says what is known of types and interactions, if anything is.
pub(super) fn teams(out: &mut String, view: &CheckView<'_>) {
    let (org, interactions) = (&view.topology.org, &view.topology.interactions);
    let types = &org.types;
    let kinds = [
        (types.stream_aligned, "stream-aligned"),
        (types.enabling, "enabling"),
        (types.complicated_subsystem, "complicated-subsystem"),
        (types.platform, "platform"),
    ];
    let kinds: Vec<String> = kinds.iter().filter(|(n, _)| *n > 0).map(|(n, kind)| format!("{n} {kind}")).collect();
    if kinds.is_empty() && interactions.is_empty() {
        return;
    }
    put(out, format_args!("\nTeams"));
    if !kinds.is_empty() {
        let ratio = org.stream_ratio.map(|ratio| format!("; {} stream-aligned for each other", fixed(Some(ratio), 1)));
        let share = org.platform_share.filter(|_| types.platform > 0);
        let share = share.map(|share| format!("; {} of engineers in platform teams", percent(Some(share))));
        put(out, format_args!("  {}{}{}", kinds.join(", "), ratio.unwrap_or_default(), share.unwrap_or_default()));
    }
    if !interactions.is_empty() {
        let of = |mode: InteractionMode| interactions.iter().filter(|one| one.mode == mode.as_str()).count() as u64;
        let modes = [
            count(of(InteractionMode::Collaboration), "collaboration", "collaborations"),
            format!("{} facilitating", of(InteractionMode::Facilitating)),
            count(of(InteractionMode::XAsAService), "service", "services"),
        ];
        let long = match (org.collaborations_over_3_months, org.collaborations_over_6_months) {
            (0, _) => String::new(),
            (n, more) => format!("; {} over 3 months, {more} over 6", count(n, "collaboration", "collaborations")),
        };
        put(out, format_args!("  {}{long}", modes.join(", ")));
    }
    if org.teams_of_several_managers > 0 {
        let teams = count(org.teams_of_several_managers, "team reports", "teams report");
        put(out, format_args!("  {teams} to several line managers"));
    }
    if !org.silent_managers.is_empty() {
        let managers: Vec<String> = org.silent_managers.iter().map(|id| plain(id)).collect();
        put(out, format_args!("  No interaction between the branches below {}", managers.join(", ")));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::text::check;
    use crate::engine::analyze::{Settings, analyze};
    use crate::engine::org::{Structure, parse_outline};
    use crate::engine::scenario::Scenario;

    /// What `check` gives for an outline: as text and as JSON.
    fn checked(outline: &str) -> (String, serde_json::Value) {
        let org = parse_outline(outline).expect("well formed");
        let structure = Structure::of(&org, None);
        let report = analyze(&structure, &Settings::default());
        let view = CheckView::of(&org, &structure, &report, &Scenario::default(), &[]);
        (check("Org", &view), serde_json::to_value(&view).expect("JSON"))
    }

    const TEAMS: &str = "\
Ada in Berlin
  Bo in Berlin
    x6 @Pay
    Cy @Pay 60 % + Web 40 %
  Di in London
    x3 @Web
    x1 @Pay
team Pay: stream_aligned, complex Ledger, simple
team Web: stream_aligned
team Cloud: platform, 8 people
Cloud -> Pay: x_as_a_service
Pay -> Web: collaboration since 2026-01-01
Cloud -> Web: facilitating since 2026-05-01
tribe Commerce: Pay, Web
";

    #[test]
    fn a_paragraph_says_what_is_known_of_teams() {
        let (text, _) = checked(TEAMS);
        let said = text.split("\nTeams\n").nth(1).and_then(|rest| rest.split("\n\n").next()).expect("a paragraph");
        assert_eq!(
            said,
            "  2 stream-aligned, 1 platform; 2.0 stream-aligned for each other
  1 collaboration, 1 facilitating, 1 service; 1 collaboration over 3 months, 0 over 6
  2 teams report to several line managers"
        );
        assert!(!checked("Ada\n  x3 @Pay\n").0.contains("\nTeams\n"));
    }

    #[test]
    fn programs_read_every_figure() {
        let (_, json) = checked(TEAMS);
        let pay = serde_json::json!({
            "id": "Pay", "name": "Pay", "type": "stream_aligned", "size": 8, "lead": null, "managers": ["p2", "p10"],
            "domains": [{"name": "Ledger", "complexity": "complex"}, {"name": null, "complexity": "simple"}],
            "people": 8, "full_time_equivalents": 7.6, "domain_points": 4, "domain_capacity": 3, "consumers": 0,
            "collaborations": 1, "line_managers": 2
        });
        assert_eq!(json["teams"][0], pay);
        let cloud = &json["topology"]["teams"][2];
        assert_eq!((&cloud["people"], &cloud["consumers"]), (&8.into(), &1.into()));
        assert!(cloud["full_time_equivalents"].is_null() && cloud["on_call"].is_null());
        let interaction = serde_json::json!({
            "from": "Pay", "to": "Web", "mode": "collaboration", "common_manager": "p1", "levels_nearer": 0,
            "levels_farther": 1, "meets_at_root": true, "days_open": 120, "shared_hours": 7.0
        });
        assert_eq!(json["topology"]["interactions"][0], interaction);
        assert!(json["topology"]["interactions"][1]["common_manager"].is_null());
        let group = serde_json::json!({"id": "tribe:Commerce", "name": "Commerce", "kind": "tribe", "people": 11});
        assert_eq!(json["topology"]["groups"], serde_json::json!([group]));
        let org = &json["topology"]["org"];
        assert_eq!((&org["stream_ratio"], &org["types"]["platform"]), (&2.0.into(), &1.into()));
        assert_eq!(org["platforms"][0]["people_per_consumer"], 8.0);
        let about = json["findings"].as_array().expect("a list").iter().find(|one| one["rule"] == "collab_stale");
        let about = about.expect("three months are over");
        assert_eq!((&about["id"], &about["unit"]), (&"collab_stale:Pay->Web".into(), &"months".into()));
        assert_eq!(about["subjects"], serde_json::json!(["Pay", "Web"]));
        assert_eq!(about["message"], "Pay and Web have collaborated for 3.94 months");
    }
}
