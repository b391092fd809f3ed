"""Tags: what the services take beyond what their models say. IAM's keys have their own rule in `iam`."""

import re
import unicodedata

from strict.refusal import Refusal
from strict.request import Request

from .example import example
from .on import on
from .rds.state import DATABASE

ROLE = {"RoleName": "app", "AssumeRolePolicyDocument": '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"}]}'}
SECRET = {"Name": "app", "SecretString": "not-a-secret"}
GROUP = {"GroupName": "app", "Description": "ours", "VpcId": "{vpc}"}
BUCKET = (("s3:CreateBucket", {"Bucket": "app-of-sandbox", "CreateBucketConfiguration": {"LocationConstraint": "ap-southeast-1"}}),)
SOUND = [{"Key": "Project", "Value": "R+D"}]
TOO_MANY = [{"Key": f"key-{number}", "Value": ""} for number in range(51)]


def one(key: str, value: str = "") -> list:
    return [{"Key": key, "Value": value}]


def tagged(call: dict, tags: list) -> dict:
    return {**call, "Tags": tags}


def of_kind(tags: list) -> list:
    """As EC2 has them in a call that makes something."""
    return [{"ResourceType": "security-group", "Tags": tags}]


def tags_of(request: Request) -> list:
    parameters = request.parameters
    found = list(parameters.get("Tags") or []) + list((parameters.get("Tagging") or {}).get("TagSet") or [])
    for specification in parameters.get("TagSpecifications") or []:
        found += specification.get("Tags") or []
    return [(tag.get("Key") or "", tag.get("Value") or "") for tag in found]


def is_plain(text: str) -> bool:
    r"""Only [\p{L}\p{Z}\p{N}_.:/=+\-@], which Python's patterns cannot say."""
    return all(unicodedata.category(sign)[0] in "LZN" or sign in "_.:/=+-@" for sign in text)


RDS = ("CreateDBInstance", "CreateDBParameterGroup", "CreateDBSubnetGroup", "CreateDBSnapshot", "CreateDBCluster", "CreateEventSubscription", "AddTagsToResource")
ELB = ("CreateLoadBalancer", "CreateTargetGroup", "CreateListener", "CreateRule", "AddTags")
EC2 = ("CreateTags", "CreateSecurityGroup", "CreateLaunchTemplate", "CreateVpc", "CreateSubnet", "RunInstances", "CreateVolume", "CreateNatGateway", "CreateVpcEndpoint", "AllocateAddress", "CreateRouteTable", "CreateInternetGateway")
IAM = ("CreateRole", "CreateInstanceProfile", "CreatePolicy", "CreateUser", "CreateOpenIDConnectProvider", "TagRole", "TagInstanceProfile", "TagPolicy")


@on("rds", *RDS)
@on("s3", "PutBucketTagging")
@example("rds:CreateDBInstance", tagged(DATABASE, SOUND), {"Tags": one("Project", "R&D")})
@example("rds:CreateDBInstance", tagged(DATABASE, SOUND), {"Tags": one("Team (old)")})
@example("s3:PutBucketTagging", {"Bucket": "app-of-sandbox", "Tagging": {"TagSet": SOUND}}, {"Tagging": {"TagSet": one("Project", "R&D")}}, given=BUCKET)
def characters(request: Request) -> Refusal | None:
    r"""RDS and S3 take letters, digits, spaces and `_.:/=+-@` in tags: no `R&D`. The models of IAM and ELB say the same by themselves.

    `InvalidParameterValue`: RDS: Invalid value for tag TEXT. The string must contain only the set of Unicode letters, digits, white-space, '_', '.', ':', '/', '=', '+', '-', '@'.
    `InvalidTag`: S3: The TagValue you have provided is invalid
    https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_Tag.html
    https://docs.aws.amazon.com/AmazonS3/latest/userguide/CostAllocTagging.html
    """
    if all(is_plain(text) for pair in tags_of(request) for text in pair):
        return None
    allowed = "letters, digits, white-space, '_', '.', ':', '/', '=', '+', '-', '@'"
    return refusal(request.service, f"A key or a value of a tag is not valid. It may contain only {allowed}.")


def refusal(service: str, message: str) -> Refusal:
    codes = {"rds": "InvalidParameterValue", "secretsmanager": "InvalidParameterException", "s3": "InvalidTag", "iam": "InvalidInput", "elbv2": "ValidationError", "ec2": "InvalidParameterValue", "autoscaling": "ValidationError"}
    return Refusal(codes[service], message)


@on("rds", *RDS)
@on("s3", "PutBucketTagging")
@on("ec2", *EC2)
@example("rds:CreateDBInstance", tagged(DATABASE, SOUND), {"Tags": one("k" * 129)})
@example("rds:CreateDBInstance", tagged(DATABASE, SOUND), {"Tags": one("Project", "v" * 257)})
@example("ec2:CreateSecurityGroup", {**GROUP, "TagSpecifications": of_kind(SOUND)}, {"TagSpecifications": of_kind(one("Project", "v" * 257))})
@example("ec2:CreateTags", {"Resources": ["{vpc}"], "Tags": SOUND}, {"Tags": one("k" * 129)})
def length(request: Request) -> Refusal | None:
    """A key has 1 to 128 characters, a value up to 256.

    `InvalidParameterValue`: RDS, EC2: Tag key exceeds the maximum length of 128 characters
    `InvalidTag`: S3: The TagKey you have provided is invalid
    https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Tags.html
    """
    if all(1 <= len(key) <= 128 and len(value) <= 256 for key, value in tags_of(request)):
        return None
    return refusal(request.service, "Tag key or value exceeds the maximum length of 128 or 256 characters")


