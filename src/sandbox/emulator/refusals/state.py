"""What the emulator holds, as moto's models have it."""

from moto.backends import get_backend
from moto.utilities.utils import get_partition

from strict.request import Request


def regional(request: Request, service: str):
    """The backend of a service in the account and region of a request."""
    return get_backend(service)[request.account][request.region]


def everywhere(request: Request, service: str):
    """The backend of a service that is one for all regions: IAM, S3."""
    return get_backend(service)[request.account][get_partition(request.region)]


def subnet(request: Request, subnet_id: str):
    """None where there is no such subnet: moto says so."""
    for subnets in regional(request, "ec2").subnets.values():
        if subnet_id in subnets:
            return subnets[subnet_id]
    return None


def subnets(request: Request, subnet_ids: list) -> list:
    """Those that are there."""
    found = [subnet(request, subnet_id) for subnet_id in subnet_ids]
    return [one for one in found if one is not None]
