//! From a frame and a scene to the treeitems of a window.

use std::collections::BTreeSet;

use super::card::ItemProps;
use crate::engine::analyze::Load;
use crate::engine::ids::PersonId;
use crate::engine::layout::viewport::Detail;
use crate::engine::layout::{Rect, Scene, Shape, ShapeKind};
use crate::engine::org::{NONE, told_name};
use crate::engine::sort::sort_by_key;
use crate::engine::text_width::{fitting, text_width};
use crate::session::{Drawn, Frame};
use crate::ui::wording;
use yew::AttrValue;

/// What decides how people are drawn, besides the frame.
pub(super) struct Look<'a> {
    pub(super) scene: &'a Scene,
    pub(super) drawn: &'a Drawn,
    pub(super) window: Rect,
    pub(super) detail: Detail,
    pub(super) scale: f64,
    pub(super) selected: Option<PersonId>,
    pub(super) marked: &'a BTreeSet<PersonId>,
    pub(super) focused: Option<PersonId>,
    pub(super) collapsed: &'a BTreeSet<PersonId>,
    pub(super) siblings: &'a Siblings,
    pub(super) glide: u32,
}

/// The place of everyone among their siblings, and how many there are.
pub(super) struct Siblings {
    place: Vec<u32>,
    count: Vec<u32>,
    n_roots: u32,
}

impl Siblings {
    pub(super) fn of(drawn: &Drawn) -> Siblings {
        let mut siblings = Siblings { place: Vec::new(), count: vec![0; drawn.ids.len()], n_roots: 0 };
        for &parent in &drawn.parent {
            let count = siblings.count.get_mut(parent as usize).unwrap_or(&mut siblings.n_roots);
            *count += 1;
            siblings.place.push(*count);
        }
        siblings
    }

    /// How many people hang below someone directly, vacancies included.
    pub(super) fn n_below(&self, at: u32) -> u32 {
        self.count[at as usize]
    }

    fn size(&self, parent: u32) -> u32 {
        self.count.get(parent as usize).copied().unwrap_or(self.n_roots)
    }
}

/// People in a far window who are written out at most.
const MOST_FAR_LABELS: usize = 40;
/// Font size of a label in pixels, and the height of its lines.
const LABEL: (f64, f64) = (10.5, 26.0);
/// The longest name at a distance, in hundredths of its font size.
const LONGEST: u32 = 1_100;

/// The shapes that a window draws as treeitems, managers before their reports.
pub(super) fn shown(frame: &Frame, look: &Look<'_>) -> Vec<usize> {
    let must = [look.focused, look.selected].map(|id| shape_of(look, id?));
    let mut shown: Vec<usize> = match look.detail {
        Detail::Near => look.scene.visible(look.window).collect(),
        Detail::Middle => {
            let cards = look.scene.visible(look.window);
            cards.filter(|&at| look.scene.shapes[at].kind == ShapeKind::Card).collect()
        }
        Detail::Far => labels(frame, look),
    };
    shown.extend(must.into_iter().flatten());
    sort_by_key(&mut shown, |&at| at);
    shown.dedup();
    shown
}

fn shape_of(look: &Look<'_>, id: PersonId) -> Option<usize> {
    look.drawn.index(id).and_then(|at| look.scene.shape_of(at))
}

/// Cards that are written out at a distance: from the top down, as far as the words do not meet.
fn labels(frame: &Frame, look: &Look<'_>) -> Vec<usize> {
    let mut taken: Vec<(f64, f64, f64)> = Vec::new();
    let mut shown = Vec::new();
    for at in look.scene.visible(look.window) {
        let shape = &look.scene.shapes[at];
        if shape.kind == ShapeKind::Chip {
            continue;
        }
        let words = text_width(&short_name(frame, look.drawn.ids[shape.person as usize]));
        let width = (f64::from(words) / 100.0 * LABEL.0 + 12.0).max(44.0);
        let (x, y) = (f64::from(shape.rect.center().x) * look.scale, f64::from(shape.rect.y) * look.scale);
        let meets = |&(other_x, other_y, other_width): &(f64, f64, f64)| {
            (x - other_x).abs() < (width + other_width) / 2.0 && (y - other_y).abs() < LABEL.1
        };
        if !taken.iter().any(meets) {
            taken.push((x, y, width));
            shown.push(at);
        }
        if shown.len() == MOST_FAR_LABELS {
            break;
        }
    }
    shown
}

/// Whether a card that is drawn in the middle distance has room for all of a name.
fn has_room(name: &str, width: i32, scale: f64) -> bool {
    f64::from(text_width(name)) / 100.0 * LABEL.0 <= f64::from(width - 10) * scale
}

