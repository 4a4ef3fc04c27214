use super::super::{LinkKind, NO_PARENT, Point, Rect, ShapeKind};
use super::*;

/// A head with one own report (1), an EM (2) with three and an MoM (3) of two EMs (4, 5).
const PARENT: [u32; 12] = [NO_PARENT, 0, 0, 0, 3, 3, 2, 2, 2, 4, 4, 5];

fn scene(input: &ChartInput<'_>, orientation: Orientation) -> Scene {
    lay_out(input, &ChartOptions { orientation, ..ChartOptions::default() }, &mut Workspace::default())
}

fn table(scene: &Scene) -> String {
    let mut people: Vec<_> = scene.shapes.iter().collect();
    people.sort_by_key(|shape| shape.person);
    let line = |Rect { x, y, width, height }| format!("{x:>4} {y:>4} {width:>4}x{height}");
    people.iter().map(|shape| format!("{:>2} {:?} {}\n", shape.person, shape.kind, line(shape.rect))).collect()
}

#[test]
fn twelve_people_top_down() {
    let scene = scene(&ChartInput { parent: &PARENT, ..ChartInput::default() }, Orientation::TopDown);
    let expected = "
 0 Card  204    0  148x62
 1 Chip   14  118  132x16
 2 Card  158  118  148x62
 3 Card  410  118  148x62
 4 Card  330  236  148x62
 5 Card  490  236  148x62
 6 Chip  172  190  132x16
 7 Chip  172  208  132x16
 8 Chip  172  226  132x16
 9 Chip  344  308  132x16
10 Chip  344  326  132x16
11 Chip  504  308  132x16
";
    assert_eq!(table(&scene), expected[1..]);
    assert_eq!(scene.bounds, Rect { x: 0, y: 0, width: 638, height: 342 });
}

#[test]
fn twelve_people_left_to_right() {
    let scene = scene(&ChartInput { parent: &PARENT, ..ChartInput::default() }, Orientation::LeftRight);
    let expected = "
 0 Card    0   68  148x62
 1 Chip   14  140  132x16
 2 Card  204    0  148x62
 3 Card  204  136  148x62
 4 Card  408   77  148x62
 5 Card  408  195  148x62
 6 Chip  218   72  132x16
 7 Chip  218   90  132x16
 8 Chip  218  108  132x16
 9 Chip  422  149  132x16
10 Chip  422  167  132x16
11 Chip  422  267  132x16
";
    assert_eq!(table(&scene), expected[1..]);
}

#[test]
fn a_collapsed_manager_keeps_the_card_and_hides_everyone_below() {
    let mut collapsed = [false; 12];
    collapsed[3] = true;
    let input = ChartInput { parent: &PARENT, collapsed: &collapsed, ..ChartInput::default() };
    for orientation in [Orientation::TopDown, Orientation::LeftRight] {
        let scene = scene(&input, orientation);
        let hidden: Vec<u32> = (0..12).filter(|&person| scene.shape_of(person).is_none()).collect();
        assert_eq!(hidden, [4, 5, 9, 10, 11]);
        let card = scene.shape_of(3).expect("only people below are hidden");
        assert_eq!(scene.shapes[card].kind, ShapeKind::Card);
    }
}

#[test]
fn an_only_report_with_reports_is_joined_by_one_straight_line() {
    let parent = [NO_PARENT, 0, 1];
    let input =
        ChartInput { parent: &parent, collapsed: &[false, true, false], widths: Some(&[149, 80, 1]), row_limits: None };
    let scene = scene(&input, Orientation::TopDown);
    assert!(scene.links.iter().all(|link| link.from.x == link.to.x));
    let corners = scene.connector(scene.shape_of(1).expect("only person 2 is hidden"));
    assert!(corners.iter().all(|corner| corner.x == 74));
    assert_eq!((corners[0].y, corners[corners.len() - 1].y), (62, 118));
}

