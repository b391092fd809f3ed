"""AWS's service models, each read once, when the first request needs it."""

import functools
import threading

from botocore.exceptions import UnknownServiceError
from botocore.loaders import Loader
from moto.core.model import ServiceModel
from moto.core.routing import RestRouter, S3RestRouter

LOADER = Loader()
# Two threads would both spend a second on the model of EC2.
LOCK = threading.RLock()


def model_of(service: str) -> ServiceModel | None:
    """None where botocore knows no such service."""
    with LOCK:
        return _read(service)


def rest_router(service: str) -> RestRouter:
    """Finds the operation of a method and a path."""
    with LOCK:
        return _router(service)


@functools.cache
def _read(service: str) -> ServiceModel | None:
    try:
        # botocore's own: moto reads the same files, with changes of its own.
        return ServiceModel(LOADER.load_service_model(service, "service-2"), service)
    except UnknownServiceError:
        return None


@functools.cache
def _router(service: str) -> RestRouter:
    return (S3RestRouter if service == "s3" else RestRouter)(_read(service))
