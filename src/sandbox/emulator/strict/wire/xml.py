"""The XML bodies of S3, Route 53 and CloudFront."""

from xml.etree import ElementTree

from ..violation import Violation, join, unknown
from .document import Malformed
from .scalars import NotOfType, of_text, wrong_type


class XmlReader:
    """Walks the elements beside the model."""

    def __init__(self) -> None:
        self.violations: list[Violation] = []

    def value(self, shape, element, path: str):
        """None where it is not of the type."""
        kind = shape.type_name
        if kind == "structure":
            return self.structure(shape, element, path)
        if kind == "list":
            return self._list(shape, list(element), path)
        if kind == "map":
            return self._map(shape, list(element), path)
        try:
            return of_text(shape, element.text or "")
        except NotOfType:
            self.violations.append(wrong_type(shape, path))
            return None

    def structure(self, shape, element, path: str) -> dict:
        """Members of the address and the headers are not looked for."""
        parsed = {}
        groups: dict[str, list] = {}
        for child in element:
            groups.setdefault(tag(child.tag), []).append(child)
        for name, member in shape.members.items():
            if "location" in member.serialization:
                continue
            if member.serialization.get("xmlAttribute"):
                self._attribute(parsed, name, member, element)
                continue
            found = groups.pop(_element_name(member, name), None)
            value = None if found is None else self._member(member, found, join(path, name))
            if value is not None:
                parsed[name] = value
        for name in groups:
            self.violations.append(unknown(path, name))
        return parsed

    def _member(self, member, elements: list, path: str):
        if member.serialization.get("flattened"):
            return self._list(member, elements, path) if member.type_name == "list" else self._map(member, elements, path)
        if len(elements) > 1:
            self.violations.append(Violation("malformed", path, "Member must stand there once"))
        return self.value(member, elements[0], path)

    def _list(self, shape, elements: list, path: str) -> list:
        if not shape.serialization.get("flattened"):
            wanted = shape.member.serialization.get("name", "member")
            for element in elements:
                if tag(element.tag) != wanted:
                    self.violations.append(unknown(path, tag(element.tag)))
            elements = [element for element in elements if tag(element.tag) == wanted]
        read = [self.value(shape.member, element, join(path, number)) for number, element in enumerate(elements, 1)]
        return [value for value in read if value is not None]

    def _map(self, shape, elements: list, path: str) -> dict:
        key_name, value_name = shape.key.serialization.get("name", "key"), shape.value.serialization.get("name", "value")
        parsed = {}
        for element in elements:
            parts = {tag(part.tag): part for part in element}
            for name in parts.keys() - {key_name, value_name}:
                self.violations.append(unknown(path, name))
            if key_name in parts and value_name in parts:
                parsed[parts[key_name].text or ""] = self.value(shape.value, parts[value_name], join(path, value_name))
        return parsed

    def _attribute(self, parsed: dict, name: str, member, element) -> None:
        wanted = member.serialization["name"].split(":")[-1]
        for key, value in element.attrib.items():
            if tag(key) == wanted:
                parsed[name] = value


def xml_of(body: bytes):
    """None for an empty body."""
    if not body.strip():
        return None
    try:
        return ElementTree.fromstring(body)
    except ElementTree.ParseError as error:
        raise Malformed() from error


def tag(name: str) -> str:
    """Without its namespace."""
    return name.split("}")[-1].split(":")[-1]


def _element_name(member, name: str) -> str:
    if member.type_name == "list" and member.serialization.get("flattened"):
        return member.member.serialization.get("name") or member.serialization.get("name", name)
    return member.serialization.get("name", name)
