"""IAM: names that are taken, tags, documents."""

import json
import re

from strict.refusal import Refusal
from strict.request import Request

from .example import example
from .on import on
from .state import everywhere

TRUST = '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"}]}'
TRUST_OF = TRUST.replace('"Service": "ec2.amazonaws.com"', '"AWS": "arn:aws:iam::{account}:role/NAME"')
POLICY = '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"}]}'
ROLE = {"RoleName": "app", "AssumeRolePolicyDocument": TRUST, "Tags": [{"Key": "Project", "Value": "shop"}]}
LIVE = (("iam:CreateRole", ROLE), ("iam:CreateInstanceProfile", {"InstanceProfileName": "app"}))
INLINE = {"RoleName": "app", "PolicyName": "app", "PolicyDocument": POLICY}
LARGEST_INLINE = 10240
LARGEST_MANAGED = 6144
LARGEST_TRUST = 2048


def roles(request: Request) -> list:
    return list(everywhere(request, "iam").roles.values())


def without_spaces(document: str) -> int:
    """IAM counts no white space."""
    return len(re.sub(r"\s", "", document))


@on("iam", "CreateRole")
@example("iam:CreateRole", {**ROLE, "RoleName": "app-2"}, {"RoleName": "APP"}, given=LIVE)
def role_taken(request: Request) -> Refusal | None:
    """The name of a role is taken once in an account, in all regions, under every path and in any case of its letters.

    `EntityAlreadyExists`: Role with name NAME already exists.
    https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html
    """
    name = request.parameters.get("RoleName", "")
    if all(role.name.lower() != name.lower() for role in roles(request)):
        return None
    return Refusal("EntityAlreadyExists", f"Role with name {name} already exists.", 409)


@on("iam", "CreateInstanceProfile")
@example("iam:CreateInstanceProfile", {"InstanceProfileName": "app-2"}, {"InstanceProfileName": "App"}, given=LIVE)
def instance_profile_taken(request: Request) -> Refusal | None:
    """The name of an instance profile is taken once in an account, in all regions and in any case of its letters.

    `EntityAlreadyExists`: Instance Profile NAME already exists.
    https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateInstanceProfile.html
    """
    name = request.parameters.get("InstanceProfileName", "")
    if all(one.lower() != name.lower() for one in everywhere(request, "iam").instance_profiles):
        return None
    return Refusal("EntityAlreadyExists", f"Instance Profile {name} already exists.", 409)


@on("iam", "CreateRole", "CreateInstanceProfile", "CreatePolicy", "CreateUser", "CreateOpenIDConnectProvider", "TagRole", "TagInstanceProfile", "TagPolicy")
@example("iam:CreateRole", ROLE, {"Tags": [{"Key": "Project", "Value": "shop"}, {"Key": "project", "Value": "shop"}]})
@example("iam:TagInstanceProfile", {"InstanceProfileName": "app", "Tags": [{"Key": "Team", "Value": "a"}]}, {"Tags": [{"Key": "Team", "Value": "a"}, {"Key": "TEAM", "Value": "b"}]}, given=LIVE)
def tag_keys_twice(request: Request) -> Refusal | None:
    """Keys of IAM's tags are one key in any case of their letters.

    `InvalidInput`: Duplicate tag keys found. Please note that Tag keys are case insensitive.
    https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html
    """
    keys = [tag.get("Key", "").lower() for tag in request.parameters.get("Tags") or []]
    if len(keys) == len(set(keys)):
        return None
    return Refusal("InvalidInput", "Duplicate tag keys found. Please note that Tag keys are case insensitive.")


@on("iam", "TagRole", "TagInstanceProfile")
@example("iam:TagRole", {"RoleName": "app", "Tags": [{"Key": "Project", "Value": "new"}]}, {"Tags": [{"Key": "project", "Value": "new"}]}, given=LIVE)
def tag_key_in_other_case(request: Request) -> Refusal | None:
    """A key that the resource has in another case of its letters is not added beside it.

    `InvalidInput`: Duplicate tag keys found. Please note that Tag keys are case insensitive.
    https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html
    """
    if request.operation == "TagRole":
        found = next((role for role in roles(request) if role.name == request.parameters.get("RoleName")), None)
    else:
        found = everywhere(request, "iam").instance_profiles.get(request.parameters.get("InstanceProfileName"))
    there = {key for key in tag_keys(getattr(found, "tags", None))}
    added = [tag.get("Key", "") for tag in request.parameters.get("Tags") or []]
    if not any(key not in there and key.lower() in {one.lower() for one in there} for key in added):
        return None
    return Refusal("InvalidInput", "Duplicate tag keys found. Please note that Tag keys are case insensitive.")


