//! Places of work that the pay table knows, and how a roster's location names them.

use super::Currency;

/// A place of work.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// United States.
    #[default]
    Us,
    /// United Kingdom.
    Uk,
    /// Germany.
    De,
    /// Australia.
    Au,
    /// India.
    In,
}

/// One line of the table.
pub struct PlaceRow {
    /// Which.
    pub place: Place,
    /// Name in files: the code of ISO 3166, `uk` as is usual.
    pub name: &'static str,
    /// Name on the page.
    pub label: &'static str,
    /// What people are paid in.
    pub currency: Currency,
    /// Words of a location that mean it, in lower case.
    pub words: &'static [&'static str],
}

/// Every place.
#[rustfmt::skip]
pub const PLACES: &[PlaceRow] = &[
    PlaceRow { place: Place::Us, name: "us", label: "United States", currency: Currency::Usd,
        words: &["us", "usa", "united states", "united states of america", "america", "new york", "new york city", "nyc", "san francisco", "seattle", "los angeles"] },
    PlaceRow { place: Place::Uk, name: "uk", label: "United Kingdom", currency: Currency::Gbp,
        words: &["uk", "gb", "united kingdom", "great britain", "england", "scotland", "wales", "london"] },
    PlaceRow { place: Place::De, name: "de", label: "Germany", currency: Currency::Eur,
        words: &["de", "germany", "deutschland", "berlin", "munich", "münchen", "hamburg"] },
    PlaceRow { place: Place::Au, name: "au", label: "Australia", currency: Currency::Aud,
        words: &["au", "australia", "sydney", "melbourne"] },
    PlaceRow { place: Place::In, name: "in", label: "India", currency: Currency::Inr,
        words: &["in", "india", "bangalore", "bengaluru", "hyderabad", "pune", "mumbai", "delhi"] },
];

impl Place {
    /// Its line of the table.
    #[must_use]
    pub fn row(self) -> &'static PlaceRow {
        &PLACES[self as usize]
    }

    /// The place of a name in files.
    #[must_use]
    pub fn named(name: &str) -> Option<Place> {
        PLACES.iter().find(|row| row.name == name).map(|row| row.place)
    }

    /// The place that a location names: all of it, or a part between commas, slashes and the like. "Indiana, US" is in the US.
    #[must_use]
    pub fn of_location(location: &str) -> Option<Place> {
        let lower = location.to_lowercase();
        let mut parts = lower.rsplit([',', ';', '/', '(', ')', '|']).map(str::trim);
        parts.find_map(|part| PLACES.iter().find(|row| row.words.contains(&part)).map(|row| row.place))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_where_they_belong_and_locations_are_read_from_the_end() {
        for (at, row) in PLACES.iter().enumerate() {
            assert_eq!((row.place as usize, Place::named(row.name)), (at, Some(row.place)));
        }
        assert_eq!(Place::of_location("Berlin"), Some(Place::De));
        assert_eq!(Place::of_location("New York"), Some(Place::Us));
        assert_eq!(Place::of_location("Bangalore, India"), Some(Place::In));
        assert_eq!(Place::of_location("Indiana, US"), Some(Place::Us));
        assert_eq!(Place::of_location("Remote (UK)"), Some(Place::Uk));
        for unknown in ["", "Paris", "Inverness", "remote"] {
            assert_eq!(Place::of_location(unknown), None, "{unknown}");
        }
    }
}
