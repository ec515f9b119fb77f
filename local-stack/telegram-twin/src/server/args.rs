//! Command line arguments.

use anyhow::{Context, Result, bail};

use super::Options;

/// What `--help` prints.
pub const USAGE: &str = "\
telegram-twin: a Bot API server that behaves as Telegram does, on 127.0.0.1

  --port N                port to listen on; 0, the default, takes a free one
  --state FILE            keep the state here over restarts
  --token TOKEN           the bot's token
  --name NAME             the bot's name, for a new state
  --username NAME         the bot's @name, for a new state
  --resolve SUFFIX=ADDR   let host names resolve to a loopback address, such as
                          .on.aws=127.0.0.1:4566; may be repeated
  --ready-file FILE       write {\"port\": .., \"url\": ..} here once it listens
";

/// Reads the arguments; `None` means that the usage was asked for.
///
/// # Errors
/// If an argument is unknown, or its value is missing or wrong.
pub fn parse(mut args: impl Iterator<Item = String>) -> Result<Option<Options>> {
    let mut options = Options::default();
    while let Some(arg) = args.next() {
        let mut value = || args.next().with_context(|| format!("{arg} needs a value"));
        match arg.as_str() {
            "--help" | "-h" => return Ok(None),
            "--port" => options.port = value()?.parse().context("--port needs a number")?,
            "--state" => options.state = Some(value()?.into()),
            "--token" => options.token = Some(value()?),
            "--name" => options.name = Some(value()?),
            "--username" => options.username = Some(value()?),
            "--resolve" => {
                let entry = value()?;
                options
                    .names
                    .add(&entry)
                    .with_context(|| format!("--resolve {entry}"))?;
            }
            "--ready-file" => options.ready_file = Some(value()?.into()),
            _ => bail!("unknown argument {arg}\n\n{USAGE}"),
        }
    }
    Ok(Some(options))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(args: &str) -> Result<Option<Options>> {
        parse(args.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn arguments_are_read_or_refused() {
        let line = "--port 8081 --state a/b.json --resolve .on.aws=127.0.0.1:4566";
        let options = read(line).unwrap().unwrap();
        assert_eq!(options.port, 8081);
        assert_eq!(options.state.unwrap().to_str(), Some("a/b.json"));
        assert!(options.names.resolve("x.on.aws").is_ok());
        assert!(read("--help").unwrap().is_none());
        for wrong in ["--prot 1", "--port", "--port x", "--resolve a=192.0.2.1:80"] {
            assert!(read(wrong).is_err(), "{wrong}");
        }
    }
}
