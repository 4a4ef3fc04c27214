//! How teams work together, what they answer for and how they are grouped: moves that change nobody's place.

use std::cmp::Reverse;

use super::super::moves::Move;
use super::{MOST_BESIDE, MOST_MOVED, MOST_STEPS, Search};
use crate::engine::analyze::{
    Detail, Need, Second, Ties, answering, distance, domain_capacity, domain_points, is_of, people_of_groups, ties,
};
use crate::engine::org::{InteractionMode, TeamFacts, TeamLink, TeamType};
use crate::engine::sort::sort_by_key;
use crate::engine::units::Ratio;

impl Search<'_, '_> {
    /// What is tried for a team: where it is about interactions these alone, since no place of anybody changes them.
    pub(super) fn around_team(&mut self, team: u32) {
        let needs = self.finding.rule.rule().needs;
        let is_joint = self.finding.detail == Detail::Second(Second::Collaborations);
        match needs {
            Some(Need::TypesAndInteractions) if !is_joint => return self.switch_provider(team),
            Some(Need::Interactions | Need::TypesAndInteractions) => return self.untangle(team),
            Some(Need::Domains) => self.hand_domain(team),
            _ => {}
        }
        let report = self.trial.report;
        report.teams.managers_of(team).for_each(|manager| self.around(manager));
    }

    /// Collaborations and help of the teams that somebody leads, each turned into a service, and all of them.
    pub(super) fn serve(&mut self, x: u32) {
        let led = self.teams_below(x);
        let open = self.open_links(&|link| led.contains(&link.a) || led.contains(&link.b));
        let steps = self.services(&open);
        for step in &steps {
            self.attempt(vec![step.clone()]);
        }
        self.attempt(steps);
    }

    /// An interaction becomes a service if it is a collaboration, or ends.
    pub(super) fn settle_link(&mut self, at: u32) {
        let link = self.s().links[at as usize];
        self.settle(&[link]);
    }

    /// Collaborations of a team become services, or end: first those of which it would be the provider, then the oldest.
    fn untangle(&mut self, team: u32) {
        let is_own = |link: &TeamLink| link.a == team || link.b == team;
        let mut open = self.open_links(&|link| is_own(link) && link.mode == InteractionMode::Collaboration);
        let ties = ties(self.s());
        sort_by_key(&mut open, |link| {
            (self.provider(link, &ties) != team, Reverse(link.days.unwrap_or(-1)), link.a, link.b)
        });
        self.settle(&open);
    }

    fn settle(&mut self, open: &[TeamLink]) {
        let joint: Vec<TeamLink> =
            open.iter().copied().filter(|link| link.mode == InteractionMode::Collaboration).collect();
        let served = self.services(&joint);
        self.one_or_more(&served);
        let end = |link: &TeamLink| Move::End { from: link.a, to: link.b, was: link.mode };
        let ended: Vec<Move> = open.iter().filter(|link| link.mode != InteractionMode::XAsAService).map(end).collect();
        self.one_or_more(&ended);
    }

    /// Each of some moves alone, and where none will do more and more of them.
    fn one_or_more(&mut self, moves: &[Move]) {
        let moves = &moves[..moves.len().min(MOST_MOVED)];
        let mut is_cleared = false;
        for step in moves {
            is_cleared |= self.attempt(vec![step.clone()]);
        }
        for n in 2..=moves.len() {
            if is_cleared {
                return;
            }
            is_cleared = self.attempt(moves[..n].to_vec());
        }
    }

    fn mode(&self, from: u32, to: u32) -> Option<InteractionMode> {
        self.s().link_between(from, to).map(|link| link.mode)
    }

    /// Interactions that are no service. Of a collaboration in both directions the first stands for both.
    fn open_links(&self, is_asked: &dyn Fn(&TeamLink) -> bool) -> Vec<TeamLink> {
        let is_second = |link: &TeamLink| {
            let both = Some(InteractionMode::Collaboration);
            link.a > link.b && Some(link.mode) == both && self.mode(link.b, link.a) == both
        };
        let open = self.s().links.iter().filter(|link| link.mode != InteractionMode::XAsAService);
        open.filter(|link| is_asked(link) && !is_second(link)).copied().collect()
    }

    fn services(&self, links: &[TeamLink]) -> Vec<Move> {
        let ties = if links.is_empty() { Vec::new() } else { ties(self.s()) };
        let service = |link: &TeamLink| {
            let from = self.provider(link, &ties);
            Move::Serve { from, to: if from == link.a { link.b } else { link.a }, was: link.mode }
        };
        links.iter().map(service).collect()
    }

    /// Which of two teams provides once their interaction is a service: who helps; of two that collaborate who serves the
    /// other already, a platform or subsystem before others, then who has more consumers.
    fn provider(&self, link: &TeamLink, ties: &[Ties]) -> u32 {
        let weight = |team: u32| {
            let team_type = self.s().team_facts[team as usize].team_type;
            let provides = matches!(team_type, Some(TeamType::Platform | TeamType::ComplicatedSubsystem));
            (provides, ties[team as usize].consumers)
        };
        let is_turned = match (link.mode, self.mode(link.b, link.a)) {
            (InteractionMode::Collaboration, Some(InteractionMode::XAsAService)) => true,
            // What that direction holds is another matter, and stays.
            (InteractionMode::Collaboration, Some(InteractionMode::Facilitating)) => false,
            (InteractionMode::Collaboration, _) => weight(link.b) > weight(link.a),
            _ => false,
        };
        if is_turned { link.b } else { link.a }
    }

