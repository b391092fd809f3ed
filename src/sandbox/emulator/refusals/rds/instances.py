"""Names that are taken, and the end of an instance."""

import re

from strict.refusal import Refusal
from strict.request import Request

from ..example import ABSENT, example
from ..on import on
from .state import CHANGE, DATABASE, database, databases

LIVE = (("rds:CreateDBInstance", DATABASE),)
DELETE = {"DBInstanceIdentifier": "app", "SkipFinalSnapshot": False, "FinalDBSnapshotIdentifier": "app-final"}


@on("rds", "CreateDBInstance")
@example("rds:CreateDBInstance", {**DATABASE, "DBInstanceIdentifier": "app-2"}, {"DBInstanceIdentifier": "APP"}, given=LIVE)
def instance_taken(request: Request) -> Refusal | None:
    """The identifier of an instance is taken once in an account and region, in any case of its letters.

    `DBInstanceAlreadyExists`: DB instance already exists
    https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html
    """
    return Refusal("DBInstanceAlreadyExists", "DB instance already exists") if database(request) is not None else None


@on("rds", "ModifyDBInstance")
@example("rds:ModifyDBInstance", {**CHANGE, "NewDBInstanceIdentifier": "app-2"}, {"NewDBInstanceIdentifier": "app-2-"}, given=LIVE)
def new_identifier(request: Request) -> Refusal | None:
    """A new identifier keeps the rules of the first: 1 to 63 letters, digits and single hyphens, a letter first and no hyphen last.

    `InvalidParameterValue`: The parameter NewDBInstanceIdentifier is not a valid identifier.
    https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_ModifyDBInstance.html
    """
    name = request.parameters.get("NewDBInstanceIdentifier")
    if not name or (len(name) <= 63 and re.fullmatch(r"[A-Za-z](-?[A-Za-z0-9])*", name)):
        return None
    return Refusal("InvalidParameterValue", "The parameter NewDBInstanceIdentifier is not a valid identifier. Identifiers must begin with a letter; must contain only ASCII letters, digits, and hyphens; and must not end with a hyphen or contain two consecutive hyphens.")


@on("rds", "ModifyDBInstance")
@example("rds:ModifyDBInstance", {**CHANGE, "NewDBInstanceIdentifier": "app-3"}, {"NewDBInstanceIdentifier": "app-2"}, given=(*LIVE, ("rds:CreateDBInstance", {**DATABASE, "DBInstanceIdentifier": "app-2"})))
def new_identifier_taken(request: Request) -> Refusal | None:
    """A new identifier is one that no other instance has.

    `DBInstanceAlreadyExists`: DB instance already exists
    https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_ModifyDBInstance.html
    """
    name, live = (request.parameters.get("NewDBInstanceIdentifier") or "").lower(), database(request)
    if all(one.db_instance_identifier != name or one is live for one in databases(request)):
        return None
    return Refusal("DBInstanceAlreadyExists", "DB instance already exists")


@on("rds", "DeleteDBInstance")
@example("rds:DeleteDBInstance", DELETE, {"FinalDBSnapshotIdentifier": ABSENT}, given=LIVE)
def final_snapshot_missing(request: Request) -> Refusal | None:
    """An instance goes with the name of a final snapshot, or with the word that there is none.

    `InvalidParameterCombination`: FinalDBSnapshotIdentifier is required unless SkipFinalSnapshot is specified.
    https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DeleteDBInstance.html
    """
    live = database(request)
    if live is None or live.is_replica or request.parameters.get("SkipFinalSnapshot") or request.parameters.get("FinalDBSnapshotIdentifier"):
        return None
    return Refusal("InvalidParameterCombination", "FinalDBSnapshotIdentifier is required unless SkipFinalSnapshot is specified.")


@on("rds", "DeleteDBInstance")
@example("rds:DeleteDBInstance", {**DELETE, "SkipFinalSnapshot": True, "FinalDBSnapshotIdentifier": ABSENT}, {"FinalDBSnapshotIdentifier": "app-final"}, given=LIVE)
def final_snapshot_named_and_skipped(request: Request) -> Refusal | None:
    """A final snapshot that is skipped has no name.

    `InvalidParameterCombination`: FinalDBSnapshotIdentifier can not be specified when deleting a DB instance with SkipFinalSnapshot.
    https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DeleteDBInstance.html
    """
    if not request.parameters.get("SkipFinalSnapshot") or not request.parameters.get("FinalDBSnapshotIdentifier"):
        return None
    return Refusal("InvalidParameterCombination", "FinalDBSnapshotIdentifier can not be specified when deleting a DB instance with SkipFinalSnapshot.")


@on("rds", "DeleteDBInstance", "CreateDBSnapshot")
@example("rds:DeleteDBInstance", DELETE, {"FinalDBSnapshotIdentifier": "app-final-"}, given=LIVE)
@example("rds:CreateDBSnapshot", {"DBInstanceIdentifier": "app", "DBSnapshotIdentifier": "before"}, {"DBSnapshotIdentifier": "before--it"}, given=LIVE)
def snapshot_name(request: Request) -> Refusal | None:
    """The name of a snapshot has up to 255 letters, digits and single hyphens, a letter first and no hyphen last.

    `InvalidParameterValue`: The parameter NAME is not a valid identifier. Identifiers must begin with a letter; must contain only ASCII letters, digits, and hyphens; and must not end with a hyphen or contain two consecutive hyphens.
    https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBSnapshot.html
    """
    parameter = "FinalDBSnapshotIdentifier" if request.operation == "DeleteDBInstance" else "DBSnapshotIdentifier"
    name = request.parameters.get(parameter)
    if not name or (len(name) <= 255 and re.fullmatch(r"[A-Za-z](-?[A-Za-z0-9])*", name)):
        return None
    return Refusal("InvalidParameterValue", f"The parameter {parameter} is not a valid identifier. Identifiers must begin with a letter; must contain only ASCII letters, digits, and hyphens; and must not end with a hyphen or contain two consecutive hyphens.")


@on("rds", "CreateDBInstance")
@example("rds:CreateDBInstance", {**DATABASE, "StorageEncrypted": True, "KmsKeyId": "{key}"}, {"StorageEncrypted": False})
def key_without_encryption(request: Request) -> Refusal | None:
    """A key of KMS belongs to storage that is encrypted.

    `InvalidParameterCombination`: You must enable storage encryption when you specify a KMS key.
    https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html
    """
    if not request.parameters.get("KmsKeyId") or request.parameters.get("StorageEncrypted"):
        return None
    return Refusal("InvalidParameterCombination", "You must enable storage encryption when you specify a KMS key.")
