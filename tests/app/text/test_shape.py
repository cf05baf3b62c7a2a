from __future__ import annotations

import json

import jsonschema
import pytest

import resources
from app.text import anchors, reading, shape
from tests.app.text.word_files import paragraph, write

SCHEMA = json.loads(resources.path("schema/text.json").read_text(encoding="utf-8"))
KEYS = [
    "file", "format", "title", "body_title", "document_number", "issuing_authority", "addressee", "signed_on", "effective_on", "valid_until",
    "pending_revisions", "comments", "warnings", "nodes",
]  # fmt: skip


@pytest.fixture
def read(tmp_path):
    cells = "".join(f"<w:tc>{paragraph(text)}</w:tc>" for text in ("项目", "标准"))
    body = [
        paragraph("云州区广告办法"),
        paragraph("第一条　甲。"),
        paragraph("第二条　乙，"),
        paragraph("（一）丙。"),
        f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>",
    ]
    return reading.read_here(write(tmp_path, *body))


def test_a_reading_has_the_keys_of_the_contract_in_order(read):
    assert list(shape.reading_to_json(read)) == KEYS


def test_a_reading_fits_its_schema(read):
    jsonschema.validate(json.loads(json.dumps(shape.reading_to_json(read))), SCHEMA)


def test_a_refusal_fits_the_schema():
    jsonschema.validate({"file": "x", "error": "打不开。"}, SCHEMA)


def test_a_node_without_a_path_does_not_fit(read):
    broken = json.loads(json.dumps(shape.reading_to_json(read)))
    del broken["nodes"][0]["path"]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(broken, SCHEMA)


def test_a_stored_tree_comes_back_whole_with_its_anchors(read):
    stored = shape.tree_to_json(read.tree)
    assert shape.tree_from_json(stored) == read.tree
    assert shape.tree_to_json(shape.tree_from_json(stored)) == stored


@pytest.mark.parametrize("data", [b"{}", b"[]", b"nothing", b'{"nodes": 3}'])
def test_other_bytes_are_no_stored_tree(data):
    with pytest.raises(ValueError):  # noqa: PT011
        shape.tree_from_json(data)


def test_a_range_of_a_node_is_found_in_the_source(read):
    item = anchors.find(read.tree, "第二条第（一）项")
    where = anchors.locate(item, 1, 2)[0]
    assert (where.part, where.place, where.offset, where.start, where.end) == ("word/document.xml", 3, 4, 1, 2)


def test_a_range_of_a_cell_is_found_in_the_source(read):
    table = next(node for node in read.tree.walk() if node.kind == "table")
    where = anchors.locate_cell(table, 0, 1, 1, 2)[0]
    assert (where.place, where.offset, where.start, where.end) == (5, 1, 1, 2)
