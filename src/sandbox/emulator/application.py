"""moto's WSGI application with answers that Terraform understands and a log that holds no secret."""

import json
import sys
import traceback

from moto.moto_server.werkzeug_app import (
    DomainDispatcherApplication,
    MotoRequestHandler,
    create_backend_app,
)

from login import may_log_in
from seeding import seed


class Application:
    """Serves AWS; at /multienv-instance which server this is, at /multienv-seed what an account holds already, and at /multienv-login whether a database takes a password."""

    def __init__(self, instance: str, answer_unknown_actions: bool) -> None:
        self.aws = DomainDispatcherApplication(create_backend_app)
        self.instance = instance
        self.answer_unknown_actions = answer_unknown_actions

    def __call__(self, environ, start_response):
        if environ.get("PATH_INFO") == "/multienv-instance":
            start_response("200 OK", [("Content-Type", "application/json")])
            return [json.dumps({"instance": self.instance}).encode()]
        if environ.get("PATH_INFO") == "/multienv-seed":
            seed(body_of(environ))
            start_response("204 No Content", [])
            return []
        if environ.get("PATH_INFO") == "/multienv-login":
            start_response("204 No Content" if may_log_in(body_of(environ)) else "403 Forbidden", [])
            return []
        if not self.answer_unknown_actions:
            return self.aws(environ, start_response)
        try:
            return self.aws(environ, start_response)
        except Exception as error:
            return answer_failure(error, start_response)


def body_of(environ) -> dict:
    return json.loads(environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0)))


def answer_failure(error: Exception, start_response):
    """moto lets the exception through, which becomes HTTP 500, and the AWS SDK repeats a 500 up to 25 times.

    501 Not Implemented ends the call at once. AWS itself would have answered properly: this marks the emulator's limits.
    """
    unknown = isinstance(error, NotImplementedError)
    code = "NotImplemented" if unknown else "EmulatorFault"
    message = str(error) if unknown else f"moto failed with {type(error).__name__}; see the server's log"
    # The message of any other exception may carry what was sent, a password too: only the places are logged.
    places = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(error.__traceback__)[-4:]]
    print(f"{code}: {message}" if unknown else "\n  ".join([f"{code}: {type(error).__name__}", *places]), file=sys.stderr, flush=True)
    escaped = message.replace("&", "&amp;").replace("<", "&lt;")
    body = f"<Response><Errors><Error><Code>{code}</Code><Message>{escaped}</Message></Error></Errors></Response>"
    # Every protocol in use finds its error: the header is for JSON and REST, the body for query and EC2.
    start_response("501 Not Implemented", [("Content-Type", "text/xml"), ("x-amzn-ErrorType", code)])
    return [body.encode()]


class QuietRequestHandler(MotoRequestHandler):
    """Logs method, path and status; a query may carry a token."""

    def log_request(self, code="-", size="-") -> None:
        method, _, target = self.requestline.partition(" ")
        path = target.split(" ")[0].split("?")[0]
        self.log("info", "%s %s %s", method, path, code)
