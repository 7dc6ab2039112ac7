"""How much a file's cells may come to: beyond it the file is refused as a whole, never cut short."""

from __future__ import annotations

from dataclasses import dataclass

from lvyue_cli.importers.parsing.refusal import Refused

LONGEST = 32_767  # the most that a cell of a spreadsheet holds
Plain = str | int | float | list[str]


@dataclass
class Budget:
    """What may still come.

    Args:
        cells: How many cells that hold something.
        characters: How many characters in all of them.
    """

    cells: int = 2_000_000
    characters: int = 50_000_000

    def take(self, value: Plain) -> Plain:
        """Count a cell.

        Args:
            value: What it holds.

        Raises:
            Refused: It is one too many.
        """
        self.cells -= 1
        if isinstance(value, str):
            self.characters -= len(value)
            if len(value) > LONGEST:
                return ["broken", f"内容有 {len(value)} 字，过长"]
        if self.cells < 0 or self.characters < 0:
            raise Refused("IM03", "表中内容过多", "把表分成几个文件，分别导入")
        return value
