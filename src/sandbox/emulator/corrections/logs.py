"""CloudWatch Logs."""

from moto.logs.exceptions import ResourceNotFoundException
from moto.logs.responses import LogsResponse


def change_keys_of_groups() -> None:
    """moto takes the key of a log group at its creation alone: it knows neither AssociateKmsKey nor DisassociateKmsKey. (logs/responses.py.)

    AWS encrypts with the other key what arrives from then on.
    """

    def associate_kms_key(self) -> str:
        _group(self).kms_key_id = self._get_param("kmsKeyId")
        return ""

    def disassociate_kms_key(self) -> str:
        _group(self).kms_key_id = None
        return ""

    LogsResponse.associate_kms_key = associate_kms_key
    LogsResponse.disassociate_kms_key = disassociate_kms_key


def _group(response: LogsResponse):
    group = response.logs_backend.groups.get(response._get_param("logGroupName"))
    if group is None:
        raise ResourceNotFoundException()
    return group
