//! Part of a roster: the people below one person, or of some departments.

use super::near::nearest;
use super::notice::quoted;
use super::tree::several_roots;
use super::{Notice, Roster, RosterPerson};

/// Which part of a roster is meant.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Scope {
    /// Everybody.
    #[default]
    All,
    /// This person and everybody below, by id, else by e-mail or full name if only one person has it.
    Root(String),
    /// The people of these departments, case and outer blanks ignored.
    Department(Vec<String>),
}

/// Why a scope names nobody. The candidates are the nearest names, at most five.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ScopeError {
    /// No person, or more than one, of this key.
    #[error("nobody in the roster has the id {}{}", quoted(wanted), did_you_mean(near))]
    UnknownRoot {
        /// The key as given.
        wanted: String,
        /// Ids and names that resemble it.
        near: Vec<String>,
    },
    /// No department of this name.
    #[error("no department is named {}{}", quoted(wanted), did_you_mean(near))]
    UnknownDepartment {
        /// The name as given.
        wanted: String,
        /// Departments that resemble it.
        near: Vec<String>,
    },
    /// An empty list of departments.
    #[error("no department is named at all")]
    NoDepartment,
}

fn did_you_mean(near: &[String]) -> String {
    if near.is_empty() {
        return String::new();
    }
    format!("; did you mean {}?", near.iter().map(|name| quoted(name)).collect::<Vec<_>>().join(", "))
}

impl Roster {
    /// The part that `scope` names, in file order, with notices about the lines that this cuts. A person whose manager is
    /// outside becomes a root.
    ///
    /// # Errors
    /// [`ScopeError`] where a root or a department is not in the roster.
    pub fn scoped(&self, scope: &Scope) -> Result<(Self, Vec<Notice>), ScopeError> {
        let (inside, top) = match scope {
            Scope::All => return Ok((self.clone(), Vec::new())),
            Scope::Root(wanted) => {
                let top = self.find_root(wanted)?;
                (self.below(top), Some(top))
            }
            Scope::Department(names) => (self.in_departments(names)?, None),
        };
        Ok(self.restricted(&inside, top))
    }

    fn find_root(&self, wanted: &str) -> Result<usize, ScopeError> {
        let wanted = wanted.trim();
        let lower = wanted.to_lowercase();
        let by_id = self.people.iter().position(|person| person.id == wanted);
        let only = |matches: &dyn Fn(&RosterPerson) -> bool| {
            let mut found = self.people.iter().enumerate().filter(|(_, person)| matches(person));
            found.next().filter(|_| found.next().is_none()).map(|(index, _)| index)
        };
        by_id
            .or_else(|| only(&|person| !lower.is_empty() && person.email.to_lowercase() == lower))
            .or_else(|| only(&|person| !lower.is_empty() && person.name.to_lowercase() == lower))
            .ok_or_else(|| {
                let keys = self.people.iter().flat_map(|person| [person.id.as_str(), person.name.as_str()]);
                ScopeError::UnknownRoot { wanted: wanted.to_owned(), near: nearest(wanted, keys) }
            })
    }

    /// Who is `top` or below. Each line is followed once.
    fn below(&self, top: usize) -> Vec<bool> {
        let mut known: Vec<Option<bool>> = vec![None; self.people.len()];
        known[top] = Some(true);
        let mut path = Vec::new();
        for person in 0..self.people.len() {
            let mut at = Some(person);
            while let Some(next) = at.filter(|&next| known[next].is_none()) {
                path.push(next);
                at = self.people[next].manager.map(|manager| manager as usize);
            }
            let is_below = at.is_some_and(|reached| known[reached] == Some(true));
            for passed in path.drain(..) {
                known[passed] = Some(is_below);
            }
        }
        known.into_iter().map(|is_below| is_below == Some(true)).collect()
    }

    fn in_departments(&self, names: &[String]) -> Result<Vec<bool>, ScopeError> {
        let fold = |name: &str| name.trim().to_lowercase();
        let wanted: Vec<String> = names.iter().map(|name| fold(name)).collect();
        if wanted.is_empty() {
            return Err(ScopeError::NoDepartment);
        }
        let departments = self.departments();
        let folded: Vec<String> = departments.iter().map(|(name, _)| fold(name)).collect();
        if let Some(at) = wanted.iter().position(|name| !folded.contains(name)) {
            let near = nearest(&wanted[at], departments.iter().map(|(name, _)| name.as_str()));
            return Err(ScopeError::UnknownDepartment { wanted: names[at].trim().to_owned(), near });
        }
        Ok(self.people.iter().map(|person| wanted.contains(&fold(&person.department))).collect())
    }

