//! What growth promises, checked step by step.

use std::collections::{BTreeMap, BTreeSet};

use spanwise::engine::grow::{Breakpoint, BreakpointKind, Growth, Step};
use spanwise::engine::org::Org;
use spanwise::engine::policy::{GrowthPolicy, layers_needed};

use super::walk::{Figures, TeamKey, World};

/// From this many engineers on nobody manages exactly one person and no team is smaller than [`SMALLEST_TEAM`].
const SETTLED: u32 = 12;
const SMALLEST_TEAM: u32 = 4;

/// One step: the org before, the org now, and what was said about it.
struct Pace<'a> {
    policy: GrowthPolicy,
    /// People and teams with these ids or higher are growth's own.
    n_base: u32,
    n_base_teams: u32,
    before: &'a Figures,
    now: &'a Figures,
    worlds: (&'a World, &'a World),
    breakpoints: Vec<&'a Breakpoint>,
}

/// Walks every step of an adapting growth; `own` if the org was made by growth from one engineer on.
pub(crate) fn check_adapting(growth: &Growth, base: &Org, policy: GrowthPolicy, own: bool) {
    let mut world = World::of(base);
    let (n_base, n_base_teams) = (world.manager.len() as u32, base.teams().count() as u32);
    let mut before = world.figures();
    check_figures(&growth.steps[0], &before);
    let first_layers = before.management_layers();
    for step in &growth.steps[1..] {
        let last = world.clone();
        world.apply(growth.changes_at(step.engineers));
        let now = world.figures();
        check_figures(step, &now);
        assert_eq!(now.n_engineers, before.n_engineers + 1, "one engineer at a time");
        let breakpoints = growth.breakpoints.iter().filter(|b| b.engineers == step.engineers).collect();
        let pace =
            Pace { policy, n_base, n_base_teams, before: &before, now: &now, worlds: (&last, &world), breakpoints };
        pace.check_identity();
        pace.check_limits();
        pace.check_small_ends();
        pace.check_moves();
        pace.check_room();
        pace.check_layers(first_layers);
        if own {
            check_own(&now, policy);
        }
        before = now;
    }
}

/// Walks every step of a growth in a held structure.
pub(crate) fn check_held(growth: &Growth, base: &Org) {
    let mut world = World::of(base);
    let first = world.figures();
    let (managers, layers) = (first.all_managers().collect::<Vec<_>>(), first.management_layers());
    let mut before = first;
    for step in &growth.steps[1..] {
        let last = world.clone();
        world.apply(growth.changes_at(step.engineers));
        let now = world.figures();
        check_figures(step, &now);
        assert_eq!(now.n_engineers, before.n_engineers + 1);
        assert_eq!(now.all_managers().collect::<Vec<_>>(), managers, "no manager is added");
        assert_eq!(now.management_layers(), layers, "no layer is added");
        let teams = |figures: &Figures| figures.team_size.keys().copied().collect::<Vec<_>>();
        assert_eq!(teams(&now), teams(&before), "no team is added");
        assert_eq!(&world.manager[..last.manager.len()], last.manager, "nobody moves");
        assert_eq!(world.manager.len(), last.manager.len() + 1);
        let joined = world.manager.last().copied().flatten();
        assert_eq!(joined.is_some(), !managers.is_empty());
        assert!(joined.is_none_or(|manager| before.is_em(manager)), "the engineer joins an engineering manager");
        before = now;
    }
}

fn check_figures(step: &Step, now: &Figures) {
    assert_eq!(step.engineers, now.n_engineers);
    assert_eq!(step.people, now.n_people);
    assert_eq!(step.managers, now.n_managers);
    assert_eq!(step.management_layers, now.management_layers());
    assert_eq!(step.teams, now.team_size.len() as u32, "{:?}", now.team_size);
    assert_eq!(step.span_max, now.all_managers().map(|at| now.span(at)).max());
    let reports: u32 = now.all_managers().map(|at| now.span(at)).sum();
    assert_eq!(reports, now.n_people - now.roots.len() as u32);
    let mean = (now.n_managers > 0).then(|| f64::from(reports) / f64::from(now.n_managers));
    assert_eq!(step.span_mean.map(|mean| mean.as_f64()), mean);
}

/// What holds for an org that growth made from its first engineer on.
fn check_own(now: &Figures, policy: GrowthPolicy) {
    assert_eq!(now.roots, BTreeSet::from([0]), "one root, and it stays the root");
    for at in now.all_managers() {
        match now.n_moms(at) {
            0 => assert!(now.n_ics(at) <= policy.em_split_at, "{at} has {} engineers", now.n_ics(at)),
            n => {
                assert!(n <= policy.mom_split_at, "{at} has {n} managers");
                assert_eq!(now.n_ics(at), 0, "{at} manages managers and engineers");
            }
        }
        assert!(now.n_engineers < SETTLED || now.span(at) > 1, "{at} manages exactly one person");
    }
    let least = now.team_size.values().min().copied().unwrap_or(SMALLEST_TEAM);
    assert!(now.n_engineers < SETTLED || least >= SMALLEST_TEAM, "a team of {least}");
    let layers = now.management_layers();
    let most_allowed = policy.layers_needed(now.n_engineers) + 1;
    assert!(layers >= layers_needed(now.n_engineers, policy.em_split_at, policy.mom_split_at), "too few layers");
    assert!(now.n_engineers > 1000 || layers <= most_allowed, "{layers} layers, {most_allowed} allowed");
}

