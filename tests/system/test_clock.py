import datetime as dt

from infitah_desk.system.clock import Clock, SystemClock


def test_the_systems_clock_is_aware_and_in_utc() -> None:
    clock: Clock = SystemClock()
    assert clock.now().utcoffset() == dt.timedelta()


def test_the_systems_monotonic_clock_never_goes_back() -> None:
    clock: Clock = SystemClock()
    assert clock.monotonic() <= clock.monotonic()
