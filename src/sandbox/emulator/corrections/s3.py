"""S3."""

import fnmatch
import json

import moto.s3.models as models
import moto.s3.responses as responses
from moto.s3.exceptions import AccessForbidden


class NameTaken(AccessForbidden):
    code = 403


class OwnerNotExpected(AccessForbidden):
    code = 403


def refuse_buckets_of_other_accounts() -> None:
    """moto lets every account look at every bucket with HeadBucket (s3/models.py, get_bucket crosses accounts).

    AWS answers 403 unless the bucket's policy lets the other account in, and that is how one learns that a name is taken.
    """
    head = models.S3Backend.head_bucket

    def head_bucket(self, bucket_name: str):
        bucket = head(self, bucket_name)
        if bucket_name not in self.buckets and not bucket.policy:
            raise NameTaken("Forbidden")
        return bucket

    models.S3Backend.head_bucket = head_bucket


def refuse_unexpected_owners() -> None:
    """moto does not look at x-amz-expected-bucket-owner (s3/responses.py): a request about the bucket of another account goes through.

    AWS answers 403 to every request that names an owner whose bucket it is not.
    https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-owner-condition.html
    """
    for name in ("_bucket_response", "_key_response"):
        setattr(responses.S3Response, name, _for_expected_owner(getattr(responses.S3Response, name)))


def _for_expected_owner(respond):
    def respond_to_owner(self, request, full_url):
        bucket = self.parse_bucket_name_from_url(request, full_url)
        _, account = models.s3_backends.bucket_accounts.get(bucket, (None, None))
        expected = request.headers.get("x-amz-expected-bucket-owner")
        if None not in (expected, account) and expected != account:
            raise OwnerNotExpected("Access Denied")
        return respond(self, request, full_url)

    return respond_to_owner


def ignore_denials_of_plain_http() -> None:
    """moto denies every request to an object whose bucket policy has a denial under a condition, whether it holds or not.

    (s3/models.py, get_permission hands no condition values on; iam/access_control.py then denies.) A policy that demands TLS has such
    a denial. The emulator listens on loopback without TLS and stands for the service with it: that one denial does not apply here.
    """
    permission = models.FakeBucket.get_permission

    def get_permission(self, action: str, resource: str):
        policy = self.policy
        try:
            self.policy = without_tls_denials(policy)
            return permission(self, action, resource)
        finally:
            self.policy = policy

    models.FakeBucket.get_permission = get_permission


def without_tls_denials(policy):
    if policy is None:
        return None
    document = json.loads(policy)
    statements = document["Statement"] if isinstance(document["Statement"], list) else [document["Statement"]]
    document["Statement"] = [one for one in statements if not is_tls_denial(one)]
    return json.dumps(document).encode()


def is_tls_denial(statement: dict) -> bool:
    condition = {"Bool": {"aws:SecureTransport": "false"}}
    return statement.get("Effect") == "Deny" and statement.get("Condition") == condition


def deliver_access_logs_where_the_policy_allows_it() -> None:
    """moto crashes at PutBucketLogging when a statement of the target's policy has `"Principal": "*"`, as one that demands TLS has.

    (s3/models.py, _log_permissions_enabled_policy.) It also takes no resource but three texts, while for AWS it is a pattern that has to
    match the keys of the logs. https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html
    """

    def permitted(target_bucket, target_prefix):
        if not target_bucket.policy:
            return False
        key = f"arn:{target_bucket.partition}:s3:::{target_bucket.name}/{target_prefix or ''}log"
        statements = json.loads(target_bucket.policy)["Statement"]
        return any(delivers(one, key) for one in as_list(statements))

    models.FakeBucket._log_permissions_enabled_policy = staticmethod(permitted)


def delivers(statement: dict, key: str) -> bool:
    principal = statement.get("Principal")
    services = as_list(principal.get("Service", [])) if isinstance(principal, dict) else []
    return (
        statement.get("Effect") == "Allow"
        and models.LOGGING_SERVICE_PRINCIPAL in services
        and any(fnmatch.fnmatchcase("s3:PutObject", action) for action in as_list(statement.get("Action", [])))
        and any(fnmatch.fnmatchcase(key, pattern) for pattern in as_list(statement.get("Resource", [])))
    )


def as_list(value):
    return value if isinstance(value, list) else [value]
