"""What an account holds already and environments.yaml only names: a VPC with subnets, a certificate.

The product makes none of these, so the emulator has to have them before Terraform runs. What is there already stays as it is.
"""

import threading
from unittest.mock import patch

LOCK = threading.Lock()


def seed(wanted: dict) -> None:
    """`wanted`: accountId, region, and optionally vpcId with subnetIds, and certificateArn."""
    with LOCK:
        if wanted.get("vpcId"):
            seed_network(wanted["accountId"], wanted["region"], wanted["vpcId"], wanted.get("subnetIds", []))
        if wanted.get("certificateArn"):
            seed_certificate(wanted["accountId"], wanted["region"], wanted["certificateArn"])


def seed_network(account: str, region: str, vpc_id: str, subnet_ids: list[str]) -> None:
    """One zone after the other gets a subnet."""
    from moto.ec2.models import ec2_backends

    backend = ec2_backends[account][region]
    if vpc_id not in backend.vpcs:
        with patch("moto.ec2.models.vpcs.random_vpc_id", lambda: vpc_id):
            backend.create_vpc("10.0.0.0/16")
        open_to_the_internet(backend, vpc_id)
    zones = [zone.name for zone in backend.describe_availability_zones()]
    for index, subnet_id in enumerate(subnet_ids):
        zone = zones[index % len(zones)]
        if any(subnet_id in subnets for subnets in backend.subnets.values()):
            continue
        block = free_block(backend, vpc_id)
        with patch("moto.ec2.models.subnets.random_subnet_id", lambda chosen=subnet_id: chosen):
            backend.create_subnet(vpc_id, block, availability_zone=zone)


def open_to_the_internet(backend, vpc_id: str) -> None:
    """The load balancer stands in public subnets."""
    gateway = backend.create_internet_gateway()
    backend.attach_internet_gateway(gateway.id, vpc_id)
    tables = backend.describe_route_tables(filters={"vpc-id": vpc_id, "association.main": "true"})
    backend.create_route(tables[0].id, "0.0.0.0/0", gateway_id=gateway.id)


def free_block(backend, vpc_id: str) -> str:
    taken = {str(subnet.cidr) for subnet in backend.describe_subnets(filters={"vpc-id": vpc_id})}
    return next(block for block in (f"10.0.{number}.0/24" for number in range(256)) if block not in taken)


def seed_certificate(account: str, region: str, arn: str) -> None:
    """Issued, for a name that nobody has."""
    from moto.acm.models import CertBundle, acm_backends

    backend = acm_backends[account][region]
    if arn in backend._certificates:
        return
    certificate = CertBundle.generate_cert("sandbox.example.com", account, region)
    certificate.arn = arn
    certificate.status = "ISSUED"
    backend._certificates[arn] = certificate
