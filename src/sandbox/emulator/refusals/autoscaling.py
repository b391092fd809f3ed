"""Auto Scaling groups."""

from moto.ec2.models.instance_types import INSTANCE_TYPES

from strict.refusal import Refusal
from strict.request import Request

from .ec2_instances import DATA, TEMPLATE
from .example import example
from .on import on
from .state import regional, subnets

GROUP = {"AutoScalingGroupName": "app", "MinSize": 1, "MaxSize": 2, "DesiredCapacity": 1, "VPCZoneIdentifier": "{subnet-a},{subnet-b}", "LaunchTemplate": {"LaunchTemplateName": "app", "Version": "$Latest"}}
LIVE = (("ec2:CreateLaunchTemplate", TEMPLATE), ("autoscaling:CreateAutoScalingGroup", {**GROUP, "AutoScalingGroupName": "live"}))
CHANGE = {"AutoScalingGroupName": "live"}
NAMED = {"LaunchTemplateName": "wrong", "Version": "$Latest"}


def template(name: str, **changes) -> tuple:
    return ("ec2:CreateLaunchTemplate", {"LaunchTemplateName": name, "LaunchTemplateData": {**DATA, **changes}})


def group(request: Request):
    return regional(request, "autoscaling").autoscaling_groups.get(request.parameters.get("AutoScalingGroupName"))


def version_of(request: Request):
    """The version of the launch template that a group takes; None where none is named or there."""
    wanted = request.parameters.get("LaunchTemplate") or ((request.parameters.get("MixedInstancesPolicy") or {}).get("LaunchTemplate") or {}).get("LaunchTemplateSpecification") or {}
    backend = regional(request, "ec2")
    identifier = wanted.get("LaunchTemplateId") or backend.launch_template_name_to_ids.get(wanted.get("LaunchTemplateName"))
    found = backend.launch_templates.get(identifier)
    number = str(wanted.get("Version") or "$Default")
    if found is None or not (number.startswith("$") or (number.isdigit() and 1 <= int(number) <= len(found.versions))):
        return None
    return found.get_version(number)


@on("autoscaling", "CreateAutoScalingGroup", "UpdateAutoScalingGroup")
@example("autoscaling:CreateAutoScalingGroup", GROUP, {"DesiredCapacity": 3}, given=LIVE)
@example("autoscaling:CreateAutoScalingGroup", {**GROUP, "DesiredCapacity": 2}, {"MinSize": 3}, given=LIVE)
@example("autoscaling:UpdateAutoScalingGroup", {**CHANGE, "MinSize": 1, "DesiredCapacity": 2}, {"MinSize": 3}, given=LIVE)
def capacity(request: Request) -> Refusal | None:
    """The least size of a group is at most its desired capacity, and that at most its most size.

    `ValidationError`: Desired capacity:NUMBER must be between the specified min size:NUMBER and max size:NUMBER
    https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_CreateAutoScalingGroup.html
    """
    live = group(request)
    least = request.parameters.get("MinSize", getattr(live, "min_size", None))
    most = request.parameters.get("MaxSize", getattr(live, "max_size", None))
    # Where only the bounds change, AWS moves the desired capacity into them.
    desired = request.parameters.get("DesiredCapacity")
    if least is None or most is None:
        return None
    if least > most:
        return Refusal("ValidationError", f"Max bound, {most}, must be greater than or equal to min bound, {least}")
    if desired is None or least <= desired <= most:
        return None
    return Refusal("ValidationError", f"Desired capacity:{desired} must be between the specified min size:{least} and max size:{most}")


@on("autoscaling", "CreateAutoScalingGroup")
@example("autoscaling:CreateAutoScalingGroup", GROUP, {"AutoScalingGroupName": "live"}, given=LIVE)
def group_taken(request: Request) -> Refusal | None:
    """The name of a group is taken once in an account and region.

    `AlreadyExists`: AutoScalingGroup by this name already exists - A group with the name NAME already exists
    https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_CreateAutoScalingGroup.html
    """
    name = request.parameters.get("AutoScalingGroupName")
    if group(request) is None:
        return None
    return Refusal("AlreadyExists", f"AutoScalingGroup by this name already exists - A group with the name {name} already exists")


@on("autoscaling", "CreateAutoScalingGroup", "UpdateAutoScalingGroup")
@example("autoscaling:CreateAutoScalingGroup", GROUP, {"LaunchTemplate": NAMED}, given=(*LIVE, template("wrong", ImageId="resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64")))
def architecture(request: Request) -> Refusal | None:
    """The instance type of a launch template has the architecture of its AMI.

    `ValidationError`: You must use a valid fully-formed launch template. The architecture 'NAME' of the specified instance type does not match the architecture 'NAME' of the specified AMI.
    https://docs.aws.amazon.com/autoscaling/ec2/userguide/ts-as-ami.html
    """
    version = version_of(request)
    image = regional(request, "ec2").amis.get(version.image_id) if version is not None else None
    wanted = image_architecture(image, version.image_id) if version is not None else None
    entry = INSTANCE_TYPES.get(version.instance_type) if version is not None else None
    offered = ((entry or {}).get("ProcessorInfo") or {}).get("SupportedArchitectures")
    if not wanted or not offered or wanted in offered:
        return None
    return Refusal("ValidationError", f"You must use a valid fully-formed launch template. The architecture '{','.join(offered)}' of the specified instance type does not match the architecture '{wanted}' of the specified AMI. Specify an instance type and an AMI that have matching architectures, and try again.")


