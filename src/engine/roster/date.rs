//! Dates in the forms that exports write them.

use time::{Date, Month};

/// Whether `03/04/2020` is in March or in April.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DateOrder {
    DayFirst,
    MonthFirst,
    /// Nothing in the column settles it, or the column contradicts itself.
    Unsettled,
}

/// Why a cell is no date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DateProblem {
    /// Both orders of day and month give a date.
    Ambiguous,
    NotADate,
}

/// Settles the order of day and month by all values of a column: a value that is a date in one order only decides.
pub(super) fn settle_order<'a>(values: impl Iterator<Item = &'a str>) -> DateOrder {
    let (mut day_first, mut month_first) = (false, false);
    for value in values {
        if let Some(Parts { first, second, year }) = ambiguous_parts(value.trim()) {
            let (as_day, as_month) = (date(year, second, first).is_some(), date(year, first, second).is_some());
            day_first |= as_day && !as_month;
            month_first |= as_month && !as_day;
        }
    }
    match (day_first, month_first) {
        (true, false) => DateOrder::DayFirst,
        (false, true) => DateOrder::MonthFirst,
        _ => DateOrder::Unsettled,
    }
}

/// Reads one date: `2020-06-30` with or without a time, `2020/06/30`, `20200630`, `30.06.2020`, `06/30/2020` and
/// `30/06/2020` as `order` says, `30-JUN-20`, `30 June 2020`, `June 30, 2020`, and the day number of a spreadsheet.
/// Two-digit years are 1969 to 2068.
pub(super) fn parse_date(cell: &str, order: DateOrder) -> Result<Date, DateProblem> {
    let text = cell.trim();
    if let Some(Parts { first, second, year }) = ambiguous_parts(text) {
        let (day_first, month_first) = (date(year, second, first), date(year, first, second));
        return match order {
            DateOrder::DayFirst => day_first.ok_or(DateProblem::NotADate),
            DateOrder::MonthFirst => month_first.ok_or(DateProblem::NotADate),
            DateOrder::Unsettled => match (day_first, month_first) {
                (Some(a), Some(b)) if a != b => Err(DateProblem::Ambiguous),
                (a, b) => a.or(b).ok_or(DateProblem::NotADate),
            },
        };
    }
    iso(text)
        .or_else(|| dotted(text))
        .or_else(|| with_month_name(text))
        .or_else(|| compact_or_serial(text))
        .ok_or(DateProblem::NotADate)
}

struct Parts {
    first: u8,
    second: u8,
    year: i32,
}

/// `a/b/year` and `a-b-year`, where only the column can tell which of a and b is the day.
fn ambiguous_parts(text: &str) -> Option<Parts> {
    if text.as_bytes().get(4) == Some(&b'-') {
        return None;
    }
    let day = without_time(text);
    let separator = if day.contains('/') { '/' } else { '-' };
    let [first, second, year] = three(day.split(separator))?;
    Some(Parts { first: number(first, 2)?, second: number(second, 2)?, year: full_year(year)? })
}

fn iso(text: &str) -> Option<Date> {
    if let (10, [.., b'-', _, _, b'-', _, _]) = (text.len(), text.as_bytes()) {
        return date(full_year(text.get(..4)?)?, number(text.get(5..7)?, 2)?, number(text.get(8..)?, 2)?);
    }
    let day = without_time(text);
    let separator = if day.contains('/') { '/' } else { '-' };
    let [year, month, day] = three(day.split(separator))?;
    if year.len() != 4 {
        return None;
    }
    date(full_year(year)?, number(month, 2)?, number(day, 2)?)
}

fn dotted(text: &str) -> Option<Date> {
    let [day, month, year] = three(without_time(text).split('.'))?;
    date(full_year(year)?, number(month, 2)?, number(day, 2)?)
}

fn with_month_name(text: &str) -> Option<Date> {
    if text.len() > 40 {
        return None;
    }
    let mut parts = text.split(['-', '/', '.', ',', ' ']).filter(|part| !part.is_empty());
    let [a, b, year] = [parts.next()?, parts.next()?, parts.next()?];
    if parts.next().is_some() {
        return None;
    }
    let (month, day) = month_by_name(a).map(|month| (month, b)).or_else(|| Some((month_by_name(b)?, a)))?;
    date(full_year(year)?, month, number(day, 2)?)
}

fn month_by_name(text: &str) -> Option<u8> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let name = text.to_ascii_lowercase();
    let at = MONTHS
        .iter()
        .position(|month| name.len() >= 3 && (month.starts_with(&name) || name == "sept" && *month == "september"))?;
    u8::try_from(at + 1).ok()
}

