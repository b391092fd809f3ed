"""RDS."""

import uuid
from base64 import b32encode

import moto.rds.models as models
import moto.rds.utils as utils


def accept_touching_windows() -> None:
    """moto refuses a maintenance window that begins when the backup window ends (rds/utils.py: an overlap of 0 seconds counts).

    AWS takes 03:00-04:00 with mon:04:00-mon:05:00.
    """
    overlap = utils.get_overlap_between_two_date_ranges

    def overlap_or_less(*ranges: object) -> int:
        seconds = overlap(*ranges)
        return -1 if seconds == 0 else seconds

    utils.get_overlap_between_two_date_ranges = overlap_or_less


def mark_parameters_as_set_by_user() -> None:
    """moto stores a parameter of a DB parameter group without its `Source` (rds/models.py, update_parameters).

    AWS answers "user" for what ModifyDBParameterGroup has set, and Terraform reads only those: without it, rds.force_ssl is planned for ever.
    """
    store = models.DBParameterGroup.update_parameters

    def update_parameters(self, new_parameters):
        store(self, [{**parameter, "Source": "user"} for parameter in new_parameters])

    models.DBParameterGroup.update_parameters = update_parameters


def give_every_database_its_own_id() -> None:
    """moto gives every database one constant DbiResourceId (rds/models.py, DBInstance.__init__).

    On AWS it is unique, and Terraform finds a database by it: a second one in an account and region was never found.
    """
    create = models.DBInstance.__init__

    def __init__(self, *args, **kwargs):
        create(self, *args, **kwargs)
        self.dbi_resource_id = "db-" + b32encode(uuid.uuid4().bytes).decode().rstrip("=")

    models.DBInstance.__init__ = __init__


def keep_changed_subnet_groups() -> None:
    """moto forgets a DB subnet group that is modified (rds/models.py, modify_db_subnet_group takes it out and does not put it back)."""
    modify = models.RDSBackend.modify_db_subnet_group

    def modify_db_subnet_group(self, subnet_name, *args, **kwargs):
        group = modify(self, subnet_name, *args, **kwargs)
        self.subnet_groups[subnet_name] = group
        return group

    models.RDSBackend.modify_db_subnet_group = modify_db_subnet_group


def give_gp3_its_speed() -> None:
    """moto gives gp3 storage no speed that nobody asked for (rds/models.py, DBInstance has None).

    RDS gives it 3,000 IOPS and 125 MiB/s, from 400 GiB on 12,000 and 500: that is what the state of Terraform holds, and what a later
    change of the size is sent with. https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Storage.html#gp3-storage
    """
    for name in ("__init__", "update"):
        setattr(models.DBInstance, name, _with_speed(getattr(models.DBInstance, name)))


def _with_speed(change):
    def change_with_speed(self, *args, **kwargs):
        change(self, *args, **kwargs)
        if self.engine not in ("postgres", "mysql", "mariadb") or self.storage_type != "gp3":
            return
        iops, throughput = (12000, 500) if self.allocated_storage >= 400 else (3000, 125)
        self.iops = max(self.iops or 0, iops)
        self.storage_throughput = max(self.storage_throughput or 0, throughput)

    return change_with_speed


def round_storage_growth_up() -> None:
    """moto lets storage grow by any number of GiB (rds/models.py, update).

    RDS raises what is less than 10 % to 10 %. https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_ModifyDBInstance.html
    """
    update = models.DBInstance.update

    def update_in_steps(self, **kwargs):
        asked, live = kwargs.get("allocated_storage"), self.allocated_storage
        if asked and live and live < asked and asked * 10 < live * 11:
            kwargs["allocated_storage"] = -(-live * 11 // 10)
        update(self, **kwargs)

    models.DBInstance.update = update_in_steps


def keep_insights_and_support() -> None:
    """moto forgets what a database is made with of Performance Insights, Database Insights and Extended Support (rds/models.py, DBInstance
    has no such fields), and keeps changes of the first under the name of the parameter.

    RDS answers all of them, Extended Support also where nobody asked for it.
    https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DBInstance.html
    """
    create, update = models.DBInstance.__init__, models.DBInstance.update

    def __init__(self, *args, **kwargs):
        create(self, *args, **kwargs)
        self.engine_lifecycle_support = "open-source-rds-extended-support"
        self.database_insights_mode = "standard"
        _keep_insights(self, kwargs)

    def update_insights(self, **kwargs):
        update(self, **kwargs)
        _keep_insights(self, kwargs)

    models.DBInstance.__init__ = __init__
    models.DBInstance.update = update_insights


def _keep_insights(database, asked: dict) -> None:
    for name in ("engine_lifecycle_support", "database_insights_mode", "performance_insights_retention_period", "performance_insights_kms_key_id"):
        if asked.get(name):
            setattr(database, name, asked[name])
    enabled = asked.get("enable_performance_insights")
    if enabled is not None:
        database.performance_insights_enabled = enabled
