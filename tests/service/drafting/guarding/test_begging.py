import pytest

from service.drafting.guarding.begging import asks_for_secrets


@pytest.mark.parametrize(
    "text",
    [
        "Send us your password and your card number by reply.",
        "Please reply with your verification code.",
        "Tell us the card details in this message.",
        "Bitte sende uns dein Passwort.",
        "Envoyez-nous votre mot-de-passe : donnez le mot-de-passe dans votre réponse.",
        "Отправьте нам ваш пароль.",
    ],
)
def test_it_works(text: str) -> None:
    assert asks_for_secrets(text)


@pytest.mark.parametrize(
    "text",
    [
        "Never send us your password.",
        "Enter your password and choose Next.",
        "Tell us the error code.",
        "We send you a verification code by text message.",
        "Reset your password, then reply to this message if it fails.",
        "Share the garden with the code below.",
    ],
)
def test_what_a_customer_does_with_his_own_secrets_may_be_said(text: str) -> None:
    assert not asks_for_secrets(text)
