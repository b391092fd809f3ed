"""Whether a database of the emulator would let somebody in: moto keeps the password that RDS got and shows it to nobody."""


def may_log_in(wanted: dict) -> bool:
    """`wanted`: accountId, region, instance, password."""
    from moto.rds.models import rds_backends

    database = rds_backends[wanted["accountId"]][wanted["region"]].databases.get(wanted["instance"])
    return database is not None and getattr(database, "_master_user_password", None) == wanted["password"]
