"""Dates as people write them, in figures and with the months' names of nine languages."""

_MONTHS = """
    january jan february feb march mar april apr may june jun july jul august aug september sept
    sep october oct november nov december dec januar jänner februar märz maerz mai juni juli
    oktober okt dezember dez janvier janv février févr fevrier mars avril avr juin juillet juil
    août aout septembre octobre novembre décembre decembre enero febrero marzo abril abr mayo
    junio julio agosto septiembre setiembre octubre noviembre diciembre gennaio febbraio aprile
    maggio giugno luglio settembre ottobre dicembre janeiro fevereiro março maio junho julho
    setembro outubro novembro dezembro januari februari maart mei augustus stycznia lutego marca
    kwietnia maja czerwca lipca sierpnia września października listopada grudnia január február
    március április május június július augusztus szeptember október november
"""
MONTH = "(?:" + "|".join(sorted(_MONTHS.split(), key=len, reverse=True)) + r")\.?"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_IN_FIGURES = r"(?:0?[1-9]|1[0-2])"
_YEAR = r"(?:1[89]|20)\d{2}"
_ORDINAL = rf"{_DAY}(?:st|nd|rd|th|er|\.|º)?"
DATE_IN_FIGURES = (
    rf"{_YEAR}[ ]?(?P<a>[./\-])[ ]?{_IN_FIGURES}[ ]?(?P=a)[ ]?{_DAY}(?!\d)"
    rf"|(?:{_DAY}[ ]?(?P<b>[./\-])[ ]?{_IN_FIGURES}|{_IN_FIGURES}[ ]?(?P<c>[./\-])[ ]?{_DAY})"
    rf"[ ]?(?:(?P=b)|(?P=c))[ ]?(?:{_YEAR}|\d{{2}})(?![\d]|[./\-]\d)"
)
"""A day with its month and year, such as 2024-05-12, 12/5/24 and 12. 5. 2024."""
_SHORT_YEAR = rf"'?(?:{_YEAR}|\d{{2}})(?![\w:])"
DATE_IN_WORDS = (
    rf"{_ORDINAL}(?:[ \-]|[ ]of[ ]|[ ]de[ ]|[ ]d'){{0,2}}{MONTH}(?!\w)"
    rf"(?:,?[ \-](?:de[ ]|del[ ])?{_SHORT_YEAR})?"
    rf"|{MONTH}[ \-]{_DAY}(?:st|nd|rd|th)?(?:(?:,[ ]?|[ \-]){_SHORT_YEAR}|(?![\w:.%]))"
    rf"|{_YEAR}[. \-][ ]?{MONTH}[ \-]{_DAY}(?!\d)|{MONTH},?[ ]{_YEAR}(?!\d)"
)
"""A day with its month and perhaps its year, or a month with its year."""
MONTHS = frozenset(_MONTHS.split())
