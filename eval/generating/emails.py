"""Wrap a question into the mail of a customer: a greeting, a story, a signature, the history."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from random import Random

from eval.cases import Case

_GREETINGS = (
    "Hello,", "Hi there,", "Hi,", "Dear Sir or Madam,", "Dear support team,", "Good morning,",
    "Dear <PERSON_2>,", "Hey guys,", "To whom it may concern:", "Hello support",
    "Good afternoon all",
    "Hi <PERSON_2>, hope you are well.", "Hey!", "",
)  # fmt: skip
_OPENINGS = (
    "I hope this email finds you well.", "I have been a customer for <DATE_1> and always happy.",
    "I am writing on behalf of my mother, <PERSON_3>.", "My account is <ACCOUNT_1>.",
    "I tried to call you yesterday but nobody picked up.", "Sorry for the long mail.",
    "First of all, congratulations on the new website.", "", "", "",
)  # fmt: skip
_BRIDGES = ("", "", "", "Anyway. ", "My question: ", "So, ", "What I want to ask today: ")
_THANKS = (
    "Thanks in advance for your help!", "Any help would be greatly appreciated.",
    "Thank you for your time and patience.", "Looking forward to hearing from you soon.",
    "Please get back to me as soon as you can.", "I'd be grateful for a quick answer.", "", "",
)  # fmt: skip
_CLOSINGS = (
    "Best regards,", "Kind regards", "Cheers", "Thanks,", "Yours sincerely,",
    "Many thanks and best wishes", "BR,", "Best,", "Warm regards,", "Have a great weekend!", "",
)  # fmt: skip
_SIGNATURES = (
    "<PERSON_1>",
    "<PERSON_1>\nHead of Facilities\nBrightwater Logistics Ltd\n<ADDRESS_1>\nTel. <PHONE_1>",
    "<PERSON_1> | Office Manager | <PHONE_1> | www.example.com",
    "-- \n<PERSON_1>\nSenior Consultant, Northern Region\nM: <PHONE_1>\nE: <EMAIL_1>",
    "<PERSON_1>\n\nSent from my iPhone",
    "<PERSON_1>\n________________________________\nFollow us on LinkedIn and Facebook",
    "<PERSON_1>\nGet Outlook for Android<https://example.com/x>",
    "",
)
_NOTICES = (
    "", "", "",
    (
        "This email and any files transmitted with it are confidential and intended solely for the"
        " use of the individual or entity to whom they are addressed. If you have received this"
        " email in error please notify the system manager."
    ),
    (
        "CONFIDENTIALITY NOTICE: The contents of this message may be privileged. If you are not the"
        " intended recipient, any dissemination or copying is strictly prohibited."
    ),
    "Please consider the environment before printing this e-mail.",
    "Brightwater Logistics Ltd. Registered in England, company number <COMPANY_ID_1>.",
)  # fmt: skip
_AGENT = (
    (
        "Dear customer,\n\nthank you for contacting us. Your request has been received and is being"
        " reviewed by our team.\n\nKind regards\nCustomer Service"
    ),
    "Hi <PERSON_1>,\n\nI have looked into it and everything should be working again.\n\nBest,\nBen",
)


_STORY_WORDS = range(5, 26)
_ASKING = """
    how what what's whats why when where which who can could do does did is are was will would
    should may has have tell
"""


def told(messages: Sequence[str]) -> list[str]:
    """Choose the messages that can stand in a mail as its story: a sentence that asks nothing."""
    return [
        message
        for message in messages
        if "?" not in message
        and len(message.split()) in _STORY_WORDS
        and message.split()[0].lower() not in _ASKING.split()
    ]


@dataclass(frozen=True, slots=True)
class MailWriter:
    """Writes mails around questions; ``story`` and ``history`` are what others wrote."""

    story: Sequence[str]
    history: Sequence[str]

    def mail(self, question: Case) -> str:
        """Write the mail of one question; the same question always gives the same mail."""
        random = Random(sha256(question.id.encode()).digest())  # noqa: S311 - a seed, no secret
        parts = (
            random.choice(_GREETINGS),
            self._body(question.question, random),
            random.choice(_THANKS),
            f"{random.choice(_CLOSINGS)}\n{random.choice(_SIGNATURES)}".strip(),
            random.choice(_NOTICES),
            self._earlier(random),
        )
        return "\n\n".join(part for part in parts if part)

    def _body(self, question: str, random: Random) -> str:
        """Put the question behind a few sentences of story, or between two of them."""
        told = [_ended(one) for one in random.sample(self.story, random.choice((2, 3)))]
        asked = random.choice(_BRIDGES) + question.strip()
        told.insert(random.choice((len(told), len(told), 1)), _ended(asked))
        opening = random.choice(_OPENINGS)
        between = random.choice((" ", "\n", "\n\n"))
        return between.join(part for part in (opening, *told) if part)

    def _earlier(self, random: Random) -> str:
        """Quote another ticket as one of four mail programs does, or nothing."""
        said = f"{random.choice(_AGENT)}\n\n{' '.join(random.sample(self.history, 3))}"
        return random.choice((*_PROGRAMS, _nothing))(said)


def _ended(sentence: str) -> str:
    """Close a sentence that ends with no mark, so that the next one does not run on."""
    return sentence if sentence.endswith((".", "!", "?")) else f"{sentence}."


def _gmail(said: str) -> str:
    return "On Tue, <DATE_2> at 10:14 AM Support <\n<EMAIL_2>> wrote:\n\n" + _marked(said)


def _apple(said: str) -> str:
    return f"> On <DATE_2>, at 09:02, <PERSON_2> <EMAIL_2> wrote:\n> \n{_marked(said)}"


def _outlook(said: str) -> str:
    heads = (
        "From: Support <<EMAIL_2>>",
        "Sent: <DATE_2>",
        "To: <PERSON_1>",
        "Subject: RE: your case",
    )
    return "\n".join((*heads, "", said))


def _old_outlook(said: str) -> str:
    return f"-----Original Message-----\nFrom: Support\nSent: <DATE_2>\n\n{said}"


def _nothing(said: str) -> str:  # noqa: ARG001 - a mail that quotes nothing
    return ""


def _marked(said: str) -> str:
    return "\n".join(_quoted_lines(said))


def _quoted_lines(said: str) -> Iterator[str]:
    for line in said.splitlines():
        yield f"> {line}".rstrip()


_PROGRAMS: tuple[Callable[[str], str], ...] = (_gmail, _apple, _outlook, _old_outlook)
