"""EC2: volumes of instances."""

import moto.ec2.models.instances as instances

SIZE_OF_AMI_SNAPSHOT = 8
"""GiB of the root volume of Amazon Linux 2023."""


def take_volume_size_from_ami() -> None:
    """moto wants a size in every block device mapping (ec2/models/instances.py, Instance.add_block_device).

    On AWS a mapping of the AMI's own root device without a size takes that of the AMI's snapshot.
    """
    add = instances.Instance.add_block_device

    def add_block_device(self, size, device_path, snapshot_id, *args, **kwargs):
        if size is None and snapshot_id is None:
            size = SIZE_OF_AMI_SNAPSHOT
        return add(self, size, device_path, snapshot_id, *args, **kwargs)

    instances.Instance.add_block_device = add_block_device
