use super::super::NO_PARENT;
use super::*;

fn lay_out(parent: &[u32], sizes: &[(i32, i32)], gaps: &Gaps, orientation: Orientation) -> Vec<(i32, i32)> {
    let width: Vec<i32> = sizes.iter().map(|size| size.0).collect();
    let height: Vec<i32> = sizes.iter().map(|size| size.1).collect();
    let forest = Forest { parent, width: &width, height: &height, anchor: None };
    let mut tree = TidyTree::default();
    let positions = tree.lay_out(&forest, gaps, orientation);
    positions.x.iter().copied().zip(positions.y.iter().copied()).collect()
}

const TIGHT: Gaps = Gaps { sibling: 2, subtree: 4, tree: 10, level: 10 };

#[test]
fn nothing_and_a_single_box() {
    assert_eq!(lay_out(&[], &[], &TIGHT, Orientation::TopDown), []);
    assert_eq!(lay_out(&[NO_PARENT], &[(30, 20)], &TIGHT, Orientation::LeftRight), [(0, 0)]);
}

#[test]
fn a_parent_is_centered_over_its_first_and_last_child() {
    let places = lay_out(&[NO_PARENT, 0, 0, 0], &[(10, 10), (10, 5), (40, 5), (20, 5)], &TIGHT, Orientation::TopDown);
    assert_eq!(places, [(29, 0), (0, 20), (12, 20), (54, 20)]);
    let places = lay_out(&[NO_PARENT, 0, 0, 0], &[(10, 10), (5, 10), (5, 40), (5, 20)], &TIGHT, Orientation::LeftRight);
    assert_eq!(places, [(0, 29), (20, 0), (20, 12), (20, 54)]);
}

#[test]
fn a_tall_box_leaves_room_for_a_neighbor_below_a_short_one_only() {
    // 1 is short and has a wide child 4; 2 is tall, so 4 must clear it; 3 is beside both.
    let parent = [NO_PARENT, 0, 0, 1];
    let sizes = [(10, 10), (10, 10), (10, 60), (50, 10)];
    let places = lay_out(&parent, &sizes, &TIGHT, Orientation::TopDown);
    assert_eq!(places[3].0 + 50 + TIGHT.subtree, places[2].0);
    // With a low neighbor the child slides below it.
    let places = lay_out(&parent, &[(10, 10), (10, 10), (10, 0), (50, 10)], &TIGHT, Orientation::TopDown);
    assert_eq!(places[1].0 + 10 + TIGHT.sibling, places[2].0);
}

#[test]
fn small_siblings_between_two_large_ones_share_the_space() {
    // 1 and 5 have wide children that push them apart; 2, 3 and 4 stand between at equal distances.
    let parent = [NO_PARENT, 0, 0, 0, 0, 0, 1, 5];
    let mut sizes = [(10, 10); 8];
    sizes[6].0 = 110;
    sizes[7].0 = 110;
    let places = lay_out(&parent, &sizes, &TIGHT, Orientation::TopDown);
    let steps: Vec<i32> = (1..5).map(|child| places[child + 1].0 - places[child].0).collect();
    assert_eq!(places[7].0 - places[6].0, 110 + TIGHT.subtree);
    assert!(steps.iter().all(|step| (28..=30).contains(step)), "{steps:?}");
}

#[test]
fn lone_roots_form_rows_and_keep_their_place_in_the_order() {
    let places = lay_out(&[NO_PARENT; 143], &[(148, 62); 143], &Gaps::default(), Orientation::TopDown);
    let right = places.iter().map(|place| place.0 + 148).max().expect("143 boxes");
    let bottom = places.iter().map(|place| place.1 + 62).max().expect("143 boxes");
    assert!(right > bottom && right < 3 * bottom, "{right} by {bottom}");
    assert!(places.windows(2).all(|pair| (pair[0].1, pair[0].0) < (pair[1].1, pair[1].0)));

    // Four stay in line; a tree after five of them stands to the right of the block.
    let places = lay_out(&[NO_PARENT; 4], &[(10, 10); 4], &TIGHT, Orientation::LeftRight);
    assert_eq!(places, [(0, 0), (0, 20), (0, 40), (0, 60)]);
    let mut parent = [NO_PARENT; 7];
    parent[6] = 5;
    let places = lay_out(&parent, &[(10, 10); 7], &TIGHT, Orientation::TopDown);
    assert_eq!(places[..5], [(0, 0), (12, 0), (24, 0), (36, 0), (0, 12)]);
    assert_eq!(places[5], (46 + TIGHT.tree, 0));
}

#[test]
fn anchors_decide_where_a_parent_is_centered() {
    let (width, height, anchor) = ([10, 40, 40], [10; 3], [5, 0, 10]);
    let forest = Forest { parent: &[NO_PARENT, 0, 0], width: &width, height: &height, anchor: Some(&anchor) };
    let mut tree = TidyTree::default();
    assert_eq!(tree.lay_out(&forest, &TIGHT, Orientation::TopDown).x, [21, 0, 42]);
}

#[test]
fn members_of_a_cycle_are_left_out() {
    let places = lay_out(&[1, 0, NO_PARENT, 2], &[(10, 10); 4], &TIGHT, Orientation::TopDown);
    assert_eq!(places, [(0, 0), (0, 0), (0, 0), (0, 20)]);
}