def tag_keys(tags) -> list[str]:
    """moto keeps some as a list and some as a dictionary of tags."""
    values = tags.values() if isinstance(tags, dict) else tags or []
    return [tag["Key"] for tag in values if isinstance(tag, dict)]


@on("iam", "CreateRole", "UpdateAssumeRolePolicy")
@example("iam:CreateRole", ROLE, {"AssumeRolePolicyDocument": TRUST.replace('{"Service": "ec2.amazonaws.com"}', '{"Service": "ec2"}')})
@example("iam:CreateRole", ROLE, {"AssumeRolePolicyDocument": TRUST.replace("ec2.amazonaws.com", "no-such-service.amazonaws.example")})
def unknown_service_principal(request: Request) -> Refusal | None:
    """A service principal of a trust policy is the name of a service under the domain of the partition.

    `MalformedPolicyDocument`: Invalid principal in policy: "SERVICE":"NAME"
    https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
    """
    for principal in principals(document_of(request)):
        names = principal.get("Service") or [] if isinstance(principal, dict) else []
        for name in [names] if isinstance(names, str) else names:
            if not re.fullmatch(r"[a-z0-9.-]+\.(amazonaws\.com|amazonaws\.com\.cn|amazonaws\.eu|amazon\.com|aws\.internal|c2s\.ic\.gov|sc2s\.sgov\.gov)", name):
                return Refusal("MalformedPolicyDocument", f'Invalid principal in policy: "SERVICE":"{name}"')
    return None


@on("iam", "CreateRole", "UpdateAssumeRolePolicy")
@example("iam:CreateRole", {**ROLE, "RoleName": "app-2", "AssumeRolePolicyDocument": TRUST_OF.replace("NAME", "app")}, {"AssumeRolePolicyDocument": TRUST_OF.replace("NAME", "nobody")}, given=LIVE)
def unknown_principal(request: Request) -> Refusal | None:
    """A role or user of the own account that a trust policy names is there.

    `MalformedPolicyDocument`: Invalid principal in policy: "AWS":"ARN"
    https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_roles.html
    """
    arns = {role.arn for role in roles(request)} | {user.arn for user in everywhere(request, "iam").users.values()}
    for principal in principals(document_of(request)):
        names = principal.get("AWS") or [] if isinstance(principal, dict) else []
        for name in [names] if isinstance(names, str) else names:
            if re.fullmatch(rf"arn:[a-z-]+:iam::{request.account}:(role|user)/.+", name) and name not in arns:
                return Refusal("MalformedPolicyDocument", f'Invalid principal in policy: "AWS":"{name}"')
    return None


def document_of(request: Request) -> dict:
    text = request.parameters.get("AssumeRolePolicyDocument") or request.parameters.get("PolicyDocument") or ""
    try:
        document = json.loads(text)
    except ValueError:
        return {}
    return document if isinstance(document, dict) else {}


def principals(document: dict) -> list:
    statements = document.get("Statement", [])
    statements = [statements] if isinstance(statements, dict) else statements
    return [one.get("Principal", {}) for one in statements if isinstance(one, dict)] if isinstance(statements, list) else []


@on("iam", "CreateRole", "UpdateAssumeRolePolicy")
@example("iam:CreateRole", ROLE, {"AssumeRolePolicyDocument": TRUST[:-1]})
@example("iam:CreateRole", ROLE, {"AssumeRolePolicyDocument": TRUST.replace("Allow", "Permit")})
@example("iam:CreateRole", ROLE, {"AssumeRolePolicyDocument": TRUST.replace("sts:AssumeRole", "s3:GetObject")})
@example("iam:CreateRole", ROLE, {"AssumeRolePolicyDocument": TRUST.replace('"Principal"', '"Resource": "*", "Principal"')})
def malformed_trust(request: Request) -> Refusal | None:
    """A trust policy is JSON whose statements have an effect, a principal, actions of STS alone and no resource.

    `MalformedPolicyDocument`: This policy contains invalid Json
    https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
    """
    fault = trust_fault(document_of(request))
    return Refusal("MalformedPolicyDocument", fault) if fault else None


