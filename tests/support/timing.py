"""CPU time that a busy machine disturbs as little as may be: the least of several runs, garbage collection apart."""

import gc
import time
from collections.abc import Callable


def least(work: Callable[[], object], *, times: int = 4) -> float:
    """The least CPU seconds that a call took."""
    took = []
    for _ in range(times):
        gc.collect()
        gc.disable()
        try:
            began = time.process_time()
            work()
            took.append(time.process_time() - began)
        finally:
            gc.enable()
    return max(min(took), 0.001)


def least_ratio(work: Callable[[], object], other: Callable[[], object], *, times: int = 2, rounds: int = 3) -> float:
    """How many times as long as another a call takes: the least of several rounds, each of which times both one after the other."""
    return min(least(work, times=times) / least(other, times=times) for _ in range(rounds))
