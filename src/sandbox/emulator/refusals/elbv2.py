"""Load balancers, target groups and listeners: names, subnets, TLS, health checks."""

import re

from moto.elbv2.ssl_policies import SSL_POLICIES

from strict.refusal import Refusal
from strict.request import Request

from .example import example
from .on import on
from .state import regional, subnets

BALANCER = {"Name": "app", "Subnets": ["{subnet-a}", "{subnet-b}"], "SecurityGroups": ["{security-group}"]}
TARGETS = {"Name": "app", "Protocol": "HTTP", "Port": 80, "VpcId": "{vpc}", "TargetType": "instance"}
LIVE = (
    ("elbv2:CreateLoadBalancer", BALANCER, {"balancer": "LoadBalancers.0.LoadBalancerArn"}),
    ("elbv2:CreateTargetGroup", TARGETS, {"targets": "TargetGroups.0.TargetGroupArn"}),
)
FORWARD = [{"Type": "forward", "TargetGroupArn": "{targets}"}]
LISTENER = {"LoadBalancerArn": "{balancer}", "Protocol": "HTTPS", "Port": 443, "SslPolicy": "ELBSecurityPolicy-TLS13-1-2-2021-06", "Certificates": [{"CertificateArn": "{certificate}"}], "DefaultActions": FORWARD}


def wanted_subnets(request: Request) -> list:
    mapped = [one.get("SubnetId") for one in request.parameters.get("SubnetMappings") or []]
    return subnets(request, [*(request.parameters.get("Subnets") or []), *mapped])


def is_application(request: Request) -> bool:
    balancer = regional(request, "elbv2").load_balancers.get(request.parameters.get("LoadBalancerArn"))
    kind = request.parameters.get("Type") or getattr(balancer, "type", None) or "application"
    return kind == "application"


@on("elbv2", "CreateLoadBalancer", "SetSubnets")
@example("elbv2:CreateLoadBalancer", BALANCER, {"Subnets": ["{subnet-a}", "{subnet-b}", "{subnet-a2}"]})
@example("elbv2:SetSubnets", {"LoadBalancerArn": "{balancer}", "Subnets": ["{subnet-b}", "{subnet-c}"]}, {"Subnets": ["{subnet-a}", "{subnet-b}", "{subnet-a2}"]}, given=LIVE)
def two_subnets_of_one_zone(request: Request) -> Refusal | None:
    """A load balancer has one subnet in each of its Availability Zones.

    `InvalidConfigurationRequest`: A load balancer cannot be attached to multiple subnets in the same Availability Zone
    https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html
    """
    zones = [one.availability_zone for one in wanted_subnets(request)]
    if len(zones) == len(set(zones)):
        return None
    return Refusal("InvalidConfigurationRequest", "A load balancer cannot be attached to multiple subnets in the same Availability Zone")


@on("elbv2", "CreateLoadBalancer", "SetSubnets")
@example("elbv2:CreateLoadBalancer", BALANCER, {"Subnets": ["{subnet-a}"]})
def one_zone(request: Request) -> Refusal | None:
    """An application load balancer stands in two Availability Zones at least.

    `ValidationError`: At least two subnets in two different Availability Zones must be specified
    https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html
    """
    zones = {one.availability_zone for one in wanted_subnets(request)}
    if len(zones) != 1 or not is_application(request):
        return None
    return Refusal("ValidationError", "At least two subnets in two different Availability Zones must be specified")


@on("elbv2", "CreateLoadBalancer")
@example("elbv2:CreateLoadBalancer", BALANCER, {"Subnets": ["{subnet-a}", "{other-subnet-b}"]})
def subnets_of_two_networks(request: Request) -> Refusal | None:
    """The subnets of a load balancer stand in one VPC.

    `InvalidConfigurationRequest`: All subnets must belong to the same VPC
    https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html
    """
    if len({one.vpc_id for one in wanted_subnets(request)}) < 2:
        return None
    return Refusal("InvalidConfigurationRequest", "All subnets must belong to the same VPC")


@on("elbv2", "CreateLoadBalancer")
@example("elbv2:CreateLoadBalancer", BALANCER, {"SecurityGroups": ["{other-security-group}"]})
def security_group_of_other_network(request: Request) -> Refusal | None:
    """A load balancer and its security groups stand in one VPC.

    `InvalidConfigurationRequest`: One or more security groups are invalid
    https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-update-security-groups.html
    """
    found, wanted = wanted_subnets(request), request.parameters.get("SecurityGroups") or []
    groups = regional(request, "ec2").groups
    if not found or all(one in groups.get(found[0].vpc_id, {}) for one in wanted):
        return None
    return Refusal("InvalidConfigurationRequest", "One or more security groups are invalid")


