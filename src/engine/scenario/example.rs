//! The built-in example: 24 engineers in four teams.

use crate::engine::org::{Org, parse_outline};

/// A head, four engineering managers, 24 engineers. Nobody is overloaded yet: what comes is what growth does.
pub fn example_org() -> Org {
    parse_outline(OUTLINE).expect("the example is well formed")
}

const OUTLINE: &str = "\
team Payments: stream_aligned
team Checkout: stream_aligned
team Search: stream_aligned
team Identity: stream_aligned
Dana Moss (Head of Engineering)
  Ada Okafor (Engineering Manager)
    Mina Sato (Senior Engineer) @Payments
    Jon Weber (Engineer) @Payments
    Priya Nair (Engineer) @Payments
    Tom Haddad (Senior Engineer) @Payments
    Lea Fontaine (Engineer) @Payments
    Omar Cohen (Engineer) @Payments
    Ruth Lindgren (Engineer) @Payments
  Ben Ruiz (Engineering Manager)
    Sam Petrov (Engineer) @Checkout
    Eva Mehta (Senior Engineer) @Checkout
    Raj Rossi (Engineer) @Checkout
    Nora Costa (Engineer) @Checkout
    Kofi Mensah (Engineer) @Checkout
    Yuki Tanaka (Senior Engineer) @Checkout
  Chen Wei (Engineering Manager)
    Paul Novak (Engineer) @Search
    Zoe Fischer (Engineer) @Search
    Ivan Orlov (Senior Engineer) @Search
    Aisha Khan (Engineer) @Search
    Luca Moretti (Engineer) @Search
    Hana Kim (Engineer) @Search
  Ines Silva (Engineering Manager)
    Emil Berg (Senior Engineer) @Identity
    Rosa Aziz (Engineer) @Identity
    Tariq Iyer (Engineer) @Identity
    Anna Schmidt (Engineer) @Identity
    Felix Larsen (Engineer) @Identity
";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::analyze::{Settings, analyze};
    use crate::engine::org::Structure;

    #[test]
    fn the_example_has_24_engineers_and_no_flags() {
        let report = analyze(&Structure::of(&example_org(), None), &Settings::default());
        assert_eq!((report.metrics.engineers, report.metrics.people, report.metrics.teams), (24, 29, 4));
        assert_eq!(report.findings, []);
    }
}
