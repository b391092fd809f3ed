"""Health checks of target groups."""

import re

from strict.refusal import Refusal
from strict.request import Request

from .elbv2 import LIVE, TARGETS
from .example import example
from .on import on
from .state import regional

CHANGE = {"TargetGroupArn": "{targets}"}


def protocol_of(request: Request) -> str:
    group = regional(request, "elbv2").target_groups.get(request.parameters.get("TargetGroupArn"))
    return request.parameters.get("Protocol") or getattr(group, "protocol", None) or ""


@on("elbv2", "ModifyTargetGroup")
@example("elbv2:ModifyTargetGroup", {**CHANGE, "HealthCheckIntervalSeconds": 10, "HealthCheckTimeoutSeconds": 5}, {"HealthCheckTimeoutSeconds": 10}, given=LIVE)
def health_check_timeout(request: Request) -> Refusal | None:
    """The timeout of a health check over HTTP is shorter than its interval; moto itself says so when the group is made.

    `ValidationError`: Health check timeout 'SECONDS' must be smaller than the interval 'SECONDS'
    https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html
    """
    group = regional(request, "elbv2").target_groups.get(request.parameters.get("TargetGroupArn"))
    if group is None or protocol_of(request) not in ("HTTP", "HTTPS"):
        return None
    timeout = request.parameters.get("HealthCheckTimeoutSeconds") or group.health_check_timeout_seconds
    interval = request.parameters.get("HealthCheckIntervalSeconds") or group.health_check_interval_seconds
    if timeout is None or interval is None or int(timeout) < int(interval):
        return None
    return Refusal("ValidationError", f"Health check timeout '{timeout}' must be smaller than the interval '{interval}'")


@on("elbv2", "CreateTargetGroup", "ModifyTargetGroup")
@example("elbv2:CreateTargetGroup", {**TARGETS, "HealthCheckPath": "/ready"}, {"HealthCheckPath": "ready"})
def health_check_path(request: Request) -> Refusal | None:
    """The path of a health check begins with `/`.

    `ValidationError`: Health check path 'PATH' must begin with a '/' character
    https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html
    """
    path = request.parameters.get("HealthCheckPath")
    if path is None or path.startswith("/") or request.parameters.get("ProtocolVersion") == "GRPC":
        return None
    return Refusal("ValidationError", f"Health check path '{path}' must begin with a '/' character")


@on("elbv2", "CreateTargetGroup", "ModifyTargetGroup")
@example("elbv2:CreateTargetGroup", {**TARGETS, "Matcher": {"HttpCode": "200-499"}}, {"Matcher": {"HttpCode": "200-599"}})
def health_check_codes(request: Request) -> Refusal | None:
    """A health check of an application load balancer takes codes from 200 to 499.

    `ValidationError`: HTTP codes 'CODES' must be within '200-499'
    https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_Matcher.html
    """
    codes = (request.parameters.get("Matcher") or {}).get("HttpCode")
    if not codes or protocol_of(request) not in ("HTTP", "HTTPS") or all(200 <= int(code) <= 499 for code in re.findall(r"\d+", codes)):
        return None
    return Refusal("ValidationError", f"HTTP codes '{codes}' must be within '200-499'")
