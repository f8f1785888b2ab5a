"""Spell a value the many ways in which people, programs and phones write it."""

import re
from collections.abc import Callable, Mapping, Sequence

Spell = Callable[[str], str]

ZERO_WIDTH_SPACE, WORD_JOINER, SOFT_HYPHEN = "\u200b", "\u2060", "\u00ad"
NO_BREAK_SPACE, NARROW_SPACE, FIGURE_DASH, EN_DASH = "\u00a0", "\u202f", "\u2012", "\u2013"
LEFT_TO_RIGHT, RIGHT_TO_LEFT_END = "\u202a", "\u202c"


def in_digits_from(zero: str) -> Spell:
    """Write ASCII digits as those that begin at another script's zero."""
    return lambda value: value.translate({ord("0") + n: chr(ord(zero) + n) for n in range(10)})


def full_width(value: str) -> str:
    """Write all ASCII as an East Asian keyboard's wide form does."""
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in value)


def compact(value: str) -> str:
    """Leave letters and digits only."""
    return re.sub(r"[\W_]", "", value)


def grouped(sizes: Sequence[int], separator: str) -> Spell:
    """Write the letters and digits in groups; the last size repeats."""

    def spell(value: str) -> str:
        bare, groups, sized = compact(value), [], list(sizes)
        while bare:
            size = sized.pop(0) if len(sized) > 1 else sized[0]
            groups.append(bare[:size])
            bare = bare[size:]
        return separator.join(groups)

    return spell


def joined_by(separator: str) -> Spell:
    """Put something between all characters."""
    return separator.join


def halved_by(separator: str) -> Spell:
    """Put something in the middle."""
    return lambda value: f"{value[: len(value) // 2]}{separator}{value[len(value) // 2 :]}"


def replaced(old: str, new: str) -> Spell:
    """Write something else for a part."""
    return lambda value: value.replace(old, new)


def as_it_is(value: str) -> str:
    """Leave a value alone."""
    return value


ANY: Mapping[str, Spell] = {
    "plain": as_it_is,
    "full width": full_width,
    "zero-width space inside": halved_by(ZERO_WIDTH_SPACE),
    "zero-width spaces between": joined_by(ZERO_WIDTH_SPACE),
    "word joiner inside": halved_by(WORD_JOINER),
    "soft hyphen inside": halved_by(SOFT_HYPHEN),
    "text direction around": lambda value: f"{LEFT_TO_RIGHT}{value}{RIGHT_TO_LEFT_END}",
    "byte order mark before": lambda value: f"\ufeff{value}",
    "parentheses": lambda value: f"({value})",
    "brackets": lambda value: f"[{value}]",
    "quotes": lambda value: f'"{value}"',
    "curly quotes": lambda value: f"\u201c{value}\u201d",
    "apostrophes": lambda value: f"'{value}'",
    "code": lambda value: f"`{value}`",
    "bold": lambda value: f"**{value}**",
    "underscores": lambda value: f"_{value}_",
    "full stop after": lambda value: f"{value}.",
    "comma after": lambda value: f"{value},",
    "exclamation after": lambda value: f"{value}!!",
    "on a line of its own": lambda value: f"\n{value}\n",
    "in a quoted mail": lambda value: f"\n> {value}\n",
    "in a table": lambda value: f"| {value} |",
}
"""Spellings that any value may have."""

LETTERS: Mapping[str, Spell] = {"lower case": str.lower, "upper case": str.upper}
"""Spellings of values that hold letters, whose case says nothing."""

DIGITS: Mapping[str, Spell] = {
    "Arabic digits": in_digits_from("\u0660"),
    "Devanagari digits": in_digits_from("\u0966"),
    "mathematical digits": in_digits_from("\U0001d7ce"),
}
"""Spellings of values that hold digits."""


def groups(*sizes: int) -> dict[str, Spell]:
    """Give the ways to set a long number in groups of these sizes."""
    separators = {
        "spaces": " ",
        "dashes": "-",
        "dots": ".",
        "slashes": "/",
        "no-break spaces": NO_BREAK_SPACE,
        "narrow spaces": NARROW_SPACE,
        "en dashes": EN_DASH,
        "figure dashes": FIGURE_DASH,
        "spaced dashes": " - ",
        "double spaces": "  ",
    }
    return {
        "without separators": compact,
        "every character apart": grouped([1], " "),
        "over two lines": lambda value: halved_by("\n")(grouped(sizes, " ")(value)),
        **{f"groups by {name}": grouped(sizes, text) for name, text in separators.items()},
    }


