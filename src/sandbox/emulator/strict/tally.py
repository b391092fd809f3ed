"""How many requests were judged and refused, and the last refusals, for `multienv sandbox status`. Holds no value of a request."""

import threading
from collections import deque


class Tally:
    """Counts since the start of the server, or since it was reset."""

    def __init__(self, keep: int = 10) -> None:
        self._lock = threading.Lock()
        self._last: deque[dict[str, str]] = deque(maxlen=keep)
        self.reset()

    def reset(self) -> None:
        with self._lock:
            self._judged = self._refused = self._unjudged = 0
            self._last.clear()

    def accepted(self) -> None:
        with self._lock:
            self._judged += 1

    def unjudged(self) -> None:
        """The judge itself failed, and moto answered alone."""
        with self._lock:
            self._unjudged += 1

    def refused(self, refusal: dict[str, str]) -> None:
        """`refusal`: service, operation, member, constraint, code."""
        with self._lock:
            self._judged += 1
            self._refused += 1
            self._last.append(refusal)

    def report(self) -> dict:
        with self._lock:
            return {"judged": self._judged, "refused": self._refused, "unjudged": self._unjudged, "last": list(self._last)}
