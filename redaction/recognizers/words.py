"""Words that stand where names stand, and are none or seldom one."""

_TITLES = """
    mr mrs ms miss mx dr prof professor sir madam mister herr frau mme mlle madame monsieur
    signor signora señor señora sr sra rev lord lady captain
"""
_PARTICLES = "de der den van von la le di da do dos del della al el bin ibn ben ter ten zu y e"
_NOT_NAMES = """
    there team all everyone everybody support folks guys friend friends sir madam sirs customer
    customers service help desk helpdesk hello hi hey dear thanks thank thx regards best kind
    cheers greetings morning afternoon evening day sincerely again and or but the a an i i'm im
    we you your my our is are was it its it's this that these those to whom for from in on of at
    with so just not no yes ok okay please sorry very really still also now today tomorrow
    yesterday monday tuesday wednesday thursday friday saturday sunday january february march
    april june july august september october november december jan feb mar apr jun jul aug sep
    sept oct nov dec when what where why how who which if because since trying having using
    getting looking writing wondering facing waiting happy unhappy glad sad angry furious upset
    disappointed frustrated sure unable able unsure new old running working currently following
    interested afraid back home here done stuck locked out going sent iphone android ipad
    samsung outlook mail mobile app application account order refund invoice payment billing
    shipping delivery return returns warranty product device router modem printer phone computer
    laptop tablet camera speaker headset wifi wi-fi bluetooth usb hdmi lan windows linux macos
    ios chrome firefox safari edge google apple microsoft amazon facebook instagram twitter
    whatsapp paypal visa mastercard amex klarna stripe zendesk slack teams zoom jira github
    gitlab docker python java javascript arduino error code issue problem question request
    ticket case number update upgrade install installation download upload settings setup menu
    button click tap press select open close save cancel submit login logout sign password
    username email e-mail address name user admin administrator manager sales tech technical
    english french german spanish italian dutch polish american british european canadian indian
    urgent important note warning re fwd subject date attached attachment screenshot photo link
    url website page store shop online cloud server database api key token premium basic pro
    plus standard free trial plan subscription manual guide mode kit board boards sensor nano
    mega uno reset path learn tools start stop config string json xml html drag remove restart
    reinstall navigate find copy flash forward upcoming more many one two first last next
    previous none unknown bootloader firmware software hardware version desktop core max min ceo
    cto hr dept department office company inc ltd llc gmbh corp group international street road
    avenue jack ya pc tv mac os id ip pin sim vpn ssd cpu gpu love hugs yours truly faithfully
    respectfully cordially warmly warm hear show hidden run configure check clear use allow
    enable disable add delete supported source file files folder view edit create change can
    could i'd i've would should do does did need want let lets have has had been get got give
    see covid dolby smart universal remote certification bundle explore as by up any then than
    here's there's once after before while during about until unless command prompt raspberry pi
    browser ctrl alt shift cmd win russian chinese japanese swiss ruble euro dollar studio bank
    card pay wallet transfer exchange quick operational
"""
_STATES = """
    not never always still also already again now no longer invalid incorrect wrong correct
    right fine good bad ok okay expired expiring reset resetting changed changing being blocked
    locked unlocked required needed missing lost forgotten rejected accepted refused weak strong
    too very really the a an my your our their his her same different new old stored saved
    encrypted hashed shown hidden visible empty blank asked unknown valid working useless broken
    case-sensitive sensitive exactly only just something what where when why how that this it
    there here in on at by with and but or so because since stuck greyed gone set sent secure
    safe easy hard long short impossible done protected enter entered login log sign access get
    getting open use update change be have connect make accept work works both all any none used
    please help appears appear misspelled spelled spelt showing nice company business default
    protection prompt screen field page manager
"""
_WORDS_TOO = """
    will may mark bill grace hope joy rose long add made don uno page line link kit us reason
    press haven ruby tab dev case friend true china edit per echo chip green else chase red
    junior less lora unknown valid skip roll carry said general minor trace branch york max june
    april august sim french wells mac german ion asia meta price male doctor odd lot job unique
    grant little spring miles major early worth wash love constant owe boss peer beta media joke
    star chance loan pepper son metro doc orange rich author con among dock ford lucky austin
    sad ever captain hence north till sky arch math jet bent ally olive king park harm art grove
    nova urban guest bond best power white black brown gray young old new day sun summer autumn
    winter frank sterling faith charity honor melody harmony destiny royal prince princess duke
    earl baron crystal amber jade pearl coral sage basil ginger cherry dawn eve angel genesis
    cash ace blaze can an my cloud server nano mega micro sensor safari chrome edge opera cedar
    bay cove paris london sydney florence georgia virginia carolina dakota dallas phoenix denver
    boston brooklyn america france india israel jordan chad kenya africa atlanta so the her his
    she him you me your we they what who how as at it is on or in of to do go no yes ok be by if
    up out off one two key value model code error order refund support team customer manager
    agent admin user host port gene over age side come cord tone emmy van forum canal chelsea
    floor queen isis tea gun lien toy aura milan pol kick lean jail corona mate ward aston tory
    sole lies ute del marine mile hung hong tan comfort harsh bitten matic eta alexa feline
    mentor beat wolf roman ties aurora flora liga wage ine ing ide vid sever yen til aba bali
    imam siri paw sine lone pastor diamond dodo par gala pier tilde olympia philippine una dom
    martial mans gust theres indie hasta okta ami santa christian lady violet guy rob drew lance
    penny tiara mercedes trinity eden leonardo rosetta fran pal conn catalina gian macs salud
    cal tali holm roy aud angeles diego francisco rana harden jenkins cortana claude gemini
    rails cooper anderson hai sue brave
"""

TITLES = frozenset(_TITLES.split())
"""What stands before a surname."""

PARTICLES = frozenset(_PARTICLES.split())
"""What stands within a name in lower case."""

NOT_NAMES = frozenset(_NOT_NAMES.split())
"""Words that follow a greeting or close a letter, name products and buttons, and never people."""

STATES = frozenset(_STATES.split())
"""What follows "my password is" or "my name is" when it tells a state instead of the thing."""

WORDS_TOO = frozenset(_WORDS_TOO.split())
"""Given names that are commoner as words; they are names only where something else says so."""
