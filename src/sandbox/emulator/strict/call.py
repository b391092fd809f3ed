"""Which operation of which service a request calls: by credential scope, host, target, action and path, as moto finds it."""

import re
from dataclasses import dataclass, field

from moto.core.request import Request as MotoRequest
from werkzeug.exceptions import HTTPException

from .models import model_of, rest_router
from .service_names import candidates
from .wire.message import Message

SCOPE = re.compile(r"Credential=([^/\s,]+)/\d{8}/([^/\s,]+)/([^/\s,]+)/aws4_request")
QUERY_SCOPE = re.compile(r"([^/]+)/\d{8}/([^/]+)/([^/]+)/aws4_request")
HOST = re.compile(r"(?:.+\.)?([a-z0-9-]+)\.([a-z]{2,5}(?:-[a-z]+)+-\d+)\.(?:amazonaws\.com(?:\.cn)?|api\.aws)(?::\d+)?$")
CBOR_PATH = re.compile(r"(?:.*/)?service/([^/]+)/operation/([^/]+)/?")
UNSIGNED = {"AssumeRoleWithSAML": "sts", "AssumeRoleWithWebIdentity": "sts"}


@dataclass(frozen=True)
class Call:
    """`operation` is None where the service has no such operation; `protocol` is that of the request."""

    service: str
    protocol: str
    name: str
    operation: object | None
    access_key: str
    region: str
    labels: dict[str, str] = field(default_factory=dict)


def call_of(message: Message) -> Call | None:
    """None where nobody's model says what the request is: moto alone answers it."""
    scope = _scope(message)
    if scope is None:
        return None
    access_key, region, signed_for = scope
    models = [model for name in candidates(signed_for) if (model := model_of(name)) is not None]
    found = _rpc(message, models) or _rest(message, models)
    if found is None:
        return None
    service, protocol, name, operation, labels = found
    return Call(service, protocol, name, operation, access_key, region, labels)


def _scope(message: Message) -> tuple[str, str, str] | None:
    signed = SCOPE.search(message.header("authorization") or "")
    if signed is None:
        signed = QUERY_SCOPE.fullmatch(dict(message.query).get("X-Amz-Credential", ""))
    if signed is not None:
        return signed[1], signed[2], signed[3]
    host = HOST.fullmatch(message.header("host") or "")
    if host is not None:
        return "", host[2], host[1]
    action = dict(message.form).get("Action", "") if message.method == "POST" else ""
    return ("", "us-east-1", UNSIGNED[action]) if action in UNSIGNED else None


def _rpc(message: Message, models: list):
    """CBOR, JSON and query: each names its operation."""
    if message.header("smithy-protocol") == "rpc-v2-cbor" and (match := CBOR_PATH.fullmatch(message.path)):
        return _named(models, "cbor", match[2], lambda model: True)
    target = message.header("x-amz-target")
    if target is not None and "." in target:
        prefix, name = target.rsplit(".", 1)
        return _named(models, "json", name, lambda model: model.metadata.get("targetPrefix") == prefix)
    models = [model for model in models if _protocols(model) & {"query", "ec2"}]
    form = dict(message.form) if models else {}
    if "Action" not in form:
        return None
    protocol = "ec2" if models[0].metadata["protocol"] == "ec2" else "query"
    version = form.get("Version")
    return _named(models, protocol, form["Action"], lambda model: version in (None, model.api_version))


def _named(models: list, protocol: str, name: str, fits):
    fitting = [model for model in models if fits(model)] or models
    if not fitting:
        return None
    model = next((model for model in fitting if name in model.operation_names), fitting[0])
    known = name in model.operation_names
    # What no service has for an operation may be anything, and is not repeated.
    name = name if re.fullmatch(r"[A-Za-z]\w{0,79}", name, re.ASCII) else "(no name)"
    return model.service_name, protocol, name, model.operation_model(name) if known else None, {}


def _rest(message: Message, models: list):
    # moto's request would read the body, which moto itself still needs.
    request = MotoRequest({**message.environ, "wsgi.input": None})
    for model in models:
        protocol = model.metadata["protocol"]
        if protocol not in ("rest-json", "rest-xml"):
            continue
        try:
            operation, labels = rest_router(model.service_name).match(request)
        except HTTPException:
            continue
        return model.service_name, protocol, operation.name, operation, labels
    return None


def _protocols(model) -> set[str]:
    return {model.metadata["protocol"], *model.metadata.get("protocols", [])}
