//! One row: a person with every column that is shown.

use yew::prelude::*;

use super::columns::{Column, How};
use super::editor::{Editor, EditorProps, Written, teams, value};
use crate::engine::analyze::Severity;
use crate::engine::ids::PersonId;
use crate::session::Frame;
use crate::session::table::Table;
use crate::ui::components::band_icon::band_icon;
use crate::ui::components::icon::icon;
use crate::ui::part::part;
use crate::ui::wording::{self, NOTHING};

/// What decides how rows are drawn.
pub(super) struct Look<'a> {
    pub(super) frame: &'a Frame,
    pub(super) table: &'a Table,
    pub(super) columns: &'a [Column],
    /// Where the keyboard is.
    pub(super) focus: (PersonId, Option<Column>),
    /// The cell that is edited.
    pub(super) edited: Option<(PersonId, Column)>,
    pub(super) is_selected: &'a dyn Fn(PersonId) -> bool,
    pub(super) on_done: &'a Callback<Written>,
}

/// The element of a row, or of a cell in it.
pub(super) fn element_id(person: PersonId, column: Option<Column>) -> String {
    let cell = column.map_or("", |column| column.line().token);
    format!("row-{}{cell}", person.0)
}

fn tab_stop(is_here: bool) -> &'static str {
    if is_here { "0" } else { "-1" }
}

/// A row at its place.
pub(super) fn row(look: &Look<'_>, at: usize, top: i32) -> Html {
    let row = look.table.rows[at];
    let id = look.table.id(at);
    let is_vacant = look.frame.structure.position(id).is_none();
    let here = |column: Option<Column>| tab_stop(look.focus == (id, column));
    let cell = |&column: &Column| {
        let line = column.line();
        let is_edited = look.edited == Some((id, column));
        html! {
            <div
                key={line.token}
                id={element_id(id, Some(column))}
                class="org-table__cell"
                role={if column == Column::Name { "rowheader" } else { "gridcell" }}
                tabindex={here(Some(column))}
                aria-colindex={(column as usize + 1).to_string()}
                aria-readonly={(line.how == How::Not).then_some("true")}
                data-column={line.token}
                data-edited={is_edited.then_some("true")}
            >
                { match (is_edited, column) {
                    (true, _) => editor(look, id, column),
                    (false, Column::Name) => name(look, id, row.is_open, is_vacant),
                    (false, _) => content(look.frame, id, column),
                } }
            </div>
        }
    };
    html! {
        <div
            key={id.0}
            id={element_id(id, None)}
            class="org-table__row"
            role="row"
            tabindex={here(None)}
            aria-level={row.level.to_string()}
            aria-setsize={row.set_size.to_string()}
            aria-posinset={row.place.to_string()}
            aria-rowindex={(at + 2).to_string()}
            aria-selected={(look.is_selected)(id).to_string()}
            aria-expanded={row.is_open.map(|is_open| AttrValue::from(is_open.to_string()))}
            data-person={id.0.to_string()}
            data-new={look.frame.joined.contains(&id).then_some("true")}
            data-vacant={is_vacant.then_some("true")}
            style={format!("top:{top}px;--level:{}", row.level)}
        >
            { for look.columns.iter().map(cell) }
        </div>
    }
}

fn editor(look: &Look<'_>, id: PersonId, column: Column) -> Html {
    let org = &look.frame.org;
    let called = org.person(id).map_or("".into(), |person| person.label());
    let choices = if column.line().how == How::Team { teams(org) } else { Vec::new() };
    part::<Editor>(EditorProps {
        label: format!("{} of {called}", column.line().name).into(),
        value: value(org, id, column).into(),
        choices,
        on_done: look.on_done.clone(),
    })
}

fn name(look: &Look<'_>, id: PersonId, is_open: Option<bool>, is_vacant: bool) -> Html {
    html! {
        <>
            <span class="org-table__grip" data-grip="true">{ icon("grip") }</span>
            if is_open.is_some() {
                <span class="org-table__toggle" data-toggle="true">{ icon("fold") }</span>
            } else {
                <span class="org-table__leaf" />
            }
            <span class="org-table__text" dir="auto">{ look.frame.org.person(id).map(|person| person.label().into_owned()) }</span>
            if is_vacant {
                <span class="org-table__mark">{ "vacant" }</span>
            }
        </>
    }
}

/// What a cell says.
fn content(frame: &Frame, id: PersonId, column: Column) -> Html {
    let Some(person) = frame.org.person(id) else { return Html::default() };
    let position = frame.structure.position(id);
    let text = |text: &str| html! { <span class="org-table__text" dir="auto">{ text.to_owned() }</span> };
    let number = |n: Option<u32>| {
        let class = if n.unwrap_or(0) == 0 { "org-table__text--quiet" } else { "" };
        html! { <span {class}>{ n.map_or_else(|| NOTHING.to_owned(), wording::thousands) }</span> }
    };
    match column {
        Column::Name => text(&person.label()),
        Column::Title => text(&person.title),
        Column::Team => match frame.org.team_of(id).and_then(|team| frame.org.team(team)) {
            Some(team) => text(&team.name),
            None => {
                let led = position.map(|at| frame.teams_led(at)).unwrap_or_default();
                let led = led.join(", ");
                html! { if !led.is_empty() { <span class="org-table__text org-table__text--quiet" dir="auto">{ format!("leads {led}") }</span> } }
            }
        },
        Column::Manager => match frame.org.manager_of(id).and_then(|manager| frame.org.person(manager)) {
            Some(manager) => text(&manager.label()),
            None => html! { <span class="org-table__text org-table__text--quiet">{ "nobody" }</span> },
        },
        Column::Location => text(&person.location),
        Column::Direct => number(position.map(|at| frame.structure.span(at))),
        Column::Total => number(position.map(|at| frame.structure.total_reports(at))),
        Column::Load => match position.and_then(|at| frame.load(at)) {
            Some(load) => {
                let token = wording::band_token(load.band());
                html! {
                    <span class="org-table__load" data-band={token}>
                        { band_icon(token) }
                        <span class="org-table__index">{ wording::load(load.index()) }{ " " }</span>
                        <span class="org-table__band">{ wording::band(load.band()) }</span>
                    </span>
                }
            }
            None => html! { <span class="org-table__text org-table__text--quiet">{ NOTHING }</span> },
        },
        Column::Flags => html! { { for position.map(|at| flags(frame, at)) } },
    }
}

/// How many findings somebody has of each severity, in words.
fn flags(frame: &Frame, at: u32) -> Html {
    let mut counts = [0; Severity::ALL.len()];
    for finding in frame.report.findings_about(at) {
        for (count, severity) in counts.iter_mut().zip(Severity::ALL) {
            *count += u32::from(finding.severity == severity);
        }
    }
    let counts = counts.into_iter().zip(Severity::ALL).filter(|(count, _)| *count > 0);
    html! {
        { for counts.map(|(count, severity)| html! {
            <span class="org-table__flag" data-severity={severity.as_str()}>{ format!("{count} {} ", severity.as_str()) }</span>
        }) }
    }
}
