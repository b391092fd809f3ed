"""What the models say of values: required, length, range, size, pattern, enumeration."""

from . import enums
from .patterns import matches
from .violation import Violation, join
from .wire.scalars import BROKEN, WHOLE

BITS = {"byte": 8, "short": 16, "integer": 32, "long": 64}


class Constraints:
    """Walks the dict of a call beside its shape."""

    def __init__(self, service: str) -> None:
        self.service = service
        self.violations: list[Violation] = []

    def check(self, shape, value, path: str = "") -> None:
        kind = shape.type_name
        if value is None or getattr(shape, "is_document_type", False):
            return
        if kind == "structure":
            self._structure(shape, value, path)
        elif kind == "list":
            self._size(shape, len(value), path)
            for number, item in enumerate(value, 1):
                self.check(shape.member, item, join(path, number))
        elif kind == "map":
            self._map(shape, value, path)
        elif kind == "string" and isinstance(value, str):
            self._string(shape, value, path)
        elif kind == "blob":
            self._bounds(shape, len(value), path, ("length", "Member must have length"))
        elif kind in WHOLE or kind in BROKEN:
            self._number(shape, value, path)

    def _structure(self, shape, value: dict, path: str) -> None:
        for name in shape.required_members:
            # An idempotency token is filled in by every SDK; AWS takes a call without it.
            if name not in value and not self._is_optional(shape.members[name]):
                self._add("required", join(path, name), "Member must not be null")
        if getattr(shape, "is_tagged_union", False) and len(value) != 1:
            self._add("required", path, "Exactly one member must be set")
        for name, item in value.items():
            self.check(shape.members[name], item, join(path, name))

    def _is_optional(self, member) -> bool:
        """Bytes of the body are left to moto; see wire/rest.py."""
        return member.metadata.get("idempotencyToken", False) or (member.type_name == "blob" and member.serialization.get("streaming", False))

    def _map(self, shape, value: dict, path: str) -> None:
        self._size(shape, len(value), path)
        for key, item in value.items():
            self.check(shape.key, key, join(path, "key"))
            self.check(shape.value, item, join(path, "value"))

    def _string(self, shape, value: str, path: str) -> None:
        # Java counts a character beyond the first 65,536 twice.
        self._bounds(shape, len(value.encode("utf-16-le", "surrogatepass")) // 2, path, ("length", "Member must have length"))
        if shape.enum and not enums.allows(self.service, shape, value):
            self._add("enum", path, f"Member must satisfy enum value set: [{shortened(shape.enum)}]")
        pattern = shape.metadata.get("pattern")
        if pattern is not None and not matches(pattern, value):
            self._add("pattern", path, f"Member must satisfy regular expression pattern: {pattern}")

    def _number(self, shape, value, path: str) -> None:
        bits = BITS.get(shape.type_name)
        if bits is not None and not -(2 ** (bits - 1)) <= value < 2 ** (bits - 1):
            self._add("type", path, f"Member must be of type {shape.type_name}")
            return
        self._bounds(shape, value, path, ("range", "Member must have value"))

    def _size(self, shape, size: int, path: str) -> None:
        self._bounds(shape, size, path, ("size", "Member must have length"))

    def _bounds(self, shape, size, path: str, words: tuple) -> None:
        kind, sentence = words
        low, high = shape.metadata.get("min"), shape.metadata.get("max")
        if low is not None and size < low:
            self._add(kind, path, f"{sentence} greater than or equal to {low}")
        if high is not None and size > high:
            self._add(kind, path, f"{sentence} less than or equal to {high}")

    def _add(self, kind, path: str, constraint: str) -> None:
        self.violations.append(Violation(kind, path, constraint))


def shortened(values: list[str]) -> str:
    """EC2 knows 1,400 instance types; who misspelt one needs no list of them."""
    return ", ".join(values) if len(values) <= 12 else f"{', '.join(values[:12])}, and {len(values) - 12} more"
