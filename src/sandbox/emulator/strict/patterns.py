"""The patterns of AWS's models, which are Java's, as Python's `re` reads them."""

import functools
import re
import sys
import unicodedata
import warnings

POSIX = {
    "Alnum": "a-zA-Z0-9",
    "Alpha": "a-zA-Z",
    "ASCII": r"\x00-\x7f",
    "Blank": r" \t",
    "Cntrl": r"\x00-\x1f\x7f",
    "Digit": "0-9",
    "Graph": r"\x21-\x7e",
    "Lower": "a-z",
    "Print": r"\x20-\x7e",
    "Punct": r"!-/:-@\[-`{-~",
    "Space": r" \t\n\x0b\f\r",
    "Upper": "A-Z",
    "XDigit": "0-9a-fA-F",
}
# Java writes what lies beyond the first 65,536 characters as pairs.
PAIRS = r"\uD800\uDC00-\uDBFF\uDFFF"


@functools.cache
def compiled(pattern: str) -> re.Pattern | None:
    """None where Python can't read it: such a pattern is not enforced."""
    text = pattern.replace(PAIRS, r"\U00010000-\U0010FFFF").replace(r"\z", r"\Z")
    try:
        with warnings.catch_warnings():
            # A bracket within a class is a set in Java; Python only plans so.
            warnings.simplefilter("ignore")
            # `\w`, `\d` and `\s` of Java know ASCII alone.
            return re.compile(with_classes(text), re.ASCII)
    except (re.error, KeyError, OverflowError):
        return None


def matches(pattern: str, value: str) -> bool:
    """Whole, as AWS's services match; a pattern that nobody can read matches everything."""
    expression = compiled(pattern)
    return expression is None or expression.fullmatch(value) is not None


def with_classes(pattern: str) -> str:
    r"""`\p{L}` and its like become the characters that they stand for, in a class or by themselves."""
    parts, inside, position = [], False, 0
    for match in re.finditer(r"\\[pP]\{(?:Is)?\^?(\w+)\}|\\[pP]([A-Z])|\\.|\[|\]", pattern, re.DOTALL):
        parts.append(pattern[position : match.start()])
        position = match.end()
        name = match[1] or match[2]
        if name is None:
            inside = {"[": True, "]": False}.get(match[0], inside)
            parts.append(match[0])
            if inside and match[0] in (r"\w", r"\d", r"\s") and pattern[position : position + 1] == "-":
                # A set begins no range: to Java the hyphen is one, to Python a mistake.
                parts.append("\\-")
                position += 1
            continue
        if match[0].startswith(r"\P"):
            # Outside of a class only: none of the models has one within.
            parts.append(f"[^{characters(name)}]")
        else:
            parts.append(characters(name) if inside else f"[{characters(name)}]")
    return "".join([*parts, pattern[position:]])


@functools.cache
def characters(name: str) -> str:
    """The inside of a character class. @raises KeyError for a name that is neither POSIX nor a category of Unicode."""
    return POSIX[name] if name in POSIX else "".join(ranges(name))


def ranges(category: str) -> list[str]:
    found = [span for name, spans in categories().items() if name.startswith(category) for span in spans]
    if not found:
        raise KeyError(category)
    return [f"\\U{first:08x}-\\U{last:08x}" for first, last in found]


@functools.cache
def categories() -> dict[str, list[tuple[int, int]]]:
    """The spans of each category of Unicode, read once, when the first pattern needs them."""
    spans: dict[str, list[tuple[int, int]]] = {}
    first, current = 0, unicodedata.category("\0")
    for code in range(1, sys.maxunicode + 2):
        name = unicodedata.category(chr(code)) if code <= sys.maxunicode else ""
        if name != current:
            spans.setdefault(current, []).append((first, code - 1))
            first, current = code, name
    return spans
