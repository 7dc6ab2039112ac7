"""Stop or kill a process, with all its children, right before any one of its calls that change the disk.

Pure Python over ptrace. A seccomp filter makes the kernel stop the traced processes at those calls alone, so that
a whole sweep runs at nearly full speed. Linux on x86_64 and aarch64.
"""

from __future__ import annotations

import ctypes
import os
import platform
import signal
import struct
import sys
import traceback
import warnings
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

# Name: number on x86_64, on aarch64; 0 where there is no such call.
CALLS = {
    "open": (2, 0),
    "openat": (257, 56),
    "creat": (85, 0),
    "write": (1, 64),
    "pwrite64": (18, 68),
    "writev": (20, 66),
    "sendfile": (40, 71),
    "copy_file_range": (326, 285),
    "truncate": (76, 45),
    "ftruncate": (77, 46),
    "fsync": (74, 82),
    "fdatasync": (75, 83),
    "rename": (82, 0),
    "renameat": (264, 38),
    "renameat2": (316, 276),
    "link": (86, 0),
    "linkat": (265, 37),
    "symlink": (88, 0),
    "symlinkat": (266, 36),
    "unlink": (87, 0),
    "unlinkat": (263, 35),
    "mkdir": (83, 0),
    "mkdirat": (258, 34),
    "rmdir": (84, 0),
}
MACHINES = {"x86_64": (0, 0xC000003E), "aarch64": (1, 0xC00000B7)}

# Which argument is an open file; which is a path. What is neither under the folder watched is no point.
DESCRIPTORS = {"write": 0, "pwrite64": 0, "writev": 0, "sendfile": 0, "ftruncate": 0, "fsync": 0, "fdatasync": 0}
DESCRIPTORS |= {"copy_file_range": 2}
SYNCING = {"fsync", "fdatasync"}
PATHS = {"open": 0, "creat": 0, "openat": 1, "truncate": 0}
FLAGS = {"open": 1, "openat": 2}
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC

TRACEME, CONT, SETOPTIONS, GETEVENTMSG, GET_SYSCALL_INFO = 0, 7, 0x4200, 0x4201, 0x420E
FORKED, EXECUTED, FILTERED = {1, 2, 3}, 4, 7
OPTIONS = 0x02 | 0x04 | 0x08 | 0x10 | 0x80 | 0x100000  # fork, vfork, clone, exec, seccomp, kill when the tracer ends
WALL = 0x40000000
SET_SECCOMP, SET_NO_NEW_PRIVS, FILTER = 22, 38, 2
ALLOW, TRACE = 0x7FFF0000, 0x7FF00000
LOAD, EQUAL, ANY_BIT, GIVE = 0x20, 0x15, 0x45, 0x06

BROKEN = 70  # the exit status of an action that raised


class NotPermitted(Exception):
    """This system does not let one process trace another."""


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("steps", ctypes.c_void_p))


@dataclass
class Run:
    """What came of one traced run.

    Args:
        points: The calls that were counted, each with what it was about.
        status: The exit status of the action; None when it was killed.
    """

    points: list[str] = field(default_factory=list)
    status: int | None = None


def run(
    action: Callable[[], object],
    folder: Path,
    at: int = 0,
    meanwhile: Callable[[], None] | None = None,
    *,
    kill: bool = True,
    power: bool = False,
) -> Run:
    """Run an action in a child process and stop it, with all of its own children, before a call.

    Args:
        action: What to do.
        folder: Only changes under it count.
        at: Before which call, from 1; 0 never stops.
        meanwhile: What happens while all stands still.
        kill: Whether it is killed then, or goes on.
        power: Whether the power fails with it: what was written and not synced is lost, down to empty files.
    """
    tracer = _Tracer(folder, at, meanwhile, kill)
    try:
        return tracer.follow(_start(action))
    finally:
        tracer.kill_all()
        if power and tracer.result.status is None:
            tracer.lose_unsynced()


class _Tracer:
    def __init__(self, folder: Path, at: int, meanwhile: Callable[[], None] | None, kill: bool) -> None:  # noqa: FBT001
        self.folder, self.at, self.meanwhile, self.kill = str(folder), at, meanwhile, kill
        self.alive: set[int] = set()
        self.told: set[int] = set()  # children alive whose parents have told of them
        self.untold: set[int] = set()  # children that ended first: a slow tracer hears of the youngest before the rest
        self.unsynced: set[int] = set()
        self.result = Run()

    def follow(self, first: int) -> Run:
        _, status = os.waitpid(first, WALL)
        _ptrace(SETOPTIONS, first, 0, OPTIONS)
        self._born(first)
        _ptrace(CONT, first, 0, 0)
        while self.alive:
            pid, status = os.waitpid(-1, WALL)
            if not os.WIFSTOPPED(status):
                self._ended(pid, status, first)
            elif self._stopped(pid, status):
                return self.result
        return self.result

    def _born(self, pid: int) -> None:
        if pid in self.untold:
            self.untold.discard(pid)
            return
        self.told.add(pid)
        self.alive.add(pid)

    def _ended(self, pid: int, status: int, first: int) -> None:
        self.alive.discard(pid)
        if pid not in self.told:
            self.untold.add(pid)
        self.told.discard(pid)
        if pid == first:
            self.result.status = os.waitstatus_to_exitcode(status)

    def _stopped(self, pid: int, status: int) -> bool:
        event, sent = status >> 16, os.WSTOPSIG(status)
        if event in FORKED:
            self._born(_message(pid))
        if event == FILTERED and self._reached(pid):
            return True
        new = pid not in self.alive or (not event and sent == signal.SIGSTOP)
        self.alive.add(pid)
        _ptrace(CONT, pid, 0, 0 if event or new else sent)
        return False

    def _reached(self, pid: int) -> bool:
        name, arguments = _call(pid)
        about = _about(pid, name, arguments, self.folder)
        if about is None:
            return False
        stands = len(self.result.points) + 1 == self.at and self.kill
        if name in DESCRIPTORS and not stands:
            self._track(pid, name, arguments[DESCRIPTORS[name]])
        self.result.points.append(about)
        if len(self.result.points) != self.at:
            return False
        if self.meanwhile:
            self.meanwhile()
        return self.kill

    def _track(self, pid: int, name: str, number: int) -> None:
        inode = Path(f"/proc/{pid}/fd/{number & 0xFFFFFFFF}").stat().st_ino
        (self.unsynced.discard if name in SYNCING else self.unsynced.add)(inode)

    def lose_unsynced(self) -> None:
        for path in Path(self.folder).rglob("*"):
            if path.is_file() and path.stat().st_ino in self.unsynced:
                os.truncate(path, 0)

    def kill_all(self) -> None:
        for pid in self.alive:
            _kill(pid)
        # Until none is left at all: a child born at the last moment is traced too, and nobody has told of it yet.
        while True:
            try:
                pid, status = os.waitpid(-1, WALL)
            except ChildProcessError:
                return
            if os.WIFSTOPPED(status):
                _kill(pid)


