//! Finding a person by id, else by e-mail, else by full name.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::HashMap;

use super::RosterPerson;

/// Who a key stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Found {
    Nobody,
    One(u32),
    /// The key fits at least these two.
    Several(u32, u32),
}

impl Found {
    fn add(&mut self, person: u32) {
        *self = match *self {
            Self::Nobody => Self::One(person),
            Self::One(first) if first != person => Self::Several(first, person),
            same => same,
        };
    }
}

/// Indices of people by their keys. E-mails and names are indexed only when an id was not enough.
pub(super) struct Lookup<'a> {
    people: &'a [RosterPerson],
    ids: &'a HashMap<Cow<'a, str>, u32>,
    emails: OnceCell<Emails>,
    names: OnceCell<HashMap<String, Found>>,
    bare_ids: OnceCell<HashMap<&'a str, u32>>,
}

struct Emails {
    people: HashMap<String, Found>,
    /// All have an `@`, so that a key without one need not be looked up.
    all_have_at: bool,
}

impl<'a> Lookup<'a> {
    pub(super) fn new(people: &'a [RosterPerson], ids: &'a HashMap<Cow<'a, str>, u32>) -> Self {
        Self { people, ids, emails: OnceCell::new(), names: OnceCell::new(), bare_ids: OnceCell::new() }
    }

    /// Finds by id, else by e-mail (case ignored), else by name (case and order ignored).
    pub(super) fn find(&self, key: &str) -> Found {
        if let Some(&person) = self.ids.get(key) {
            return Found::One(person);
        }
        match self.by_email(key) {
            Found::Nobody => self.by_name(key),
            found => found,
        }
    }

    /// Finds by e-mail first.
    pub(super) fn find_email(&self, key: &str) -> Found {
        match self.by_email(key) {
            Found::Nobody => self.find(key),
            found => found,
        }
    }

    /// A person whose id differs from `key` in leading zeros only.
    pub(super) fn without_zeros(&self, key: &str) -> Option<u32> {
        let bare = |id: &'a str| id.trim_start_matches('0');
        let ids = self.bare_ids.get_or_init(|| numbered(self.people).map(|(index, p)| (bare(&p.id), index)).collect());
        let is_number = key.bytes().all(|b| b.is_ascii_digit());
        ids.get(key.trim_start_matches('0')).copied().filter(|_| is_number)
    }

    fn by_email(&self, key: &str) -> Found {
        let emails = self.emails.get_or_init(|| {
            let mut emails = Emails { people: HashMap::new(), all_have_at: true };
            for (index, person) in numbered(self.people).filter(|(_, person)| !person.email.is_empty()) {
                emails.all_have_at &= person.email.contains('@');
                emails.people.entry(person.email.to_lowercase()).or_insert(Found::Nobody).add(index);
            }
            emails
        });
        if emails.all_have_at && !key.contains('@') {
            return Found::Nobody;
        }
        emails.people.get(&key.to_lowercase()).copied().unwrap_or(Found::Nobody)
    }

    fn by_name(&self, key: &str) -> Found {
        let names = self.names.get_or_init(|| {
            let mut names = HashMap::new();
            for (index, person) in numbered(self.people).filter(|(_, person)| !person.name.is_empty()) {
                names.entry(name_key(&person.name)).or_insert(Found::Nobody).add(index);
                if let Some(flipped) = first_last(&person.name) {
                    names.entry(name_key(&flipped)).or_insert(Found::Nobody).add(index);
                }
            }
            names
        });
        let find = |name: &str| names.get(&name_key(name)).copied().unwrap_or(Found::Nobody);
        match (find(key), first_last(key)) {
            (Found::Nobody, Some(flipped)) => find(&flipped),
            (found, _) => found,
        }
    }
}

fn numbered(people: &[RosterPerson]) -> impl Iterator<Item = (u32, &RosterPerson)> {
    (0..).zip(people)
}

/// A name as it is compared: lower case, blanks collapsed.
pub(super) fn name_key(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    for word in name.split_whitespace() {
        if !key.is_empty() {
            key.push(' ');
        }
        if word.is_ascii() {
            key.push_str(word);
        } else {
            key.push_str(&word.to_lowercase());
        }
    }
    key.make_ascii_lowercase();
    key
}

/// `Last, First` as `First Last`.
pub(super) fn first_last(name: &str) -> Option<String> {
    let (last, first) = name.split_once(',')?;
    let (last, first) = (last.trim(), first.trim());
    let is_pair = !last.is_empty() && !first.is_empty() && !first.contains(',');
    is_pair.then(|| format!("{first} {last}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::roster::import_bytes;

    #[test]
    fn id_then_email_then_name() {
        let text = "id,name,email\n1,Ann  Lee,Ann@x.y\n02,\"Ray, Bob\",b@x.y\n3,Cyd,\n4,cyd,\n";
        let people = import_bytes(text.as_bytes()).expect("a roster").roster.people;
        let ids = (0..).zip(&people).map(|(index, person)| (Cow::Borrowed(person.id.as_str()), index)).collect();
        let lookup = Lookup::new(&people, &ids);
        assert_eq!(lookup.find("1"), Found::One(0));
        assert_eq!(lookup.find("ANN@X.Y"), Found::One(0));
        assert_eq!(lookup.find("lee, ann"), Found::One(0));
        assert_eq!(lookup.find("Bob Ray"), Found::One(1));
        assert_eq!(lookup.find("Cyd"), Found::Several(2, 3));
        assert_eq!(lookup.find("Dan"), Found::Nobody);
        assert_eq!((lookup.find("2"), lookup.without_zeros("2")), (Found::Nobody, Some(1)));
    }
}
