"""Subnet groups, security groups and parameter groups of DB instances: networks, names, what is in use."""

import re

from strict.refusal import Refusal
from strict.request import Request

from ..example import example
from ..on import on
from ..state import regional, subnets
from .state import CHANGE, DATABASE, database, databases

SUBNETS = {"DBSubnetGroupName": "app", "DBSubnetGroupDescription": "ours", "SubnetIds": ["{subnet-a}", "{subnet-b}"]}
FREE = {**SUBNETS, "DBSubnetGroupName": "free"}
FOREIGN = {**SUBNETS, "DBSubnetGroupName": "foreign", "SubnetIds": ["{other-subnet-a}", "{other-subnet-b}"]}
PARAMETERS = {"DBParameterGroupName": "app", "DBParameterGroupFamily": "postgres16", "Description": "ours"}
PLACED = {**DATABASE, "DBSubnetGroupName": "app", "VpcSecurityGroupIds": ["{security-group}"]}
GROUP = (("rds:CreateDBSubnetGroup", SUBNETS),)
LIVE = (*GROUP, ("rds:CreateDBSubnetGroup", FREE), ("rds:CreateDBSubnetGroup", FOREIGN), ("rds:CreateDBInstance", PLACED))
UNUSED = {**PARAMETERS, "DBParameterGroupName": "free"}
LIVE_PARAMETERS = (("rds:CreateDBParameterGroup", PARAMETERS), ("rds:CreateDBParameterGroup", UNUSED), ("rds:CreateDBInstance", {**DATABASE, "DBParameterGroupName": "app"}))


def subnet_group(request: Request, name: str | None):
    return next((one for one in regional(request, "rds").subnet_groups.values() if one.name == (name or "").lower()), None)


def group_of(one) -> str:
    """The name of the subnet group of an instance."""
    return (getattr(one, "_db_subnet_group_name", None) or "").lower()


@on("rds", "CreateDBSubnetGroup", "ModifyDBSubnetGroup")
@example("rds:CreateDBSubnetGroup", SUBNETS, {"SubnetIds": ["{subnet-a}", "{subnet-a2}"]})
@example("rds:ModifyDBSubnetGroup", SUBNETS, {"SubnetIds": ["{subnet-a}"]}, given=GROUP)
def subnet_group_in_one_zone(request: Request) -> Refusal | None:
    """The subnets of a DB subnet group stand in two Availability Zones at least.

    `DBSubnetGroupDoesNotCoverEnoughAZs`: The DB subnet group doesn't meet Availability Zone (AZ) coverage requirement. Current AZ coverage: ZONES. Add subnets to cover at least 2 AZs.
    https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html
    """
    zones = sorted({one.availability_zone for one in subnets(request, request.parameters.get("SubnetIds", []))})
    if len(zones) != 1:
        return None
    return Refusal("DBSubnetGroupDoesNotCoverEnoughAZs", f"The DB subnet group doesn't meet Availability Zone (AZ) coverage requirement. Current AZ coverage: {zones[0]}. Add subnets to cover at least 2 AZs.")


@on("rds", "CreateDBSubnetGroup", "ModifyDBSubnetGroup")
@example("rds:CreateDBSubnetGroup", SUBNETS, {"SubnetIds": ["{subnet-a}", "{other-subnet-b}"]})
def subnet_group_across_networks(request: Request) -> Refusal | None:
    """The subnets of a DB subnet group stand in one VPC.

    `InvalidSubnet`: The requested subnet is invalid, or multiple subnets were requested that are not all in a common VPC.
    https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBSubnetGroup.html
    """
    if len({one.vpc_id for one in subnets(request, request.parameters.get("SubnetIds", []))}) < 2:
        return None
    return Refusal("InvalidSubnet", "The requested subnet is invalid, or multiple subnets were requested that are not all in a common VPC.")


@on("rds", "CreateDBSubnetGroup", "ModifyDBSubnetGroup")
@example("rds:CreateDBSubnetGroup", SUBNETS, {"SubnetIds": ["{subnet-a}", "{subnet-b}", "subnet-00000000000000000"]})
def subnet_of_group_missing(request: Request) -> Refusal | None:
    """A DB subnet group is made of subnets that are there.

    `InvalidSubnet`: Subnet IDs not found: SUBNETS
    https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBSubnetGroup.html
    """
    asked = request.parameters.get("SubnetIds", [])
    missing = set(asked) - {one.id for one in subnets(request, asked)}
    if not missing:
        return None
    return Refusal("InvalidSubnet", f"Subnet IDs not found: {', '.join(sorted(missing))}")


