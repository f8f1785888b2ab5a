import codecs
import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.decoding import decode
from ingest.unreadable import UnreadableError

FRENCH = (
    "Si vous n\N{RIGHT SINGLE QUOTATION MARK}avez pas reçu votre commande, vérifiez d'abord l'état "
    "de la livraison. "
    "Où est mon colis ? Contactez le service à la clientèle."
)
CZECH = (
    "Otevřete nastavení účtu a klikněte na tlačítko Změnit heslo. Potom zadejte nové heslo a "
    "uložte změny, které se projeví při příštím přihlášení."
)
visible = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\u2028\u2029\ufeff")
)


def test_it_works() -> None:
    assert decode(b"Hold the button.\r\nWait.\rDone.") == "Hold the button.\nWait.\nDone."


@given(visible)
def test_whatever_is_written_in_utf8_comes_back(text: str) -> None:
    assert decode(text.encode()) == text


@given(
    visible,
    st.sampled_from(
        [
            (codecs.BOM_UTF8, "utf-8"),
            (codecs.BOM_UTF16_LE, "utf-16-le"),
            (codecs.BOM_UTF16_BE, "utf-16-be"),
            (codecs.BOM_UTF32_LE, "utf-32-le"),
            (codecs.BOM_UTF32_BE, "utf-32-be"),
        ]
    ),
)
def test_a_mark_tells_the_encoding_and_goes(text: str, marked: tuple[bytes, str]) -> None:
    mark, encoding = marked
    # UTF-16's mark before a NUL reads as UTF-32's; no text begins with a NUL.
    assert decode(mark + text.encode(encoding)) == text


@given(st.binary(max_size=300))
def test_any_bytes_give_text_or_a_reason(raw: bytes) -> None:
    text = ""
    with contextlib.suppress(UnreadableError):
        text = decode(raw)
    assert "\r" not in text
    assert "\0" not in text
    text.encode()


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (FRENCH, "cp1252"),
        ("Réinitialisez le mot de passe : « Accès refusé » s'affiche dès le clic.", "cp1252"),
        ("Öffnen Sie die Einstellungen und wählen Sie „Größe ändern“.", "cp1252"),
        ("¿Cómo cambio mi contraseña? Pulse «Configuración» y después Aceptar.", "latin-1"),
        (CZECH, "cp1250"),
        ("Zażółć gęślą jaźń. Otwórz ustawienia konta i kliknij Zmień hasło.", "cp1250"),
        ("Откройте настройки и нажмите «Сменить пароль».", "cp1251"),
        ("Откройте настройки и нажмите кнопку, чтобы сменить пароль.", "koi8_r"),
        ("Ανοίξτε τις ρυθμίσεις και αλλάξτε τον κωδικό.", "cp1253"),
        ("設定を開いて、パスワードを変更してください。", "shift_jis"),
        ("設定を開いて、パスワードを変更してください。", "euc_jp"),
        ("打开设置并更改密码。请联系客服。", "gb18030"),
        ("설정을 열고 비밀번호를 변경하세요.", "euc_kr"),
    ],
)
def test_it_guesses_the_older_encodings(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding) * 2) == text * 2


def test_it_reads_utf16_without_its_mark() -> None:
    assert decode("Hold the button.".encode("utf-16-le")) == "Hold the button."
    assert decode("Hold the button.".encode("utf-16-be")) == "Hold the button."


def test_a_page_may_declare_its_charset() -> None:
    czech = "Příliš žluťoučký kůň úpěl ďábelské ódy. Otevřete nastavení účtu."
    page = f'<html><head><meta charset="iso-8859-2"></head><p>{czech}</p>'
    assert decode(page.encode("iso-8859-2")) == page


def test_a_page_that_lies_about_its_charset_is_guessed() -> None:
    page = '<meta charset="no-such-charset"><p>Größe ändern und schließen</p>'
    assert "Größe" in decode(page.encode("cp1252"))


def test_it_refuses_a_picture() -> None:
    with pytest.raises(UnreadableError, match="not a text file"):
        decode(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")


def test_it_refuses_text_full_of_control_characters() -> None:
    with pytest.raises(UnreadableError, match="control characters"):
        decode(b"\x01\x02\x03 words \x04\x05\x06")


def test_it_drops_the_odd_control_character() -> None:
    assert decode(b"Press \x07the bell, then wait for a minute or two.").startswith("Press the")


def test_it_refuses_text_that_breaks_its_marks_promise() -> None:
    with pytest.raises(UnreadableError, match="byte 6"):
        decode(codecs.BOM_UTF8 + b"Hello \xff")


def test_it_refuses_an_encoding_that_nobody_can_tell() -> None:
    with pytest.raises(UnreadableError):
        decode(bytes(range(128, 256)) * 20)
