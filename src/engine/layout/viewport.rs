//! The window through which a chart is seen: pan, zoom, fit, and how much detail a scale has room for.

use super::geometry::{Point, Rect};

/// A place on the screen, in CSS pixels from the top left corner of the chart's element.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct ScreenPoint {
    /// Pixels from the left.
    pub x: f64,
    /// Pixels from the top.
    pub y: f64,
}

/// A place in the world, between whole units too.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct WorldPoint {
    /// World units from the left.
    pub x: f64,
    /// World units from the top.
    pub y: f64,
}

impl WorldPoint {
    /// The whole world unit this point is in.
    #[must_use]
    pub fn rounded_down(self) -> Point {
        Point { x: whole(self.x.floor()), y: whole(self.y.floor()) }
    }
}

/// Extent of the chart's element in CSS pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct ScreenSize {
    /// Pixels across.
    pub width: f64,
    /// Pixels down.
    pub height: f64,
}

/// Scales the user can reach by zooming.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ZoomRange {
    /// Smallest scale, above 0.
    pub least: f64,
    /// Largest scale.
    pub most: f64,
}

impl Default for ZoomRange {
    fn default() -> Self {
        ZoomRange { least: 0.02, most: 2.5 }
    }
}

impl ZoomRange {
    /// The nearest scale within the range; 1 for something that is not a number.
    #[must_use]
    pub fn limit(&self, scale: f64) -> f64 {
        if scale.is_nan() { 1.0 } else { scale.max(self.least).min(self.most) }
    }

    /// The range with its lower end moved so that `fitting`, the scale at which all of a chart is in view, is inside.
    #[must_use]
    pub fn including(&self, fitting: f64) -> ZoomRange {
        ZoomRange { least: self.least.min(fitting), most: self.most }
    }
}

/// How much of each shape is drawn.
///
/// Text is never smaller than [`LEAST_TEXT_PX`](Detail::LEAST_TEXT_PX) on the screen. Cards are written in 13 and 11 world
/// units, so all of it is drawn down to 9 ÷ 11 ≈ 0.82. Below that, only the name and the load of cards, in
/// [`MIDDLE_TEXT`](Detail::MIDDLE_TEXT) units, down to 9 ÷ 26 ≈ 0.35; below that, no text at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Detail {
    /// Colored shapes without text.
    Far,
    /// Cards with name and load in large letters, chips without text.
    Middle,
    /// Everything.
    Near,
}

impl Detail {
    /// Smallest size of text on the screen, in pixels.
    pub const LEAST_TEXT_PX: f64 = 9.0;
    /// Smallest text of a card at [`Detail::Near`], in world units.
    pub const NEAR_TEXT: f64 = 11.0;
    /// Text of a card at [`Detail::Middle`], in world units.
    pub const MIDDLE_TEXT: f64 = 26.0;

    /// What a scale has room for.
    #[must_use]
    pub fn at_scale(scale: f64) -> Detail {
        if scale * Detail::NEAR_TEXT >= Detail::LEAST_TEXT_PX {
            Detail::Near
        } else if scale * Detail::MIDDLE_TEXT >= Detail::LEAST_TEXT_PX {
            Detail::Middle
        } else {
            Detail::Far
        }
    }
}

/// Which part of the world is on the screen, and how large.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Viewport {
    /// World x at the left edge of the screen.
    pub x: f64,
    /// World y at the top edge of the screen.
    pub y: f64,
    /// Pixels per world unit, above 0.
    pub scale: f64,
}

impl Default for Viewport {
    fn default() -> Self {
        Viewport { x: 0.0, y: 0.0, scale: 1.0 }
    }
}

impl Viewport {
    /// Where a place of the world is on the screen.
    #[must_use]
    pub fn screen_from_world(&self, point: WorldPoint) -> ScreenPoint {
        ScreenPoint { x: (point.x - self.x) * self.scale, y: (point.y - self.y) * self.scale }
    }

    /// Which place of the world is at a place on the screen.
    #[must_use]
    pub fn world_from_screen(&self, point: ScreenPoint) -> WorldPoint {
        WorldPoint { x: point.x / self.scale + self.x, y: point.y / self.scale + self.y }
    }

    /// Where the origin of the world is on the screen: the translation to apply after scaling.
    #[must_use]
    pub fn translation(&self) -> ScreenPoint {
        self.screen_from_world(WorldPoint::default())
    }

