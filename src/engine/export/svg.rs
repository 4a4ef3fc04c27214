//! The org chart as one SVG file that needs nothing else: no script, no font file, no address outside itself.

use std::fmt::Write as _;

use super::OrgPicture;
use super::people::{Drawn, drawn, visible};
use crate::engine::analyze::Band;
use crate::engine::ids::PersonId;
use crate::engine::layout::{
    ChartInput, ChartOptions, LinkKind, NO_PARENT, Rect, Scene, ShapeKind, Workspace, lay_out,
};
use crate::engine::org::Org;
use crate::engine::sort::sort_by_key;
use crate::engine::text_width::fitting_in;

const MARGIN: i32 = 16;

/// Colors and text sizes; the light theme of the page.
const STYLE: &str = "\
text{font-family:system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif;fill:#1a1f29;\
unicode-bidi:plaintext}\
.name{font-size:12px;font-weight:600}.title{font-size:10px;fill:#5a6372}.span{font-size:10px;fill:#5a6372}\
.load{font-size:10px;font-weight:600;fill:#1a1f29}.chip{font-size:10px}\
.card,.leaf{fill:#ffffff;stroke:#c3c9d4}.vacant{stroke-dasharray:4 3}.reference{fill:#eceff3}\
.line{stroke:#9aa3b2;fill:none}.spine{stroke:#c3c9d4}.dotted{stroke:#9aa3b2;stroke-dasharray:2 3}";

/// What a band looks like: a sign, so that it is not told by color alone, and the fill of its pill.
fn look(band: Band) -> (&'static str, &'static str) {
    match band {
        Band::UnderUsed => ("–", "#c9d1db"),
        Band::Healthy => ("✓", "#9fd8b8"),
        Band::Stretched => ("!", "#f2c76b"),
        Band::Overloaded => ("!!", "#f59a6a"),
        Band::Critical => ("!!!", "#ee6f8b"),
    }
}

pub(super) fn write(picture: &OrgPicture<'_>) -> String {
    let people: Vec<Drawn<'_>> = drawn(picture).collect();
    let place = |id| people.binary_search_by_key(&id, |drawn| drawn.id).map_or(NO_PARENT, |at| at as u32);
    let above = |drawn: &Drawn<'_>| picture.org.manager_of(drawn.id).map_or(NO_PARENT, place);
    let parent: Vec<u32> = people.iter().map(above).collect();
    let input = ChartInput { parent: &parent, ..ChartInput::default() };
    let scene = lay_out(&input, &ChartOptions::default(), &mut Workspace::default());
    draw(&picture.scenario.name, picture.org, &people.iter().collect::<Vec<_>>(), &[], &scene)
}

