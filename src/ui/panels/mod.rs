//! The parts of the page: each reads the session and sends commands.

pub(crate) mod breakpoints;
pub(crate) mod chosen;
pub(crate) mod decisions;
pub(crate) mod findings;
pub(crate) mod fix;
pub(crate) mod growth_bar;
pub(crate) mod growth_charts;
pub(crate) mod import_dialog;
pub(crate) mod inspector;
pub(crate) mod kept_banner;
pub(crate) mod keys_dialog;
pub(crate) mod nobody;
pub(crate) mod notices;
pub(crate) mod palette;
pub(crate) mod plan;
pub(crate) mod scenarios_dialog;
pub(crate) mod settings_dialog;
pub(crate) mod time;
pub(crate) mod top_bar;
