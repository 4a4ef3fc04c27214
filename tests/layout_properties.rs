//! What holds for every layout: random forests, random sizes, both orientations.
#![cfg(not(target_arch = "wasm32"))]

use proptest::prelude::*;
use spanwise::engine::layout::viewport::{ScreenPoint, ScreenSize, Viewport, ZoomRange};
use spanwise::engine::layout::{
    ChartInput, ChartOptions, Forest, Gaps, NO_PARENT, Orientation, Point, Rect, Scene, ShapeKind, TidyTree, Workspace,
    lay_out,
};

/// A forest whose nodes are numbered at random, so that parents may come after their children.
#[derive(Clone, Debug)]
struct Sample {
    parent: Vec<u32>,
    width: Vec<i32>,
    height: Vec<i32>,
}

fn sample(largest: usize, roots: bool) -> impl Strategy<Value = Sample> {
    let node = (any::<u32>(), 0..10u8, 1..90i32, 1..90i32);
    (prop::collection::vec(node, 1..largest), 0..5u8).prop_flat_map(move |(nodes, form)| {
        let picks: Vec<u32> = (0u32..)
            .zip(&nodes)
            .map(|(index, &(pick, root, _, _))| match (index, root, form) {
                (0, _, _) => NO_PARENT,
                (_, 0, _) if roots => NO_PARENT,
                (_, _, 0) => index - 1 - pick % index.min(3),
                (_, _, 1) => pick % index.min(4),
                // Two managers of many managers.
                (1..16, _, 2) => pick % index.min(2),
                (_, _, 2) => pick % 16,
                _ => pick % index,
            })
            .collect();
        let sizes: Vec<(i32, i32)> = nodes.iter().map(|&(_, _, width, height)| (width, height)).collect();
        let numbers: Vec<u32> = (0..nodes.len() as u32).collect();
        Just(numbers).prop_shuffle().prop_map(move |number| {
            let mut parent = vec![NO_PARENT; picks.len()];
            for (index, &pick) in picks.iter().enumerate() {
                parent[number[index] as usize] = if pick == NO_PARENT { pick } else { number[pick as usize] };
            }
            let (width, height) = sizes.iter().copied().unzip();
            Sample { parent, width, height }
        })
    })
}

fn orientation() -> impl Strategy<Value = Orientation> {
    prop_oneof![Just(Orientation::TopDown), Just(Orientation::LeftRight)]
}

const GAPS: Gaps = Gaps { sibling: 4, subtree: 9, tree: 20, level: 12 };

fn boxes(sample: &Sample, gaps: &Gaps, orientation: Orientation) -> Vec<Rect> {
    let forest = Forest { parent: &sample.parent, width: &sample.width, height: &sample.height, anchor: None };
    let mut tree = TidyTree::default();
    let positions = tree.lay_out(&forest, gaps, orientation);
    (0..sample.parent.len())
        .map(|node| Rect {
            x: positions.x[node],
            y: positions.y[node],
            width: sample.width[node],
            height: sample.height[node],
        })
        .collect()
}

/// Start and extent of a box along the row of its siblings.
fn across(rect: &Rect, orientation: Orientation) -> (i32, i32) {
    match orientation {
        Orientation::TopDown => (rect.x, rect.width),
        Orientation::LeftRight => (rect.y, rect.height),
    }
}

/// Start and extent of a box away from the root.
fn along(rect: &Rect, orientation: Orientation) -> (i32, i32) {
    match orientation {
        Orientation::TopDown => (rect.y, rect.height),
        Orientation::LeftRight => (rect.x, rect.width),
    }
}

fn children(parent: &[u32]) -> Vec<Vec<usize>> {
    let mut children = vec![Vec::new(); parent.len()];
    for (node, &manager) in parent.iter().enumerate() {
        if manager != NO_PARENT {
            children[manager as usize].push(node);
        }
    }
    children
}

fn descendants(children: &[Vec<usize>], top: usize) -> Vec<usize> {
    let mut found = children[top].clone();
    let mut at = 0;
    while at < found.len() {
        found.extend(&children[found[at]]);
        at += 1;
    }
    found
}

