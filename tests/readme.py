"""What README.md must show: its tables and its console session; `python tests/readme.py` writes them anew."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from lvyue_cli.audit.catalogue import AUDIT
from lvyue_cli.cli.acts import SPELLINGS
from lvyue_cli.diagnostics import SEVERITIES
from lvyue_cli.records.action import ACTIONS, TRANSITIONS
from lvyue_cli.reports.form import SUBJECTS
from lvyue_cli.reports.forms import FORMS
from lvyue_cli.store.rulebook import catalogue

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
TODAY = "2024-07-01"
REGENERATE = "README.md is behind the code; write it anew: python tests/readme.py"

SESSION = re.compile(r"(?<=```console\n).*?(?=```)", re.DOTALL)
SYNC = re.compile(r"(?<=<!-- dialogue: sync -->\n```text\n).*?(?=```)", re.DOTALL)
OF_THIS_DAY = "提示：办理日期"  # names the day on which it is run
TABLE = re.compile(r"(?P<head><!-- table: (?P<name>\w+) -->\n).*?(?P<foot><!-- end of table -->)", re.DOTALL)
HOOK = re.compile(r"<!-- hook: (\S+) -->\n```bash\n(.*?)```\n", re.DOTALL)
SET_UP = re.compile(r"<!-- set-up: (\w+) -->\n```sh\n(.*?)\n```\n", re.DOTALL)


def set_up_commands(text: str) -> dict[str, str]:
    """Give the set-up commands by name."""
    return dict(SET_UP.findall(text))


def actions() -> str:
    """Print the table of actions."""
    return _table("环节", "名称", "说明", "选项", rows=[_action(name) for name in TRANSITIONS])


def _action(name: str) -> tuple[str, ...]:
    row = ACTIONS[name]
    options = [f"`{SPELLINGS[key].option}`{'*' if key in row.required else ''}" for key in row.keys]
    return f"`{name}`", row.label, row.purpose, " ".join(options)


def rules() -> str:
    """Print the table of rules."""
    rows = [(one.code, one.title, one.ground, SEVERITIES[one.severity]) for one in catalogue()]
    return _table("代码", "应当做到", "依据", "不合时", rows=rows)


def forms() -> str:
    """Print the table of forms."""
    rows = [
        (f"`{name}`", one.label, one.format, f"一个{SUBJECTS[one.subject]}一份" * (one.subject != "ledger"))
        for name, one in FORMS.items()
    ]
    return _table("表格", "名称", "格式", "份数", rows=rows)


def audit() -> str:
    """Print the table of what a history is audited on."""
    rows = [(code, one.title, one.basis, one.remedy, SEVERITIES[one.severity]) for code, one in AUDIT.items()]
    return _table("代码", "应当做到", "依据", "怎么办", "不合时", rows=rows)


def hook(name: str) -> str:
    """Give a hook that the page shows, by its file's name; `server` is the setting that belongs to them."""
    shown: dict[str, str] = dict(HOOK.findall(README.read_text(encoding="utf-8")))
    return shown[name]


def _table(*header: str, rows: Sequence[tuple[str, ...]]) -> str:
    lines = [header, tuple("---" for _ in header), *rows]
    return "".join(f"| {' | '.join(cells)} |\n".replace("|  |", "| |") for cells in lines)


TABLES = {"actions": actions, "rules": rules, "audit": audit, "forms": forms}


def with_tables(text: str) -> str:
    """Write the tables anew."""
    return TABLE.sub(lambda found: found["head"] + TABLES[found["name"]]() + found["foot"], text)


def with_session(text: str, folder: Path) -> str:
    """Run the session's commands and write down what they print.

    Args:
        text: The page.
        folder: An empty folder to run them in.
    """
    for name in ("反馈.txt", "回单.txt"):
        (folder / name).write_text(name, encoding="utf-8")
    return SESSION.sub(lambda found: played(found[0], folder), text)


def with_sync(text: str, folder: Path) -> str:
    """Run the session of two offices, on this very day, and write down what they print.

    Args:
        text: The page.
        folder: An empty folder to run them in.
    """
    return SYNC.sub(lambda found: _dateless(played(found[0], folder, None)), text)


def _dateless(shown: str) -> str:
    return "".join(line for line in shown.splitlines(keepends=True) if not line.startswith(OF_THIS_DAY))


def played(session: str, folder: Path, today: str | None = TODAY) -> str:
    """Run every line that begins with `$`, each in the folder where the one before left off."""
    shown = ""
    for line in session.splitlines():
        if line.startswith("$ "):
            said, folder = _run(line[2:], folder, today)
            shown += f"{line}\n{said}"
    return shown


def _run(command: str, folder: Path, today: str | None) -> tuple[str, Path]:
    if command.startswith("cd "):
        return "", folder / command[3:]
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        # Unbuffered: in the order of a terminal.
        env=os.environ | {"PATH": path, "PYTHONUNBUFFERED": "1"} | ({"LVYUE_TODAY": today} if today else {}),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    return done.stdout, folder


def write() -> None:
    """Write README.md anew, with an officer's identity of its own."""
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        (home / ".gitconfig").write_text("[user]\nname = 示例经办\nemail = jingban@example.invalid\n", encoding="utf-8")
        os.environ |= {"HOME": name, "GIT_CONFIG_GLOBAL": str(home / ".gitconfig"), "GIT_CONFIG_NOSYSTEM": "1"}
        text = with_session(with_tables(README.read_text(encoding="utf-8")), home)
        (home / "同步").mkdir()
        text = with_sync(text, home / "同步")
    README.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write()
