"""Versions of engines, their upgrades, and the instance classes that run them."""

import re

from strict.refusal import Refusal
from strict.request import Request

from ..example import example
from ..on import on
from .state import CHANGE, DATABASE, ENGINES, database, engine_of, family_of, major_of, parameter_group

LIVE = (("rds:CreateDBInstance", DATABASE),)
GROUPS = tuple(
    ("rds:CreateDBParameterGroup", {"DBParameterGroupName": name, "DBParameterGroupFamily": name, "Description": "ours"})
    for name in ("postgres16", "postgres17")
)
WITH_GROUP = (*GROUPS, ("rds:CreateDBInstance", {**DATABASE, "DBParameterGroupName": "postgres16"}))
MAJOR = {**CHANGE, "EngineVersion": "17.7", "AllowMajorVersionUpgrade": True}

# A minor of PostgreSQL and the minor of 15 that came out on the same day: RDS upgrades to one of that day or later.
# https://www.postgresql.org/docs/release/
ROUND_OF = {13: -8, 14: -5, 15: 0, 16: 4, 17: 8, 18: 14}


def numbers(version: str) -> list:
    found = re.match(r"\d+(?:\.\d+)*", version)
    return [int(part) for part in found.group().split(".")] if found else []


def is_older(one: str, other: str) -> bool:
    """Only as far as both go: `15` is not older than `15.17`."""
    pairs = zip(numbers(one), numbers(other), strict=False)
    return next((left < right for left, right in pairs if left != right), False)


def release_round(version: str) -> int | None:
    parts = numbers(version)
    return parts[1] + ROUND_OF[parts[0]] if len(parts) == 2 and parts[0] in ROUND_OF else None


def change_of_version(request: Request) -> tuple[str, str] | None:
    """From, to; None where the version stays."""
    live, wanted = database(request), request.parameters.get("EngineVersion")
    if live is None or not wanted or wanted == live.engine_version:
        return None
    return live.engine_version, wanted


@on("rds", "CreateDBInstance", "ModifyDBInstance")
@example("rds:CreateDBInstance", DATABASE, {"EngineVersion": "16.99"})
@example("rds:CreateDBInstance", {**DATABASE, "Engine": "mysql", "EngineVersion": "8.4"}, {"EngineVersion": "16"})
@example("rds:ModifyDBInstance", MAJOR, {"EngineVersion": "99.1"}, given=LIVE)
def unknown_engine_version(request: Request) -> Refusal | None:
    """An engine has the versions of a table of October 2026; a newer minor than its last is let through.

    `InvalidParameterCombination`: Cannot find version VERSION for ENGINE
    https://docs.aws.amazon.com/AmazonRDS/latest/PostgreSQLReleaseNotes/postgresql-release-calendar.html
    """
    engine, version = engine_of(request), request.parameters.get("EngineVersion")
    if not version or engine not in ENGINES or is_known(engine, version):
        return None
    return Refusal("InvalidParameterCombination", f"Cannot find version {version} for {engine}")


def is_known(engine: str, version: str) -> bool:
    """The table may be older than AWS by a few releases, never by twenty."""
    known = ENGINES[engine]["versions"]
    if version in known or any(one.startswith(f"{version}.") for one in known):
        return True
    same_major = [numbers(one) for one in known if major_of(engine, one) == major_of(engine, version)]
    minors = [parts[-1] for parts in same_major if len(parts) == len(numbers(version)) > 1]
    return bool(minors) and max(minors) < numbers(version)[-1] <= max(minors) + 8


@on("rds", "CreateDBInstance", "ModifyDBInstance")
@example("rds:CreateDBInstance", DATABASE, {"DBInstanceClass": "t3.micro"})
@example("rds:ModifyDBInstance", {**CHANGE, "DBInstanceClass": "db.m6g.large"}, {"DBInstanceClass": "m6g.large"}, given=LIVE)
def unknown_instance_class(request: Request) -> Refusal | None:
    """A DB instance class is one of RDS: `db.`, a family, a size.

    `InvalidParameterValue`: Invalid DB Instance class: NAME
    https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.DBInstanceClass.Types.html
    """
    name = request.parameters.get("DBInstanceClass")
    if not name or re.fullmatch(r"db\.(serverless|[a-z][a-z0-9-]*\d[a-z0-9]*\.((\d+x?|x)?large|nano|micro|small|medium|metal)([.a-z0-9]*))", name):
        return None
    return Refusal("InvalidParameterValue", f"Invalid DB Instance class: {name}")


@on("rds", "CreateDBInstance", "ModifyDBInstance")
@example("rds:CreateDBInstance", DATABASE, {"DBInstanceClass": "db.t4g.nano"})
@example("rds:ModifyDBInstance", {**CHANGE, "DBInstanceClass": "db.t4g.medium"}, {"DBInstanceClass": "db.t2.nano"}, given=LIVE)
def class_not_for_engine(request: Request) -> Refusal | None:
    """An instance class runs the engines that a table of October 2026 has for it; a class of a family that it does not know is let through.

    `InvalidParameterCombination`: RDS does not support creating a DB instance with the following combination: DBInstanceClass=NAME, Engine=ENGINE
    https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.DBInstanceClass.Support.html
    """
    name, engine = request.parameters.get("DBInstanceClass"), engine_of(request)
    if not name or engine not in ENGINES or name in ENGINES[engine]["classes"]:
        return None
    known = {one.split(".")[1] for entry in ENGINES.values() for one in entry["classes"]}
    if name.count(".") < 2 or name.split(".")[1] not in known:
        return None
    combination = f"DBInstanceClass={name}, Engine={engine}, EngineVersion={request.parameters.get('EngineVersion', '')}"
    return Refusal("InvalidParameterCombination", f"RDS does not support creating a DB instance with the following combination: {combination}. For supported combinations of instance class and database engine version, see the documentation.")


