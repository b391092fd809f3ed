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
