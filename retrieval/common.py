"""English words so common that they tell nothing of what a text is about."""

_WORDS = """
    a about also an and any are as at be been being but by can could d did do does don for from get
    had has have having her his how i if in into is isn it its just let ll m may me might must my no
    not of on or our re s shall should so some such t than that the their then there these they this
    to too us ve very was we were what when where which who why will with would you your
"""

COMMON_WORDS = frozenset(_WORDS.split())
