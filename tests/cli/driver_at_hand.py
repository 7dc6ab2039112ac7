"""The merge driver close at hand: git runs the command as installed, and a desk in this process answers for `lvyue`.

Starting Python and loading the models takes ten times as long as merging a file; here both are done already. What git
calls, with which arguments, in which folder, and what it makes of the exit status is all as it would be.
"""

from __future__ import annotations

import io
import os
import shutil
import socket
import sys
import tempfile
import threading
from contextlib import redirect_stderr
from pathlib import Path
from typing import TYPE_CHECKING

from lvyue_cli.cli.app import main
from lvyue_cli.workspace.session import Session

if TYPE_CHECKING:
    from datetime import date

CLIENT = """\
#!{python} -SE
import os, socket, sys
with socket.socket(socket.AF_UNIX) as desk:
    desk.connect({address!r})
    desk.sendall("\\0".join([os.getcwd(), *sys.argv[1:]]).encode())
    desk.shutdown(socket.SHUT_WR)
    answer = b"".join(iter(lambda: desk.recv(65536), b""))
status, _, said = answer.partition(b"\\0")
os.write(2, said)
sys.exit(int(status))
"""


class Desk:
    """A desk that answers whatever `lvyue` is asked, on a day."""

    def __init__(self, today: date) -> None:
        self.today = today
        self.folder = Path(tempfile.mkdtemp())  # the name of a socket has to be short
        address = str(self.folder / "desk")
        client = self.folder / "lvyue"
        client.write_text(CLIENT.format(python=sys.executable, address=address), encoding="utf-8")
        client.chmod(0o755)
        self.listening = socket.socket(socket.AF_UNIX)
        self.listening.bind(address)
        self.listening.listen()
        self.thread = threading.Thread(target=self.answer, daemon=True)
        self.thread.start()

    def answer(self) -> None:
        """Answer one call after the other until the desk is closed."""
        while True:
            asking, _ = self.listening.accept()
            with asking, asking.makefile("rb") as reading:
                if not (asked := reading.read().decode()):
                    return
                here, *arguments = asked.split("\0")
                asking.sendall(self.run(Path(here), arguments))

    def run(self, here: Path, arguments: list[str]) -> bytes:
        """Run one command in a folder, as a process of its own would."""
        home, said = Path.cwd(), io.StringIO()
        os.chdir(here)
        try:
            with redirect_stderr(said):
                status = main(arguments, Session(self.today))
        finally:
            os.chdir(home)
        return f"{status}\0{said.getvalue()}".encode()

    def close(self) -> None:
        """Close the desk."""
        with socket.socket(socket.AF_UNIX) as last:
            last.connect(str(self.folder / "desk"))
        self.thread.join()
        self.listening.close()
        shutil.rmtree(self.folder)
