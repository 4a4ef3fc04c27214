//! Days as `2026-03-31`, the one form that files, links and the command line write.

use time::{Date, Month};

/// The day of a text such as `2026-03-31`; `None` for any other form and for days that do not exist.
pub fn parse_iso_date(text: &str) -> Option<Date> {
    let mut parts = text.split('-');
    let mut number = |digits: usize| {
        let part = parts.next().filter(|part| part.len() == digits && part.bytes().all(|b| b.is_ascii_digit()))?;
        part.parse::<u16>().ok()
    };
    let (year, month, day) = (number(4)?, number(2)?, number(2)?);
    let month = Month::try_from(u8::try_from(month).ok()?).ok()?;
    let date = Date::from_calendar_date(i32::from(year), month, u8::try_from(day).ok()?).ok()?;
    parts.next().is_none().then_some(date)
}

/// A day as `2026-03-31`.
pub fn iso_date(date: Date) -> String {
    format!("{:04}-{:02}-{:02}", date.year(), u8::from(date.month()), date.day())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_read_back_as_written() {
        for text in ["2024-02-29", "0001-01-01", "9999-12-31"] {
            assert_eq!(parse_iso_date(text).map(iso_date).as_deref(), Some(text));
        }
        for bad in ["2023-02-29", "2024-2-9", "24-02-09", "2024-02-09-1", "2024/02/09", "", "+024-02-09"] {
            assert_eq!(parse_iso_date(bad), None, "{bad}");
        }
    }
}
