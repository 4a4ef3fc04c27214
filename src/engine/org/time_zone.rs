//! Time zones, as far as a place of work tells them: standard time, never a guess.

/// How far a place's standard time lies ahead of UTC, in quarter hours; behind it is negative.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TimeZone(pub i8);

/// Quarter hours of a day, and of the working day of 8 hours.
const DAY: u8 = 96;
const WORKING_DAY: u8 = 32;

/// Countries with several zones, of which a place may need one beside it: names of towns repeat from one to the other.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Area {
    Us,
    Canada,
    Brazil,
    Australia,
}

/// Names of areas, which alone tell no zone. A state with two zones is there as its country.
const AREAS: &[(Area, &str)] = &[
    (Area::Us, "us|usa|united states|texas|tx|florida|fl"),
    (Area::Canada, "canada|ontario|quebec"),
    (Area::Brazil, "brazil"),
    (Area::Australia, "australia|nsw"),
];

/// States of the United States in one zone. They need the country beside them: Georgia is another country, and CA stands
/// for Canada as well. Without it a state only says that a town beside it is in the United States.
const STATES: &[(i8, &str)] = &[
    (-20, "georgia|ga|massachusetts|ma|new jersey|nj|ny|north carolina|nc|pennsylvania|pa|virginia|va"),
    (-24, "illinois|il"),
    (-28, "colorado|co"),
    (-32, "california|ca|washington|wa"),
];

/// Towns of areas.
const TOWNS: &[(i8, Area, &str)] = &[
    (-32, Area::Us, "san francisco|los angeles|seattle"),
    (-32, Area::Canada, "vancouver"),
    (-28, Area::Us, "denver"),
    (-24, Area::Us, "chicago|austin"),
    (-20, Area::Us, "new york|nyc|boston|atlanta"),
    (-20, Area::Canada, "toronto|montreal"),
    (-12, Area::Brazil, "são paulo|sao paulo"),
    (40, Area::Australia, "sydney|melbourne"),
];

/// Countries in one zone, at least on their mainland, and towns of countries with islands in another.
#[rustfmt::skip]
const COUNTRIES: &[(i8, &str)] = &[
    (-20, "colombia"),
    (-12, "argentina"),
    (0, "uk|united kingdom|gb|england|london|ireland|dublin|lisbon"),
    (4, "germany|de|berlin|munich|france|paris|netherlands|amsterdam|belgium|switzerland|zurich|austria|italy|sweden|stockholm|norway|denmark|poland|warsaw|czech republic|czechia|hungary|madrid|barcelona|nigeria"),
    (8, "finland|romania|greece|ukraine|israel|tel aviv|south africa"),
    (12, "turkey|kenya"),
    (16, "united arab emirates"),
    (22, "india|bangalore|bengaluru"),
    (32, "china|singapore|philippines"),
    (36, "japan|south korea"),
    (48, "new zealand"),
];

/// Words that say nothing about where a place is.
const FILLERS: &str = "remote|hybrid|office|hq|home";

impl TimeZone {
    /// The zone of a location as written, such as "Berlin", "Seattle, WA, US", "Remote (UK)" or "UTC+5:30". Its parts are
    /// read from the last one, which is the largest; the first that is not understood ends it without a zone.
    #[must_use]
    pub fn of_location(location: &str) -> Option<TimeZone> {
        let lower = location.to_lowercase().replace(" - ", ",").replace('_', " ");
        let mut area = None;
        for part in lower.rsplit([',', ';', '/', '(', ')', '|']) {
            let words = part.split_whitespace().filter(|word| !is_in(FILLERS, word));
            let part = words.collect::<Vec<_>>().join(" ");
            if part.is_empty() {
                continue;
            }
            if let Some(quarters) = of_offset(&part).or_else(|| of_part(&part, area)) {
                return Some(TimeZone(quarters));
            }
            let of_area = AREAS.iter().find(|(_, names)| is_in(names, &part)).map(|(area, _)| *area);
            let of_state = STATES.iter().any(|(_, names)| is_in(names, &part)).then_some(Area::Us);
            let named = of_area.or(of_state)?;
            // Two areas in one location agree, or nothing is known.
            area = Some(*area.get_or_insert(named)).filter(|area| *area == named);
            area?;
        }
        None
    }

    /// Quarter hours that two working days of 8 hours share, where both begin at the same local time.
    #[must_use]
    pub fn shared_quarters(self, other: TimeZone) -> u8 {
        let apart = self.0.abs_diff(other.0) % DAY;
        WORKING_DAY.saturating_sub(apart.min(DAY - apart))
    }
}

