"""Log groups."""

from strict.refusal import Refusal
from strict.request import Request

from .example import example
from .on import on

DAYS = (1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653)
GROUP = (("logs:CreateLogGroup", {"logGroupName": "app"}),)


@on("logs", "PutRetentionPolicy")
@example("logs:PutRetentionPolicy", {"logGroupName": "app", "retentionInDays": 30}, {"retentionInDays": 31}, given=GROUP)
def retention(request: Request) -> Refusal | None:
    """Logs are kept one of 22 numbers of days, from 1 to 3653.

    `InvalidParameterException`: The retention period is not one of the values that CloudWatch Logs has
    https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html
    """
    days = request.parameters.get("retentionInDays")
    if days is None or days in DAYS:
        return None
    return Refusal("InvalidParameterException", f"{days} is not a valid retention: it is one of {', '.join(str(one) for one in DAYS)}")
