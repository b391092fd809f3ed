"""Which account a request belongs to."""

import re

import moto.iam.models as iam

_KEY = re.compile(r"MULTIENV(\d{12})")


def serve_account_of_access_key() -> None:
    """moto serves an access key that it has not issued as account 123456789012 (iam/models.py, get_account_id_from).

    On AWS a key belongs to one account. Ours carry it: MULTIENV111122223333 is served as account 111122223333, so that
    `allowed_account_ids` and ARNs are those of the file. Keys that STS issued keep the account of their role.
    """
    issued = iam.get_account_id_from

    def get_account_id_from(access_key: str) -> str:
        match = _KEY.fullmatch(access_key)
        return match.group(1) if match else issued(access_key)

    iam.get_account_id_from = get_account_id_from