/// The offset of a part in an area known so far.
fn of_part(part: &str, area: Option<Area>) -> Option<i8> {
    let state = || STATES.iter().find(|(_, names)| area == Some(Area::Us) && is_in(names, part)).map(|row| row.0);
    let town = || TOWNS.iter().find(|(_, of, names)| area.is_none_or(|area| area == *of) && is_in(names, part));
    let country = || COUNTRIES.iter().find(|(_, names)| area.is_none() && is_in(names, part));
    state().or_else(|| town().map(|row| row.0)).or_else(|| country().map(|row| row.0))
}

/// Whether a list of names has this one.
fn is_in(names: &str, name: &str) -> bool {
    names.split('|').any(|known| known == name)
}

/// The quarter hours of `utc`, `gmt-3`, `utc+05:30`.
fn of_offset(part: &str) -> Option<i8> {
    let rest = part.strip_prefix("utc").or_else(|| part.strip_prefix("gmt"))?.trim_start();
    if rest.is_empty() {
        return Some(0);
    }
    let (sign, digits) = match rest.strip_prefix('+') {
        Some(digits) => (1, digits),
        None => (-1, rest.strip_prefix(['-', '\u{2212}'])?),
    };
    let (hours, minutes) = digits.trim_start().split_once(':').unwrap_or((digits.trim_start(), "00"));
    let number = |text: &str| (text.len() <= 2).then(|| text.parse::<u8>().ok()).flatten();
    let (hours, minutes) = (number(hours)?, number(minutes)?);
    let quarters = i8::try_from(4 * i32::from(hours) + i32::from(minutes) / 15).ok()?;
    (hours <= 14 && minutes < 60 && minutes.is_multiple_of(15)).then_some(sign * quarters)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hours(location: &str) -> Option<f64> {
        TimeZone::of_location(location).map(|zone| f64::from(zone.0) / 4.0)
    }

    #[test]
    fn locations_as_rosters_have_them() {
        for (location, expected) in [
            ("Berlin", 1.0),
            ("Paris, France", 1.0),
            ("Remote (UK)", 0.0),
            ("Remote - Germany", 1.0),
            ("London office", 0.0),
            ("Europe/Berlin", 1.0),
            ("America/New_York", -5.0),
            ("Seattle, US", -8.0),
            ("Mountain View, CA, USA", -8.0),
            ("San Francisco, CA", -8.0),
            ("Austin, Texas", -6.0),
            ("Atlanta, Georgia, US", -5.0),
            ("São Paulo, Brazil", -3.0),
            ("Bangalore, India", 5.5),
            ("UTC", 0.0),
            ("UTC+5:30", 5.5),
            ("GMT-3", -3.0),
            ("gmt \u{2212} 03:00", -3.0),
        ] {
            assert_eq!(hours(location), Some(expected), "{location}");
        }
    }

    #[test]
    fn what_could_be_several_places_is_not_known() {
        for location in [
            "",
            "USA",
            "Remote",
            "Canada",
            "London, Ontario",
            "London, Kentucky",
            "Paris, Texas",
            "Toronto, CA",
            "Dublin, CA",
            "Georgia",
            "CA",
            "Texas, Canada",
            "Berlin, Building 3",
            "UTC+25",
            "UTC+5:20",
            "GMT3",
            "EMEA",
        ] {
            assert_eq!(hours(location), None, "{location}");
        }
    }

    #[test]
    fn working_days_overlap_by_what_their_zones_are_apart() {
        let shared = |a: i8, b: i8| f64::from(TimeZone(a).shared_quarters(TimeZone(b))) / 4.0;
        assert_eq!((shared(4, 4), shared(0, 22), shared(4, -20), shared(4, -32)), (8.0, 2.5, 2.0, 0.0));
        assert_eq!(shared(48, -32), 4.0, "the day goes round");
    }

    #[test]
    fn no_name_is_in_two_lists() {
        let lists = AREAS.iter().map(|row| row.1).chain(STATES.iter().map(|row| row.1));
        let lists = lists.chain(TOWNS.iter().map(|row| row.2)).chain(COUNTRIES.iter().map(|row| row.1));
        let names: Vec<&str> = lists.flat_map(|names| names.split('|')).collect();
        let distinct: std::collections::BTreeSet<&str> = names.iter().copied().collect();
        assert_eq!(names.len(), distinct.len());
    }
}
