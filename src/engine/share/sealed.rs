//! A link that is locked with a passphrase: its envelope. What locks and opens it is the browser's own cryptography; here is
//! only what travels.
//!
//! The token is that of a checksum and: 1 for PBKDF2 with HMAC-SHA-256 and AES-256-GCM; the iterations, 4 bytes, little-endian;
//! salt; initialization vector; ciphertext with its tag. The plaintext is the version of the link inside, one byte, and the
//! bytes of its token.

use std::collections::BTreeMap;

use super::{ShareError, fields, token};

/// The version of locked links.
pub(super) const VERSION: u32 = 6;

/// Iterations of PBKDF2 that new links ask for: what OWASP recommends for SHA-256.
pub const ITERATIONS: u32 = 600_000;

/// Most iterations that a link may ask for: some ten seconds of a browser's time.
pub const MOST_ITERATIONS: u32 = 10_000_000;

const PBKDF2_AES_GCM: u8 = 1;

/// The other fields of a link, by name.
pub type Fields = BTreeMap<String, String>;

/// A locked link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sealed {
    /// Iterations of PBKDF2.
    pub iterations: u32,
    /// Salt of the key.
    pub salt: [u8; 16],
    /// Initialization vector of the ciphertext.
    pub iv: [u8; 12],
    /// Ciphertext with its tag.
    pub ciphertext: Vec<u8>,
}

impl Sealed {
    /// The envelope of a link and its other fields; `None` for one that is not locked.
    ///
    /// # Errors
    /// [`ShareError`] for a damaged link, and for one that asks for more than is ever done.
    pub fn of(link: &str) -> Result<Option<(Sealed, Fields)>, ShareError> {
        let (versioned, others) = fields::split(link)?;
        let Some(token) = versioned.strip_prefix("6.") else { return Ok(None) };
        Ok(Some((Sealed::read(&token::open(token)?)?, others)))
    }

    fn read(bytes: &[u8]) -> Result<Sealed, ShareError> {
        let too_short = || ShareError::Invalid("its data cannot be read".into());
        let (&[way], rest) = bytes.split_first_chunk().ok_or_else(too_short)?;
        let (iterations, rest) = rest.split_first_chunk().ok_or_else(too_short)?;
        let (salt, rest) = rest.split_first_chunk().ok_or_else(too_short)?;
        let (iv, ciphertext) = rest.split_first_chunk().ok_or_else(too_short)?;
        if way != PBKDF2_AES_GCM {
            return Err(ShareError::Invalid("a lock not known here".into()));
        }
        let iterations = u32::from_le_bytes(*iterations);
        if !(1..=MOST_ITERATIONS).contains(&iterations) {
            return Err(ShareError::Invalid(format!("{iterations} iterations; 1 to {MOST_ITERATIONS} are possible")));
        }
        Ok(Sealed { iterations, salt: *salt, iv: *iv, ciphertext: ciphertext.to_vec() })
    }

    /// The field of the locked link, `s=6.<token>`.
    pub fn field(&self) -> String {
        let parts: [&[u8]; 5] =
            [&[PBKDF2_AES_GCM], &self.iterations.to_le_bytes(), &self.salt, &self.iv, &self.ciphertext];
        format!("s={VERSION}.{}", token::seal(&parts.concat()))
    }
}

/// What is to be encrypted of a scenario's field, `s=1.<token>`; `None` for anything else.
pub fn plaintext(field: &str) -> Option<Vec<u8>> {
    let (version, token) = field.strip_prefix("s=")?.split_once('.')?;
    let mut bytes = vec![version.parse().ok()?];
    bytes.extend(token::open(token).ok()?);
    Some(bytes)
}

/// The scenario's field of what was decrypted.
///
/// # Errors
/// [`ShareError::Invalid`] where it is none, or locked once more.
pub fn field_of(plaintext: &[u8]) -> Result<String, ShareError> {
    match plaintext.split_first() {
        Some((version, bytes)) if u32::from(*version) != VERSION => Ok(format!("s={version}.{}", token::seal(bytes))),
        _ => Err(ShareError::Invalid("its data cannot be read".into())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::scenario::Scenario;
    use crate::engine::share::{With, decode, encode};

    fn sealed() -> Sealed {
        Sealed { iterations: ITERATIONS, salt: [7; 16], iv: [9; 12], ciphertext: (0..60).collect() }
    }

    #[test]
    fn an_envelope_comes_back_with_the_other_fields() {
        let link = format!("http://127.0.0.1:8080/#embed&{}", sealed().field());
        let (found, others) = Sealed::of(&link).expect("sound").expect("locked");
        assert_eq!(found, sealed());
        assert!(others.contains_key("embed"));
        assert_eq!(decode(&link), Err(ShareError::Locked));
        assert_eq!(Sealed::of("#s=1.AAAA"), Ok(None));
    }

    #[test]
    fn what_is_encrypted_is_the_field() {
        let field = encode(&Scenario::default(), With::default()).expect("nobody");
        let plain = plaintext(&field).expect("a field");
        assert!(plain.len() < field.len());
        assert_eq!(field_of(&plain), Ok(field));
        assert!(field_of(&[]).is_err() && field_of(&[6, 1, 2]).is_err());
        assert_eq!(plaintext("s=1.*"), None);
    }

    #[test]
    fn what_no_one_would_write_is_refused() {
        let field = sealed().field();
        for end in 4..field.len() {
            assert!(Sealed::of(&field[..end]).is_err(), "{end}");
            assert!(decode(&field[..end]).is_err(), "{end}");
        }
        for iterations in [0, MOST_ITERATIONS + 1, u32::MAX] {
            let greedy = Sealed { iterations, ..sealed() }.field();
            assert!(matches!(decode(&greedy), Err(ShareError::Invalid(_))), "{iterations}");
        }
        let mut other = vec![2];
        other.extend([0; 40]);
        assert!(matches!(Sealed::of(&format!("s=6.{}", token::seal(&other))), Err(ShareError::Invalid(_))));
    }
}
