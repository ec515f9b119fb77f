//! From weights to the bytes of the table.

use crate::linear::Weights;
use anyhow::{Context, Result, ensure};
use kopeck_domain::classify::training::{
    BUCKETS, FILTER, MAGIC, MARGINS, STRENGTHS, bucket, filter, fingerprint,
};
use std::collections::{BTreeMap, BTreeSet};

/// Votes in eighths of a logarithm.
const SCALE: f32 = 8.0;
/// A record's two bits count no more.
const MOST_VOTES: usize = 3;

/// The votes of a feature: the strongest, each at the nearest strength.
pub(crate) fn votes(weights: &Weights) -> Vec<u8> {
    // Expenses and incomes are never counted together: each has votes of its own.
    let mut by_weight: Vec<(usize, f32)> = weights
        .iter()
        .enumerate()
        .map(|(category, weight)| (category, weight * SCALE))
        .filter(|(_, weight)| *weight >= STRENGTHS[0] as f32 * 0.6)
        .collect();
    by_weight.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    by_weight.truncate(MOST_VOTES);
    by_weight
        .iter()
        .map(|(category, weight)| {
            let level = (0..STRENGTHS.len())
                .min_by(|a, b| {
                    let far = |l: usize| (STRENGTHS[l] as f32 - weight).abs();
                    far(*a).total_cmp(&far(*b))
                })
                .unwrap_or(0);
            (*category as u8) << 3 | level as u8
        })
        .collect()
}

/// Votes by key.
pub(crate) type Table = BTreeMap<u32, Record>;

/// A record to be.
#[derive(Clone, Debug)]
pub(crate) struct Record {
    /// Who stays when two keys look alike in the table.
    pub(crate) rank: Rank,
    pub(crate) votes: Vec<u8>,
}

/// What a key stands for, the most important first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Rank {
    Word,
    Phrase,
    Gram,
}

/// What was learnt.
#[derive(Default)]
pub(crate) struct Fitted {
    pub(crate) table: Table,
    /// The stems that a slip may have been made of, by their sums.
    pub(crate) meant: BTreeSet<u32>,
}

pub(crate) fn pack(
    digest: u64,
    margins: [i16; MARGINS],
    ignored: &BTreeSet<u32>,
    Fitted { table, meant }: &Fitted,
) -> Result<Vec<u8>> {
    let mut buckets = vec![BTreeMap::new(); BUCKETS];
    for (key, record) in table {
        ensure!(record.votes.len() <= MOST_VOTES, "too many votes");
        let kept = buckets[bucket(*key)]
            .entry(fingerprint(*key))
            .or_insert(record);
        if record.rank < kept.rank {
            *kept = record;
        }
    }
    let mut out = MAGIC.to_vec();
    out.extend(digest.to_le_bytes());
    out.extend(margins.iter().flat_map(|m| m.to_le_bytes()));
    out.extend(u32::try_from(ignored.len())?.to_le_bytes());
    out.extend(ignored.iter().flat_map(|key| key.to_le_bytes()));
    let mut filters = vec![0_u32; FILTER];
    for sum in meant {
        let (word, bits) = filter(*sum);
        filters[word] |= bits;
    }
    out.extend(filters.iter().flat_map(|word| word.to_le_bytes()));
    let mut records = Vec::new();
    for bucket in &buckets {
        out.extend(u32::try_from(records.len())?.to_le_bytes());
        for (fingerprint, Record { votes, .. }) in bucket {
            let count = u16::try_from(votes.len()).context("votes")?;
            records.extend((fingerprint << 2 | count).to_le_bytes());
            records.extend_from_slice(votes);
        }
    }
    out.extend(u32::try_from(records.len())?.to_le_bytes());
    out.extend(records);
    Ok(out)
}
