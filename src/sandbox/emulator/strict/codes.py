"""The error code with which each service refuses what its model forbids."""

from .call import Call
from .violation import Violation

# Where a service has one code for everything, it stands under "". Sources: the "Common errors" and "Errors" pages of each API reference.
BY_SERVICE: dict[str, dict[str, str]] = {
    "apigateway": {"": "BadRequestException"},
    "apigatewayv2": {"": "BadRequestException"},
    "backup": {"": "InvalidParameterValueException", "required": "MissingParameterValueException"},
    "cloudfront": {"": "InvalidArgument", "malformed": "MalformedXML", "unknown": "MalformedXML"},
    "ec2": {"": "InvalidParameterValue", "required": "MissingParameter", "unknown": "UnknownParameter"},
    "efs": {"": "BadRequest"},
    "eks": {"": "InvalidParameterException"},
    "logs": {"": "InvalidParameterException"},
    "rds": {"": "InvalidParameterValue", "required": "MissingParameter", "unknown": "ValidationError"},
    "route53": {"": "InvalidInput"},
    "s3": {"": "InvalidArgument", "malformed": "MalformedXML"},
    "s3control": {"": "InvalidRequest", "malformed": "MalformedXML"},
    "sns": {"": "InvalidParameter"},
    "sqs": {"": "InvalidParameterValue", "required": "MissingParameter"},
}
BY_PROTOCOL: dict[str, dict[str, str]] = {
    "query": {"": "ValidationError"},
    "ec2": {"": "InvalidParameterValue"},
    "json": {"": "ValidationException"},
    "cbor": {"": "ValidationException"},
    "rest-json": {"": "ValidationException"},
    "rest-xml": {"": "InvalidArgument"},
}
# What is no value at all: the service can't read the document.
UNREADABLE = {"malformed", "unknown", "type"}
READERS = {"query": "MalformedQueryString", "ec2": "MalformedQueryString", "rest-xml": "MalformedXML"}
NO_OPERATION = {"query": "InvalidAction", "ec2": "InvalidAction"}


def code_of(call: Call, violation: Violation) -> str:
    """By service, kind of violation and protocol."""
    kind = violation.kind
    if kind == "operation":
        return NO_OPERATION.get(call.protocol, "UnknownOperationException")
    # CloudWatch speaks query, JSON and CBOR, and keeps the codes of query.
    if call.service == "cloudwatch":
        return "ValidationError"
    own = BY_SERVICE.get(call.service)
    if own is None and kind in UNREADABLE and call.protocol in ("json", "cbor", "rest-json"):
        return "SerializationException"
    if kind == "malformed" and call.protocol in READERS:
        return (own or {}).get(kind, READERS[call.protocol])
    # In the body of S3, where paths have parts, the schema of the XML refuses everything.
    if call.service == "s3" and "." in violation.member:
        return "MalformedXML"
    table = own or BY_PROTOCOL[call.protocol]
    return table.get(kind, table[""])


def message_of(call: Call, violations: list[Violation]) -> str:
    """AWS's own sentence, without the value: AWS leaves out the values of sensitive members, the sandbox those of all."""
    first = violations[0]
    if first.kind == "operation":
        return f"The action {call.name} is not valid for this web service."
    if first.kind == "required" and call.service in ("ec2", "rds"):
        return f"The request must contain the parameter {first.member}"
    if first.kind == "unknown" and call.service == "ec2":
        return f"The parameter {first.member} is not recognized"
    if first.kind == "malformed" and not first.member:
        return first.constraint
    count = f"{len(violations)} validation error{'s' if len(violations) > 1 else ''} detected"
    return f"{count}: {'; '.join(_sentence(violation) for violation in violations[:10])}"


def _sentence(violation: Violation) -> str:
    place = f"Value at '{violation.member}'" if violation.member else "The body"
    return f"{place} failed to satisfy constraint: {violation.constraint}"
