"""What people write in any mail, whatever it is about, in the languages that support mail has."""

import re

GREETING = re.compile(
    r"(?:hi+|hello+|hey+|hiya|howdy|greetings|dear|good[ ]?(?:morning|afternoon|evening|day)|"
    r"to whom(?:so)?ever it may concern|to whom it may concern|"
    r"hallo|guten (?:tag|morgen|abend)|moin|servus|liebe[rs]?|sehr geehrte[rs]?|"
    r"bonjour|bonsoir|salut|cher|chère|madame|monsieur|"
    r"hola|buen[oa]s (?:días|tardes|noches)|buen día|estimad[oa]s?|"
    r"ciao|buongiorno|buonasera|salve|gentile|spett\.?|"
    r"beste|geachte|goede(?:morgen|middag|navond)|olá|bom dia|boa tarde|prezad[oa]s?|"
    r"hej|god dag|cześć|dzień dobry|szanowni państwo)\b",
    re.IGNORECASE,
)
"""The word a mail begins with."""

GREETED = re.compile(
    r"(?:[ \t]+(?:there|all|team|everyone|everybody|guys|folks|friends?|support|customer|service|"
    r"services|care|sales|help ?desk|sirs?|madam|ma'am|or|ladies|and|gentlemen|the|to whom it may"
    r" concern|damen|herren|und|zusammen|à tous|a todos|(?-i:[A-ZÀ-Þ][\w.'\u2019-]+)|"
    r"<[a-z_]+_\d+>))+[ \t]*(?=[,!.:;\n\u2013—-]|$)"
    r"|[ \t]+[\w.'\u2019-]{2,20}[ \t]*(?=[,!\n]|$)"
    r"|(?:[ \t]+(?:there|all|team|everyone|guys|folks))+\b",
    re.IGNORECASE,
)
"""Whoever is greeted, right behind the greeting: known words, names, or one word and a comma."""

CLOSING = re.compile(
    r"(?:(?:many |with )?(?:kind|kindest|best|warm|warmest|friendly|sincere|many)?[ ]?"
    r"(?:regards|wishes|greetings)|k\.?r\.?|b\.?r\.?|rgds|best|all the best|cheers|take care|"
    r"(?:yours )?(?:sincerely|faithfully|truly|respectfully)(?: yours)?|yours|"
    r"(?:many |kind |warm )?thanks(?: a lot| again| so much| very much| and)?|thx|ty|"
    r"thank ?you(?: so much| very much| again| kindly| and)?|"
    r"(?:thanks|thank you|thx) (?:and|&) (?:kind |best )?regards|thanks in advance|tia|"
    r"talk soon|speak soon|have a (?:nice|great|good|lovely) (?:day|week|weekend|evening|one)|"
    r"(?:mit )?(?:freundlichen?|besten?|vielen|viele|liebe|herzlichen?|schöne)"
    r"(?:[ ]\w{1,12})? (?:grüßen?|grüssen?|gruß|gruss|dank)|(?:mit )?(?:mfg|vg|lg)|gruß|danke|"
    r"hochachtungsvoll|(?:bien )?cordialement|(?:bien|salutations) (?:à vous|distinguées)|merci|"
    r"(?:un )?(?:(?:cordial(?:es)?|atent[oa]s?) )?saludos?(?: cordiales)?|(?:muchas )?gracias|"
    r"atentamente|(?:cordiali|distinti) saluti|saluti|grazie(?: mille)?|"
    r"(?:met )?(?:vriendelijke?|hartelijke) groet(?:en)?|mvg|groet(?:jes|en)?|bedankt|"
    r"(?:com os )?(?:melhores |atenciosos )?cumprimentos|atenciosamente|obrigad[oa]|"
    r"(?:med )?(?:vänliga|venlig) (?:hälsningar|hilsen)|mvh|hilsen|pozdrawiam|z poważaniem|"
    r"s pozdravem|děkuji)"
    # The name is spelled as names are, or "Thanks, still broken" would end a mail.
    r"(?:[ ]?[,.!~-]*|[,.!]?[ ](?:(?:from|von|de)[ ])?"
    r"(?-i:(?:[A-ZÀ-Þ<][\w.'\u2019<>-]*[ ]?){1,4})[.,]?)",
    re.IGNORECASE,
)
"""A line with which a mail closes, with or without the name behind it."""

