"""The calendars of the showcase, read by icalendar and unrolled by recurring-ical-events: as the pages' data have them."""
import datetime
import json
import re

import icalendar
import pytest
import recurring_ical_events

from conftest import DAY, ROOT, gongbao

TODAY = datetime.date.fromisoformat(DAY)
YEAR = [TODAY + datetime.timedelta(days=more) for more in range(366)]
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    out = tmp_path_factory.mktemp("built") / "public"
    done = gongbao("build", "--quiet", "--site", ROOT / "tests/sites/showcase", "--as-of", DAY, "--out", out)
    assert done.returncode == 0, done.stderr
    return out


def of_calendar(path):
    calendar = icalendar.Calendar.from_ical(path.read_bytes())
    assert not calendar.errors and all(not part.errors for part in calendar.walk())
    events = recurring_ical_events.of(calendar).between(YEAR[0], YEAR[-1] + datetime.timedelta(days=1))
    timed, whole = set(), set()
    for event in events:
        start, end = event["DTSTART"].dt, event["DTEND"].dt
        if isinstance(start, datetime.datetime):
            timed.add((start.date(), start.strftime("%H:%M"), end.strftime("%H:%M")))
        else:
            whole.add(start)
    return timed, whole


def of_page(path):
    data = json.loads(re.search(r'<script[^>]*ld\+json"?>(.*?)</script>', path.read_text("utf-8"), re.S)[1])
    usual, special = data.get("openingHoursSpecification", []), data.get("specialOpeningHoursSpecification", [])
    found = set()
    for day in YEAR:
        valid = [of for of in special if of["validFrom"] <= day.isoformat() <= of["validThrough"]]
        for of in valid or [of for of in usual if WEEKDAYS[day.weekday()] in of["dayOfWeek"]]:
            if "opens" in of:
                found.add((day, of["opens"], of["closes"].replace("23:59", "00:00")))
    return found


def test_calendars_say_what_the_pages_say(built):
    calendars = sorted((built / "stations").glob("*.ics"))
    assert len(calendars) >= 5
    for path in calendars:
        timed, _ = of_calendar(path)
        assert timed == of_page(path.with_suffix(".html")), path.name


def test_a_part_of_the_day_is_a_whole_day_event(built):
    _, whole = of_calendar(built / "stations/places.ics")
    assert len(whole) >= 10 and all(day.weekday() == 4 for day in whole)
