"""`lvyue receipt`: a server's hook puts down when a push came in."""

from __future__ import annotations

import sys

from lvyue_cli.cli.context import call
from lvyue_cli.errors import WrongUse


def receipt() -> int:
    """Put down what git tells the hook.

    Raises:
        WrongUse: Somebody typed this.
    """
    from lvyue_cli.workspace.receiving import take

    if sys.stdin.isatty():
        raise WrongUse("没有推送可记", "不必手工运行；写在服务器裸仓库的 hooks/post-receive 中：exec lvyue receipt")
    take(call().folder, sys.stdin)
    return 0
