from service.drafting.generating.calling.breaking import Breaker


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_it_works() -> None:
    breaker = Breaker(failures=2)
    assert breaker.lets_through()
    breaker.failed()
    assert breaker.lets_through()
    breaker.failed()
    assert not breaker.lets_through()


def test_failures_count_in_a_row_only() -> None:
    breaker = Breaker(failures=2)
    for _ in range(5):
        breaker.failed()
        breaker.succeeded()
    assert breaker.lets_through()


def test_after_a_rest_one_call_looks_and_its_success_lets_all_through() -> None:
    clock = Clock()
    breaker = Breaker(failures=1, rest_s=30, clock=clock)
    breaker.failed()
    clock.now = 31
    assert [breaker.lets_through() for _ in range(3)] == [True, False, False]
    breaker.succeeded()
    assert [breaker.lets_through() for _ in range(3)] == [True, True, True]


def test_a_look_that_fails_or_is_called_off_means_another_rest() -> None:
    clock = Clock()
    breaker = Breaker(failures=1, rest_s=30, clock=clock)
    breaker.failed()
    clock.now = 31
    assert breaker.lets_through()
    breaker.failed()
    clock.now = 60
    assert not breaker.lets_through()
    clock.now = 62
    assert breaker.lets_through()
    clock.now = 93
    assert breaker.lets_through()
