//! How likely each breakpoint is, and by when, read like a departures board.

use yew::prelude::*;

use super::month_bar::short_name;
use crate::engine::analyze::Severity;
use crate::engine::plan::HiringPlan;
use crate::engine::simulate::{Mark, Odds};
use crate::engine::sort::sort_by_key;
use crate::session::{Command, Progress};
use crate::ui::components::band_icon::severity_icon;
use crate::ui::components::icon::icon;
use crate::ui::shared::Shared;
use crate::ui::store::Dispatch;

pub(super) struct OddsBoardProps {
    pub(super) plan: HiringPlan,
    pub(super) progress: Shared<Progress>,
    pub(super) month: u32,
    pub(super) dispatch: Dispatch,
}

/// The board.
pub(super) fn odds_board(props: &OddsBoardProps) -> Html {
    let told = |odds: &&Odds| match odds.mark {
        Mark::TeamAdded(_) | Mark::ManagerAdded(_) => false,
        Mark::FlagRaised(_, severity) => severity != Severity::Info as u8,
        _ => true,
    };
    // What hardly any run reaches would only be in the way.
    let is_likely = |odds: &&Odds| odds.probability() >= 0.05;
    let mut listed: Vec<Odds> = props.progress.summary.odds.iter().filter(told).filter(is_likely).copied().collect();
    sort_by_key(&mut listed, |odds| (odds.month.1, odds.mark));
    html! {
        <section class="board" data-shown="true">
            <h2 class="board__title">{ "What is likely" }</h2>
            <p class="board__note">{ "Middle month · share of the runs · range of 8 in 10 runs" }</p>
            if listed.is_empty() {
                <p class="board__none">{ "The first runs are under way." }</p>
            }
            <ol class="board__list" aria-label="Breakpoints">
                { for listed.iter().map(|odds| row(props, odds)) }
            </ol>
        </section>
    }
}

fn row(props: &OddsBoardProps, odds: &Odds) -> Html {
    let month = odds.month.1;
    let onclick = {
        let dispatch = props.dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.dispatch(Command::SetMonth(month)))
    };
    let percent = (odds.probability() * 100.0).round();
    let percent = if odds.reached > 0 { percent.max(1.0) } else { percent };
    let severity = match odds.mark {
        Mark::FlagRaised(_, severity) => Severity::ALL.into_iter().find(|one| *one as u8 == severity),
        _ => None,
    };
    let sign = match severity {
        Some(severity) => severity_icon(severity),
        None => icon(if odds.mark == Mark::TargetReached { "flag" } else { "diamond" }),
    };
    let spread = if odds.month.0 == odds.month.2 {
        String::new()
    } else {
        format!(", {}–{}", short_name(&props.plan, odds.month.0), short_name(&props.plan, odds.month.2))
    };
    html! {
        <li class="board__item" key={odds.mark.subject() + odds.mark.kind()}>
            <button type="button" class="board__row board__row--odds" data-current={(month == props.month).then_some("true")} {onclick}>
                <span class="board__number">{ short_name(&props.plan, month) }</span>
                <span class="board__sign" data-severity={severity.map(Severity::as_str)} data-kind={odds.mark.kind()}>{ sign }</span>
                <span class="board__text">{ odds.mark.in_words() }<span class="board__odds">{ format!("{percent} %{spread}") }</span></span>
            </button>
        </li>
    }
}