/// The same form with every row of siblings reversed.
fn mirrored(sample: &Sample) -> Sample {
    let last = sample.parent.len() as u32 - 1;
    let flip = |parent: u32| if parent == NO_PARENT { parent } else { last - parent };
    Sample {
        parent: sample.parent.iter().rev().map(|&parent| flip(parent)).collect(),
        width: sample.width.iter().rev().copied().collect(),
        height: sample.height.iter().rev().copied().collect(),
    }
}

/// Limits from 0 to 3, as random as the heights, which cards do not use.
fn row_limits(sample: &Sample) -> Vec<u32> {
    sample.height.iter().map(|height| *height as u32 % 4).collect()
}

fn chart(sample: &Sample, collapsed: &[bool], orientation: Orientation) -> Scene {
    let mut options = ChartOptions { orientation, ..ChartOptions::default() };
    options.chip.rows = 4;
    let limits = row_limits(sample);
    let input =
        ChartInput { parent: &sample.parent, collapsed, widths: Some(&sample.width), row_limits: Some(&limits) };
    lay_out(&input, &options, &mut Workspace::default())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn boxes_keep_their_distance(sample in sample(60, true), orientation in orientation()) {
        let boxes = boxes(&sample, &GAPS, orientation);
        // Rows of a block of lone roots are as close as siblings are, everything else is at least that far apart.
        let padded: Vec<Rect> = boxes
            .iter()
            .map(|rect| Rect { width: rect.width + GAPS.sibling, height: rect.height + GAPS.sibling, ..*rect })
            .collect();
        for (node, rect) in padded.iter().enumerate() {
            for (other, place) in padded.iter().enumerate().skip(node + 1) {
                prop_assert!(!rect.overlaps(place), "{node} {rect:?} and {other} {place:?}");
            }
        }
        prop_assert_eq!(boxes.iter().map(|rect| rect.x).min(), Some(0));
        prop_assert_eq!(boxes.iter().map(|rect| rect.y).min(), Some(0));
    }

    #[test]
    fn parents_are_centered_and_children_in_order(sample in sample(80, true), orientation in orientation()) {
        let boxes = boxes(&sample, &GAPS, orientation);
        for (node, reports) in children(&sample.parent).iter().enumerate() {
            let (Some(&first), Some(&last)) = (reports.first(), reports.last()) else { continue };
            let middle = |node: usize| {
                let (start, extent) = across(&boxes[node], orientation);
                start + extent / 2
            };
            prop_assert_eq!(middle(node), (middle(first) + middle(last)).div_euclid(2));
            let (start, extent) = along(&boxes[node], orientation);
            for pair in reports.windows(2) {
                let (place, width) = across(&boxes[pair[0]], orientation);
                prop_assert!(place + width + GAPS.sibling <= across(&boxes[pair[1]], orientation).0);
            }
            for &report in reports {
                prop_assert_eq!(along(&boxes[report], orientation).0, start + extent + GAPS.level);
            }
        }
    }

    /// In units so small that rounding is far below the distances.
    #[test]
    fn a_mirrored_tree_gives_the_mirrored_layout(sample in sample(60, false), orientation in orientation()) {
        const FINE: i32 = 10_000;
        let scale = |lengths: &[i32]| lengths.iter().map(|length| length * FINE).collect();
        let sample = Sample { width: scale(&sample.width), height: scale(&sample.height), ..sample };
        let gaps = Gaps { sibling: 4 * FINE, subtree: 9 * FINE, tree: 20 * FINE, level: 12 * FINE };
        let plain = boxes(&sample, &gaps, orientation);
        let mut flipped = boxes(&mirrored(&sample), &gaps, orientation);
        flipped.reverse();
        let end = |boxes: &[Rect]| boxes.iter().map(|rect| {
            let (start, extent) = across(rect, orientation);
            start + extent
        }).max().unwrap_or(0);
        let whole = end(&plain);
        prop_assert!((whole - end(&flipped)).abs() < FINE / 10);
        for (rect, twin) in plain.iter().zip(&flipped) {
            let (start, extent) = across(rect, orientation);
            let expected = whole - start - extent;
            prop_assert!((across(twin, orientation).0 - expected).abs() < FINE / 10, "{rect:?} {twin:?}");
            prop_assert_eq!(along(rect, orientation), along(twin, orientation));
        }
    }

    #[test]
    fn a_subtree_has_the_same_form_wherever_it_is(
        sample in sample(60, true),
        top in any::<prop::sample::Index>(),
        orientation in orientation(),
    ) {
        let everything = boxes(&sample, &GAPS, orientation);
        let top = top.index(sample.parent.len());
        let mut kept = descendants(&children(&sample.parent), top);
        kept.push(top);
        kept.sort_unstable();
        let place = |node: u32| kept.binary_search(&(node as usize)).map_or(NO_PARENT, |index| index as u32);
        let alone = Sample {
            parent: kept.iter().map(|&node| if node == top { NO_PARENT } else { place(sample.parent[node]) }).collect(),
            width: kept.iter().map(|&node| sample.width[node]).collect(),
            height: kept.iter().map(|&node| sample.height[node]).collect(),
        };
        let alone = boxes(&alone, &GAPS, orientation);
        let shift = (everything[kept[0]].x - alone[0].x, everything[kept[0]].y - alone[0].y);
        for (index, &node) in kept.iter().enumerate() {
            let moved = Rect { x: alone[index].x + shift.0, y: alone[index].y + shift.1, ..alone[index] };
            prop_assert_eq!(moved, everything[node]);
        }
    }

    #[test]
    fn no_shape_of_a_chart_overlaps_another_and_no_line_crosses_one(
        sample in sample(70, true),
        orientation in orientation(),
    ) {
        let scene = chart(&sample, &[], orientation);
        prop_assert_eq!(scene.shapes.len(), sample.parent.len());
        for (index, shape) in scene.shapes.iter().enumerate() {
            prop_assert_eq!(scene.bounds.union(&shape.rect), scene.bounds);
            for other in &scene.shapes[index + 1..] {
                prop_assert!(!shape.rect.overlaps(&other.rect), "{shape:?} and {other:?}");
            }
            for link in &scene.links {
                prop_assert_eq!(scene.bounds.union(&link.bounds()), scene.bounds);
                prop_assert!(!link.bounds().overlaps(&shape.rect), "{link:?} crosses {shape:?}");
            }
        }
    }

    #[test]
    fn connectors_and_lines_cover_each_other_and_no_stretch_is_drawn_twice(
        sample in sample(60, true),
        picks in prop::collection::vec(0..4u8, 60),
        orientation in orientation(),
    ) {
        let collapsed: Vec<bool> = picks.iter().map(|&pick| pick == 0).collect();
        let scene = chart(&sample, &collapsed, orientation);
        let stretches: Vec<Rect> = (0..scene.shapes.len())
            .flat_map(|shape| scene.connector(shape).windows(2).map(|pair| Rect::from_corners(pair[0], pair[1])).collect::<Vec<_>>())
            .collect();
        for stretch in &stretches {
            prop_assert!(scene.links.iter().any(|link| link.bounds().union(stretch) == link.bounds()), "{stretch:?}");
        }
        for (index, link) in scene.links.iter().enumerate() {
            for end in [link.from, link.to] {
                let end = Rect::from_corners(end, end);
                prop_assert!(stretches.iter().any(|stretch| stretch.touches(&end)), "{link:?} belongs to nobody");
            }
            for other in &scene.links[index + 1..] {
                let (one, two) = (link.bounds(), other.bounds());
                let across = (one.x, one.width) == (two.x, two.width) && one.width == 0;
                let along = (one.y, one.height) == (two.y, two.height) && one.height == 0;
                let is_twice = across && one.y < two.bottom() && two.y < one.bottom()
                    || along && one.x < two.right() && two.x < one.right();
                prop_assert!(!is_twice, "{link:?} and {other:?}");
            }
        }
    }

    #[test]
    fn leaf_cards_stand_in_rows_with_their_manager_over_the_first(
        sample in sample(90, false),
        picks in prop::collection::vec(0..6u8, 90),
    ) {
        let collapsed: Vec<bool> = picks.iter().take(sample.parent.len()).map(|&pick| pick == 0).collect();
        let limits = row_limits(&sample);
        let scene = chart(&sample, &collapsed, Orientation::TopDown);
        let reports = children(&sample.parent);
        let card = |person: usize| scene.shape_of(person as u32).map(|shape| scene.shapes[shape].rect);
        let is_leaf = |person: usize| collapsed[person] || reports[person].iter().all(|&report| reports[report].is_empty());
        for (manager, reports_of) in reports.iter().enumerate().filter(|&(manager, _)| !collapsed[manager]) {
            let Some(manager_card) = card(manager) else { continue };
            let cards: Vec<usize> = reports_of.iter().copied().filter(|&report| !reports[report].is_empty()).collect();
            let limit = limits[manager] as usize;
            let mut columns = Vec::new();
            for run in cards.chunk_by(|&a, &b| is_leaf(a) && is_leaf(b)) {
                let width = if limit == 0 { run.len() } else { run.len().min(limit) };
                let places: Vec<Rect> = run.iter().filter_map(|&person| card(person)).collect();
                for (place, rect) in places.iter().enumerate() {
                    prop_assert_eq!(rect.center().x, places[place % width].center().x);
                    prop_assert_eq!(rect.y, places[place / width * width].y);
                    prop_assert!(place < width || places[place - width].bottom() < rect.y);
                }
                prop_assert_eq!(places[0].y, manager_card.bottom() + Gaps::default().level);
                columns.extend(places[..width].iter().map(|rect| rect.center().x));
            }
            prop_assert!(columns.is_sorted());
            if let (Some(first), Some(last)) = (columns.first(), columns.last())
                && cards.len() == reports_of.len()
            {
                prop_assert_eq!(manager_card.center().x, (first + last).div_euclid(2));
            }
        }
    }

    #[test]
    fn one_more_person_leaves_the_earlier_cards_of_their_rows_in_place(
        limit in 1..7usize,
        teams in prop::collection::vec(1..12usize, 8..30),
        joins in prop::option::of(any::<prop::sample::Index>()),
    ) {
        // Person 0, the managers 1, 2, … and their reports after them.
        let org = |teams: &[usize]| {
            let managers = teams.len();
            let mut parent = vec![0; managers + 1];
            parent[0] = NO_PARENT;
            parent.extend((1u32..).zip(teams).flat_map(|(manager, &size)| std::iter::repeat_n(manager, size)));
            let input = ChartInput { parent: &parent, row_limits: Some(&[limit as u32]), ..ChartInput::default() };
            let scene = lay_out(&input, &ChartOptions::default(), &mut Workspace::default());
            (1..=managers as u32)
                .map(|manager| scene.shapes[scene.shape_of(manager).expect("nothing is collapsed")].rect)
                .collect::<Vec<_>>()
        };
        let mut grown = teams.clone();
        let unmoved = match joins {
            Some(team) => {
                let team = team.index(teams.len());
                grown[team] += 1;
                (team / limit + 1) * limit
            }
            None => {
                grown.push(1);
                teams.len()
            }
        };
        let (before, after) = (org(&teams), org(&grown));
        for (place, (old, new)) in before.iter().zip(&after).enumerate() {
            prop_assert_eq!(old.x, new.x);
            prop_assert!(place >= unmoved || old.y == new.y);
            prop_assert!(old.y <= new.y);
        }
    }

    #[test]
    fn managers_and_roots_are_cards_and_everyone_hangs_from_their_manager(
        sample in sample(70, true),
        orientation in orientation(),
    ) {
        let scene = chart(&sample, &[], orientation);
        let reports = children(&sample.parent);
        for (index, shape) in scene.shapes.iter().enumerate() {
            let person = shape.person as usize;
            let is_card = sample.parent[person] == NO_PARENT || !reports[person].is_empty();
            prop_assert_eq!(shape.kind == ShapeKind::Card, is_card);
            let manager = shape.manager.map_or(NO_PARENT, |manager| scene.shapes[manager as usize].person);
            prop_assert_eq!(manager, sample.parent[person]);
            prop_assert!(shape.manager.is_none_or(|manager| (manager as usize) < index));
            prop_assert_eq!(scene.shape_of(shape.person), Some(index));
            prop_assert_eq!(scene.shape_at(shape.rect.center()), Some(index));
        }
        for reports in &reports {
            for kind in [ShapeKind::Card, ShapeKind::Chip] {
                let order = |person: &usize| scene.shape_of(*person as u32).filter(|&shape| scene.shapes[shape].kind == kind);
                let places: Vec<usize> = reports.iter().filter_map(order).collect();
                prop_assert!(places.is_sorted());
            }
        }
    }

    #[test]
    fn collapsing_hides_the_descendants_and_nobody_else(
        sample in sample(70, true),
        picks in prop::collection::vec(0..6u8, 70),
        orientation in orientation(),
    ) {
        let collapsed: Vec<bool> = picks.iter().take(sample.parent.len()).map(|&pick| pick == 0).collect();
        let scene = chart(&sample, &collapsed, orientation);
        let reports = children(&sample.parent);
        let mut is_hidden = vec![false; sample.parent.len()];
        for person in (0..sample.parent.len()).filter(|&person| collapsed[person]) {
            for below in descendants(&reports, person) {
                is_hidden[below] = true;
            }
        }
        for (person, &is_hidden) in is_hidden.iter().enumerate() {
            prop_assert_eq!(scene.shape_of(person as u32).is_none(), is_hidden);
        }
    }

    #[test]
    fn what_is_visible_is_what_touches_the_window(
        sample in sample(400, true),
        orientation in orientation(),
        corner in (0.0..1.0, 0.0..1.0),
        size in (0..900i32, 0..900i32),
    ) {
        let scene = chart(&sample, &[], orientation);
        let at = |share: f64, extent: i32| (share * f64::from(extent)) as i32 - 50;
        let window = Rect {
            x: at(corner.0, scene.bounds.width),
            y: at(corner.1, scene.bounds.height),
            width: size.0,
            height: size.1,
        };
        let shapes: Vec<usize> = (0..scene.shapes.len()).filter(|&index| scene.shapes[index].rect.touches(&window)).collect();
        let links: Vec<usize> = (0..scene.links.len()).filter(|&index| scene.links[index].bounds().touches(&window)).collect();
        prop_assert_eq!(scene.visible(window).collect::<Vec<_>>(), shapes);
        prop_assert_eq!(scene.visible_links(window).collect::<Vec<_>>(), links);
    }

    #[test]
    fn another_person_reorders_nobody(sample in sample(60, true), manager in any::<prop::sample::Index>()) {
        let manager = manager.index(sample.parent.len());
        let mut grown = sample.clone();
        grown.parent.push(manager as u32);
        grown.width.push(40);
        grown.height.push(20);
        let (before, after) = (boxes(&sample, &GAPS, Orientation::TopDown), boxes(&grown, &GAPS, Orientation::TopDown));
        for reports in children(&sample.parent) {
            for pair in reports.windows(2) {
                prop_assert!(before[pair[0]].x < before[pair[1]].x);
                prop_assert!(after[pair[0]].x < after[pair[1]].x);
            }
        }
    }

    #[test]
    fn screen_and_world_are_inverse(
        x in -1e5..1e5f64, y in -1e5..1e5f64, scale in 0.02..2.5f64, px in 0.0..3e3f64, py in 0.0..3e3f64, factor in 0.1..9.0f64,
    ) {
        let viewport = Viewport { x, y, scale };
        let pointer = ScreenPoint { x: px, y: py };
        let back = viewport.screen_from_world(viewport.world_from_screen(pointer));
        prop_assert!((back.x - px).abs() < 1e-6 && (back.y - py).abs() < 1e-6);
        let zoomed = viewport.zoom_at(pointer, factor, &ZoomRange::default());
        let (before, after) = (viewport.world_from_screen(pointer), zoomed.world_from_screen(pointer));
        prop_assert!((before.x - after.x).abs() < 1e-6 && (before.y - after.y).abs() < 1e-6);
    }

    #[test]
    fn a_clamped_chart_is_on_the_screen_and_a_revealed_card_in_view(
        x in -1e6..1e6f64, y in -1e6..1e6f64, scale in 0.001..9.0f64, width in 1..90_000i32, height in 1..9_000i32,
    ) {
        let screen = ScreenSize { width: 1_200.0, height: 700.0 };
        let bounds = Rect { x: 0, y: 0, width, height };
        let clamped = Viewport { x, y, scale }.clamp(&bounds, screen, 40.0, &ZoomRange::default());
        prop_assert!(clamped.window(screen, 1e-3).touches(&bounds));
        let card = Rect { x: width - 1, y: height - 1, width: 1, height: 1 };
        let revealed = clamped.reveal(&card, screen, 8.0);
        let middle = revealed.screen_from_world(spanwise::engine::layout::viewport::WorldPoint {
            x: f64::from(width) - 0.5,
            y: f64::from(height) - 0.5,
        });
        prop_assert!(middle.x > 0.0 && middle.x < screen.width && middle.y > 0.0 && middle.y < screen.height);
    }
}

