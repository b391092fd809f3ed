"""Asks a running emulator what AWS would refuse, with and without the models. Prints one line of JSON per question.

live.py LAUNCHER prints: question, answer (code and status, or what was told).
"""

import json
import os
import subprocess
import sys
import urllib.request

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

KEY = "MULTIENV111122223333"
SECRET = "canary/value"


class Emulator:
    def __init__(self, *arguments: str) -> None:
        command = [sys.executable, "-B", sys.argv[1], "--parent-pid", str(os.getpid()), *arguments]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.endpoint = json.loads(self.process.stdout.readline())["endpoint"]

    def ask(self, service: str, operation: str, parameters: dict):
        client = boto3.client(
            service,
            endpoint_url=self.endpoint,
            region_name="ap-southeast-1",
            aws_access_key_id=KEY,
            aws_secret_access_key="sandbox",
            config=Config(parameter_validation=False, retries={"total_max_attempts": 1}),
        )
        try:
            getattr(client, operation)(**parameters)
        except ClientError as error:
            return [error.response["Error"]["Code"], error.response["ResponseMetadata"]["HTTPStatusCode"], error.response["Error"]["Message"]]
        return "accepted"

    def get(self, path: str, method: str = "GET"):
        with urllib.request.urlopen(urllib.request.Request(f"{self.endpoint}{path}", method=method)) as response:
            return json.loads(response.read() or "null")

    def end(self) -> str:
        self.process.terminate()
        return self.process.communicate()[1]


def tell(question: str, answer) -> None:
    print(json.dumps({"question": question, "answer": answer}))


TAGS_51 = [{"Key": f"k{number}", "Value": "v"} for number in range(51)]
WRONG = {
    "query: IAM": ("iam", "create_role", {"RoleName": SECRET, "AssumeRolePolicyDocument": "{}"}),
    "query: RDS": ("rds", "create_db_instance", {"DBInstanceIdentifier": "a", "Engine": "postgres", "MasterUserPassword": SECRET}),
    "query: ELB": ("elbv2", "create_target_group", {"Name": "x" * 33, "Protocol": "HTTP", "Port": 70000}),
    "query: SNS": ("sns", "get_topic_attributes", {}),
    "query: Auto Scaling": ("autoscaling", "create_auto_scaling_group", {"AutoScalingGroupName": "a", "MinSize": 1}),
    "ec2": ("ec2", "run_instances", {"MinCount": 1, "MaxCount": 1, "InstanceType": "t3.gigantic"}),
    "ec2: missing": ("ec2", "create_subnet", {}),
    "json: KMS": ("kms", "create_key", {"KeyUsage": SECRET}),
    "json: Secrets Manager": ("secretsmanager", "create_secret", {"Name": "", "SecretString": SECRET}),
    "json: Logs": ("logs", "create_log_group", {"logGroupName": "no*star"}),
    "json: CloudWatch": ("cloudwatch", "put_metric_alarm", {"AlarmName": "a", "EvaluationPeriods": 0, "ComparisonOperator": "Above"}),
    "rest-json: Backup": ("backup", "create_backup_vault", {"BackupVaultName": "no/slash"}),
    "rest-xml: Route 53": ("route53", "create_hosted_zone", {"Name": "a.example", "CallerReference": "x" * 129}),
    "rest-xml: S3": ("s3", "put_bucket_versioning", {"Bucket": "b", "VersioningConfiguration": {"Status": "On"}}),
    "too many tags": ("iam", "tag_role", {"RoleName": "a", "Tags": TAGS_51}),
}


def main() -> None:
    strict, lenient = Emulator(), Emulator("--without", "service-models")
    for question, call in WRONG.items():
        tell(question, strict.ask(*call))
    tell("sound", strict.ask("sns", "create_topic", {"Name": "a"}))
    tell("json: not implemented", strict.ask("ssm", "describe_ops_items", {}))
    tell("query: not implemented", strict.ask("rds", "describe_db_engine_versions", {}))
    tell("lenient", lenient.ask(*WRONG["json: KMS"])[:1] != strict.ask(*WRONG["json: KMS"])[:1])
    tell("report", strict.get("/multienv-refusals"))
    strict.get("/moto-api/reset", "POST")
    tell("report after reset", strict.get("/multienv-refusals"))
    lenient.end()
    tell("log", strict.end())


main()
