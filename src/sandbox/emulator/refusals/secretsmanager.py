"""Secrets: names, deletion, values. No refusal here quotes a value."""

import re

from strict.refusal import Refusal
from strict.request import Request

from .example import ABSENT, example
from .on import on
from .state import regional

SECRET = {"Name": "app", "SecretString": "not-a-secret"}
OTHER = {**SECRET, "Name": "other"}
DYING = (("secretsmanager:CreateSecret", SECRET), ("secretsmanager:CreateSecret", OTHER), ("secretsmanager:DeleteSecret", {"SecretId": "app", "RecoveryWindowInDays": 7}))


def secret(request: Request):
    """moto finds it by name and by ARN."""
    secrets = regional(request, "secretsmanager").secrets
    wanted = request.parameters.get("SecretId") or request.parameters.get("Name")
    return secrets[wanted] if wanted in secrets.keys() else None


@on("secretsmanager", "CreateSecret")
@example("secretsmanager:CreateSecret", {**SECRET, "Name": "new"}, {"Name": "app"}, given=DYING)
def taken_by_deleted(request: Request) -> Refusal | None:
    """The name of a secret that is scheduled for deletion is taken until it is gone.

    `InvalidRequestException`: You can't create this secret because a secret with this name is already scheduled for deletion.
    https://docs.aws.amazon.com/secretsmanager/latest/userguide/troubleshoot.html
    """
    live = secret(request)
    if live is None or not live.is_deleted():
        return None
    return Refusal("InvalidRequestException", "You can't create this secret because a secret with this name is already scheduled for deletion.")


@on("secretsmanager", "PutSecretValue", "UpdateSecret", "TagResource")
@example("secretsmanager:PutSecretValue", {"SecretId": "other", "SecretString": "not-a-secret"}, {"SecretId": "app"}, given=DYING)
def is_deleted(request: Request) -> Refusal | None:
    """A secret that is scheduled for deletion is restored before it is changed.

    `InvalidRequestException`: You can't perform this operation on the secret because it was marked for deletion.
    https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_PutSecretValue.html
    """
    live = secret(request)
    if live is None or not live.is_deleted():
        return None
    return Refusal("InvalidRequestException", "You can't perform this operation on the secret because it was marked for deletion.")


@on("secretsmanager", "DeleteSecret")
@example("secretsmanager:DeleteSecret", {"SecretId": "app", "RecoveryWindowInDays": 7}, {"RecoveryWindowInDays": 6}, given=DYING[:1])
@example("secretsmanager:DeleteSecret", {"SecretId": "app", "RecoveryWindowInDays": 30}, {"RecoveryWindowInDays": 31}, given=DYING[:1])
def recovery_window(request: Request) -> Refusal | None:
    """A deleted secret can be restored for 7 to 30 days; moto's text is not AWS's.

    `InvalidParameterException`: The RecoveryWindowInDays value must be between 7 and 30 days (inclusive).
    https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_DeleteSecret.html
    """
    days = request.parameters.get("RecoveryWindowInDays")
    if days is None or 7 <= days <= 30:
        return None
    return Refusal("InvalidParameterException", "The RecoveryWindowInDays value must be between 7 and 30 days (inclusive).")


@on("secretsmanager", "CreateSecret")
@example("secretsmanager:CreateSecret", SECRET, {"Name": "app secret"})
@example("secretsmanager:CreateSecret", SECRET, {"Name": "app&secret"})
def name(request: Request) -> Refusal | None:
    """The name of a secret has letters, digits and `/_+=.@-`.

    `ValidationException`: Invalid name. Must be a valid name containing alphanumeric characters, or any of the following: -/_+=.@!
    https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_CreateSecret.html
    """
    if re.fullmatch(r"[A-Za-z0-9/_+=.@!-]{1,512}", request.parameters.get("Name", "")):
        return None
    return Refusal("ValidationException", "Invalid name. Must be a valid name containing alphanumeric characters, or any of the following: -/_+=.@!")


@on("secretsmanager", "CreateSecret", "PutSecretValue", "UpdateSecret")
@example("secretsmanager:CreateSecret", SECRET, {"SecretBinary": b"not-a-secret"})
def two_values(request: Request) -> Refusal | None:
    """A secret is text or binary, not both.

    `InvalidParameterException`: You can't specify both a binary secret value and a string secret value in the same secret.
    https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_CreateSecret.html
    """
    if request.parameters.get("SecretString") is None or request.parameters.get("SecretBinary") is None:
        return None
    return Refusal("InvalidParameterException", "You can't specify both a binary secret value and a string secret value in the same secret.")


@on("secretsmanager", "PutSecretValue")
@example("secretsmanager:PutSecretValue", {"SecretId": "app", "SecretString": "not-a-secret"}, {"SecretString": ABSENT}, given=DYING[:1])
def no_value(request: Request) -> Refusal | None:
    """A new version of a secret has a value.

    `InvalidRequestException`: You must provide either SecretString or SecretBinary.
    https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_PutSecretValue.html
    """
    if request.parameters.get("SecretString") is not None or request.parameters.get("SecretBinary") is not None:
        return None
    return Refusal("InvalidRequestException", "You must provide either SecretString or SecretBinary.")