EMAIL: Mapping[str, Spell] = {
    "at and dot": lambda v: v.replace("@", " at ").replace(".", " dot "),
    "AT and DOT": lambda v: v.replace("@", " AT ").replace(".", " DOT "),
    "at, with dots": replaced("@", " at "),
    "(at) and (dot)": lambda v: v.replace("@", "(at)").replace(".", "(dot)"),
    "[at] and [dot]": lambda v: v.replace("@", "[at]").replace(".", "[dot]"),
    "{at} and {dot}": lambda v: v.replace("@", "{at}").replace(".", "{dot}"),
    "spaced (at)": replaced("@", " (at) "),
    "spaced [at] and [dot]": lambda v: v.replace("@", " [at] ").replace(".", " [dot] "),
    "spaced @": replaced("@", " @ "),
    "space after @": replaced("@", "@ "),
    "wide @": replaced("@", "\uff20"),
    "no-break spaces around @": replaced("@", f"{NO_BREAK_SPACE}@{NO_BREAK_SPACE}"),
    "angle brackets": lambda v: f"<{v}>",
    "mailto": lambda v: f"mailto:{v}",
    "Markdown link": lambda v: f"[write me](mailto:{v})",
    "HTML entity": replaced("@", "&#64;"),
    "in a link": lambda v: f"https://example.com/login?email={v.replace('@', '%40')}",
    "line break after @": replaced("@", "@\n"),
}
"""Spellings of e-mail addresses."""

IPV4: Mapping[str, Spell] = {
    "with port": lambda v: f"{v}:51413",
    "as a network": lambda v: f"{v}/32",
    "in a link": lambda v: f"http://{v}/login",
    "defanged": replaced(".", "[.]"),
    "last dot defanged": lambda v: "[.]".join(v.rsplit(".", 1)),
    "dots in parentheses": replaced(".", "(.)"),
    "spelled dots": replaced(".", " dot "),
    "spaced dots": replaced(".", " . "),
    "wide dots": replaced(".", "\uff0e"),
    "zero padded": lambda v: ".".join(part.zfill(3) for part in v.split(".")),
    "in a log line": lambda v: f"sshd[812]: Failed password from {v} port 22",
    "as JSON": lambda v: f'{{"client_ip":"{v}"}}',
}
"""Spellings of version 4 addresses."""

IPV6: Mapping[str, Spell] = {
    "with port": lambda v: f"[{v}]:443",
    "as a network": lambda v: f"{v}/64",
    "in a link": lambda v: f"http://[{v}]/login",
    "with an interface": lambda v: f"{v}%eth0",
    "as JSON": lambda v: f'{{"client_ip":"{v}"}}',
}
"""Spellings of version 6 addresses."""

MAC: Mapping[str, Spell] = {
    "colons": grouped([2], ":"),
    "dashes": grouped([2], "-"),
    "dots": grouped([4], "."),
    "spaces": grouped([2], " "),
    "bare": compact,
    "halves": grouped([6], "-"),
    "colons, lower case": lambda v: grouped([2], ":")(v).lower(),
    "en dashes": grouped([2], EN_DASH),
    "groups of four by colons": grouped([4], ":"),
}
"""Spellings of hardware addresses."""

SECRET: Mapping[str, Spell] = {
    "environment": lambda v: f"export SERVICE_KEY={v}",
    "JSON": lambda v: f'{{"key": "{v}"}}',
    "YAML": lambda v: f"\nkey: {v}\n",
    "header": lambda v: f"Authorization: Bearer {v}",
    "curl": lambda v: f'curl -H "X-Api-Key: {v}" https://example.com/v1/me',
    "in a link": lambda v: f"https://example.com/hook?token={v}",
    "code block": lambda v: f"\n```\n{v}\n```\n",
    "assigned": lambda v: f"key={v};",
    "Python": lambda v: f"client = Client('{v}')",
}
"""Spellings of keys and tokens, which are copied and not typed."""
