//! Randomness, taken from the operating system here and nowhere else.

use kopeck_app::ports::Entropy;

/// The operating system's randomness.
#[derive(Clone, Copy, Debug, Default)]
pub struct OsEntropy;

impl Entropy for OsEntropy {
    fn key(&self) -> [u8; 16] {
        let mut key = [0; 16];
        // It fails only on systems without a source, and a guessable key would be worse.
        if getrandom::fill(&mut key).is_err() {
            unreachable!("the operating system has no randomness");
        }
        key
    }
}
