//! Breakpoints: the engineer counts at which the structure changes or a flag goes up, with place and sentence.

use super::adapt::Event;
use super::change::{Change, Origin, newcomer, type_given};
use super::names;
use super::topology::TopologyEvent;
use crate::engine::analyze::{Finding, RULES, Report, RuleId, Severity, Subject};
use crate::engine::ids::{GroupId, PersonId, TeamId};
use crate::engine::org::{GroupKind, NONE, Org, Role, Structure, TeamSource, Teams, told_name};

/// What happens at a breakpoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum BreakpointKind {
    /// The first manager below the root.
    FirstManager,
    /// One more manager.
    ManagerAdded,
    /// One more management layer.
    LayerAdded,
    /// A team splits.
    TeamSplit,
    /// One more team.
    TeamAdded,
    /// A platform team appears.
    PlatformAdded,
    /// An enabling team appears.
    EnablingAdded,
    /// The teams form the first tribe.
    TribeFormed,
    /// A tribe becomes two.
    TribeDivided,
    /// The first step at which anyone has a flag of a rule at a severity.
    FlagRaised,
    /// No one has it any more.
    FlagCleared,
}

impl BreakpointKind {
    /// Name in files.
    pub fn as_str(self) -> &'static str {
        match self {
            BreakpointKind::FirstManager => "first_manager",
            BreakpointKind::ManagerAdded => "manager_added",
            BreakpointKind::LayerAdded => "layer_added",
            BreakpointKind::TeamSplit => "team_split",
            BreakpointKind::TeamAdded => "team_added",
            BreakpointKind::PlatformAdded => "platform_added",
            BreakpointKind::EnablingAdded => "enabling_added",
            BreakpointKind::TribeFormed => "tribe_formed",
            BreakpointKind::TribeDivided => "tribe_divided",
            BreakpointKind::FlagRaised => "flag_raised",
            BreakpointKind::FlagCleared => "flag_cleared",
        }
    }
}

/// A point of growth worth naming.
#[derive(Clone, Debug, PartialEq)]
pub struct Breakpoint {
    /// The engineer count at which it happens.
    pub engineers: u32,
    /// What happens.
    pub kind: BreakpointKind,
    /// The key of the person or team it is about, the name of the group; for the whole org the root's.
    pub subject: String,
    /// The person to show for it.
    pub person: Option<PersonId>,
    /// Rule and severity of a flag.
    pub flag: Option<(RuleId, Severity)>,
    /// A sentence for people.
    pub message: String,
}

/// Which flags are up: one bit a rule and severity.
pub(super) type Flags = Vec<[bool; 3]>;

/// Puts names to positions while growth goes on.
pub(super) struct Namer<'a> {
    pub(super) base: &'a Org,
    pub(super) origin: Origin,
}

impl Namer<'_> {
    fn person(&self, id: PersonId) -> (String, String) {
        match self.base.person(id) {
            Some(person) => (person.key.clone(), told_name(&person.name).to_owned()),
            None => {
                let person = newcomer(self.base, id);
                (person.key, person.name)
            }
        }
    }

    fn group(&self, at: u32, structure: &Structure) -> (GroupKind, String) {
        let kind = structure.groups()[at as usize].kind;
        let known = self.base.group(GroupId(at));
        known.map_or_else(
            || (kind, names::group_name(GroupId(at), kind)),
            |group| (group.kind, told_name(&group.name).to_owned()),
        )
    }

    fn team(&self, team: u32, changes: &[Change]) -> (String, String) {
        let id = TeamId(team);
        if let Some(team) = self.base.team(id) {
            return (team.key.clone(), told_name(&team.name).to_owned());
        }
        let parent = changes.iter().find_map(|change| match change {
            Change::AddTeam { team, from } if *team == id => *from,
            _ => None,
        });
        let parent = parent.filter(|_| self.origin == Origin::Imported).map(|from| self.team(from.0, changes).1);
        let of_type = match self.origin {
            Origin::Generated => names::name_of_type(self.base, id, type_given(self.base, changes, id)),
            Origin::Imported => None,
        };
        let name = of_type.unwrap_or_else(|| names::team_name(self.base, id, parent.as_deref()));
        (names::team_key(self.base, id), name)
    }
}