POSTSCRIPT = re.compile(r"p\.?[ ]?s\.?\b", re.IGNORECASE)

DEVICE = re.compile(
    r"(?:[-\u2013—_*<\[]{0,3}[ ]?(?:sent|posted) (?:from|via|using|with) .{1,80}|"
    r"get outlook for .{1,80}|"
    r"(?:von meinem|gesendet (?:von|mit)|diese nachricht wurde von) .{1,80}|"
    r"(?:envoyé (?:de|depuis|à partir)|télécharger outlook) .{1,80}|"
    r"(?:enviado (?:desde|do|de)|inviato (?:da|dal)|verstuurd vanaf|verzonden vanaf|"
    r"skickat från|wysłane z|odesláno z) .{1,80})",
    re.IGNORECASE,
)
"""The line a device or a mail program puts at the end."""

BOILERPLATE = re.compile(
    r"confidential(?:ity)?\b.{0,120}\b(?:notice|intended|recipient|privileged|addressee|e-?mail)"
    r"|\b(?:e-?mail|message|communication|transmission)\b.{0,100}\b(?:confidential|privileged|"
    r"intended (?:only|solely|exclusively|for))"
    r"|\b(?:not the|unintended) (?:intended )?(?:recipient|addressee)|\bintended recipient"
    r"|received this (?:e-?mail|message|communication) (?:in error|by mistake|because)"
    r"|notify (?:the sender|us) (?:immediately|by)|delete (?:it|this (?:e-?mail|message)) from your"
    r"|unauthori[sz]ed (?:use|disclosure|copying|review|access).{0,60}prohibited"
    r"|consider the environment|before printing this"
    r"|originated (?:from )?outside (?:of )?(?:the|your|our) (?:organi[sz]ation|company)"
    r"|^[ \t]*[\[(*]*(?:external|caution|disclaimer|legal notice)[\])*]*[ \t]*(?::|$)"
    r"|virus[- ]free\b|scanned (?:for|by) .{0,40}(?:virus|malware)|checked (?:by|for) .{0,20}virus"
    r"|^[ \t]*to unsubscribe\b"
    r"|^[ \t]*(?:unsubscribe|manage (?:your )?(?:subscription|preferences))$"
    r"|registered (?:office|in england|in scotland)\b|^[ \t]*(?:company|vat) (?:registration )?"
    r"(?:no\.?|number|reg|id)\b|all rights reserved|^[ \t]*(?:©|\(c\) \d{4})"
    r"|nicht der (?:richtige|beabsichtigte|vorgesehene) (?:adressat|empfänger)"
    r"|(?:e-mail|nachricht).{0,80}vertrauliche?|^[ \t]*(?:geschäftsführer(?:in)?|amtsgericht|"
    r"handelsregister|sitz der gesellschaft|ust-?id)\b"
    r"|(?:e-?mail|courriel|message).{0,80}confidentiel|(?:correo|mensaje).{0,80}confidencial"
    r"|(?:messaggio|e-?mail).{0,80}(?:riservat|confidenzial)|destinat(?:aire|ario) pr[eé]v",
    re.IGNORECASE,
)
"""A line of a legal notice, of a scanner's or of a list's."""

_END = r"[ ]?[.!?…)(:;, -]*"
_TAIL = r"[^,.;:!?\n]{0,60}"

