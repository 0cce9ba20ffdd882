"""Another package in the place of one of ours: which it is, and what to do. Asked only when something has gone wrong.

Our packages have plain names, ``source``, ``annotate`` and ``exports``; another distribution may use them too, and then whichever was
installed last has replaced files of the other. Or a file of such a name lies in a folder that Python searches first.
"""

import os
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from hashlib import new
from importlib.metadata import Distribution, PackageNotFoundError, distribution, distributions
from importlib.util import find_spec

PACKAGES = ("source", "annotate", "exports")
OURS = "copydesk"


def in_the_way() -> str | None:
    """Return what stands in the place of a package of ours and what to do, in one line; None if all packages are our own."""
    home = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    for package in PACKAGES:
        place = _place_of(package)
        if place is not None and os.path.dirname(os.path.dirname(place)) != home:
            return _told(package, place, _owner(package, place))
        spoilt = _spoilt(package)
        if spoilt is not None:
            return _told(package, spoilt, _owner(package, spoilt))
    return None


def _told(package: str, place: str, owner: str | None) -> str:
    if owner:
        return (
            f"the distribution “{owner}” is in the way: it has a package “{package}”, as copydesk has. "
            "Install copydesk by itself: pipx install copydesk."
        )
    if os.path.exists(place):
        return (
            f"{place} is in the way: copydesk has a package “{package}” of its own. "
            "Rename it, take its folder from PYTHONPATH, or install copydesk by itself: pipx install copydesk."
        )
    return (
        f"a part of copydesk's package “{package}” is missing: another distribution may have taken it away. "
        "Install copydesk anew, by itself: pipx install copydesk."
    )


def _place_of(package: str) -> str | None:
    """Return the file that Python takes for a package; None if it finds none."""
    try:
        spec = find_spec(package)
    except (ImportError, ValueError):
        return None
    return os.path.abspath(spec.origin) if spec and spec.origin else None


def _spoilt(package: str) -> str | None:
    """Return the first file of a package that is not as copydesk installed it; None where that is not recorded."""
    try:
        ours = distribution(OURS)
    except PackageNotFoundError:
        return None
    for file in ours.files or ():
        if file.parts[0] != package or file.hash is None:
            continue
        place = os.path.abspath(str(file.locate()))
        try:
            with open(place, "rb") as content:
                digest = new(file.hash.mode, content.read(), usedforsecurity=False).digest()
        except OSError:
            return place
        if urlsafe_b64encode(digest).decode().rstrip("=") != file.hash.value:
            return place
    return None


def _owner(package: str, place: str) -> str | None:
    """Return the name and version of another distribution that has a file of this package at this place."""
    others = (one for one in distributions() if one.name != OURS)
    return next((f"{one.name} {one.version}" for one in others if place in _files(one, package)), None)


def _files(one: Distribution, package: str) -> Iterator[str]:
    for file in one.files or ():
        if file.parts[0] in (package, f"{package}.py"):
            yield os.path.abspath(str(one.locate_file(file)))
