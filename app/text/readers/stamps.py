"""Red stamps on a scanned page, taken off before its text is recognised; a red head (红头) stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Pixels = NDArray[np.uint8]

_REDDER = 50
"""By so much the red of a pixel exceeds its green and blue before it is called red."""
_LEAST_SHARE = 0.0005
_SMALLEST, _LARGEST = 0.09, 0.40
"""Across, in widths of the page: stamps measure 38 to 50 mm, a page 210 mm; photographs of part of a page show them larger."""
_ROUNDEST, _SOLID = 0.7, 0.05


def without(pixels: Pixels) -> Pixels:
    """The picture (rows, columns, RGB) with what a stamp printed over the paper as light as the paper; black under it stays."""
    import cv2
    import numpy as np

    if pixels.ndim != 3:
        return pixels
    red = pixels[:, :, 0].astype(np.int16)
    mask = (red - np.maximum(pixels[:, :, 1], pixels[:, :, 2]).astype(np.int16)) > _REDDER
    if mask.mean() < _LEAST_SHARE:
        return pixels
    width = pixels.shape[1]
    reach = max(3, width // 60)
    blurred = cv2.dilate(mask.astype(np.uint8), np.ones((reach, reach), np.uint8))
    count, _, boxes, _ = cv2.connectedComponentsWithStats(blurred)
    cleaned = pixels.copy()
    for x, y, wide, high, _ in boxes[1:count]:
        part = mask[y : y + high, x : x + wide]
        round_enough = min(wide, high) > _ROUNDEST * max(wide, high)
        if round_enough and _SMALLEST * width < max(wide, high) < _LARGEST * width and part.mean() > _SOLID:
            _lighten(cleaned[y : y + high, x : x + wide], part)
    return cleaned


def _lighten(area: Pixels, red: NDArray[np.bool_]) -> None:
    """Red becomes paper; what is darker in its red than the ink of the stamp is text beneath it and stays grey."""
    import numpy as np

    ink = float(np.percentile(area[:, :, 0][red], 30)) if red.any() else 255.0
    light = np.clip(area[:, :, 0].astype(np.float32) * (255.0 / max(ink, 1.0)), 0, 255).astype(np.uint8)
    for channel in range(3):
        area[:, :, channel] = light
