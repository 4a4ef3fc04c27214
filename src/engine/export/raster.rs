//! How large a drawing becomes as pixels, within what browsers can draw.

/// Longest side of a canvas, pixels: what current desktop browsers take.
const MOST_SIDE: u32 = 16_384;
/// Largest canvas, pixels: 16,384 by 16,384.
const MOST_PIXELS: u64 = 268_435_456;

/// A size at which a drawing can be had as pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PixelSize {
    /// Of the drawing's own size, percent.
    pub percent: u32,
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
}

/// Width and height of a drawing that was written here.
pub fn drawing_size(svg: &str) -> Option<(u32, u32)> {
    let number = |name: &str| svg.split_once(name)?.1.split('"').next()?.parse().ok();
    Some((number(" width=\"")?, number(" height=\"")?))
}

/// Once, twice and three times the size, as far as browsers can draw it; where even the size itself is too much, the largest
/// one that is not.
pub fn pixel_sizes(width: u32, height: u32) -> Vec<PixelSize> {
    let scaled = |side: u32, percent: u32| (u64::from(side) * u64::from(percent)).div_ceil(100).max(1);
    let at = |percent: u32| {
        let (width, height) = (scaled(width, percent), scaled(height, percent));
        let fits = width.max(height) <= u64::from(MOST_SIDE) && width * height <= MOST_PIXELS;
        let [width, height] = [width, height].map(|side| u32::try_from(side).ok());
        Some(PixelSize { percent, width: width?, height: height? }).filter(|_| fits)
    };
    let whole: Vec<PixelSize> = [100, 200, 300].into_iter().filter_map(at).collect();
    if whole.is_empty() { (1..100).rev().find_map(at).into_iter().collect() } else { whole }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_drawings_come_in_three_sizes() {
        let sizes: Vec<_> =
            pixel_sizes(1_000, 500).iter().map(|size| (size.percent, size.width, size.height)).collect();
        assert_eq!(sizes, [(100, 1_000, 500), (200, 2_000, 1_000), (300, 3_000, 1_500)]);
    }

    #[test]
    fn large_ones_stay_within_what_can_be_drawn() {
        let percents = |width, height| pixel_sizes(width, height).iter().map(|size| size.percent).collect::<Vec<_>>();
        assert_eq!(percents(16_384, 16_384), [100]);
        assert_eq!(percents(8_192, 100), [100, 200]);
        assert_eq!(percents(16_385, 10), [99]);
        assert_eq!(percents(200_000, 3_000), [8]);
        assert_eq!(pixel_sizes(u32::MAX, 10), []);
    }

    #[test]
    fn the_size_is_read_off_the_drawing() {
        let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"660\" height=\"44\" viewBox=\"0 0 1 1\">";
        assert_eq!(drawing_size(svg), Some((660, 44)));
        assert_eq!(drawing_size("<svg>"), None);
    }
}
