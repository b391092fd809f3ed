"""The parameters of a call, as boto3 would take them, and what of the request is no parameter."""

from .call import Call
from .violation import Violation
from .wire.document import DocumentReader, Malformed, cbor_of, cbor_reader, json_of
from .wire.form import FormReader
from .wire.message import Message
from .wire.rest import RestReader


def parameters_of(call: Call, message: Message) -> tuple[dict, list[Violation]]:
    """Read in the protocol of the request."""
    try:
        return _read(call, message)
    except (Malformed, RecursionError):
        return {}, [Violation("malformed", "", "The body is not well-formed")]


def _read(call: Call, message: Message) -> tuple[dict, list[Violation]]:
    if call.protocol in ("query", "ec2"):
        reader = FormReader(ec2=call.protocol == "ec2")
        return reader.read(call.operation.input_shape, message.form), reader.violations
    if call.protocol in ("rest-json", "rest-xml"):
        reader = RestReader(xml=call.protocol == "rest-xml")
        return reader.read(call.operation, message, call.labels), reader.violations
    reader = cbor_reader() if call.protocol == "cbor" else DocumentReader()
    document = cbor_of(message.body) if call.protocol == "cbor" else json_of(message.body)
    return reader.read(call.operation.input_shape, document), reader.violations
