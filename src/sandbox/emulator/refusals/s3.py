"""Buckets: names and policies."""

import ipaddress
import json
import re

from strict.refusal import Refusal
from strict.request import Request

from .example import example
from .on import on

HERE = {"LocationConstraint": "ap-southeast-1"}
BUCKET = {"Bucket": "app-of-sandbox", "CreateBucketConfiguration": HERE}
OTHER = {"Bucket": "other-of-sandbox", "CreateBucketConfiguration": HERE}
LIVE = (("s3:CreateBucket", BUCKET), ("s3:CreateBucket", OTHER))
POLICY = json.dumps({"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "arn:aws:s3:::app-of-sandbox/*"}]})


@on("s3", "CreateBucket")
@example("s3:CreateBucket", BUCKET, {"Bucket": "App-of-sandbox"})
@example("s3:CreateBucket", BUCKET, {"Bucket": "app_of_sandbox"})
@example("s3:CreateBucket", BUCKET, {"Bucket": "ap"})
@example("s3:CreateBucket", BUCKET, {"Bucket": "192.168.1.1"})
@example("s3:CreateBucket", BUCKET, {"Bucket": "xn--app-of-sandbox"})
@example("s3:CreateBucket", BUCKET, {"Bucket": "app-of-sandbox-s3alias"})
def bucket_name(request: Request) -> Refusal | None:
    """A bucket's name has 3 to 63 small letters, digits, hyphens and single dots, a letter or digit first and last, and is no IP address; some beginnings and ends are reserved.

    `InvalidBucketName`: The specified bucket is not valid.
    https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
    """
    name = request.parameters.get("Bucket", "")
    reserved = name.startswith(("xn--", "sthree-", "amzn-s3-demo-")) or name.endswith(("-s3alias", "--ol-s3", ".mrap", "--x-s3", "--table-s3"))
    if re.fullmatch(r"[a-z0-9]([a-z0-9.-]{1,61})[a-z0-9]", name) and ".." not in name and not is_address(name) and not reserved:
        return None
    return Refusal("InvalidBucketName", "The specified bucket is not valid.")


def is_address(name: str) -> bool:
    try:
        ipaddress.IPv4Address(name)
    except ValueError:
        return False
    return True


@on("s3", "PutBucketPolicy")
@example("s3:PutBucketPolicy", {"Bucket": "app-of-sandbox", "Policy": POLICY}, {"Policy": POLICY.replace("app-of-sandbox", "other-of-sandbox")}, given=LIVE)
@example("s3:PutBucketPolicy", {"Bucket": "app-of-sandbox", "Policy": POLICY}, {"Policy": POLICY[:-1]}, given=LIVE)
@example("s3:PutBucketPolicy", {"Bucket": "app-of-sandbox", "Policy": POLICY}, {"Policy": POLICY.replace('"Principal": "*", ', "")}, given=LIVE)
def bucket_policy(request: Request) -> Refusal | None:
    """A bucket policy is JSON whose statements name a principal, and only resources of that bucket.

    `MalformedPolicy`: Policy has invalid resource
    https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-policies.html
    """
    fault = policy_fault(request.parameters.get("Policy") or "", request.parameters.get("Bucket") or "")
    return Refusal("MalformedPolicy", fault) if fault else None


def policy_fault(text: str | bytes, name: str) -> str:
    try:
        document = json.loads(text)
    except ValueError:
        return "Policies must be valid JSON and the first byte must be '{'"
    statements = document.get("Statement") if isinstance(document, dict) else None
    statements = [statements] if isinstance(statements, dict) else statements
    if not statements:
        return "Missing required field Statement"
    for one in statements:
        if "Principal" not in one and "NotPrincipal" not in one:
            return "Missing required field Principal"
        resources = one.get("Resource") or one.get("NotResource") or []
        for resource in [resources] if isinstance(resources, str) else resources:
            if not re.fullmatch(rf"arn:[a-z-]+:s3:::{re.escape(name)}(/.*)?", resource) and "*" not in resource.split(":::")[-1].split("/")[0]:
                return "Policy has invalid resource"
    return ""


@on("s3", "PutBucketPolicy")
@example("s3:PutBucketPolicy", {"Bucket": "app-of-sandbox", "Policy": POLICY}, {"Policy": POLICY + " " * 20480}, given=LIVE)
def bucket_policy_too_long(request: Request) -> Refusal | None:
    """A bucket policy has 20 KB at most.

    `PolicyTooLarge`: The policy document exceeds the maximum size of 20480 bytes
    https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-policies.html
    """
    if len(request.parameters.get("Policy") or "") <= 20480:
        return None
    return Refusal("PolicyTooLarge", "The policy document exceeds the maximum size of 20480 bytes")
