"""Storage of a DB instance: types, sizes, speed, growth."""

from strict.refusal import Refusal
from strict.request import Request

from ..example import example
from ..on import on
from .state import CHANGE, DATABASE, database, engine_of

PLAIN = ("postgres", "mysql", "mariadb")
# Least and most GiB of engines that are neither SQL Server, Oracle nor Aurora.
BOUNDS = {"gp2": (20, 65536), "gp3": (20, 65536), "io1": (100, 65536), "io2": (100, 65536), "standard": (5, 3072)}
MOST_IOPS_PER_GIB = {"io1": 50, "io2": 1000}
IO = {**DATABASE, "StorageType": "io1", "AllocatedStorage": 100, "Iops": 1000}
LARGE = {**DATABASE, "AllocatedStorage": 400}
LIVE = (("rds:CreateDBInstance", {**DATABASE, "AllocatedStorage": 300}),)


def storage_type(request: Request) -> str:
    """What is asked for, else what is there, else what RDS takes."""
    asked = request.parameters.get("StorageType")
    return asked or getattr(database(request), "storage_type", None) or ("io1" if request.parameters.get("Iops") else "gp3")


def size(request: Request) -> int:
    """GiB after the request; 0 where neither it nor the instance says."""
    return request.parameters.get("AllocatedStorage") or getattr(database(request), "allocated_storage", None) or 0


@on("rds", "CreateDBInstance", "ModifyDBInstance")
@example("rds:CreateDBInstance", DATABASE, {"StorageType": "gp4"})
@example("rds:ModifyDBInstance", {**CHANGE, "StorageType": "gp2"}, {"StorageType": "ssd"}, given=LIVE)
def unknown_storage_type(request: Request) -> Refusal | None:
    """RDS has the storage types gp2, gp3, io1, io2 and standard; those of Aurora are its own.

    `InvalidParameterValue`: Invalid storage type: NAME
    https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html
    """
    asked = request.parameters.get("StorageType")
    if asked is None or asked in BOUNDS or asked.startswith("aurora"):
        return None
    return Refusal("InvalidParameterValue", f"Invalid storage type: {asked}")


@on("rds", "CreateDBInstance", "ModifyDBInstance")
@example("rds:CreateDBInstance", DATABASE, {"AllocatedStorage": 19})
@example("rds:CreateDBInstance", IO, {"AllocatedStorage": 99})
@example("rds:CreateDBInstance", {**DATABASE, "StorageType": "gp2"}, {"AllocatedStorage": 65537})
def storage_size(request: Request) -> Refusal | None:
    """Each storage type has a least and a most size: gp2 and gp3 20, io1 and io2 100, standard 5 GiB.

    `InvalidParameterValue`: Invalid storage size for engine name NAME and storage type TYPE: GIB
    https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html
    """
    asked, kind, engine = request.parameters.get("AllocatedStorage"), storage_type(request), engine_of(request)
    if asked is None or kind not in BOUNDS or engine not in PLAIN:
        return None
    least, most = BOUNDS[kind]
    if least <= asked <= most:
        return None
    return Refusal("InvalidParameterValue", f"Invalid storage size for engine name {engine} and storage type {kind}: {asked}")


@on("rds", "CreateDBInstance", "ModifyDBInstance")
@example("rds:CreateDBInstance", {**LARGE, "Iops": 12000}, {"AllocatedStorage": 399})
@example("rds:CreateDBInstance", {**LARGE, "StorageThroughput": 500, "Iops": 12000}, {"AllocatedStorage": 300})
@example("rds:ModifyDBInstance", {**CHANGE, "AllocatedStorage": 350}, {"Iops": 3000}, given=LIVE)
def gp3_speed_below_400(request: Request) -> Refusal | None:
    """gp3 storage below 400 GiB has 3,000 IOPS and 125 MiB/s: they cannot be given, not even as they are.

    `InvalidParameterCombination`: You can't specify IOPS or storage throughput for engine NAME and a storage size less than 400.
    https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Storage.html#gp3-storage
    """
    given = [name for name in ("Iops", "StorageThroughput") if request.parameters.get(name)]
    engine = engine_of(request)
    if not given or storage_type(request) != "gp3" or engine not in PLAIN or not 0 < size(request) < 400:
        return None
    return Refusal("InvalidParameterCombination", f"You can't specify IOPS or storage throughput for engine {engine} and a storage size less than 400.")


@on("rds", "CreateDBInstance", "ModifyDBInstance")
@example("rds:CreateDBInstance", {**LARGE, "Iops": 12000}, {"Iops": 11999})
@example("rds:ModifyDBInstance", {**CHANGE, "AllocatedStorage": 500, "Iops": 12000}, {"Iops": 3000}, given=LIVE)
def gp3_iops_from_400(request: Request) -> Refusal | None:
    """gp3 storage of 400 GiB or more has 12,000 to 64,000 IOPS.

    `InvalidParameterCombination`: Invalid iops value for engine name NAME and storage type gp3: IOPS
    https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Storage.html#gp3-storage
    """
    iops, engine = request.parameters.get("Iops"), engine_of(request)
    if not iops or storage_type(request) != "gp3" or engine not in PLAIN or size(request) < 400 or 12000 <= iops <= 64000:
        return None
    return Refusal("InvalidParameterCombination", f"Invalid iops value for engine name {engine} and storage type gp3: {iops}")


