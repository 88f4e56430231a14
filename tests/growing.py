"""Whether work grows in proportion to what is worked on, whatever machine it runs on."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

#: Four times the text is four times the work, or sixteen times where each part looks at each.
_TIMES = 4
_TOO_MUCH = 9
#: Seconds of the processor: what takes less is too little to compare.
_LITTLE = 0.4


def grows_in_proportion(make: Callable[[int], T], action: Callable[[T], object], size: int) -> bool:
    """Say whether `action` on a text of `size` takes little, or some four times that of a quarter.

    Work is the processor's time of this process, so that what else the machine does counts little.
    """
    whole = _work(action, make(size))
    return whole < _LITTLE or whole < _TOO_MUCH * _work(action, make(size // _TIMES))


def _work(action: Callable[[T], object], given: T) -> float:
    began = time.process_time()
    action(given)
    return time.process_time() - began
