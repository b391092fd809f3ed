"""Launch templates."""

import base64
import binascii
import re

from strict.refusal import Refusal
from strict.request import Request

from .example import example
from .on import on

DATA = {"ImageId": "{image-arm64}", "InstanceType": "t4g.micro"}
TEMPLATE = {"LaunchTemplateName": "app", "LaunchTemplateData": DATA}


def data_of(request: Request) -> dict:
    return request.parameters.get("LaunchTemplateData") or {}


def with_data(**changes) -> dict:
    return {"LaunchTemplateData": {**DATA, **changes}}


@on("ec2", "CreateLaunchTemplate", "CreateLaunchTemplateVersion")
@example("ec2:CreateLaunchTemplate", {**TEMPLATE, **with_data(UserData=base64.b64encode(b"#" * 16384).decode())}, with_data(UserData=base64.b64encode(b"#" * 16385).decode()))
def user_data_too_long(request: Request) -> Refusal | None:
    """User data has 16 KB at most before it is encoded.

    `InvalidUserData.Malformed`: User data is limited to 16384 bytes
    https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-add-user-data.html
    """
    try:
        length = len(base64.b64decode(data_of(request).get("UserData") or ""))
    except (binascii.Error, ValueError):
        return None
    return Refusal("InvalidUserData.Malformed", "User data is limited to 16384 bytes") if length > 16384 else None


@on("ec2", "CreateLaunchTemplate", "CreateLaunchTemplateVersion")
@example("ec2:CreateLaunchTemplate", {**TEMPLATE, **with_data(UserData="IyEvYmluL3No")}, with_data(UserData="#!/bin/sh"))
def user_data_not_encoded(request: Request) -> Refusal | None:
    """User data of a launch template is encoded in Base64.

    `InvalidUserData.Malformed`: Invalid BASE64 encoding of user data.
    https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RequestLaunchTemplateData.html
    """
    text = data_of(request).get("UserData") or ""
    if re.fullmatch(r"[A-Za-z0-9+/\s]*={0,2}\s*", text):
        return None
    return Refusal("InvalidUserData.Malformed", "Invalid BASE64 encoding of user data.")


@on("ec2", "CreateLaunchTemplate", "CreateLaunchTemplateVersion")
@example("ec2:CreateLaunchTemplate", {**TEMPLATE, **with_data(BlockDeviceMappings=[{"DeviceName": "/dev/xvda", "Ebs": {"VolumeType": "gp3", "VolumeSize": 8}}])}, with_data(BlockDeviceMappings=[{"DeviceName": "/dev/xvda", "Ebs": {"VolumeType": "gp3", "VolumeSize": 70000}}]))
@example("ec2:CreateLaunchTemplate", {**TEMPLATE, **with_data(BlockDeviceMappings=[{"DeviceName": "/dev/xvda", "Ebs": {"VolumeType": "gp3", "Iops": 3000}}])}, with_data(BlockDeviceMappings=[{"DeviceName": "/dev/xvda", "Ebs": {"VolumeType": "gp3", "Iops": 2999}}]))
def volume(request: Request) -> Refusal | None:
    """A gp3 volume has 1 to 65,536 GiB, 3,000 to 80,000 IOPS and 125 to 2,000 MiB/s.

    `InvalidParameterValue`: The specified NAME is out of the bounds of gp3
    https://docs.aws.amazon.com/ebs/latest/userguide/general-purpose.html
    """
    bounds = {"VolumeSize": (1, 65536), "Iops": (3000, 80000), "Throughput": (125, 2000)}
    for mapping in data_of(request).get("BlockDeviceMappings") or []:
        ebs = mapping.get("Ebs") or {}
        for name, (least, most) in bounds.items():
            value = ebs.get(name)
            if ebs.get("VolumeType") == "gp3" and value is not None and not least <= value <= most:
                return Refusal("InvalidParameterValue", f"The specified {name} is out of the bounds of gp3: {least} to {most}")
    return None


@on("ec2", "CreateLaunchTemplate")
@example("ec2:CreateLaunchTemplate", TEMPLATE, {"LaunchTemplateName": "ab"})
@example("ec2:CreateLaunchTemplate", TEMPLATE, {"LaunchTemplateName": "app one"})
def launch_template_name(request: Request) -> Refusal | None:
    """The name of a launch template has 3 to 128 letters, digits and `()./_-`.

    `InvalidLaunchTemplateName.MalformedException`: The launch template name is malformed
    https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateLaunchTemplate.html
    """
    if re.fullmatch(r"[A-Za-z0-9().\-/_]{3,128}", request.parameters.get("LaunchTemplateName", "")):
        return None
    return Refusal("InvalidLaunchTemplateName.MalformedException", "A launch template name must be between 3 and 128 characters, and may contain letters, numbers, and the following characters: - ( ) . / _.")
