"""The package of a Word file, the work of python-docx: opened from a template, filled, and saved to the same bytes for the same content.

``opening`` opens our template, or a house's (``house``) with our styles and lists brought in (``merging``). ``styles`` finds styles by
name, ``lists`` makes the labels in the margin, ``fields`` fills header and footer, ``properties`` the rest, ``saving`` writes the file.
``elements`` are small steps through XML. Only who writes a Word file imports these modules, and with them python-docx.
"""

from typing import TYPE_CHECKING

from source.face import hand_out

if TYPE_CHECKING:
    from exports.word.package.fields import add_marks, fill_fields, margins_of, put_logo, set_accent
    from exports.word.package.house import open_house
    from exports.word.package.lists import add_labels
    from exports.word.package.merging import bring_styles
    from exports.word.package.opening import Shell, merge_styles, open_template
    from exports.word.package.properties import (
        add_part,
        section_of,
        set_custom_properties,
        set_language,
        set_properties,
        track_changes,
        width_of,
    )
    from exports.word.package.saving import save
    from exports.word.package.styles import bars_of, tints_of

__getattr__ = hand_out(
    __name__,
    {
        "fields": "add_marks fill_fields margins_of put_logo set_accent",
        "house": "open_house",
        "lists": "add_labels",
        "merging": "bring_styles",
        "opening": "Shell merge_styles open_template",
        "properties": "add_part section_of set_custom_properties set_language set_properties track_changes width_of",
        "saving": "save",
        "styles": "bars_of tints_of",
    },
)
