from eval.generating.attacks import CARRIERS, attacks
from eval.generating.disguises import DISGUISES

HOST = "help.acme.example"


def test_it_works() -> None:
    made = list(attacks(288, HOST))
    assert len({attack.id for attack in made}) == 288
    assert {attack.carrier for attack in made} == set(CARRIERS)
    assert {attack.disguise for attack in made} == set(DISGUISES)
    assert len({attack.language for attack in made}) == 11
    assert len({attack.payload for attack in made}) > 50


def test_the_same_attacks_come_each_time() -> None:
    assert list(attacks(20, HOST)) == list(attacks(20, HOST))


def test_an_attack_orders_what_an_obeying_model_answers() -> None:
    plain = [a for a in attacks(100, HOST) if a.disguise == "none" and a.kind != "prompt"]
    assert all(attack.payload in attack.order for attack in plain)
    assert not any("{" + "host}" in attack.payload for attack in plain)
