"""Security groups."""

import re

from strict.refusal import Refusal
from strict.request import Request

from .example import example
from .on import on
from .rds.state import DATABASE
from .state import regional

GROUP = {"GroupName": "app", "Description": "ours", "VpcId": "{vpc}"}
PERMISSION = {"IpProtocol": "tcp", "FromPort": 80, "ToPort": 443, "IpRanges": [{"CidrIp": "10.20.0.0/16", "Description": "ours"}]}
RULE = {"GroupId": "{security-group}", "IpPermissions": [PERMISSION]}
SIGNS = r"[A-Za-z0-9 ._\-:/()#,@\[\]+=&;{}!$*]{0,255}"
FREE = ("ec2:CreateSecurityGroup", {**GROUP, "GroupName": "free"}, {"free": "GroupId"})
USED = ("ec2:CreateSecurityGroup", {**GROUP, "GroupName": "used"}, {"used": "GroupId"})
BALANCER = ("elbv2:CreateLoadBalancer", {"Name": "app", "Subnets": ["{subnet-a}", "{subnet-b}"], "SecurityGroups": ["{used}"]})


def permission(**changes) -> list:
    return [{**PERMISSION, **changes}]


def permissions(request: Request) -> list:
    return request.parameters.get("IpPermissions") or []


@on("ec2", "CreateSecurityGroup")
@example("ec2:CreateSecurityGroup", GROUP, {"GroupName": "sg-app"})
@example("ec2:CreateSecurityGroup", GROUP, {"GroupName": "a" * 256})
@example("ec2:CreateSecurityGroup", GROUP, {"Description": "it's ours"})
def security_group_texts(request: Request) -> Refusal | None:
    """Name and description of a security group have up to 255 letters, digits, spaces and `._-:/()#,@[]+=&;{}!$*`; a name does not begin with `sg-`.

    `InvalidParameterValue`: Value (TEXT) for parameter NAME is invalid. Character sets beyond ASCII are not supported.
    https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html
    """
    for parameter in ("GroupName", "Description"):
        text = request.parameters.get(parameter) or ""
        if not re.fullmatch(SIGNS, text) or (parameter == "GroupName" and text.lower().startswith("sg-")):
            return Refusal("InvalidParameterValue", f"Value ({text}) for parameter {parameter} is invalid.")
    return None


@on("ec2", "AuthorizeSecurityGroupIngress", "AuthorizeSecurityGroupEgress")
@example("ec2:AuthorizeSecurityGroupIngress", RULE, {"IpPermissions": permission(IpRanges=[{"CidrIp": "10.20.0.0/16", "Description": "it's ours"}])})
@example("ec2:AuthorizeSecurityGroupIngress", RULE, {"IpPermissions": permission(IpRanges=[{"CidrIp": "10.20.0.0/16", "Description": "a" * 256}])})
def rule_description(request: Request) -> Refusal | None:
    """The description of a rule has up to 255 letters, digits, spaces and `._-:/()#,@[]+=&;{}!$*`.

    `InvalidParameterValue`: Invalid rule description. Valid descriptions are strings less than 256 characters from the following set: a-zA-Z0-9. _-:/()#,@[]+=&;{}!$*
    https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpRange.html
    """
    for one in permissions(request):
        peers = [peer for kind in ("IpRanges", "Ipv6Ranges", "UserIdGroupPairs", "PrefixListIds") for peer in one.get(kind) or []]
        if any(not re.fullmatch(SIGNS, peer.get("Description") or "") for peer in peers):
            return Refusal("InvalidParameterValue", "Invalid rule description. Valid descriptions are strings less than 256 characters from the following set: a-zA-Z0-9. _-:/()#,@[]+=&;{}!$*")
    return None


@on("ec2", "AuthorizeSecurityGroupIngress", "AuthorizeSecurityGroupEgress")
@example("ec2:AuthorizeSecurityGroupIngress", RULE, {"IpPermissions": permission(FromPort=443, ToPort=80)})
@example("ec2:AuthorizeSecurityGroupEgress", RULE, {"IpPermissions": permission(ToPort=65536)})
def ports(request: Request) -> Refusal | None:
    """The ports of a rule of TCP or UDP go from a lower to a higher one, within 0 to 65535.

    `InvalidParameterValue`: Invalid TCP port range (PORT-PORT)
    https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html
    """
    for one in permissions(request):
        first, last, protocol = one.get("FromPort"), one.get("ToPort"), str(one.get("IpProtocol")).lower()
        if protocol not in ("tcp", "udp", "6", "17") or first is None or last is None or (first == last == -1):
            continue
        if not 0 <= first <= last <= 65535:
            return Refusal("InvalidParameterValue", f"Invalid {protocol.upper()} port range ({first}-{last})")
    return None


@on("ec2", "AuthorizeSecurityGroupIngress", "AuthorizeSecurityGroupEgress")
@example("ec2:AuthorizeSecurityGroupIngress", RULE, {"IpPermissions": permission(IpProtocol="http")})
def protocol(request: Request) -> Refusal | None:
    """The protocol of a rule is tcp, udp, icmp, icmpv6, a number to 255, or -1.

    `InvalidParameterValue`: Invalid value 'NAME' for IP protocol. Unknown protocol.
    https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html
    """
    for one in permissions(request):
        name = str(one.get("IpProtocol") or "-1").lower()
        if name not in ("tcp", "udp", "icmp", "icmpv6", "-1", "all") and not (name.isdigit() and int(name) <= 255):
            return Refusal("InvalidParameterValue", f"Invalid value '{name}' for IP protocol. Unknown protocol.")
    return None


@on("ec2", "DeleteSecurityGroup")
@example("ec2:DeleteSecurityGroup", {"GroupId": "{free}"}, {"GroupId": "{used}"}, given=(FREE, USED, BALANCER))
@example("ec2:DeleteSecurityGroup", {"GroupId": "{free}"}, {"GroupId": "{used}"}, given=(FREE, USED, ("rds:CreateDBInstance", {**DATABASE, "VpcSecurityGroupIds": ["{used}"]})))
@example("ec2:DeleteSecurityGroup", {"GroupId": "{free}"}, {"GroupId": "{used}"}, given=(
    FREE, USED, ("ec2:AuthorizeSecurityGroupIngress", {"GroupId": "{security-group}", "IpPermissions": permission(IpRanges=[], UserIdGroupPairs=[{"GroupId": "{used}"}])}),
))  # fmt: skip
def security_group_in_use(request: Request) -> Refusal | None:
    """A security group goes after the last load balancer, instance and database that has it, and the last rule of another group that names it.

    `DependencyViolation`: resource ID has a dependent object
    https://docs.aws.amazon.com/vpc/latest/userguide/deleting-security-groups.html
    """
    wanted = request.parameters.get("GroupId")
    if not wanted or wanted not in used_groups(request):
        return None
    return Refusal("DependencyViolation", f"resource {wanted} has a dependent object")


def used_groups(request: Request) -> set:
    ec2 = regional(request, "ec2")
    used = {one for balancer in regional(request, "elbv2").load_balancers.values() for one in balancer.security_groups or []}
    used |= {one for database in regional(request, "rds").databases.values() for one in getattr(database, "vpc_security_group_ids", None) or []}
    for reservation in ec2.reservations.values():
        running = [one for one in reservation.instances if one.state != "terminated"]
        used |= {group.id for instance in running for group in instance.security_groups}
    for groups in ec2.groups.values():
        for group in groups.values():
            for rule in [*group.ingress_rules, *group.egress_rules]:
                used |= {rule.source_group.get("GroupId")} - {group.id}
    return used
