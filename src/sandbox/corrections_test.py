"""Asks moto twice, as it is and with the corrections, whether it does what AWS does. Prints one line of JSON per correction.

Run by corrections.test.ts with the Python of the emulator's environment: corrections_test.py LAUNCHER
"""

import base64
import json
import os
import subprocess
import sys

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError
from botocore.parsers import ResponseParserError

KEY = "MULTIENV111122223333"

# moto answers a failure of its own with a page of HTML.
REFUSED = (ClientError, ResponseParserError)


class Emulator:
    def __init__(self, launcher: str, without: list) -> None:
        left_out = [argument for name in without for argument in ("--without", name)]
        command = [sys.executable, "-B", launcher, "--parent-pid", str(os.getpid()), *left_out]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.endpoint = json.loads(self.process.stdout.readline())["endpoint"]

    def client(self, service: str, key: str = KEY):
        return boto3.client(
            service,
            endpoint_url=self.endpoint,
            region_name="ap-southeast-1",
            aws_access_key_id=key,
            aws_secret_access_key="sandbox",
            config=Config(retries={"total_max_attempts": 1}),
        )


def account_of_access_key(aws) -> bool:
    return aws.client("sts").get_caller_identity()["Account"] == "111122223333"


def unknown_actions(aws) -> bool:
    try:
        aws.client("rds").describe_db_engine_versions()
    except ClientError as error:
        return error.response["ResponseMetadata"]["HTTPStatusCode"] == 501
    except ResponseParserError:
        return False
    # moto has learned it: choose another action that it does not know.
    return True


def create_database(aws, name: str, **more) -> dict:
    return aws.client("rds").create_db_instance(
        DBInstanceIdentifier=name,
        DBInstanceClass="db.t4g.micro",
        Engine="postgres",
        AllocatedStorage=20,
        MasterUsername="app_admin",
        MasterUserPassword="not-a-secret-1",
        **more,
    )["DBInstance"]


def rds_touching_windows(aws) -> bool:
    try:
        windows = {"PreferredBackupWindow": "03:00-04:00", "PreferredMaintenanceWindow": "mon:04:00-mon:05:00"}
        create_database(aws, "touching", **windows)
    except REFUSED:
        return False
    return True


def rds_gp3_speed(aws) -> bool:
    database = create_database(aws, "plain", StorageType="gp3")
    return (database.get("Iops"), database.get("StorageThroughput")) == (3000, 125)


def rds_storage_growth(aws) -> bool:
    create_database(aws, "growing")
    change = {"DBInstanceIdentifier": "growing", "AllocatedStorage": 21, "ApplyImmediately": True}
    return aws.client("rds").modify_db_instance(**change)["DBInstance"]["AllocatedStorage"] == 22


def rds_resource_id(aws) -> bool:
    return create_database(aws, "first")["DbiResourceId"] != create_database(aws, "second")["DbiResourceId"]


def rds_subnet_group_changes(aws) -> bool:
    subnets = [subnet["SubnetId"] for subnet in aws.client("ec2").describe_subnets()["Subnets"]]
    rds = aws.client("rds")
    name = "changing"
    rds.create_db_subnet_group(DBSubnetGroupName=name, DBSubnetGroupDescription="d", SubnetIds=subnets)
    rds.modify_db_subnet_group(DBSubnetGroupName=name, DBSubnetGroupDescription="e", SubnetIds=subnets)
    try:
        return rds.describe_db_subnet_groups(DBSubnetGroupName=name)["DBSubnetGroups"][0]["DBSubnetGroupDescription"] == "e"
    except rds.exceptions.DBSubnetGroupNotFoundFault:
        return False


def rds_insights_and_support(aws) -> bool:
    insights = {"EnablePerformanceInsights": True, "PerformanceInsightsRetentionPeriod": 7, "DatabaseInsightsMode": "standard"}
    support = "open-source-rds-extended-support-disabled"
    made = create_database(aws, "watched", EngineLifecycleSupport=support, **insights)
    change = {"DBInstanceIdentifier": "watched", "EnablePerformanceInsights": False}
    changed = aws.client("rds").modify_db_instance(**change)["DBInstance"]
    return (
        made.get("EngineLifecycleSupport") == support
        and made.get("PerformanceInsightsEnabled") is True
        and made.get("PerformanceInsightsRetentionPeriod") == 7
        and made.get("DatabaseInsightsMode") == "standard"
        and changed.get("PerformanceInsightsEnabled") is False
    )