#[test]
fn connectors_follow_the_lines_that_are_drawn() {
    let mut parent = PARENT.to_vec();
    parent.extend([5; 40]);
    parent.extend([0; 30]);
    let limits = vec![1; parent.len()];
    for (orientation, row_limits) in
        [(Orientation::TopDown, None), (Orientation::TopDown, Some(&limits[..])), (Orientation::LeftRight, None)]
    {
        let scene = scene(&ChartInput { parent: &parent, row_limits, ..ChartInput::default() }, orientation);
        for (index, shape) in scene.shapes.iter().enumerate().skip(1) {
            let corners = scene.connector(index);
            for pair in corners.windows(2) {
                let stretch = Rect::from_corners(pair[0], pair[1]);
                let covered = scene.links.iter().any(|link| {
                    let bounds = link.bounds();
                    bounds.union(&stretch) == bounds
                });
                assert!(covered, "{orientation:?}: {shape:?} {pair:?}");
            }
            let manager = scene.shapes[shape.manager.expect("there is one root") as usize].rect;
            let start = Rect { x: corners[0].x, y: corners[0].y, width: 0, height: 0 };
            let end = corners[corners.len() - 1];
            assert!(manager.touches(&start));
            assert!(shape.rect.touches(&Rect { x: end.x, y: end.y, width: 0, height: 0 }));
        }
        assert!(scene.links.iter().any(|link| link.kind == LinkKind::Branch));
        assert_eq!(scene.connector(0), []);
    }
}

/// A head over `managers` people with `team` reports each.
fn managers_of(managers: u32, team: usize) -> Vec<u32> {
    let mut parent = vec![NO_PARENT];
    parent.extend((0..managers).map(|_| 0));
    parent.extend((1..=managers).flat_map(|manager| std::iter::repeat_n(manager, team)));
    parent
}

#[test]
fn five_managers_in_rows_of_two() {
    let mut parent = managers_of(5, 1);
    parent.push(2);
    let input = ChartInput { parent: &parent, row_limits: Some(&[2]), ..ChartInput::default() };
    let scene = scene(&input, Orientation::TopDown);
    let expected = "
 0 Card   86    0  148x62
 1 Card    0  118  148x62
 2 Card  172  118  148x62
 3 Card    0  266  148x62
 4 Card  172  266  148x62
 5 Card    0  396  148x62
 6 Chip   14  190  132x16
 7 Chip  186  190  132x16
 8 Chip   14  338  132x16
 9 Chip  186  338  132x16
10 Chip   14  468  132x16
11 Chip  186  208  132x16
";
    assert_eq!(table(&scene), expected[1..]);
    let connector = |person| {
        let corners = scene.connector(scene.shape_of(person).expect("nothing is collapsed"));
        corners.iter().map(|corner| (corner.x, corner.y)).collect::<Vec<_>>()
    };
    assert_eq!(connector(2), [(160, 62), (160, 90), (246, 90), (246, 118)]);
    assert_eq!(connector(5), [(160, 62), (160, 90), (160, 382), (74, 382), (74, 396)]);
}

#[test]
fn the_manager_stands_right_over_the_trunk_or_over_the_middle_column() {
    for limit in 2..8 {
        let parent = managers_of(20, 3);
        let input = ChartInput { parent: &parent, row_limits: Some(&[limit]), ..ChartInput::default() };
        let scene = scene(&input, Orientation::TopDown);
        let corners = |person: u32| scene.connector(scene.shape_of(person).expect("nothing is collapsed"));
        let start = corners(1)[0].x;
        if limit % 2 == 0 {
            // Person 20 is in the last row, down the trunk: with no step to the side, two corners fall into one.
            let on_trunk = corners(20).iter().filter(|corner| corner.x == start).count();
            assert!(on_trunk >= 3, "{limit} in a row");
        } else {
            assert!(corners(limit / 2 + 1).iter().all(|corner| corner.x == start), "{limit} in a row");
        }
    }
}

