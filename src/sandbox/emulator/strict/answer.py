"""A refusal in the protocol of the service: what an SDK makes an error of."""

import json
import re
import struct
import uuid
from http import HTTPStatus
from xml.sax.saxutils import escape

from .refusal import Refusal

# Namespaces are not read by SDKs, and left out.
XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
NOT_IN_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def answer(refusal: Refusal, protocol: str, service: str, start_response, method: str = "POST") -> list[bytes]:
    """Sends it."""
    identity = str(uuid.uuid4())
    body, content_type = _body(refusal, protocol, service, identity)
    reason = HTTPStatus(refusal.status).phrase if refusal.status in HTTPStatus._value2member_map_ else "Refused"
    headers = [
        ("Content-Type", content_type),
        ("Content-Length", str(len(body))),
        ("x-amzn-RequestId", identity),
        ("x-amz-request-id", identity),
        ("x-amzn-ErrorType", refusal.code),
    ]
    if protocol == "json" and service in ("sqs", "cloudwatch"):
        headers.append(("x-amzn-query-error", f"{refusal.code};Sender"))
    if protocol == "cbor":
        headers.append(("smithy-protocol", "rpc-v2-cbor"))
    start_response(f"{refusal.status} {reason}", headers)
    return [b"" if method == "HEAD" else body]


def _body(refusal: Refusal, protocol: str, service: str, identity: str) -> tuple[bytes, str]:
    code, message = escape(refusal.code), escape(NOT_IN_XML.sub("\ufffd", refusal.message))
    if protocol == "cbor":
        return cbor({"__type": refusal.code, "message": refusal.message}), "application/cbor"
    if protocol in ("json", "rest-json"):
        # Services spell it both ways, and so do the SDKs that read it.
        fields = {"__type": refusal.code, "code": refusal.code, "message": refusal.message, "Message": refusal.message}
        return json.dumps(fields).encode(), "application/json" if protocol == "rest-json" else "application/x-amz-json-1.1"
    if protocol == "ec2":
        error = f"<Response><Errors><Error><Code>{code}</Code><Message>{message}</Message></Error></Errors><RequestID>{identity}</RequestID></Response>"
    elif service == "s3":
        error = f"<Error><Code>{code}</Code><Message>{message}</Message><RequestId>{identity}</RequestId></Error>"
    else:
        fault = "Sender" if refusal.status < 500 else "Receiver"
        error = f"<ErrorResponse><Error><Type>{fault}</Type><Code>{code}</Code><Message>{message}</Message></Error><RequestId>{identity}</RequestId></ErrorResponse>"
    return (XML + error).encode(), "text/xml"


def cbor(fields: dict[str, str]) -> bytes:
    """A map of texts."""
    parts = [bytes([0xA0 + len(fields)])]
    for text in (text for pair in fields.items() for text in pair):
        encoded = text.encode()
        parts.append(struct.pack(">BI", 0x7A, len(encoded)) + encoded)
    return b"".join(parts)
