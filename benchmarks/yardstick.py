"""How slow this machine is just now, so that speeds measured on different machines can be compared.

A known library is timed in turn with what is measured: opencc-python-reimplemented 0.1.7 on documents of 4.5 KB, as
it was when the speed targets of this project were set. It took 1.8 MB/s then from Traditional to Simplified and
1.4 MB/s back (± 15 %). `Yardstick.then` tells what a speed would have been on that machine.
"""

import time
from collections.abc import Iterable
from itertools import cycle

from opencc import OpenCC

__all__ = ["Yardstick"]

THEN = {"t2s": 1.8, "s2t": 1.4}  # MB/s
LENGTH = 1500  # characters of a document
MOST = 40  # documents
SHARE = 0.1  # of the time measured, spent on conversions


class Yardstick:
    """Times conversions, one document after the other, between the pieces of a measurement.

    Args:
        texts: Chinese texts to convert, in either script.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        text = ""
        for more in texts:
            text += more + "\n"
            if len(text) >= MOST * LENGTH:
                break
        to_simplified, to_traditional = (OpenCC(name).convert for name in THEN)
        work = []
        for start in range(0, min(len(text), MOST * LENGTH), LENGTH):
            simplified = to_simplified(text[start : start + LENGTH])
            traditional = to_traditional(simplified)
            work += [(to_simplified, traditional, THEN["t2s"]), (to_traditional, simplified, THEN["s2t"])]
        self._work = cycle(work)
        self._now = self._then = 0.0  # seconds

    def lap(self, seconds: float = 0.0) -> None:
        """Convert documents, for a tenth of the time that a piece of the measurement took, but one at least."""
        end = self._now + SHARE * seconds
        while True:
            convert, document, speed = next(self._work)
            start = time.process_time()
            convert(document)
            self._now += time.process_time() - start
            self._then += len(document.encode()) / 1e6 / speed
            if self._now >= end:
                return

    @property
    def factor(self) -> float:
        """How many times as long as on the machine of then the conversions took so far."""
        return self._now / self._then

    def then(self, speed: float) -> float:
        """Return what a speed that was measured between the laps would have been on the machine of then."""
        return speed * self.factor
