//! `/expenses`: today and this month, as text.

use crate::message::Reply;
use crate::phrases::Args;
use crate::record;
use crate::turn::Turn;
use jiff::civil::Date;
use kopeck_domain::{Entry, Kind, report};

/// How many of today's entries are listed; more would not fit a message or a screen.
const LISTED: usize = 30;

/// How many of the entries of days to come.
const AHEAD: usize = 5;

/// Shows the day of the message and its month.
pub(crate) fn show(turn: &Turn<'_>) -> Reply {
    let (language, day) = (turn.language, turn.today());
    let entries = &turn.page.entries;
    let mut today: Vec<&Entry> = entries
        .iter()
        .filter(|e| e.day == day && !e.deleted)
        .collect();
    today.sort_by_key(|e| e.written());
    let month_empty = report::month(entries, Kind::Expense, day, day).is_empty()
        && report::month(entries, Kind::Income, day, day).is_empty();
    let ahead = ahead(turn, day);
    if month_empty {
        let none = language.say("expenses-none", &Args::new());
        return turn.reply([vec![none], ahead].concat().join("\n"));
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
            .map(|e| record::list_line(&turn.names(), e, day)),
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
    lines.extend(ahead);
    turn.reply(lines.join("\n"))
}

/// What is planned, the nearest first, under a line of its own.
fn ahead(turn: &Turn<'_>, today: Date) -> Vec<String> {
    let planned = |e: &&Entry| e.day > today && !e.deleted;
    let mut entries: Vec<&Entry> = turn.page.entries.iter().filter(planned).collect();
    entries.sort_by_key(|e| (e.day, e.written()));
    let Some(more) = entries.len().checked_sub(1) else {
        return Vec::new();
    };
    let say = |id| turn.language.say(id, &Args::new());
    let mut lines = vec![String::new(), say("expenses-ahead")];
    let names = turn.names();
    let line = |e: &&Entry| record::list_line(&names, e, today);
    lines.extend(entries.iter().take(AHEAD).map(line));
    if more >= AHEAD {
        lines.push(say("and-later"));
    }
    lines
}
