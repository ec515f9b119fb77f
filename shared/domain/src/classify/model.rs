//! The table of votes, read where it lies.
//!
//! ```text
//! magic     4   "KPK1"
//! digest    8   of everything the trainer read, to tell a stale model
//! margins  20   ten i16: expense then income; the note listed, all words known,
//!               nearly all, some, none
//! ignored   4   how many keys of ignored words
//! keys          u32 each, sorted
//! index         4097 u32: where each bucket of records begins; the last is the end
//! records       two bytes: 14 bits of the key, 2 bits the number of votes; then the votes,
//!               one byte each: 5 bits the category, 3 bits the strength
//! ```
//!
//! All numbers are little endian. A bucket is found by the key's top 13 bits and searched to
//! its end, half a dozen records on average. A record without votes says that the word is known
//! and means nothing by itself.

use super::feature::sound_key;

/// Bits of a key that choose its bucket.
const BUCKET_BITS: u32 = 13;
/// Buckets.
pub const BUCKETS: usize = 1 << BUCKET_BITS;
/// What the file begins with.
pub const MAGIC: &[u8; 4] = b"KPK1";
/// What a vote's three bits are worth, in eighths of a natural logarithm.
pub const STRENGTHS: [i32; 8] = [2, 4, 7, 11, 17, 25, 36, 50];
/// Expense and income, each with the five of [`super::score::Known`].
pub const MARGINS: usize = 10;

/// The part of a key that a record keeps.
#[must_use]
pub fn fingerprint(key: u32) -> u16 {
    u16::try_from((key >> 4) & 0x3fff).unwrap_or(0)
}

/// The bucket of a key.
#[must_use]
pub fn bucket(key: u32) -> usize {
    usize::try_from(key >> (32 - BUCKET_BITS)).unwrap_or(0)
}

/// Words of the filter.
pub const FILTER: usize = 1 << 12;

/// The word of the filter that a stem's bits are in, and these bits, by the stem's sum.
#[must_use]
pub fn filter(sum: u32) -> (usize, u32) {
    let mixed = (sum ^ (sum >> 15)).wrapping_mul(0x2c1b_3c6d);
    let bit = |shift: u32| 1_u32 << ((mixed >> shift) & 31);
    (
        usize::try_from(mixed >> 20).unwrap_or(0),
        bit(5) | bit(10) | bit(15),
    )
}

/// A model in its bytes. What is cut short or no model at all knows nothing.
#[derive(Clone, Copy, Debug, Default)]
pub struct Model<'m> {
    digest: u64,
    margins: [i32; MARGINS],
    ignored: &'m [[u8; 4]],
    filter: &'m [[u8; 4]],
    index: &'m [[u8; 4]],
    records: &'m [u8],
}

impl<'m> Model<'m> {
    /// Finds the parts; copies nothing.
    #[must_use]
    pub fn read(bytes: &'m [u8]) -> Self {
        Self::parts(bytes).unwrap_or_default()
    }

    fn parts(bytes: &'m [u8]) -> Option<Self> {
        let rest = bytes.strip_prefix(MAGIC)?;
        let (digest, rest) = rest.split_first_chunk::<8>()?;
        let (margins, rest) = rest.split_at_checked(2 * MARGINS)?;
        let (count, rest) = rest.split_first_chunk::<4>()?;
        let count = usize::try_from(u32::from_le_bytes(*count)).ok()?;
        let (ignored, rest) = rest.split_at_checked(count.checked_mul(4)?)?;
        let (filter, rest) = rest.split_at_checked(FILTER * 4)?;
        let (index, records) = rest.split_at_checked((BUCKETS + 1) * 4)?;
        let mut read = [0_i32; MARGINS];
        for (margin, pair) in read.iter_mut().zip(margins.as_chunks::<2>().0) {
            *margin = i32::from(i16::from_le_bytes(*pair));
        }
        Some(Self {
            digest: u64::from_le_bytes(*digest),
            margins: read,
            ignored: ignored.as_chunks::<4>().0,
            filter: filter.as_chunks::<4>().0,
            index: index.as_chunks::<4>().0,
            records,
        })
    }

    /// What the trainer read, digested.
    #[must_use]
    pub fn digest(&self) -> u64 {
        self.digest
    }

    /// The lead that makes a guess sure; none where there is no model.
    #[must_use]
    pub fn margin(&self, which: usize) -> i32 {
        self.margins.get(which).copied().unwrap_or(i32::MAX)
    }

    /// Whether a word, by its exact key, says nothing in any note.
    #[must_use]
    pub fn ignores(&self, exact: u32) -> bool {
        self.ignored
            .binary_search_by_key(&exact, |bytes| u32::from_le_bytes(*bytes))
            .is_ok()
    }

    /// The votes for a stem that may have been meant, by its sum.
    #[must_use]
    pub fn meant(&self, sum: u32) -> Option<&'m [u8]> {
        let (word, bits) = filter(sum);
        let set = u32::from_le_bytes(*self.filter.get(word)?);
        (set & bits == bits).then(|| self.votes(sound_key(sum)))?
    }

    /// The votes under a key.
    #[must_use]
    pub fn votes(&self, key: u32) -> Option<&'m [u8]> {
        let at = bucket(key);
        let begin = self.offset(at)?;
        let end = self.offset(at.checked_add(1)?)?;
        let wanted = fingerprint(key);
        let mut rest = self.records.get(begin..end)?;
        while let Some((head, tail)) = rest.split_first_chunk::<2>() {
            let head = u16::from_le_bytes(*head);
            let (votes, next) = tail.split_at_checked(usize::from(head & 3))?;
            if head >> 2 == wanted {
                return Some(votes);
            }
            rest = next;
        }
        None
    }

    fn offset(&self, at: usize) -> Option<usize> {
        let bytes = self.index.get(at)?;
        usize::try_from(u32::from_le_bytes(*bytes)).ok()
    }
}

/// A vote's category, by its place among all, and its strength.
pub(super) fn vote(byte: u8) -> (usize, i32) {
    let strength = STRENGTHS.get(usize::from(byte & 7)).copied().unwrap_or(0);
    (usize::from(byte >> 3), strength)
}