PLEASANTRY = re.compile(
    rf"(?:(?:and |so |anyway |well |ok(?:ay)?[,.]? )?(?:(?:many |much )?(?:thanks|thank you|thx|"
    rf"cheers|much appreciated)\b{_TAIL}"
    rf"|i(?: do)? (?:really |sincerely |just )?hope (?:this|you|all|everything|that you)\b{_TAIL}"
    rf"|hop(?:e|ing) (?:this|you|all|everything|to hear)\b{_TAIL}"
    rf"|(?:i(?:'m| am) |i )?(?:look(?:ing)?|await(?:ing)?)(?: very much)? (?:forward|your)\b{_TAIL}"
    rf"|(?:please )?(?:have|enjoy) a (?:nice|great|good|lovely|wonderful)\b{_TAIL}"
    rf"|(?:any|your)(?: kind| prompt| quick)? (?:help|advice|assistance|guidance|ideas?|input|"
    rf"suggestions?|feedback|support|reply|response|pointers|attention)\b(?: {_TAIL})?"
    rf"|(?:please|pls|kindly)[,]? (?:help|advise|assist|reply|respond|confirm)(?: me| us)?"
    rf"(?: out)?(?: asap| urgently| soon| quickly| with this| on this| here)*"
    rf"|(?:please )?(?:let me know|get back to me|keep me posted|do the needful)"
    rf"(?: if you (?:need|require|have|want)\b{_TAIL}| asap| soon| what you think| about this"
    rf"| when(?:ever)? you can| as soon as (?:possible|you can)| at your (?:earliest )?convenience"
    rf"| by return| either way)*"
    rf"|(?:i (?:was )?(?:wondering|wonder|hoping) if )?(?:could|can|would|will) (?:you|u|someone|"
    rf"anyone|somebody|anybody)(?: guys)?(?: please| pls| kindly| possibly)* (?:please )?(?:help|"
    rf"assist|advise|look into|check|sort|fix|explain)(?: me| us)?(?: out)?(?: with)?(?: this|"
    rf" that| it)?(?: issue| problem| matter)?(?: please| for me| asap| today| soon)*"
    rf"|(?:i(?:'m| am) )?(?:very |so |really )?sorry (?:for|to|about)\b{_TAIL}"
    rf"|(?:i )?apologi[sz]e(?:s)? (?:for|if)\b{_TAIL}|apologies\b{_TAIL}"
    rf"|i (?:have|'ve got|got) (?:a|one|another|two|some|a few|a couple of|several)(?: quick|"
    rf" small| more| other| simple)? (?:questions?|queries|query|problems?|issues?)"
    rf"(?: for you| please| today)?"
    rf"|(?:i )?need (?:some |your )?(?:help|assistance|advice)(?: please| asap| urgently)?|help"
    rf"|my name is {_TAIL}|(?:this is|i am|i'm) (?:<[a-z_]+_\d+>|mr|mrs|ms|dr)\b{_TAIL}"
    rf"|happy (?:new year|holidays|friday|monday)|merry christmas|best|regards"
    rf"|(?:vielen |herzlichen )?dank(?:e)?\b{_TAIL}|ich (?:freue mich|hoffe)\b{_TAIL}"
    rf"|bitte um (?:rückmeldung|antwort|hilfe)\b{_TAIL}|merci\b{_TAIL}|(?:muchas )?gracias\b{_TAIL}"
    rf"|grazie\b{_TAIL}|bedankt\b{_TAIL}|dank je\b{_TAIL})){_END}",
    re.IGNORECASE,
)
"""A sentence that says nothing of the matter itself; matched whole."""

LEAD_IN = re.compile(
    r"(?:[\w' ]{0,30}\b(?:questions?|ask|asking|query|problem|issue)\b[\w' ]{0,20}:"
    r"|(?:so|anyway|well|now|ok|okay)[,.:]?)\s+(?=\S)",
    re.IGNORECASE,
)
"""What leads to a question and is no part of it: "My question is:", "So,"."""