@on("rds", "CreateDBInstance", "ModifyDBInstance")
@example("rds:CreateDBInstance", {**LARGE, "Iops": 12000, "StorageThroughput": 500}, {"StorageThroughput": 125})
@example("rds:ModifyDBInstance", {**CHANGE, "AllocatedStorage": 500, "StorageThroughput": 500}, {"StorageThroughput": 499}, given=LIVE)
def gp3_throughput_from_400(request: Request) -> Refusal | None:
    """gp3 storage of 400 GiB or more has 500 to 4,000 MiB/s.

    `InvalidParameterCombination`: Invalid storage throughput value for engine name NAME and storage type gp3: MIBPS
    https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Storage.html#gp3-storage
    """
    speed, engine = request.parameters.get("StorageThroughput"), engine_of(request)
    if not speed or storage_type(request) != "gp3" or engine not in PLAIN or size(request) < 400 or 500 <= speed <= 4000:
        return None
    return Refusal("InvalidParameterCombination", f"Invalid storage throughput value for engine name {engine} and storage type gp3: {speed}")


@on("rds", "CreateDBInstance", "ModifyDBInstance")
@example("rds:CreateDBInstance", {**IO}, {"Iops": 5001})
@example("rds:CreateDBInstance", {**IO, "StorageType": "io2"}, {"Iops": 999})
def provisioned_iops(request: Request) -> Refusal | None:
    """io1 storage has 1,000 IOPS at least and 50 for each GiB at most, io2 1,000 for each GiB.

    `InvalidParameterCombination`: Invalid iops value for engine name NAME and storage type TYPE: IOPS
    https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Storage.html#USER_PIOPS
    """
    iops, kind, engine = request.parameters.get("Iops"), storage_type(request), engine_of(request)
    if not iops or kind not in MOST_IOPS_PER_GIB or engine not in PLAIN or size(request) == 0:
        return None
    if 1000 <= iops <= size(request) * MOST_IOPS_PER_GIB[kind]:
        return None
    return Refusal("InvalidParameterCombination", f"Invalid iops value for engine name {engine} and storage type {kind}: {iops}")


@on("rds", "CreateDBInstance")
@example("rds:CreateDBInstance", {**DATABASE, "AllocatedStorage": 100}, {"StorageType": "io1"})
def provisioned_iops_missing(request: Request) -> Refusal | None:
    """io1 and io2 storage is made with its IOPS.

    `InvalidParameterCombination`: The storage type TYPE requires iops to be specified.
    https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html
    """
    kind = request.parameters.get("StorageType")
    if kind not in MOST_IOPS_PER_GIB or request.parameters.get("Iops"):
        return None
    return Refusal("InvalidParameterCombination", f"The storage type {kind} requires iops to be specified.")


@on("rds", "ModifyDBInstance")
@example("rds:ModifyDBInstance", {**CHANGE, "AllocatedStorage": 330}, {"AllocatedStorage": 299}, given=LIVE)
def storage_shrinks(request: Request) -> Refusal | None:
    """Storage of an instance never shrinks.

    `InvalidParameterCombination`: Requested size (GIB) is less than the allocated storage (GIB).
    https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PIOPS.ModifyingExisting.html
    """
    asked, live = request.parameters.get("AllocatedStorage"), database(request)
    if asked is None or live is None or asked >= (live.allocated_storage or 0):
        return None
    return Refusal("InvalidParameterCombination", f"Requested size ({asked}) is less than the allocated storage ({live.allocated_storage}).")


@on("rds", "CreateDBInstance", "ModifyDBInstance")
@example("rds:CreateDBInstance", {**DATABASE, "MaxAllocatedStorage": 22}, {"MaxAllocatedStorage": 21})
@example("rds:ModifyDBInstance", {**CHANGE, "MaxAllocatedStorage": 330}, {"MaxAllocatedStorage": 315}, given=LIVE)
@example("rds:ModifyDBInstance", {**CHANGE, "MaxAllocatedStorage": 300}, {"MaxAllocatedStorage": 329}, given=LIVE)
def storage_limit_within_10_percent(request: Request) -> Refusal | None:
    """The limit of storage autoscaling stands at least 10 % above the storage; equal to it, it turns autoscaling off.

    `InvalidParameterCombination`: The maximum allocated storage must be increased by at least 10 percent.
    https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PIOPS.Autoscaling.html
    """
    limit, gib = request.parameters.get("MaxAllocatedStorage"), size(request)
    # moto itself refuses one below the storage.
    if not limit or limit <= gib or limit * 10 >= gib * 11:
        return None
    return Refusal("InvalidParameterCombination", "The maximum allocated storage must be increased by at least 10 percent.")