/// The breakpoints of one adapting step.
pub(super) fn of_events(
    namer: &Namer<'_>,
    (engineers, structure, changes): (u32, &Structure, &[Change]),
    had_managers_below_root: bool,
    events: &[Event],
    out: &mut Vec<Breakpoint>,
) {
    let name = |at: u32| namer.person(structure.id(at)).1;
    let mut first = !had_managers_below_root;
    let mut push = |kind, at: u32, team: Option<String>, message| {
        let person = structure.id(at);
        let subject = team.unwrap_or_else(|| namer.person(person).0);
        out.push(Breakpoint { engineers, kind, subject, person: Some(person), flag: None, message });
    };
    let mut manager_added =
        |push: &mut dyn FnMut(BreakpointKind, u32, Option<String>, String), at: u32, what: String| {
            let message = if first { format!("First manager: {what}") } else { what };
            let kind = if first { BreakpointKind::FirstManager } else { BreakpointKind::ManagerAdded };
            first = false;
            push(kind, at, None, message);
        };
    for event in events {
        match *event {
            Event::TeamHanded { lead, size } => {
                manager_added(&mut push, lead, format!("{} takes over {size} engineers", name(lead)));
            }
            Event::TeamSplit { team, old_lead, new_team, lead, moved, of } => {
                let label = |team: u32, lead: u32| match team {
                    NONE => (namer.person(structure.id(lead)).0, format!("{}'s team", name(lead))),
                    _ => namer.team(team, changes),
                };
                let ((old_key, old), (new_key, new)) = (label(team, old_lead), label(new_team, lead));
                manager_added(&mut push, lead, format!("New manager {} leads {new}", name(lead)));
                let message = format!("{old} splits: {moved} of {of} move to {new}");
                push(BreakpointKind::TeamSplit, old_lead, Some(old_key), message);
                let message = format!("New team: {new}, {} engineers", moved + 1);
                push(BreakpointKind::TeamAdded, lead, Some(new_key), message);
            }
            Event::AreaSplit { old, new, moved, of } => {
                let what = format!("{} takes {moved} of {of} managers from {}", name(new), name(old));
                manager_added(&mut push, new, what);
            }
            Event::Inserted { new, above, over } => {
                let what = format!("{} steps in between {} and {over} managers", name(new), name(above));
                manager_added(&mut push, new, what);
            }
        }
    }
}

/// The breakpoints of what became of teams and groups in a step; whoever leads the team is shown for it, for a group its
/// first team.
pub(super) fn of_topology(
    namer: &Namer<'_>,
    (engineers, structure, changes): (u32, &Structure, &[Change]),
    teams: &Teams,
    events: &[TopologyEvent],
    out: &mut Vec<Breakpoint>,
) {
    for event in events {
        let (kind, subject, team, message) = match *event {
            TopologyEvent::PlatformAdded { team, serves, is_first } => {
                let (key, name) = namer.team(team, changes);
                let which = if is_first { "the first" } else { "another" };
                let message = format!("{name} is {which} platform team: it serves {}", n_teams(serves));
                (BreakpointKind::PlatformAdded, key, Some(team), message)
            }
            TopologyEvent::EnablingAdded { team, helps } => {
                let (key, name) = namer.team(team, changes);
                let message = format!("{name} is an enabling team: it helps the {}", newest(helps));
                (BreakpointKind::EnablingAdded, key, Some(team), message)
            }
            TopologyEvent::TribeFormed { group, teams } => {
                let name = namer.group(group, structure).1;
                let message = format!("{} form {name}", n_teams(teams));
                (BreakpointKind::TribeFormed, name, structure.groups[group as usize].members.first().copied(), message)
            }
            TopologyEvent::TribeDivided { old, new, moved, of } => {
                let (name, other) = (namer.group(old, structure).1, namer.group(new, structure).1);
                let verb = if moved == 1 { "becomes" } else { "become" };
                let message = format!("{name} divides: {moved} of {} {verb} {other}", n_teams(of));
                (BreakpointKind::TribeDivided, name, structure.groups[new as usize].members.first().copied(), message)
            }
        };
        let lead = team.map(|team| teams.list()[team as usize].lead).filter(|&lead| lead != NONE);
        let person = lead.map(|lead| structure.id(lead));
        out.push(Breakpoint { engineers, kind, subject, person, flag: None, message });
    }
}

fn n_teams(n: u32) -> String {
    format!("{n} team{}", if n == 1 { "" } else { "s" })
}

fn newest(n: u32) -> String {
    if n == 1 { "newest stream".to_owned() } else { format!("{n} newest streams") }
}

