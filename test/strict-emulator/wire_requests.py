"""Requests as the emulator gets them: of a recorded line, and of a call that botocore serializes."""

import io
import sys
from pathlib import Path
from urllib.parse import unquote, urlsplit

from botocore.awsrequest import prepare_request_dict
from botocore.serialize import create_serializer

EMULATOR = Path(__file__).resolve().parents[2] / "src" / "sandbox" / "emulator"
sys.path.insert(0, str(EMULATOR))

KEY = "MULTIENV111122223333"
SIGNING = {"elbv2": "elasticloadbalancing", "cloudwatch": "monitoring"}


def environ_of(line: dict) -> dict:
    """What a WSGI server makes of a recorded request."""
    target = urlsplit(line["target"])
    binary = line["headers"].get("smithy-protocol") is not None
    body = line["body"].encode("latin-1" if binary else "utf-8")
    environ = {
        "REQUEST_METHOD": line["method"],
        "PATH_INFO": unquote(target.path),
        "RAW_URI": line["target"],
        "QUERY_STRING": target.query,
        "CONTENT_LENGTH": str(len(body)),
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "5000",
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(body),
    }
    for name, value in line["headers"].items():
        key = name.upper().replace("-", "_")
        environ[key if key == "CONTENT_TYPE" else f"HTTP_{key}"] = value
    return environ


def line_of(model, operation_name: str, parameters: dict, protocol: str | None = None) -> dict:
    """The line that a recorder would write of a call, serialized by botocore itself."""
    operation = model.operation_model(operation_name)
    request = create_serializer(protocol or model.metadata["protocol"], include_validation=False).serialize_to_request(parameters, operation)
    prepare_request_dict(request, endpoint_url="http://127.0.0.1:5000")
    body = request["body"] or b""
    if isinstance(body, dict):
        from urllib.parse import urlencode

        body = urlencode(body, doseq=True).encode()
    if hasattr(body, "read"):
        body = body.read()
    body = body.encode() if isinstance(body, str) else body
    url = urlsplit(request["url"])
    name = SIGNING.get(model.service_name, model.service_name)
    binary = protocol == "smithy-rpc-v2-cbor"
    headers = {key.lower(): value.decode() if isinstance(value, bytes) else str(value) for key, value in dict(request["headers"]).items()}
    return {
        "service": model.service_name,
        "operation": operation_name,
        "method": request["method"],
        "target": url.path + (f"?{url.query}" if url.query else ""),
        "headers": {**headers, "host": "127.0.0.1:5000", "authorization": f"AWS4-HMAC-SHA256 Credential={KEY}/20260101/eu-west-1/{name}/aws4_request"},
        "body": body.decode("latin-1" if binary else "utf-8"),
    }
