//! Version 1 on the wire. Frozen: no field is added, removed or reordered. The code tables may grow at their ends.

mod codes;
mod people;

use serde::{Deserialize, Serialize};
use time::Date;

use super::column::Column;
use super::{ShareError, With};
use crate::engine::analyze::Settings;
use crate::engine::grow::{MOST_ENGINEERS, Mode};
use crate::engine::policy::{GrowthPolicy, SPAN_KNOBS};
use crate::engine::scenario::{Scenario, Source};
pub(super) use codes::{rule_code, rule_of};
pub(crate) use people::start_month;
pub(super) use people::{Names, People, has_cycle, number_names, places, untitled};

/// What an imported org is called when its name did not travel.
pub(super) const UNNAMED: &str = "Shared org";

#[derive(Serialize, Deserialize)]
pub(super) struct Wire {
    name: Option<String>,
    /// Julian day number.
    as_of: Option<i32>,
    hold: bool,
    engineers: Option<u32>,
    /// All four spans in the order of their table, where one differs from the default.
    spans: Option<[u32; 4]>,
    /// Code of rule and level, ten-thousandths.
    thresholds: Column<(u8, i64)>,
    /// Code of the term, value.
    load: Column<(u8, u32)>,
    source: WireSource,
}

#[derive(Serialize, Deserialize)]
enum WireSource {
    Example,
    Generated { engineers: u32 },
    People(Box<People>),
}

impl Wire {
    pub(super) fn of(scenario: &Scenario, with: With) -> Result<Wire, ShareError> {
        let Settings { policy, thresholds, load, topology: _ } = &scenario.settings;
        let source = match &scenario.source {
            Source::Example => WireSource::Example,
            Source::Generated { engineers } => WireSource::Generated { engineers: *engineers },
            Source::Roster(roster) => WireSource::People(Box::new(People::of(&roster.people, scenario.as_of, with)?)),
        };
        let name_travels = with.names || !matches!(source, WireSource::People(_));
        let spans = SPAN_KNOBS.iter().map(|knob| (knob.get)(policy));
        Ok(Wire {
            name: (name_travels && scenario.name != default_name(&source)).then(|| scenario.name.clone()),
            as_of: scenario.as_of.map(Date::to_julian_day),
            hold: scenario.mode == Mode::Hold,
            engineers: scenario.engineers,
            spans: (*policy != GrowthPolicy::default())
                .then(|| <[u32; 4]>::try_from(spans.collect::<Vec<_>>()).ok())
                .flatten(),
            thresholds: codes::changed_thresholds(thresholds),
            load: codes::changed_terms(load),
            source,
        })
    }

    pub(super) fn people_mut(&mut self) -> Option<&mut People> {
        match &mut self.source {
            WireSource::People(people) => Some(people),
            WireSource::Example | WireSource::Generated { .. } => None,
        }
    }

    pub(super) fn into_scenario(self) -> Result<Scenario, ShareError> {
        let name = self.name.unwrap_or_else(|| default_name(&self.source).to_owned());
        let as_of = self.as_of.map(|day| Date::from_julian_day(day).map_err(|_| invalid("a day out of range")));
        let source = match self.source {
            WireSource::Example => Source::Example,
            WireSource::Generated { engineers } => Source::Generated { engineers: size(engineers)? },
            WireSource::People(people) => Source::Roster(people.into_roster()?.into()),
        };
        let mut settings = Settings::default();
        if let Some(spans) = self.spans {
            SPAN_KNOBS.iter().zip(spans).for_each(|(knob, span)| (knob.set)(&mut settings.policy, span));
            settings.policy.validate().map_err(|error| ShareError::Invalid(error.to_string()))?;
        }
        codes::set_thresholds(&mut settings.thresholds, &self.thresholds)?;
        codes::set_terms(&mut settings.load, &self.load)?;
        let mode = if self.hold { Mode::Hold } else { Mode::Adapt };
        let engineers = self.engineers.map(size).transpose()?;
        let as_of = as_of.transpose()?;
        Ok(Scenario { name, source, as_of, mode, engineers, settings, ..Scenario::default() })
    }
}

fn default_name(source: &WireSource) -> String {
    match source {
        WireSource::People(_) => UNNAMED.to_owned(),
        WireSource::Example | WireSource::Generated { .. } => Scenario::default().name,
    }
}

fn size(engineers: u32) -> Result<u32, ShareError> {
    if (1..=MOST_ENGINEERS).contains(&engineers) {
        return Ok(engineers);
    }
    Err(ShareError::Invalid(format!("{engineers} engineers; 1 to {MOST_ENGINEERS} are possible")))
}

fn invalid(what: &str) -> ShareError {
    ShareError::Invalid(what.to_owned())
}
