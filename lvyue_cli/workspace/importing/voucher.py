"""The voucher of a payment that a sheet tells of: one may pay several rows only where its own sum is known."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from lvyue_cli.importers.reading import Fault

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lvyue_cli.importers.reading import Place
    from lvyue_cli.workspace.scene import Scene


@dataclass(frozen=True, slots=True)
class Voucher:
    """The voucher of a payment.

    Args:
        stage: Who enters the payment, on which day, with the voucher.
        total: What the voucher comes to; nothing where nobody said.
        drawn: What the rows before were paid by each voucher, by its sha256.
    """

    stage: Scene
    total: Decimal | None
    drawn: Mapping[str, Decimal]

    @property
    def sha256(self) -> str:
        """Of the voucher's bytes."""
        return self.stage.papers[0].sha256

    def refused(self, more: Decimal, place: Place) -> Fault | None:
        """Say why it cannot pay one more row; nothing where it can (虚报偿还金额: one slip told as several payments).

        Args:
            more: The sum of the row.
            place: The row's cell.
        """
        before = self.drawn.get(self.sha256)
        if before is not None and self.total is None:
            remedy = "一张凭证付几条的，加 --voucher-sum 凭证总额；各有凭证的，各加 --voucher 编号=文件"
            return Fault("IM61", place, "付款凭证已用于前面的行，没有写明凭证总额，不能再登记", remedy)
        paid = (before or Decimal()) + more
        if self.total is not None and paid > self.total:
            message = f"凭证总额 {self.total:,.2f} 元，至这一行已付 {paid:,.2f} 元，不能登记"
            return Fault("IM61", place, message, "核对凭证和累计已付")
        return None
