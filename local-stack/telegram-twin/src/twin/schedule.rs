//! When a failed update is sent again (`WebhookActor::on_update_error`).

use super::rng::Rng;

/// Seconds; the longest wait is random between this and twice this.
const MAX_RESEND: i64 = 60;
/// Seconds; a longer `Retry-After` is cut to this.
const MAX_RETRY_AFTER: i64 = 3600;

/// How long an update waits after a failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Wait {
    /// Seconds until the next attempt.
    pub(crate) seconds: i64,
    /// The delay from which the next one grows.
    pub(crate) delay: i64,
}

/// The wait after a failure. `delay` is 1 for a fresh update, `failures` counts
/// the earlier ones.
///
/// The first failure is followed at once; then the delay doubles until it passes
/// a minute, from when on it is random. `Retry-After` is obeyed instead, and
/// neither grows nor resets the delay.
pub(crate) fn after_failure(delay: i64, failures: u32, retry_after: i64, rng: &mut Rng) -> Wait {
    let retry_after = retry_after.clamp(0, MAX_RETRY_AFTER);
    if retry_after == 0 && failures > 0 {
        let longest = rng.between(MAX_RESEND, MAX_RESEND * 2);
        let next = longest.min(delay * 2);
        return Wait {
            seconds: next,
            delay: next,
        };
    }
    Wait {
        seconds: retry_after,
        delay,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn at_once_then_doubling_then_random() {
        let mut rng = Rng::new(1);
        let mut delay = 1;
        let mut waits = Vec::new();
        for failures in 0..20 {
            let wait = after_failure(delay, failures, 0, &mut rng);
            delay = wait.delay;
            waits.push(wait.seconds);
        }
        assert_eq!(waits[..6], [0, 2, 4, 8, 16, 32]);
        assert!(
            (60..=64).contains(&waits[6]),
            "64, or the random limit below it"
        );
        assert!(
            waits[7..].iter().all(|wait| (60..=120).contains(wait)),
            "{waits:?}"
        );
        assert!(waits[7..].windows(2).any(|pair| pair[0] != pair[1]));
    }

    #[test]
    fn retry_after_is_obeyed_and_does_not_grow() {
        let mut rng = Rng::new(1);
        let wait = after_failure(1, 0, 5, &mut rng);
        assert_eq!(
            wait,
            Wait {
                seconds: 5,
                delay: 1
            }
        );
        assert_eq!(after_failure(wait.delay, 9, 5, &mut rng), wait);
        assert_eq!(after_failure(1, 1, 99_999, &mut rng).seconds, 3600);
        assert_eq!(
            after_failure(1, 1, 0, &mut rng).seconds,
            2,
            "0 counts as absent"
        );
    }
}
