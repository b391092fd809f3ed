"""Windows, backups, monitoring, port and logs of a DB instance."""

import re

from strict.refusal import Refusal
from strict.request import Request

from ..example import example
from ..on import on
from .state import CHANGE, DATABASE, engine_of

LIVE = (("rds:CreateDBInstance", DATABASE),)
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
LOGS = {"postgres": {"postgresql", "upgrade", "iam-db-auth-error"}, "mysql": {"audit", "error", "general", "slowquery", "iam-db-auth-error"}, "mariadb": {"audit", "error", "general", "slowquery", "iam-db-auth-error"}}
AUTHORITIES = {"rds-ca-2019", "rds-ca-rsa2048-g1", "rds-ca-rsa4096-g1", "rds-ca-ecc384-g1"}


def minutes(clock: str) -> int:
    hours, minute = clock.split(":")
    return int(hours) * 60 + int(minute)


@on("rds", "CreateDBInstance", "ModifyDBInstance")
@example("rds:CreateDBInstance", DATABASE, {"PreferredBackupWindow": "3am-4am"})
@example("rds:CreateDBInstance", DATABASE, {"PreferredBackupWindow": "03:00-03:29"})
@example("rds:ModifyDBInstance", {**CHANGE, "PreferredBackupWindow": "01:00-01:30"}, {"PreferredBackupWindow": "24:00-25:00"}, given=LIVE)
def backup_window(request: Request) -> Refusal | None:
    """A backup window is hh24:mi-hh24:mi in UTC and 30 minutes long at least.

    `InvalidParameterValue`: Invalid backup window format or length: TEXT. Should be specified as a range hh24:mi-hh24:mi (24H Clock UTC) of at least 30 minutes.
    https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithAutomatedBackups.BackupWindow.html
    """
    window = request.parameters.get("PreferredBackupWindow")
    clock = r"([01]\d|2[0-3]):[0-5]\d"
    if not window:
        return None
    if re.fullmatch(f"{clock}-{clock}", window):
        start, end = (minutes(part) for part in window.split("-"))
        if (end - start) % 1440 >= 30:
            return None
    return Refusal("InvalidParameterValue", f"Invalid backup window format or length: {window}. Should be specified as a range hh24:mi-hh24:mi (24H Clock UTC) of at least 30 minutes.")


@on("rds", "CreateDBInstance", "ModifyDBInstance")
@example("rds:CreateDBInstance", DATABASE, {"PreferredMaintenanceWindow": "monday:04:00-monday:05:00"})
@example("rds:CreateDBInstance", DATABASE, {"PreferredMaintenanceWindow": "mon:04:00-mon:04:20"})
@example("rds:ModifyDBInstance", {**CHANGE, "PreferredMaintenanceWindow": "tue:01:00-tue:01:30"}, {"PreferredMaintenanceWindow": "xyz:04:00-xyz:05:00"}, given=LIVE)
def maintenance_window(request: Request) -> Refusal | None:
    """A maintenance window is ddd:hh24:mi-ddd:hh24:mi in UTC, 30 minutes to 24 hours long.

    `InvalidParameterValue`: Invalid maintenance window format or length: TEXT. Should be specified as a range ddd:hh24:mi-ddd:hh24:mi (24H Clock UTC).
    https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_UpgradeDBInstance.Maintenance.html
    """
    window = request.parameters.get("PreferredMaintenanceWindow")
    if not window:
        return None
    moment = rf"({'|'.join(DAYS)}):((?:[01]\d|2[0-3]):[0-5]\d)"
    found = re.fullmatch(f"{moment}-{moment}", window.lower())
    if found:
        start, end = (DAYS.index(day) * 1440 + minutes(clock) for day, clock in (found.group(1, 2), found.group(3, 4)))
        if 30 <= (end - start) % 10080 <= 1440:
            return None
    return Refusal("InvalidParameterValue", f"Invalid maintenance window format or length: {window}. Should be specified as a range ddd:hh24:mi-ddd:hh24:mi (24H Clock UTC).")


@on("rds", "CreateDBInstance", "ModifyDBInstance")
@example("rds:CreateDBInstance", {**DATABASE, "BackupRetentionPeriod": 35}, {"BackupRetentionPeriod": 36})
def backup_retention(request: Request) -> Refusal | None:
    """Backups are kept 0 to 35 days.

    `InvalidParameterValue`: Invalid backup retention period: DAYS. Retention period must be between 0 and 35.
    https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html
    """
    days = request.parameters.get("BackupRetentionPeriod")
    if days is None or 0 <= days <= 35:
        return None
    return Refusal("InvalidParameterValue", f"Invalid backup retention period: {days}. Retention period must be between 0 and 35.")


