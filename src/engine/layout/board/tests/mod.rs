mod check;
mod properties;
mod sample;

use self::check::{check, crossings};
use self::sample::{Mix, board, team};
use super::order::Order;
use super::*;
use InteractionMode::{Collaboration, Facilitating, XAsAService};

fn lay_out(teams: &[BoardTeam], links: &[BoardLink]) -> BoardScene {
    lay_out_board(teams, links, &BoardOptions::default())
}

#[test]
fn nothing_is_an_empty_board() {
    assert_eq!(lay_out(&[], &[]), BoardScene::default());
}

#[test]
fn a_small_board() {
    let kinds = [BoardKind::Stream, BoardKind::Stream, BoardKind::Stream, BoardKind::Enabling, BoardKind::Platform];
    let teams = kinds.map(|kind| team(kind, 4, NO_BLOCK));
    let link = |from, to, mode| BoardLink { from, to, mode };
    let links = [
        link(4, 0, XAsAService),
        link(4, 1, XAsAService),
        link(4, 2, XAsAService),
        link(3, 0, Facilitating),
        link(3, 2, Facilitating),
        link(0, 1, Collaboration),
    ];
    let scene = lay_out(&teams, &links);
    check(&teams, &links, &scene);
    assert_eq!(crossings(&scene), 0);

    let rect = |team: usize| scene.teams[team].rect;
    assert!(rect(1).bottom() < rect(0).y && rect(0).bottom() < rect(2).y, "the two that are helped stand together");
    assert_eq!((rect(3).y, rect(3).bottom()), (rect(0).y, rect(2).bottom()), "along all whom it helps");
    assert!(rect(3).x > rect(0).right());
    for helped in [3, 4] {
        assert_eq!(scene.links[helped].points.len(), 2, "straight across");
    }
    for served in 0..3 {
        let points = &scene.links[served].points;
        assert_eq!(points.len(), 3, "up from the platform, then right");
        assert_eq!(points[2].x, rect(served).x);
    }
}

#[test]
fn more_people_make_a_larger_box_up_to_a_limit() {
    for kind in [BoardKind::Stream, BoardKind::Rolled, BoardKind::Enabling, BoardKind::Subsystem] {
        let area = |people| {
            let size = size::of(&team(kind, people, NO_BLOCK));
            size.width * size.height
        };
        assert!(area(3) < area(6) && area(6) < area(10), "{kind:?}");
        assert_eq!(area(2_000), area(u32::MAX), "{kind:?}");
    }
}

#[test]
fn links_that_cannot_be_drawn_are_left_out() {
    let teams = [team(BoardKind::Stream, 5, 0), team(BoardKind::Stream, 5, 0)];
    let links = [(0, 0), (0, 2), (u32::MAX, 1), (1, 0)].map(|(from, to)| BoardLink { from, to, mode: XAsAService });
    let scene = lay_out(&teams, &links);
    assert_eq!(scene.links.len(), 1);
    assert_eq!(scene.links[0].link, 3);
}

#[test]
fn teams_are_found_under_a_point() {
    let teams = [team(BoardKind::Stream, 5, 0), team(BoardKind::Platform, 5, 0)];
    let scene = lay_out(&teams, &[]);
    for shape in &scene.teams {
        assert_eq!(scene.team_at(shape.rect.center()), Some(shape.team));
    }
    assert_eq!(scene.team_at(Point { x: -1, y: -1 }), None);
}

#[test]
fn a_phone_has_one_column() {
    let (teams, links) = board(Mix { streams: 6, platforms: 2, enabling: 1, subsystems: 1, blocks: 2, links: 14 }, 3);
    let scene = lay_out_board(&teams, &links, &BoardOptions { max_width: Some(360), ..BoardOptions::default() });
    check(&teams, &links, &scene);
    assert_eq!(scene.bounds.width, 360);
    let below = |a: &TeamShape, b: &TeamShape| a.rect.bottom() <= b.rect.y || b.rect.bottom() <= a.rect.y;
    for (at, shape) in scene.teams.iter().enumerate() {
        assert!(scene.teams[..at].iter().all(|other| below(shape, other)));
    }
}

#[test]
fn boards_come_near_to_the_wanted_shape() {
    for (mix, aspect) in [(Mix::SMALL, 160), (Mix::MIDDLE, 160), (Mix::LARGE, 160), (Mix::MIDDLE, 60)] {
        let (teams, links) = board(mix, 7);
        let scene = lay_out_board(&teams, &links, &BoardOptions { aspect, max_width: None });
        let found = scene.bounds.width * 100 / scene.bounds.height;
        assert!((aspect as i32 * 6 / 10..aspect as i32 * 16 / 10).contains(&found), "{mix:?}: {found} for {aspect}");
    }
}

#[test]
fn order_by_partners_crosses_less_than_the_order_of_the_input() {
    for mix in [Mix::SMALL, Mix::MIDDLE, Mix::LARGE] {
        let (mut ordered, mut given) = (0, 0);
        for seed in 1..=4 {
            let (teams, links) = board(mix, seed);
            let count = |order| crossings(&lay_out_in_order(&teams, &links, &BoardOptions::default(), order));
            let (by_partners, as_given) = (count(Order::ByPartners), count(Order::AsGiven));
            println!("{mix:?}, seed {seed}: {by_partners} crossings, {as_given} in input order");
            (ordered, given) = (ordered + by_partners, given + as_given);
        }
        assert!(ordered <= given, "{mix:?}: {ordered} crossings, {given} in input order");
    }
}
