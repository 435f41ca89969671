"""Who spoke last, or was last spoken of: whom "she" or a quotation that stands alone may mean."""

from collections.abc import Callable

from app.extract.layout import Block
from app.extract.statements.scene import Period
from app.extract.statements.voice import Voice


class Topic:
    """Whom the text is about where it has been read to; found when it is asked for, for few sentences ask."""

    def __init__(self, subject: Callable[[Period], Voice | None]) -> None:
        """Take what tells whom a sentence is about."""
        self._subject = subject
        self._voice: Voice | None = None
        self._block: Block | None = None
        self._passed: list[Period] = []  # sentences read since, of which nobody has asked whom they are about

    def speaks(self, voice: Voice, block: Block) -> None:
        """Take who speaks in a line."""
        self._voice, self._block = voice, block
        self._passed.clear()

    def passes(self, period: Period) -> None:
        """Take a sentence in which nobody speaks."""
        self._passed.append(period)

    @property
    def voice(self) -> Voice | None:
        """Return who spoke last or was spoken of last; None where the text begins."""
        while self._passed:
            period = self._passed.pop()
            told = self._subject(period)
            if told is not None:
                self.speaks(told, period.block)
        return self._voice

    def is_of(self, block: Block) -> bool:
        """Tell whether that was in the line *block*."""
        return self.voice is not None and self._block is block
