"""What the machine must have, and the pinned tools that are put into .venv."""

import contextlib
import fcntl
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from processes import Failed, say

PROJECT = Path(__file__).resolve().parent.parent
VENV = PROJECT / ".venv"
REQUIREMENTS = Path(__file__).resolve().parent / "requirements.txt"

# Program, Debian's package.
PROGRAMS = [("cargo", "rustup"), ("cc", "gcc"), ("make", "make"), ("git", "git")]


@contextlib.contextmanager
def locked(path: Path, busy: str | None = None):
    """Holds a lock on a file. With `busy`, fails with it instead of waiting."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | (fcntl.LOCK_NB if busy else 0))
        except BlockingIOError:
            raise Failed(busy) from None
        yield


def setup() -> None:
    """Checks the machine and makes .venv. A second time this takes no time."""
    _check_machine()
    with locked(PROJECT / ".local" / "setup.lock"):
        _make_venv()


def _check_machine() -> None:
    if sys.version_info < (3, 10):
        raise Failed(f"Python 3.10 or newer is needed, this is {sys.version.split()[0]}")
    missing = [(program, package) for program, package in PROGRAMS if not shutil.which(program)]
    if not all(importlib.util.find_spec(module) for module in ("venv", "ensurepip")):
        missing.append(("Python's venv module", "python3-venv"))
    if missing:
        names = ", ".join(program for program, _ in missing)
        packages = " ".join(package for _, package in missing)
        hint = "\nRust comes from https://rustup.rs too." if not shutil.which("cargo") else ""
        raise Failed(f"missing: {names}. On Debian: sudo apt-get install {packages}{hint}")


def _make_venv() -> None:
    stamp = VENV / "kopeck-stamp"
    wanted = hashlib.sha256(REQUIREMENTS.read_bytes() + sys.version.encode()).hexdigest()
    if stamp.exists() and stamp.read_text() == wanted:
        return
    say("installing the pinned tools into .venv, once; this takes a minute")
    subprocess.run([sys.executable, "-m", "venv", "--clear", VENV], check=True)
    pip = subprocess.Popen(
        [VENV / "bin" / "pip", "install", "--disable-pip-version-check", "--no-input"]
        # Compiling all of it ahead takes longer than what is used of it needs.
        + ["--no-compile", "-r", REQUIREMENTS],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    lines, found = [], 0
    for line in pip.stdout:
        lines.append(line)
        if line.startswith("Collecting"):
            found += 1
            if found % 25 == 0:
                say(f"  {found} packages found")
        elif line.startswith("Installing collected"):
            say(f"  installing {found} packages")
    if pip.wait() != 0:
        raise Failed("pip could not install the tools:\n" + "".join(lines[-15:]))
    stamp.write_text(wanted)


def build() -> dict[str, Path]:
    """Builds the functions, the twin and the proxy for this machine; their files."""
    profile = os.environ.get("KOPECK_PROFILE", "dev")
    packages = ["webhook", "init", "worker", "telegram-twin", "ai-twin", "proxy"]
    say(f"building the functions and the twin, profile {profile}")
    argv = ["cargo", "build", "--bins", "--profile", profile]
    argv += [part for package in packages for part in ("--package", f"kopeck-{package}")]
    argv += ["--message-format", "json-render-diagnostics"]
    cargo = subprocess.run(argv, cwd=PROJECT, stdout=subprocess.PIPE, text=True)
    if cargo.returncode != 0:
        raise Failed("cargo could not build them, see above")
    messages = [json.loads(line) for line in cargo.stdout.splitlines()]
    return {
        message["target"]["name"]: Path(message["executable"])
        for message in messages
        if message.get("executable")
    }
