"""What AWS would answer instead of doing it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Refusal:
    code: str
    message: str
    status: int = 400
