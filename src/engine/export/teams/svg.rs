//! The team map as one SVG file that needs nothing else.

use std::fmt::Write as _;

use super::super::OrgPicture;
use super::super::people::visible;
use super::super::svg::escaped;
use super::{lines, map_of, mode_text};
use crate::engine::layout::Rect;
use crate::engine::layout::board::NO_BLOCK;
use crate::engine::org::{InteractionMode, TeamType};
use crate::engine::team_map::{MapTeam, TeamMap};
use crate::engine::text_width::{fitting_in, text_width};

const MARGIN: i32 = 20;
/// Room beneath the map for the legend.
const LEGEND: i32 = 44;

/// Font size of names.
const NAME: i32 = 13;

/// Colors and text sizes; the light theme of the page.
const STYLE: &str = "\
text{font-family:system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif;fill:#151a21;\
unicode-bidi:plaintext}\
.name{font-size:13px;font-weight:600}.about,.key{font-size:11px}.title{font-size:12px;font-weight:600;fill:#566070}\
.block{fill:#eceff3;stroke:#d8dde4}.stream{fill:#fdf3cf;stroke:#b98f12}.platform{fill:#dbe9fb;stroke:#2f6fc0}\
.enabling{fill:#f3e1f4;stroke:#9b4fa6}.subsystem{fill:#fde4cf;stroke:#c0661a}.unknown{fill:#fff;stroke:#79859a;stroke-dasharray:5 3}\
.team{stroke-width:1.5}.line{fill:none;stroke-linejoin:round}.service{stroke:#3d5a80;stroke-width:1.5}.head{fill:#3d5a80}\
.facilitating{stroke:#23755c;stroke-width:4;stroke-linecap:round;stroke-dasharray:.1 8}.collaboration{stroke:url(#hatch);stroke-width:8}";

const HATCH: &str = "<defs><pattern id=\"hatch\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" \
patternTransform=\"rotate(45)\"><rect width=\"6\" height=\"6\" fill=\"#fff\"/><rect width=\"2.4\" height=\"6\" \
fill=\"#7a3fb0\"/></pattern></defs>";

pub(in crate::engine::export) fn write(picture: &OrgPicture<'_>) -> String {
    let map = map_of(picture);
    let mut out = String::new();
    let mut put = |text: std::fmt::Arguments<'_>| writeln!(out, "{text}").expect("a string takes every text");
    let Rect { x, y, width, height } = map.scene.bounds;
    let (left, top) = (x - MARGIN, y - MARGIN);
    let (width, height) = ((width + 2 * MARGIN).max(660), height + 2 * MARGIN + LEGEND);
    let title = escaped(&visible(&picture.scenario.name));
    put(format_args!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"{left} {top} {width} {height}\" role=\"img\" aria-label=\"{title}\">"
    ));
    put(format_args!("<title>{title}</title>\n<style>{STYLE}</style>\n{HATCH}"));
    put(format_args!("<rect x=\"{left}\" y=\"{top}\" width=\"{width}\" height=\"{height}\" fill=\"#f5f6f8\"/>"));
    for block in map.scene.blocks.iter().filter(|block| block.block != NO_BLOCK) {
        let (Rect { x, y, width, height }, title) = (block.rect, block.title);
        put(format_args!(
            "<rect class=\"block\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"10\"/>"
        ));
        if let Some(name) = map.blocks.get(block.block as usize) {
            let name = escaped(&fitting_in(&visible(name), title.width, 12));
            put(format_args!("<text class=\"title\" x=\"{}\" y=\"{}\">{name}</text>", title.x, title.bottom() - 5));
        }
    }
    for bundle in map.bundles(|_| false) {
        put(format_args!("{}", line(bundle.mode, &bundle.lines, &bundle.heads)));
    }
    for (at, team) in map.teams.iter().enumerate() {
        put(format_args!("<g><title>{}</title>{}</g>", escaped(&lines(team).join(", ")), shape(&map, at, team)));
    }
    let y = top + height - LEGEND + 10;
    put(format_args!("{}", legend(left + MARGIN, y)));
    put(format_args!("</svg>"));
    out
}

/// Interactions in their notation.
fn line(mode: InteractionMode, lines: &str, heads: &str) -> String {
    let class = match mode {
        InteractionMode::Collaboration => "collaboration",
        InteractionMode::Facilitating => "facilitating",
        InteractionMode::XAsAService => "service",
    };
    let mut out = format!("<path class=\"line {class}\" d=\"{lines}\"><title>{}</title></path>", mode_text(mode));
    if !heads.is_empty() {
        write!(out, "<path class=\"head\" d=\"{heads}\"/>").expect("a string takes it");
    }
    out
}

