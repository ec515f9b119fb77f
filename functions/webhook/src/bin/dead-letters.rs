//! Dead letters, for whoever runs the bot: look, replay, drop.
//!
//! ```text
//! dead-letters list           hash, reason and length of each
//! dead-letters show HASH      the body
//! dead-letters replay HASH    through the real handler; gone if it is answered
//! dead-letters drop HASH      gone
//! ```
//!
//! It reads `KOPECK_TABLE` and the usual AWS variables. A hash may be cut to its beginning.
//! What replay records is on record; the bot's answer is printed, as nobody waits for it.

#![expect(clippy::print_stdout, reason = "it talks to a person")]

use anyhow::{Context, Result, bail};
use kopeck_app::conversation::Access;
use kopeck_app::ports::{DeadLetter, DeadLetters};
use kopeck_runtime::{aws, entropy::OsEntropy, settings};
use kopeck_webhook::handler::{Webhook, handle};
use kopeck_webhook::notices::Unanswered;
use lambda_http::{Body, http};

/// Only this process knows it, and only this process is asked.
const SECRET: &str = "replay";

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let name = std::env::var(settings::TABLE)
        .with_context(|| format!("{} is not set", settings::TABLE))?;
    let table = aws::table(&aws::config()?, name);
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["list"] => {
            for letter in table.dead().await? {
                println!(
                    "{}  {}  {} bytes",
                    letter.hash, letter.reason, letter.length
                );
            }
        }
        ["show", hash] => println!("{}", find(&table, hash).await?.body),
        ["replay", hash] => replay(&table, &find(&table, hash).await?).await?,
        ["drop", hash] => table.unbury(&find(&table, hash).await?).await?,
        _ => bail!("usage: dead-letters list | show HASH | replay HASH | drop HASH"),
    }
    Ok(())
}

async fn find<S: DeadLetters>(store: &S, hash: &str) -> Result<DeadLetter> {
    let mut found = store.dead().await?;
    found.retain(|letter| letter.hash.starts_with(hash));
    match found.len() {
        1 => found.pop().context("one was found"),
        0 => bail!("there is no dead letter {hash}"),
        n => bail!("{n} dead letters begin with {hash}"),
    }
}

async fn replay(table: &kopeck_runtime::aws::Table, letter: &DeadLetter) -> Result<()> {
    if letter.body.len() != letter.length {
        bail!("only the beginning of it was kept");
    }
    let webhook = Webhook::new(
        table.clone(),
        OsEntropy,
        Unanswered,
        Access::Open,
        vec![SECRET.to_owned()],
    );
    let request = http::Request::post("/")
        .header("x-telegram-bot-api-secret-token", SECRET)
        .body(Body::Text(letter.body.clone()))?;
    let response = handle(&webhook, request).await;
    println!(
        "{} {}",
        response.status(),
        String::from_utf8_lossy(response.body().as_ref())
    );
    if table.dead().await?.iter().any(|l| l.hash == letter.hash)
        && response.status() == 200
        && !response.body().is_empty()
    {
        table.unbury(letter).await?;
    }
    Ok(())
}
