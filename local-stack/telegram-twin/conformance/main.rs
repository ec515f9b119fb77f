//! The same calls against any Bot API server, good and bad ones: what it says to
//! each, and where that differs from what is expected or from another server.
//!
//! Nothing of the bot is changed but what it says in one chat, and its menu there;
//! both are tidied up at the end. The calls are in `calls.json`.

mod calls;
mod server;

use std::io::Write;
use std::time::Duration;

use anyhow::{Context, Result, bail, ensure};
use kopeck_telegram_twin::client::TwinClient;
use kopeck_telegram_twin::server::{Options, Server as Twin};
use kopeck_telegram_twin::twin::BotConfig;

use calls::Row;
use server::Server;

const USAGE: &str = "\
conformance [--api URL --token TOKEN --chat ID] [--compare URL|twin [--compare-token TOKEN] \
[--compare-chat ID]]

Without arguments it runs against a twin inside this process.
--api http://127.0.0.1:8081, or https://api.telegram.org if built with --features tls; --chat is a private chat with the bot.
--compare runs the same against another server, `twin` for the one inside, and shows what differs.
";

/// Telegram wants about a second between the messages to a chat.
const PAUSE: Duration = Duration::from_millis(1100);

#[derive(Default)]
struct Args {
    api: Option<String>,
    token: Option<String>,
    chat: Option<i64>,
    compare: Option<String>,
    compare_token: Option<String>,
    compare_chat: Option<i64>,
}

fn parse(mut words: impl Iterator<Item = String>) -> Result<Option<Args>> {
    let mut args = Args::default();
    while let Some(word) = words.next() {
        if word == "--help" {
            return Ok(None);
        }
        let value = words
            .next()
            .with_context(|| format!("{word} needs a value"))?;
        match word.as_str() {
            "--api" => args.api = Some(value),
            "--token" => args.token = Some(value),
            "--chat" => args.chat = Some(value.parse()?),
            "--compare" => args.compare = Some(value),
            "--compare-token" => args.compare_token = Some(value),
            "--compare-chat" => args.compare_chat = Some(value.parse()?),
            _ => bail!("{word} is unknown\n{USAGE}"),
        }
    }
    Ok(Some(args))
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let mut out = std::io::stdout();
    let Some(args) = parse(std::env::args().skip(1))? else {
        return Ok(out.write_all(USAGE.as_bytes())?);
    };
    // Kept alive while it is asked.
    let twin = Twin::start(Options::default()).await?;
    let inside = inside(&twin).await?;
    let one = match &args.api {
        None => inside.clone(),
        Some(api) => {
            let token = args.token.as_deref().context("--api needs --token")?;
            let chat = args.chat.context("--api needs --chat")?;
            Server::new(api, token, chat, PAUSE)?
        }
    };
    let rows = calls::run(&one).await?;
    match args.compare.as_deref() {
        None => print(&mut out, &rows)?,
        Some(other) => {
            let other = if other == "twin" {
                inside
            } else {
                let token = args.compare_token.as_deref().unwrap_or(&one.token);
                Server::new(other, token, args.compare_chat.unwrap_or(one.chat), PAUSE)?
            };
            compare(&mut out, &rows, &calls::run(&other).await?)?;
        }
    }
    Ok(())
}

async fn inside(twin: &Twin) -> Result<Server> {
    let client = TwinClient::new(&twin.url())?;
    let people = client.people().await?;
    let chat = people.first().context("the twin has people")?.id;
    Server::new(
        &twin.url(),
        &BotConfig::default().token,
        chat,
        Duration::ZERO,
    )
}

fn print(out: &mut impl Write, rows: &[Row]) -> Result<()> {
    for row in rows {
        writeln!(out, "{:<28} {:<23} {}", row.name, row.method, row.said)?;
        if !row.as_expected() {
            writeln!(out, "{:<28} {:<23} {}", "", "but expected", row.expected)?;
        }
    }
    let odd = rows.iter().filter(|row| !row.as_expected()).count();
    writeln!(out, "{} calls, {odd} not as expected", rows.len())?;
    ensure!(odd == 0, "{odd} calls were not answered as expected");
    Ok(())
}

fn compare(out: &mut impl Write, one: &[Row], other: &[Row]) -> Result<()> {
    let mut differ = 0;
    for (a, b) in one.iter().zip(other) {
        if a.said == b.said && a.fields == b.fields {
            continue;
        }
        differ += 1;
        writeln!(out, "{} ({})", a.name, a.method)?;
        for row in [a, b] {
            writeln!(out, "    {} {}", row.said, row.fields)?;
        }
    }
    writeln!(out, "{} calls, {differ} answered differently", one.len())?;
    ensure!(differ == 0, "{differ} calls were answered differently");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn the_twin_answers_as_expected_and_as_itself() {
        let twin = Twin::start(Options::default()).await.unwrap();
        let server = inside(&twin).await.unwrap();
        let rows = calls::run(&server).await.unwrap();
        assert!(rows.len() >= 25);
        let mut out = Vec::new();
        let result = print(&mut out, &rows);
        assert!(result.is_ok(), "{}", String::from_utf8_lossy(&out));
        let again = calls::run(&server).await.unwrap();
        assert!(compare(&mut out, &rows, &again).is_ok());
    }

    #[tokio::test]
    async fn a_difference_is_found() {
        let twin = Twin::start(Options::default()).await.unwrap();
        let server = inside(&twin).await.unwrap();
        let rows = calls::run(&server).await.unwrap();
        let token = BotConfig::default().token;
        let stranger = Server::new(&twin.url(), &token, 1, Duration::ZERO).unwrap();
        let other = calls::run(&stranger).await.unwrap();
        let mut out = Vec::new();
        assert!(compare(&mut out, &rows, &other).is_err());
        assert!(print(&mut out, &other).is_err());
        let out = String::from_utf8(out).unwrap();
        assert!(out.contains("400 Bad Request: chat not found"), "{out}");
        assert!(!out.contains(&BotConfig::default().token));
    }
}
