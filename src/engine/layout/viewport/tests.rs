use super::*;

const SCREEN: ScreenSize = ScreenSize { width: 1_000.0, height: 600.0 };
const CHART: Rect = Rect { x: 0, y: 0, width: 4_000, height: 900 };

#[test]
fn zooming_keeps_the_place_under_the_pointer() {
    let viewport = Viewport { x: 120.0, y: -40.0, scale: 0.5 };
    let pointer = ScreenPoint { x: 250.0, y: 100.0 };
    let zoomed = viewport.zoom_at(pointer, 1.5, &ZoomRange::default());
    assert_eq!(zoomed.scale, 0.75);
    let (before, after) = (viewport.world_from_screen(pointer), zoomed.world_from_screen(pointer));
    assert!((before.x - after.x).abs() < 1e-9 && (before.y - after.y).abs() < 1e-9);
    assert_eq!(viewport.zoom_at(pointer, 1e9, &ZoomRange::default()).scale, ZoomRange::default().most);
    assert_eq!(viewport.zoom_at(pointer, f64::NAN, &ZoomRange::default()).scale, 1.0);
}

#[test]
fn fit_shows_everything_in_the_middle() {
    let viewport = Viewport::fit(&CHART, SCREEN, 20.0, 1.0);
    assert_eq!(viewport.scale, 0.24);
    let start = viewport.screen_from_world(WorldPoint { x: 0.0, y: 0.0 });
    let end = viewport.screen_from_world(WorldPoint { x: 4_000.0, y: 900.0 });
    assert!((start.x - 20.0).abs() < 1e-9 && (end.x - 980.0).abs() < 1e-9);
    assert!((start.y - (600.0 - end.y)).abs() < 1e-9);

    let one_card = Rect { x: 0, y: 0, width: 148, height: 62 };
    assert_eq!(Viewport::fit(&one_card, SCREEN, 20.0, 1.0), Viewport { x: -426.0, y: -269.0, scale: 1.0 });
    let no_room = Viewport::fit(&one_card, ScreenSize::default(), 20.0, 1.0);
    assert!(no_room.scale > 0.0 && no_room.x.is_finite());
    assert_eq!(Viewport::fit(&Rect::default(), SCREEN, 20.0, 1.0).scale, 1.0);
}

#[test]
fn the_chart_cannot_be_lost() {
    let range = ZoomRange::default();
    let lost = Viewport { x: 90_000.0, y: -90_000.0, scale: 0.5 };
    let held = lost.clamp(&CHART, SCREEN, 60.0, &range);
    assert_eq!(held, Viewport { x: 4_000.0 - 120.0, y: 120.0 - 1_200.0, scale: 0.5 });
    assert_eq!(held.clamp(&CHART, SCREEN, 60.0, &range), held);
    let near = Viewport { x: 10.0, y: 10.0, scale: 1.0 };
    assert_eq!(near.clamp(&CHART, SCREEN, 60.0, &range), near);
    // Less of the chart than asked for exists: all of it is kept.
    let tiny = Rect { x: 0, y: 0, width: 10, height: 10 };
    assert_eq!(lost.clamp(&tiny, SCREEN, 60.0, &range), Viewport { x: 0.0, y: -1_190.0, scale: 0.5 });
}

#[test]
fn reveal_moves_no_more_than_needed() {
    let viewport = Viewport { x: 100.0, y: 100.0, scale: 2.0 };
    let inside = Rect { x: 200, y: 200, width: 100, height: 50 };
    assert_eq!(viewport.reveal(&inside, SCREEN, 10.0), viewport);
    let right_of_it = Rect { x: 650, y: 200, width: 100, height: 50 };
    assert_eq!(viewport.reveal(&right_of_it, SCREEN, 10.0), Viewport { x: 255.0, ..viewport });
    let above = Rect { x: 200, y: 20, width: 100, height: 50 };
    assert_eq!(viewport.reveal(&above, SCREEN, 10.0), Viewport { y: 15.0, ..viewport });
    assert_eq!(viewport.reveal(&CHART, SCREEN, 10.0), Viewport { x: -5.0, y: -5.0, scale: 2.0 });
}

#[test]
fn the_window_covers_the_screen() {
    let viewport = Viewport { x: 10.4, y: -3.6, scale: 2.0 };
    assert_eq!(viewport.window(SCREEN, 0.0), Rect { x: 10, y: -4, width: 501, height: 301 });
    assert_eq!(viewport.window(SCREEN, 2.0), Rect { x: 9, y: -5, width: 503, height: 303 });
    assert_eq!(viewport.translation(), ScreenPoint { x: -20.8, y: 7.2 });
}

#[test]
fn text_is_never_smaller_than_nine_pixels() {
    for percent in 1..=250 {
        let scale = f64::from(percent) / 100.0;
        let smallest = match Detail::at_scale(scale) {
            Detail::Near => Detail::NEAR_TEXT,
            Detail::Middle => Detail::MIDDLE_TEXT,
            Detail::Far => continue,
        };
        assert!(smallest * scale >= 9.0, "at {percent} %");
    }
    assert_eq!(Detail::at_scale(0.86), Detail::Near);
    assert_eq!(Detail::at_scale(0.5), Detail::Middle);
    assert_eq!(Detail::at_scale(0.3), Detail::Far);
}
