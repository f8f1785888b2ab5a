"""Keep words that look like Markdown from being taken for it."""

import re

from selectolax.lexbor import LexborNode

# Stands for a backslash until the conversion is over, which would double a real one.
_BACKSLASH = "\ue000"
# Stands between two quotes, which the conversion would run into one.
_BETWEEN = "\ue001"
_BETWEEN_LINE = re.compile(rf"^[ ]*{_BETWEEN}\n+", re.MULTILINE)
_VERBATIM = frozenset({"pre", "code", "samp", "tt"})
_SPECIAL = re.compile(
    r"\\|`"
    r"|<(?=[A-Za-z/!?])|&(?=#?\w+;)"
    r"|(?<!\s)\*|\*(?!\s)|(?<!\w)_(?!\s)|(?<!\s)_(?!\w)"
    r"|(?<=\])\("
)
_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")
# kramdown and Pandoc mark words with ids and classes: [Buy](url){.button}
_ATTRIBUTES = re.compile(r"\{:?(?:\s*[.#][A-Za-z][\w-]*)+\s*\}")
# Docusaurus and others put notes between lines of colons: :::tip[Title] ... :::
_DIRECTIVE = re.compile(
    r"^[ \t]*:{3,}[ \t]*[\w-]*(?:\[([^\]\n]*)\]|[ \t]+([^\n{]*))?[^\n]*$", re.MULTILINE
)
_NO_STAND_INS = str.maketrans("", "", _BACKSLASH + _BETWEEN)
_INVISIBLE = str.maketrans({"\u200b": "", "\xa0": " "})
_NEWLINE = re.compile(r"\s*\n\s*")
_NEEDS_CARE = re.compile(r"[\\`<&*_(\n\xa0\u200b{\ue000\ue001]|:::")


def escape_text(content: LexborNode) -> None:
    """Escape the text of a page outside code, unfold its lines, and keep its quotes apart."""
    for node in [n for n in content.traverse(include_text=True) if n.is_text_node]:
        text = node.text_content or ""
        if _NEEDS_CARE.search(text) and text.strip():
            text = text.translate(_NO_STAND_INS)
            node.replace_with(text if _is_verbatim(node) else _escaped(text))
    for quote in content.css("blockquote + blockquote"):
        between = content.parser.create_node("p")
        between.insert_child(_BETWEEN)
        quote.insert_before(between)


def unescaped(markdown: str) -> str:
    """Turn the stand-ins into what they stand for once the page has become Markdown."""
    return _BETWEEN_LINE.sub("", markdown).replace(_BACKSLASH, "\\")


def _is_verbatim(node: LexborNode) -> bool:
    parent = node.parent
    while parent is not None and parent.tag != "body":
        if parent.tag in _VERBATIM:
            return True
        parent = parent.parent
    return False


def _escaped(text: str) -> str:
    text = text.translate(_INVISIBLE)
    text = _DIRECTIVE.sub(lambda line: line[1] or line[2] or "", text)
    text = _NEWLINE.sub(" ", _ATTRIBUTES.sub("", text))
    return _SPECIAL.sub(_escape, text)


def _escape(found: re.Match[str]) -> str:
    character = found[0]
    if character == "\\" and not _PUNCTUATION.match(found.string, found.end()):
        return _BACKSLASH  # In C:\Users it stands for itself.
    return _BACKSLASH + (_BACKSLASH if character == "\\" else character)
