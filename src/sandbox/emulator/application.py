"""moto's WSGI application with answers that Terraform understands and a log that holds no secret."""

import contextlib
import json
import sys
import traceback

from moto.moto_server.werkzeug_app import (
    DomainDispatcherApplication,
    MotoRequestHandler,
    create_backend_app,
)

from login import may_log_in
from repeats import Repeats, attempt_of
from seeding import seed
from strict.answer import answer
from strict.call import Call
from strict.judge import Judge
from strict.recorder import Recorder
from strict.refusal import Refusal
from strict.wire.message import Message
from turns import LONG_POLLS, Turns

CALL = "multienv.call"


class Application:
    """Serves AWS, after the judge has let a request through. For us: which server this is, what was refused, what an account holds already, whether a database takes a password."""

    def __init__(
        self, instance: str, judge: Judge, answer_unknown_actions: bool, recorder: Recorder | None = None, turns: Turns | None = None
    ) -> None:
        self.aws = DomainDispatcherApplication(create_backend_app)
        self.instance = instance
        self.judge = judge
        self.answer_unknown_actions = answer_unknown_actions
        self.recorder = recorder
        self.turns = turns or Turns()
        self.repeats = Repeats()

    def __call__(self, environ, start_response):
        path = environ.get("PATH_INFO", "")
        serve = {
            "/multienv-instance": lambda: answer_json({"instance": self.instance}, start_response),
            "/multienv-refusals": lambda: answer_json(self.judge.tally.report(), start_response),
            "/multienv-seed": lambda: self._in_turn(answer_seed, environ, start_response),
            "/multienv-login": lambda: self._in_turn(answer_login, environ, start_response),
        }.get(path)
        if serve is not None:
            return serve()
        if path == "/moto-api/reset":
            self.judge.tally.reset()
            # What they tell of is gone.
            self.repeats = Repeats()
        message = Message(environ)
        # Whoever sends slowly keeps nobody waiting.
        message.drain()
        call = self._in_turn(self.judge.find, message)
        # For the log.
        environ[CALL] = call
        if call is not None and (call.service, call.name) in LONG_POLLS:
            return self._answer(environ, call, message, start_response)
        name = "" if call is None else call.name
        return self._in_turn(self.repeats.once, environ, name, lambda start: self._answer(environ, call, message, start), start_response)

    def _in_turn(self, work, *arguments):
        with self.turns.turn():
            return work(*arguments)

    def _answer(self, environ, call: Call | None, message: Message, start_response):
        if self.recorder is not None:
            self.recorder.record(call, message)
        refusal = self.judge.refuse(call, message)
        if refusal is not None:
            return answer(refusal, call.protocol, call.service, start_response, message.method)
        if not self.answer_unknown_actions:
            return self.aws(environ, start_response)
        try:
            if call is not None and call.protocol == "cbor":
                raise NotImplementedError("The sandbox judges requests in CBOR, and cannot answer them: use the query or JSON protocol")
            return self.aws(environ, start_response)
        except Exception as error:
            return answer_failure(error, call, start_response)


def answer_json(content: dict, start_response):
    body = json.dumps(content).encode()
    start_response("200 OK", [("Content-Type", "application/json"), ("Content-Length", str(len(body)))])
    return [body]


def answer_seed(environ, start_response):
    seed(body_of(environ))
    start_response("204 No Content", [])
    return []


def answer_login(environ, start_response):
    start_response("204 No Content" if may_log_in(body_of(environ)) else "403 Forbidden", [])
    return []


def body_of(environ) -> dict:
    return json.loads(environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0)))


def answer_failure(error: Exception, call: Call | None, start_response):
    """moto lets the exception through, which becomes HTTP 500, and the AWS SDK repeats a 500 up to 25 times.

    501 Not Implemented ends the call at once. AWS itself would have answered properly: this marks the emulator's limits.
    """
    unknown = isinstance(error, NotImplementedError)
    code = "NotImplemented" if unknown else "EmulatorFault"
    message = str(error) if unknown else f"moto failed with {type(error).__name__}; see the server's log"
    # The message of any other exception may carry what was sent, a password too: only the places are logged.
    places = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(error.__traceback__)[-4:]]
    print(f"{code}: {message}" if unknown else "\n  ".join([f"{code}: {type(error).__name__}", *places]), file=sys.stderr, flush=True)
    # Of what can't be told which service it is for, EC2's form is the one that most SDKs read.
    protocol, service = (call.protocol, call.service) if call is not None else ("ec2", "")
    return answer(Refusal(code, message, 501), protocol, service, start_response)


class QuietRequestHandler(MotoRequestHandler):
    """Logs which call was answered with which status, with its path where it has one; a query may carry a token."""

    # Head and body of an answer go out together: a client that is short of time has closed the connection between the two, and asked again.
    wbufsize = 256 * 1024
    _is_dropped = False

    def handle_expect_100(self) -> bool:
        # A client that asks whether it may send its body waits for this line.
        goes_on = super().handle_expect_100()
        self.wfile.flush()
        return goes_on

    def log_request(self, code="-", size="-") -> None:
        self.log("info", "%s %s%s", self._request(), code, self._repeated())

    def connection_dropped(self, error, environ=None) -> None:
        """An SDK repeats a request whose answer it did not get."""
        if not self._is_dropped:
            self.log("error", "Not delivered: %s (%s)", self._request(), type(error).__name__)
        self._is_dropped = True

    def finish(self) -> None:
        # What could not be delivered is still in the buffer, and is told already.
        with contextlib.suppress(OSError):
            super().finish()

    def _request(self) -> str:
        method, _, target = self.requestline.partition(" ")
        path = target.split(" ")[0].split("?")[0]
        call = getattr(self, "environ", {}).get(CALL)
        if call is None:
            return f"{method} {path}"
        return f"{call.service} {call.name}" if path == "/" else f"{call.service} {call.name} {path}"

    def _repeated(self) -> str:
        """SDKs number their attempts: a second one tells that an answer got lost, or was a failure."""
        attempt = attempt_of(getattr(self, "headers", {}).get("amz-sdk-request", ""))
        return f" (attempt {attempt})" if attempt > 1 else ""
