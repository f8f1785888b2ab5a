"""The elements of HTML, by what they do."""

_ALL = (
    "a abbr address area article aside audio b base bdi bdo big blockquote body br button canvas"
    " caption center cite code col colgroup data datalist dd del details dfn dialog div dl dt em"
    " embed fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head"
    " header hgroup hr html i iframe img input ins kbd label legend li link main map mark math menu"
    " meta meter nav noscript object ol optgroup option output p param picture pre progress q rp rt"
    " ruby s samp script search section select slot small source span strike strong style sub"
    " summary sup svg table tbody td template textarea tfoot th thead time title tr track tt u ul"
    " var video wbr"
)
_EMPTY = "area base br col embed hr img input link meta param source track wbr"
_OPEN_ENDED = "body colgroup dd dt head html li optgroup option p rp rt tbody td tfoot th thead tr"
_OWN_LINES = (
    "article aside blockquote center dd details div dl dt figcaption figure footer form h1 h2 h3"
    " h4 h5 h6 header iframe li main nav ol p section summary table tbody td tfoot th thead tr ul"
    " video"
)

ELEMENTS = frozenset(_ALL.split())
"""Every element that HTML has, or had."""

EMPTY = frozenset(_EMPTY.split())
"""Elements that hold nothing and have no end tag."""

SHALLOW = EMPTY | frozenset(_OPEN_ENDED.split())
"""Elements that add no depth: those that hold nothing, or whose end tag is often left out."""

BLOCKS = frozenset(_OWN_LINES.split())
"""Elements that stand on lines of their own."""