/// Draws people of an org as they are laid out; those with a note are drawn as references with the note.
pub(super) fn draw(title: &str, org: &Org, people: &[&Drawn<'_>], notes: &[Option<String>], scene: &Scene) -> String {
    let mut by_id: Vec<(PersonId, u32)> = people.iter().map(|drawn| drawn.id).zip(0..).collect();
    sort_by_key(&mut by_id, |pair| *pair);
    let place = |id| by_id.binary_search_by_key(&id, |(id, _)| *id).map_or(NO_PARENT, |at| by_id[at].1);
    let note = |at: u32| notes.get(at as usize).and_then(Option::as_deref);
    let mut out = String::new();
    let mut put = |text: std::fmt::Arguments<'_>| writeln!(out, "{text}").expect("a string takes every text");
    let (width, height) = (scene.bounds.width + 2 * MARGIN, scene.bounds.height + 2 * MARGIN);
    let title = escaped(&visible(title));
    put(format_args!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"-{MARGIN} -{MARGIN} {width} {height}\" role=\"img\" aria-label=\"{title}\">"
    ));
    put(format_args!("<title>{title}</title>"));
    put(format_args!("<style>{STYLE}</style>"));
    // Paper has a ground of its own.
    if notes.is_empty() {
        put(format_args!(
            "<rect x=\"-{MARGIN}\" y=\"-{MARGIN}\" width=\"{width}\" height=\"{height}\" fill=\"#f6f7f9\"/>"
        ));
    }
    for link in &scene.links {
        let class = if link.kind == LinkKind::Spine { "line spine" } else { "line" };
        let (from, to) = (link.from, link.to);
        put(format_args!("<path class=\"{class}\" d=\"M{} {}L{} {}\"/>", from.x, from.y, to.x, to.y));
    }
    for (at, drawn) in (0..).zip(people) {
        for manager in org.dotted_managers(drawn.id) {
            if let Some((from, to)) = rect_of(scene, place(manager)).zip(rect_of(scene, at)) {
                let (from, to) = (from.center(), to.center());
                put(format_args!("<path class=\"line dotted\" d=\"M{} {}L{} {}\"/>", from.x, from.y, to.x, to.y));
            }
        }
    }
    for shape in &scene.shapes {
        let drawn = people[shape.person as usize];
        put(format_args!("<g><title>{}</title>", escaped(&drawn.lines().join(", "))));
        match shape.kind {
            ShapeKind::Card => put(format_args!("{}", card(drawn, shape.rect, note(shape.person)))),
            ShapeKind::Chip => put(format_args!("{}", chip(drawn, shape.rect))),
        }
        put(format_args!("</g>"));
    }
    put(format_args!("</svg>"));
    out
}

fn rect_of(scene: &Scene, person: u32) -> Option<Rect> {
    scene.shape_of(person).map(|shape| scene.shapes[shape].rect)
}

fn card(drawn: &Drawn<'_>, rect: Rect, note: Option<&str>) -> String {
    let Rect { x, y, width, height } = rect;
    let kind = if note.is_some() {
        " reference"
    } else if drawn.is_vacant {
        " vacant"
    } else {
        ""
    };
    let mut card =
        format!("<rect class=\"card{kind}\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"6\"/>");
    let mut text = |class: &str, x: i32, y: i32, text: &str| {
        write!(card, "<text class=\"{class}\" x=\"{x}\" y=\"{y}\">{}</text>", escaped(text))
            .expect("a string takes it");
    };
    text("name", x + 8, y + 18, &fitting_in(&visible(&drawn.person.label()), width - 16, 12));
    if !drawn.person.name.is_empty() {
        text("title", x + 8, y + 33, &fitting_in(&visible(&drawn.person.title), width - 16, 10));
    }
    if let Some(note) = note {
        text("load", x + 8, y + 52, note);
        return card;
    }
    if drawn.is_vacant {
        text("span", x + 8, y + 52, "vacant");
    } else if drawn.span > 0 {
        text("span", x + 84, y + 52, &format!("{} {}", drawn.span, if drawn.span == 1 { "report" } else { "reports" }));
    }
    if let Some((band, load)) = drawn.band().zip(drawn.load_text()) {
        let (sign, fill) = look(band);
        write!(
            card,
            "<rect x=\"{}\" y=\"{}\" width=\"70\" height=\"16\" rx=\"8\" fill=\"{fill}\"/>\
             <text class=\"load\" x=\"{}\" y=\"{}\">{sign} {load}</text>",
            x + 8,
            y + 40,
            x + 16,
            y + 52
        )
        .expect("a string takes it");
    }
    card
}

fn chip(drawn: &Drawn<'_>, rect: Rect) -> String {
    let Rect { x, y, width, height } = rect;
    let vacant = if drawn.is_vacant { " vacant" } else { "" };
    let name = escaped(&fitting_in(&visible(&drawn.person.label()), width - 10, 10));
    format!(
        "<rect class=\"leaf{vacant}\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"4\"/>\
         <text class=\"chip\" x=\"{}\" y=\"{}\">{name}</text>",
        x + 6,
        y + 12
    )
}

pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            c => escaped.push(c),
        }
    }
    escaped
}
