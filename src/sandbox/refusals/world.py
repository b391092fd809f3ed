"""What stands in an account before an example is tried, and the names by which examples call it. Made when an example first names it."""

import json
import re


class World:
    """`client` makes a boto3 client of a service."""

    def __init__(self, client) -> None:
        self.client = client
        self.names: dict[str, str] = {"account": client("sts").get_caller_identity()["Account"]}

    def _make(self, name: str) -> None:
        """Nothing for braces that are none of our names, as those of a policy."""
        if re.fullmatch(r"(other-)?(vpc|security-group|subnet-(a|b|c|a2))", name):
            prefix = "other-" if name.startswith("other-") else ""
            self._network(prefix, "10.30.0.0/16" if prefix else "10.20.0.0/16")
        elif re.fullmatch(r"(disabled-|dying-)?key", name):
            self._key(name)
        elif name == "certificate":
            self.names[name] = self.client("acm").request_certificate(DomainName="app.example.com")["CertificateArn"]
        elif name.startswith("image-"):
            self.names[name] = self.client("ec2").register_image(Name=name, Architecture=name.removeprefix("image-"))["ImageId"]

    def _network(self, prefix: str, cidr: str) -> None:
        ec2 = self.client("ec2")
        vpc = self.names[f"{prefix}vpc"] = ec2.create_vpc(CidrBlock=cidr)["Vpc"]["VpcId"]
        zones = [zone["ZoneName"] for zone in ec2.describe_availability_zones()["AvailabilityZones"]]
        for index, letter in enumerate(("a", "b", "c", "a2")):
            block = cidr.replace("0.0/16", f"{index}.0/24")
            subnet = ec2.create_subnet(VpcId=vpc, CidrBlock=block, AvailabilityZone=zones[index % 3])
            self.names[f"{prefix}subnet-{letter}"] = subnet["Subnet"]["SubnetId"]
        group = ec2.create_security_group(GroupName="world", Description="ours", VpcId=vpc)
        self.names[f"{prefix}security-group"] = group["GroupId"]

    def _key(self, name: str) -> None:
        kms = self.client("kms")
        key = kms.create_key()["KeyMetadata"]
        self.names[name] = key["Arn"]
        if name == "disabled-key":
            kms.disable_key(KeyId=key["KeyId"])
        if name == "dying-key":
            kms.schedule_key_deletion(KeyId=key["KeyId"], PendingWindowInDays=7)

    def _named(self, found: re.Match) -> str:
        name = found.group(1)
        if name not in self.names:
            self._make(name)
        return self.names.get(name, found.group())

    def fill(self, value):
        """The value with names replaced."""
        if isinstance(value, str):
            return re.sub(r"\{([a-z][a-z0-9_-]*)\}", self._named, value)
        if isinstance(value, dict):
            return {key: self.fill(item) for key, item in value.items()}
        return [self.fill(item) for item in value] if isinstance(value, (list, tuple)) else value

    def call(self, call: str, parameters: dict, learn: dict | None = None) -> None:
        """Makes a call of `given`, and learns names from its answer: {name: "Role.Arn"}."""
        service, _, operation = call.partition(":")
        client = self.client(service)
        method = next(name for name, one in client.meta.method_to_api_mapping.items() if one == operation)
        answer = getattr(client, method)(**self.fill(parameters))
        for name, path in (learn or {}).items():
            found = answer
            for step in path.split("."):
                found = found[int(step)] if step.isdigit() else found[step]
            self.names[name] = found if isinstance(found, str) else json.dumps(found)