@on("rds", "ModifyDBInstance")
@example("rds:ModifyDBInstance", MAJOR, {"EngineVersion": "15.17"}, given=LIVE)
@example("rds:ModifyDBInstance", {**CHANGE, "EngineVersion": "16.12"}, {"EngineVersion": "16.10"}, given=LIVE)
@example("rds:ModifyDBInstance", MAJOR, {"EngineVersion": "17.5"}, given=LIVE)
def upgrade_path(request: Request) -> Refusal | None:
    """An engine is never downgraded, and PostgreSQL goes only to a version that came out with the running one or after it.

    `InvalidParameterCombination`: Cannot upgrade ENGINE from VERSION to VERSION
    https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_UpgradeDBInstance.PostgreSQL.MajorVersion.html
    """
    change = change_of_version(request)
    if change is None:
        return None
    (before, after), engine = change, engine_of(request)
    rounds = release_round(before), release_round(after)
    lacks_fixes = engine == "postgres" and None not in rounds and rounds[1] < rounds[0]
    if not is_older(after, before) and not lacks_fixes:
        return None
    return Refusal("InvalidParameterCombination", f"Cannot upgrade {engine} from {before} to {after}")


@on("rds", "ModifyDBInstance")
@example("rds:ModifyDBInstance", MAJOR, {"AllowMajorVersionUpgrade": False}, given=LIVE)
def major_upgrade_not_allowed(request: Request) -> Refusal | None:
    """A major version changes only with AllowMajorVersionUpgrade.

    `InvalidParameterCombination`: The AllowMajorVersionUpgrade flag must be present when upgrading to a new major version.
    https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_ModifyDBInstance.html
    """
    change, engine = change_of_version(request), engine_of(request)
    if change is None or engine not in ENGINES or request.parameters.get("AllowMajorVersionUpgrade"):
        return None
    before, after = (major_of(engine, version) for version in change)
    if before == after:
        return None
    return Refusal("InvalidParameterCombination", "The AllowMajorVersionUpgrade flag must be present when upgrading to a new major version.")


@on("rds", "ModifyDBInstance")
@example("rds:ModifyDBInstance", {**MAJOR, "DBParameterGroupName": "postgres17"}, {"DBParameterGroupName": ""}, given=WITH_GROUP)
def major_upgrade_with_custom_group(request: Request) -> Refusal | None:
    """A major upgrade of an instance with a parameter group of its own names the new group.

    `InvalidParameterCombination`: The current DB instance parameter group NAME is custom. You must explicitly specify a new DB instance parameter group, either default or custom, for the engine version upgrade.
    https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_UpgradeDBInstance.PostgreSQL.MajorVersion.Process.html
    """
    change, live = change_of_version(request), database(request)
    if change is None or request.parameters.get("DBParameterGroupName") or not family_of(live.engine, change[1]):
        return None
    group = parameter_group(request, live.db_parameter_group_name)
    if group is None or group.family == family_of(live.engine, change[1]):
        return None
    return Refusal("InvalidParameterCombination", f"The current DB instance parameter group {group.name} is custom. You must explicitly specify a new DB instance parameter group, either default or custom, for the engine version upgrade.")


@on("rds", "CreateDBInstance", "ModifyDBInstance")
@example("rds:CreateDBInstance", {**DATABASE, "DBParameterGroupName": "postgres16"}, {"DBParameterGroupName": "postgres17"}, given=GROUPS)
@example("rds:ModifyDBInstance", {**CHANGE, "DBParameterGroupName": "postgres16"}, {"DBParameterGroupName": "postgres17"}, given=(*GROUPS, *LIVE))
@example("rds:ModifyDBInstance", {**MAJOR, "DBParameterGroupName": "postgres17"}, {"ApplyImmediately": False}, given=WITH_GROUP)
def family_of_other_major(request: Request) -> Refusal | None:
    """A parameter group belongs to one major version; in an upgrade that waits for the window, to the one that still runs.

    `InvalidParameterCombination`: The parameter group NAME with DBParameterGroupFamily FAMILY can't be used for this instance. Use a parameter group with DBParameterGroupFamily FAMILY.
    https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithParamGroups.html
    """
    group, live = parameter_group(request, request.parameters.get("DBParameterGroupName")), database(request)
    asked = request.parameters.get("EngineVersion")
    if live is not None and not request.parameters.get("ApplyImmediately"):
        asked = None
    version = asked or getattr(live, "engine_version", None) or ""
    family = family_of(engine_of(request), version) if version else ""
    if group is None or not family or group.family == family:
        return None
    return Refusal("InvalidParameterCombination", f"The parameter group {group.name} with DBParameterGroupFamily {group.family} can't be used for this instance. Use a parameter group with DBParameterGroupFamily {family}.")


@on("rds", "CreateDBParameterGroup")
@example("rds:CreateDBParameterGroup", GROUPS[0][1], {"DBParameterGroupFamily": "postgres99"})
@example("rds:CreateDBParameterGroup", GROUPS[0][1], {"DBParameterGroupFamily": "postgres16.11"})
def unknown_family(request: Request) -> Refusal | None:
    """A parameter group family is an engine and a major version of it.

    `InvalidParameterValue`: ParameterGroupFamily NAME is not a valid parameter group family
    https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBParameterGroup.html
    """
    family = request.parameters.get("DBParameterGroupFamily") or ""
    engine = next((name for name in ("postgres", "mysql", "mariadb") if family.startswith(name)), None)
    if engine is None or family[len(engine):] in {major_of(engine, version) for version in ENGINES[engine]["versions"]}:
        return None
    return Refusal("InvalidParameterValue", f"ParameterGroupFamily {family} is not a valid parameter group family")
