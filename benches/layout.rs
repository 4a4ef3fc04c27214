//! How long layout takes, from 200 to 100,000 people and from 8 to 200 teams: `cargo bench --bench layout`.
//!
//! Goals in wasm: 2,000 in 0.5 ms, 20,000 in 5 ms, 100,000 in 30 ms; ten times the people at most twelve times the time.

// Benches run natively; where there is no divan this is an empty program.
#[cfg(not(target_arch = "wasm32"))]
#[path = "support/mod.rs"]
mod support;

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    divan::main();
}

#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(not(target_arch = "wasm32"))]
mod layout {
    use divan::counter::ItemsCount;
    use divan::{Bencher, black_box};
    use spanwise::engine::layout::board::{BoardOptions, lay_out_board};
    use spanwise::engine::layout::{
        ChartInput, ChartOptions, Forest, Gaps, Orientation, Rect, TidyTree, Workspace, lay_out,
    };

    use crate::support;

    const PEOPLE: [u32; 4] = [200, 2_000, 20_000, 100_000];

    #[divan::bench(args = PEOPLE)]
    fn tidy_tree_regular(bencher: Bencher<'_, '_>, people: u32) {
        tidy_tree(bencher, &samples(people, |_| support::regular(people)));
    }

    #[divan::bench(args = PEOPLE)]
    fn tidy_tree_skewed(bencher: Bencher<'_, '_>, people: u32) {
        tidy_tree(bencher, &samples(people, |seed| support::skewed(people, seed)));
    }

    #[divan::bench(args = PEOPLE)]
    fn chart_regular(bencher: Bencher<'_, '_>, people: u32) {
        chart(bencher, &samples(people, |_| support::regular(people)), None);
    }

    #[divan::bench(args = PEOPLE)]
    fn chart_skewed(bencher: Bencher<'_, '_>, people: u32) {
        chart(bencher, &samples(people, |seed| support::skewed(people, seed)), None);
    }

    /// Leaf cards in rows of three at most.
    #[divan::bench(args = PEOPLE)]
    fn chart_regular_in_rows(bencher: Bencher<'_, '_>, people: u32) {
        chart(bencher, &samples(people, |_| support::regular(people)), Some(3));
    }

    #[divan::bench(args = PEOPLE)]
    fn chart_skewed_in_rows(bencher: Bencher<'_, '_>, people: u32) {
        chart(bencher, &samples(people, |seed| support::skewed(people, seed)), Some(3));
    }

    /// The picture of how teams work together, with two links a team.
    #[divan::bench(args = [8, 40, 200])]
    fn board_of_teams(bencher: Bencher<'_, '_>, teams: u32) {
        let boards: Vec<_> = (1..=20).map(|seed| support::board(teams, seed)).collect();
        let mut turns = boards.iter().cycle();
        bencher.counter(ItemsCount::new(teams)).bench_local(|| {
            let (teams, links) = turns.next().expect("there is a board");
            lay_out_board(teams, links, &BoardOptions::default())
        });
    }

    /// Finding what a screen shows, about the middle of the chart.
    #[divan::bench(args = PEOPLE)]
    fn visible_skewed(bencher: Bencher<'_, '_>, people: u32) {
        let parent = support::skewed(people, 1);
        let input = ChartInput { parent: &parent, ..ChartInput::default() };
        let scene = lay_out(&input, &ChartOptions::default(), &mut Workspace::default());
        let middle = scene.shapes[scene.shapes.len() / 2].rect;
        let window = Rect { x: middle.x - 700, y: middle.y - 400, width: 1_400, height: 800 };
        bencher.bench_local(|| scene.visible(black_box(window)).count() + scene.visible_links(window).count());
    }

    struct Sample {
        parent: Vec<u32>,
        width: Vec<i32>,
        height: Vec<i32>,
    }

    /// Different trees of one size, 100,000 people in all, to be laid out in turn: a processor learns the branches of a
    /// single small one by heart, which would make small trees look twice as fast per person as they are.
    fn samples(people: u32, parent: impl Fn(u64) -> Vec<u32>) -> Vec<Sample> {
        let sample = |seed| Sample {
            parent: parent(seed),
            width: support::sizes(people, 80, seed),
            height: support::sizes(people, 40, seed + 1_000),
        };
        (1..=u64::from(100_000 / people)).map(sample).collect()
    }

    fn tidy_tree(bencher: Bencher<'_, '_>, samples: &[Sample]) {
        let mut tree = TidyTree::default();
        let mut turns = samples.iter().cycle();
        bencher.counter(ItemsCount::new(samples[0].parent.len())).bench_local(|| {
            let Sample { parent, width, height } = turns.next().expect("there is a sample");
            let forest = Forest { parent, width, height, anchor: None };
            black_box(tree.lay_out(&forest, &Gaps::default(), Orientation::TopDown));
        });
    }

    /// One chart after another, as growth draws them: each scene gives its memory to the next.
    fn chart(bencher: Bencher<'_, '_>, samples: &[Sample], row_limit: Option<u32>) {
        let mut workspace = Workspace::default();
        let limits = row_limit.map(|limit| vec![limit; samples[0].parent.len()]);
        let mut turns = samples.iter().cycle();
        bencher.counter(ItemsCount::new(samples[0].parent.len())).bench_local(|| {
            let Sample { parent, width, .. } = turns.next().expect("there is a sample");
            let input = ChartInput { parent, collapsed: &[], widths: Some(width), row_limits: limits.as_deref() };
            let scene = lay_out(&input, &ChartOptions::default(), &mut workspace);
            workspace.recycle(black_box(scene));
        });
    }
}
