"""`python -m lvyue_cli.importers.parsing MEMORY PROCESSOR`: the file on standard input, what it holds on output."""

from __future__ import annotations

import gc
import json
import sys
from typing import Any

from lvyue_cli.importers.parsing.budget import Budget
from lvyue_cli.importers.parsing.limits import restrain
from lvyue_cli.importers.parsing.refusal import Refused, damaged
from lvyue_cli.importers.parsing.sniff import parser_of
from lvyue_cli.packages import Broken, TooLarge, Unsafe

CODES: dict[type[Unsafe], str] = {Broken: "IM01", TooLarge: "IM03"}


def parsed(content: bytes) -> dict[str, Any]:
    """Read a file, or say why not.

    Args:
        content: The file.
    """
    try:
        return {"sheets": parser_of(content)(content, Budget())}
    except Unsafe as unsafe:
        return _refusal(Refused(CODES.get(type(unsafe), "IM02"), unsafe.message, unsafe.remedy))
    except Refused as refused:
        return _refusal(refused)
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001  whatever a library raises over a file of any origin
        return _refusal(damaged())


def _refusal(refused: Refused) -> dict[str, Any]:
    return {"refused": [refused.code, refused.message, refused.remedy]}


if __name__ == "__main__":
    gc.disable()  # the process ends with its file
    restrain(int(sys.argv[1]), int(sys.argv[2]))
    sys.stdout.write(json.dumps(parsed(sys.stdin.buffer.read()), allow_nan=False))
