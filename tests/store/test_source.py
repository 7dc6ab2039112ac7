"""Reading a ledger's folder: plain files inside it, and nothing else."""

from __future__ import annotations

import hashlib
import os
import socket
from typing import TYPE_CHECKING

import pytest

from lvyue_cli.store.source import LIMIT, WorkTree, walk
from lvyue_cli.text.refusal import Rejected

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "台账 一"
    (root / "problems").mkdir(parents=True)
    (root / "lvyue.yaml").write_text("format: 1\n", encoding="utf-8")
    (tmp_path / "secret.yaml").write_text("password: 1\n", encoding="utf-8")
    return root


def refusal(root: Path, path: str) -> str:
    with pytest.raises(Rejected) as refused:
        WorkTree(root).read(path)
    with pytest.raises(Rejected):
        WorkTree(root).digest(path)
    return refused.value.code


def test_a_plain_file_is_read_as_it_is(root: Path) -> None:
    assert WorkTree(root).read("lvyue.yaml") == b"format: 1\n"
    assert WorkTree(root).digest("lvyue.yaml") == hashlib.sha256(b"format: 1\n").hexdigest()


@pytest.mark.parametrize(
    "path", ["units.yaml", "problems/2024/A00/ZD-2024-A0001.yaml", "lvyue.yaml/inside", "/etc/hosts"]
)
def test_a_file_that_is_not_there_is_nothing(root: Path, path: str) -> None:
    assert WorkTree(root).read(path) is None
    assert WorkTree(root).digest(path) is None


@pytest.mark.parametrize("target", ["../secret.yaml", "lvyue.yaml", "nowhere.yaml"])
def test_a_link_is_refused_wherever_it_leads(root: Path, target: str) -> None:
    (root / "units.yaml").symlink_to(target)
    assert refusal(root, "units.yaml") == "FS01"


def test_a_file_below_a_linked_folder_is_refused(root: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "one.yaml").write_text("id: 1\n", encoding="utf-8")
    (root / "evidence").symlink_to(tmp_path / "elsewhere")
    assert refusal(root, "evidence/one.yaml") == "FS01"


@pytest.mark.parametrize("path", ["../secret.yaml", "problems/../../secret.yaml", "problems/../lvyue.yaml"])
def test_a_way_out_of_the_ledger_is_refused(root: Path, path: str) -> None:
    assert refusal(root, path) == "FS01"


def test_a_fifo_is_refused_and_does_not_make_the_reader_wait(root: Path) -> None:
    os.mkfifo(root / "units.yaml")
    assert refusal(root, "units.yaml") == "FS01"


def test_a_socket_and_a_folder_are_no_files(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("units.yaml")
        assert refusal(root, "units.yaml") == "FS01"
    assert refusal(root, "problems") == "FS01"


def test_a_ledger_reached_through_a_link_is_read_all_the_same(root: Path, tmp_path: Path) -> None:
    (tmp_path / "shortcut").symlink_to(root)
    assert WorkTree(tmp_path / "shortcut").read("lvyue.yaml") == b"format: 1\n"


def test_a_file_as_large_as_allowed_is_read_and_a_larger_one_refused(root: Path) -> None:
    (root / "units.yaml").write_bytes(b"a" * LIMIT)
    assert len(WorkTree(root).read("units.yaml") or b"") == LIMIT
    (root / "units.yaml").write_bytes(b"a" * (LIMIT + 1))
    with pytest.raises(Rejected, match="TX10 文件超过 256 KiB"):
        WorkTree(root).read("units.yaml")


def test_evidence_may_be_larger_than_a_record(root: Path) -> None:
    (root / "video.mp4").write_bytes(b"a" * (LIMIT + 1))
    assert WorkTree(root).digest("video.mp4") == hashlib.sha256(b"a" * (LIMIT + 1)).hexdigest()


def test_names_are_sorted_folders_end_in_a_slash_and_hidden_files_are_left_out(root: Path) -> None:
    for name in ("b.yaml", "a.yaml", ".b.yaml.swp"):
        (root / "problems" / name).write_text("", encoding="utf-8")
    (root / "problems" / "2024").mkdir()
    (root / "problems" / "linked").symlink_to(root)
    assert WorkTree(root).names("problems") == ("2024/", "a.yaml", "b.yaml", "linked")
    assert WorkTree(root).names("nowhere") == ()
    assert WorkTree(root).names("lvyue.yaml") == ()


def test_walking_finds_every_file_in_order_and_follows_no_link(root: Path) -> None:
    for path in ("2024/B00/x.yaml", "2024/A00/y.yaml", "z.yaml"):
        (root / "problems" / path).parent.mkdir(parents=True, exist_ok=True)
        (root / "problems" / path).write_text("", encoding="utf-8")
    (root / "problems" / "loop").symlink_to(root)
    assert list(walk(WorkTree(root), "problems")) == [
        "problems/2024/A00/y.yaml",
        "problems/2024/B00/x.yaml",
        "problems/loop",
        "problems/z.yaml",
    ]


def test_what_a_crash_left_behind_is_read_from_the_overlay(root: Path) -> None:
    source = WorkTree(root, {"lvyue.yaml": b"format: 2\n", "units.yaml": None})
    assert source.read("lvyue.yaml") == b"format: 2\n"
    assert source.read("units.yaml") is None
    assert source.digest("lvyue.yaml") == hashlib.sha256(b"format: 2\n").hexdigest()
