#!/usr/bin/env python3
"""The whole of Kopeck on this machine: emulator, functions, Telegram's twin.

  stack.py setup            check the machine, install the pinned tools into .venv
  stack.py up               start everything and keep it until Ctrl-C
  stack.py run -- COMMAND   start a fresh stack, run COMMAND against it, stop it
  stack.py reset            forget what `up` has kept

Everything listens on loopback. Settings, from the environment: KOPECK_PROFILE (a
profile of Cargo, dev by default), KOPECK_CONCURRENCY (how many functions run at
once, 100 by default), KOPECK_AI_KEY with KOPECK_AI_URL and KOPECK_AI_MODEL (the AI that
`up` asks; without a key nobody is asked, and `run` asks a stand-in), KOPECK_AUTH (set it, and the emulator enforces the policies
of the template), EMULATOR (ministack, or localstack with Docker).
"""

import argparse
import hashlib
import json
import os
import shutil
import signal
import sys
import tempfile
import time
import urllib.parse
from pathlib import Path

import deploy
import tools
from emulator import REGION, Emulator, FunctionLogs, clean_environment, command
from processes import Children, Failed, answers, free_port, read_json, say

LOCAL = tools.PROJECT / ".local"
FUNCTION_URLS = f".lambda-url.{REGION}.on.aws"


def asked_ai() -> dict[str, str]:
    """The template's parameters for the AI that the environment names, if it has a key."""
    names = {"AiKey": "KOPECK_AI_KEY", "AiUrl": "KOPECK_AI_URL", "AiModel": "KOPECK_AI_MODEL"}
    given = {name: os.environ.get(variable) for name, variable in names.items()}
    return {name: value for name, value in given.items() if value} if given["AiKey"] else {}


def start(
    home: Path, binaries: dict[str, Path], children: Children, keep: bool, tests: bool
) -> dict:
    """Starts a stack that lives in `home`; its stack.json. For tests an AI is stood in for."""
    # The same ports as last time if they are free: what Telegram's twin and the
    # deployed settings remember stays true, and there is nothing to deploy.
    last = read_json(home / "ports.json")
    ports = {name: free_port(last.get(name)) for name in ("emulator", "proxy", "twin", "ai")}
    (home / "ports.json").write_text(json.dumps(ports))
    urls = {name: f"http://127.0.0.1:{port}" for name, port in ports.items()}
    emulator = Emulator(ports["emulator"])

    say(f"starting the emulator on {emulator.url}")
    argv, env = command(ports["emulator"], urls["proxy"], home / "emulator", keep)
    children.start("emulator", argv, env)
    options = ["--port", ports["proxy"], "--upstream", emulator.url]
    children.start("proxy", [binaries["proxy"], *options], clean_environment())
    children.wait_for("the emulator", lambda: answers(f"{emulator.url}/_localstack/health"), 60)
    children.wait_for("the proxy", lambda: answers(f"{urls['proxy']}/_proxy/counts"))

    say(f"starting Telegram's twin on {urls['twin']}")
    options = ["--port", ports["twin"], "--token", deploy.TOKEN, "--state", home / "twin.json"]
    options += ["--name", "Kopeck", "--username", "kopeck_bot"]
    options += ["--resolve", f"{FUNCTION_URLS}=127.0.0.1:{ports['emulator']}"]
    options += ["--ready-file", home / "twin-ready.json"]
    children.start("twin", [binaries["telegram-twin"], *options], clean_environment())
    children.wait_for("the twin", lambda: answers(f"{urls['twin']}/control/state"))

    ai = asked_ai()
    if tests:
        children.start("ai", [binaries["ai-twin"], "--port", ports["ai"]], clean_environment())
        ai = {"AiKey": "sk-nobodys", "AiUrl": f"{urls['ai']}/chat/completions"}

    template = deploy.prepare(binaries, home / "deploy")
    outputs = deploy.deploy(emulator, template, urls["twin"], ai, children)
    webhook = emulator.function(outputs["WebhookFunctionName"])
    secret = webhook["Environment"]["Variables"]["KOPECK_WEBHOOK_SECRET"]
    functions = {
        name.removesuffix("FunctionName").lower(): value
        for name, value in outputs.items()
        if name.endswith("FunctionName")
    }
    stack = {
        "chat_page": f"{urls['twin']}/",
        "webhook_url": outputs["WebhookUrl"],
        "webhook_reach": {
            "base": emulator.url,
            "host": urllib.parse.urlsplit(outputs["WebhookUrl"]).hostname,
        },
        # What Telegram sends as the secret header; the functions register this.
        "webhook_secret": hashlib.sha256(secret.encode()).hexdigest(),
        "table": outputs["TableName"],
        "bus": outputs["BusName"],
        "region": REGION,
        "endpoint": emulator.url,
        "proxy": urls["proxy"],
        "twin": urls["twin"],
        "ai": urls["ai"],
        "functions": functions,
        "logs": str(home / "logs"),
    }
    (home / "stack.json").write_text(json.dumps(stack, indent=2) + "\n")

    say("running init, which registers the webhook and the commands")
    failed = emulator.invoke(outputs["InitFunctionName"])
    if failed:
        say(f"init failed, it runs again every minute: {failed}")
    return stack