    /// What a card has room for at this scale.
    #[must_use]
    pub fn detail(&self) -> Detail {
        Detail::at_scale(self.scale)
    }

    /// The part of the world on the screen, rounded outwards, with `margin` pixels around it.
    #[must_use]
    pub fn window(&self, screen: ScreenSize, margin: f64) -> Rect {
        let start = self.world_from_screen(ScreenPoint { x: -margin, y: -margin });
        let end = self.world_from_screen(ScreenPoint { x: screen.width + margin, y: screen.height + margin });
        let corner = |x: f64, y: f64| Point { x: whole(x), y: whole(y) };
        Rect::from_corners(corner(start.x.floor(), start.y.floor()), corner(end.x.ceil(), end.y.ceil()))
    }

    /// Moves the chart with the pointer, by pixels.
    #[must_use]
    pub fn pan(&self, right: f64, down: f64) -> Viewport {
        Viewport { x: self.x - right / self.scale, y: self.y - down / self.scale, scale: self.scale }
    }

    /// Enlarges by `factor` as far as `range` allows; what is under the pointer stays there.
    #[must_use]
    pub fn zoom_at(&self, pointer: ScreenPoint, factor: f64, range: &ZoomRange) -> Viewport {
        let fixed = self.world_from_screen(pointer);
        let scale = range.limit(self.scale * factor);
        Viewport { x: fixed.x - pointer.x / scale, y: fixed.y - pointer.y / scale, scale }
    }

    /// Shows all of `bounds` in the middle of the screen, `padding` pixels from its edges, no larger than `most`.
    #[must_use]
    pub fn fit(bounds: &Rect, screen: ScreenSize, padding: f64, most: f64) -> Viewport {
        let scale_for = |room: f64, extent: i32| (room - 2.0 * padding).max(1.0) / f64::from(extent.max(1));
        let scale = scale_for(screen.width, bounds.width).min(scale_for(screen.height, bounds.height)).min(most);
        let start =
            |start: i32, extent: i32, room: f64| f64::from(start) + f64::from(extent) / 2.0 - room / 2.0 / scale;
        Viewport {
            x: start(bounds.x, bounds.width, screen.width),
            y: start(bounds.y, bounds.height, screen.height),
            scale,
        }
    }

    /// Brings the scale into `range` about the middle of the screen, and the chart back so that on both axes `keep`
    /// pixels of it, or all of it if it is smaller, stay on the screen.
    #[must_use]
    pub fn clamp(&self, bounds: &Rect, screen: ScreenSize, keep: f64, range: &ZoomRange) -> Viewport {
        let middle = ScreenPoint { x: screen.width / 2.0, y: screen.height / 2.0 };
        let zoomed = self.zoom_at(middle, 1.0, range);
        let hold = |start: f64, from: i32, extent: i32, room: f64| {
            let (from, extent) = (f64::from(from), f64::from(extent));
            let room = room / zoomed.scale;
            let kept = (keep / zoomed.scale).min(extent).min(room);
            start.max(from + kept - room).min(from + extent - kept)
        };
        Viewport {
            x: hold(zoomed.x, bounds.x, bounds.width, screen.width),
            y: hold(zoomed.y, bounds.y, bounds.height, screen.height),
            scale: zoomed.scale,
        }
    }

    /// Moves as little as needed for `rect` to be in view, `padding` pixels from the edges. Of a rectangle too large for
    /// the screen, the left and the top come into view.
    #[must_use]
    pub fn reveal(&self, rect: &Rect, screen: ScreenSize, padding: f64) -> Viewport {
        let shift = |start: f64, from: i32, to: i32, room: f64| {
            let padding = padding / self.scale;
            let room = room / self.scale;
            start.max(f64::from(to) + padding - room).min(f64::from(from) - padding)
        };
        Viewport {
            x: shift(self.x, rect.x, rect.right(), screen.width),
            y: shift(self.y, rect.y, rect.bottom(), screen.height),
            scale: self.scale,
        }
    }
}

/// Into the range in which sums of two coordinates cannot overflow.
fn whole(value: f64) -> i32 {
    const FAR: f64 = 1_000_000_000.0;
    value.clamp(-FAR, FAR) as i32
}

#[cfg(test)]
mod tests;
