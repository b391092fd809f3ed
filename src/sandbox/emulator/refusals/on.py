"""Which calls a refusal looks at."""


def on(service: str, *operations: str):
    """Marks a function; two marks add up. Names are botocore's: `elbv2`, not `elasticloadbalancing`."""

    def mark(refuse):
        refuse.calls = getattr(refuse, "calls", set()) | {(service, operation) for operation in operations}
        return refuse

    return mark
