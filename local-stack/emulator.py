"""The emulator of AWS: how it is started, and the few calls we make to it."""

import json
import os
import shutil
import subprocess
import urllib.error
import urllib.parse
import urllib.request
import xml.etree.ElementTree as xml
from pathlib import Path

from processes import STARTED_AT, Failed
from tools import VENV

REGION = "us-east-1"
# Every account number and key is right to an emulator.
CREDENTIALS = {
    "AWS_ACCESS_KEY_ID": "test",
    "AWS_SECRET_ACCESS_KEY": "test",
    "AWS_DEFAULT_REGION": REGION,
    "AWS_REGION": REGION,
}
COMPOSE = Path(__file__).resolve().parent / "compose.yaml"


def clean_environment() -> dict:
    """Little of our own: functions inherit the emulator's whole environment,
    and nobody's real AWS profile or proxy may take part."""
    kept = ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR")
    return {name: os.environ[name] for name in kept if name in os.environ}


def command(port: int, proxy: str, state: Path, keep: bool) -> tuple[list, dict]:
    """How to start the emulator: arguments and environment.

    `proxy` is where functions send their calls; `keep` saves the state at the end.
    """
    env = clean_environment()
    if os.environ.get("EMULATOR", "ministack") == "localstack":
        _need_docker()
        env |= {"KOPECK_PORT": str(port), "KOPECK_STATE": str(state)}
        return ["docker", "compose", "--file", COMPOSE, "up", "--abort-on-container-exit"], env
    temporary = state.parent / "tmp"
    temporary.mkdir(exist_ok=True)
    env |= {
        # Without these two it would listen on every interface, and the
        # functions would call the real AWS.
        "BIND_HOST": "127.0.0.1",
        "AWS_ENDPOINT_URL": proxy,
        "GATEWAY_PORT": str(port),
        "IOT_MTLS_ENABLED": "0",
        "TMPDIR": str(temporary),
        # How many functions run at once; beyond it is 429, as at AWS. Its own
        # default depends on the machine's memory.
        "LAMBDA_ACCOUNT_CONCURRENCY": os.environ.get("KOPECK_CONCURRENCY", "100"),
    }
    if os.environ.get("KOPECK_AUTH"):
        env["AUTH"] = "true"
    if keep:
        env |= {"PERSIST_STATE": "1", "STATE_DIR": str(state)}
    return [VENV / "bin" / "ministack"], env


def _need_docker() -> None:
    hint = "EMULATOR=localstack needs Docker, leave it out for the emulator that does not"
    if not shutil.which("docker"):
        raise Failed(f"there is no docker command; {hint}")
    if subprocess.run(["docker", "info"], capture_output=True).returncode != 0:
        raise Failed(f"no Docker daemon answers; {hint}")


class Emulator:
    """Calls to a running emulator. It checks no signature, so none is made."""

    def __init__(self, port: int):
        self.url = f"http://127.0.0.1:{port}"
        self._opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))

    def request(self, service: str, path: str, body: bytes | None, headers=None, method=None):
        """The answer's headers and body."""
        credential = f"test/20260101/{REGION}/{service}/aws4_request"
        signature = f"AWS4-HMAC-SHA256 Credential={credential}, SignedHeaders=host, Signature=0"
        request = urllib.request.Request(self.url + path, body, method=method)
        for name, value in ({"Authorization": signature} | (headers or {})).items():
            request.add_header(name, value)
        try:
            with self._opener.open(request, timeout=90) as response:
                return response.headers, response.read()
        except urllib.error.HTTPError as error:
            raise Failed(f"{service} {path}: {error.code} {error.read()[:300]!r}") from None

    def stack(self, name: str) -> dict | None:
        """Status, outputs and tags of a stack, or None where there is none."""
        query = {"Action": "DescribeStacks", "Version": "2010-05-15", "StackName": name}
        form = {"Content-Type": "application/x-www-form-urlencoded"}
        try:
            _, body = self.request("cloudformation", "/", urllib.parse.urlencode(query).encode(), form)
        except Failed:
            return None
        # Namespaces say nothing here and differ between emulators.
        tree = xml.fromstring(body)
        for element in tree.iter():
            element.tag = element.tag.rpartition("}")[2]
        pairs = {
            kind: {
                member.findtext(f"{kind}Key") or member.findtext("Key"): member.findtext(
                    f"{kind}Value"
                )
                or member.findtext("Value")
                for member in tree.iterfind(f".//{kind}s/member")
            }
            for kind in ("Output", "Tag")
        }
        return {
            "status": tree.findtext(".//StackStatus"),
            "outputs": pairs["Output"],
            "tags": pairs["Tag"],
        }

    def function(self, name: str) -> dict:
        """A function's configuration."""
        _, body = self.request("lambda", f"/2015-03-31/functions/{name}/configuration", None)
        return json.loads(body)

    def invoke(self, name: str) -> str | None:
        """Runs a function with an empty event and waits; what went wrong, or None."""
        path = f"/2015-03-31/functions/{name}/invocations"
        headers, body = self.request("lambda", path, b"{}", {"Content-Type": "application/json"})
        failed = headers.get("X-Amz-Function-Error")
        return f"{failed}: {body.decode(errors='replace')[:500]}" if failed else None

    def make_bucket(self, name: str) -> None:
        """A bucket for the code of functions, if it is not there."""
        self.request("s3", f"/{name}", b"", method="PUT")

    def log_lines(self, group: str, since: int) -> list[tuple[int, str]]:
        """What a function wrote, as (milliseconds, line)."""
        lines, token = [], None
        while True:
            query = {"logGroupName": group, "startTime": since}
            if token:
                query["nextToken"] = token
            headers = {
                "X-Amz-Target": "Logs_20140328.FilterLogEvents",
                "Content-Type": "application/x-amz-json-1.1",
            }
            _, body = self.request("logs", "/", json.dumps(query).encode(), headers)
            answer = json.loads(body)
            lines += [(event["timestamp"], event["message"]) for event in answer["events"]]
            token = answer.get("nextToken")
            if not token:
                return lines


class FunctionLogs:
    """Copies what functions log into files: the emulator keeps it only as CloudWatch does."""

    def __init__(self, emulator: Emulator, groups: dict[str, str], directory: Path):
        self.emulator = emulator
        self.directory = directory
        self.groups = groups
        # Lines of earlier starts are in the files already.
        self.since = {name: int(STARTED_AT * 1000) for name in groups}
        self.seen: dict[str, list[str]] = {name: [] for name in groups}

    def copy(self) -> None:
        """Appends what is new."""
        for name, group in self.groups.items():
            try:
                lines = self.emulator.log_lines(group, self.since[name])
            except (Failed, OSError):
                continue
            # Lines of the last millisecond come twice: they may not have been all.
            fresh = lines[len(self.seen[name]) :]
            if not fresh:
                continue
            with open(self.directory / f"{name}.log", "a") as log:
                log.writelines(text.rstrip("\n") + "\n" for _, text in fresh)
            newest = lines[-1][0]
            self.since[name] = newest
            self.seen[name] = [text for at, text in lines if at == newest]
