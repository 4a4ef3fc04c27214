//! Names of figures for people: one for each, which page, command line, comparisons and documents share. The terms are
//! those of the glossary; names in files are in snake case and stand with their tables.

/// Everyone, vacancies not counted.
pub const PEOPLE: &str = "People";
/// People with no direct reports.
pub const ENGINEERS: &str = "Engineers";
/// People with at least one direct report.
pub const MANAGERS: &str = "Managers";
/// Managers ÷ people.
pub const MANAGER_SHARE: &str = "Manager share";
/// Managers on the longest chain from a root down.
pub const MANAGEMENT_LAYERS: &str = "Management layers";
/// The same where there is little room.
pub const LAYERS_IN_SHORT: &str = "Layers";
/// People on the longest chain from a root down.
pub const DEPTH: &str = "Depth";
/// Mean number of direct reports over managers.
pub const SPAN_MEAN: &str = "Mean span";
/// Median number of direct reports over managers.
pub const SPAN_MEDIAN: &str = "Median span";
/// Largest number of direct reports.
pub const SPAN_MAX: &str = "Largest span";
/// Hours asked of a manager ÷ hours that there are, in percent of the week.
pub const LOAD: &str = "Load";
/// The load of the manager who has the highest.
pub const LOAD_MAX: &str = "Highest load";
/// Managers whose load is 100 % of the week or more.
pub const OVERLOADED: &str = "Overloaded managers";
/// The same where there is little room.
pub const OVERLOADED_IN_SHORT: &str = "Overloaded";
/// Teams with someone in them.
pub const TEAMS: &str = "Teams";
/// Direct reports of one manager.
pub const DIRECT_REPORTS: &str = "Direct reports";
/// Positions that are being searched for.
pub const OPEN_REQUISITIONS: &str = "Open requisitions";
