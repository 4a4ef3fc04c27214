//! Money and working time, as integers.

/// Highest yearly salary, in whole units: none needs more than 13 digits.
pub const MOST_SALARY: u64 = 1_000_000_000_000;

/// An amount of money in minor units (cents): `24000`, `$24,000.00`, `24.000,00 €`, `CHF 24'000`.
///
/// Of two kinds of separators the last one is the decimal point. A single separator with three digits after it groups
/// thousands, since a salary has no third decimal. Negative amounts, exponents, more than [`MOST_SALARY`] and anything else
/// give `None`.
pub(super) fn parse_money(cell: &str) -> Option<i64> {
    read_money(cell).filter(|&minor| minor <= MOST_SALARY as i64 * 100)
}

fn read_money(cell: &str) -> Option<i64> {
    if cell.bytes().all(|b| b.is_ascii_digit()) {
        return scaled(cell, "", 2);
    }
    let number = strip_currency(cell.trim())?;
    let compact: String = number.chars().filter(|&c| !(c.is_whitespace() || matches!(c, '\'' | '\u{2019}'))).collect();
    let (whole, decimals) = match (compact.rfind('.'), compact.rfind(',')) {
        (Some(point), Some(comma)) => {
            let (whole, decimals) = split_around(&compact, point.max(comma));
            (ungroup(whole, if point > comma { ',' } else { '.' })?, decimals)
        }
        (Some(at), None) | (None, Some(at)) => split_single(&compact, at)?,
        (None, None) => (compact.clone(), ""),
    };
    scaled(&whole, decimals, 2)
}

/// Working time in basis points of full time. `is_hours` says that the heading speaks of weekly hours.
///
/// Hours count against a week of 40. Without such a heading `80%` is a share, a number up to 2 is a number of full-time
/// posts (`0.8`), and a number above 2 and up to 80 is weekly hours, since nobody fills three posts.
pub(super) fn parse_fte(cell: &str, is_hours: bool) -> Option<u16> {
    const FULL: i64 = 10_000;
    let text = cell.trim();
    let share = text.strip_suffix('%').map(str::trim);
    let number = share.unwrap_or(text);
    let at = number.find(['.', ',']).unwrap_or(number.len());
    let (whole, decimals) = split_around(number, at);
    let value = scaled(whole, decimals, 4)?;
    let basis_points = match share {
        Some(_) => value / 100,
        None if !is_hours && value <= 2 * FULL => value,
        None if value <= 80 * FULL => value / 40,
        None => return None,
    };
    u16::try_from(basis_points).ok().filter(|&bp| i64::from(bp) <= 2 * FULL)
}

/// A share in basis points: `0.4`, `40 %`, or `40`, since nothing is shared forty times.
pub(super) fn parse_share(cell: &str) -> Option<u16> {
    const WHOLE: i64 = 10_000;
    let text = cell.trim();
    let percent = text.strip_suffix('%').map(str::trim);
    let number = percent.unwrap_or(text);
    let (whole, decimals) = split_around(number, number.find(['.', ',']).unwrap_or(number.len()));
    let value = scaled(whole, decimals, 4)?;
    let share = if percent.is_none() && value <= WHOLE { value } else { value / 100 };
    u16::try_from(share).ok().filter(|&share| i64::from(share) <= WHOLE)
}

/// Most requisitions that one person owns.
pub const MOST_REQUISITIONS: u16 = 999;

/// A whole number of requisitions.
pub(super) fn parse_count(cell: &str) -> Option<u16> {
    let (whole, decimals) = split_around(cell, cell.find('.').unwrap_or(cell.len()));
    let is_whole = decimals.bytes().all(|b| b == b'0');
    let count = scaled(whole, "", 0).filter(|_| is_whole)?;
    u16::try_from(count).ok().filter(|&count| count <= MOST_REQUISITIONS)
}

/// The part of the text between its first and last digit, if nothing but a currency stands around it.
fn strip_currency(text: &str) -> Option<&str> {
    let first = text.find(|c: char| c.is_ascii_digit())?;
    let last = text.rfind(|c: char| c.is_ascii_digit())?;
    let (before, after) = (text[..first].trim(), text[last + 1..].trim());
    (is_currency(before) && is_currency(after)).then_some(&text[first..=last])
}

fn is_currency(text: &str) -> bool {
    const SYMBOLS: &str = "$€£¥₹₩₽₺₪฿₫₴₦";
    const WORDS: [&str; 11] = ["kr", "kr.", "kč", "zł", "fr", "fr.", "ft", "r$", "us$", "a$", "c$"];
    let lower = text.to_lowercase();
    let is_code =
        lower.len() == 3 && lower.bytes().all(|b| b.is_ascii_alphabetic()) && lower != "nan" && lower != "inf";
    text.is_empty() || is_code || text.chars().all(|c| SYMBOLS.contains(c)) || WORDS.contains(&lower.as_str())
}

