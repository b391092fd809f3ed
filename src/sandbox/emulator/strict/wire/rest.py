"""REST: parts of a call stand in the path, the query string, the headers and the body."""

import base64
import json

from botocore.utils import is_json_value_header

from ..violation import Violation, unknown
from .document import DocumentReader, json_of
from .message import Message
from .scalars import NotOfType, of_text, wrong_type
from .xml import XmlReader, tag, xml_of


class RestReader:
    """`xml`: the body is XML, not JSON."""

    def __init__(self, xml: bool) -> None:
        self.xml = xml
        self.violations: list[Violation] = []

    def read(self, operation, message: Message, labels: dict[str, str]) -> dict:
        shape = operation.input_shape
        if shape is None:
            return {}
        parsed: dict = {}
        for name, member in shape.members.items():
            value = self._beside_the_body(name, member, message, labels)
            if value is not None:
                parsed[name] = value
        self._unknown_in_query(operation, message)
        self._body(shape, message, parsed)
        return parsed

    def _beside_the_body(self, name: str, member, message: Message, labels: dict[str, str]):
        location, key = member.serialization.get("location"), member.serialization.get("name", name)
        if location == "uri":
            return self._text(member, labels.get(key), name)
        if location == "header":
            return self._header(member, message.header(key), name)
        if location == "headers":
            return message.headers_from(key) or None
        if location == "querystring":
            return self._query(member, key, name, message)
        return None

    def _query(self, member, key: str, name: str, message: Message):
        if member.type_name == "map":
            return self._rest_of_query(member, message)
        values = [value for found, value in message.query if found == key]
        if member.type_name == "list":
            return [self._text(member.member, value, name) for value in values] or None
        return self._text(member, values[0], name) if values else None

    def _rest_of_query(self, member, message: Message) -> dict | None:
        parsed: dict = {}
        for key, value in message.query:
            if not _of_the_call(key):
                parsed.setdefault(key, []).append(value)
        many = member.value.type_name == "list"
        return {key: values if many else values[0] for key, values in parsed.items()} or None

    def _header(self, member, text: str | None, name: str):
        if text is None:
            return None
        if member.type_name == "list":
            return [self._text(member.member, part.strip(), name) for part in text.split(",")]
        if is_json_value_header(member):
            return json.loads(base64.b64decode(text))
        return self._text(member, text, name)

    def _text(self, member, text: str | None, name: str):
        if text is None:
            return None
        try:
            return of_text(member, text)
        except NotOfType:
            self.violations.append(wrong_type(member, name))
            return None

    def _unknown_in_query(self, operation, message: Message) -> None:
        members = [member for member in operation.input_shape.members.items() if member[1].serialization.get("location") == "querystring"]
        if any(member.type_name == "map" for _, member in members):
            return
        known = {member.serialization.get("name", name) for name, member in members} | set(operation.http_trait.query_args)
        for key, _ in message.query:
            if key not in known and not _of_the_call(key):
                self.violations.append(unknown("", key))

    def _body(self, shape, message: Message, parsed: dict) -> None:
        payload = shape.serialization.get("payload")
        if payload is None:
            if any("location" not in member.serialization for member in shape.members.values()):
                parsed.update(self._document(shape, message, "") or {})
            return
        member = shape.members[payload]
        if member.type_name == "blob":
            # An object of S3 may be large, and the model says nothing of its bytes: moto alone reads it.
            return
        if member.type_name == "string":
            if message.body:
                parsed[payload] = message.body.decode("utf-8", "replace")
            return
        value = self._document(member, message, payload)
        if value is not None:
            parsed[payload] = value

    def _document(self, shape, message: Message, payload: str):
        """`payload`: the member that is the whole body; empty where the body has all members that stand nowhere else."""
        if not self.xml:
            reader = DocumentReader()
            document = json_of(message.body)
            value = None if document is None else reader.value(shape, document, payload)
        else:
            reader = XmlReader()
            root = xml_of(message.body)
            value = None if root is None else reader.value(shape, root, payload)
            wanted = shape.serialization.get("name")
            if root is not None and payload and wanted and tag(root.tag) != wanted:
                self.violations.append(unknown("", tag(root.tag)))
        self.violations.extend(reader.violations)
        return value


def _of_the_call(key: str) -> bool:
    """Signatures of the address, and the name of the operation that SDKs add."""
    return key == "x-id" or key.lower().startswith("x-amz-") or key in ("AWSAccessKeyId", "Signature", "Expires")
