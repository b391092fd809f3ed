"""Elastic Load Balancing."""

import moto.elbv2.models as models


def keep_load_balancer_names_unique() -> None:
    """moto compares the ARN, which is random, so every request makes another load balancer (elbv2/models.py, create_load_balancer).

    On AWS the request is idempotent and a name is taken once per account and region. The AWS SDK repeats a request whose answer
    was lost: without this, that left a second load balancer which no state knew.
    """
    create = models.ELBv2Backend.create_load_balancer

    def create_load_balancer(self, name, security_groups, subnet_ids, *args, **kwargs):
        for existing in list(self.load_balancers.values()):
            if existing.name != name:
                continue
            if {subnet.id for subnet in existing.subnets} != set(subnet_ids or []):
                raise models.DuplicateLoadBalancerName()
            return existing
        return create(self, name, security_groups, subnet_ids, *args, **kwargs)

    models.ELBv2Backend.create_load_balancer = create_load_balancer