fn class_of(team_type: Option<TeamType>) -> &'static str {
    match team_type {
        Some(TeamType::StreamAligned) => "stream",
        Some(TeamType::Enabling) => "enabling",
        Some(TeamType::ComplicatedSubsystem) => "subsystem",
        Some(TeamType::Platform) => "platform",
        None => "unknown",
    }
}

/// The outline of a type in a rectangle.
fn outline(team_type: Option<TeamType>, rect: Rect) -> String {
    let Rect { x, y, width, height } = rect;
    let class = class_of(team_type);
    if team_type == Some(TeamType::ComplicatedSubsystem) {
        let cut = (height / 4).min(16);
        let (across, down) = (width - 2 * cut, height - 2 * cut);
        return format!(
            "<path class=\"team {class}\" d=\"M{} {y}h{across}l{cut} {cut}v{down}l-{cut} {cut}h-{across}l-{cut} -{cut}v-{down}z\"/>",
            x + cut
        );
    }
    let round = match team_type {
        Some(TeamType::Platform) => 0,
        Some(TeamType::Enabling) => 14,
        _ => 10,
    };
    format!("<rect class=\"team {class}\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"{round}\"/>")
}

fn shape(map: &TeamMap, at: usize, team: &MapTeam) -> String {
    let placed = &map.scene.teams[at];
    let mut out = outline(team.team_type, placed.rect);
    let is_tall = matches!(team.team_type, Some(TeamType::Enabling | TeamType::ComplicatedSubsystem));
    let label = placed.label;
    let mut lines = lines(team).into_iter();
    let name = lines.next().unwrap_or_default();
    let mut texts = wrapped(&name, label.width, if is_tall { 3 } else { 1 });
    let n_name = texts.len();
    // In a narrow box what it is stands on lines of its own.
    let about = lines.next().unwrap_or_default();
    let about = if is_tall { about.replace(" · ", "\n") } else { about };
    texts.extend(about.lines().map(|line| fitting_in(line, label.width, 11)));
    let top = label.center().y - 8 * texts.len() as i32 + 12;
    for (line, text) in texts.iter().enumerate() {
        let class = if line < n_name { "name" } else { "about" };
        let (x, y) = (label.x, top + 16 * line as i32);
        write!(out, "<text class=\"{class}\" x=\"{x}\" y=\"{y}\">{}</text>", escaped(text)).expect("a string takes it");
    }
    out
}

/// A name on so many lines of so many pixels at most, broken between words; what does not fit is shortened.
fn wrapped(name: &str, pixels: i32, n_lines: usize) -> Vec<String> {
    let mut lines: Vec<String> = vec![String::new()];
    for word in name.split_whitespace() {
        let n = lines.len();
        let line = &mut lines[n - 1];
        if line.is_empty() || NAME * text_width(&format!("{line} {word}")) as i32 <= 100 * pixels || n == n_lines {
            line.push_str(if line.is_empty() { "" } else { " " });
            line.push_str(word);
        } else {
            lines.push(word.to_owned());
        }
    }
    lines.iter().map(|line| fitting_in(line, pixels, NAME)).collect()
}

/// What shapes and lines mean.
fn legend(x: i32, y: i32) -> String {
    let mut out = String::new();
    let mut key = |at: i32, sign: String, width: i32, text: &str| {
        write!(out, "{sign}<text class=\"key\" x=\"{}\" y=\"{}\">{text}</text>", at + width + 6, y + 11)
            .expect("a string takes it");
        at + width + 18 + 6 * text.len() as i32
    };
    let mut at = x;
    for team_type in TeamType::ALL {
        let rect = Rect { x: at, y, width: 24, height: 14 };
        at = key(at, outline(Some(team_type), rect), 24, team_type.label());
    }
    for mode in InteractionMode::ALL {
        let is_service = mode == InteractionMode::XAsAService;
        let (lines, tip) = (format!("M{at} {}h{}", y + 7, if is_service { 22 } else { 30 }), at + 30);
        let head = format!("M{tip} {}l-9 6v-12z", y + 7);
        at = key(at, line(mode, &lines, if is_service { &head } else { "" }), 30, mode.label());
    }
    out
}
