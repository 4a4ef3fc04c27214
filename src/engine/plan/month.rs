//! Calendar months.

use std::fmt;

/// A month of the calendar, years 1970 to 2199.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month(u16);

const FIRST_YEAR: u16 = 1970;
const YEARS: u16 = 230;
const NAMES: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl Month {
    /// A month by year and number, 1 to 12; `None` outside the calendar or the years 1970 to 2199.
    #[must_use]
    pub fn new(year: u16, number: u16) -> Option<Month> {
        let years = year.checked_sub(FIRST_YEAR).filter(|&years| years < YEARS)?;
        (1..=12).contains(&number).then(|| Month(years * 12 + number - 1))
    }

    /// Reads `2027-03`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Month> {
        let (year, number) = text.split_once('-')?;
        let digits = |text: &str, n: usize| (text.len() == n).then(|| text.parse().ok()).flatten();
        Month::new(digits(year, 4)?, digits(number, 2)?)
    }

    /// The month so many months later, at most the last of 2199.
    #[must_use]
    pub fn plus(self, months: u32) -> Month {
        Month((u32::from(self.0) + months).min(u32::from(YEARS * 12 - 1)) as u16)
    }

    /// Months from `earlier` to this one; `None` where this one is before.
    #[must_use]
    pub fn since(self, earlier: Month) -> Option<u32> {
        self.0.checked_sub(earlier.0).map(u32::from)
    }

    /// Months since January 1970.
    #[must_use]
    pub fn number(self) -> u16 {
        self.0
    }

    /// The month of a number that [`Month::number`] gave.
    #[must_use]
    pub fn from_number(number: u16) -> Option<Month> {
        (number < YEARS * 12).then_some(Month(number))
    }

    /// The month in words, such as `March 2028`.
    #[must_use]
    pub fn in_words(self) -> String {
        format!("{} {}", NAMES[usize::from(self.0 % 12)], FIRST_YEAR + self.0 / 12)
    }

    /// The month in few letters, such as `Mar 2028`.
    #[must_use]
    pub fn in_short(self) -> String {
        format!("{} {}", &NAMES[usize::from(self.0 % 12)][..3], FIRST_YEAR + self.0 / 12)
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", FIRST_YEAR + self.0 / 12, self.0 % 12 + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_read_counted_and_written() {
        let march = Month::parse("2027-03").expect("a month");
        assert_eq!(march.plus(12).to_string(), "2028-03");
        assert_eq!(march.plus(10).in_words(), "January 2028");
        assert_eq!(march.in_short(), "Mar 2027");
        assert_eq!((march.plus(7).since(march), march.since(march.plus(1))), (Some(7), None));
        assert_eq!(Month::from_number(march.number()), Some(march));
    }

    #[test]
    fn what_is_no_month_is_refused() {
        for text in ["", "2027", "2027-13", "2027-00", "27-03", "2027-3", "1969-12", "2200-01", "2027-03-01", "abcd-ef"]
        {
            assert_eq!(Month::parse(text), None, "{text}");
        }
    }
}