def _start(action: Callable[[], object]) -> int:
    steps = _filter()
    sys.stdout.flush()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a fork of a process with threads: the child uses none
        pid = os.fork()
    if pid:
        return pid
    status = BROKEN
    try:
        _be_traced(steps)
        action()
        status = 0
    except SystemExit as error:
        status = int(error.code or 0)
    except BaseException:  # noqa: BLE001 -- the child must never return into the test
        traceback.print_exc()
    finally:
        os._exit(status)
    return 0


def _be_traced(steps: bytes) -> None:
    libc = ctypes.CDLL(None, use_errno=True)
    libc.ptrace(TRACEME, 0, 0, 0)
    os.kill(os.getpid(), signal.SIGSTOP)
    libc.prctl(SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    buffer = ctypes.create_string_buffer(steps, len(steps))
    program = _Program(len(steps) // 8, ctypes.addressof(buffer))
    if libc.prctl(SET_SECCOMP, FILTER, ctypes.byref(program), 0, 0):
        os._exit(BROKEN)


def _filter() -> bytes:
    column, architecture = MACHINES[platform.machine()]
    steps = [(LOAD, 0, 0, 4), (EQUAL, 1, 0, architecture), (GIVE, 0, 0, ALLOW), (LOAD, 0, 0, 0)]
    for name, numbers in CALLS.items():
        if not numbers[column]:
            continue
        if name in FLAGS:
            check = [(LOAD, 0, 0, 16 + 8 * FLAGS[name]), (ANY_BIT, 0, 1, WRITING), (GIVE, 0, 0, TRACE)]
            steps += [(EQUAL, 0, 4, numbers[column]), *check, (GIVE, 0, 0, ALLOW)]
        else:
            steps += [(EQUAL, 0, 1, numbers[column]), (GIVE, 0, 0, TRACE)]
    return b"".join(struct.pack("HBBI", *step) for step in [*steps, (GIVE, 0, 0, ALLOW)])


def _about(pid: int, name: str, arguments: tuple[int, ...], folder: str) -> str | None:
    if name in DESCRIPTORS:
        target = _descriptor(pid, arguments[DESCRIPTORS[name]])
        return f"{name} {target}" if target.startswith(folder) else None
    if name in PATHS:
        target = _string(pid, arguments[PATHS[name]])
        inside = target.startswith(folder) or not target.startswith("/")
        return f"{name} {target}" if inside else None
    at = 1 if name.endswith(("at", "at2")) else 0
    return f"{name} {_string(pid, arguments[at])}"


def _call(pid: int) -> tuple[str, tuple[int, ...]]:
    column, _ = MACHINES[platform.machine()]
    buffer = ctypes.create_string_buffer(96)
    _ptrace(GET_SYSCALL_INFO, pid, len(buffer), ctypes.addressof(buffer))
    number, *arguments = struct.unpack_from("7Q", buffer.raw, 24)
    name = next(name for name, numbers in CALLS.items() if numbers[column] == number)
    return name, tuple(arguments)


def _descriptor(pid: int, number: int) -> str:
    try:
        return str(Path(f"/proc/{pid}/fd/{number & 0xFFFFFFFF}").readlink())
    except OSError:
        return ""


def _string(pid: int, address: int) -> str:
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        memory.seek(address)
        return memory.read(4096).partition(b"\0")[0].decode("utf-8", "replace")


def _message(pid: int) -> int:
    value = ctypes.c_ulong()
    _ptrace(GETEVENTMSG, pid, 0, ctypes.addressof(value))
    return value.value


def _kill(pid: int) -> None:
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)


def _ptrace(request: int, pid: int, address: int, data: int) -> None:
    ptrace = ctypes.CDLL(None, use_errno=True).ptrace
    ptrace.argtypes = (ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p)
    ptrace.restype = ctypes.c_long
    if ptrace(request, pid, address, data) < 0:
        raise NotPermitted(os.strerror(ctypes.get_errno()))


def obstacle(folder: Path) -> str:
    """Say why the rig cannot work on this system, having tried it on one file; empty where it can.

    Args:
        folder: A folder to write in.
    """
    if sys.platform != "linux" or platform.machine() not in MACHINES:
        return f"{sys.platform} {platform.machine()}"
    try:
        done = run((folder / "probe").touch, folder)
    except (NotPermitted, OSError) as error:
        return repr(error)
    return "" if done.status == 0 and len(done.points) == 1 else repr(done)
