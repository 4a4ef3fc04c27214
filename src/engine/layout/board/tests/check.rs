//! What holds for every board.

use super::super::{BoardKind, BoardLink, BoardScene, BoardTeam, NO_BLOCK, Point, Rect, TeamShape};

/// Boxes are at least this far from each other.
const MARGIN: i32 = 8;

/// A stretch of a line.
#[derive(Clone, Copy, Debug)]
struct Stretch {
    bundle: u32,
    from: Point,
    to: Point,
}

impl Stretch {
    fn rect(&self) -> Rect {
        Rect::from_corners(self.from, self.to)
    }

    fn is_level(&self) -> bool {
        self.from.y == self.to.y
    }

    fn meets_inside(&self, rect: &Rect) -> bool {
        let own = self.rect();
        own.x < rect.right() && rect.x < own.right() && own.y < rect.bottom() && rect.y < own.bottom()
    }
}

fn stretches(scene: &BoardScene) -> Vec<Stretch> {
    let lines = scene.links.iter();
    lines
        .flat_map(|link| link.points.windows(2).map(|pair| Stretch { bundle: link.bundle, from: pair[0], to: pair[1] }))
        .collect()
}

/// Every promise of a scene.
#[track_caller]
pub(super) fn check(teams: &[BoardTeam], links: &[BoardLink], scene: &BoardScene) {
    check_boxes(teams, scene);
    check_grounds(teams, scene);
    check_lines(links, scene);
    check_lanes(scene);
}

#[track_caller]
fn check_boxes(teams: &[BoardTeam], scene: &BoardScene) {
    assert_eq!(scene.teams.len(), teams.len());
    for (at, shape) in scene.teams.iter().enumerate() {
        assert_eq!((shape.team as usize, shape.kind), (at, teams[at].kind));
        assert!(holds(&scene.bounds, &shape.rect), "{shape:?} sticks out of {:?}", scene.bounds);
        assert!(holds(&shape.rect, &shape.label) && shape.label.width >= 80 && shape.label.height >= 40, "{shape:?}");
        let Rect { x, y, width, height } = shape.rect;
        let around = Rect { x: x - MARGIN, y: y - MARGIN, width: width + 2 * MARGIN, height: height + 2 * MARGIN };
        for other in &scene.teams[..at] {
            assert!(!around.overlaps(&other.rect), "{shape:?} {other:?}");
        }
    }
}

#[track_caller]
fn check_grounds(teams: &[BoardTeam], scene: &BoardScene) {
    for (at, block) in scene.blocks.iter().enumerate() {
        assert!(holds(&scene.bounds, &block.rect));
        assert_eq!(block.title.width > 0, block.block != NO_BLOCK);
        assert!(block.block == NO_BLOCK || holds(&block.rect, &block.title));
        for other in &scene.blocks[..at] {
            assert!(!block.rect.overlaps(&other.rect), "{block:?} {other:?}");
            assert!(block.block != other.block || block.block == NO_BLOCK, "one ground a block");
        }
        for shape in &scene.teams {
            assert!(!shape.rect.overlaps(&block.title), "{shape:?} {block:?}");
        }
    }
    let (platforms, others): (Vec<&TeamShape>, Vec<&TeamShape>) =
        scene.teams.iter().partition(|shape| shape.kind == BoardKind::Platform);
    assert_eq!(scene.base.is_some(), !platforms.is_empty());
    for shape in &others {
        let block = teams[shape.team as usize].block;
        let is_home = scene.blocks.iter().any(|home| home.block == block && holds(&home.rect, &shape.rect));
        assert!(is_home, "{shape:?} is not in its block");
        assert!(scene.base.is_none_or(|base| shape.rect.bottom() < base.y), "{shape:?} is not above the base");
    }
    if let Some(base) = scene.base {
        assert!(holds(&scene.bounds, &base));
        assert!(platforms.iter().all(|shape| holds(&base, &shape.rect)));
        assert!(scene.blocks.iter().all(|block| !block.rect.overlaps(&base)));
    }
}

#[track_caller]
fn check_lines(links: &[BoardLink], scene: &BoardScene) {
    for shape in &scene.links {
        let BoardLink { from, to, mode } = links[shape.link as usize];
        assert_eq!(mode, shape.mode);
        let points = &shape.points;
        assert!(points.len() >= 2, "{shape:?}");
        for pair in points.windows(2) {
            assert!((pair[0].x == pair[1].x) != (pair[0].y == pair[1].y), "{shape:?}");
        }
        for three in points.windows(3) {
            assert!((three[0].x == three[1].x) != (three[1].x == three[2].x), "no turn: {shape:?}");
        }
        for (team, end, next) in [(from, 0, 1), (to, points.len() - 1, points.len() - 2)] {
            let rect = scene.teams[team as usize].rect;
            let (end, next) = (points[end], points[next]);
            let is_aside = (end.x == rect.x && next.x < end.x) || (end.x == rect.right() && next.x > end.x);
            let is_on_top = end.y == rect.y && next.y < end.y;
            let is_along = (rect.y + 4..=rect.bottom() - 4).contains(&end.y);
            let is_across = (rect.x + 4..=rect.right() - 4).contains(&end.x);
            assert!((is_aside && is_along) || (is_on_top && is_across), "{shape:?} {rect:?}");
        }
    }
    for stretch in stretches(scene) {
        assert!(holds(&scene.bounds, &stretch.rect()), "{stretch:?} sticks out of {:?}", scene.bounds);
        for shape in &scene.teams {
            assert!(!stretch.meets_inside(&shape.rect), "{stretch:?} {shape:?}");
        }
        for block in &scene.blocks {
            assert!(!stretch.meets_inside(&block.title), "{stretch:?} {block:?}");
        }
    }
}

/// No two bundles lie on each other.
#[track_caller]
fn check_lanes(scene: &BoardScene) {
    for is_level in [true, false] {
        let mut along: Vec<(i32, i32, i32, u32)> = stretches(scene)
            .into_iter()
            .filter(|stretch| stretch.is_level() == is_level)
            .map(|stretch| {
                let rect = stretch.rect();
                let (line, start, end) =
                    if is_level { (rect.y, rect.x, rect.right()) } else { (rect.x, rect.y, rect.bottom()) };
                (line, start, end, stretch.bundle)
            })
            .collect();
        along.sort_unstable();
        along.dedup();
        let mut reach: Option<(i32, i32, u32)> = None;
        for (line, start, end, bundle) in along {
            reach = match reach {
                Some((on, until, by)) if on == line && start <= until => {
                    assert_eq!(by, bundle, "both along {line} from {start}, level: {is_level}");
                    Some((on, until.max(end), by))
                }
                _ => Some((line, end, bundle)),
            };
        }
    }
}

/// Points at which lines of two bundles cross, each counted once.
pub(super) fn crossings(scene: &BoardScene) -> usize {
    let (level, upright): (Vec<_>, Vec<_>) = stretches(scene).into_iter().partition(Stretch::is_level);
    let mut points = Vec::new();
    for a in &level {
        let across = a.rect();
        for b in upright.iter().filter(|b| b.bundle != a.bundle) {
            let down = b.rect();
            if across.x < down.x && down.x < across.right() && down.y < across.y && across.y < down.bottom() {
                points.push((down.x, across.y, a.bundle, b.bundle));
            }
        }
    }
    points.sort_unstable();
    points.dedup();
    points.len()
}

fn holds(outer: &Rect, inner: &Rect) -> bool {
    outer.union(inner) == *outer
}
