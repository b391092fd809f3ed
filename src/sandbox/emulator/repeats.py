"""The answers to what an SDK asks once more because it did not get the first one: what was made by then would be refused to it as taken."""

import re
from collections import OrderedDict

READS = re.compile(r"(Describe|Get|List|Head|BatchGet)")
MOST_KEPT = 500
LARGEST_KEPT = 64 * 1024


class Repeats:
    """Of calls that change something and succeed, by the number that the SDK gives a call for all its attempts.

    AWS would carry the call out once more. Between it and an SDK an answer hardly ever gets lost; on a laptop with too much to do it has.
    """

    def __init__(self) -> None:
        self._kept: OrderedDict[str, tuple[str, list, bytes]] = OrderedDict()

    def once(self, environ: dict, name: str, work, start_response) -> list[bytes]:
        """Answers by `work(start_response)`, or as it answered an earlier attempt."""
        invocation = environ.get("HTTP_AMZ_SDK_INVOCATION_ID")
        if not invocation or READS.match(name):
            return work(start_response)
        if attempt_of(environ.get("HTTP_AMZ_SDK_REQUEST", "")) > 1 and invocation in self._kept:
            status, headers, body = self._kept[invocation]
            start_response(status, headers)
            return [body]
        started = []

        def start(status: str, headers: list, exc_info=None):
            started[:] = [status, headers]
            return start_response(status, headers, exc_info)

        answer = work(start)
        body = b"".join(answer)
        if hasattr(answer, "close"):
            answer.close()
        if started and started[0].startswith("2") and len(body) <= LARGEST_KEPT:
            self._kept[invocation] = (*started, body)
            if len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)
        return [body]


def attempt_of(header: str) -> int:
    """`attempt=2; max=25`."""
    told = re.match(r"attempt=(\d{1,3})\b", header)
    return int(told[1]) if told else 1