fn split_around(text: &str, at: usize) -> (&str, &str) {
    (&text[..at], text.get(at + 1..).unwrap_or(""))
}

/// Splits a number with one kind of separator, `at` being the last one.
fn split_single(text: &str, at: usize) -> Option<(String, &str)> {
    let separator = if text.as_bytes()[at] == b'.' { '.' } else { ',' };
    let (whole, decimals) = split_around(text, at);
    let groups = whole.contains(separator) || (decimals.len() == 3 && (1..=3).contains(&whole.len()) && whole != "0");
    if groups { Some((ungroup(text, separator)?, "")) } else { Some((whole.to_owned(), decimals)) }
}

/// Joins groups of digits: one to three, then groups of three, or of two as in `1,20,000`.
fn ungroup(text: &str, separator: char) -> Option<String> {
    let groups: Vec<&str> = text.split(separator).collect();
    let (first, rest) = groups.split_first()?;
    let sound = (1..=3).contains(&first.len())
        && rest.iter().all(|group| (2..=3).contains(&group.len()))
        && rest.last().is_none_or(|group| group.len() == 3);
    (rest.is_empty() || sound).then(|| groups.concat())
}

/// `whole.decimals` times 10^`scale`, rounded half up.
fn scaled(whole: &str, decimals: &str, scale: usize) -> Option<i64> {
    const MOST_DIGITS: usize = 13;
    let digits_only = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if !digits_only(whole)
        || !digits_only(decimals)
        || whole.len() > MOST_DIGITS
        || (whole.is_empty() && decimals.is_empty())
    {
        return None;
    }
    let digit = |at: usize| decimals.as_bytes().get(at).map_or(0, |b| i64::from(b - b'0'));
    let value =
        (0..scale).fold(if whole.is_empty() { 0 } else { whole.parse::<i64>().ok()? }, |sum, at| sum * 10 + digit(at));
    Some(value + i64::from(digit(scale) >= 5))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_salary_that_no_file_could_hold_is_no_number() {
        assert_eq!(parse_money("1000000000000"), Some(MOST_SALARY as i64 * 100));
        for too_high in ["1000000000000.01", "2017121266377", "$2,017,121,266,377"] {
            assert_eq!(parse_money(too_high), None, "{too_high}");
        }
    }

    #[test]
    fn money_in_the_forms_of_several_countries() {
        for (cell, minor) in [
            ("24000", 2_400_000),
            ("$24,000.00", 2_400_000),
            ("24.000,00", 2_400_000),
            ("24.000,5 €", 2_400_050),
            ("24.000", 2_400_000),
            ("24,000", 2_400_000),
            ("1.234.567", 123_456_700),
            ("₹1,20,000.00", 12_000_000),
            ("CHF 24'000", 2_400_000),
            ("24 000 kr", 2_400_000),
            ("24000.125", 2_400_013),
            ("99.95", 9_995),
            ("0", 0),
        ] {
            assert_eq!(parse_money(cell), Some(minor), "{cell}");
        }
    }

    #[test]
    fn what_is_no_amount_stays_out() {
        for cell in [
            "-5000",
            "(5000)",
            "NaN",
            "1e309",
            "1.00E+05",
            "inf",
            "12k",
            "",
            "n/a",
            "1,2,3",
            "9".repeat(40).as_str(),
            "5-6",
            "NaN 5",
            "−5",
        ] {
            assert_eq!(parse_money(cell), None, "{cell}");
        }
    }

    #[test]
    fn shares_and_counts() {
        for (cell, share) in
            [("0.4", 4_000), ("0,25", 2_500), ("40 %", 4_000), ("40", 4_000), ("1", 10_000), ("1%", 100)]
        {
            assert_eq!(parse_share(cell), Some(share), "{cell}");
        }
        assert_eq!((parse_count("3"), parse_count("3.0"), parse_count("0")), (Some(3), Some(3), Some(0)));
        for cell in ["-1", "101", "101 %", "half", "", "%", "NaN"] {
            assert_eq!(parse_share(cell), None, "{cell}");
        }
        for cell in ["-1", "1.5", "1000", "two", "", "."] {
            assert_eq!(parse_count(cell), None, "{cell}");
        }
    }

    #[test]
    fn working_time() {
        assert_eq!(parse_fte("1", false), Some(10_000));
        assert_eq!(parse_fte("0,8", false), Some(8_000));
        assert_eq!(parse_fte("0.31", false), Some(3_100));
        assert_eq!(parse_fte("80%", false), Some(8_000));
        assert_eq!(parse_fte("32", false), Some(8_000));
        assert_eq!(parse_fte("2", true), Some(500));
        assert_eq!(parse_fte("0", false), Some(0));
        for cell in ["-1", "NaN", "1e9", "81", "300%", "", ".", "full"] {
            assert_eq!(parse_fte(cell, false), None, "{cell}");
        }
    }
}
