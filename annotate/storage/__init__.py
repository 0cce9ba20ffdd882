"""An AnnotatedText as JSON, and back.

``fields`` is the one table of what is stored of every record, from which JSON is written and read here and XML by its exporter;
``store`` walks it. What is stored comes back as its equal; a file that breaks the rules is refused with the place.
"""

from typing import TYPE_CHECKING

from source.face import hand_out

if TYPE_CHECKING:
    from annotate.storage.fields import Fields as Fields
    from annotate.storage.fields import Keys as Keys
    from annotate.storage.fields import check_keys as check_keys
    from annotate.storage.fields import refusal as refusal
    from annotate.storage.fields import refuse as refuse
    from annotate.storage.fields import shown as shown
    from annotate.storage.store import BASELINE as BASELINE
    from annotate.storage.store import BLOCK as BLOCK
    from annotate.storage.store import FORMAT as FORMAT
    from annotate.storage.store import HINTS as HINTS
    from annotate.storage.store import MENTIONS as MENTIONS
    from annotate.storage.store import NOTE as NOTE
    from annotate.storage.store import PROBLEM as PROBLEM
    from annotate.storage.store import QUOTATION as QUOTATION
    from annotate.storage.store import SEGMENT as SEGMENT
    from annotate.storage.store import SOURCE as SOURCE
    from annotate.storage.store import UNIT as UNIT
    from annotate.storage.store import assembled as assembled
    from annotate.storage.store import baseline_fields as baseline_fields
    from annotate.storage.store import baseline_from as baseline_from
    from annotate.storage.store import block_fields as block_fields
    from annotate.storage.store import block_from as block_from
    from annotate.storage.store import check_homes as check_homes
    from annotate.storage.store import check_text as check_text
    from annotate.storage.store import checksum as checksum
    from annotate.storage.store import from_json as from_json
    from annotate.storage.store import hints_fields as hints_fields
    from annotate.storage.store import note_fields as note_fields
    from annotate.storage.store import note_from as note_from
    from annotate.storage.store import origin_fields as origin_fields
    from annotate.storage.store import origin_from as origin_from
    from annotate.storage.store import problem_fields as problem_fields
    from annotate.storage.store import problem_from as problem_from
    from annotate.storage.store import quotation_fields as quotation_fields
    from annotate.storage.store import quotation_from as quotation_from
    from annotate.storage.store import segment_fields as segment_fields
    from annotate.storage.store import segment_from as segment_from
    from annotate.storage.store import to_json as to_json

__getattr__ = hand_out(
    __name__,
    {
        "fields": "Fields Keys check_keys refusal refuse shown",
        "store": (
            "BASELINE BLOCK FORMAT HINTS MENTIONS NOTE PROBLEM QUOTATION SEGMENT SOURCE UNIT assembled "
            "baseline_fields baseline_from block_fields block_from check_homes check_text checksum from_json "
            "hints_fields note_fields note_from origin_fields origin_from problem_fields problem_from "
            "quotation_fields quotation_from segment_fields segment_from to_json"
        ),
    },
)
