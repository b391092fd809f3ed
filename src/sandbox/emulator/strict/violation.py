"""One thing in a request that AWS's service models forbid."""

import re
from dataclasses import dataclass
from typing import Literal

Kind = Literal["malformed", "operation", "unknown", "required", "type", "enum", "pattern", "length", "range", "size"]


@dataclass(frozen=True)
class Violation:
    """`member` is a path such as `Tags.1.Key`; `constraint` is a sentence in AWS's words. Neither holds a value of the request."""

    kind: Kind
    member: str
    constraint: str


def join(path: str, name: object) -> str:
    """The path of what stands below `path`."""
    return f"{path}.{name}" if path else str(name)


def unknown(path: str, name: str) -> Violation:
    """A member that the model does not have. What can be no name of a member may be a value in the wrong place, and is not repeated."""
    plain = re.fullmatch(r"[A-Za-z][\w:-]{0,63}|\d{1,4}", name) is not None
    return Violation("unknown", join(path, name if plain else "(no name)"), "Member is not known")