@on("rds", *RDS)
@on("elbv2", *ELB)
@on("iam", *IAM)
@on("s3", "PutBucketTagging")
@on("ec2", *EC2)
@on("secretsmanager", "CreateSecret", "TagResource")
@on("autoscaling", "CreateAutoScalingGroup", "CreateOrUpdateTags")
@example("rds:CreateDBInstance", tagged(DATABASE, SOUND), {"Tags": one("aws:project", "shop")})
@example("iam:CreateRole", tagged(ROLE, SOUND), {"Tags": one("AWS:project", "shop")})
@example("ec2:CreateTags", {"Resources": ["{vpc}"], "Tags": SOUND}, {"Tags": one("aws:project", "shop")})
@example("s3:PutBucketTagging", {"Bucket": "app-of-sandbox", "Tagging": {"TagSet": SOUND}}, {"Tagging": {"TagSet": one("aws:project", "shop")}}, given=BUCKET)
@example("secretsmanager:CreateSecret", tagged(SECRET, SOUND), {"Tags": one("aws:project", "shop")})
def reserved_key(request: Request) -> Refusal | None:
    """AWS keeps keys that begin with `aws:` for itself.

    `InvalidParameterValue`: RDS, EC2: Tag keys starting with 'aws:' are reserved for internal use
    `InvalidInput`: IAM
    `ValidationError`: ELB, Auto Scaling
    `InvalidParameterException`: Secrets Manager
    `InvalidTag`: S3: System tags cannot be added/updated by requester
    https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html
    """
    if not any(key.lower().startswith("aws:") for key, _ in tags_of(request)):
        return None
    return refusal(request.service, "Tag keys starting with 'aws:' are reserved for internal use")


@on("rds", *RDS)
@on("elbv2", *ELB)
@on("iam", *IAM)
@on("s3", "PutBucketTagging")
@on("ec2", *EC2)
@on("secretsmanager", "CreateSecret", "TagResource")
@on("autoscaling", "CreateAutoScalingGroup", "CreateOrUpdateTags")
@example("rds:CreateDBInstance", tagged(DATABASE, TOO_MANY[:50]), {"Tags": TOO_MANY})
@example("secretsmanager:CreateSecret", tagged(SECRET, TOO_MANY[:50]), {"Tags": TOO_MANY})
@example("s3:PutBucketTagging", {"Bucket": "app-of-sandbox", "Tagging": {"TagSet": TOO_MANY[:50]}}, {"Tagging": {"TagSet": TOO_MANY}}, given=BUCKET)
def more_than_50(request: Request) -> Refusal | None:
    """A resource has 50 tags at most.

    `InvalidParameterValue`: RDS, EC2
    `InvalidInput`: IAM
    `ValidationError`: ELB, Auto Scaling
    `InvalidParameterException`: Secrets Manager
    `InvalidTag`: S3: Bucket tag count cannot be greater than 50
    https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html
    """
    specifications = [specification.get("Tags") or [] for specification in request.parameters.get("TagSpecifications") or []]
    per_resource = specifications or [tags_of(request)]
    # CreateOrUpdateTags names a resource with each tag.
    if request.operation == "CreateOrUpdateTags" or all(len(tags) <= 50 for tags in per_resource):
        return None
    return refusal(request.service, "A resource has 50 tags at most")


@on("rds", *RDS)
@on("elbv2", *ELB)
@on("s3", "PutBucketTagging")
@on("ec2", *EC2)
@on("secretsmanager", "CreateSecret", "TagResource")
@example("rds:CreateDBInstance", tagged(DATABASE, SOUND), {"Tags": [*SOUND, *SOUND]})
@example("s3:PutBucketTagging", {"Bucket": "app-of-sandbox", "Tagging": {"TagSet": SOUND}}, {"Tagging": {"TagSet": [*SOUND, *SOUND]}}, given=BUCKET)
@example("ec2:CreateSecurityGroup", {**GROUP, "TagSpecifications": of_kind(SOUND)}, {"TagSpecifications": of_kind([*SOUND, *SOUND])})
def key_twice(request: Request) -> Refusal | None:
    """A request names each key once.

    `InvalidParameterValue`: RDS, EC2: Duplicate tag key 'NAME' specified.
    `ValidationError`: ELB
    `InvalidParameterException`: Secrets Manager
    `InvalidTag`: S3: Cannot provide multiple Tags with the same key
    https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketTagging.html
    """
    specifications = request.parameters.get("TagSpecifications") or []
    lists = [[tag.get("Key") for tag in one.get("Tags") or []] for one in specifications] or [[key for key, _ in tags_of(request)]]
    if all(len(keys) == len(set(keys)) for keys in lists):
        return None
    return refusal(request.service, "Cannot provide multiple tags with the same key")


@on("rds", *RDS)
@example("rds:CreateDBInstance", tagged(DATABASE, SOUND), {"Tags": one("rds:project", "shop")})
@example("rds:CreateDBInstance", tagged(DATABASE, SOUND), {"Tags": one("Project", "aws:shop")})
def reserved_by_rds(request: Request) -> Refusal | None:
    """RDS keeps `rds:` and `aws:` for itself, in keys and in values.

    `InvalidParameterValue`: Tag keys and values starting with 'aws:' or 'rds:' are reserved
    https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_Tag.html
    """
    if not any(re.match("(aws|rds):", text, re.IGNORECASE) for pair in tags_of(request) for text in pair):
        return None
    return Refusal("InvalidParameterValue", "Tag keys and values starting with 'aws:' or 'rds:' are reserved")
