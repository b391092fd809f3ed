"""EC2 Auto Scaling."""

import uuid

import moto.autoscaling.models as models
from moto.autoscaling.exceptions import AutoscalingClientError
from moto.autoscaling.responses import AutoScalingResponse
from moto.core.responses import ActionResult
from moto.core.utils import utcnow

# Request parameter → attribute of moto's group, of which the answer is made.
_ON_CREATE = {
    "DefaultInstanceWarmup": "default_instance_warmup",
    "InstanceMaintenancePolicy": "instance_maintenance_policy",
    "MaxInstanceLifetime": "max_instance_lifetime",
}
_ON_UPDATE = {
    **_ON_CREATE,
    "CapacityRebalance": "capacity_rebalance",
    "DefaultCooldown": "default_cooldown",
    "PlacementGroup": "placement_group",
    "TerminationPolicies": "termination_policies",
}


def keep_every_field() -> None:
    """moto drops DefaultInstanceWarmup, MaxInstanceLifetime and InstanceMaintenancePolicy, and more of them in an update.

    (autoscaling/responses.py, create_auto_scaling_group and update_auto_scaling_group.) AWS answers what was set.
    """
    for method, fields in (("create_auto_scaling_group", _ON_CREATE), ("update_auto_scaling_group", _ON_UPDATE)):
        _keep_fields(method, fields)


def _keep_fields(method: str, fields: dict) -> None:
    original = getattr(AutoScalingResponse, method)

    def keeping(self):
        answer = original(self)
        group = self.autoscaling_backend.autoscaling_groups[self._get_param("AutoScalingGroupName")]
        for parameter, attribute in fields.items():
            value = self._get_param(parameter)
            if value is not None:
                # -1 and 0 are how these two are taken away.
                unset = (parameter, value) in (("DefaultInstanceWarmup", -1), ("MaxInstanceLifetime", 0))
                setattr(group, attribute, None if unset else value)
        return answer

    setattr(AutoScalingResponse, method, keeping)


def keep_fields_of_policies() -> None:
    """moto forgets whether a scaling policy is enabled, and answers an empty predictive scaling configuration that nobody has set.

    (autoscaling/responses.py, put_scaling_policy.) AWS answers what was set; a policy is enabled where nobody says otherwise.
    """
    original = models.AutoScalingBackend.put_scaling_policy

    def keeping(self, **given):
        policy = original(self, **given)
        policy.predictive_scaling_configuration = policy.predictive_scaling_configuration or None
        return policy

    models.AutoScalingBackend.put_scaling_policy = keeping
    response = AutoScalingResponse.put_scaling_policy

    def noting(self):
        answer = response(self)
        policies = self.autoscaling_backend.describe_policies(
            autoscaling_group_name=self._get_param("AutoScalingGroupName"), policy_names=[self._get_param("PolicyName")]
        )
        enabled = self._get_param("Enabled")
        for policy in policies:
            policy.enabled = True if enabled is None else enabled
        return answer

    AutoScalingResponse.put_scaling_policy = noting


def add_instance_refresh() -> None:
    """moto knows no instance refresh. Here one replaces every instance at once and has succeeded when its answer is sent.

    So there is never one to cancel or to roll back, which AWS calls ActiveInstanceRefreshNotFound. Health gates are not tried.
    """
    AutoScalingResponse.start_instance_refresh = _start
    AutoScalingResponse.describe_instance_refreshes = _describe
    AutoScalingResponse.cancel_instance_refresh = _none_active
    AutoScalingResponse.rollback_instance_refresh = _none_active


def _group(response: AutoScalingResponse) -> models.FakeAutoScalingGroup:
    name = response._get_param("AutoScalingGroupName")
    group = response.autoscaling_backend.autoscaling_groups.get(name)
    if group is None:
        raise AutoscalingClientError("ValidationError", f"AutoScalingGroup name not found - AutoScalingGroup {name} not found")
    return group


def _start(self) -> ActionResult:
    group = _group(self)
    wanted = self._get_param("DesiredConfiguration") or {}
    if wanted.get("LaunchTemplate"):
        group._set_launch_configuration(None, wanted["LaunchTemplate"], None)
    started = utcnow()
    replaced = len(group.instance_states)
    _replace_instances(group)
    refresh = {
        "InstanceRefreshId": str(uuid.uuid4()),
        "AutoScalingGroupName": group.name,
        "Status": "Successful",
        "StartTime": started,
        "EndTime": utcnow(),
        "PercentageComplete": 100,
        "InstancesToUpdate": 0,
        "Preferences": self._get_param("Preferences") or {},
        "DesiredConfiguration": wanted,
        "Strategy": self._get_param("Strategy") or "Rolling",
        "StatusReason": f"{replaced} instances replaced.",
    }
    _refreshes(group).insert(0, refresh)
    return ActionResult({"InstanceRefreshId": refresh["InstanceRefreshId"]})


def _replace_instances(group: models.FakeAutoScalingGroup) -> None:
    old = [state.instance.id for state in group.instance_states]
    if old:
        group.ec2_backend.terminate_instances(old)
    group.instance_states = []
    group.set_desired_capacity(group.desired_capacity)


def _describe(self) -> ActionResult:
    wanted = self._get_param("InstanceRefreshIds") or []
    found = [one for one in _refreshes(_group(self)) if not wanted or one["InstanceRefreshId"] in wanted]
    return ActionResult({"InstanceRefreshes": found})


def _none_active(self) -> ActionResult:
    name = _group(self).name
    raise AutoscalingClientError(
        "ActiveInstanceRefreshNotFound", f"No in progress or pending Instance Refresh found for Auto Scaling group {name}"
    )


def _refreshes(group: models.FakeAutoScalingGroup) -> list:
    return group.__dict__.setdefault("instance_refreshes", [])
