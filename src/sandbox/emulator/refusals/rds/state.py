"""Databases and engines, as the refusals of RDS ask for them."""

import json
import re
from pathlib import Path

from strict.request import Request

from ..state import regional

ENGINES = json.loads(Path(__file__).with_name("engines.json").read_text(encoding="utf-8"))["engines"]

# What every example of an instance starts from.
DATABASE = {
    "DBInstanceIdentifier": "app",
    "DBInstanceClass": "db.t4g.micro",
    "Engine": "postgres",
    "EngineVersion": "16.11",
    "AllocatedStorage": 20,
    "StorageType": "gp3",
    "MasterUsername": "app_admin",
    "MasterUserPassword": "not-a-secret-1",
    "PreferredBackupWindow": "03:00-04:00",
    "PreferredMaintenanceWindow": "mon:04:00-mon:05:00",
}
CHANGE = {"DBInstanceIdentifier": "app", "ApplyImmediately": True}


def databases(request: Request) -> list:
    return list(regional(request, "rds").databases.values())


def database(request: Request):
    """The instance that a request changes or deletes; None where there is none, which moto says."""
    wanted = str(request.parameters.get("DBInstanceIdentifier", "")).lower()
    return next((one for one in databases(request) if one.db_instance_identifier == wanted), None)


def engine_of(request: Request) -> str:
    """Of the request, or of the instance that it changes."""
    return request.parameters.get("Engine") or getattr(database(request), "engine", "") or ""


def major_of(engine: str, version: str) -> str:
    """`16` of PostgreSQL 16.11, `8.4` of MySQL 8.4.7."""
    numbers = re.match(r"\d+(?:\.\d+)*", version)
    parts = numbers.group().split(".") if numbers else []
    return ".".join(parts[: 1 if "postgres" in engine else 2])


def family_of(engine: str, version: str) -> str:
    """`postgres16`, `mysql8.4`; of the others nobody here knows."""
    return f"{engine}{major_of(engine, version)}" if engine in ("postgres", "mysql", "mariadb", "aurora-postgresql") else ""


def parameter_group(request: Request, name: str | None):
    """None for the groups that RDS makes itself."""
    return regional(request, "rds").db_parameter_groups.get(name) if name else None
