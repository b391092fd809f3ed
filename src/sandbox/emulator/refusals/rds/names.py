"""Names that RDS reserves or cannot read, and the password of the master user. No refusal here quotes a password."""

import re

from strict.refusal import Refusal
from strict.request import Request

from ..example import ABSENT, example
from ..on import on
from .state import CHANGE, DATABASE, engine_of

LIVE = (("rds:CreateDBInstance", DATABASE),)
JSON_SECRET = '{"username": "app_admin", "password": "not-a-secret"}'

# Of PostgreSQL on RDS; of the other engines the ones that all have.
RESERVED_USERS = {
    "postgres": {
        "admin", "rdsadmin", "rds_superuser", "rds_replication", "rds_iam", "rds_password", "rdsrepladmin", "postgres_admin", "public", "user", "none",
        "current_user", "session_user", "current_role",
    },
}  # fmt: skip
RESERVED_DATABASES = {
    "rdsadmin", "template0", "template1", "postgres_admin", "db", "default", "database", "user", "table", "select", "create", "all", "grant", "group",
    "order", "public",
}  # fmt: skip
LONGEST_PASSWORD = {"postgres": 128, "mysql": 41, "mariadb": 41}


@on("rds", "CreateDBInstance")
@example("rds:CreateDBInstance", DATABASE, {"MasterUsername": "rdsadmin"})
@example("rds:CreateDBInstance", DATABASE, {"MasterUsername": "pg_owner"})
@example("rds:CreateDBInstance", {**DATABASE, "Engine": "mysql", "EngineVersion": "8.4"}, {"MasterUsername": "rdsadmin"})
def reserved_master_user(request: Request) -> Refusal | None:
    """The master user has none of the names that the engine or RDS keeps for itself.

    `InvalidParameterValue`: MasterUsername NAME cannot be used as it is a reserved word used by the engine
    https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html
    """
    name, engine = request.parameters.get("MasterUsername") or "", engine_of(request)
    reserved = RESERVED_USERS.get(engine, {"rdsadmin"})
    if name.lower() not in reserved and not (engine == "postgres" and name.lower().startswith("pg_")):
        return None
    return Refusal("InvalidParameterValue", f"MasterUsername {name} cannot be used as it is a reserved word used by the engine")


@on("rds", "CreateDBInstance")
@example("rds:CreateDBInstance", DATABASE, {"MasterUsername": "1st_admin"})
@example("rds:CreateDBInstance", DATABASE, {"MasterUsername": "app-admin"})
@example("rds:CreateDBInstance", DATABASE, {"MasterUsername": "a" * 64})
def master_user_name(request: Request) -> Refusal | None:
    """The master user of PostgreSQL has 1 to 63 letters, digits or underscores, a letter first.

    `InvalidParameterValue`: The parameter MasterUsername is not valid: it must begin with a letter, and contain only alphanumeric characters or underscores.
    https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html
    """
    name = request.parameters.get("MasterUsername")
    if name is None or engine_of(request) != "postgres" or re.fullmatch(r"[A-Za-z][A-Za-z0-9_]{0,62}", name):
        return None
    return Refusal("InvalidParameterValue", "The parameter MasterUsername is not valid: it must begin with a letter, and contain only alphanumeric characters or underscores.")


@on("rds", "CreateDBInstance")
@example("rds:CreateDBInstance", {**DATABASE, "DBName": "app"}, {"DBName": "my-app"})
@example("rds:CreateDBInstance", {**DATABASE, "DBName": "app"}, {"DBName": "a" * 64})
def database_name(request: Request) -> Refusal | None:
    """A database of PostgreSQL has 1 to 63 letters, digits or underscores, a letter first.

    `InvalidParameterValue`: DBName must begin with a letter and contain only alphanumeric characters.
    https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html
    """
    name = request.parameters.get("DBName")
    if not name or engine_of(request) != "postgres" or re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]{0,62}", name):
        return None
    return Refusal("InvalidParameterValue", "DBName must begin with a letter and contain only alphanumeric characters.")


