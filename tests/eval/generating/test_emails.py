from eval.cases import Case
from eval.generating.emails import MailWriter, told

STORY = ("My card was lost last week.", "We moved to another town.", "The bank is closed today.")
WRITER = MailWriter(story=STORY, history=STORY)


def test_it_works() -> None:
    mail = WRITER.mail(Case("q1", "How do I pair my lamp?", {"pair": 1}))
    assert "How do I pair my lamp?" in mail
    assert sum(sentence in mail for sentence in STORY) >= 2


def test_the_same_question_gives_the_same_mail() -> None:
    question = Case("q1", "How do I pair my lamp?", {"pair": 1})
    assert WRITER.mail(question) == WRITER.mail(question)
    assert WRITER.mail(question) != WRITER.mail(Case("q2", question.question, {"pair": 1}))


def test_mails_quote_histories_of_several_kinds() -> None:
    mails = [WRITER.mail(Case(str(n), "Where is it?", {"a": 1})) for n in range(60)]
    for sign in ("wrote:\n\n> ", "> On <DATE_2>", "Sent: <DATE_2>\nTo:", "-----Original Message"):
        assert any(sign in mail for mail in mails), sign


def test_a_story_asks_nothing() -> None:
    assert told(["Why is my card gone?", "how do i get a new card", "Hello", *STORY]) == [*STORY]
