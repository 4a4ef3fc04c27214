//! The role ladder: what a title says, kept apart from the structural level that the graph says.

/// A role of the ladder, lowest first. A tech lead is an assignment in a team, not a rung: see [`super::team::Membership`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Engineer below senior.
    Engineer,
    /// Senior engineer.
    SeniorEngineer,
    /// Staff, principal, distinguished engineer.
    StaffEngineer,
    /// Manages engineers.
    EngineeringManager,
    /// Manages engineers, or the first managers.
    SeniorEngineeringManager,
    /// Manages managers across several teams.
    Director,
    /// Between engineering manager and VP, or the executive: title and structural level are two things.
    HeadOfEngineering,
    /// The whole of engineering.
    VpEngineering,
    /// Technology as a whole.
    Cto,
}

/// One rung: its role, the words that name it in a title, and the management layers it usually has at and below it.
pub struct Rung {
    /// The role.
    pub role: Role,
    /// Title as generated people carry it.
    pub title: &'static str,
    /// Every list is one way to recognise the role: all its words occur in the title.
    pub words: &'static [&'static [&'static str]],
    /// Usual structural level, from and to: 0 manages nobody, 1 manages ICs, 2 manages managers, and so on.
    pub levels: (u32, u32),
}

/// The ladder, the highest role first, so that the first match of a title is the right one.
pub const LADDER: &[Rung] = &[
    Rung {
        role: Role::Cto,
        title: "Chief Technology Officer",
        words: &[&["cto"], &["chief", "technology", "officer"]],
        levels: (2, 9),
    },
    Rung {
        role: Role::VpEngineering,
        title: "VP of Engineering",
        words: &[&["vp"], &["vice", "president"]],
        levels: (2, 9),
    },
    Rung { role: Role::HeadOfEngineering, title: "Head of Engineering", words: &[&["head"]], levels: (1, 3) },
    Rung { role: Role::Director, title: "Director of Engineering", words: &[&["director"]], levels: (2, 3) },
    Rung {
        role: Role::SeniorEngineeringManager,
        title: "Senior Engineering Manager",
        words: &[&["senior", "manager"], &["sr", "manager"]],
        levels: (1, 2),
    },
    Rung {
        role: Role::EngineeringManager,
        title: "Engineering Manager",
        words: &[&["manager"], &["em"]],
        levels: (1, 1),
    },
    Rung {
        role: Role::StaffEngineer,
        title: "Staff Engineer",
        words: &[&["staff"], &["principal"], &["distinguished"], &["architect"], &["fellow"]],
        levels: (0, 0),
    },
    Rung {
        role: Role::SeniorEngineer,
        title: "Senior Engineer",
        words: &[&["senior", "engineer"], &["sr", "engineer"], &["senior", "developer"]],
        levels: (0, 0),
    },
    Rung { role: Role::Engineer, title: "Engineer", words: &[&["engineer"], &["developer"]], levels: (0, 0) },
];

impl Role {
    /// The role that a title names, if any.
    pub fn of_title(title: &str) -> Option<Role> {
        let lower = title.to_lowercase();
        let words: Vec<&str> = lower.split(|c: char| !c.is_alphabetic()).collect();
        LADDER
            .iter()
            .find(|rung| rung.words.iter().any(|all| all.iter().all(|word| words.contains(word))))
            .map(|rung| rung.role)
    }

    /// The role of a title where it is to be compared with the place in the structure, and so has to be one without doubt.
    ///
    /// A deputy, an assistant and a chief of staff stand beside the rung that their title names; a lead engineer may lead or
    /// not; a director general, a managing director and a general manager stand above others of that word. Someone without
    /// reports is of a manager's rung only where the title speaks of engineering, and not of products or programs: many are
    /// called managers who are not meant to manage people.
    pub fn of_rung(title: &str, has_reports: bool) -> Option<Role> {
        const BESIDE: [&str; 10] = [
            "deputy",
            "assistant",
            "associate",
            "chief of staff",
            "lead",
            "leader",
            "office of",
            "director general",
            "managing director",
            "general manager",
        ];
        const ENGINEERING: [&str; 6] = ["engineering", "software", "technology", "em", "cto", "development"];
        const OTHER: [&str; 6] = ["product", "program", "programme", "project", "account", "business"];
        let lower = title.to_lowercase();
        // "Assistant to the CTO" is not the CTO.
        let own = lower.split(" to ").next().unwrap_or_default();
        let words: Vec<&str> = own.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).collect();
        let text = words.join(" ");
        let has_any = |list: &[&str]| {
            list.iter().any(|known| if known.contains(' ') { text.contains(known) } else { words.contains(known) })
        };
        let role = Role::of_title(own).filter(|_| !has_any(&BESIDE))?;
        let is_plain = has_reports || role < Role::EngineeringManager || has_any(&ENGINEERING) && !has_any(&OTHER);
        is_plain.then_some(role)
    }

    /// The rung of this role.
    pub fn rung(self) -> &'static Rung {
        LADDER.iter().find(|rung| rung.role == self).expect("every role has a rung")
    }

    /// The role a generated manager has at a structural level: 1 manages ICs. The one at the top is judged by the whole org's layers.
    pub fn of_level(level: u32, is_root: bool) -> Role {
        match (level, is_root) {
            (0, _) => Role::Engineer,
            (1 | 2, true) => Role::HeadOfEngineering,
            (3, true) => Role::VpEngineering,
            (_, true) => Role::Cto,
            (1, false) => Role::EngineeringManager,
            (2, false) => Role::Director,
            (_, false) => Role::VpEngineering,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rung_recognises_its_own_title() {
        for rung in LADDER {
            assert_eq!(Role::of_title(rung.title), Some(rung.role), "{}", rung.title);
        }
    }

    #[test]
    fn titles_of_real_rosters() {
        assert_eq!(Role::of_title("Vice President, Platform"), Some(Role::VpEngineering));
        assert_eq!(Role::of_title("Sr. Engineering Manager"), Some(Role::SeniorEngineeringManager));
        assert_eq!(Role::of_title("Principal Software Engineer"), Some(Role::StaffEngineer));
        assert_eq!(Role::of_title("Shipping Clerk"), None);
    }

    #[test]
    fn a_rung_is_one_without_doubt() {
        let leading = |title: &str| Role::of_rung(title, true);
        let alone = |title: &str| Role::of_rung(title, false);
        for rung in LADDER {
            assert_eq!((leading(rung.title), alone(rung.title)), (Some(rung.role), Some(rung.role)), "{}", rung.title);
        }
        assert_eq!(leading("Product Manager"), Some(Role::EngineeringManager));
        assert_eq!(alone("Engineering Manager, Platform"), Some(Role::EngineeringManager));
        for title in ["Product Manager", "Engineering Program Manager", "Head of Design", "Account Director"] {
            assert_eq!(alone(title), None, "{title}");
        }
        for title in ["Deputy Director", "Executive Assistant to the CTO", "Chief of Staff", "Lead Engineer", "Clerk"] {
            assert_eq!((leading(title), alone(title)), (None, None), "{title}");
        }
        assert_eq!(leading("Chief of Staff to the VP of Engineering"), None);
    }
}
