"""Units by name, and what tables call them."""

from __future__ import annotations

import pytest

from app.lifecycle.units import short_name


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("区住房城乡建设局", "住建局"),
        ("区市场监管局", "市监局"),
        ("区民政局", "民政局"),
        ("云州镇人民政府", "云州镇人民政府"),
        ("区", "区"),
    ],
)
def test_a_unit_is_called_by_its_usual_short_name(name, short):
    assert short_name(name) == short