@on("rds", "ModifyDBSubnetGroup")
@example("rds:ModifyDBSubnetGroup", {**SUBNETS, "SubnetIds": ["{subnet-b}", "{subnet-c}"]}, {"SubnetIds": ["{other-subnet-a}", "{other-subnet-b}"]}, given=GROUP)
def subnet_group_to_other_network(request: Request) -> Refusal | None:
    """A DB subnet group stays in its VPC.

    `InvalidParameterValue`: The new Subnets are not in the same Vpc as the existing subnet group
    https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_ModifyDBSubnetGroup.html
    """
    group = subnet_group(request, request.parameters.get("DBSubnetGroupName"))
    found = subnets(request, request.parameters.get("SubnetIds", []))
    if group is None or all(one.vpc_id == group.vpc_id for one in found):
        return None
    return Refusal("InvalidParameterValue", "The new Subnets are not in the same Vpc as the existing subnet group")


@on("rds", "CreateDBSubnetGroup")
@example("rds:CreateDBSubnetGroup", FREE, {"DBSubnetGroupName": "App"}, given=GROUP)
def subnet_group_taken(request: Request) -> Refusal | None:
    """The name of a DB subnet group is taken once in an account and region, in any case of its letters.

    `DBSubnetGroupAlreadyExists`: The DB subnet group 'NAME' already exists.
    https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBSubnetGroup.html
    """
    name = request.parameters.get("DBSubnetGroupName")
    if subnet_group(request, name) is None:
        return None
    return Refusal("DBSubnetGroupAlreadyExists", f"The DB subnet group '{name}' already exists.")


@on("rds", "CreateDBSubnetGroup")
@example("rds:CreateDBSubnetGroup", SUBNETS, {"DBSubnetGroupName": "default"})
@example("rds:CreateDBSubnetGroup", SUBNETS, {"DBSubnetGroupName": "app/one"})
def subnet_group_name(request: Request) -> Refusal | None:
    """The name of a DB subnet group has up to 255 letters, digits, spaces, hyphens, underscores and periods, and is not `default`.

    `InvalidParameterValue`: The parameter DBSubnetGroupName is not a valid identifier.
    https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBSubnetGroup.html
    """
    name = request.parameters.get("DBSubnetGroupName", "")
    if name.lower() != "default" and re.fullmatch(r"[A-Za-z0-9 ._-]{1,255}", name):
        return None
    return Refusal("InvalidParameterValue", "The parameter DBSubnetGroupName is not a valid identifier.")


@on("rds", "ModifyDBInstance")
@example("rds:ModifyDBInstance", {**CHANGE, "DBSubnetGroupName": "foreign", "VpcSecurityGroupIds": ["{other-security-group}"]}, {"DBSubnetGroupName": "free", "VpcSecurityGroupIds": ["{security-group}"]}, given=LIVE)
def other_subnet_group_of_network(request: Request) -> Refusal | None:
    """An instance moves to a subnet group of another VPC, never to another group of its own.

    `InvalidVPCNetworkStateFault`: You cannot move DB instance NAME to subnet group NAME. The specified DB subnet group and DB instance are in the same VPC. Choose a DB subnet group in different VPC than the specified DB instance and try again.
    https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.VPC2VPC.html
    """
    live, wanted = database(request), subnet_group(request, request.parameters.get("DBSubnetGroupName"))
    current = subnet_group(request, group_of(live)) if live is not None else None
    if wanted is None or current is None or wanted.name == current.name or wanted.vpc_id != current.vpc_id:
        return None
    return Refusal("InvalidVPCNetworkStateFault", f"You cannot move DB instance {live.db_instance_identifier} to subnet group {wanted.name}. The specified DB subnet group and DB instance are in the same VPC. Choose a DB subnet group in different VPC than the specified DB instance and try again.")


@on("rds", "CreateDBInstance", "ModifyDBInstance")
@example("rds:CreateDBInstance", PLACED, {"VpcSecurityGroupIds": ["{other-security-group}"]}, given=GROUP)
@example("rds:ModifyDBInstance", {**CHANGE, "VpcSecurityGroupIds": ["{security-group}"]}, {"VpcSecurityGroupIds": ["{other-security-group}"]}, given=LIVE)
def security_group_of_other_network(request: Request) -> Refusal | None:
    """An instance and its security groups stand in one VPC.

    `InvalidParameterCombination`: The DB instance and EC2 security group are in different VPCs. The DB instance is in VPC and the EC2 security group is in VPC
    https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.RDSSecurityGroups.html
    """
    live = database(request)
    group = subnet_group(request, request.parameters.get("DBSubnetGroupName") or (group_of(live) if live is not None else None))
    wanted = request.parameters.get("VpcSecurityGroupIds") or []
    if group is None:
        return None
    for vpc_id, groups in regional(request, "ec2").groups.items():
        if vpc_id != group.vpc_id and any(one in groups for one in wanted):
            return Refusal("InvalidParameterCombination", f"The DB instance and EC2 security group are in different VPCs. The DB instance is in {group.vpc_id} and the EC2 security group is in {vpc_id}")
    return None


