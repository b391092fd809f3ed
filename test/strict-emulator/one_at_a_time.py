"""Asks the emulator's application from several threads. Prints a line of JSON: how many requests moto had at once, whether long polls keep others waiting, and whether one that moto sends to itself is answered."""

import io
import json
import threading
import time

import wire_requests
from application import Application
from strict.judge import Judge
from turns import Turns


def ask(application: Application, path: str, action: str = "ListQueues") -> None:
    environ = {
        "REQUEST_METHOD": "POST",
        "PATH_INFO": path,
        "CONTENT_TYPE": "application/x-amz-json-1.0",
        "HTTP_X_AMZ_TARGET": f"AmazonSQS.{action}",
        "HTTP_AUTHORIZATION": f"AWS4-HMAC-SHA256 Credential={wire_requests.KEY}/20260101/eu-west-1/sqs/aws4_request",
        "wsgi.input": io.BytesIO(b"{}"),
        "CONTENT_LENGTH": "2",
    }
    for _ in application(environ, lambda status, headers: None):
        pass


def most_at_once(action: str, threads: int = 8) -> int:
    """The most requests that moto had at the same time."""
    running, most, lock = 0, 0, threading.Lock()

    def aws(environ, start_response):
        nonlocal running, most
        with lock:
            running += 1
            most = max(most, running)
        time.sleep(0.02)
        with lock:
            running -= 1
        start_response("200 OK", [])
        return [b""]

    application = Application("test", Judge({}, models=False), True)
    application.aws = aws
    started = [threading.Thread(target=ask, args=(application, "/", action)) for _ in range(threads)]
    for thread in started:
        thread.start()
    for thread in started:
        thread.join()
    return most


def answers_itself() -> list[str]:
    """What was answered, in that order, when the first request sends another one and waits for it."""
    answered = []
    application = Application("test", Judge({}, models=False), True, turns=Turns(0.05))

    def aws(environ, start_response):
        if environ["PATH_INFO"] == "/outer":
            inner = threading.Thread(target=ask, args=(application, "/inner"))
            inner.start()
            inner.join(10)
        answered.append(environ["PATH_INFO"])
        start_response("200 OK", [])
        return [b""]

    application.aws = aws
    ask(application, "/outer")
    # The turn is free again.
    ask(application, "/after")
    return answered


print(
    json.dumps(
        {
            "mostAtOnce": most_at_once("ListQueues"),
            "longPollsAtOnce": most_at_once("ReceiveMessage") > 1,
            "answersItself": answers_itself(),
        }
    )
)
