use super::*;
use crate::engine::analyze::{Settings, analyze};
use crate::engine::org::parse_outline;

fn written(org: &Org, format: &str) -> String {
    let structure = Structure::of(org, None);
    let report = analyze(&structure, &Settings::default());
    let scenario = Scenario { name: "A \"plan\" <b> & more".into(), ..Scenario::default() };
    let picture = OrgPicture { org, structure: &structure, report: &report, scenario: &scenario };
    format_named(format).expect("in the table").write(View::Org, &picture)
}

fn small_org() -> Org {
    let mut org = parse_outline("Ada (Head)\n  Bo (EM)\n    Cy (Engineer)\n    Di\n  Ed\n").expect("well formed");
    let [cy, di, ed] = ["p3", "p4", "p5"].map(|key| org.find(key).expect("there"));
    org.person_mut(di).expect("there").vacant = true;
    org.add_dotted_line(cy, ed).expect("two people");
    org
}

fn hostile_org() -> Org {
    let mut org = parse_outline("Ada\n  Bo\n  Cy\n").expect("well formed");
    for (key, name) in [
        ("p1", "</text><script>alert(1)</script>"),
        ("p2", "\"];\n x --> y;%%`#quot;"),
        ("p3", "\\\" & \u{1}'\u{202E}"),
    ] {
        let id = org.find(key).expect("there");
        org.person_mut(id).expect("there").name = name.into();
    }
    org
}

#[test]
fn the_formats_are_told_apart() {
    let mut extensions: Vec<&str> = FORMATS.iter().map(|format| format.extension).collect();
    extensions.dedup();
    assert_eq!(extensions.len(), FORMATS.len());
    for format in FORMATS {
        assert_eq!(format_named(format.name).map(|found| found.extension), Some(format.extension));
        assert!(written(&small_org(), format.name).ends_with('\n'));
    }
}

#[test]
fn a_small_org_as_text() {
    insta::assert_snapshot!("dot", written(&small_org(), "dot"));
    insta::assert_snapshot!("mermaid", written(&small_org(), "mermaid"));
    insta::assert_snapshot!("svg", written(&small_org(), "svg"));
}

#[test]
fn hostile_names_stay_text() {
    insta::assert_snapshot!("hostile_dot", written(&hostile_org(), "dot"));
    insta::assert_snapshot!("hostile_mermaid", written(&hostile_org(), "mermaid"));
    let svg = written(&hostile_org(), "svg");
    assert!(!svg.contains("<script") && svg.contains("&lt;/text&gt;&lt;script&gt;"), "{svg}");
    assert!(!svg.contains('\u{202E}') && !svg.contains('\u{1}'));
    for outside in ["href", "url(", "@import", "<image", "<foreignObject"] {
        assert!(!svg.contains(outside), "{outside}");
    }
}

#[test]
fn every_shape_of_the_svg_is_closed() {
    let svg = written(&hostile_org(), "svg");
    for element in ["g", "text", "title", "style", "svg"] {
        let (open, close) = (format!("<{element}"), format!("</{element}>"));
        let opened =
            svg.match_indices(&open).filter(|(at, _)| !svg.as_bytes()[at + open.len()].is_ascii_alphanumeric()).count();
        assert_eq!(opened, svg.matches(&close).count(), "{element}");
    }
}
