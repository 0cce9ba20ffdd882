"""What a room hands out, imported when it is first asked for: a face costs nothing, whatever heavy library a module behind it needs."""

from collections.abc import Callable, Mapping
from importlib import import_module


def hand_out(room: str, modules: Mapping[str, str]) -> Callable[[str], object]:
    """Return the ``__getattr__`` of a room's ``__init__``: ``modules`` maps each module to the names it hands out, apart by blanks.

    >>> hand_out("source", {"version": "VERSION"})("VERSION")[0].isdigit()
    True
    """
    homes = {name: module for module, names in modules.items() for name in names.split()}

    def from_its_module(name: str) -> object:
        if name not in homes:
            raise AttributeError(f"module {room!r} has no attribute {name!r}")
        return getattr(import_module(f"{room}.{homes[name]}"), name)

    return from_its_module
