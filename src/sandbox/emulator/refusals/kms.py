"""Keys of KMS: their state, where another service is to use them."""

from strict.refusal import Refusal
from strict.request import Request

from .example import example
from .on import on
from .rds.state import DATABASE
from .state import regional

ENCRYPTED = {**DATABASE, "StorageEncrypted": True, "KmsKeyId": "{key}"}
SECRET = {"Name": "app", "SecretString": "not-a-secret", "KmsKeyId": "{key}"}


def key_of(request: Request, identifier: str | None):
    """By id, ARN or alias; None where AWS would make it, or where it stands in another account or region."""
    backend = regional(request, "kms")
    if not identifier or identifier.startswith(("alias/aws/", "aws/")) or ":alias/aws/" in identifier:
        return None
    name = identifier.split(":key/")[-1].split(":")[-1]
    return backend.keys.get(backend.get_key_id_from_alias(name) if name.startswith("alias/") else name)


def unusable(key) -> bool:
    return key is not None and (not key.enabled or key.key_state != "Enabled")


@on("rds", "CreateDBInstance")
@example("rds:CreateDBInstance", ENCRYPTED, {"KmsKeyId": "{disabled-key}"})
@example("rds:CreateDBInstance", ENCRYPTED, {"KmsKeyId": "{dying-key}"})
def key_for_database(request: Request) -> Refusal | None:
    """The key of an instance is enabled.

    `KMSKeyNotAccessibleFault`: The specified KMS key KEY does not exist, is not enabled or you do not have permissions to access it.
    https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.Encryption.Keys.html
    """
    identifier = request.parameters.get("KmsKeyId")
    if not unusable(key_of(request, identifier)):
        return None
    return Refusal("KMSKeyNotAccessibleFault", f"The specified KMS key {identifier} does not exist, is not enabled or you do not have permissions to access it.")


@on("secretsmanager", "CreateSecret", "UpdateSecret")
@example("secretsmanager:CreateSecret", SECRET, {"KmsKeyId": "{disabled-key}"})
def key_for_secret(request: Request) -> Refusal | None:
    """The key of a secret is enabled.

    `EncryptionFailure`: Secrets Manager can't encrypt the protected secret text using the provided KMS key.
    https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html
    """
    if not unusable(key_of(request, request.parameters.get("KmsKeyId"))):
        return None
    return Refusal("EncryptionFailure", "Secrets Manager can't encrypt the protected secret text using the provided KMS key. Check that the key is enabled.")
