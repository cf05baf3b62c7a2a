"""When a text says it takes effect and how long it holds."""

from __future__ import annotations

from datetime import date

import pytest

from app.lifecycle.terms import terms
from tests.app import road

DAY = date(2026, 11, 20)


def said(ending: str) -> tuple[date | None, date | None]:
    read = terms(road.draft(road.text(ending)).reading.tree)
    first = read.takes_effect(DAY)
    return first, read.lapses(first or DAY)


@pytest.mark.parametrize(
    "ending",
    [
        "本办法自公布之日起施行。", "本办法自发布之日起实施。", "本办法自印发之日起执行。", "本办法自颁布之日起生效。", "本办法自成文之日起施行。",
        "本规定自签发之日起执行。", "本办法从公布之日起施行。", "本办法自本办法公布之日起施行。", "本办法自印发之日起试行。",
    ],
)  # fmt: skip
def test_at_once(ending: str) -> None:
    assert said(ending) == (DAY, None)


@pytest.mark.parametrize(
    ("ending", "first"),
    [
        ("本办法自公布之日起30日后施行。", date(2026, 12, 20)),
        ("本办法自公布之日起三十日后施行。", date(2026, 12, 20)),
        ("本办法自公布之日起满十日后施行。", date(2026, 11, 30)),
        ("本办法自2027年3月1日起施行。", date(2027, 3, 1)),
        ("本办法自二〇二七年三月一日起施行。", date(2027, 3, 1)),
        ("本办法由区住房城乡建设局负责解释。", None),
        ("施工许可自批准之日起三十日后失效。", None),
    ],
)
def test_the_first_day(ending: str, first: date | None) -> None:
    assert said(ending)[0] == first


@pytest.mark.parametrize(
    ("ending", "last"),
    [
        ("本办法自公布之日起施行，有效期5年。", date(2031, 11, 19)),
        ("本办法自公布之日起施行，有效期为两年。", date(2028, 11, 19)),
        ("本办法自公布之日起施行。本办法有效期限为6个月。", date(2027, 5, 19)),
        ("本办法自公布之日起施行，有效期至2030年6月30日。", date(2030, 6, 30)),
        ("本办法自公布之日起施行。取得的资质证书有效期五年。", None),
        ("本办法自公布之日起施行，与企业签订的协议有效期一般为三年。", None),
        ("本办法自公布之日起施行。营业执照有效期三年的，本办法有效期二年。", date(2028, 11, 19)),
        ("本办法自公布之日起施行，有效期0年。", None),
        ("本办法自公布之日起施行，长期有效。", None),
    ],
)
def test_the_last_day(ending: str, last: date | None) -> None:
    assert said(ending)[1] == last


def test_a_number_out_of_all_measure_is_no_term() -> None:
    assert said("本办法自公布之日起99999999日后施行，有效期9999年。") == (None, None)
