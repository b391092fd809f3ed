"""A request that a refusal refuses, and the one beside it that it lets through."""

from dataclasses import dataclass

# Takes a parameter out: example(…, fault={"AllocatedStorage": ABSENT}).
ABSENT = object()


@dataclass(frozen=True)
class Example:
    """`given`: calls that make the state before, as (call, parameters) or (call, parameters, {name: path into the answer}).

    `{name}` in a text stands for what the world of the tests has by that name, or what `given` has answered.
    """

    service: str
    operation: str
    sound: dict
    refused: dict
    given: tuple = ()


def present(parameters: dict) -> dict:
    return {key: value for key, value in parameters.items() if value is not ABSENT}


def example(call: str, sound: dict, fault: dict, given: tuple = ()):
    """Declares an example beside its function. `fault` is all in which the refused request differs."""
    service, _, operation = call.partition(":")
    one = Example(service, operation, present(sound), present({**sound, **fault}), given)

    def declare(refuse):
        refuse.examples = (one, *getattr(refuse, "examples", ()))
        return refuse

    return declare