@on("rds", "CreateDBInstance")
@example("rds:CreateDBInstance", {**DATABASE, "DBName": "app"}, {"DBName": "db"})
def reserved_database_name(request: Request) -> Refusal | None:
    """A database of PostgreSQL has none of the words that the engine reserves.

    `InvalidParameterValue`: DBName NAME cannot be used. It is a reserved word for this engine
    https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html
    """
    name = request.parameters.get("DBName") or ""
    if engine_of(request) != "postgres" or name.lower() not in RESERVED_DATABASES:
        return None
    return Refusal("InvalidParameterValue", f"DBName {name} cannot be used. It is a reserved word for this engine")


@on("rds", "CreateDBInstance", "ModifyDBInstance")
@example("rds:CreateDBInstance", DATABASE, {"MasterUserPassword": JSON_SECRET})
@example("rds:CreateDBInstance", DATABASE, {"MasterUserPassword": "not/a-secret-1"})
@example("rds:CreateDBInstance", DATABASE, {"MasterUserPassword": "not-a-secret-1\n"})
@example("rds:CreateDBInstance", DATABASE, {"MasterUserPassword": "not-a-sécret-1"})
@example("rds:ModifyDBInstance", {**CHANGE, "MasterUserPassword": "not-a-secret-2"}, {"MasterUserPassword": "not a secret 2"}, given=LIVE)
def password_characters(request: Request) -> Refusal | None:
    """A master password has printable ASCII characters without `/`, `@`, `"` and the space: a secret of JSON is none.

    `InvalidParameterValue`: The parameter MasterUserPassword is not a valid password. Only printable ASCII characters besides '/', '@', '"', ' ' may be used.
    https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html
    """
    password = request.parameters.get("MasterUserPassword")
    if not password or re.fullmatch(r"[!#-.0-?A-~]+", password):
        return None
    return Refusal("InvalidParameterValue", """The parameter MasterUserPassword is not a valid password. Only printable ASCII characters besides '/', '@', '"', ' ' may be used.""")


@on("rds", "CreateDBInstance", "ModifyDBInstance")
@example("rds:CreateDBInstance", DATABASE, {"MasterUserPassword": "2-few"})
@example("rds:CreateDBInstance", DATABASE, {"MasterUserPassword": "p" * 129})
@example("rds:ModifyDBInstance", {**CHANGE, "MasterUserPassword": "not-a-secret-2"}, {"MasterUserPassword": "7seven7"}, given=LIVE)
def password_length(request: Request) -> Refusal | None:
    """A master password has 8 to 128 characters on PostgreSQL, 8 to 41 on MySQL and MariaDB.

    `InvalidParameterValue`: The parameter MasterUserPassword is not a valid password because it is shorter than 8 characters.
    https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html
    """
    password = request.parameters.get("MasterUserPassword")
    longest = LONGEST_PASSWORD.get(engine_of(request), 128)
    if not password or 8 <= len(password) <= longest:
        return None
    fault = "shorter than 8" if len(password) < 8 else f"longer than {longest}"
    return Refusal("InvalidParameterValue", f"The parameter MasterUserPassword is not a valid password because it is {fault} characters.")


@on("rds", "CreateDBInstance")
@example("rds:CreateDBInstance", DATABASE, {"MasterUserPassword": ABSENT})
def password_missing(request: Request) -> Refusal | None:
    """An instance is made with a password, or RDS manages it.

    `InvalidParameterValue`: The parameter MasterUserPassword must be provided and must not be blank.
    https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html
    """
    others = ("ManageMasterUserPassword", "DBClusterIdentifier", "MasterUserAuthenticationType")
    if request.parameters.get("MasterUserPassword") or any(request.parameters.get(name) for name in others):
        return None
    return Refusal("InvalidParameterValue", "The parameter MasterUserPassword must be provided and must not be blank.")


@on("rds", "CreateDBInstance", "ModifyDBInstance")
@example("rds:CreateDBInstance", DATABASE, {"ManageMasterUserPassword": True})
def password_given_and_managed(request: Request) -> Refusal | None:
    """A password is either given or managed by RDS, not both.

    `InvalidParameterCombination`: You can't specify MasterUserPassword when ManageMasterUserPassword is enabled.
    https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-secrets-manager.html
    """
    if not request.parameters.get("ManageMasterUserPassword") or not request.parameters.get("MasterUserPassword"):
        return None
    return Refusal("InvalidParameterCombination", "You can't specify MasterUserPassword when ManageMasterUserPassword is enabled.")