    /// Domains go to teams of the same type with room, each to the nearest by lines: one that will do, else several, those of
    /// the fewest points first.
    fn hand_domain(&mut self, team: u32) {
        let (s, teams) = (self.s(), &self.trial.report.teams);
        let answering = answering(s, teams);
        let far = |at: u32| distance(s, answering[team as usize], answering[at as usize]);
        let own = &s.team_facts[team as usize];
        let is_open = |at: u32, facts: &TeamFacts| at != team && facts.team_type == own.team_type;
        let room = |(at, facts): (u32, &TeamFacts)| {
            let capacity = domain_capacity(teams.list()[at as usize].people)?;
            Some((at, capacity.saturating_sub(domain_points(facts).unwrap_or(0))))
        };
        let others = (0..).zip(&s.team_facts).filter(|&(at, facts)| is_open(at, facts) && !facts.is_dissolved);
        let mut rooms: Vec<(u32, u32)> = others.filter_map(room).filter(|(_, room)| *room > 0).collect();
        sort_by_key(&mut rooms, |&(at, _)| (far(at).map_or(u32::MAX, |far| far.nearer + far.farther), at));
        let mut left = own.domains.clone();
        let mut order: Vec<usize> = (0..left.len()).collect();
        sort_by_key(&mut order, |&at| (left[at].points(), Reverse(at)));
        for at in order {
            let near = rooms.iter().filter(|(_, room)| *room >= left[at].points()).take(MOST_BESIDE);
            for &(to, _) in near {
                if self.attempt(vec![Move::HandDomain { from: team, at: at as u32, to }]) {
                    return;
                }
            }
        }
        let mut moves: Vec<Move> = Vec::new();
        while moves.len() < MOST_STEPS {
            let least = (0..left.len()).min_by_key(|&at| (left[at].points(), Reverse(at)));
            let Some((at, points)) = least.map(|at| (at, left[at].points())) else { return };
            let Some(near) = rooms.iter_mut().find(|(_, room)| *room >= points) else { return };
            near.1 -= points;
            left.remove(at);
            moves.push(Move::HandDomain { from: team, at: at as u32, to: near.0 });
            if self.attempt(moves.clone()) {
                return;
            }
        }
    }

    /// Consumers of a platform team, the latest first, go to the platform team that has the fewest, as long as that one has
    /// fewer.
    fn switch_provider(&mut self, team: u32) {
        let s = self.s();
        let ties = ties(s);
        let platforms = (0..).zip(&s.team_facts).filter(|&(at, facts)| at != team && is_of(facts, TeamType::Platform));
        let mut others: Vec<(u32, u32)> = platforms.map(|(at, _)| (ties[at as usize].consumers, at)).collect();
        let mut own = ties[team as usize].consumers;
        let mut moves: Vec<Move> = Vec::new();
        let served = s.links.iter().filter(|link| link.a == team && link.mode == InteractionMode::XAsAService);
        for consumer in served.rev().map(|link| link.b) {
            let is_free = |&(n, to): &(u32, u32)| {
                let is_new = s.link_between(to, consumer).is_none() && s.link_between(consumer, to).is_none();
                to != consumer && n + 1 < own && is_new
            };
            let Some(least) = others.iter_mut().filter(|other| is_free(other)).min() else { continue };
            moves.push(Move::Switch { consumer, from: team, to: least.1 });
            (least.0, own) = (least.0 + 1, own - 1);
            if self.attempt(moves.clone()) || moves.len() == MOST_MOVED {
                return;
            }
        }
    }

    /// Teams go to the smallest group of the same kind that has room: the smallest team that will do, else the largest ones.
    pub(super) fn regroup(&mut self, group: u32) {
        let (s, teams) = (self.s(), &self.trial.report.teams);
        let people = people_of_groups(s, teams);
        let own = &s.groups[group as usize];
        let same = (0..).zip(&s.groups).filter(|&(at, other)| at != group && other.kind == own.kind);
        let mut others: Vec<(u32, u32)> = same.map(|(at, _)| (people[at as usize], at)).collect();
        let size = |team: u32| teams.list()[team as usize].people;
        let mut members: Vec<u32> = own.members.iter().copied().filter(|&team| size(team) > 0).collect();
        sort_by_key(&mut members, |&team| (size(team), team));
        let limit = self.finding.limit;
        let has_room = |n: u32, team: u32| Ratio::whole(n + size(team)).compare(limit).is_le();
        for &team in members.iter().take(MOST_MOVED) {
            let Some(&(n, to)) = others.iter().min() else { return };
            if has_room(n, team) && self.attempt(vec![Move::Regroup { team, group: to }]) {
                return;
            }
        }
        let mut moves: Vec<Move> = Vec::new();
        for &team in members.iter().rev() {
            let Some(least) = others.iter_mut().min().filter(|least| has_room(least.0, team)) else { continue };
            least.0 += size(team);
            moves.push(Move::Regroup { team, group: least.1 });
            if self.attempt(moves.clone()) || moves.len() == MOST_MOVED {
                return;
            }
        }
    }

    /// Teams of another type that serve and help nobody become stream-aligned.
    pub(super) fn retype(&mut self) {
        let s = self.s();
        let is_used =
            |team: u32| s.links.iter().any(|link| link.a == team && link.mode != InteractionMode::Collaboration);
        let is_other = |facts: &TeamFacts| {
            !facts.is_dissolved && facts.team_type.is_some_and(|team_type| team_type != TeamType::StreamAligned)
        };
        let others = (0..).zip(&s.team_facts).filter(|&(at, facts)| is_other(facts) && !is_used(at));
        let moves: Vec<Move> = others.map(|(team, _)| Move::Retype { team }).collect();
        self.one_or_more(&moves);
    }
}
