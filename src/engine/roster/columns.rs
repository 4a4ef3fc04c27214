//! Which column of a table holds which field.

use super::Field;

/// A choice of columns: at most one column per field, by its index in [`Table::headers`](super::Table::headers).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ColumnMap {
    columns: [Option<usize>; Field::ALL.len()],
}

impl ColumnMap {
    /// The column of a field.
    pub fn get(&self, field: Field) -> Option<usize> {
        self.columns[field as usize]
    }

    /// Reads a field from this column.
    pub fn set(&mut self, field: Field, column: usize) {
        self.columns[field as usize] = Some(column);
    }

    /// Leaves a field out.
    pub fn clear(&mut self, field: Field) {
        self.columns[field as usize] = None;
    }

    /// The fields that have a column, in the order of [`Field::ALL`].
    pub fn iter(&self) -> impl Iterator<Item = (Field, usize)> {
        Field::ALL.into_iter().filter_map(|field| Some((field, self.get(field)?)))
    }

    /// Whether any column says who a person is.
    pub(super) fn is_usable(&self) -> bool {
        [Field::Id, Field::Name, Field::FirstName, Field::LastName, Field::Email].iter().any(|&f| self.get(f).is_some())
    }

    /// Whether any column says who the manager is.
    pub(super) fn has_manager(&self) -> bool {
        [Field::ManagerId, Field::ManagerEmail, Field::Manager].iter().any(|&f| self.get(f).is_some())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn set_get_clear_iterate_in_field_order() {
        let mut columns = ColumnMap::default();
        columns.set(Field::Title, 0);
        columns.set(Field::Id, 4);
        assert_eq!(columns.iter().collect::<Vec<_>>(), [(Field::Id, 4), (Field::Title, 0)]);
        assert!(columns.is_usable() && !columns.has_manager());
        columns.clear(Field::Id);
        assert!(!columns.is_usable());
        assert_eq!(columns.get(Field::Id), None);
    }
}
