"""The package of a Word file, the work of python-docx: opened from a template, filled, and saved to the same bytes for the same content.

``opening`` opens our template, ``styles`` finds and copies styles by their names, ``lists`` makes the labels in the margin, ``filling``
puts in what a document says of itself, and ``saving`` writes the file. Only who writes a Word file imports these modules, and with them
python-docx.
"""

from typing import TYPE_CHECKING

from source.face import hand_out

if TYPE_CHECKING:
    from exports.word.package.filling import (
        add_part,
        fill_fields,
        section_of,
        set_custom_properties,
        set_language,
        set_properties,
    )
    from exports.word.package.lists import add_labels
    from exports.word.package.merging import bring_styles
    from exports.word.package.opening import Shell, open_template
    from exports.word.package.saving import save
    from exports.word.package.styles import bars_of

__getattr__ = hand_out(
    __name__,
    {
        "filling": "add_part fill_fields section_of set_custom_properties set_language set_properties",
        "lists": "add_labels",
        "merging": "bring_styles",
        "opening": "Shell open_template",
        "saving": "save",
        "styles": "bars_of",
    },
)
