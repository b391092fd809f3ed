"""How many patterns of all of AWS's models Python reads. Prints one line of JSON: read, and those that it does not read."""

import json

import wire_requests  # noqa: F401 — finds the emulator

from strict.models import LOADER
from strict.patterns import compiled

SERVICES = "acm application-autoscaling autoscaling backup budgets cloudfront cloudtrail cloudwatch dynamodb ec2 ecr ecs efs eks elasticache elbv2 events firehose guardduty iam kinesis kms lambda logs organizations rds route53 s3 s3control secretsmanager securityhub sns sqs ssm sts wafv2".split()
patterns = {shape["pattern"] for service in SERVICES for shape in LOADER.load_service_model(service, "service-2")["shapes"].values() if "pattern" in shape}
unread = [pattern for pattern in sorted(patterns) if compiled(pattern) is None]
print(json.dumps({"read": len(patterns) - len(unread), "unread": unread}))
