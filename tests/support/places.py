"""Where things lie, for all tests: so that a test may move without looking elsewhere, or skipping."""

from pathlib import Path

TESTS = Path(__file__).parent.parent
ROOT = TESTS.parent
ARTICLES = TESTS / "articles"
CASES = TESTS / "cases"
GOLDEN = TESTS / "golden"
SCRIPTS = ROOT / "scripts"
SAMPLE_FILE = ROOT / "copydesk" / "sample.txt"
SHARED = ROOT.parent / "shared"  # material from outside, which users do not have: tests that need it skip without it