/// The breakpoint of a layer that appeared.
pub(super) fn of_layer(namer: &Namer<'_>, engineers: u32, structure: &Structure, layers: u32) -> Breakpoint {
    let root = structure.roots().max_by_key(|&root| (structure.management_layers(root), u32::MAX - root));
    let person = root.map(|root| structure.id(root));
    let (subject, name) = person.map(|id| namer.person(id)).unwrap_or_default();
    let of = new_layer(structure, layers);
    let message = format!("{} management layer under {name}{of}", ordinal(layers));
    Breakpoint { engineers, kind: BreakpointKind::LayerAdded, subject, person, flag: None, message }
}

/// Whose layer a new one below the top is, if those in it have the title of their level.
fn new_layer(structure: &Structure, layers: u32) -> &'static str {
    let (level, text) = match layers {
        3 => (2, ": a director layer"),
        4 => (3, ": a VP layer"),
        _ => return "",
    };
    let role = Some(Role::of_level(level, false));
    let is_of = |&at: &u32| structure.management_layers(at) == level && structure.role(at) == role;
    if structure.managers().iter().any(is_of) { text } else { "" }
}

fn ordinal(n: u32) -> String {
    let word = ["First", "Second", "Third", "Fourth", "Fifth", "Sixth"].get((n as usize).wrapping_sub(1));
    word.map_or_else(|| format!("{n}th"), |word| (*word).to_owned())
}

/// The breakpoints of flags that went up or came down, and the new state of all flags.
pub(super) fn of_flags(
    namer: &Namer<'_>,
    (engineers, structure, changes): (u32, &Structure, &[Change]),
    report: &Report,
    flags: &mut Flags,
    out: &mut Vec<Breakpoint>,
) {
    let mut now: Flags = vec![[false; 3]; RULES.len()];
    let mut worst: Vec<[Option<Finding>; 3]> = vec![[None; 3]; RULES.len()];
    for finding in &report.findings {
        let (rule, severity) = (finding.rule.index(), finding.severity as usize);
        now[rule][severity] = true;
        let worst = &mut worst[rule][severity];
        if worst.as_ref().is_none_or(|held| finding.exceeds(held)) {
            *worst = Some(*finding);
        }
    }
    for rule in RuleId::all() {
        for severity in Severity::ALL {
            let (was, is) = (flags[rule.index()][severity as usize], now[rule.index()][severity as usize]);
            let flag = Some((rule, severity));
            match worst[rule.index()][severity as usize] {
                Some(finding) if !was => {
                    let (subject, person, name) = name_subject(namer, structure, changes, report, &finding);
                    let message = finding.message(structure, &name);
                    let kind = BreakpointKind::FlagRaised;
                    out.push(Breakpoint { engineers, kind, subject, person, flag, message });
                }
                None if was && !is => {
                    let message = format!("No {} flag “{}” any more", severity.as_str(), rule.rule().title);
                    let kind = BreakpointKind::FlagCleared;
                    out.push(Breakpoint {
                        engineers,
                        kind,
                        subject: rule.rule().id.into(),
                        person: None,
                        flag,
                        message,
                    });
                }
                _ => {}
            }
        }
    }
    *flags = now;
}

fn name_subject(
    namer: &Namer<'_>,
    structure: &Structure,
    changes: &[Change],
    report: &Report,
    finding: &Finding,
) -> (String, Option<PersonId>, String) {
    let place = finding.place(structure, report).map(|at| structure.id(at));
    let (key, name) = place.map(|id| namer.person(id)).unwrap_or_default();
    match finding.subject {
        Subject::Person(_) => (key, place, name),
        Subject::Org => (key, place, "The org".into()),
        Subject::Link(at) => {
            let link = structure.links()[at as usize];
            let [(key, a), (_, b)] = [link.a, link.b].map(|team| namer.team(team, changes));
            (key, place, format!("{a} and {b}"))
        }
        Subject::Group(at) => {
            let (kind, name) = namer.group(at, structure);
            (format!("{}:{name}", kind.as_str()), place, name)
        }
        Subject::Team(at) => match report.teams.list()[at as usize].source {
            TeamSource::Named(team) => {
                let (key, name) = namer.team(team, changes);
                (key, place, name)
            }
            TeamSource::Implicit(_) => (key, place, format!("{name}'s team")),
        },
    }
}
