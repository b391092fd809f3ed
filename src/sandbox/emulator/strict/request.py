"""A request as AWS's service models shape it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Request:
    service: str
    operation: str
    parameters: dict
    account: str
    region: str
