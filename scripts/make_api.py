"""Make docs/api.md from the signatures and docstrings of the public names, so that it cannot drift from them.

python scripts/make_api.py             writes docs/api.md
python scripts/make_api.py --check     status 1 if it is not what the code says
"""

import inspect
import re
import sys
from enum import EnumType
from pathlib import Path

import copydesk

PAGE = Path(__file__).parent.parent / "docs" / "api.md"
OPENING = """\
# The public names

Everything that `from copydesk import …` gives. Offsets are code points into `annotated.text`, half-open. Records are frozen:
an edit returns a new one. This page is made from the docstrings by `scripts/make_api.py`; a test compares it with them.
A worked example stands in the [README](../README.md#from-python).

```python
>>> from copydesk import SourceText, read_text
>>> from source.model import Block

```
"""
CHAPTERS = {
    "Read": ("read", "read_text", "load"),
    "Annotate": ("annotate", "revise", "Edit"),
    "Write": ("export", "to_document", "brief", "Settings"),
    "Records": ("SourceText", "AnnotatedText", "TextType", "Segment", "Kind", "Quotation", "Mode", "Briefing"),
    "Errors": ("CopydeskError",),
    "Version": ("__version__",),
}


def shown_signature(name: str, value: object) -> str:
    """Return how a name is called, one parameter a line where one line would be long; types without their modules."""
    text = re.sub(r"\b(?:[a-z_]+\.)+(?=[A-Za-z])", "", str(inspect.signature(value)))  # type: ignore[arg-type]
    text = re.sub(r"-> '(\w+)'", r"-> \1", text)
    text = (
        re.sub(r"Limits = Limits\([^)]*\)", "Limits = LIMITS", text).replace("<factory>", "…").replace(" -> None", "")
    )
    if len(name + text) <= 110:
        return name + text
    inside, _, result = text.removeprefix("(").rpartition(")")
    return f"{name}(\n" + "".join(f"    {part},\n" for part in re.split(r", (?=\*|\w+: )", inside)) + f"){result}"


def shown(name: str) -> str:
    """Return the section of one public name."""
    value = getattr(copydesk, name)
    if name == "__version__":
        return "### `__version__`\n\nThe version as text, like `0.1.0`."
    if isinstance(value, EnumType):
        call = f"{name}: " + ", ".join(f'{member.name} "{member.value}"' for member in value)
    elif isinstance(value, type) and issubclass(value, Exception):
        call = f"class {name}({value.__base__.__name__})"
    else:
        call = shown_signature(name, value)
    words = (inspect.getdoc(value) or "").replace("``", "`")
    words = re.sub(r"(?m)^>>> .*(?:\n(?!\n).+)*", lambda example: f"```python\n{example[0]}\n\n```", words)
    return f"### `{name}`\n\n```text\n{call}\n```\n\n{words}{properties(value)}"


def properties(value: object) -> str:
    """Return the properties and methods of a record, a line each."""
    rows = [
        (name, inspect.getdoc(member) or "")
        for name, member in vars(value).items()
        if not name.startswith("_") and isinstance(member, property) | inspect.isfunction(member)
    ]
    listed = "".join(
        f"\n- `{name}`: " + text.split("\n\n")[0].replace("\n", " ").replace("``", "`") for name, text in rows
    )
    return f"\n{listed}" if listed else ""


def made() -> str:
    """Return the whole page."""
    chapters = [f"## {title}\n\n" + "\n\n".join(map(shown, names)) for title, names in CHAPTERS.items()]
    return OPENING + "\n" + "\n\n".join(chapters) + "\n"


if __name__ == "__main__":
    if "--check" in sys.argv[1:]:
        sys.exit(0 if PAGE.read_text(encoding="utf-8") == made() else "docs/api.md differs. Run scripts/make_api.py.")
    PAGE.write_text(made(), encoding="utf-8", newline="\n")