/// A name for little room: the first name with the initial of the last, or all of a name that ends in a number.
fn short_name(frame: &Frame, id: PersonId) -> String {
    let person = frame.org.person(id);
    if let Some(vacancy) = person.filter(|person| person.name.is_empty() && person.vacant) {
        return fitting(&vacancy.label(), LONGEST);
    }
    let name = person.map(|person| told_name(&person.name)).unwrap_or_default();
    let mut words = name.split_whitespace();
    let short = match (words.next(), words.next_back()) {
        (Some(first), Some(last)) if last.starts_with(|c: char| c.is_alphabetic()) => {
            format!("{first} {}.", last.chars().take(1).collect::<String>())
        }
        (Some(_), Some(_)) => name.to_owned(),
        (first, _) => first.unwrap_or_default().to_owned(),
    };
    fitting(&short, LONGEST)
}

/// What a shape's treeitem says and looks like.
pub(super) fn item(frame: &Frame, look: &Look<'_>, shape: &Shape) -> ItemProps {
    let id = look.drawn.ids[shape.person as usize];
    let person = frame.org.person(id).expect("everyone drawn is in the org");
    let position = frame.structure.position(id);
    let load = position.and_then(|at| frame.load(at));
    let span = position.map_or(0, |at| frame.structure.span(at));
    let n_below = look.siblings.n_below(shape.person);
    let is_open = !look.collapsed.contains(&id);
    let name = &*person.label();
    let is_vacant = position.is_none();
    // A vacancy without a name says what it is by its title.
    let (title, is_told_vacant) = match person.vacant && person.name.is_empty() {
        true => ("", false),
        false => (person.title.as_str(), is_vacant),
    };
    let teams = position.map(|at| frame.teams_led(at)).unwrap_or_default();
    let line = match teams.as_slice() {
        [team] => team.clone(),
        _ => title.to_owned(),
    };
    let band = load.map_or("none", |load| wording::band_token(load.band()));
    let index = load.and_then(Load::index);
    let parent = look.drawn.parent[shape.person as usize];
    ItemProps {
        id,
        rect: shape.rect,
        is_card: shape.kind == ShapeKind::Card,
        label: label(name, title, is_told_vacant, span, load).into(),
        name: match look.detail {
            Detail::Near => name.to_owned().into(),
            Detail::Middle if has_room(name, shape.rect.width, look.scale) => name.to_owned().into(),
            Detail::Middle | Detail::Far => short_name(frame, id).into(),
        },
        line: line.into(),
        index: load.map(|load| wording::load(load.index()).into()),
        band,
        fill: index.map_or(0, |index| (index.num * 100 / index.den).clamp(0, 100) as u32),
        span: match (span, index) {
            (0, _) => AttrValue::default(),
            // Beside a load of three digits there is no room for more.
            (10.., Some(index)) if index.num >= index.den => format!("{span} rep.").into(),
            (span, _) => wording::count(span, "report", "reports").into(),
        },
        hidden: (n_below > 0).then(|| {
            let total = position.map_or(n_below, |at| frame.structure.total_reports(at));
            match (is_open, total == span) {
                (true, _) => AttrValue::from("−"),
                (false, true) => format!("+{span}").into(),
                (false, false) => format!("+{span} · {total}").into(),
            }
        }),
        level: level(look.drawn, shape.person),
        set_size: look.siblings.size(parent),
        place: look.siblings.place[shape.person as usize],
        is_expanded: (n_below > 0).then_some(is_open),
        is_selected: look.selected == Some(id) || look.marked.contains(&id),
        is_focused: look.focused == Some(id),
        is_new: frame.joined.contains(&id),
        is_vacant,
        detail: match look.detail {
            Detail::Near => "near",
            Detail::Middle => "middle",
            Detail::Far => "far",
        },
        glide: look.glide,
    }
}

fn level(drawn: &Drawn, at: u32) -> u32 {
    let up = std::iter::successors(Some(at), |&at| drawn.parent.get(at as usize).copied());
    up.take_while(|&at| at != NONE).count() as u32
}

/// The accessible name: name first, then title, direct reports, and the load of a manager.
fn label(name: &str, title: &str, is_vacant: bool, span: u32, load: Option<&Load>) -> String {
    let mut label = name.to_owned();
    for part in [title, if is_vacant { "vacant" } else { "" }] {
        if !part.is_empty() {
            label.push_str(", ");
            label.push_str(part);
        }
    }
    if let Some(load) = load {
        label.push_str(", ");
        label.push_str(&wording::count(span, "direct report", "direct reports"));
        let index = wording::load(load.index());
        label.push_str(&format!(", load {index}, {}", wording::band(load.band())));
    }
    label
}
