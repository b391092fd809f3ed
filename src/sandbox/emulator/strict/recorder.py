"""Writes the requests of a deploy down for tests, as they stood on the wire, without a secret in them.

One line of JSON each: service, operation, method, target (path and query string), headers, body. What the models call sensitive, what is
called a password or a secret, tokens, signatures and the contents of objects are replaced or left out.
"""

import base64
import json
import re
import threading
from datetime import datetime
from urllib.parse import quote, quote_plus
from xml.sax.saxutils import escape

from .call import Call
from .parameters import parameters_of
from .wire.message import Message

SECRET = re.compile(r"password|secretstring|secretbinary|privatekey|sessiontoken", re.IGNORECASE)
KEPT = ("content-type", "content-encoding", "host", "smithy-protocol", "x-amz-target")
LEFT_OUT = ("security-token", "content-sha256", "date", "user-agent", "checksum", "sdk-")
KEY = "MULTIENV111122223333"


class Recorder:
    """Appends to a file."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._lock = threading.Lock()

    def record(self, call: Call | None, message: Message) -> None:
        if call is None or call.operation is None:
            return
        line = line_of(call, message)
        if line is not None:
            with self._lock, open(self._file, "a", encoding="utf-8") as file:
                file.write(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n")


def line_of(call: Call, message: Message) -> dict | None:
    """None where a secret could not be taken out."""
    shape = call.operation.input_shape
    payload = shape.serialization.get("payload") if shape is not None else None
    is_object = payload is not None and shape.members[payload].type_name == "blob"
    # Bytes of a binary protocol are kept as they are, one character each.
    body = "" if is_object else message.body.decode("latin-1" if call.protocol == "cbor" else "utf-8")
    target = message.environ.get("RAW_URI") or message.path
    secrets = [] if shape is None else list(secrets_of(shape, parameters_of(call, message)[0]))
    for secret in secrets:
        body, target = without(body, secret), without(target, secret)
    if any(form in body or form in target for secret in secrets for form in forms(secret) if set(secret) - set("x0-")):
        return None
    return {
        "service": call.service,
        "operation": call.name,
        "method": message.method,
        "target": re.sub(r"(X-Amz-(?:Security-Token|Signature|Credential)=)[^&]*", r"\1", target),
        "headers": headers_of(call, message),
        "body": body,
    }


def headers_of(call: Call, message: Message) -> dict[str, str]:
    kept = {name: value for name in KEPT if (value := message.header(name)) is not None}
    more = {f"x-amz-{name}": value for name, value in message.headers_from("x-amz-").items() if not any(part in name for part in LEFT_OUT)}
    signed_for = re.search(r"/\d{8}/[^/]+/([^/]+)/aws4_request", message.header("authorization") or "")
    if signed_for is None:
        return {**kept, **more}
    return {**kept, **more, "authorization": f"AWS4-HMAC-SHA256 Credential={KEY}/20260101/{call.region}/{signed_for[1]}/aws4_request"}


def secrets_of(shape, value, name: str = ""):
    """The texts within the value of a shape that nobody may read."""
    if isinstance(value, dict) and shape.type_name == "structure" and not getattr(shape, "is_document_type", False):
        for key, item in value.items():
            yield from secrets_of(shape.members[key], item, key)
    elif isinstance(value, dict) and shape.type_name == "map":
        for item in value.values():
            yield from secrets_of(shape.value, item, name)
    elif isinstance(value, list):
        for item in value:
            yield from secrets_of(shape.member, item, name)
    elif not isinstance(value, (bool, int, float, datetime)) and value and is_secret(shape, name):
        yield base64.b64encode(value).decode() if isinstance(value, bytes) else value


def is_secret(shape, name: str) -> bool:
    metadata = shape.metadata
    return bool(metadata.get("sensitive") or metadata.get("idempotencyToken") or SECRET.search(name))


def forms(text: str) -> set[str]:
    """How a text may stand on the wire."""
    in_json = (json.dumps(text)[1:-1], json.dumps(text, ensure_ascii=False)[1:-1])
    html = in_json[1].replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    return {text, quote(text, safe=""), quote(text), quote_plus(text), *in_json, html, escape(text)}


def without(place: str, secret: str) -> str:
    """Letters and digits of a token become 0, and everything of another secret x: its length stays."""
    is_token = re.fullmatch(r"[0-9a-fA-F-]{32,36}", secret) is not None
    stand_in = re.sub(r"[0-9a-zA-Z]", "0", secret) if is_token else "x" * len(secret)
    for form in sorted(forms(secret), key=len, reverse=True):
        place = place.replace(form, stand_in)
    return place