def trust_fault(document: dict) -> str:
    statements = document.get("Statement")
    statements = [statements] if isinstance(statements, dict) else statements
    if not isinstance(statements, list) or not statements:
        return "This policy contains invalid Json"
    for one in statements:
        if not isinstance(one, dict) or one.get("Effect") not in ("Allow", "Deny"):
            return "Syntax errors in policy."
        if "Resource" in one or "NotResource" in one:
            return "Has prohibited field Resource"
        if "Principal" not in one and "NotPrincipal" not in one:
            return "Missing required field Principal"
        actions = one.get("Action", [])
        if any(not str(action).lower().startswith("sts:") and action != "*" for action in ([actions] if isinstance(actions, str) else actions)):
            return "AssumeRole policy may only specify STS AssumeRole actions."
    return ""


@on("iam", "CreateRole", "UpdateAssumeRolePolicy")
@example("iam:CreateRole", {**ROLE, "AssumeRolePolicyDocument": TRUST}, {"AssumeRolePolicyDocument": TRUST.replace('"Effect"', f'"Sid": "{"a" * 2048}", "Effect"')})
def trust_too_long(request: Request) -> Refusal | None:
    """A trust policy has 2,048 characters at most, white space left out.

    `LimitExceeded`: Cannot exceed quota for ACLSizePerRole: 2048
    https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
    """
    text = request.parameters.get("AssumeRolePolicyDocument") or request.parameters.get("PolicyDocument") or ""
    if without_spaces(text) <= LARGEST_TRUST:
        return None
    return Refusal("LimitExceeded", "Cannot exceed quota for ACLSizePerRole: 2048", 409)


@on("iam", "PutRolePolicy")
@example("iam:PutRolePolicy", INLINE, {"PolicyDocument": POLICY.replace('"Effect"', f'"Sid": "{"a" * 10240}", "Effect"')}, given=LIVE)
def inline_policies_too_long(request: Request) -> Refusal | None:
    """The inline policies of a role have 10,240 characters at most together, white space left out.

    `LimitExceeded`: Maximum policy size of 10240 bytes exceeded for role NAME
    https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
    """
    name = request.parameters.get("RoleName")
    role = next((one for one in roles(request) if one.name == name), None)
    others = {key: text for key, text in (role.policies if role else {}).items() if key != request.parameters.get("PolicyName")}
    total = sum(without_spaces(str(text)) for text in [*others.values(), request.parameters.get("PolicyDocument", "")])
    if total <= LARGEST_INLINE:
        return None
    return Refusal("LimitExceeded", f"Maximum policy size of 10240 bytes exceeded for role {name}", 409)


@on("iam", "CreatePolicy", "CreatePolicyVersion")
@example("iam:CreatePolicy", {"PolicyName": "app", "PolicyDocument": POLICY}, {"PolicyDocument": POLICY.replace('"Effect"', f'"Sid": "{"a" * 6144}", "Effect"')})
def managed_policy_too_long(request: Request) -> Refusal | None:
    """A managed policy has 6,144 characters at most, white space left out.

    `LimitExceeded`: Cannot exceed quota for PolicySize: 6144
    https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
    """
    if without_spaces(request.parameters.get("PolicyDocument", "")) <= LARGEST_MANAGED:
        return None
    return Refusal("LimitExceeded", "Cannot exceed quota for PolicySize: 6144", 409)


@on("iam", "PutRolePolicy", "CreatePolicy", "CreatePolicyVersion")
@example("iam:PutRolePolicy", INLINE, {"PolicyDocument": POLICY.replace('"Action"', '"Principal": "*", "Action"')}, given=LIVE)
@example("iam:PutRolePolicy", INLINE, {"PolicyDocument": POLICY.replace('"Effect"', '"Sid": "read-it", "Effect"')}, given=LIVE)
def malformed_identity_policy(request: Request) -> Refusal | None:
    """A policy of an identity names no principal, and its Sids have letters and digits alone.

    `MalformedPolicyDocument`: Policy document should not specify a principal.
    https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html
    """
    statements = document_of(request).get("Statement", [])
    statements = [one for one in ([statements] if isinstance(statements, dict) else statements or []) if isinstance(one, dict)]
    if any("Principal" in one or "NotPrincipal" in one for one in statements):
        return Refusal("MalformedPolicyDocument", "Policy document should not specify a principal.")
    if any(not re.fullmatch(r"[A-Za-z0-9]*", str(one.get("Sid", ""))) for one in statements):
        return Refusal("MalformedPolicyDocument", "Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*")
    return None
