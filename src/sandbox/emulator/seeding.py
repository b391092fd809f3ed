"""What an account holds already and environments.yaml only names: a VPC with subnets, a certificate, a hosted zone, the log bucket.

The product makes none of these, so the emulator has to have them before Terraform runs. What is there already stays as it is.
"""

import json
import threading
from unittest.mock import patch

LOCK = threading.Lock()


def seed(wanted: dict) -> None:
    """`wanted`: accountId, region, and optionally vpcId with subnetLists, certificateArn, hostedZone, and logBucket."""
    with LOCK:
        if wanted.get("vpcId"):
            seed_network(wanted["accountId"], wanted["region"], wanted["vpcId"], wanted.get("subnetLists", []))
        if wanted.get("certificateArn"):
            seed_certificate(wanted["accountId"], wanted["region"], wanted["certificateArn"])
        if wanted.get("hostedZone"):
            seed_hosted_zone(wanted["accountId"], wanted["hostedZone"])
        if wanted.get("logBucket"):
            seed_log_bucket(wanted["accountId"], wanted["region"], wanted["logBucket"])


def seed_network(account: str, region: str, vpc_id: str, subnet_lists: list[list[str]]) -> None:
    """The subnets of each list stand in as many zones as they can: nobody could tell from the file where AWS has them."""
    from moto.ec2.models import ec2_backends

    backend = ec2_backends[account][region]
    if vpc_id not in backend.vpcs:
        with patch("moto.ec2.models.vpcs.random_vpc_id", lambda: vpc_id):
            backend.create_vpc("10.0.0.0/16")
        open_to_the_internet(backend, vpc_id)
    for subnet_ids in subnet_lists:
        for subnet_id in subnet_ids:
            if zone_of(backend, subnet_id) is not None:
                continue
            block = free_block(backend, vpc_id)
            zone = emptiest_zone(backend, subnet_ids)
            with patch("moto.ec2.models.subnets.random_subnet_id", lambda chosen=subnet_id: chosen):
                backend.create_subnet(vpc_id, block, availability_zone=zone)


def zone_of(backend, subnet_id: str) -> str | None:
    for zone, subnets in backend.subnets.items():
        if subnet_id in subnets:
            return zone
    return None


def emptiest_zone(backend, subnet_ids: list[str]) -> str:
    """The first zone of the region in which the fewest of these subnets stand."""
    taken = [zone_of(backend, subnet_id) for subnet_id in subnet_ids]
    zones = [zone.name for zone in backend.describe_availability_zones()]
    return min(zones, key=taken.count)


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


def seed_hosted_zone(account: str, wanted: dict) -> None:
    """A public zone for the domain above that of the application, under the id of the file."""
    from moto.route53.models import route53_backends

    backend = route53_backends[account]["aws"]
    zone_id, name = wanted["id"], wanted.get("domainName") or "example.com"
    if zone_id in backend.zones:
        return
    before = set(backend.zones)
    zone = backend.create_hosted_zone(name.split(".", 1)[-1], private_zone=False)
    (given,) = set(backend.zones) - before
    zone.resource_id = zone_id
    backend.zones[zone_id] = backend.zones.pop(given)


def seed_log_bucket(account: str, region: str, wanted: dict) -> None:
    """What `multienv bootstrap` makes on AWS, as far as the emulator looks at it."""
    from moto.s3.models import s3_backends
    from moto.utilities.utils import get_partition

    backend = s3_backends[account][get_partition(region)]
    if wanted["name"] in backend.buckets:
        return
    bucket = backend.create_bucket(wanted["name"], region)
    bucket.policy = json.dumps(wanted["policy"]).encode()
