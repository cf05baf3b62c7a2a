from __future__ import annotations

import io

import pytest
from PIL import Image

from app.text import pages
from tests.app.text import pdf_files


def file_of(*images, format="PNG", **options):
    out = io.BytesIO()
    more = {"save_all": True, "append_images": images[1:]} if len(images) > 1 else {}
    images[0].save(out, format, **more, **options)
    return out.getvalue()


def half_red(width=200, height=100):
    image = Image.new("RGB", (width, height), "white")
    image.paste((255, 0, 0), (0, 0, width // 2, height))
    return image


def pixel(picture, x, y):
    start = 3 * (y * picture.width + x)
    return tuple(picture.rgb[start : start + 3])


def test_a_page_of_a_pdf_is_painted_as_wide_as_asked():
    data = pdf_files.pdf(b"1 0 0 rg 0 421 595 421 re f")
    picture = pages.page_picture(data, "pdf", 1, 300)
    assert (picture.width, len(picture.rgb)) == (300, 3 * picture.width * picture.height)
    assert abs(picture.height - 300 * 842 / 595) <= 1
    assert pixel(picture, 150, 10) == (255, 0, 0)
    assert pixel(picture, 150, picture.height - 10) == (255, 255, 255)
    assert pages.page_size(data, "pdf", 1) == (595, 842)


@pytest.mark.parametrize("format", ["PNG", "JPEG", "BMP", "GIF", "TIFF"])
def test_a_picture_file_is_scaled_to_the_width(format):
    picture = pages.page_picture(file_of(half_red(), format=format), "image", 1, 100)
    assert (picture.width, picture.height) == (100, 50)
    red, white = pixel(picture, 10, 25), pixel(picture, 90, 25)
    assert red[0] > 240 > 20 > red[1]
    assert min(white) > 240


def test_each_page_of_a_tiff_has_its_own_picture():
    data = file_of(Image.new("RGB", (80, 100), "red"), Image.new("RGB", (80, 100), "blue"), format="TIFF")
    assert pixel(pages.page_picture(data, "image", 1, 80), 5, 5) == (255, 0, 0)
    assert pixel(pages.page_picture(data, "image", 2, 80), 5, 5) == (0, 0, 255)
    assert pages.page_picture(data, "image", 3, 80) is None


def test_a_photograph_stands_upright_as_its_camera_says():
    turned = half_red().transpose(Image.Transpose.ROTATE_90)
    exif = Image.Exif()
    exif[0x0112] = 6
    picture = pages.page_picture(file_of(turned, format="JPEG", exif=exif), "image", 1, 200)
    assert (picture.width, picture.height) == (200, 100)


def test_what_is_see_through_is_shown_on_white():
    assert pixel(pages.page_picture(file_of(Image.new("RGBA", (10, 10), (0, 0, 0, 0))), "image", 1, 10), 5, 5) == (255, 255, 255)


def test_the_size_in_points_follows_a_believable_resolution_and_is_a4_otherwise():
    scan = Image.new("L", (1654, 2339), 255)
    width, height = pages.page_size(file_of(scan, dpi=(200, 200)), "image", 1)
    assert (round(width), round(height)) == (595, 842)
    width, _ = pages.page_size(file_of(scan, format="JPEG", dpi=(72, 72)), "image", 1)
    assert width == pytest.approx(595)


@pytest.mark.parametrize(("data", "format"), [(b"%PDF-1.4\nnothing", "pdf"), (b"\x89PNG\r\n\x1a\nnothing", "image"), (b"text", "docx")])
def test_without_a_picture_there_is_none(data, format):
    assert pages.page_picture(data, format, 1, 100) is None
    assert pages.page_size(data, format, 1) is None


def test_there_is_no_page_nought_and_none_after_the_last():
    data = pdf_files.pdf(b"")
    assert pages.page_picture(data, "pdf", 0, 100) is None
    assert pages.page_picture(data, "pdf", 2, 100) is None