def function_logs(stack: dict) -> FunctionLogs:
    """The copier of this stack's function logs."""
    emulator = Emulator(urllib.parse.urlsplit(stack["endpoint"]).port)
    groups = {
        name: emulator.function(function).get("LoggingConfig", {}).get("LogGroup")
        or f"/aws/lambda/{function}"
        for name, function in stack["functions"].items()
    }
    return FunctionLogs(emulator, groups, Path(stack["logs"]))


def programs(bin_dir: Path | None) -> dict[str, Path]:
    """The programs of the stack: those in `bin_dir`, or freshly built."""
    if bin_dir is None:
        return tools.build()
    return {path.name: path.resolve() for path in bin_dir.iterdir() if path.is_file()}


def up(options: argparse.Namespace) -> int:
    """Starts the stack of this working copy and keeps it until Ctrl-C."""
    tools.setup()
    with tools.locked(LOCAL / "up.lock", busy="the local stack of this project runs already"):
        binaries = programs(options.bin_dir)
        (LOCAL / "logs").mkdir(exist_ok=True)
        children = Children(LOCAL / "logs")
        try:
            stack = start(LOCAL, binaries, children, keep=True, tests=False)
            logs = function_logs(stack)
            say("ready")
            print(f"\n  Talk to the bot: {stack['chat_page']}", flush=True)
            print(f"  Logs: {stack['logs']}\n  Stop: Ctrl-C\n", flush=True)
            while True:
                children.check()
                logs.copy()
                time.sleep(1)
        finally:
            (LOCAL / "stack.json").unlink(missing_ok=True)
            say("stopping")
            children.stop()


def run(options: argparse.Namespace) -> int:
    """Runs a command against a stack of its own; its exit code."""
    if not options.command:
        raise Failed("what to run? stack.py run -- COMMAND")
    tools.setup()
    binaries = programs(options.bin_dir)
    home = options.state_dir or Path(tempfile.mkdtemp(prefix="kopeck-"))
    (home / "logs").mkdir(parents=True, exist_ok=True)
    children = Children(home / "logs")
    code, logs = 1, None
    try:
        stack = start(home, binaries, children, keep=bool(options.state_dir), tests=True)
        logs = function_logs(stack)
        say(f"running {' '.join(options.command)}")
        figures = home / "figures.txt"
        env = {"KOPECK_STACK": str(home / "stack.json"), "KOPECK_FIGURES": str(figures)}
        code = children.run(options.command, os.environ | env, logs.copy)
        say(f"it ended with code {code}")
        if figures.exists():
            print("\nfigures\n" + "".join(sorted(figures.open())), flush=True)
    finally:
        if logs:
            logs.copy()
        children.stop()
        if code == 0 and not options.state_dir:
            shutil.rmtree(home, ignore_errors=True)
        else:
            say(f"the logs are in {home / 'logs'}")
    return code


def reset(_: argparse.Namespace) -> int:
    """Forgets the emulator's state and the twin's, which only make sense together."""
    with tools.locked(LOCAL / "up.lock", busy="stop the local stack first, with Ctrl-C"):
        for path in LOCAL.iterdir():
            if path.is_dir():
                shutil.rmtree(path)
            elif path.suffix != ".lock":
                path.unlink()
    say("the local stack's data is gone")
    return 0


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    commands.add_parser("setup").set_defaults(do=lambda _: tools.setup() or 0)
    commands.add_parser("reset").set_defaults(do=reset)
    starting = argparse.ArgumentParser(add_help=False)
    starting.add_argument("--bin-dir", type=Path, help="take the programs from here, build nothing")
    commands.add_parser("up", parents=[starting]).set_defaults(do=up)
    running = commands.add_parser("run", parents=[starting])
    running.add_argument("--state-dir", type=Path, help="keep the state and the logs here")
    running.add_argument("command", nargs="*")
    running.set_defaults(do=run)
    options = parser.parse_args()

    def ask_to_stop(number, _frame):
        raise SystemExit(128 + number)

    # SIGINT by name too: a shell starts what is in the background without it.
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, ask_to_stop)
    try:
        return options.do(options)
    except Failed as failed:
        print(f"stack.py: {failed}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
