"""Deploys the real template.yaml to the emulator, with functions built for this machine."""

import hashlib
import os
import platform
import re
import shutil
import subprocess
from pathlib import Path

from emulator import CREDENTIALS, Emulator, clean_environment
from processes import Children, Failed, say
from tools import PROJECT, VENV

STACK = "kopeck-local"
BUCKET = "kopeck-local-code"
# Of the right shape and nobody's.
TOKEN = "1234567890:FAKE-token-of-the-local-stack-000000"

# One function in the template: its code's place, and the program that is its code.
CODE = "    CodeUri: ."
FUNCTION = re.compile(
    r"^      BuildProperties: \{ Binary: (?P<binary>\w+) \}\n    Properties:\n", re.MULTILINE
)


def prepare(binaries: dict[str, Path], directory: Path) -> Path:
    """A copy of the template in which only CodeUri differs, and the code beside it."""
    template = (PROJECT / "template.yaml").read_text()
    if template.count(CODE + "\n") != 1:
        raise Failed(f"template.yaml: expected one line {CODE.strip()!r}, for all functions")
    shutil.rmtree(directory, ignore_errors=True)
    found = [match["binary"] for match in FUNCTION.finditer(template)]
    for name in found:
        if name not in binaries:
            raise Failed(f"template.yaml has a function {name}, and no program of that name is built")
        bootstrap = directory / name / "bootstrap"
        bootstrap.parent.mkdir(parents=True)
        shutil.copy(binaries[name], bootstrap)
        bootstrap.chmod(0o755)
        # Symbols are most of a debug build. Without strip it is only slower.
        if shutil.which("strip"):
            subprocess.run(["strip", bootstrap], capture_output=True)
    if len(found) != template.count("Type: AWS::Serverless::Function\n"):
        raise Failed("template.yaml: a function does not name its Binary as the others do")
    template = template.replace(CODE + "\n", "")
    template = FUNCTION.sub(lambda it: f"{it[0]}      CodeUri: {it['binary']}\n", template)
    copy = directory / "template.yaml"
    copy.write_text(template)
    return copy


def deploy(
    emulator: Emulator, template: Path, telegram: str, ai: dict[str, str], children: Children
) -> dict:
    """Brings the stack up to date, with nothing to do if it is; its outputs."""
    parameters = {
        "BotToken": TOKEN,
        "Stage": "local",
        "TelegramApi": telegram,
        **ai,
        "Architecture": "arm64" if platform.machine() in ("arm64", "aarch64") else "x86_64",
    }
    # The stack itself says what it was made from, so that an emulator which
    # lost its last state cannot disagree with a note of ours.
    inputs = hashlib.sha256(repr(sorted(parameters.items())).encode())
    for file in sorted(path for path in template.parent.rglob("*") if path.is_file()):
        inputs.update(str(file.relative_to(template.parent)).encode() + file.read_bytes())
    inputs = inputs.hexdigest()

    stack = emulator.stack(STACK)
    if stack and stack["tags"].get("inputs") == inputs and _complete(stack):
        say("the stack is as it should be, nothing to deploy")
        return stack["outputs"]

    say("deploying template.yaml")
    emulator.make_bucket(BUCKET)
    env = clean_environment() | CREDENTIALS
    env |= {
        "AWS_ENDPOINT_URL": emulator.url,
        "AWS_CONFIG_FILE": os.devnull,
        "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
        "SAM_CLI_TELEMETRY": "0",
        # sam asks an emulator as rarely as it asks AWS; seconds go by in that.
        "SAM_CLI_POLL_DELAY": "0.2",
    }
    argv = [VENV / "bin" / "sam", "deploy", "--template-file", template]
    argv += ["--stack-name", STACK, "--s3-bucket", BUCKET, "--capabilities", "CAPABILITY_IAM"]
    argv += ["--no-confirm-changeset", "--no-fail-on-empty-changeset"]
    argv += ["--tags", f"inputs={inputs}"]
    argv += ["--parameter-overrides", *(f"{name}={value}" for name, value in parameters.items())]
    sam = children.start("deploy", argv, env)
    children.wait(sam)
    if sam.returncode != 0:
        log = children.logs / "deploy.log"
        end = "\n  ".join(log.read_text(errors="replace").splitlines()[-25:])
        raise Failed(f"the deployment failed. The end of {log}:\n  {end}")
    stack = emulator.stack(STACK)
    if not stack or not _complete(stack):
        raise Failed(f"the deployment ended, but the stack is {stack and stack['status']}")
    return stack["outputs"]


def _complete(stack: dict) -> bool:
    return stack["status"] in ("CREATE_COMPLETE", "UPDATE_COMPLETE")