/// `20200630`, or days since 1899-12-30 as spreadsheets count them; the latter between 1927 and 2119 only, so that an
/// id in the wrong column is not taken for a date.
fn compact_or_serial(text: &str) -> Option<Date> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    if !fraction.bytes().all(|b| b.is_ascii_digit()) || !whole.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    match whole.len() {
        8 if fraction == "0" => {
            let year = full_year(&whole[..4]).filter(|year| (1900..2200).contains(year))?;
            date(year, number(&whole[4..6], 2)?, number(&whole[6..], 2)?)
        }
        5 => {
            let serial: i64 = whole.parse().ok().filter(|days| (10_000..=80_000).contains(days))?;
            date(1899, 12, 30)?.checked_add(time::Duration::days(serial))
        }
        _ => None,
    }
}

/// The day of a timestamp: what stands before a `T` or blank that a digit follows.
fn without_time(text: &str) -> &str {
    match text.find(['T', 't', ' ']) {
        Some(at) if text[..at].bytes().all(|b| !b.is_ascii_alphabetic()) && is_time(&text[at + 1..]) => &text[..at],
        _ => text,
    }
}

fn is_time(text: &str) -> bool {
    let allowed = |b: u8| {
        b.is_ascii_digit()
            || matches!(b, b':' | b'.' | b'+' | b'-' | b' ' | b'Z' | b'z' | b'A' | b'P' | b'M' | b'a' | b'p' | b'm')
    };
    text.contains(':') && text.len() <= 24 && text.bytes().all(allowed)
}

fn three<'a>(mut parts: impl Iterator<Item = &'a str>) -> Option<[&'a str; 3]> {
    let three = [parts.next()?, parts.next()?, parts.next()?];
    parts.next().is_none().then_some(three)
}

fn number(text: &str, most_digits: usize) -> Option<u8> {
    let is_number = (1..=most_digits).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    if is_number { text.parse().ok() } else { None }
}

fn full_year(text: &str) -> Option<i32> {
    if !text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let year: i32 = text.parse().ok()?;
    match text.len() {
        4 => Some(year),
        2 => Some(if year < 69 { 2000 + year } else { 1900 + year }),
        _ => None,
    }
}

fn date(year: i32, month: u8, day: u8) -> Option<Date> {
    Date::from_calendar_date(year, Month::try_from(month).ok()?, day).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(cell: &str, order: DateOrder) -> Result<String, DateProblem> {
        parse_date(cell, order).map(|d| format!("{}-{:02}-{:02}", d.year(), u8::from(d.month()), d.day()))
    }

    #[test]
    fn forms_that_say_their_order() {
        for (cell, expected) in [
            ("2013-06-17", "2013-06-17"),
            ("2003-07-16T19:00:00.000Z", "2003-07-16"),
            ("2003-07-16 19:00:00", "2003-07-16"),
            ("2013/6/7", "2013-06-07"),
            ("20130617", "2013-06-17"),
            ("17.06.2013", "2013-06-17"),
            ("17-JUN-13", "2013-06-17"),
            ("01-Sep-99", "1999-09-01"),
            ("17 June 2013", "2013-06-17"),
            ("Jun 17, 2013", "2013-06-17"),
            ("41442", "2013-06-17"),
            ("41442.5", "2013-06-17"),
        ] {
            assert_eq!(read(cell, DateOrder::Unsettled).as_deref(), Ok(expected), "{cell}");
        }
    }

    #[test]
    fn the_column_settles_day_and_month() {
        assert_eq!(settle_order(["03/04/2020", "31/12/2020"].into_iter()), DateOrder::DayFirst);
        assert_eq!(settle_order(["03/04/2020", "12/31/20"].into_iter()), DateOrder::MonthFirst);
        assert_eq!(settle_order(["03/04/2020"].into_iter()), DateOrder::Unsettled);
        assert_eq!(settle_order(["31/12/2020", "12/31/2020"].into_iter()), DateOrder::Unsettled);
        assert_eq!(settle_order(["31/02/2024"].into_iter()), DateOrder::Unsettled);
        assert_eq!(read("03/04/2020", DateOrder::DayFirst).as_deref(), Ok("2020-04-03"));
        assert_eq!(read("03/04/2020 10:15 AM", DateOrder::MonthFirst).as_deref(), Ok("2020-03-04"));
    }

    #[test]
    fn without_an_order_only_what_is_certain_is_read() {
        assert_eq!(read("03/04/2020", DateOrder::Unsettled), Err(DateProblem::Ambiguous));
        assert_eq!(read("04/04/2020", DateOrder::Unsettled).as_deref(), Ok("2020-04-04"));
        assert_eq!(read("25/12/2020", DateOrder::Unsettled).as_deref(), Ok("2020-12-25"));
    }

    #[test]
    fn what_is_no_date_is_not_guessed() {
        for cell in [
            "31/02/2024",
            "2024-13-01",
            "yesterday",
            "2024",
            "1e5",
            "-5",
            "0000-00-00",
            "12:30",
            "99999",
            "17-XXX-13",
            "é/1/2020",
        ] {
            assert_eq!(read(cell, DateOrder::Unsettled), Err(DateProblem::NotADate), "{cell}");
        }
    }
}