@on("elbv2", "CreateLoadBalancer")
@example("elbv2:CreateLoadBalancer", BALANCER, {"Name": "a" * 33})
@example("elbv2:CreateLoadBalancer", BALANCER, {"Name": "app-"})
@example("elbv2:CreateLoadBalancer", BALANCER, {"Name": "internal-app"})
@example("elbv2:CreateLoadBalancer", BALANCER, {"Name": "app_1"})
def balancer_name(request: Request) -> Refusal | None:
    """The name of a load balancer has up to 32 letters, digits and hyphens, no hyphen first or last, and does not begin with `internal-`.

    `ValidationError`: The load balancer name 'NAME' is not valid
    https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html
    """
    name = request.parameters.get("Name", "")
    if re.fullmatch(r"(?!internal-)[A-Za-z0-9]([A-Za-z0-9-]{0,30}[A-Za-z0-9])?", name):
        return None
    return Refusal("ValidationError", f"The load balancer name '{name}' is not valid: it has up to 32 letters, digits and hyphens, must not begin or end with a hyphen, and must not begin with 'internal-'")


@on("elbv2", "CreateLoadBalancer")
@example("elbv2:CreateLoadBalancer", {**BALANCER, "Scheme": "internet-facing"}, {"Scheme": "internal"}, given=LIVE)
def balancer_taken(request: Request) -> Refusal | None:
    """The name of a load balancer is taken once in an account and region; the same request again is answered with the one that is there.

    `DuplicateLoadBalancerName`: A load balancer with the same name 'NAME' exists, but with different settings
    https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html
    """
    name = request.parameters.get("Name")
    there = next((one for one in regional(request, "elbv2").load_balancers.values() if one.name == name), None)
    if there is None:
        return None
    same = (
        {one.id for one in wanted_subnets(request)} == {one.id for one in there.subnets}
        and (request.parameters.get("Scheme") or "internet-facing") == (there.scheme or "internet-facing")
        and set(request.parameters.get("SecurityGroups") or there.security_groups) == set(there.security_groups)
    )
    return None if same else Refusal("DuplicateLoadBalancerName", f"A load balancer with the same name '{name}' exists, but with different settings")


@on("elbv2", "DeleteLoadBalancer")
@example("elbv2:DeleteLoadBalancer", {"LoadBalancerArn": "{free}"}, {"LoadBalancerArn": "{balancer}"}, given=(
    *LIVE,
    ("elbv2:CreateLoadBalancer", {**BALANCER, "Name": "free"}, {"free": "LoadBalancers.0.LoadBalancerArn"}),
    ("elbv2:ModifyLoadBalancerAttributes", {"LoadBalancerArn": "{balancer}", "Attributes": [{"Key": "deletion_protection.enabled", "Value": "true"}]}),
))  # fmt: skip
def balancer_is_protected(request: Request) -> Refusal | None:
    """A load balancer with deletion protection stays.

    `OperationNotPermitted`: Load balancer 'ARN' cannot be deleted because deletion protection is enabled
    https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-load-balancer-attributes.html
    """
    arn = request.parameters.get("LoadBalancerArn")
    balancer = regional(request, "elbv2").load_balancers.get(arn)
    if balancer is None or str(balancer.attrs.get("deletion_protection.enabled")).lower() != "true":
        return None
    return Refusal("OperationNotPermitted", f"Load balancer '{arn}' cannot be deleted because deletion protection is enabled")


@on("elbv2", "CreateTargetGroup")
@example("elbv2:CreateTargetGroup", TARGETS, {"Name": "internal-app"})
def target_group_name(request: Request) -> Refusal | None:
    """The name of a target group does not begin with `internal-`; moto itself refuses the other faults.

    `ValidationError`: Target group name 'NAME' cannot begin with 'internal-'
    https://docs.aws.amazon.com/elasticloadbalancing/latest/application/create-target-group.html
    """
    name = request.parameters.get("Name", "")
    return Refusal("ValidationError", f"Target group name '{name}' cannot begin with 'internal-'") if name.startswith("internal-") else None