fn uniform(parent: Vec<u32>) -> Sample {
    let count = parent.len();
    Sample { parent, width: vec![20; count], height: vec![10; count] }
}

#[test]
fn a_chain_of_100_000_is_a_straight_line() {
    let sample = uniform((0..100_000).map(|person: u32| person.checked_sub(1).unwrap_or(NO_PARENT)).collect());
    let chain = boxes(&sample, &GAPS, Orientation::TopDown);
    assert!(chain.iter().all(|rect| rect.x == 0));
    assert_eq!(chain[99_999].y, 99_999 * (10 + GAPS.level));

    let scene = chart(&sample, &[], Orientation::LeftRight);
    assert_eq!(scene.shapes.len(), 100_000);
    let middle = scene.shapes[50_000].rect;
    assert!(scene.visible(middle).any(|shape| shape == 50_000));
}

#[test]
fn a_star_of_20_000_is_one_row_of_boxes() {
    let mut sample = uniform(vec![0; 20_000]);
    sample.parent[0] = NO_PARENT;
    let star = boxes(&sample, &GAPS, Orientation::LeftRight);
    assert!((1..20_000).all(|leaf| star[leaf].y == (leaf as i32 - 1) * (10 + GAPS.sibling)));
    assert_eq!(star[0].center().y, (star[1].center().y + star[19_999].center().y) / 2);
}

