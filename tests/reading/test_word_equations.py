"""Equations of a Word file are read in one line, and their value stays."""

import pytest
from word_parts import paragraph, run, word_file

from source import LIMITS, read


def m(words: str) -> str:
    return f"<m:r><m:rPr><m:sty m:val='p'/></m:rPr><m:t>{words}</m:t></m:r>"


def part(tag: str, *inner: tuple[str, str], properties: str = "") -> str:
    """An element of an equation, with its parts by name."""
    parts = "".join(f"<m:{name}>{one if one.startswith('<') else m(one)}</m:{name}>" for name, one in inner)
    return f"<m:{tag}>{f'<m:{tag}Pr>{properties}</m:{tag}Pr>' if properties else ''}{parts}</m:{tag}>"


def fraction(above: str, below: str) -> str:
    return part("f", ("num", above), ("den", below))


def power(base: str, above: str) -> str:
    return part("sSup", ("e", base), ("sup", above))


def index(base: str, below: str) -> str:
    return part("sSub", ("e", base), ("sub", below))


def total(sign: str, *inner: tuple[str, str]) -> str:
    return part("nary", *inner, properties=f"<m:chr m:val='{sign}'/>")


EQUATIONS = {
    "a fraction": (fraction("3", "4"), "3/4"),
    "a fraction of sums": (fraction("a+b", "2c"), "(a+b)/2c"),
    "a fraction in brackets": (fraction("(a+b)", "(c)(d)"), "(a+b)/((c)(d))"),
    "a number and a fraction": (m("2") + fraction("3", "4"), "2 3/4"),
    "a fraction and a number": (fraction("3", "4") + m("5"), "3/4 5"),
    "a fraction of fractions": (fraction(fraction("1", "2"), "3"), "(1/2)/3"),
    "a power": (power("x", "2"), "x²"),
    "a power of a sum": (power(part("d", ("e", "a+b")), "2"), "(a+b)²"),
    "a power that has no sign": (power("e", "iπ"), "e^(iπ)"),
    "a power that is a fraction": (power("x", fraction("1", "2")), "x¹⁄²"),
    "a power of a fraction of letters": (power("x", fraction("a", "b")), "x^(a/b)"),
    "a power of one letter": (power("e", "x"), "e^x"),
    "a power of a number in two places": (m("10") + power("x", "−6"), "10x⁻⁶"),
    "an index": (index("x", "1"), "x₁"),
    "an index of a letter": (index("a", "i"), "a_i"),
    "an index of a word": (index("v", "max"), "v_(max)"),
    "an index and letters after it": (index("a", "i") + m("b"), "a_i b"),
    "an index and a power": (part("sSubSup", ("e", "x"), ("sub", "1"), ("sup", "2")), "x₁²"),
    "an index and a power before": (part("sPre", ("sub", "6"), ("sup", "14"), ("e", "C")), "₆¹⁴C"),
    "a root": (part("rad", ("deg", ""), ("e", "2")), "√2"),
    "a root of a sum": (part("rad", ("e", "a+b")), "√(a+b)"),
    "the third root": (part("rad", ("deg", "3"), ("e", "8")), "³√8"),
    "a sum": (total("∑", ("sub", "i=1"), ("sup", "n"), ("e", index("x", "i"))), "∑_(i=1)ⁿ x_i"),
    "an integral, which is what no sign means": (part("nary", ("sub", "0"), ("sup", "1"), ("e", "f")), "∫₀¹ f"),
    "brackets": (part("d", ("e", "a"), ("e", "b"), properties="<m:begChr m:val='['/><m:sepChr m:val=';'/><m:endChr m:val=']'/>"), "[a;b]"),
    "no bracket on one side": (part("d", ("e", "a"), properties="<m:begChr m:val='{'/><m:endChr m:val=''/>"), "{a"),
    "a matrix": (part("m", ("mr", part("x", ("e", "1"), ("e", "2"))[5:-6]), ("mr", part("x", ("e", "3"), ("e", "4"))[5:-6])), "[1, 2; 3, 4]"),
    "a function": (part("func", ("fName", "sin"), ("e", "x")), "sin x"),
    "a limit": (part("func", ("fName", part("limLow", ("e", "lim"), ("lim", "n→∞"))), ("e", "x")), "lim_(n→∞) x"),
    "equations one below the other": (part("eqArr", ("e", "a=1"), ("e", "b=2")), "a=1; b=2"),
    "a mean": (part("bar", ("e", "x"), properties="<m:pos m:val='top'/>"), "x\u0304"),
    "a line below": (part("bar", ("e", "x")), "x"),
    "a fraction and a letter": (fraction("3", "4") + m("x"), "3/4 x"),
    "a letter and a fraction": (m("x") + fraction("3", "4"), "x 3/4"),
    "a power of a fraction": (power(fraction("1", "2"), "2"), "(1/2)²"),
    "one above the other": (part("f", ("num", "n"), ("den", "k"), properties="<m:type m:val='noBar'/>"), "n¦k"),
    "letters with an accent": (part("acc", ("e", "v"), properties="<m:chr m:val='⃗'/>"), "v⃗"),
    "what a tracked change takes out": (m("a") + f"<w:del w:id='4'>{m('+b')}</w:del>", "a"),
}  # fmt: skip


@pytest.mark.parametrize("name", EQUATIONS)
def test_an_equation_keeps_its_value(name: str) -> None:
    inner, expected = EQUATIONS[name]

    assert read(word_file(paragraph(f"<m:oMath>{inner}</m:oMath>"))).text == expected


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [("is 2", " miles", "is 2 3/4 miles"), ("is ", " of it", "is 3/4 of it"), ("is 2", "5", "is 2 3/4 5")],
)
def test_a_fraction_does_not_run_into_a_number_beside_it(before: str, after: str, expected: str) -> None:
    equation = f"<m:oMath>{fraction('3', '4')}</m:oMath>"

    assert read(word_file(paragraph(run(before) + equation + run(after)))).text == expected


def test_an_equation_without_signs_leaves_the_words_around_it_alone() -> None:
    body = paragraph(run("In 19") + "<m:oMath/>" + run("87 it rained."))

    assert read(word_file(body)).text == "In 1987 it rained."


def test_equations_on_lines_of_their_own_do_not_run_into_the_words() -> None:
    shown = f"<m:oMathPara><m:oMath>{m('a=1')}</m:oMath><m:oMath>{m('b=2')}</m:oMath></m:oMathPara>"

    source = read(word_file(paragraph(run("With") + shown + run("we have"))))

    assert source.text.split() == ["With", "a=1", "b=2", "we", "have"]


def test_an_equation_of_any_depth_is_read() -> None:
    deep = m("x")
    for _ in range((LIMITS.max_depth - 10) // 2):
        deep = f"<m:d><m:e>{deep}</m:e></m:d>"

    source = read(word_file(paragraph(f"<m:oMath>{deep}</m:oMath>")))

    assert source.text.strip("()") == "x"
