"""AWS Backup."""

import json
import uuid
from urllib.parse import unquote

import moto.backup.urls as urls
from moto.backup.exceptions import InvalidRequestException, ResourceNotFoundException
from moto.backup.models import BackupBackend
from moto.backup.responses import BackupResponse
from moto.core.utils import unix_time


def add_selections() -> None:
    """moto knows no selection of a backup plan. (backup/responses.py has no CreateBackupSelection.)

    AWS keeps what is selected, answers it, and deletes no plan that still selects something.
    """
    BackupResponse.create_backup_selection = _create_selection
    BackupResponse.get_backup_selection = _get_selection
    BackupResponse.list_backup_selections = _list_selections
    BackupResponse.delete_backup_selection = _delete_selection
    original = BackupBackend.delete_backup_plan

    def unless_selecting(self, backup_plan_id):
        if _selections(self).get(backup_plan_id):
            raise InvalidRequestException(msg="Related backup plan selections must be deleted prior to backup plan deletion")
        return original(self, backup_plan_id)

    BackupBackend.delete_backup_plan = unless_selecting


def _selections(backend: BackupBackend) -> dict:
    """Selections by plan and by their own id."""
    return backend.__dict__.setdefault("backup_selections", {})


def _plan_and_selection(response: BackupResponse) -> tuple:
    """From the path `/backup/plans/PLAN/selections/SELECTION`."""
    parts = [part for part in response.path.split("/") if part]
    plan = parts[parts.index("plans") + 1]
    rest = parts[parts.index("selections") + 1 :]
    response.backup_backend.get_backup_plan(plan, None)
    return plan, rest[0] if rest else None


def _create_selection(self) -> str:
    plan, _ = _plan_and_selection(self)
    params = json.loads(self.body)
    selection = {
        "BackupPlanId": plan,
        "BackupSelection": params["BackupSelection"],
        "CreationDate": unix_time(),
        "CreatorRequestId": params.get("CreatorRequestId"),
        "SelectionId": str(uuid.uuid4()),
    }
    _selections(self.backup_backend).setdefault(plan, {})[selection["SelectionId"]] = selection
    return json.dumps({key: selection[key] for key in ("BackupPlanId", "CreationDate", "SelectionId")})


def _found(response: BackupResponse) -> dict:
    plan, selection = _plan_and_selection(response)
    found = _selections(response.backup_backend).get(plan, {}).get(selection)
    if found is None:
        raise ResourceNotFoundException(msg=f"Cannot find Backup plan selection with ID {selection}")
    return found


def _get_selection(self) -> str:
    return json.dumps(_found(self))


def _list_selections(self) -> str:
    plan, _ = _plan_and_selection(self)
    keys = ("BackupPlanId", "CreationDate", "CreatorRequestId", "SelectionId")
    found = _selections(self.backup_backend).get(plan, {}).values()
    listed = [
        {
            **{key: one[key] for key in keys},
            "IamRoleArn": one["BackupSelection"]["IamRoleArn"],
            "SelectionName": one["BackupSelection"]["SelectionName"],
        }
        for one in found
    ]
    return json.dumps({"BackupSelectionsList": listed})


def _delete_selection(self) -> str:
    found = _found(self)
    del _selections(self.backup_backend)[found["BackupPlanId"]][found["SelectionId"]]
    return "{}"


def read_tags_by_arn() -> None:
    """moto takes the last part but one of the path `/tags/ARN` for the ARN, and so finds no tags where no slash ends it. (backup/responses.py, list_tags.)

    AWS answers the tags of the ARN that is asked for.
    """

    def list_tags(self) -> str:
        arn = unquote(self.path.split("/tags/", 1)[1].rstrip("/"))
        return json.dumps({"Tags": self.backup_backend.list_tags(resource_arn=arn)})

    BackupResponse.list_tags = list_tags


def add_plan_updates() -> None:
    """moto knows no UpdateBackupPlan. (backup/responses.py.)

    AWS takes another document for a plan, and gives it another version.
    """

    def update_backup_plan(self) -> str:
        plan = self.backup_backend.get_backup_plan(self.path.rstrip("/").split("/")[-1], None)
        made = type(plan)(json.loads(self.body)["BackupPlan"], plan.creator_request_id, self.backup_backend)
        plan.backup_plan, plan.version_id = made.backup_plan, made.version_id
        return json.dumps(plan.to_dict())

    BackupResponse.update_backup_plan = update_backup_plan


def free_names_of_deleted_plans() -> None:
    """moto refuses another plan of a name whose plan was deleted, and answers a deleted one as if it were there.

    (backup/models.py, create_backup_plan and get_backup_plan.) AWS takes the name again; what is asked for a deleted plan gets its deletion date.
    """
    original = BackupBackend.delete_backup_plan

    def forgetting(self, backup_plan_id):
        answer = original(self, backup_plan_id)
        del self.plans[backup_plan_id]
        return answer

    BackupBackend.delete_backup_plan = forgetting


def list_no_recovery_points() -> None:
    """moto makes no recovery point, and knows no list of them either, which comes before a vault is deleted by force.

    (backup/urls.py.) AWS answers the list of a vault; here it is empty.
    """

    def list_recovery_points_by_backup_vault(self) -> str:
        self.backup_backend.describe_backup_vault(self.path.split("/backup-vaults/", 1)[1].split("/")[0])
        return json.dumps({"RecoveryPoints": []})

    BackupResponse.list_recovery_points_by_backup_vault = list_recovery_points_by_backup_vault
    urls.url_paths["{0}/backup-vaults/(?P<name>[^/]+)/recovery-points/$"] = BackupResponse.dispatch
