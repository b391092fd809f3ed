"""The judge with functions beyond the models. Prints one line of JSON per question."""

import json
from xml.etree import ElementTree

from wire_requests import environ_of, line_of

from corrections import accounts
from strict.answer import answer
from strict.judge import Judge
from strict.models import model_of
from strict.refusal import Refusal
from strict.wire.message import Message

SOUND = {"DBInstanceIdentifier": "a", "DBInstanceClass": "db.t4g.micro", "Engine": "postgres"}
asked: list = []
accounts.serve_account_of_access_key()


def refuse(request):
    asked[:] = [request.service, request.operation, request.account, request.region]
    if request.parameters["Engine"] == "broken":
        raise ValueError("canary")
    return Refusal("InvalidSubnet", "Subnets of two VPCs", 409) if request.parameters["Engine"] == "mysql" else None


refuse.calls = {("rds", "CreateDBInstance")}
judge = Judge({"subnets-of-one-vpc": refuse})


def ask(parameters: dict):
    message = Message(environ_of(line_of(model_of("rds"), "CreateDBInstance", parameters)))
    return judge.refuse(judge.find(message), message)


def tell(question: str, refusal, **more) -> None:
    print(json.dumps({"question": question, "code": refusal.code if refusal else None, **more}))


tell("model first", ask({"Engine": "mysql"}), asked=list(asked))
refusal = ask({**SOUND, "Engine": "mysql"})
tell("refused", refusal, status=refusal.status, asked=asked)
tell("let through", ask(SOUND))
tell("failed", ask({**SOUND, "Engine": "broken"}), unjudged=judge.tally.report()["unjudged"])
print(json.dumps({"question": "told", "constraint": judge.tally.report()["last"][-1]["constraint"]}))

for service, protocol in (("rds", "query"), ("ec2", "ec2"), ("s3", "rest-xml")):
    body = b"".join(answer(Refusal("Wrong", "a<b & \x07\ud800"), protocol, service, lambda *_: None))
    print(json.dumps({"question": f"{protocol} is well-formed", "message": ElementTree.fromstring(body).findtext(".//Message")}))
