"""An AnnotatedText as JSON, and back.

``fields`` checks one value, ``records`` is the one table of what is stored of every record, from which JSON is written and read here and
XML by its exporter; ``store`` walks it. What is stored comes back as its equal; a file that breaks the rules is refused with the place.
"""

from typing import TYPE_CHECKING

from source.face import hand_out

if TYPE_CHECKING:
    from annotate.storage.fields import Fields, Keys, check_keys, refusal, refuse, shown
    from annotate.storage.records import (
        BASELINE,
        BLOCK,
        CELL,
        HINTS,
        MENTIONS,
        NOTE,
        PROBLEM,
        QUOTATION,
        REMARK,
        SEGMENT,
        SOURCE,
        STATEMENT,
        TYPE,
        baseline_fields,
        baseline_from,
        block_fields,
        block_from,
        cell_fields,
        check_text,
        checksum,
        hints_fields,
        note_fields,
        note_from,
        origin_fields,
        origin_from,
        problem_fields,
        problem_from,
        quotation_fields,
        quotation_from,
        remark_fields,
        remark_from,
        segment_fields,
        segment_from,
        type_fields,
        type_from,
    )
    from annotate.storage.store import FORMAT, UNIT, assembled, check_homes, from_json, to_json

__getattr__ = hand_out(
    __name__,
    {
        "fields": "Fields Keys check_keys refusal refuse shown",
        "records": (
            "BASELINE BLOCK CELL HINTS MENTIONS NOTE PROBLEM QUOTATION REMARK SEGMENT SOURCE STATEMENT TYPE baseline_fields "
            "baseline_from block_fields block_from cell_fields check_text checksum hints_fields note_fields note_from "
            "origin_fields origin_from problem_fields problem_from quotation_fields quotation_from remark_fields "
            "remark_from segment_fields segment_from type_fields type_from"
        ),
        "store": "FORMAT UNIT assembled check_homes from_json to_json",
    },
)
