"""The query protocol (RDS, IAM, ELB …) and that of EC2: every parameter is a path and a text."""

from dataclasses import dataclass, field

from ..violation import Violation, join, unknown
from .scalars import NotOfType, of_text, wrong_type

# Of the call itself, not of the operation.
OWN = {"Action", "Version", "AWSAccessKeyId", "Signature", "SignatureMethod", "SignatureVersion", "Timestamp", "SecurityToken", "Expires"}


@dataclass
class Node:
    """What stands at a path: a text, and what stands below it."""

    text: str | None = None
    below: dict[str, "Node"] = field(default_factory=dict)


class FormReader:
    """`ec2`: EC2 numbers its lists directly, and capitalizes names."""

    def __init__(self, ec2: bool) -> None:
        self.ec2 = ec2
        self.violations: list[Violation] = []

    def read(self, shape, form: list[tuple[str, str]]) -> dict:
        root = tree(form)
        if shape is None:
            self._unknown(root, set(), "")
            return {}
        return self._structure(shape, root, "")

    def _value(self, shape, node: Node, path: str):
        if shape.type_name == "structure":
            return self._structure(shape, node, path)
        if shape.type_name == "list":
            return self._list(shape, node, path)
        if shape.type_name == "map":
            return self._map(shape, node, path)
        self._unknown(node, set(), path)
        try:
            return of_text(shape, node.text or "")
        except NotOfType:
            self.violations.append(wrong_type(shape, path))
            return None

    def _structure(self, shape, node: Node, path: str) -> dict:
        if node.text:
            self.violations.append(wrong_type(shape, path))
        parsed, known = {}, set()
        for name, member in shape.members.items():
            key, child = self._find(member, name, node)
            if child is None:
                continue
            known.add(key)
            value = self._value(member, child, join(path, name))
            if value is not None:
                parsed[name] = value
        self._unknown(node, known, path)
        return parsed

    def _find(self, member, name: str, node: Node) -> tuple[str, Node | None]:
        key = self._name(member, name)
        if member.type_name == "list" and not self.ec2 and member.serialization.get("flattened"):
            # A flattened list goes by the name of its items.
            key = member.member.serialization.get("name", key)
        return key, node.below.get(key)

    def _list(self, shape, node: Node, path: str) -> list:
        if node.text:
            self.violations.append(wrong_type(shape, path))
        if not node.below:
            return []
        items = node
        if not self.ec2 and not shape.serialization.get("flattened"):
            wanted = shape.member.serialization.get("name", "member")
            self._unknown(node, {wanted}, path)
            items = node.below.get(wanted, Node())
        return [value for _, value in self._numbered(items, path, lambda item, at: self._value(shape.member, item, at))]

    def _map(self, shape, node: Node, path: str) -> dict:
        entries = node if shape.serialization.get("flattened") else node.below.get("entry", Node())
        if entries is not node:
            self._unknown(node, {"entry"}, path)
        key_name, value_name = shape.key.serialization.get("name", "key"), shape.value.serialization.get("name", "value")

        def entry(item: Node, at: str):
            self._unknown(item, {key_name, value_name}, at)
            key = (item.below.get(key_name) or Node()).text
            return None if key is None else (key, self._value(shape.value, item.below.get(value_name, Node()), join(at, value_name)))

        return dict(pair for _, pair in self._numbered(entries, path, entry))

    def _numbered(self, node: Node, path: str, read) -> list:
        numbers = {name for name in node.below if name.isascii() and name.isdigit()}
        self._unknown(node, numbers, path)
        found = ((int(name), read(node.below[name], join(path, name))) for name in sorted(numbers, key=int))
        return [(number, value) for number, value in found if value is not None]

    def _name(self, shape, default: str) -> str:
        own = shape.serialization
        if not self.ec2:
            return own.get("locationNameForQueryCompatibility") or own.get("name", default)
        if "queryName" in own:
            return own["queryName"]
        name = own.get("name", default)
        return name[0].upper() + name[1:]

    def _unknown(self, node: Node, known: set[str], path: str) -> None:
        for name in node.below:
            if name not in known:
                self.violations.append(unknown(path, name))


def tree(form: list[tuple[str, str]]) -> Node:
    root = Node()
    for path, text in form:
        if path in OWN or path.lower().startswith("x-amz-"):
            continue
        node = root
        for name in path.split("."):
            node = node.below.setdefault(name, Node())
        node.text = text
    return root
