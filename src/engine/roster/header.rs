//! Where the table begins: title lines above the header, and a second row of labels below it.

use super::column::Vocabulary;

/// How many records may stand above the header.
const SEARCHED: usize = 20;

/// How many different fields a line of cells names.
pub(super) fn distinct_fields<'a>(cells: impl Iterator<Item = &'a str>, vocabulary: Vocabulary) -> usize {
    let seen = cells.filter_map(vocabulary.column).fold(0_u64, |seen, field| seen | 1 << field);
    seen.count_ones() as usize
}

/// What a record looks like from afar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Shape {
    /// How many different fields its cells name.
    pub(super) fields: usize,
    /// How many of its cells hold something.
    pub(super) filled: usize,
    pub(super) width: usize,
}

/// The index of the header among the first records: the first that names two fields, else one, else the first that is
/// as wide as most. A row of data may happen to hold a word such as "Lead": it gives way to a record above that is filled
/// as well, unless it names three fields or nothing but fields.
pub(super) fn find_header(shapes: &[Shape]) -> usize {
    let shapes = &shapes[..shapes.len().min(SEARCHED)];
    let naming = |least: usize| shapes.iter().position(|shape| shape.fields >= least);
    let usual = || {
        let frequency = |width: usize| shapes.iter().filter(|shape| shape.width == width).count();
        let width = shapes.iter().map(|shape| shape.width).max_by_key(|&width| frequency(width));
        shapes.iter().position(|shape| Some(shape.width) == width)
    };
    let Some(found) = naming(2).or_else(|| naming(1)).or_else(usual) else { return 0 };
    let Shape { fields, filled, .. } = shapes[found];
    if fields > 2 || fields == filled {
        return found;
    }
    shapes[..found].iter().position(|above| above.filled >= filled).unwrap_or(found)
}

/// Whether the record below the header is a second header that labels the same columns: at least three cells are
/// headings of the very field that stands above them, and hardly any are not headings at all.
pub(super) fn is_label_row<'a>(
    header: &[String],
    cells: impl Iterator<Item = &'a str>,
    vocabulary: Vocabulary,
) -> bool {
    let (mut same, mut other) = (0, 0);
    for (heading, cell) in header.iter().zip(cells) {
        let Some(above) = (vocabulary.column)(heading) else { continue };
        match (vocabulary.column)(cell) {
            Some(below) if below == above => same += 1,
            _ => other += 1,
        }
    }
    same >= 3 && same > 2 * other
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::roster::column::PEOPLE;

    fn header(shapes: &[(usize, usize)]) -> usize {
        let shapes: Vec<Shape> =
            shapes.iter().map(|&(fields, filled)| Shape { fields, filled, width: filled.max(3) }).collect();
        find_header(&shapes)
    }

    #[test]
    fn the_header_is_the_first_record_that_names_two_fields() {
        assert_eq!(header(&[(0, 1), (1, 1), (4, 6), (4, 6)]), 2);
        assert_eq!(header(&[(0, 2), (2, 2), (0, 2)]), 1);
        assert_eq!(header(&[(0, 1), (1, 1), (0, 1)]), 1);
        assert_eq!(header(&[]), 0);
    }

    #[test]
    fn words_in_data_do_not_make_a_header() {
        assert_eq!(header(&[(1, 3), (2, 3), (0, 3)]), 0);
        assert_eq!(header(&[(0, 3), (0, 3), (1, 2)]), 0);
    }

    #[test]
    fn a_label_row_repeats_the_fields() {
        let header = ["STATUS", "USERID", "FIRSTNAME", "LASTNAME", "TIMEZONE"].map(str::to_owned);
        let is_label = |cells: [&str; 5]| is_label_row(&header, cells.into_iter(), PEOPLE);
        assert!(is_label(["STATUS", "USERID", "First Name", "Last Name", "Time Zone"]));
        assert!(!is_label(["active", "100", "Steven", "King", "UTC"]));
        assert!(!is_label(["active", "manager", "Lead", "Person", "UTC"]));
    }

    #[test]
    fn fields_are_counted_once() {
        assert_eq!(distinct_fields(["id", "Employee ID", "Name", "?"].into_iter(), PEOPLE), 2);
    }
}
