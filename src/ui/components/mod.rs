//! Small pieces of the page: plain functions of their properties, without the store.

pub(crate) mod band_icon;
pub(crate) mod field;
pub(crate) mod figures;
pub(crate) mod finder;
pub(crate) mod icon;
pub(crate) mod line_chart;
pub(crate) mod menu;
pub(crate) mod modal;
pub(crate) mod playback;
pub(crate) mod switch;
