"""EC2: launch templates, security group rules, and what an instance leaves behind."""

import moto.ec2.models.instances as instances
import moto.ec2.models.launch_templates as templates
import moto.ec2.models.security_groups as groups
from moto.ec2.exceptions import InvalidLaunchTemplateIdNotFound
from moto.ec2.utils import parse_user_data


def keep_launch_template_tags_apart() -> None:
    """moto copies the template's own tags into the template's data (ec2/responses/launch_templates.py, create_launch_template).

    On AWS `TagSpecification.launch-template` tags the template only; Terraform then saw a tag_specifications block that nobody wrote.
    A new version is not affected: the request has no such tags.
    """
    create = templates.LaunchTemplateBackend.create_launch_template

    def create_launch_template(self, name, description, template_data, tag_spec):
        specifications = template_data.get("TagSpecifications")
        if specifications is not None:
            template_data["TagSpecifications"] = [
                one for one in specifications if one["ResourceType"] != "launch-template"
            ]
        return create(self, name, description, template_data, tag_spec)

    templates.LaunchTemplateBackend.create_launch_template = create_launch_template


def name_missing_launch_templates_by_id() -> None:
    """moto answers the deletion of an id that is not there with the error for a name (ec2/models/launch_templates.py, delete_launch_template).

    AWS answers InvalidLaunchTemplateId.NotFound, which the provider takes for done: a deletion that is asked for once more, after an answer that was lost, is no fault.
    """
    delete = templates.LaunchTemplateBackend.delete_launch_template

    def delete_launch_template(self, name, tid):
        if not name and tid is not None and tid not in self.launch_templates:
            raise InvalidLaunchTemplateIdNotFound(tid)
        return delete(self, name, tid)

    templates.LaunchTemplateBackend.delete_launch_template = delete_launch_template


def show_changed_launch_template_tags() -> None:
    """moto remembers the tags that a template was created with (ec2/models/launch_templates.py, LaunchTemplate.__init__).

    On AWS CreateTags and DeleteTags change what DescribeLaunchTemplates answers.
    """
    templates.LaunchTemplate.tags = property(lambda self: self.get_tags(), lambda self, _tags: None)


def accept_user_data_of_new_version() -> None:
    """moto leaves the user data of a new version undecoded (ec2/responses/launch_templates.py, create_launch_template_version).

    The next instance that an Auto Scaling Group starts from it fails on an assertion (ec2/models/launch_templates.py, user_data).
    """
    create = templates.LaunchTemplate.create_version

    def create_version(self, data, description):
        if isinstance(data.get("UserData"), str):
            data["UserData"] = parse_user_data(data["UserData"])
        return create(self, data, description)

    templates.LaunchTemplate.create_version = create_version


def keep_description_of_every_rule() -> None:
    """moto reads a rule's description from its IP range (ec2/models/security_groups.py, SecurityGroupRule.description).

    AWS keeps it as well for rules that name a security group or a prefix list.
    """
    create = groups.SecurityGroupRule.__init__

    def __init__(self, *args, **kwargs):
        create(self, *args, **kwargs)
        prefix_list = kwargs.get("prefix_list_id") or (args[7] if len(args) > 7 else None)
        for origin in (self.source_group, prefix_list or {}):
            if origin.get("Description") is not None:
                self.ip_range["Description"] = origin["Description"]

    groups.SecurityGroupRule.__init__ = __init__


def accept_changes_of_every_rule() -> None:
    """moto changes neither the group nor the prefix list of a rule, and wants ports for protocol -1.

    (ec2/models/security_groups.py, modify_security_group_rules.) AWS changes both and asks for no ports where the protocol has none.
    """
    modify = groups.SecurityGroupBackend.modify_security_group_rules

    def modify_security_group_rules(self, group_id, rules):
        group = self.get_security_group_by_name_or_id(group_id)
        for rule_id, change in rules.items():
            if change.get("IpProtocol") == "-1":
                change.setdefault("FromPort", -1)
                change.setdefault("ToPort", -1)
            modify(self, group_id, {rule_id: change})
            rule = group.get_rule(rule_id)
            if rule.ip_protocol == "-1":
                rule.from_port = rule.to_port = None
            if change.get("ReferencedGroupId"):
                rule.source_group["GroupId"] = change["ReferencedGroupId"]
            if change.get("PrefixListId"):
                rule.prefix_list_id = change["PrefixListId"]

    groups.SecurityGroupBackend.modify_security_group_rules = modify_security_group_rules


def delete_network_interface_with_instance() -> None:
    """moto keeps the network interface of an instance that has ended (ec2/models/instances.py, Instance.terminate).

    AWS makes the primary one with DeleteOnTermination, so that nothing is left of an Auto Scaling Group.
    """
    terminate = instances.Instance.terminate

    def terminate_with_interface(self):
        for interface in self.nics.values():
            if interface.device_index == 0:
                interface.delete_on_termination = True
        return terminate(self)

    instances.Instance.terminate = terminate_with_interface
