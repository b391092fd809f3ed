"""Draws calls from AWS's models by a seed, lets botocore serialize them, and looks whether they are read back as they were.

round_trip.py SEED COUNT prints one line of JSON per service and protocol: calls, and those that were not the same.
"""

import json
import random
import sys
from datetime import datetime, timezone

from wire_requests import environ_of, line_of

from strict.call import call_of
from strict.models import model_of
from strict.parameters import parameters_of
from strict.wire.message import Message

SERVICES = "acm autoscaling backup budgets dynamodb ec2 elbv2 iam kms lambda logs rds route53 s3 secretsmanager sns ssm sts wafv2".split()
TEXTS = ["plain", "two words", 'a&b<c>"d"', "per%cent+plus", "käse☃", "line\nbreak", "a.b.1.c", "01", "true"]


class Draw:
    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def structure(self, shape, depth: int) -> dict:
        names = [name for name in shape.members if name in shape.required_members or (depth < 4 and self.random.random() < 0.5)]
        if not names or getattr(shape, "is_tagged_union", False):
            names = [self.random.choice(list(shape.members))] if shape.members else []
        drawn = {name: self.value(shape.members[name], depth + 1) for name in names if not shape.members[name].serialization.get("streaming")}
        return {name: value for name, value in drawn.items() if value not in (None, {}, [])}

    def value(self, shape, depth: int):
        kind, location = shape.type_name, shape.serialization.get("location")
        if depth > 8 or getattr(shape, "is_document_type", False) or shape.serialization.get("jsonvalue") or shape.serialization.get("eventstream"):
            return None
        if kind == "structure":
            return self.structure(shape, depth)
        if kind == "list":
            items = [self.value(shape.member, depth + 1) for _ in range(self.random.randint(1, 3))]
            return [item for item in items if item not in (None, {}, [])]
        if kind == "map":
            value = "plain" if location == "headers" else self.value(shape.value, depth + 1)
            return {} if value in (None, {}, []) else {f"key-{number}": value for number in range(self.random.randint(1, 2))}
        if kind == "string":
            # A header takes ASCII alone, and of a path nobody knows where a slash was meant.
            return self.random.choice(shape.enum or (["plain"] if location in ("uri", "header") else TEXTS))
        if kind == "blob":
            return self.random.choice([b"\x00\xff\xfebytes", b"text"])
        if kind == "timestamp":
            return datetime(2026, 1, self.random.randint(1, 28), 3, 4, 5, tzinfo=timezone.utc)
        if kind == "boolean":
            return self.random.random() < 0.5
        return self.random.choice([0, 1, 65, 1000]) if kind in ("integer", "long") else self.random.choice([0.5, 2.0, -1.25])


def main(seed: int, count: int) -> None:
    for service in SERVICES:
        compare(service, None, seed, count)
    for protocol in ("query", "json", "smithy-rpc-v2-cbor"):
        compare("cloudwatch", protocol, seed, count)


def compare(service: str, protocol, seed: int, count: int) -> None:
    draw, model, different = Draw(seed), model_of(service), []
    # Of two operations with one path the newer one answers; buckets of zones have a host of their own.
    names = [name for name in sorted(model.operation_names) if not model.operation_model(name).deprecated and name != "ListDirectoryBuckets"]
    draw.random.shuffle(names)
    for name in names[:count]:
        shape = model.operation_model(name).input_shape
        parameters = {} if shape is None else draw.structure(shape, 0)
        payload = shape.serialization.get("payload") if shape is not None else None
        # Bytes of objects are not read, and their length is what an HTTP client adds.
        if payload and shape.members[payload].type_name == "blob":
            continue
        message = Message(environ_of(line_of(model, name, parameters, protocol)))
        call = call_of(message)
        if call is None or call.name != name:
            different.append(f"{name}: found as {call and call.name}")
            continue
        read, violations = parameters_of(call, message)
        if violations or read != parameters:
            keys = sorted(key for key in {*read, *parameters} if without_nothing(read.get(key)) != without_nothing(parameters.get(key)))
            if not keys and not violations:
                continue
            different.append(f"{name}: {[(key, parameters.get(key), read.get(key)) for key in keys]} {violations}")
    print(json.dumps({"service": service, "protocol": protocol or model.metadata["protocol"], "calls": min(count, len(names)), "different": different}))


def without_nothing(value):
    """An empty structure as the whole body is as good as none."""
    return None if value == {} else value


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
