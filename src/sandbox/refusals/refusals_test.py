"""Tries the examples of each refusal on moto. Writes one line of JSON per example into a file: they are more than a pipe is read for.

Run by refusals.test.ts with the Python of the emulator's environment: refusals_test.py FOLDER_OF_THE_EMULATOR FILE [NAME …]
"""

import json
import os
import sys
from functools import cache

# A thousand images that no example asks for.
os.environ["MOTO_EC2_LOAD_DEFAULT_AMIS"] = "false"
os.environ.update(AWS_ACCESS_KEY_ID="sandbox", AWS_SECRET_ACCESS_KEY="sandbox", AWS_DEFAULT_REGION="ap-southeast-1")
sys.path.insert(0, sys.argv[1])

import boto3  # noqa: E402
from botocore.exceptions import ClientError  # noqa: E402
from moto import mock_aws  # noqa: E402

import corrections  # noqa: E402
import refusals  # noqa: E402
from strict.request import Request  # noqa: E402
from world import World  # noqa: E402

SECRETS = ("MasterUserPassword", "SecretString", "UserData")


@cache
def client(service: str):
    """Making one takes longer than all of its calls."""
    return boto3.client(service)


def answers(request: Request) -> dict:
    """What each refusal that looks at the call says, by its name."""
    call = (request.service, request.operation)
    said = {name: refuse(request) for name, refuse in refusals.ALL.items() if call in refuse.calls}
    return {name: refusal for name, refusal in said.items() if refusal is not None}


def try_example(name: str, example) -> dict:
    with mock_aws():
        world = World(client)
        for given in example.given:
            world.call(*given)

        def judge(parameters: dict) -> dict:
            return answers(Request(example.service, example.operation, world.fill(parameters), world.names["account"], "ap-southeast-1"))

        refused, sound = judge(example.refused), judge(example.sound)
        own = refused.get(name)
        taken = takes(world, f"{example.service}:{example.operation}", example.sound)
    keys = {*example.sound, *example.refused}
    return {
        "refusal": name,
        "operation": example.operation,
        "code": own.code if own else "",
        "codeIsDocumented": own is not None and f"`{own.code}`" in (refusals.ALL[name].__doc__ or ""),
        "quotesPassword": any(str(example.refused[key]) in one.message for key in SECRETS if example.refused.get(key) for one in refused.values()),
        "differs": sorted(key for key in keys if example.sound.get(key) != example.refused.get(key)),
        "soundIsRefusedBy": sorted(sound),
        "motoTakesSound": taken,
    }


def takes(world: World, call: str, parameters: dict) -> bool:
    try:
        world.call(call, parameters)
    except ClientError as error:
        print(f"{call}: {error}", file=sys.stderr)
        return False
    return True


def main() -> None:
    for correct in corrections.ALL.values():
        correct()
    with open(sys.argv[2], "w", encoding="utf-8") as file:
        for name in sys.argv[3:] or list(refusals.ALL):
            for example in refusals.EXAMPLES[name]:
                print(json.dumps(try_example(name, example)), file=file)


main()
