"""Which lists of values are enforced: every one that AWS itself checks, except those that name regions.

EC2, Auto Scaling, KMS, S3 and the others refuse a value outside of these lists ("Member must satisfy enum value set", InvalidParameterValue,
MalformedXML), so the sandbox does, too. The lists grow with time: an instance type that is newer than the sandbox's packages is refused here
and accepted by AWS. Lists of regions are not enforced by value: a new region works on the day it opens, and AWS checks it elsewhere.
"""

import re

# Service and shape.
REGIONS = {
    ("s3", "BucketLocationConstraint"),
    ("route53", "VPCRegion"),
    ("route53", "CloudWatchRegion"),
    ("route53", "ResourceRecordSetRegion"),
}
REGION = re.compile(r"[a-z]{2,5}(-[a-z]+)+-\d{1,2}")


def allows(service: str, shape, value: str) -> bool:
    """Whether AWS would take the value of an enumeration."""
    if value in shape.enum:
        return True
    return (service, shape.name) in REGIONS and REGION.fullmatch(value) is not None