impl Pace<'_> {
    fn has(&self, kinds: &[BreakpointKind]) -> bool {
        self.breakpoints.iter().any(|b| kinds.contains(&b.kind))
    }

    /// Managers stay managers, engineers stay engineers, roots stay roots.
    fn check_identity(&self) {
        let (before, now) = (self.before, self.now);
        for at in 0..before.layers.len() as u32 {
            assert_eq!(before.is_manager(at), now.is_manager(at), "{at} changes sides");
        }
        if before.n_managers > 0 {
            assert_eq!(before.roots, now.roots, "several roots stay, none is added");
        }
        let added = now.all_managers().filter(|&at| at >= before.layers.len() as u32).count();
        let kinds = [BreakpointKind::FirstManager, BreakpointKind::ManagerAdded];
        let told = self.breakpoints.iter().filter(|b| kinds.contains(&b.kind)).count();
        assert_eq!(added, told, "every new manager is a breakpoint");
        let first = self.breakpoints.iter().filter(|b| b.kind == BreakpointKind::FirstManager).count();
        let had_one_below = before.all_managers().any(|at| !before.roots.contains(&at));
        assert_eq!(first == 1, !had_one_below && added > 0, "the first manager below the root");
        let deeper = now.management_layers() > before.management_layers();
        assert_eq!(deeper, self.has(&[BreakpointKind::LayerAdded]));
    }

    /// What growth creates keeps the limits; what was beyond them gets no worse, and nobody is added there.
    fn check_limits(&self) {
        let (before, now, policy) = (self.before, self.now, self.policy);
        for at in now.all_managers() {
            let is_own = at >= self.n_base;
            let (ics, managers) = (now.n_ics(at), now.n_moms(at));
            let had = |n: u32| if is_own { 0 } else { n };
            match managers {
                0 => assert!(ics <= policy.em_split_at.max(had(before.n_ics(at))), "{at} has {ics} engineers"),
                _ => {
                    assert!(managers <= policy.mom_split_at.max(had(before.n_moms(at))), "{at} has {managers}");
                    assert!(ics <= had(before.n_ics(at)), "{at} manages managers and {ics} engineers");
                    // A head with more engineers than the limit keeps those that two managers cannot take.
                    let keeps_rest = before.n_ics(at) > policy.em_split_at;
                    assert!(!before.is_em(at) || ics == 0 || keeps_rest, "{at} becomes mixed with {ics}");
                }
            }
        }
        let newcomers = before.layers.len() as u32..now.layers.len() as u32;
        for at in newcomers.filter(|&at| !now.is_manager(at)) {
            if let Some(above) = now.manager[at as usize] {
                assert!(now.is_em(above), "an engineer joins a manager of managers");
                assert!(!before.is_em(above) || before.n_ics(above) < policy.em_split_at, "{above} was full");
            }
        }
    }

    /// Nobody comes to manage one person, no team comes to be small.
    fn check_small_ends(&self) {
        let (before, now) = (self.before, self.now);
        for at in now.all_managers().filter(|_| now.n_engineers >= SETTLED) {
            let had = if before.is_manager(at) { before.span(at) } else { 2 };
            assert!(now.span(at) > 1 || had == 1, "{at} comes to manage exactly one person");
        }
        for (&team, &size) in now.team_size.iter().filter(|&(_, &size)| size < SMALLEST_TEAM) {
            let members = now.team_of.iter().filter(|&(_, &of)| of == team).map(|(at, _)| at);
            let sizes = members.filter_map(|at| before.team_of.get(at)).map(|team| before.team_size[team]);
            let was = sizes.max().unwrap_or(SMALLEST_TEAM);
            assert!(was <= size || now.n_engineers < SETTLED, "{team:?} comes to have {size}, from {was}");
            let is_own = matches!(team, TeamKey::Named(n) if n >= self.n_base_teams);
            assert!(!is_own || now.n_engineers < SETTLED, "growth made {team:?} of {size}");
        }
    }

    /// Who moves is told, and is at most half of what splits.
    fn check_moves(&self) {
        let (before, now) = (self.before, self.now);
        let (mut teams, mut areas) = (BTreeMap::<u32, u32>::new(), BTreeMap::<u32, u32>::new());
        let n_known = before.layers.len() as u32;
        for at in (0..n_known).filter(|&at| before.manager[at as usize].is_some()) {
            let above = before.manager[at as usize].expect("just looked at");
            let changed_manager = now.manager[at as usize] != Some(above);
            let changed_team = self.worlds.0.team[at as usize] != self.worlds.1.team[at as usize];
            if now.is_manager(at) {
                assert!(!changed_team);
                if changed_manager && !now.is_above(above, at) {
                    *areas.entry(above).or_insert(0) += 1;
                }
            } else if changed_team || (changed_manager && !self.is_handed_whole(at, above)) {
                *teams.entry(above).or_insert(0) += 1;
            }
            let told = self.has(&[BreakpointKind::FirstManager, BreakpointKind::ManagerAdded]);
            assert!(told || !(changed_manager || changed_team), "{at} moves and nobody says so");
        }
        for (&lead, &moved) in &teams {
            assert!(moved <= before.n_ics(lead) / 2, "{moved} of {} engineers of {lead} move", before.n_ics(lead));
            assert!(self.has(&[BreakpointKind::TeamSplit]), "engineers of {lead} move and no team splits");
        }
        for (&manager, &moved) in &areas {
            assert!(moved <= before.n_moms(manager).div_ceil(2), "{moved} of {}", before.n_moms(manager));
        }
        assert!(teams.len() <= 1, "one team splits at a time");
        let splits = self.breakpoints.iter().filter(|b| b.kind == BreakpointKind::TeamSplit).count();
        let added = self.breakpoints.iter().filter(|b| b.kind == BreakpointKind::TeamAdded).count();
        assert_eq!((splits, added), (teams.len(), teams.len()), "a split is told once");
    }

    /// Whether an engineer's new manager got all of the engineer's team that the old one led, or both parts stay one team.
    fn is_handed_whole(&self, at: u32, old: u32) -> bool {
        let (before, world) = (self.before, self.worlds.0);
        let team = world.team[at as usize];
        let now_above = self.now.manager[at as usize];
        let recorded = team.is_some();
        let peers = before.ics[old as usize].iter().filter(|&&peer| world.team[peer as usize] == team);
        recorded || peers.into_iter().all(|&peer| self.now.manager[peer as usize] == now_above) || {
            // The head's own team keeps its people when its first manager takes it over.
            let stays = self.now.ics[old as usize].is_empty() && before.is_em(old);
            let took = |lead: u32| self.now.ics[lead as usize].iter().filter(|&&ic| ic < before.layers.len() as u32);
            let first = self.now.managers[old as usize].iter().copied().min();
            stays && now_above == first && first.is_some_and(|lead| took(lead).count() > 0)
        }
    }

    /// A split comes only where no team or manager in reach has room.
    fn check_room(&self) {
        let (before, now, policy) = (self.before, self.now, self.policy);
        let n_known = before.layers.len() as u32;
        let added: Vec<u32> = now.all_managers().filter(|&at| at >= n_known).collect();
        if added.is_empty() {
            return;
        }
        let ems = || before.all_managers().filter(|&at| before.is_em(at));
        assert!(ems().all(|at| before.n_ics(at) >= policy.em_span), "a team below its target is passed over");
        let peers = |at: u32| {
            let above = before.manager[at as usize];
            before.all_managers().filter(move |&peer| before.manager[peer as usize] == above && above.is_some())
        };
        for &lead in added.iter().filter(|&&at| now.is_em(at)) {
            // Whoever lost engineers to the new lead, and the teams beside.
            let taken = now.ics[lead as usize].iter().filter(|&&ic| ic < n_known);
            let old = taken.filter_map(|&ic| before.manager[ic as usize]).next().expect("a new team is split off");
            assert!(before.n_ics(old) >= policy.em_split_at, "{old} splits with {}", before.n_ics(old));
            let full = |at: u32| !before.is_em(at) || before.n_ics(at) >= policy.em_split_at;
            // Engineers who report to a manager of managers have the teams below that manager in reach.
            let mut reach = before.managers[old as usize].clone();
            if before.is_em(old) {
                reach.extend(peers(old));
            }
            assert!(reach.into_iter().all(full), "a team beside {old} has room");
        }
        for old in before.all_managers().filter(|&at| now.n_moms(at) < before.n_moms(at)) {
            let was = before.n_moms(old);
            assert!(was >= policy.mom_split_at, "{old} splits with {was} managers");
            let alike = peers(old).filter(|&at| before.layers[at as usize] == before.layers[old as usize]);
            for at in alike.filter(|&at| !before.is_em(at)) {
                assert!(before.n_moms(at) >= policy.mom_split_at, "{at} beside {old} has room");
            }
        }
    }

    /// A layer comes only where the split limits need one more, and none beyond one more than the targets need.
    fn check_layers(&self, first: u32) {
        let (engineers, layers) = (self.now.n_engineers, self.now.management_layers());
        assert!(layers <= self.before.management_layers() + 1, "two layers at once");
        let most = first.max(self.policy.layers_needed(engineers) + 1);
        assert!(engineers > 1000 || layers <= most, "{layers} layers at {engineers} engineers, first {first}");
    }
}
