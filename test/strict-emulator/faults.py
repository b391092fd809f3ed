"""Plants one fault each, drawn by a seed from the constraints of AWS's models, into recorded requests, and judges them.

faults.py RECORDED SEED COUNT prints one line of JSON per fault: kind, service, operation, member, refused, code, read (the code that botocore
reads from the answer).
"""

import copy
import io
import json
import random
import sys
from pathlib import Path

from botocore.model import ServiceModel
from botocore.parsers import create_parser
from wire_requests import environ_of, line_of

from strict.answer import answer
from strict.call import call_of
from strict.judge import Judge, violations_of
from strict.models import model_of
from strict.patterns import compiled
from strict.wire.message import Message

NUMBERS = ("integer", "long", "float", "double")
STRANGE = ["\u0007", "a b", "!", "<>", "ab\u2603cd", "//", "", "%%%", "x" * 40]


def places(shape, value, path=()):
    """(path, shape, value) of every value of a call that its model describes."""
    yield path, shape, value
    if isinstance(value, dict) and shape.type_name == "structure" and not getattr(shape, "is_document_type", False):
        for name, item in value.items():
            yield from places(shape.members[name], item, (*path, name))
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from places(shape.member, item, (*path, number))
    elif isinstance(value, dict) and shape.type_name == "map":
        for key, item in value.items():
            yield from places(shape.value, item, (*path, key))


def faults_at(path, shape, value):
    """(kind, what) of the faults that fit a place: a new value, or a change of the model that botocore serializes by."""
    kind, meta = shape.type_name, shape.metadata
    if kind == "structure" and isinstance(value, dict) and shape.serialization.get("location") is None:
        yield "unknown", ("member", None)
        for name in shape.required_members:
            in_path = shape.members[name].serialization.get("location") == "uri" or shape.members[name].serialization.get("hostLabel")
            if name in value and not in_path and not meta.get("idempotencyToken"):
                yield "required", ("drop", name)
    if not path or shape.serialization.get("location") in ("uri", "headers"):
        return
    if kind == "string" and isinstance(value, str):
        if shape.enum:
            yield "enum", ("value", value + "-planted")
        if meta.get("max", 10**6) < 5000 and not shape.enum:
            yield "length", ("value", "a" * (meta["max"] + 1))
        if meta.get("min", 0) > 0 and not shape.enum and shape.serialization.get("location") is None:
            yield "length", ("value", "a" * (meta["min"] - 1))
        strange = [text for text in STRANGE if violates(meta.get("pattern"), text) and meta.get("min", 0) <= len(text) <= meta.get("max", 10**6)]
        if strange and not shape.enum and shape.serialization.get("location") is None:
            yield "pattern", ("value", strange[0])
    if kind in NUMBERS:
        yield "type", ("text", "planted")
        if "max" in meta and meta["max"] < 2**31 - 1:
            yield "range", ("value", meta["max"] + 1)
        if "min" in meta and meta["min"] > -(2**31):
            yield "range", ("value", meta["min"] - 1)
    if kind == "boolean" and shape.serialization.get("location") is None:
        yield "type", ("text", "planted")
    if kind == "list" and value:
        if 0 < meta.get("max", 10**6) <= 200:
            yield "size", ("value", [value[0]] * (meta["max"] + 1))


def violates(pattern, text: str) -> bool:
    return pattern is not None and compiled(pattern) is not None and compiled(pattern).fullmatch(text) is None


def planted(model, operation: str, parameters: dict, path, fault):
    """The model and the parameters with the fault in them."""
    how, what = fault
    parameters = copy.deepcopy(parameters)
    holder, shape = parameters, model.operation_model(operation).input_shape
    for step in path[:-1] if how in ("value", "text") else path:
        holder = holder[step]
        shape = shape.members[step] if shape.type_name == "structure" else (shape.member if shape.type_name == "list" else shape.value)
    if how == "drop":
        del holder[what]
        return model, parameters
    if how == "value":
        holder[path[-1]] = what
        return model, parameters
    description = model._service_description
    shapes = {**description["shapes"], "PlantedText": {"type": "string"}}
    if how == "member":
        holder["PlantedMember"] = "planted"
        own = shapes[shape.name]
        shapes[shape.name] = {**own, "members": {**own["members"], "PlantedMember": {"shape": "PlantedText"}}}
    else:
        holder[path[-1]] = what
        own = shapes[shape.name]
        if own["type"] == "list":
            shapes[shape.name] = {**own, "member": {**own["member"], "shape": "PlantedText"}}
        elif own["type"] == "map":
            shapes[shape.name] = {**own, "value": {**own["value"], "shape": "PlantedText"}}
        else:
            member = {**own["members"][path[-1]], "shape": "PlantedText"}
            shapes[shape.name] = {**own, "members": {**own["members"], path[-1]: member}}
    return ServiceModel({**description, "shapes": shapes}, model.service_name), parameters


def read_code(refusal, call) -> str:
    """What an SDK makes of the answer."""
    sent = {}

    def start_response(status, headers):
        sent.update(status_code=int(status.split(" ")[0]), headers={name.lower(): value for name, value in headers})

    body = b"".join(answer(refusal, call.protocol, call.service, start_response))
    protocol = "smithy-rpc-v2-cbor" if call.protocol == "cbor" else call.protocol
    return create_parser(protocol).parse({**sent, "body": body}, call.operation.output_shape if call.operation else None)["Error"]["Code"]


def main(recorded: str, seed: int, count: int) -> None:
    draw = random.Random(seed)
    candidates: dict[str, list] = {}
    for text in Path(recorded).read_text(encoding="utf-8").splitlines():
        message = Message(environ_of(json.loads(text)))
        call = call_of(message)
        shape = call.operation.input_shape
        if shape is None or (shape.serialization.get("payload") and shape.members[shape.serialization["payload"]].type_name in ("blob", "string")):
            continue
        parameters, _ = violations_of(call, message)
        for path, part, value in places(shape, parameters):
            for kind, fault in faults_at(path, part, value):
                # A call of S3 whose body is one member, or nothing, has no place for another.
                if kind == "unknown" and path == () and call.protocol == "rest-xml" and "name" not in part.serialization:
                    continue
                candidates.setdefault(kind, []).append((call, parameters, path, fault))
    judge, drawn = Judge({}), set()
    while len(drawn) < count:
        kind = draw.choice(sorted(candidates))
        call, parameters, path, fault = draw.choice(candidates[kind])
        key = (kind, call.service, call.name, tuple(step for step in path if isinstance(step, str)), str(fault[1])[:20])
        if key in drawn:
            continue
        drawn.add(key)
        model, wrong = planted(model_of(call.service), call.name, parameters, path, fault)
        line = line_of(model, call.name, wrong, "smithy-rpc-v2-cbor" if call.protocol == "cbor" else None if call.protocol.startswith("rest") else call.protocol)
        message = Message(environ_of(line))
        found = judge.find(message)
        refusal = judge.refuse(found, message)
        last = judge.tally.report()["last"][-1:] if refusal else [{}]
        print(
            json.dumps(
                {
                    "kind": kind,
                    "service": call.service,
                    "operation": call.name,
                    "member": ".".join(map(str, path)) + (f" without {fault[1]}" if kind == "required" else ""),
                    "refused": refusal is not None,
                    "code": refusal.code if refusal else "",
                    "read": read_code(refusal, found) if refusal else "",
                    "told": last[0].get("constraint", ""),
                }
            )
        )


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
