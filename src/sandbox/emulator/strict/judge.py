"""Says of each request whether AWS would refuse it: first by its service model, then by the functions of `refusals`."""

import sys
import traceback

import moto.iam.models as iam

from .call import Call, call_of
from .codes import code_of, message_of
from .constraints import Constraints
from .parameters import parameters_of
from .refusal import Refusal
from .request import Request
from .tally import Tally
from .violation import Violation
from .wire.message import Message


class Judge:
    """`refusals`: what goes beyond the models, by name. `models`: whether the models are asked at all, which tests leave out."""

    def __init__(self, refusals: dict, models: bool = True) -> None:
        self.models = models
        self.tally = Tally()
        self._refusals: dict[tuple[str, str], list] = {}
        for name, refuse in refusals.items():
            for call in refuse.calls:
                self._refusals.setdefault(call, []).append((name, refuse))

    def find(self, message: Message) -> Call | None:
        """Which operation is called; None where nobody can tell."""
        try:
            return call_of(message)
        except Exception as error:
            self._failed("call", error)
            return None

    def refuse(self, call: Call | None, message: Message) -> Refusal | None:
        """None where moto may answer."""
        if call is None:
            return None
        try:
            refusal, told = self._judge(call, message)
        except Exception as error:
            self._failed(f"{call.service} {call.name}", error)
            return None
        if refusal is None:
            self.tally.accepted()
            return None
        self.tally.refused({"service": call.service, "operation": call.name, "code": refusal.code, **told})
        print(f"Refused: {call.service} {call.name} {refusal.code} {told['member']}: {told['constraint']}", file=sys.stderr, flush=True)
        return refusal

    def _failed(self, what: str, error: Exception) -> None:
        """A fault of ours must not stop anybody's deploy; its text may hold a value, so only its places are logged."""
        places = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(error.__traceback__)[-4:]]
        print("\n  ".join([f"NotJudged: {what}: {type(error).__name__}", *places]), file=sys.stderr, flush=True)
        self.tally.unjudged()

    def _judge(self, call: Call, message: Message) -> tuple[Refusal | None, dict[str, str]]:
        parameters, violations = violations_of(call, message)
        if self.models and violations:
            first = violations[0]
            told = {"member": first.member, "constraint": first.constraint}
            return Refusal(code_of(call, first), message_of(call, violations)), told
        functions = self._refusals.get((call.service, call.name), [])
        if not functions:
            return None, {}
        request = Request(call.service, call.name, parameters, iam.get_account_id_from(call.access_key), call.region)
        for name, refuse in functions:
            refusal = refuse(request)
            if refusal is not None:
                # Its message may quote the request: the function's name stands for it.
                return refusal, {"member": "", "constraint": name}
        return None, {}


def violations_of(call: Call, message: Message) -> tuple[dict, list[Violation]]:
    """The parameters, and all that the model says against them."""
    if call.operation is None:
        return {}, [Violation("operation", "", "The service has no such operation")]
    parameters, violations = parameters_of(call, message)
    shape = call.operation.input_shape
    if shape is None or any(violation.kind == "malformed" for violation in violations):
        return parameters, violations
    constraints = Constraints(call.service)
    constraints.check(shape, parameters)
    # What could not be read is missing, too: that is told once.
    unread = {violation.member for violation in violations}
    return parameters, [*violations, *(violation for violation in constraints.violations if violation.member not in unread)]
