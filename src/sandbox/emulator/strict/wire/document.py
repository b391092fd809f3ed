"""Documents that know types: JSON 1.0 and 1.1, the bodies of REST-JSON, and CBOR."""

import io
import json

from botocore.parsers import RpcV2CBORParser

from ..violation import Violation, join, unknown
from .scalars import NotOfType, of_cbor, of_json, wrong_type


class DocumentReader:
    """Walks what `json.loads` or a CBOR reader gave; `scalar` makes a value of it."""

    def __init__(self, scalar=of_json) -> None:
        self.scalar = scalar
        self.violations: list[Violation] = []

    def read(self, shape, document) -> dict:
        """The whole document; `shape` is None where the operation has no parameters."""
        if document is None:
            return {}
        if shape is None:
            return self._structure_without_members(document)
        return self._structure(shape, document, "") or {}

    def value(self, shape, value, path: str):
        """None where it is not of the type."""
        kind = shape.type_name
        if kind == "structure":
            return value if getattr(shape, "is_document_type", False) else self._structure(shape, value, path)
        if kind == "list":
            return self._list(shape, value, path)
        if kind == "map":
            return self._map(shape, value, path)
        try:
            return self.scalar(shape, value)
        except NotOfType:
            self.violations.append(wrong_type(shape, path))
            return None

    def _structure(self, shape, value, path: str) -> dict | None:
        if not isinstance(value, dict):
            self.violations.append(wrong_type(shape, path))
            return None
        names = {member.serialization.get("name", name): name for name, member in shape.members.items() if "location" not in member.serialization}
        parsed = {}
        for key, item in value.items():
            name = names.get(key)
            if name is None:
                # A union may say of what type it is.
                if key != "__type":
                    self.violations.append(unknown(path, key))
            elif item is not None:
                read = self.value(shape.members[name], item, join(path, name))
                if read is not None:
                    parsed[name] = read
        return parsed

    def _structure_without_members(self, document) -> dict:
        for key in document if isinstance(document, dict) else ():
            self.violations.append(unknown("", key))
        return {}

    def _list(self, shape, value, path: str) -> list | None:
        if not isinstance(value, list):
            self.violations.append(wrong_type(shape, path))
            return None
        return [self.value(shape.member, item, join(path, number)) for number, item in enumerate(value, 1) if item is not None]

    def _map(self, shape, value, path: str) -> dict | None:
        if not isinstance(value, dict):
            self.violations.append(wrong_type(shape, path))
            return None
        return {key: self.value(shape.value, item, join(path, "value")) for key, item in value.items() if item is not None}


class Malformed(Exception):
    """The body is no document of its protocol."""


def json_of(body: bytes):
    """None for an empty body."""
    if not body.strip():
        return None
    try:
        return json.loads(body)
    except ValueError as error:
        raise Malformed() from error


def cbor_of(body: bytes):
    """None for an empty body."""
    if not body:
        return None
    try:
        return RpcV2CBORParser().parse_data_item(io.BufferedReader(io.BytesIO(body)))
    except Exception as error:
        raise Malformed() from error


def cbor_reader() -> DocumentReader:
    return DocumentReader(of_cbor)
