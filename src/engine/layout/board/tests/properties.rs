use proptest::prelude::*;

use super::super::{BoardKind, BoardLink, BoardOptions, BoardTeam, NO_BLOCK, lay_out_board};
use super::check::check;
use crate::engine::org::InteractionMode;

const KINDS: [BoardKind; 6] = [
    BoardKind::Stream,
    BoardKind::Unknown,
    BoardKind::Enabling,
    BoardKind::Subsystem,
    BoardKind::Platform,
    BoardKind::Rolled,
];

/// Boards of teams of some kinds only, or of all.
fn teams(most: usize) -> impl Strategy<Value = Vec<BoardTeam>> {
    (prop::sample::subsequence(&KINDS, 1..=6), 1..8_u32).prop_flat_map(move |(kinds, blocks)| {
        let block = prop_oneof![1 => Just(NO_BLOCK), 3 => 0..blocks];
        let people = prop_oneof![9 => 0..14_u32, 1 => any::<u32>()];
        let team = (prop::sample::select(kinds), people, block);
        prop::collection::vec(team.prop_map(|(kind, people, block)| BoardTeam { kind, people, block }), 0..=most)
    })
}

/// Links between any teams, with pairs given twice and both ways.
fn links(teams: usize, most: usize) -> impl Strategy<Value = Vec<BoardLink>> {
    let team = 0..teams.max(1) as u32;
    let link = (team.clone(), team, prop::sample::select(&InteractionMode::ALL[..]));
    let links = prop::collection::vec((link, prop::bool::weighted(0.2)), 0..=most);
    links.prop_map(|links| {
        links
            .into_iter()
            .flat_map(|((from, to, mode), is_mutual)| {
                let back = is_mutual.then_some(BoardLink { from: to, to: from, mode });
                std::iter::once(BoardLink { from, to, mode }).chain(back)
            })
            .collect()
    })
}

fn boards(teams_at_most: usize, links_at_most: usize) -> impl Strategy<Value = (Vec<BoardTeam>, Vec<BoardLink>)> {
    teams(teams_at_most).prop_flat_map(move |teams| {
        let links = links(teams.len(), links_at_most);
        (Just(teams), links)
    })
}

fn options() -> impl Strategy<Value = BoardOptions> {
    let max_width = prop_oneof![3 => Just(None), 1 => Just(Some(360)), 1 => (0..2_000).prop_map(Some)];
    let aspect = prop_oneof![3 => Just(160), 1 => any::<u32>()];
    (aspect, max_width).prop_map(|(aspect, max_width)| BoardOptions { aspect, max_width })
}

fn holds((teams, links): (Vec<BoardTeam>, Vec<BoardLink>), options: BoardOptions) {
    let scene = lay_out_board(&teams, &links, &options);
    check(&teams, &links, &scene);
    assert_eq!(scene, lay_out_board(&teams, &links, &options));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]
    #[test]
    fn small_boards_keep_every_promise(board in boards(12, 30), options in options()) {
        holds(board, options);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]
    #[test]
    fn boards_keep_every_promise(board in boards(80, 200), options in options()) {
        holds(board, options);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(6))]
    #[test]
    fn large_and_dense_boards_keep_every_promise(board in boards(300, 1_500), options in options()) {
        holds(board, options);
    }
}
