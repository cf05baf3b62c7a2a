from __future__ import annotations

import difflib
import importlib.util
import os
import shutil
from collections import Counter
from functools import cache

import jsonschema
import pytest

from app.errors import Refused, UserError
from app.text import normal, reading, shape
from app.text.markup import RevisionKind, Settled
from tests.app.text.test_shape import SCHEMA
from tests.fixtures.golden.case import Golden, every

WHOLE = os.environ.get("GUIHENG_DRILL") == "full"
LONG = ("扫描-盖章.png", "扫描-只有第二页是扫描.pdf", "扫描-多页.tif", "扫描-放进OFD.ofd")
"""Recognition takes seconds each: the long drill reads them, the usual run the turned one and the two columns."""
ALL = [golden for golden in every() if WHOLE or golden.name not in LONG]
READ = [golden for golden in ALL if not golden.refused]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("golden")


@cache
def _read(path, settled):
    return reading.read_here(path, settled)


def made(folder, golden: Golden):
    for need in golden.needs:
        if not shutil.which(need) and importlib.util.find_spec(need) is None:
            pytest.skip(f"{need} is not on this machine, and {golden.name} cannot be made or read without it")
    path = folder / golden.name
    if not path.exists():
        path.write_bytes(golden.make())
    return path


def read(folder, golden: Golden, settled=Settled.ACCEPTED):
    return _read(made(folder, golden), settled)


def each(files, **more):
    return pytest.mark.parametrize("golden", files, ids=str, **more)


def json_of(found):
    return [shape.node_to_json(node) for node in found.tree.nodes]


def bones(nodes):
    return [(n["kind"], n["label"], n["number"], n["path"], bones(n["children"])) for n in nodes]


def words(nodes):
    for n in nodes:
        yield (n["label"] or "") + (n["heading"] or "") + n["text"] + "".join(cell for row in n.get("rows", ()) for cell in row)
        yield from words(n["children"])


@each(READ)
def test_a_golden_file_is_read_as_what_was_put_in(golden, folder):
    found = json_of(read(folder, golden))
    if golden.likeness == 1.0:
        assert found == list(golden.nodes)
        return
    assert bones(found) == bones(golden.nodes)
    expected, got = "".join(words(golden.nodes)), "".join(words(found))
    assert difflib.SequenceMatcher(None, expected, got, autojunk=False).ratio() >= golden.likeness, got


@each([golden for golden in READ if golden.facts])
def test_the_facts_of_a_golden_file_are_what_was_put_in(golden, folder):
    tree = read(folder, golden).tree
    assert {name: getattr(tree, name) for name in golden.facts} == dict(golden.facts)


@each(READ)
def test_pending_changes_and_comments_of_a_golden_file_are_all_listed(golden, folder):
    found = read(folder, golden)
    listed = [(r.kind, r.text) for r in found.markup.revisions if r.kind != RevisionKind.FORMAT]
    assert (listed, found.pending_revisions) == (list(golden.revisions), len(golden.revisions))
    assert ([(c.text, c.quote) for c in found.markup.comments], found.comments) == (list(golden.comments), len(golden.comments))


@each([golden for golden in READ if golden.rejected is not None])
def test_a_golden_file_with_its_changes_rejected_is_read_as_it_was_before(golden, folder):
    found = read(folder, golden, Settled.REJECTED)
    assert json_of(found) == list(golden.rejected)
    assert found.pending_revisions == len(golden.revisions)


@each(READ)
def test_a_golden_file_is_warned_of_where_it_must_be(golden, folder):
    warnings = read(folder, golden).warnings
    assert len(warnings) == len(golden.warns), warnings
    assert [part for part, whole in zip(golden.warns, warnings, strict=True) if part not in whole] == []


@pytest.mark.parametrize(
    ("golden", "settled"),
    # what is recognised takes seconds a page and is read once
    [(g, s) for g in READ for s in Settled if g.likeness == 1.0 and (s is Settled.ACCEPTED or g.rejected is not None)],
    ids=str,
)
def test_every_visible_character_of_a_golden_file_has_exactly_one_home(golden, folder, settled):
    found = read(folder, golden, settled)
    lines = reading.read_lines(made(folder, golden), settled)
    printed = "".join(line.text + "".join(cell for row in line.rows or () for cell in row) for line in lines.lines)
    assert normal.compact("".join(words(json_of(found)))) == normal.compact(printed)


@each(READ)
def test_what_a_golden_file_gives_can_be_cited_and_stored(golden, folder):
    found = read(folder, golden)
    paths = Counter(node.path for node in found.tree.walk())
    assert [path for path, n in paths.items() if n > 1] == []
    jsonschema.validate(shape.reading_to_json(found), SCHEMA)
    assert shape.tree_from_json(shape.tree_to_json(found.tree)) == found.tree
    for node in found.tree.walk():
        edges = [0, *(edge for a in node.anchors for edge in (a.start, a.end)), len(node.text)]
        assert edges == sorted(edges), node.path


@each([golden for golden in ALL if golden.refused])
def test_a_golden_file_that_cannot_be_read_is_refused_with_a_sentence(golden, tmp_path):
    path = tmp_path / golden.name
    path.write_bytes(golden.make())
    with pytest.raises(UserError) as caught:
        reading.read_here(path)
    assert golden.refused in caught.value.sentence
    assert not isinstance(caught.value, Refused)


def test_the_set_is_large_and_no_name_stands_twice():
    assert len(ALL) >= 60
    assert [name for name, n in Counter(golden.name for golden in ALL).items() if n > 1] == []
