"""The page of the public names says what the code says."""

import importlib.util

from places import SCRIPTS

import copydesk

SCRIPT = SCRIPTS / "make_api.py"


def test_the_page_of_public_names_is_what_their_docstrings_say() -> None:
    spec = importlib.util.spec_from_file_location("make_api", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    make_api = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(make_api)

    assert sorted(name for names in make_api.CHAPTERS.values() for name in names) == sorted(copydesk.__all__)
    assert make_api.PAGE.read_text(encoding="utf-8") == make_api.made()