#[test]
fn rows_form_between_larger_subtrees_and_keep_the_order() {
    // 1, 2, 3, 5, 6 are leaf cards, 4 manages 7, a manager too.
    let mut parent = vec![NO_PARENT, 0, 0, 0, 0, 0, 0, 4];
    parent.extend([1, 2, 3, 5, 6, 7]);
    let mut collapsed = [false; 7];
    collapsed[3] = true;
    let input =
        ChartInput { parent: &parent, collapsed: &collapsed, row_limits: Some(&[2, 1]), ..ChartInput::default() };
    let scene = scene(&input, Orientation::TopDown);
    let card = |person| scene.shapes[scene.shape_of(person).expect("this one is not hidden")].rect;
    assert_eq!(card(3).x, card(1).x);
    assert!(card(3).y > card(1).bottom());
    let first_row = [1, 2, 4, 5, 6].map(card);
    assert!(first_row.windows(2).all(|pair| pair[0].right() < pair[1].x && pair[0].y == pair[1].y));
    assert_eq!(card(0).center().x, (card(1).center().x + card(6).center().x) / 2);
}

#[test]
fn charts_that_grow_to_the_right_know_no_limit() {
    let parent = managers_of(9, 3);
    let free = ChartInput { parent: &parent, ..ChartInput::default() };
    let limited = ChartInput { row_limits: Some(&[2]), ..free };
    assert_eq!(scene(&free, Orientation::LeftRight), scene(&limited, Orientation::LeftRight));
    assert_ne!(scene(&free, Orientation::TopDown), scene(&limited, Orientation::TopDown));
}

#[test]
fn rows_bring_a_chart_of_200_engineers_near_two_to_one() {
    let mut parent = managers_of(4, 7);
    parent.extend((5..33).flat_map(|manager| std::iter::repeat_n(manager, 7)));
    let ratio = |limit: u32| {
        let limits = [limit; 5];
        let input = ChartInput { parent: &parent, row_limits: Some(&limits), ..ChartInput::default() };
        let bounds = scene(&input, Orientation::TopDown).bounds;
        f64::from(bounds.width) / f64::from(bounds.height)
    };
    assert!(ratio(0) > 10.0);
    assert!((1.8..2.4).contains(&ratio(3)), "{}", ratio(3));
}

#[test]
fn a_row_limit_holds_for_thousands_of_managers() {
    let parent = managers_of(20_000, 1);
    let input = ChartInput { parent: &parent, row_limits: Some(&[100]), ..ChartInput::default() };
    let bounds = scene(&input, Orientation::TopDown).bounds;
    assert_eq!(bounds.width, 100 * 148 + 98 * 12 + 24);
    assert_eq!(bounds.height, 118 + 200 * 88 + 199 * 42);
}

#[test]
fn thousands_of_reports_make_a_field_not_a_tower() {
    let mut parent = vec![0; 20_000];
    parent[0] = NO_PARENT;
    for orientation in [Orientation::TopDown, Orientation::LeftRight] {
        let bounds = scene(&ChartInput { parent: &parent, ..ChartInput::default() }, orientation).bounds;
        let ratio = f64::from(bounds.width) / f64::from(bounds.height);
        assert!((0.6..1.7).contains(&ratio), "{bounds:?}");
    }
}

#[test]
fn nobody_and_one_person() {
    let nobody = scene(&ChartInput::default(), Orientation::TopDown);
    assert_eq!((nobody.shapes.len(), nobody.bounds), (0, Rect::default()));
    assert_eq!(nobody.visible(Rect { x: -9, y: -9, width: 99, height: 99 }).count(), 0);

    let one = scene(&ChartInput { parent: &[NO_PARENT], ..ChartInput::default() }, Orientation::TopDown);
    assert_eq!(table(&one), " 0 Card    0    0  148x62\n");
    assert_eq!(one.shape_at(Point { x: 20, y: 20 }), Some(0));
    assert_eq!(one.shape_at(Point { x: 20, y: 63 }), None);
}

#[test]
fn one_more_report_leaves_the_order_and_the_earlier_chips_alone() {
    let mut grown = PARENT.to_vec();
    grown.push(2);
    let before = scene(&ChartInput { parent: &PARENT, ..ChartInput::default() }, Orientation::TopDown);
    let after = scene(&ChartInput { parent: &grown, ..ChartInput::default() }, Orientation::TopDown);
    for person in 0..12 {
        let place = |scene: &Scene| scene.shapes[scene.shape_of(person).expect("nothing is collapsed")].rect;
        assert_eq!(place(&before), place(&after));
    }
}
