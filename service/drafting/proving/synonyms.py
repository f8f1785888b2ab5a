"""Words and phrases that mean the same in a help text."""

from collections.abc import Iterator

PHRASES: tuple[tuple[str, str], ...] = (
    (r"e-mails?|e mails?", "email"),
    (r"(?:sign|log|logg)(?:s|ed|ing)?[ -]?(?:in|on|into)(?:to)?", "signin"),
    (r"log-?in", "signin"),
    (r"(?:sign|log|logg)(?:s|ed|ing)?[ -]?(?:out|off)", "signout"),
    (r"set(?:s|ting)?[ -]up|setup", "install"),
    (r"(?:turn|switch|power|toggle)(?:s|ed|ing)? on", "enable"),
    (r"(?:turn|switch|power|toggle)(?:s|ed|ing)? off", "disable"),
    (r"(?:make|makes|making|made) sure", "ensure"),
    (r"(?:has|have|having|had|need|needs|needed) to", "must"),
    (r"(?:is|are|be) (?:required|obliged) to", "must"),
    (r"(?:(?:is|are|be) )?able to|(?:is|are|be) allowed to|it is possible to", "can"),
    (r"(?:(?:is|are|was|were|be) )?unable to", "can not"),
    (r"free of charge|at no (?:extra )?(?:cost|charge)", "free"),
    (r"get rid of", "remove"),
    (r"no longer", "not anymore"),
    (r"wi-fi|wireless network", "wifi"),
    (r"a couple of", "2"),
    (r"not later than|no later than", "within"),
    (r"in order to", "to"),
    (r"as well as", "and"),
    (r"(?:during|in) (?:this|that) time|in the meantime", "meanwhile"),
    (
        r"as (?:often|many|much) (?:\w+ )?as (?:you|they) (?:like|want|wish|need|please)",
        "unlimited",
    ),
    (r"any number of|without (?:any )?limits?", "unlimited"),
    (r"web ?site", "site"),
    (r"user ?name", "username"),
    (r"pass ?word", "password"),
)
"""Said so, or so. Each is put in the second one's words before a text is read."""

_ALIKE = """
    press click tap hit push select choose pick
    remove delete erase uninstall wipe
    buy purchase
    begin start launch
    stop end finish halt
    fix repair solve resolve
    show display appear list
    change modify edit alter adjust
    use utilise utilize employ
    get receive obtain
    cost price charge fee
    create generate
    find locate discover
    ensure verify check confirm
    allow permit let
    keep retain store save
    fast quick
    big large
    supply provide offer
    help assist support
    error problem issue fault trouble
    phone telephone mobile smartphone cellphone
    app application program software
    folder directory
    site webpage page
    connect attach plug
    disconnect detach unplug
    cable wire lead
    restart reboot
    enable activate
    disable deactivate
    install set
    open access
    type enter insert fill
    send deliver transmit
    renew extend
    return bring
    cancel terminate
    answer reply respond
    must require
    complete whole entire full
    need want wish
    free gratis
    photo picture image
    box field
    move transfer migrate
    country nation
    region area
    start commence
    kid child children
    film movie
    however but
    near close nearby
    called named known
    famous popular
    usually normally typically generally
    approximately about roughly
    maximum max
    minimum min
    company firm business
    purpose goal aim
    example instance
    happen occur
    kind type sort
    right correct
    wrong incorrect
    try attempt
    look view see
    speak talk
    ask request
    car automobile vehicle
    film movie
    holiday vacation
    invoice bill
    password passcode
    damage broken defect faulty
    postcode zip
    visible shown
    notify inform tell
    pay payment paid
    refund reimburse reimbursement
    choose option
    author writer write wrote written
    win won winner
    make made
    begin began begun
    buy bought
    build built
    find found
    send sent
    keep kept
    lose lost loss
    choose chose chosen
    give gave given
    take took taken
    get got
    pay paid
    see seen saw
    say said says
    tell told
    hold held
    leave left
    meet met
    run ran
    sell sold sale
    show shown
    grow grew grown
    know knew
    become became
    speak spoke spoken
    break broke
    teach taught
    think thought
    bring brought
    die died death dead
"""


def _groups() -> Iterator[tuple[str, str]]:
    seen: dict[str, str] = {}
    for line in _ALIKE.split("\n"):
        words = line.split()
        head = next((seen[word] for word in words if word in seen), words[0] if words else "")
        for word in words:
            seen.setdefault(word, head)
    yield from seen.items()


ALIKE = dict(_groups())
"""Words that a reworded sentence may swap, each with the one that stands for all of them."""
