"""Child processes that cannot outlive us, and lines that tell how far we are."""

import ctypes
import json
import os
import random
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

STARTED = time.monotonic()
STARTED_AT = time.time()


class Failed(Exception):
    """Something a person has to know about; the message is the whole story."""


def say(text: str) -> None:
    """One line of progress, with the seconds since the start."""
    print(f"[{time.monotonic() - STARTED:6.1f} s] {text}", file=sys.stderr, flush=True)


# One socket for each port that we gave out, see `free_port`.
_RESERVED: list[socket.socket] = []


def free_port(wanted: int | None = None) -> int:
    """`wanted` if nothing listens there, else a free port of loopback.

    The range is below the one from which the kernel takes ports for outgoing
    connections, so that a port kept for the next start is likely to be free.
    Until we end, the UDP port of that number is taken, which nothing else here
    uses: so two stacks that start together never choose the same.
    """
    candidates = [wanted] if wanted else []
    candidates += random.sample(range(20000, 32000), 50)
    for port in candidates:
        mark = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        try:
            mark.bind(("127.0.0.1", port))
            with socket.socket() as probe:
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                probe.bind(("127.0.0.1", port))
        except OSError:
            mark.close()
            continue
        _RESERVED.append(mark)
        return port
    raise Failed("no free port on 127.0.0.1 between 20000 and 32000")


def answers(url: str) -> bool:
    """Whether a GET of `url` is answered with 200."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(url, timeout=2) as response:
            return response.status == 200
    except (urllib.error.URLError, OSError):
        return False


def _die_with_parent() -> None:
    """On Linux a child is told to stop even if we are killed without warning."""
    try:
        ctypes.CDLL(None).prctl(1, signal.SIGTERM)  # PR_SET_PDEATHSIG
    except (AttributeError, OSError):
        pass


class Children:
    """The processes of one stack, each in a group of its own.

    So Ctrl-C in the terminal reaches only us, and we end them in order: what
    saves its state is asked to stop and waited for.
    """

    def __init__(self, logs: Path):
        self.logs = logs
        self.running: list[tuple[str, subprocess.Popen]] = []

    def start(self, name: str, argv: list, env: dict) -> subprocess.Popen:
        """Starts `argv`; its output goes to the log of that name."""
        with open(self.logs / f"{name}.log", "ab") as log:
            child = subprocess.Popen(
                [str(arg) for arg in argv],
                env=env,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                preexec_fn=_die_with_parent,
            )
        self.running.append((name, child))
        return child

    def run(self, argv: list, env: dict, each_second) -> int:
        """Runs a command to its end, its output is ours; its exit code."""
        child = subprocess.Popen(
            argv, env=env, start_new_session=True, preexec_fn=_die_with_parent
        )
        self.running.append((argv[0], child))
        self.wait(child, each_second)
        # A shell's way to say that a signal ended it.
        return child.returncode if child.returncode >= 0 else 128 - child.returncode

    def wait(self, child: subprocess.Popen, each_second=lambda: None) -> None:
        """Waits for the end of one of them while the others run."""
        beat = time.monotonic()
        while child.poll() is None:
            self.check(but=child)
            if time.monotonic() >= beat:
                each_second()
                beat = time.monotonic() + 1
            time.sleep(0.05)
        self.running = [(name, other) for name, other in self.running if other is not child]
        _sweep(child)

    def check(self, but: subprocess.Popen | None = None) -> None:
        """Fails when one of them has ended by itself."""
        for name, child in self.running:
            if child is not but and child.poll() is not None:
                log = self.logs / f"{name}.log"
                lines = log.read_text(errors="replace").splitlines()[-15:]
                raise Failed(
                    f"{name} ended with code {child.returncode}. The end of {log}:\n  "
                    + "\n  ".join(lines)
                )

    def wait_for(self, what: str, ready, seconds: float = 30) -> None:
        """Waits until `ready()` is true."""
        end = time.monotonic() + seconds
        while not ready():
            self.check()
            if time.monotonic() > end:
                raise Failed(f"{what} was not ready within {seconds:.0f} s, see {self.logs}")
            time.sleep(0.05)

    def stop(self) -> None:
        """Ends all, the last started first. A second Ctrl-C does not cut it short."""
        before = [(s, signal.signal(s, signal.SIG_IGN)) for s in (signal.SIGINT, signal.SIGTERM)]
        while self.running:
            _, child = self.running.pop()
            if child.poll() is None:
                child.terminate()
            try:
                child.wait(timeout=20)
            except subprocess.TimeoutExpired:
                pass
            _sweep(child)
        for number, handler in before:
            signal.signal(number, handler)


def _sweep(child: subprocess.Popen) -> None:
    """Ends what is left of a child's group, such as functions of an emulator."""
    try:
        os.killpg(child.pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        pass
    child.wait()


def read_json(path: Path) -> dict:
    """The object in a file, or an empty one."""
    try:
        return json.loads(path.read_text())
    except (OSError, ValueError):
        return {}
