use super::*;

fn ticks(least: f64, most: f64, intervals: u32, kind: TickKind) -> Vec<String> {
    let ticks = Ticks::around(least, most, intervals, kind);
    ticks.values.iter().map(|&value| ticks.label(value)).collect()
}

#[test]
fn ticks_are_round_numbers_around_the_values() {
    assert_eq!(ticks(2.0, 4.0, 4, TickKind::Whole), ["2", "3", "4"]);
    assert_eq!(ticks(3.0, 39.0, 4, TickKind::Whole), ["0", "5", "10", "15", "20", "25", "30", "35", "40"]);
    assert_eq!(
        ticks(24.0, 200.0, 4, TickKind::Whole),
        ["20", "40", "60", "80", "100", "120", "140", "160", "180", "200"]
    );
    assert_eq!(ticks(0.0, 1_870.0, 3, TickKind::Whole), ["0", "500", "1000", "1500", "2000"]);
    assert_eq!(ticks(0.62, 1.06, 4, TickKind::Decimal), ["0.6", "0.7", "0.8", "0.9", "1.0", "1.1"]);
    assert_eq!(ticks(-3.0, 3.0, 3, TickKind::Decimal), ["-4", "-2", "0", "2", "4"]);
}

#[test]
fn odd_ranges_still_have_two_ticks() {
    assert_eq!(ticks(3.0, 3.0, 4, TickKind::Whole), ["3", "4"]);
    assert_eq!(ticks(f64::NAN, 0.0, 4, TickKind::Decimal), ["0", "1"]);
    assert_eq!(ticks(5.0, 2.0, 0, TickKind::Whole), ["2", "4", "6"]);
    assert_eq!(Ticks::around(0.1, 0.3, 2, TickKind::Decimal).values, [0.1, 0.2, 0.3]);
    assert_eq!(ticks(0.0, 0.7, 7, TickKind::Decimal).len(), 8);
    assert_eq!(Ticks::around(24.0, 200.0, 4, TickKind::Whole).domain(), (20.0, 200.0));
}

const PLOT: Plot = Plot {
    x: LinearScale { domain: (0.0, 10.0), range: (0.0, 100.0) },
    y: LinearScale { domain: (0.0, 4.0), range: (30.0, 0.0) },
};

#[test]
fn scales_go_both_ways() {
    assert_eq!(PLOT.y.position(1.0), 22.5);
    assert_eq!(PLOT.y.value_at(22.5), 1.0);
    let single = LinearScale { domain: (2.0, 2.0), range: (0.0, 50.0) };
    assert_eq!(single.position(2.0), 25.0);
}

#[test]
fn paths_are_short_and_leave_gaps() {
    assert_eq!(PLOT.line_path([(0.0, 0.0), (1.0, 1.0), (10.0 / 3.0, 4.0)]), "M0 30L10 22.5L33.3 0");
    assert_eq!(PLOT.line_path([(0.0, 0.0), (1.0, f64::NAN), (2.0, 4.0)]), "M0 30M20 0");
    assert_eq!(PLOT.line_path([]), "");
    assert_eq!(PLOT.line_path([(-0.01, 4.0)]), "M-0.1 0");
}

#[test]
fn steps_merge_level_stretches() {
    let points = [(0.0, 2.0), (1.0, 2.0), (2.0, 2.0), (4.0, 3.0), (10.0, 3.0)];
    assert_eq!(PLOT.step_path(points), "M0 15H40V7.5H100");
    assert_eq!(PLOT.step_path([(0.0, 2.0), (3.0, 2.0), (4.0, f64::NAN), (5.0, 4.0)]), "M0 15H30M50 0");
    assert_eq!(PLOT.step_path([(0.0, 2.0)]), "M0 15");
}

#[test]
fn a_band_goes_out_along_the_top_and_back_along_the_bottom() {
    assert_eq!(PLOT.band_path([(0.0, 0.0, 2.0), (10.0, 1.0, 4.0)]), "M0 15L100 0L100 22.5L0 30Z");
    assert_eq!(PLOT.band_path([(0.0, f64::NAN, 2.0)]), "");
}