def image_architecture(image, identifier: str) -> str | None:
    """Of an AMI, or of the parameter of SSM that stands for one and ends with it."""
    if image is not None:
        return image.architecture
    return next((one for one in ("arm64", "x86_64") if identifier.startswith("resolve:ssm:") and identifier.endswith(one)), None)


@on("autoscaling", "CreateAutoScalingGroup", "UpdateAutoScalingGroup")
@example("autoscaling:CreateAutoScalingGroup", GROUP, {"LaunchTemplate": {"LaunchTemplateName": "app", "Version": "7"}}, given=LIVE)
@example("autoscaling:CreateAutoScalingGroup", GROUP, {"LaunchTemplate": {"LaunchTemplateName": "nobody", "Version": "$Latest"}}, given=LIVE)
def launch_template_missing(request: Request) -> Refusal | None:
    """The launch template of a group is there, and so is its version.

    `ValidationError`: You must use a valid fully-formed launch template. The specified launch template or version does not exist.
    https://docs.aws.amazon.com/autoscaling/ec2/userguide/create-launch-template.html
    """
    if not (request.parameters.get("LaunchTemplate") or request.parameters.get("MixedInstancesPolicy")) or version_of(request) is not None:
        return None
    return Refusal("ValidationError", "You must use a valid fully-formed launch template. The specified launch template or version does not exist.")


@on("autoscaling", "CreateAutoScalingGroup", "UpdateAutoScalingGroup")
@example("autoscaling:CreateAutoScalingGroup", GROUP, {"LaunchTemplate": NAMED}, given=(*LIVE, template("wrong", SecurityGroupIds=["{other-security-group}"])))
def security_group_of_other_network(request: Request) -> Refusal | None:
    """The security groups of a launch template stand in the VPC of the group's subnets.

    `ValidationError`: You must use a valid fully-formed launch template. The security group 'ID' does not exist in VPC
    https://docs.aws.amazon.com/autoscaling/ec2/userguide/create-launch-template.html
    """
    version = version_of(request)
    found = subnets(request, (request.parameters.get("VPCZoneIdentifier") or "").split(","))
    if version is None or not found:
        return None
    data, there = version.data, regional(request, "ec2").groups.get(found[0].vpc_id, {})
    wanted = [*(data.get("SecurityGroupIds") or data.get("SecurityGroupId") or []), *(one for card in data.get("NetworkInterfaces") or [] for one in card.get("Groups") or card.get("SecurityGroupId") or [])]
    missing = next((one for one in wanted if one not in there), None)
    return Refusal("ValidationError", f"You must use a valid fully-formed launch template. The security group '{missing}' does not exist in {found[0].vpc_id}") if missing else None


@on("autoscaling", "CreateAutoScalingGroup", "UpdateAutoScalingGroup")
@example("autoscaling:CreateAutoScalingGroup", {**GROUP, "HealthCheckType": "ELB"}, {"HealthCheckType": "HTTP"}, given=LIVE)
def health_check_type(request: Request) -> Refusal | None:
    """The health of instances is checked by EC2, EBS, ELB or VPC_LATTICE.

    `ValidationError`: Invalid health check type. Valid types are: EC2, EBS, ELB, VPC_LATTICE
    https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_CreateAutoScalingGroup.html
    """
    kinds = (request.parameters.get("HealthCheckType") or "").split(",")
    if all(kind.strip() in ("", "EC2", "EBS", "ELB", "VPC_LATTICE") for kind in kinds):
        return None
    return Refusal("ValidationError", "Invalid health check type. Valid types are: EC2, EBS, ELB, VPC_LATTICE")


@on("autoscaling", "CreateAutoScalingGroup", "AttachLoadBalancerTargetGroups")
@example("autoscaling:CreateAutoScalingGroup", {**GROUP, "TargetGroupARNs": ["{targets}"]}, {"TargetGroupARNs": ["arn:aws:elasticloadbalancing:ap-southeast-1:{account}:targetgroup/nobody/0000000000000000"]}, given=(
    *LIVE, ("elbv2:CreateTargetGroup", {"Name": "app", "Protocol": "HTTP", "Port": 80, "VpcId": "{vpc}", "TargetType": "instance"}, {"targets": "TargetGroups.0.TargetGroupArn"}),
))  # fmt: skip
def target_group_missing(request: Request) -> Refusal | None:
    """The target groups of a group are there.

    `ValidationError`: Provided Target Groups may not be valid. Please ensure they exist and try again.
    https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_AttachLoadBalancerTargetGroups.html
    """
    there = regional(request, "elbv2").target_groups
    if all(arn in there for arn in request.parameters.get("TargetGroupARNs") or []):
        return None
    return Refusal("ValidationError", "Provided Target Groups may not be valid. Please ensure they exist and try again.")
