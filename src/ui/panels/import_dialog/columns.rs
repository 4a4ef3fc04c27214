//! Which column means what: guessed, shown with a sample, correctable.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::engine::roster::{ColumnMap, Field, Table};
use crate::ui::browser::motion;
use crate::ui::shared::Shared;

pub(super) struct ColumnsProps {
    pub(super) table: Shared<Table>,
    pub(super) columns: ColumnMap,
    pub(super) on_change: Callback<ColumnMap>,
}

/// Columns that a list offers at most; a file with more is read by its headings.
const MOST_OFFERED: usize = 200;
/// Width of a sample value, in hundredths of its font size.
const SAMPLE: u32 = 1_700;

/// The mapping of columns.
pub(super) fn column_choices(props: &ColumnsProps) -> Html {
    let n_found = Field::ALL.into_iter().filter(|&field| props.columns.get(field).is_some()).count();
    // On a small screen what was read comes first, and the columns unfold.
    let is_narrow = motion::matches(motion::NARROW);
    html! {
        <details class="columns" open={!is_narrow}>
            <summary class="columns__title">{ format!("Columns: {n_found} of {} found, check what was guessed", Field::ALL.len()) }</summary>
            <div class="columns__grid">{ for Field::ALL.into_iter().map(|field| choice(props, field)) }</div>
        </details>
    }
}

fn choice(props: &ColumnsProps, field: Field) -> Html {
    let chosen = props.columns.get(field);
    let onchange = {
        let (columns, on_change) = (props.columns.clone(), props.on_change.clone());
        Callback::from(move |event: Event| {
            let mut columns = columns.clone();
            match event.target_unchecked_into::<HtmlSelectElement>().value().parse() {
                Ok(column) => columns.set(field, column),
                Err(_) => columns.clear(field),
            }
            on_change.emit(columns);
        })
    };
    let headers = props.table.headers.iter().enumerate();
    let offered = headers.filter(|(at, _)| *at < MOST_OFFERED || Some(*at) == chosen);
    html! {
        <label class="columns__field">
            <span class="columns__name">{ field.label() }</span>
            <select class="select" {onchange}>
                <option value="" selected={chosen.is_none()}>{ "not in the file" }</option>
                { for offered.map(|(at, header)| html! {
                    <option value={at.to_string()} selected={chosen == Some(at)}>{ if header.trim().is_empty() { format!("column {}", at + 1) } else { shortened(header) } }</option>
                }) }
            </select>
            <span class="columns__sample" dir="auto">{ chosen.map(|column| sample(&props.table, column)).unwrap_or_default() }</span>
        </label>
    }
}

/// The first value of a column that is not blank.
fn sample(table: &Table, column: usize) -> String {
    let values = table.records.iter().take(50).map(|record| table.cell(record, column));
    values.map(str::trim).find(|value| !value.is_empty()).map_or_else(|| "no values".to_owned(), shortened)
}

fn shortened(text: &str) -> String {
    crate::engine::text_width::fitting(text, SAMPLE)
}
