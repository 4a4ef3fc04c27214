//! Sample trees, the same in every run and on every machine; another seed gives another tree.
#![allow(dead_code, unused_imports, reason = "each bench uses its own part")]

mod boards;

use spanwise::engine::layout::NO_PARENT;

pub(crate) use self::boards::board;

/// Seven reports for everyone, level by level.
pub(crate) fn regular(people: u32) -> Vec<u32> {
    (0..people).map(|person| if person == 0 { NO_PARENT } else { (person - 1) / 7 }).collect()
}

/// Everyone reports to someone drawn at random from all people before, the first ones being likelier: some lead hundreds,
/// some chains are long.
pub(crate) fn skewed(people: u32, seed: u64) -> Vec<u32> {
    let mut random = Lcg(seed);
    (0..people)
        .map(|person| match person {
            0 => NO_PARENT,
            _ => {
                let pick = random.below(person);
                if random.below(2) == 0 { pick } else { pick.min(random.below(person)) }
            }
        })
        .collect()
}

/// Widths or heights from `least` up to 100 more.
pub(crate) fn sizes(people: u32, least: i32, seed: u64) -> Vec<i32> {
    let mut random = Lcg(seed);
    (0..people).map(|_| least + random.below(100) as i32).collect()
}

/// A linear congruential generator with the constants of Knuth's MMIX; good enough for sample trees.
struct Lcg(u64);

impl Lcg {
    fn below(&mut self, limit: u32) -> u32 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (((self.0 >> 32) * u64::from(limit)) >> 32) as u32
    }
}

/// A roster as CSV: managers of seven, with titles, teams and dates as real files have them.
pub(crate) fn roster_csv(people: u32) -> String {
    let mut csv = String::from("id,name,title,manager_id,department,team,location,start_date,salary\n");
    for at in 0..people {
        let manager = if at == 0 { String::new() } else { format!("e{}", (at - 1) / 7 + 1) };
        let (id, team, day) = (at + 1, at / 7, at % 28 + 1);
        csv.push_str(&format!(
            "e{id},Person {at},Engineer,{manager},Engineering,Team {team},Berlin,2024-03-{day:02},90000\n"
        ));
    }
    csv
}
