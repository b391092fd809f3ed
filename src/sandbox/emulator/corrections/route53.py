"""Route 53."""

from moto.route53.models import Route53Backend


def forget_deleted_records() -> None:
    """moto refuses to make a record again that it once had, if any record follows it in the zone. (route53/models.py, change_resource_record_sets.)

    AWS refuses only a record that is there.
    """
    original = Route53Backend.change_resource_record_sets

    def change_and_forget(self, zoneid, change_list):
        deleted = [_identity(change) for change in change_list if change["Action"] == "DELETE"]
        answer = original(self, zoneid, change_list)
        changes = self.get_hosted_zone(zoneid).rr_changes
        for change in [one for one in changes if _identity(one) in deleted]:
            changes.remove(change)
        return answer

    Route53Backend.change_resource_record_sets = change_and_forget


def _identity(change: dict) -> tuple:
    record = change["ResourceRecordSet"]
    return record["Name"].rstrip("."), record["Type"], record.get("SetIdentifier")
