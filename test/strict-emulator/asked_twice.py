"""Asks the emulator's application the same thing twice, as an SDK does whose answer got lost. Prints a line of JSON: how often moto was asked, and what came of it."""

import io
import json

import wire_requests
from application import Application
from strict.judge import Judge


def ask(application: Application, action: str, attempt: int, invocation: str = "one", path: str = "/") -> str:
    told = []
    environ = {
        "REQUEST_METHOD": "POST",
        "PATH_INFO": path,
        "CONTENT_TYPE": "application/x-amz-json-1.0",
        "HTTP_X_AMZ_TARGET": f"AmazonSQS.{action}",
        "HTTP_AUTHORIZATION": f"AWS4-HMAC-SHA256 Credential={wire_requests.KEY}/20260101/eu-west-1/sqs/aws4_request",
        "HTTP_AMZ_SDK_INVOCATION_ID": invocation,
        "HTTP_AMZ_SDK_REQUEST": f"attempt={attempt}; max=25",
        "wsgi.input": io.BytesIO(b"{}"),
        "CONTENT_LENGTH": "2",
    }
    body = b"".join(application(environ, lambda status, headers, exc_info=None: told.append([status, *map(list, headers)])))
    return f"{told[0][0]} {dict(told[0][1:]).get('Name', '')} {body.decode()}"


def outcome(asks: list[tuple], statuses: tuple[str, ...] = ("200 OK", "200 OK")) -> list[str]:
    """What is answered where moto numbers its answers, and answers with these statuses."""
    count = 0

    def aws(environ, start_response):
        nonlocal count
        status = statuses[min(count, len(statuses) - 1)]
        count += 1
        start_response(status, [("Name", f"header {count}")])
        return iter([b"answer ", str(count).encode()])

    application = Application("test", Judge({}, models=False), True)
    application.aws = aws
    return [ask(application, *one) for one in asks]


print(
    json.dumps(
        {
            "asked again": outcome([("CreateQueue", 1), ("CreateQueue", 2), ("CreateQueue", 3)]),
            "asked for itself": outcome([("CreateQueue", 1), ("CreateQueue", 1)]),
            "another call": outcome([("CreateQueue", 1), ("CreateQueue", 2, "two")]),
            "failed at first": outcome([("CreateQueue", 1), ("CreateQueue", 2), ("CreateQueue", 3)], ("500 Internal Server Error", "200 OK")),
            "read again": outcome([("ListQueues", 1), ("ListQueues", 2)]),
            "after a reset": outcome([("CreateQueue", 1), ("", 1, "two", "/moto-api/reset"), ("CreateQueue", 2)])[-1:],
            "long ago": outcome([("CreateQueue", 1), *[("CreateQueue", 1, f"{number}") for number in range(500)], ("CreateQueue", 2)])[-1:],
        }
    )
)
