"""Judges the recorded requests of real deploys. Prints one line of JSON each: service, operation, found, violations."""

import json
import sys
from dataclasses import asdict
from pathlib import Path

from wire_requests import environ_of

from strict.call import call_of
from strict.judge import violations_of
from strict.wire.message import Message

for text in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines():
    line = json.loads(text)
    message = Message(environ_of(line))
    call = call_of(message)
    found = call is not None and (call.service, call.name) == (line["service"], line["operation"])
    parameters, violations = violations_of(call, message) if found else ({}, [])
    told = [asdict(violation) for violation in violations]
    print(json.dumps({"service": line["service"], "operation": line["operation"], "found": found, "violations": told}))