@on("elbv2", "CreateListener", "ModifyListener")
@example("elbv2:CreateListener", LISTENER, {"SslPolicy": "ELBSecurityPolicy-TLS13-1-2-2099-01"}, given=LIVE)
def tls_policy(request: Request) -> Refusal | None:
    """A TLS policy is one of those that ELB has.

    `SSLPolicyNotFound`: SSL policy 'NAME' not found
    https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html
    """
    name = request.parameters.get("SslPolicy")
    if not name or name in SSL_POLICIES:
        return None
    return Refusal("SSLPolicyNotFound", f"SSL policy '{name}' not found")


@on("elbv2", "CreateListener", "ModifyListener", "AddListenerCertificates")
@example("elbv2:CreateListener", LISTENER, {"Certificates": [{"CertificateArn": "arn:aws:acm:ap-southeast-1:{account}:certificate/00000000-0000-0000-0000-000000000000"}]}, given=LIVE)
@example("elbv2:CreateListener", LISTENER, {"Certificates": [{"CertificateArn": "arn:aws:acm:eu-west-1:{account}:certificate/00000000-0000-0000-0000-000000000000"}]}, given=LIVE)
def certificate(request: Request) -> Refusal | None:
    """A certificate of a listener is in ACM, in the region of the load balancer.

    `CertificateNotFound`: Certificate 'ARN' not found
    https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateListener.html
    """
    there = regional(request, "acm")._certificates
    for one in request.parameters.get("Certificates") or []:
        arn = one.get("CertificateArn") or ""
        if ":acm:" in arn and arn not in there:
            return Refusal("CertificateNotFound", f"Certificate '{arn}' not found")
    return None


@on("elbv2", "CreateListener")
@example("elbv2:CreateListener", LISTENER, {"Certificates": []}, given=LIVE)
def certificate_missing(request: Request) -> Refusal | None:
    """A listener of HTTPS or TLS has a certificate.

    `ValidationError`: A certificate must be specified for HTTPS listeners
    https://docs.aws.amazon.com/elasticloadbalancing/latest/application/create-https-listener.html
    """
    protocol = request.parameters.get("Protocol")
    if protocol not in ("HTTPS", "TLS") or request.parameters.get("Certificates"):
        return None
    return Refusal("ValidationError", f"A certificate must be specified for {protocol} listeners")


@on("elbv2", "CreateListener")
@example("elbv2:CreateListener", {**LISTENER, "Port": 8443}, {"Port": 443}, given=(*LIVE, ("elbv2:CreateListener", LISTENER)))
def listener_taken(request: Request) -> Refusal | None:
    """A load balancer has one listener on a port.

    `DuplicateListener`: A listener already exists on this port for this load balancer 'ARN'
    https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateListener.html
    """
    arn, port = request.parameters.get("LoadBalancerArn"), request.parameters.get("Port")
    balancer = regional(request, "elbv2").load_balancers.get(arn)
    if balancer is None or all(str(one.port) != str(port) for one in balancer.listeners.values()):
        return None
    return Refusal("DuplicateListener", f"A listener already exists on this port for this load balancer '{arn}'")


@on("elbv2", "CreateListener", "CreateRule")
@example("elbv2:CreateListener", LISTENER, {"DefaultActions": [{"Type": "forward", "TargetGroupArn": "{foreign}"}]}, given=(
    *LIVE, ("elbv2:CreateTargetGroup", {**TARGETS, "Name": "foreign", "VpcId": "{other-vpc}"}, {"foreign": "TargetGroups.0.TargetGroupArn"}),
))  # fmt: skip
def target_group_of_other_network(request: Request) -> Refusal | None:
    """A load balancer and its target groups stand in one VPC.

    `InvalidConfigurationRequest`: The target group with targetGroupArn ARN is in a different VPC than the load balancer
    https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html
    """
    backend = regional(request, "elbv2")
    balancer = backend.load_balancers.get(request.parameters.get("LoadBalancerArn"))
    actions = [*(request.parameters.get("DefaultActions") or []), *(request.parameters.get("Actions") or [])]
    for action in actions if balancer is not None else []:
        group = backend.target_groups.get(action.get("TargetGroupArn"))
        if group is not None and group.vpc_id and group.vpc_id != balancer.vpc_id:
            return Refusal("InvalidConfigurationRequest", f"The target group with targetGroupArn {group.arn} is in a different VPC than the load balancer")
    return None
