"""Values as text and as JSON, made what a boto3 call takes; a value of another type is a violation."""

import base64
import binascii
import math
from datetime import datetime, timezone

from botocore.utils import parse_timestamp

from ..violation import Violation

WHOLE = ("integer", "long", "short", "byte")
BROKEN = ("float", "double")
SPECIAL = {"NaN": math.nan, "Infinity": math.inf, "-Infinity": -math.inf}


class NotOfType(Exception):
    """The value is not of the type that the model wants."""


def of_text(shape, text: str):
    """A value of the query string, a header, a form or an XML element."""
    kind = shape.type_name
    if kind in WHOLE:
        return _number(int, text)
    if kind in BROKEN:
        return SPECIAL[text] if text in SPECIAL else _number(float, text)
    if kind == "boolean":
        if text.lower() not in ("true", "false"):
            raise NotOfType()
        return text.lower() == "true"
    if kind == "timestamp":
        return moment(text)
    return of_base64(text) if kind == "blob" else text


def of_json(shape, value):
    """A value of a JSON document."""
    kind = shape.type_name
    if kind == "boolean":
        return _only(bool, value)
    if kind in WHOLE:
        # A float without a fraction is a whole number in JSON.
        whole = int(value) if isinstance(value, float) and value.is_integer() else value
        return _only(int, whole)
    if kind in BROKEN:
        return SPECIAL[value] if isinstance(value, str) and value in SPECIAL else _only((int, float), value)
    if kind == "timestamp":
        return moment(value)
    return of_base64(_only(str, value)) if kind == "blob" else _only(str, value)


def of_cbor(shape, value):
    """A value of a CBOR document, whose bytes and timestamps have types of their own."""
    if shape.type_name == "blob":
        return _only(bytes, value)
    if shape.type_name == "timestamp":
        return value if isinstance(value, datetime) else moment(value)
    return of_json(shape, value)


def moment(value) -> datetime:
    """A point of time: seconds since 1970, ISO 8601 or RFC 822."""
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        raise NotOfType()
    try:
        return parse_timestamp(value).astimezone(timezone.utc)
    except (ValueError, OverflowError, OSError, RuntimeError) as error:
        raise NotOfType() from error


def of_base64(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as error:
        raise NotOfType() from error


def wrong_type(shape, path: str) -> Violation:
    return Violation("type", path, f"Member must be of type {shape.type_name}")


def _number(kind, text: str):
    # Python takes "1_000" and " 1 " too.
    if "_" in text or text != text.strip():
        raise NotOfType()
    try:
        return kind(text)
    except ValueError as error:
        raise NotOfType() from error


def _only(kind, value):
    if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
        raise NotOfType()
    return value
