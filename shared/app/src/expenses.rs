//! `/expenses`: today and this month, as text.

use crate::message::Reply;
use crate::phrases::Args;
use crate::record;
use crate::turn::Turn;
use kopeck_domain::{Entry, Kind, report};

/// How many of today's entries are listed; more would not fit a message or a screen.
const LISTED: usize = 30;

/// Shows the day of the message and its month.
pub(crate) fn show(turn: &Turn<'_>) -> Reply {
    let (language, day) = (turn.language, turn.day());
    let entries = &turn.page.entries;
    let mut today: Vec<&Entry> = entries
        .iter()
        .filter(|e| e.day == day && !e.deleted)
        .collect();
    today.sort_by_key(|e| e.written());
    let month_empty = report::month(entries, Kind::Expense, day, day).is_empty()
        && report::month(entries, Kind::Income, day, day).is_empty();
    if month_empty {
        return turn.reply(language.say("expenses-none", &Args::new()));
    }
    let mut lines = vec![language.say("expenses-today", &Args::new())];
    let skipped = today.len().saturating_sub(LISTED);
    if skipped > 0 {
        lines.push(language.say("and-earlier", &Args::new().count("count", skipped)));
    }
    lines.extend(
        today
            .iter()
            .skip(skipped)
            .map(|e| record::list_line(&turn.names(), e)),
    );
    if today.is_empty() {
        lines.push(language.say("expenses-nothing-today", &Args::new()));
    }
    lines.push(String::new());
    for (kind, id) in [
        (Kind::Expense, "sums-expense"),
        (Kind::Income, "sums-income"),
    ] {
        let (of_day, of_month) = (
            report::day(entries, kind, day),
            report::month(entries, kind, day, day),
        );
        if !of_month.is_empty() {
            let sum = |totals| language.sums(totals, turn.settings.currency);
            let args = Args::new()
                .text("day", &sum(&of_day))
                .text("month", &sum(&of_month));
            lines.push(language.say(id, &args));
        }
    }
    turn.reply(lines.join("\n"))
}
