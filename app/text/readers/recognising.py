"""Text of pages that are pictures, recognised offline by rapidocr on onnxruntime: the optional extra ``ocr``.

The models lie inside the package and are named by path, so that nothing is ever looked for elsewhere.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from app.text import limits, normal
from app.text.readers import fragments, stamps
from app.text.readers.sheets import Box, Page, Piece

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from PIL.Image import Image
    from rapidocr import RapidOCR

    Pixels = NDArray[np.uint8]
    Corners = NDArray[np.float32]

LONGEST_SIDE = 2339
"""Pixels of a page given to recognition: A4 at 200 dpi."""
SHORTEST_SIDE = 1100
_SEEN_SIDE = 1216
"""Pixels of the page on which lines are looked for; their characters are read from the larger one."""
_SURE = 0.5
_JUDGED_LINES = 12
_LONG = 4.0
_SMALLEST_SKEW = 0.15


class Failed(Exception):
    """Recognition broke off at a page: out of memory, or the library failed."""


def is_installed() -> bool:
    """Whether the extra ``ocr`` is there; nothing of it is loaded by asking."""
    return find_spec("rapidocr") is not None and find_spec("onnxruntime") is not None


@dataclass(frozen=True, slots=True)
class Turn:
    """How a page must be turned to stand upright: quarters counter-clockwise, then degrees clockwise round its middle."""

    quarters: int
    degrees: float


def page(image: Image, number: int, width: float, height: float) -> Page:
    """The printed lines of a picture of page ``number``, ``width`` × ``height`` points; turned and askew pages are read upright.

    Raises Failed. Boxes are measured on the upright page, ``shown`` on the page as it is.
    """
    import cv2
    from rapidocr.inference_engine.onnxruntime.main import ONNXRuntimeError

    try:
        return _page(image, number, width, height)
    except (ONNXRuntimeError, cv2.error) as broken:
        raise Failed from broken


def _page(image: Image, number: int, width: float, height: float) -> Page:
    import numpy as np

    pixels = np.ascontiguousarray(stamps.without(np.asarray(_sized(image)))[:, :, ::-1])
    corners = _lines(pixels)
    if not len(corners):
        return Page(number, width, height, (), has_picture=True)
    crops = [_crop(pixels, quad) for quad in corners]
    turn = Turn(_quarters(crops), 0.0)
    upright = _upright(corners, turn, pixels.shape[1], pixels.shape[0])
    turn = Turn(turn.quarters, _skew(upright))
    upright = _level(upright, turn.degrees)
    read = _read([np.ascontiguousarray(np.rot90(crop, turn.quarters)) for crop in crops])
    scale = width / pixels.shape[1]
    pieces = [
        Piece(normal.plain(text.strip()), number, 0, _box(place, scale), shown=_box(quad, scale))
        for text, place, quad in zip(read, upright, corners, strict=True)
        if text.strip()
    ]
    wide, high = (height, width) if turn.quarters % 2 else (width, height)
    return Page(number, wide, high, fragments.lines(pieces), has_picture=True)


def _sized(image: Image) -> Image:
    """The picture in the size that recognition wants."""
    longest = max(image.width, image.height)
    factor = LONGEST_SIDE / longest if longest > LONGEST_SIDE else max(1.0, SHORTEST_SIDE / longest)
    if factor == 1.0:
        return image
    return image.resize((max(1, round(image.width * factor)), max(1, round(image.height * factor))), reducing_gap=2.0)


@cache
def _engine() -> RapidOCR:
    """The loaded models, once for the process."""
    import cv2
    from rapidocr import RapidOCR

    threads = min(limits.RECOGNITION_THREADS, os.cpu_count() or 1)
    cv2.setNumThreads(threads)
    models = _models()
    return RapidOCR(
        params={
            "Global.log_level": "critical",
            "Global.use_vertical_padding": False,
            "Det.model_path": str(models / "PP-OCRv6_det_small.onnx"),
            "Det.limit_type": "max",
            "Det.limit_side_len": _SEEN_SIDE,
            "Cls.model_path": str(models / "ch_ppocr_mobile_v2.0_cls_mobile.onnx"),
            "Rec.model_path": str(models / "PP-OCRv6_rec_small.onnx"),
            "EngineConfig.onnxruntime.intra_op_num_threads": threads,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
        }
    )


def _models() -> Path:
    import rapidocr

    return Path(rapidocr.__file__).parent / "models"


def _lines(pixels: Pixels) -> Corners:
    """The four corners of each line, from its upper left one clockwise, in pixels; shape (lines, 4, 2)."""
    import numpy as np
    from rapidocr.main import RapidOCRError

    try:
        _, found = _engine().detect_and_crop(pixels, {})
    except RapidOCRError:
        return np.zeros((0, 4, 2), np.float32)
    return np.asarray(found.boxes, np.float32)


def _crop(pixels: Pixels, quad: Corners) -> Pixels:
    """The picture of one line, levelled; as high as it stands on the page."""
    import cv2
    import numpy as np

    wide = max(1, round(float(max(np.linalg.norm(quad[0] - quad[1]), np.linalg.norm(quad[3] - quad[2])))))
    high = max(1, round(float(max(np.linalg.norm(quad[0] - quad[3]), np.linalg.norm(quad[1] - quad[2])))))
    flat = np.array([[0, 0], [wide, 0], [wide, high], [0, high]], np.float32)
    matrix = cv2.getPerspectiveTransform(quad, flat)
    return np.asarray(cv2.warpPerspective(pixels, matrix, (wide, high), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE), np.uint8)


def _quarters(crops: Sequence[Pixels]) -> int:
    """By how many quarters counter-clockwise the page must be turned: told by its longest lines."""
    import numpy as np

    longest = sorted(crops, key=lambda crop: max(crop.shape[:2]), reverse=True)[:_JUDGED_LINES]
    lying = 2 * sum(crop.shape[0] > 1.5 * crop.shape[1] for crop in longest) > len(longest)
    told = [np.ascontiguousarray(np.rot90(crop)) if lying else crop for crop in longest]
    judged = _engine().cls_and_rotate(told)[1].cls_res or []
    standing = sum(score if label == "0" else -score for label, score in judged)
    return (1 if lying else 0) + (0 if standing >= 0 else 2)


def _upright(corners: Corners, turn: Turn, width: int, height: int) -> Corners:
    """The corners on the page turned by whole quarters."""
    import numpy as np

    x, y = corners[:, :, 0], corners[:, :, 1]
    turned = {0: (x, y), 1: (y, width - x), 2: (width - x, height - y), 3: (height - y, x)}[turn.quarters]
    return np.stack(turned, axis=2).astype(np.float32)


def _skew(corners: Corners) -> float:
    """Degrees by which the lines fall to the right, told by the long ones."""
    import numpy as np

    angles = []
    for quad in corners:
        edges = np.roll(quad, -1, axis=0) - quad
        lengths = np.hypot(edges[:, 0], edges[:, 1])
        if lengths.max() < _LONG * max(1.0, lengths.min()):
            continue
        dx, dy = edges[int(lengths.argmax())]
        angle = float(np.degrees(np.arctan2(dy, dx)))
        angles.append((angle + 90) % 180 - 90)
    near = [angle for angle in angles if abs(angle) < 45]
    return float(np.median(near)) if near else 0.0


def _level(corners: Corners, degrees: float) -> Corners:
    """The corners on a page turned back by its skew."""
    import numpy as np

    if abs(degrees) < _SMALLEST_SKEW:
        return corners
    middle = corners.reshape(-1, 2).mean(axis=0)
    turn = np.radians(-degrees)
    matrix = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    return np.asarray((corners - middle) @ matrix.T + middle, np.float32)


def _read(crops: list[Pixels]) -> list[str]:
    """The words of each line; empty where they are not sure."""
    found = _engine().recognize_txt(crops)
    return [text if score >= _SURE else "" for text, score in zip(found.txts or (), found.scores, strict=True)]


def _box(quad: Corners, scale: float) -> Box:
    low, high = quad.min(axis=0) * scale, quad.max(axis=0) * scale
    return float(low[0]), float(low[1]), float(high[0]), float(high[1])