    fn restricted(&self, inside: &[bool], top: Option<usize>) -> (Self, Vec<Notice>) {
        let mut next = 0;
        let new_index: Vec<Option<u32>> = inside
            .iter()
            .map(|&is_inside| {
                let index = is_inside.then_some(next);
                next += u32::from(is_inside);
                index
            })
            .collect();
        let mut notices = Vec::new();
        let mut people = Vec::new();
        for (old, person) in self.people.iter().enumerate().filter(|&(old, _)| inside[old]) {
            let manager = person.manager.and_then(|manager| new_index[manager as usize]);
            if let Some(outside) = person.manager.filter(|_| manager.is_none() && top != Some(old)) {
                notices.push(outside_manager(person, &self.people[outside as usize]));
            }
            let dotted_managers: Vec<u32> =
                person.dotted_managers.iter().filter_map(|&manager| new_index[manager as usize]).collect();
            people.push(RosterPerson { manager, dotted_managers, ..person.clone() });
        }
        notices.extend(several_roots(&people));
        Notice::sort(&mut notices);
        let topology = self.topology.restricted(&people, &new_index);
        (Self { people, rotations: self.rotations.clone(), topology }, notices)
    }
}

fn outside_manager(person: &RosterPerson, manager: &RosterPerson) -> Notice {
    let message =
        format!("manager {} is outside the chosen part; {} became a root", quoted(&manager.id), quoted(&person.id));
    Notice::new(person.row, "manager_outside", message).with("id", &person.id).with("manager", &manager.id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::roster::import_bytes;

    fn roster() -> Roster {
        let text = "id,name,manager_id,department,dotted_manager_ids,status\n\
            1,Ann,,Board,,\n2,Bob,1,Engineering,,\n3,Cyd,2,Engineering,5,\n4,Dan,5,Engineering,3,\n5,Eve,1,Sales,,\n6,Fay,2,Engineering,,open\n";
        import_bytes(text.as_bytes()).expect("a roster").roster
    }

    fn ids(roster: &Roster) -> Vec<(&str, Option<u32>)> {
        roster.people.iter().map(|p| (p.id.as_str(), p.manager)).collect()
    }

    #[test]
    fn everybody() {
        assert_eq!(roster().scoped(&Scope::All), Ok((roster(), Vec::new())));
    }

    #[test]
    fn below_a_person() {
        let (part, notices) = roster().scoped(&Scope::Root("bob".to_owned())).expect("Bob is there");
        assert_eq!(ids(&part), [("2", None), ("3", Some(0)), ("6", Some(0))]);
        assert!(part.people[1].dotted_managers.is_empty());
        assert!(notices.is_empty());
    }

    #[test]
    fn of_a_department() {
        let scope = Scope::Department(vec![" engineering".to_owned()]);
        let (part, notices) = roster().scoped(&scope).expect("there is engineering");
        assert_eq!(ids(&part), [("2", None), ("3", Some(0)), ("4", None), ("6", Some(0))]);
        assert_eq!(part.people[2].dotted_managers, [1]);
        let codes: Vec<_> = notices.iter().map(|n| (n.row, n.code)).collect();
        assert_eq!(codes, [(0, "several_roots"), (3, "manager_outside"), (5, "manager_outside")]);
    }

    #[test]
    fn unknown_names_suggest_near_ones() {
        let error = roster().scoped(&Scope::Department(vec!["Enginering".to_owned()])).expect_err("refused");
        assert_eq!(error.to_string(), "no department is named `Enginering`; did you mean `Engineering`?");
        let error = roster().scoped(&Scope::Root("Bop".to_owned())).expect_err("refused");
        assert_eq!(error.to_string(), "nobody in the roster has the id `Bop`; did you mean `Bob`?");
        assert_eq!(roster().scoped(&Scope::Department(Vec::new())), Err(ScopeError::NoDepartment));
    }

    #[test]
    fn departments_count_people_not_vacancies() {
        let expected = [("Board", 1), ("Engineering", 3), ("Sales", 1)].map(|(name, n)| (name.to_owned(), n));
        assert_eq!(roster().departments(), expected);
    }
}