#[test]
fn two_deep_combs_fit_into_each_other_without_touching() {
    // Spines 20,000 deep whose teeth point at each other: outlines as long as they can be.
    let depth = 20_000u32;
    let mut parent = vec![NO_PARENT, 0, 0];
    let (mut left, mut right) = (1, 2);
    for _ in 0..depth {
        let next = parent.len() as u32;
        parent.extend([left, left, right, right]);
        (left, right) = (next, next + 3);
    }
    let combs = boxes(&uniform(parent), &GAPS, Orientation::TopDown);
    for row in combs[3..].chunks(4) {
        assert!(row.windows(2).all(|pair| pair[0].right() + GAPS.sibling <= pair[1].x));
    }
}

#[test]
fn the_window_of_a_large_chart_is_found_by_point_too() {
    let parent: Vec<u32> =
        (0..50_000u32).map(|person| if person == 0 { NO_PARENT } else { (person - 1) / 7 }).collect();
    let scene = chart(&uniform(parent), &[], Orientation::TopDown);
    for person in (0..50_000).step_by(997) {
        let shape = scene.shape_of(person).expect("nothing is collapsed");
        let Point { x, y } = scene.shapes[shape].rect.center();
        assert_eq!(scene.shape_at(Point { x, y }), Some(shape));
    }
}