@on("rds", "CreateDBInstance", "ModifyDBInstance")
@example("rds:CreateDBInstance", {**DATABASE, "MonitoringInterval": 60, "MonitoringRoleArn": "arn:aws:iam::{account}:role/app"}, {"MonitoringInterval": 45})
def monitoring_interval(request: Request) -> Refusal | None:
    """Enhanced monitoring measures every 1, 5, 10, 15, 30 or 60 seconds, or not at all.

    `InvalidParameterValue`: The MonitoringInterval value isn't valid. Valid values are 0, 1, 5, 10, 15, 30, 60.
    https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html
    """
    if request.parameters.get("MonitoringInterval", 0) in (0, 1, 5, 10, 15, 30, 60):
        return None
    return Refusal("InvalidParameterValue", "The MonitoringInterval value isn't valid. Valid values are 0, 1, 5, 10, 15, 30, 60.")


@on("rds", "CreateDBInstance", "ModifyDBInstance")
@example("rds:CreateDBInstance", {**DATABASE, "EnablePerformanceInsights": True, "PerformanceInsightsRetentionPeriod": 7}, {"PerformanceInsightsRetentionPeriod": 30})
def insights_retention(request: Request) -> Refusal | None:
    """Performance Insights keeps 7 days, 731, or 1 to 23 months of 31.

    `InvalidParameterValue`: Invalid Performance Insights retention period. Valid values are: 7, 731, or a month count times 31.
    https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html
    """
    days = request.parameters.get("PerformanceInsightsRetentionPeriod")
    if days is None or days in (7, 731) or (days % 31 == 0 and 1 <= days // 31 <= 23):
        return None
    return Refusal("InvalidParameterValue", "Invalid Performance Insights retention period. Valid values are: 7, 731, or a month count times 31.")


@on("rds", "CreateDBInstance", "ModifyDBInstance")
@example("rds:CreateDBInstance", {**DATABASE, "Port": 5432}, {"Port": 1149})
@example("rds:ModifyDBInstance", {**CHANGE, "DBPortNumber": 5433}, {"DBPortNumber": 65536}, given=LIVE)
def port(request: Request) -> Refusal | None:
    """A database listens on a port from 1150 to 65535.

    `InvalidParameterValue`: Invalid endpoint port PORT, valid port range is 1150-65535
    https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html
    """
    number = request.parameters.get("Port", request.parameters.get("DBPortNumber"))
    if number is None or 1150 <= number <= 65535:
        return None
    return Refusal("InvalidParameterValue", f"Invalid endpoint port {number}, valid port range is 1150-65535")


@on("rds", "CreateDBInstance", "ModifyDBInstance")
@example("rds:CreateDBInstance", {**DATABASE, "EnableCloudwatchLogsExports": ["postgresql"]}, {"EnableCloudwatchLogsExports": ["postgresql", "slowquery"]})
def exported_logs(request: Request) -> Refusal | None:
    """An engine exports its own kinds of logs.

    `InvalidParameterCombination`: You cannot use the log types 'NAME' with engine ENGINE. For supported log types, see the documentation.
    https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_LogAccess.Procedural.UploadtoCloudWatch.html
    """
    changed = request.parameters.get("CloudwatchLogsExportConfiguration") or {}
    asked = request.parameters.get("EnableCloudwatchLogsExports") or changed.get("EnableLogTypes") or []
    engine = engine_of(request)
    unknown = [name for name in asked if name not in LOGS.get(engine, asked)]
    if not unknown:
        return None
    return Refusal("InvalidParameterCombination", f"You cannot use the log types '{', '.join(unknown)}' with engine {engine}. For supported log types, see the documentation.")


@on("rds", "CreateDBInstance", "ModifyDBInstance")
@example("rds:CreateDBInstance", {**DATABASE, "CACertificateIdentifier": "rds-ca-rsa2048-g1"}, {"CACertificateIdentifier": "rds-ca-2048"})
def authority(request: Request) -> Refusal | None:
    """The certificate of an instance is signed by an authority that RDS has.

    `CertificateNotFound`: CertificateIdentifier doesn't refer to an existing certificate.
    https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.SSL.html
    """
    name = request.parameters.get("CACertificateIdentifier")
    if not name or name in AUTHORITIES:
        return None
    return Refusal("CertificateNotFound", "CertificateIdentifier doesn't refer to an existing certificate.", 404)
