"""Tell our XML by its root element, from its first characters."""

import re

NAMESPACE = "urn:copydesk:annotated:1"
_ROOT = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--[^>]{0,1000}-->\s*|<\?[^>]{0,400}\?>\s*){0,5}<[A-Za-z_][^<>]{0,2000}>"
)


def is_own_root(start: str) -> bool:
    """Tell whether a file that starts like this is XML of ours."""
    root = _ROOT.match(start)
    return root is not None and f'"{NAMESPACE}"' in root[0].replace("'", '"')