def rds_parameter_source(aws) -> bool:
    rds = aws.client("rds")
    rds.create_db_parameter_group(DBParameterGroupName="pg", DBParameterGroupFamily="postgres15", Description="d")
    parameter = {"ParameterName": "rds.force_ssl", "ParameterValue": "1", "ApplyMethod": "immediate"}
    rds.modify_db_parameter_group(DBParameterGroupName="pg", Parameters=[parameter])
    return rds.describe_db_parameters(DBParameterGroupName="pg", Source="user")["Parameters"][0].get("Source") == "user"


def create_template(aws, name: str) -> str:
    answer = aws.client("ec2").create_launch_template(
        LaunchTemplateName=name,
        LaunchTemplateData={"ImageId": "ami-12345678", "InstanceType": "t3.micro", "UserData": encoded("one")},
        TagSpecifications=[{"ResourceType": "launch-template", "Tags": [{"Key": "Name", "Value": name}]}],
    )
    return answer["LaunchTemplate"]["LaunchTemplateId"]


def encoded(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


def autoscaling_policy_fields(aws) -> bool:
    create_group(aws, "scaled", create_template(aws, "scaled"))
    target = {
        "PredefinedMetricSpecification": {"PredefinedMetricType": "ASGAverageCPUUtilization"},
        "TargetValue": 60.0,
    }
    scaling = aws.client("autoscaling")
    scaling.put_scaling_policy(
        AutoScalingGroupName="scaled", PolicyName="cpu", PolicyType="TargetTrackingScaling", TargetTrackingConfiguration=target
    )
    policy = scaling.describe_policies(AutoScalingGroupName="scaled")["ScalingPolicies"][0]
    return policy.get("Enabled") is True and "PredictiveScalingConfiguration" not in policy


def create_backup_plan(aws, name: str) -> str:
    backup = aws.client("backup")
    backup.create_backup_vault(BackupVaultName=name, BackupVaultTags={"Name": name})
    rule = {"RuleName": "daily", "TargetBackupVaultName": name}
    plan = {"BackupPlanName": name, "Rules": [rule]}
    return backup.create_backup_plan(BackupPlan=plan)["BackupPlanId"]


def without_last_slash(request, **_) -> None:
    request.url = request.url.rstrip("/")


def backup_tags(aws) -> bool:
    create_backup_plan(aws, "tagged")
    backup = aws.client("backup")
    # The SDK for Go, and with it the provider, asks without the slash at the end.
    backup.meta.events.register("before-sign.backup.ListTags", without_last_slash)
    arn = backup.describe_backup_vault(BackupVaultName="tagged")["BackupVaultArn"]
    return backup.list_tags(ResourceArn=arn)["Tags"] == {"Name": "tagged"}


def backup_selections(aws) -> bool:
    plan, backup = create_backup_plan(aws, "selecting"), aws.client("backup")
    role = "arn:aws:iam::111122223333:role/backup"
    wanted = {"SelectionName": "all", "IamRoleArn": role, "Resources": ["*"]}
    try:
        made = backup.create_backup_selection(BackupPlanId=plan, BackupSelection=wanted)["SelectionId"]
        named = {"BackupPlanId": plan, "SelectionId": made}
        found = backup.get_backup_selection(**named)["BackupSelection"]
        listed = backup.list_backup_selections(BackupPlanId=plan)["BackupSelectionsList"]
    except REFUSED:
        return False
    try:
        backup.delete_backup_plan(BackupPlanId=plan)
        return False
    except ClientError:
        backup.delete_backup_selection(**named)
    backup.delete_backup_plan(BackupPlanId=plan)
    return found == wanted and [one["SelectionId"] for one in listed] == [made]


def backup_plan_updates(aws) -> bool:
    plan, backup = create_backup_plan(aws, "updated"), aws.client("backup")
    rule = {"RuleName": "weekly", "TargetBackupVaultName": "updated"}
    try:
        backup.update_backup_plan(BackupPlanId=plan, BackupPlan={"BackupPlanName": "updated", "Rules": [rule]})
    except REFUSED:
        return False
    return backup.get_backup_plan(BackupPlanId=plan)["BackupPlan"]["Rules"][0]["RuleName"] == "weekly"


def backup_plan_names(aws) -> bool:
    backup = aws.client("backup")
    backup.delete_backup_plan(BackupPlanId=create_backup_plan(aws, "again"))
    backup.delete_backup_vault(BackupVaultName="again")
    try:
        create_backup_plan(aws, "again")
    except REFUSED:
        return False
    return True


def backup_recovery_points(aws) -> bool:
    create_backup_plan(aws, "empty")
    try:
        return aws.client("backup").list_recovery_points_by_backup_vault(BackupVaultName="empty")["RecoveryPoints"] == []
    except REFUSED:
        return False


def route53_deleted_records(aws) -> bool:
    route53 = aws.client("route53")
    zone = route53.create_hosted_zone(Name="example.com", CallerReference="again")["HostedZone"]["Id"]

    def change(action: str, name: str) -> None:
        record = {"Name": name, "Type": "A", "TTL": 300, "ResourceRecords": [{"Value": "192.0.2.1"}]}
        batch = {"Changes": [{"Action": action, "ResourceRecordSet": record}]}
        route53.change_resource_record_sets(HostedZoneId=zone, ChangeBatch=batch)

    change("CREATE", "a.example.com")
    change("CREATE", "b.example.com")
    change("DELETE", "a.example.com")
    try:
        change("CREATE", "a.example.com")
    except REFUSED:
        return False
    try:
        change("CREATE", "a.example.com")
    except REFUSED:
        return True
    return False


def log_group_keys(aws) -> bool:
    logs, key = aws.client("logs"), "arn:aws:kms:ap-southeast-1:111122223333:key/01234567-89ab-cdef-0123-456789abcdef"
    logs.create_log_group(logGroupName="/keyed")
    keys = lambda: [group.get("kmsKeyId") for group in logs.describe_log_groups(logGroupNamePrefix="/keyed")["logGroups"]]
    try:
        logs.associate_kms_key(logGroupName="/keyed", kmsKeyId=key)
        associated = keys()
        logs.disassociate_kms_key(logGroupName="/keyed")
    except REFUSED:
        return False
    return [associated, keys()] == [[key], [None]]


def launch_template_not_there(aws) -> bool:
    try:
        aws.client("ec2").delete_launch_template(LaunchTemplateId="lt-00000000000000000")
    except REFUSED as error:
        return "InvalidLaunchTemplateId.NotFound" in str(error)
    return False


def launch_template_own_tags(aws) -> bool:
    template = create_template(aws, "own-tags")
    versions = aws.client("ec2").describe_launch_template_versions(LaunchTemplateId=template)["LaunchTemplateVersions"]
    return not versions[0]["LaunchTemplateData"].get("TagSpecifications")


def launch_template_tag_changes(aws) -> bool:
    ec2, template = aws.client("ec2"), create_template(aws, "changing-tags")
    ec2.create_tags(Resources=[template], Tags=[{"Key": "Name", "Value": "changed"}])
    tags = ec2.describe_launch_templates(LaunchTemplateIds=[template])["LaunchTemplates"][0]["Tags"]
    return tags == [{"Key": "Name", "Value": "changed"}]


def create_group(aws, name: str, template: str, **more) -> None:
    aws.client("autoscaling").create_auto_scaling_group(
        AutoScalingGroupName=name,
        MinSize=1,
        MaxSize=2,
        AvailabilityZones=["ap-southeast-1a"],
        LaunchTemplate={"LaunchTemplateId": template, "Version": "$Latest"},
        **more,
    )


def launch_template_version_user_data(aws) -> bool:
    template = create_template(aws, "new-version")
    data = {"ImageId": "ami-12345678", "InstanceType": "t3.micro", "UserData": encoded("two")}
    aws.client("ec2").create_launch_template_version(LaunchTemplateId=template, LaunchTemplateData=data)
    try:
        create_group(aws, "new-version", template)
    except REFUSED:
        return False
    return True


def volume_size_of_ami(aws) -> bool:
    """A root volume whose size nobody gives: an Auto Scaling Group starts an instance from such a template."""
    disk = {"DeviceName": "/dev/xvda", "Ebs": {"Encrypted": True, "VolumeType": "gp3"}}
    data = {"ImageId": "ami-12345678", "InstanceType": "t3.micro", "BlockDeviceMappings": [disk]}
    answer = aws.client("ec2").create_launch_template(LaunchTemplateName="volume", LaunchTemplateData=data)
    try:
        create_group(aws, "volume", answer["LaunchTemplate"]["LaunchTemplateId"])
    except REFUSED:
        return False
    return True


def network_interface_of_instance(aws) -> bool:
    ec2 = aws.client("ec2")
    subnet = ec2.describe_subnets()["Subnets"][0]["SubnetId"]
    answer = ec2.run_instances(ImageId="ami-12345678", MinCount=1, MaxCount=1, SubnetId=subnet)
    interface = answer["Instances"][0]["NetworkInterfaces"][0]["NetworkInterfaceId"]
    ec2.terminate_instances(InstanceIds=[answer["Instances"][0]["InstanceId"]])
    left = ec2.describe_network_interfaces()["NetworkInterfaces"]
    return interface not in [one["NetworkInterfaceId"] for one in left]


def load_balancer_names(aws) -> bool:
    elb, subnets = aws.client("elbv2"), [one["SubnetId"] for one in aws.client("ec2").describe_subnets()["Subnets"]]
    arns = [elb.create_load_balancer(Name="twice", Subnets=subnets)["LoadBalancers"][0]["LoadBalancerArn"] for _ in "12"]
    try:
        elb.create_load_balancer(Name="twice", Subnets=subnets[:2])
    except ClientError as error:
        return arns[0] == arns[1] and error.response["Error"]["Code"] == "DuplicateLoadBalancerName"
    return False


def autoscaling_fields(aws) -> bool:
    autoscaling = aws.client("autoscaling")
    create_group(aws, "fields", create_template(aws, "fields"), DefaultInstanceWarmup=60)
    autoscaling.update_auto_scaling_group(
        AutoScalingGroupName="fields", MaxInstanceLifetime=2592000, TerminationPolicies=["OldestInstance"]
    )
    group = autoscaling.describe_auto_scaling_groups(AutoScalingGroupNames=["fields"])["AutoScalingGroups"][0]
    found = (group.get("DefaultInstanceWarmup"), group.get("MaxInstanceLifetime"), group["TerminationPolicies"])
    return found == (60, 2592000, ["OldestInstance"])


def autoscaling_instance_refresh(aws) -> bool:
    autoscaling = aws.client("autoscaling")
    create_group(aws, "refreshed", create_template(aws, "refreshed"))

    def instances() -> set:
        group = autoscaling.describe_auto_scaling_groups(AutoScalingGroupNames=["refreshed"])["AutoScalingGroups"][0]
        return {one["InstanceId"] for one in group["Instances"]}

    before = instances()
    try:
        identifier = autoscaling.start_instance_refresh(AutoScalingGroupName="refreshed")["InstanceRefreshId"]
    except REFUSED:
        return False
    refresh = autoscaling.describe_instance_refreshes(AutoScalingGroupName="refreshed")["InstanceRefreshes"][0]
    after = instances()
    try:
        autoscaling.cancel_instance_refresh(AutoScalingGroupName="refreshed")
    except ClientError as error:
        nothing_to_cancel = error.response["Error"]["Code"] == "ActiveInstanceRefreshNotFound"
    done = (refresh["InstanceRefreshId"], refresh["Status"]) == (identifier, "Successful")
    return done and nothing_to_cancel and len(after) == len(before) == 1 and after != before


def security_group(aws, name: str) -> str:
    vpc = aws.client("ec2").describe_vpcs()["Vpcs"][0]["VpcId"]
    return aws.client("ec2").create_security_group(GroupName=name, Description="d", VpcId=vpc)["GroupId"]


def add_rule(aws, group: str, **source) -> dict:
    permission = {"IpProtocol": "tcp", "FromPort": 80, "ToPort": 80, **source}
    answer = aws.client("ec2").authorize_security_group_ingress(GroupId=group, IpPermissions=[permission])
    return answer["SecurityGroupRules"][0]


def rule(aws, identifier: str) -> dict:
    rules = aws.client("ec2").describe_security_group_rules(SecurityGroupRuleIds=[identifier])
    return rules["SecurityGroupRules"][0]


def security_group_rule_descriptions(aws) -> bool:
    group = security_group(aws, "descriptions")
    by_group = add_rule(aws, group, UserIdGroupPairs=[{"GroupId": group, "Description": "from a group"}])
    by_list = add_rule(aws, group, PrefixListIds=[{"PrefixListId": "pl-12345678", "Description": "from a list"}])
    found = [rule(aws, one["SecurityGroupRuleId"]).get("Description") for one in (by_group, by_list)]
    return found == ["from a group", "from a list"]


def security_group_rule_changes(aws) -> bool:
    ec2, group, other = aws.client("ec2"), security_group(aws, "changes"), security_group(aws, "changes-other")
    identifier = add_rule(aws, group, UserIdGroupPairs=[{"GroupId": group}])["SecurityGroupRuleId"]
    change = {"IpProtocol": "-1", "ReferencedGroupId": other, "Description": "changed"}
    try:
        changes = [{"SecurityGroupRuleId": identifier, "SecurityGroupRule": change}]
        ec2.modify_security_group_rules(GroupId=group, SecurityGroupRules=changes)
    except REFUSED:
        return False
    found = rule(aws, identifier)
    return (found["ReferencedGroupInfo"]["GroupId"], found["Description"]) == (other, "changed")


def s3_access_logs(aws) -> bool:
    s3 = aws.client("s3")
    for bucket in ("logged", "logs"):
        s3.create_bucket(Bucket=bucket, CreateBucketConfiguration={"LocationConstraint": "ap-southeast-1"})
    denial = {
        "Effect": "Deny",
        "Principal": "*",
        "Action": "s3:*",
        "Resource": ["arn:aws:s3:::logs", "arn:aws:s3:::logs/*"],
        "Condition": {"Bool": {"aws:SecureTransport": "false"}},
    }
    delivery = {
        "Effect": "Allow",
        "Principal": {"Service": "logging.s3.amazonaws.com"},
        "Action": "s3:PutObject",
        "Resource": "arn:aws:s3:::logs/buckets/*",
    }
    s3.put_bucket_policy(Bucket="logs", Policy=json.dumps({"Version": "2012-10-17", "Statement": [denial, delivery]}))
    to = lambda prefix: {"LoggingEnabled": {"TargetBucket": "logs", "TargetPrefix": prefix}}
    try:
        s3.put_bucket_logging(Bucket="logged", BucketLoggingStatus=to("buckets/logged/"))
    except ClientError:
        return False
    try:
        s3.put_bucket_logging(Bucket="logged", BucketLoggingStatus=to("elsewhere/"))
    except ClientError as error:
        return error.response["Error"]["Code"] == "InvalidTargetBucketForLogging"
    return False


def s3_buckets_of_others(aws) -> bool:
    aws.client("s3").create_bucket(Bucket="others", CreateBucketConfiguration={"LocationConstraint": "ap-southeast-1"})
    aws.client("s3").head_bucket(Bucket="others")
    try:
        aws.client("s3", "MULTIENV444455556666").head_bucket(Bucket="others")
    except ClientError as error:
        return error.response["ResponseMetadata"]["HTTPStatusCode"] == 403
    return False


def s3_expected_owner(aws) -> bool:
    s3, bucket = aws.client("s3"), "owned"
    s3.create_bucket(Bucket=bucket, CreateBucketConfiguration={"LocationConstraint": "ap-southeast-1"})
    s3.put_object(Bucket=bucket, Key="state", Body=b"{}", ExpectedBucketOwner="111122223333")
    for ask, more in ((s3.head_bucket, {}), (s3.get_object, {"Key": "state"}), (s3.get_bucket_versioning, {})):
        ask(Bucket=bucket, **more)
        ask(Bucket=bucket, ExpectedBucketOwner="111122223333", **more)
        try:
            ask(Bucket=bucket, ExpectedBucketOwner="444455556666", **more)
            return False
        except ClientError as error:
            if error.response["ResponseMetadata"]["HTTPStatusCode"] != 403:
                return False
    return True


def s3_tls_only_policy(aws) -> bool:
    s3, bucket = aws.client("s3"), "tls-only"
    s3.create_bucket(Bucket=bucket, CreateBucketConfiguration={"LocationConstraint": "ap-southeast-1"})
    denial = {
        "Effect": "Deny",
        "Principal": "*",
        "Action": "s3:*",
        "Resource": [f"arn:aws:s3:::{bucket}", f"arn:aws:s3:::{bucket}/*"],
        "Condition": {"Bool": {"aws:SecureTransport": "false"}},
    }
    s3.put_bucket_policy(Bucket=bucket, Policy=json.dumps({"Version": "2012-10-17", "Statement": [denial]}))
    try:
        s3.put_object(Bucket=bucket, Key="state", Body=b"{}")
        s3.head_object(Bucket=bucket, Key="state")
    except REFUSED:
        return False
    return True


CHECKS = {
    name.replace("_", "-"): check
    for name, check in list(globals().items())
    if callable(check) and getattr(check, "__annotations__", {}).get("return") is bool
}


def main() -> None:
    launcher = sys.argv[1]
    sys.path.insert(0, os.path.dirname(launcher))
    import corrections

    names = ["unknown-actions", *corrections.ALL]
    plain, corrected = Emulator(launcher, names), Emulator(launcher, [])
    try:
        for name in names:
            check = CHECKS.get(name)
            answers = {"checked": check is not None}
            if check is not None:
                answers = {"checked": True, "plain": check(plain), "corrected": check(corrected)}
            print(json.dumps({"correction": name, **answers}), flush=True)
    finally:
        for emulator in (plain, corrected):
            emulator.process.terminate()
            emulator.process.wait()


if __name__ == "__main__":
    main()
