"""Setting a box's paragraphs; every measure is in em, the size of the body, so that it holds at any size."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lvyue_cli.reports.drawing import Look
from lvyue_cli.reports.typesetting import wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lvyue_cli.reports.chart_drawing.words import Paragraph

PITCH = 1.35  # of lines, over their size
ASCENT = 0.88  # of Chinese type, over its size
PADDING, BETWEEN = 0.5, 0.25  # inside a box, and between its paragraphs
CENTRED = frozenset({Look.TITLE, Look.MARGIN, Look.HEADING, Look.SITUATION, Look.COUNT})


@dataclass(frozen=True, slots=True)
class Setting:
    """Paragraphs set in a box of one width.

    Args:
        paragraphs: The paragraphs.
        width: Of the box.
    """

    paragraphs: Sequence[Paragraph]
    width: float

    @property
    def height(self) -> float:
        """How high the box must be."""
        *_, (top, paragraph, _) = self._lines()
        return top + paragraph.scale * PITCH + PADDING

    def lines(self, look: Look, height: float) -> Iterator[tuple[float, float, Paragraph, str]]:
        """Place the lines in the box.

        Args:
            look: What the box is; what is more than needed lies above and below where the text is centred.
            height: Its height.

        Yields:
            The left end or the middle of a line, its base, the paragraph it is of, and its text.
        """
        centred = look in CENTRED
        left = self.width / 2 if centred else PADDING
        down = (height - self.height) / 2 if centred else 0.0
        for top, paragraph, text in self._lines():
            yield left, down + top + paragraph.scale * (ASCENT + (PITCH - 1) / 2), paragraph, text

    def _lines(self) -> Iterator[tuple[float, Paragraph, str]]:
        """Give each line with its upper side within the box."""
        top = PADDING
        for paragraph in self.paragraphs:
            for text in wrapped(paragraph.text, (self.width - 2 * PADDING) / paragraph.scale):
                yield top, paragraph, text
                top += paragraph.scale * PITCH
            top += BETWEEN
