"""One request after the other: what moto holds are plain dictionaries, and a thread that walks one fails when another changes it.

The provider asks for ten things at once. In an hour of that some request would end with `RuntimeError: dictionary changed size during iteration`.
"""

import sys
import threading
from contextlib import contextmanager

# A request that moto sends to itself would otherwise wait for the one that sent it. Ten new services on a busy machine take seconds.
LONGEST_WAIT_SECONDS = 120.0

# Answered when something has come, or after up to a minute: nobody waits for these.
LONG_POLLS = {
    ("lambda", "Invoke"),
    ("sqs", "ReceiveMessage"),
    ("stepfunctions", "GetActivityTask"),
    ("stepfunctions", "StartSyncExecution"),
    ("swf", "PollForActivityTask"),
    ("swf", "PollForDecisionTask"),
}


class Turns:
    """`longest_wait`: seconds after which a request no longer waits for its turn."""

    def __init__(self, longest_wait: float = LONGEST_WAIT_SECONDS) -> None:
        self._lock = threading.Lock()
        self._longest_wait = longest_wait

    @contextmanager
    def turn(self):
        taken = self._lock.acquire(timeout=self._longest_wait)
        if not taken:
            print(f"Not in turn: a request has waited for {self._longest_wait:.0f} s", file=sys.stderr, flush=True)
        try:
            yield
        finally:
            if taken:
                self._lock.release()