@on("rds", "DeleteDBSubnetGroup")
@example("rds:DeleteDBSubnetGroup", {"DBSubnetGroupName": "free"}, {"DBSubnetGroupName": "app"}, given=LIVE)
def subnet_group_in_use(request: Request) -> Refusal | None:
    """A DB subnet group goes after the last instance in it.

    `InvalidDBSubnetGroupStateFault`: Cannot delete the subnet group 'NAME' because at least one database instance: NAME is still using it.
    https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DeleteDBSubnetGroup.html
    """
    name = request.parameters.get("DBSubnetGroupName", "")
    user = next((one for one in databases(request) if group_of(one) == name.lower()), None)
    if user is None:
        return None
    return Refusal("InvalidDBSubnetGroupStateFault", f"Cannot delete the subnet group '{name}' because at least one database instance: {user.db_instance_identifier} is still using it.")


@on("rds", "DeleteDBParameterGroup")
@example("rds:DeleteDBParameterGroup", {"DBParameterGroupName": "free"}, {"DBParameterGroupName": "app"}, given=LIVE_PARAMETERS)
def parameter_group_in_use(request: Request) -> Refusal | None:
    """A parameter group goes after the last instance that has it.

    `InvalidDBParameterGroupState`: One or more database instances are still members of this parameter group NAME, so the group cannot be deleted
    https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DeleteDBParameterGroup.html
    """
    name = request.parameters.get("DBParameterGroupName", "").lower()
    if all((one.db_parameter_group_name or "").lower() != name for one in databases(request)):
        return None
    return Refusal("InvalidDBParameterGroupState", f"One or more database instances are still members of this parameter group {name}, so the group cannot be deleted")


@on("rds", "DeleteDBParameterGroup")
@example("rds:DeleteDBParameterGroup", {"DBParameterGroupName": "free"}, {"DBParameterGroupName": "default.postgres16"}, given=LIVE_PARAMETERS)
def default_parameter_group(request: Request) -> Refusal | None:
    """The parameter groups that RDS made stay.

    `InvalidDBParameterGroupState`: The parameter group NAME is a default parameter group and cannot be deleted
    https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DeleteDBParameterGroup.html
    """
    name = request.parameters.get("DBParameterGroupName", "")
    if not name.lower().startswith("default."):
        return None
    return Refusal("InvalidDBParameterGroupState", f"The parameter group {name} is a default parameter group and cannot be deleted")


@on("rds", "CreateDBParameterGroup")
@example("rds:CreateDBParameterGroup", PARAMETERS, {"DBParameterGroupName": "app--one"})
@example("rds:CreateDBParameterGroup", PARAMETERS, {"DBParameterGroupName": "1app"})
def parameter_group_name(request: Request) -> Refusal | None:
    """The name of a parameter group has up to 255 letters, digits and single hyphens, a letter first and no hyphen last.

    `InvalidParameterValue`: The parameter DBParameterGroupName is not a valid identifier. Identifiers must begin with a letter; must contain only ASCII letters, digits, and hyphens; and must not end with a hyphen or contain two consecutive hyphens.
    https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBParameterGroup.html
    """
    name = request.parameters.get("DBParameterGroupName", "")
    if len(name) <= 255 and re.fullmatch(r"[A-Za-z](-?[A-Za-z0-9])*", name):
        return None
    return Refusal("InvalidParameterValue", "The parameter DBParameterGroupName is not a valid identifier. Identifiers must begin with a letter; must contain only ASCII letters, digits, and hyphens; and must not end with a hyphen or contain two consecutive hyphens.")


@on("rds", "CreateDBParameterGroup")
@example("rds:CreateDBParameterGroup", UNUSED, {"DBParameterGroupName": "APP"}, given=LIVE_PARAMETERS[:1])
def parameter_group_taken(request: Request) -> Refusal | None:
    """The name of a parameter group is taken once in an account and region, in any case of its letters.

    `DBParameterGroupAlreadyExists`: Parameter group NAME already exists
    https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBParameterGroup.html
    """
    name = request.parameters.get("DBParameterGroupName", "").lower()
    if all(one.name != name for one in regional(request, "rds").db_parameter_groups.values()):
        return None
    return Refusal("DBParameterGroupAlreadyExists", f"Parameter group {name} already exists")
