"""Requests that no SDK of Python sends, byte by byte. raw.py LAUNCHER prints one line of JSON per request: question, status, code."""

import gzip
import http.client
import json
import os
import re
import socket
import subprocess
import sys

SECRET = "canary-value"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
JSON = {"Content-Type": "application/x-amz-json-1.1", "X-Amz-Target": "TrentService.CreateKey"}
CBOR = {"Content-Type": "application/cbor", "smithy-protocol": "rpc-v2-cbor"}
VHOST = {"Host": "sandbox-bucket.s3.eu-west-1.amazonaws.com"}
ROLE = b"Action=CreateRole&Version=2010-05-08&AssumeRolePolicyDocument=%7B%7D&RoleName="
PRESIGNED = "X-Amz-Credential=MULTIENV111122223333%2F20260101%2Feu-west-1%2Fs3%2Faws4_request&X-Amz-Signature=0"
IN_EUROPE = b"<CreateBucketConfiguration><LocationConstraint>eu-west-1</LocationConstraint></CreateBucketConfiguration>"
VERSIONING = "/sandbox-bucket?versioning"
ALARMS = "/service/GraniteServiceVersion20100801/operation/DescribeAlarms"

# Question: service that it is signed for (None: not signed), method, target, headers, body.
REQUESTS = {
    "bucket": ("s3", "PUT", "/sandbox-bucket", {}, IN_EUROPE),
    "bucket whose name begins as our own paths": ("s3", "PUT", "/multienv-refusals-of-us", {}, IN_EUROPE),
    "bucket in the host, wrong": ("s3", "PUT", "/?versioning", VHOST, b"<VersioningConfiguration><Status>On</Status></VersioningConfiguration>"),
    "bucket in the host": ("s3", "PUT", "/?versioning", VHOST, b"<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>"),
    "broken XML": ("s3", "PUT", VERSIONING, {}, b"<Versioning"),
    "element twice": ("s3", "PUT", VERSIONING, {}, b"<VersioningConfiguration><Status>Enabled</Status><Status>Enabled</Status></VersioningConfiguration>"),
    "wrong header of a large object": ("s3", "PUT", "/sandbox-bucket/key", {"x-amz-storage-class": "COLD"}, b"x" * 3_000_000),
    "large object": ("s3", "PUT", "/sandbox-bucket/key", {}, b"x" * 3_000_000),
    "presigned": (None, "GET", f"/sandbox-bucket/key?x-id=GetObject&{PRESIGNED}", {}, b""),
    "presigned, wrong": (None, "GET", f"/sandbox-bucket?list-type=2&max-keys=lots&{PRESIGNED}", {}, b""),
    "unknown parameter of the address": ("s3", "GET", "/sandbox-bucket?list-type=2&max-kyes=1", {}, b""),
    "region newer than the models": ("s3", "PUT", "/another", {}, IN_EUROPE.replace(b"eu-west-1", b"xx-newest-9")),
    "chunked": ("iam", "POST", "/", {**FORM, "Transfer-Encoding": "chunked"}, ROLE + b"a+b"),
    "compressed": ("iam", "POST", "/", {**FORM, "Content-Encoding": "gzip"}, gzip.compress(ROLE + b"a+b")),
    "not signed": (None, "POST", "/", FORM, b"Action=AssumeRoleWithWebIdentity&Version=2011-06-15"),
    "no such action": ("iam", "POST", "/", FORM, f"Action={SECRET}&Version=2010-05-08".encode()),
    "no such target": ("kms", "POST", "/", {**JSON, "X-Amz-Target": f"TrentService.{SECRET}"}, b"{}"),
    "name of a member that is none": ("kms", "POST", "/", JSON, json.dumps({f"{SECRET} \n": 1}).encode()),
    "no JSON": ("kms", "POST", "/", JSON, SECRET.encode()),
    "JSON without end": ("kms", "POST", "/", JSON, b"[" * 100_000),
    "another type of JSON": ("kms", "POST", "/", JSON, b'{"Description":7,"Tags":{}}'),
    "CBOR": ("monitoring", "POST", ALARMS, CBOR, b"\xa1\x6aMaxRecords\x19\x27\x10"),
    "CBOR that moto cannot answer": ("monitoring", "POST", ALARMS, CBOR, b"\xa0"),
}


def main() -> None:
    command = [sys.executable, "-B", sys.argv[1], "--parent-pid", str(os.getpid())]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    port = int(json.loads(server.stdout.readline())["endpoint"].rsplit(":", 1)[1])
    for question, request in REQUESTS.items():
        status, answer = ask(port, *request)
        code = re.search(rb'<Code>(\w+)|"__type": "(\w+)|__typez....(\w+?)z\x00', answer, re.DOTALL)
        print(json.dumps({"question": question, "status": status, "code": next(filter(None, code.groups())).decode() if code else "", "shown": SECRET.encode() in answer}))
    print(json.dumps({"question": "asks before it sends its body", "status": ask_first(port), "code": "", "shown": False}))
    _, report = ask(port, None, "GET", "/multienv-refusals", {}, b"")
    server.terminate()
    log = server.communicate()[1]
    print(json.dumps({"question": "report and log", "status": 200, "code": "", "shown": SECRET in report.decode() + log}))


def ask(port: int, service: str | None, method: str, target: str, headers: dict, body: bytes) -> tuple[int, bytes]:
    signed = {"Authorization": f"AWS4-HMAC-SHA256 Credential=MULTIENV111122223333/20260101/eu-west-1/{service}/aws4_request, Signature=0"}
    connection = http.client.HTTPConnection("127.0.0.1", port)
    chunked = "Transfer-Encoding" in headers
    connection.request(method, target, iter([body]) if chunked else body, {**headers, **(signed if service else {})}, encode_chunked=chunked)
    response = connection.getresponse()
    return response.status, response.read()


def ask_first(port: int) -> int:
    """The status of the first line that a client gets which sends its body after that line, as botocore does for S3."""
    head = f"PUT /sandbox-bucket/asked HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Length: 1\r\nExpect: 100-continue\r\n\r\n"
    with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
        connection.sendall(head.encode())
        status = int(connection.makefile("rb").readline().split()[1])
        connection.sendall(b"x")
    return status


main()
