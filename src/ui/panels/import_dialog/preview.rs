//! What would be opened: how many people, which part of them, and what was repaired, row by row.

use std::collections::BTreeSet;
use std::rc::Rc;
use std::sync::Arc;

use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::ACCEPTED;
use crate::engine::analyze::{Metrics, Settings, analyze};
use crate::engine::org::Structure;
use crate::engine::roster::teams::TeamFiles;
use crate::engine::roster::{ColumnMap, Import, Notice, Roster, Scope, Table, import};
use crate::engine::scenario::{Scenario, Source, joined_under_new_top, roster_org};
use crate::engine::sort::sort_by_key;
use crate::ui::components::field::Field;
use crate::ui::shared::Shared;
use crate::ui::wording;

#[derive(Properties, PartialEq)]
pub(super) struct PreviewProps {
    pub(super) name: AttrValue,
    pub(super) table: Option<Shared<Table>>,
    pub(super) teams: Option<Shared<TeamFiles>>,
    pub(super) columns: ColumnMap,
    pub(super) on_open: Callback<Scenario>,
    pub(super) on_back: Callback<()>,
    /// More files, which join what is there.
    pub(super) on_files: Callback<Option<web_sys::FileList>>,
}

/// Which part of the roster is wanted, as the form has it.
#[derive(Clone, Debug, Default, PartialEq)]
struct Wanted {
    root: String,
    departments: BTreeSet<String>,
    kind: Kind,
    join_roots: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Kind {
    #[default]
    Everyone,
    Root,
    Departments,
}

/// A roster to open, its figures and notices.
struct Ready {
    roster: Arc<Roster>,
    notices: Vec<Notice>,
    metrics: Metrics,
}

/// Notices that are listed at once; more are counted.
const MOST_LISTED: usize = 200;
/// Managers that are offered as a top person.
const MOST_OFFERED: usize = 300;

/// Figures, scope, notices, and the button that opens it.
#[component]
pub(super) fn Preview(props: &PreviewProps) -> Html {
    let wanted = use_state_eq(Wanted::default);
    let imported =
        use_memo((props.table.clone(), props.teams.clone(), props.columns.clone()), |(table, teams, columns)| {
            let people =
                table.as_ref().map(|table| import(table, columns).map_err(|error| error.to_string())).transpose()?;
            let mut all = people.unwrap_or_else(|| Import { roster: Roster::default(), notices: Vec::new() });
            if let Some(teams) = teams {
                let (roster, notices) = TeamFiles::clone(teams).join(all.roster);
                all.roster = roster;
                all.notices.extend(notices);
            }
            Ok::<Import, String>(all)
        });
    let ready = use_memo((Shared::from_rc(Rc::clone(&imported)), (*wanted).clone()), |(imported, wanted)| {
        imported.as_ref().map_err(Clone::clone).and_then(|import| ready(import, wanted))
    });
    let back = {
        let on_back = props.on_back.clone();
        Callback::from(move |_: MouseEvent| on_back.emit(()))
    };
    let more = {
        let on_files = props.on_files.clone();
        move |event: Event| on_files.emit(event.target_unchecked_into::<HtmlInputElement>().files())
    };
    let open = {
        let (ready, name, on_open) = (Rc::clone(&ready), props.name.to_string(), props.on_open.clone());
        Callback::from(move |_: MouseEvent| {
            if let Ok(ready) = ready.as_ref() {
                let source = Source::Roster(Arc::clone(&ready.roster));
                on_open.emit(Scenario { name: name.clone(), source, ..Scenario::default() });
            }
        })
    };
    html! {
        <>
            if let Ok(import) = imported.as_ref() {
                { scope(&wanted, &import.roster) }
            }
            { match ready.as_ref() {
                Ok(ready) => html! {
                    <>
                        <p class="preview__figures" role="status">{ summary(&ready.metrics, &ready.roster, props.teams.as_deref()) }</p>
                        if ready.metrics.roots > 1 || wanted.join_roots {
                            { join_choice(&wanted, ready.metrics.roots) }
                        }
                        { notices(&ready.notices) }
                    </>
                },
                Err(message) => html! { <p class="notice" role="alert">{ message }</p> },
            } }
            <footer class="import__actions">
                <button type="button" class="button" onclick={back}>{ "Back" }</button>
                <label class="button add-file">{ if props.table.is_some() { "Add team files" } else { "Add a roster" } }
                    <input type="file" multiple=true class="drop__input" aria-label="More files" accept={ACCEPTED} onchange={more} />
                </label>
                <button type="button" class="button button--primary" onclick={open} disabled={ready.is_err()}>{ match ready.as_ref() {
                    Ok(ready) if ready.roster.people.is_empty() => {
                        format!("Open {}", wording::count(ready.roster.topology.teams.len() as u32, "team", "teams"))
                    }
                    Ok(ready) => format!("Open {}", wording::count(ready.metrics.people, "person", "people")),
                    Err(_) => "Open".to_owned(),
                } }</button>
            </footer>
        </>
    }
}

fn ready(import: &Import, wanted: &Wanted) -> Result<Ready, String> {
    let scope = match wanted.kind {
        Kind::Everyone => Scope::All,
        Kind::Root => Scope::Root(wanted.root.clone()),
        Kind::Departments => Scope::Department(wanted.departments.iter().cloned().collect()),
    };
    let (mut roster, more) = import.roster.scoped(&scope).map_err(|error| error.to_string())?;
    let mut notices = import.notices.clone();
    notices.extend(more);
    if wanted.join_roots {
        roster = joined_under_new_top(&roster);
    }
    let structure = Structure::of(&roster_org(&roster), None);
    let metrics = analyze(&structure, &Settings::default()).metrics;
    Ok(Ready { roster: Arc::new(roster), notices, metrics })
}

fn summary(metrics: &Metrics, roster: &Roster, files: Option<&TeamFiles>) -> String {
    let topology = &roster.topology;
    let teams = wording::count(topology.teams.len() as u32, "team", "teams");
    let mut interactions = wording::count(topology.interactions.len() as u32, "interaction", "interactions");
    let n_rows = files.map_or(0, |files| files.interactions.len());
    if n_rows > topology.interactions.len() {
        interactions.push_str(&format!(" from {n_rows} rows, those of one pair joined"));
    }
    if roster.people.is_empty() {
        return format!("{teams} · {interactions} · no people");
    }
    let mut parts = vec![
        wording::count(metrics.people, "person", "people"),
        wording::count(metrics.engineers, "engineer (no reports)", "engineers (no reports)"),
        wording::count(metrics.managers, "manager", "managers"),
        wording::count(metrics.management_layers, "management layer", "management layers"),
    ];
    if metrics.roots > 1 {
        parts.push(format!("{} trees", wording::thousands(metrics.roots)));
    }
    if !topology.is_empty() {
        parts.extend([teams, interactions]);
    }
    parts.join(" · ")
}

fn scope(wanted: &UseStateHandle<Wanted>, roster: &Roster) -> Html {
    let set = |change: fn(&mut Wanted, String)| {
        let wanted = wanted.clone();
        Callback::from(move |value: String| {
            let mut next = (*wanted).clone();
            change(&mut next, value);
            wanted.set(next);
        })
    };
    let set_kind = set(|wanted, value| {
        wanted.kind = match value.as_str() {
            "root" => Kind::Root,
            "departments" => Kind::Departments,
            _ => Kind::Everyone,
        };
    });
    let onkind =
        Callback::from(move |event: Event| set_kind.emit(event.target_unchecked_into::<HtmlSelectElement>().value()));
    let set_root = set(|wanted, value| wanted.root = value);
    let on_root = Callback::from(move |written: String| {
        set_root.emit(written);
        Ok(())
    });
    let departments = roster.departments();
    html! {
        <fieldset class="scope">
            <legend class="scope__title">{ "Who" }</legend>
            <select class="select" aria-label="Part of the roster" onchange={onkind}>
                <option value="all" selected={wanted.kind == Kind::Everyone}>{ "Everyone in the file" }</option>
                <option value="root" selected={wanted.kind == Kind::Root}>{ "Everyone below one person" }</option>
                if departments.len() > 1 {
                    <option value="departments" selected={wanted.kind == Kind::Departments}>{ "Some departments" }</option>
                }
            </select>
            if wanted.kind == Kind::Root {
                <Field class="field__input scope__root" list="tops" label="Top person" hint="Id, e-mail or full name" value={wanted.root.clone()} on_write={on_root} />
                <datalist id="tops">{ for tops(roster).into_iter().map(|(id, name)| html! { <option value={id}>{ name }</option> }) }</datalist>
            }
            if wanted.kind == Kind::Departments {
                <div class="scope__departments">{ for departments.into_iter().map(|(name, n)| department(wanted, name, n)) }</div>
            }
        </fieldset>
    }
}

fn department(wanted: &UseStateHandle<Wanted>, name: String, n: usize) -> Html {
    let is_on = wanted.departments.contains(&name);
    let onchange = {
        let (wanted, name) = (wanted.clone(), name.clone());
        Callback::from(move |event: Event| {
            let mut next = (*wanted).clone();
            if event.target_unchecked_into::<HtmlInputElement>().checked() {
                next.departments.insert(name.clone());
            } else {
                next.departments.remove(&name);
            }
            wanted.set(next);
        })
    };
    html! { <label class="scope__department"><input type="checkbox" checked={is_on} {onchange} /><span dir="auto">{ if name.is_empty() { "no department".to_owned() } else { name } }</span><span class="scope__count">{ n }</span></label> }
}

/// People with the most reports: the likely tops.
fn tops(roster: &Roster) -> Vec<(String, String)> {
    let mut reports = vec![0_u32; roster.people.len()];
    for manager in roster.people.iter().filter_map(|person| person.manager) {
        reports[manager as usize] += 1;
    }
    let mut managers: Vec<usize> = (0..reports.len()).filter(|&at| reports[at] > 0).collect();
    sort_by_key(&mut managers, |&at| (std::cmp::Reverse(reports[at]), at));
    let described = managers.into_iter().take(MOST_OFFERED).map(|at| {
        let person = &roster.people[at];
        (person.id.clone(), format!("{} · {}", person.name, person.title))
    });
    described.collect()
}

fn join_choice(wanted: &UseStateHandle<Wanted>, roots: u32) -> Html {
    let onchange = {
        let wanted = wanted.clone();
        Callback::from(move |event: Event| {
            let join_roots = event.target_unchecked_into::<HtmlInputElement>().checked();
            wanted.set(Wanted { join_roots, ..(*wanted).clone() });
        })
    };
    let text = if wanted.join_roots {
        "Join all trees under a new top".to_owned()
    } else {
        format!("Join the {} trees under a new top", wording::thousands(roots))
    };
    html! { <label class="scope__join"><input type="checkbox" checked={wanted.join_roots} {onchange} />{ text }</label> }
}

/// What was repaired or left out, by row.
pub(super) fn notices(notices: &[Notice]) -> Html {
    if notices.is_empty() {
        return html! { <p class="preview__clean">{ "Every row was taken as it is." }</p> };
    }
    html! {
        <section class="notices" aria-label="Notices">
            <h3 class="notices__title">{ wording::count(notices.len() as u32, "notice", "notices") }</h3>
            <ol class="notices__list">
                { for notices.iter().take(MOST_LISTED).enumerate().map(|(at, notice)| html! {
                    <li key={at} class="notices__item">
                        <span class="notices__row">{ if notice.row == 0 { "file".to_owned() } else { format!("row {}", notice.row) } }</span>
                        <span class="notices__text" dir="auto">{ &notice.message }</span>
                    </li>
                }) }
            </ol>
            if notices.len() > MOST_LISTED {
                <p class="notices__more">{ format!("and {} more", notices.len() - MOST_LISTED) }</p>
            }
        </section>
    }
}
