"""Printed and scanned papers for tests: set by typst with the fonts of the machine, rendered, turned, stamped, put into picture files."""

from __future__ import annotations

import io
import math

import pypdfium2
import typst
from PIL import Image, ImageChops, ImageDraw, ImageFilter

from app.forms import fonts

SETUP = """#set page(paper: "a4", margin: (top: 37mm, bottom: 35mm, left: 28mm, right: 26mm), {page})
#set text(font: {fonts}, size: {size}pt, lang: "zh")
#set par(leading: 12pt, spacing: 12pt, first-line-indent: (amount: 2em, all: true), justify: true)
"""


def printed(body, *, page="", size=16):
    """A PDF with a text layer: A4 with the margins of an official paper, paragraphs parted by empty lines."""
    catalogue = fonts.catalogue(fonts.font_folders())
    families = fonts.families(catalogue.families())["body"]
    names = "(" + "".join(f'"{name}", ' for name in ([families] if isinstance(families, str) else families)) + ")"
    setup = SETUP.format(page=page, fonts=names, size=size)
    compiler = typst.Compiler(font_paths=catalogue, ignore_system_fonts=True)
    return compiler.compile(input={"main.typ": (setup + body).encode()}, format="pdf")


def turned(pdf, degrees):
    """The PDF, its first page said to be shown turned clockwise."""
    out = io.BytesIO()
    document = pypdfium2.PdfDocument(pdf)
    try:
        document[0].set_rotation(degrees)
        document.save(out)
    finally:
        document.close()
    return out.getvalue()


def pictures(pdf, dpi=150):
    """Its pages as grey pictures."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.render(scale=dpi / 72).to_pil().convert("L") for page in document]
    finally:
        document.close()


def slanted(image, degrees):
    """As if it had lain askew on the glass."""
    return image.rotate(degrees, Image.Resampling.BICUBIC, fillcolor=255)


def worn(image):
    """A little out of focus, on paper that is not quite white."""
    return image.filter(ImageFilter.GaussianBlur(0.6)).point(lambda value: 12 + value * 230 // 255)


def stamped(image, x, y, across):
    """With a round red stamp, its middle at (x, y) and ``across`` pixels wide, printed over what stands there."""
    stamp = Image.new("RGB", image.size, "white")
    draw = ImageDraw.Draw(stamp)
    half = across / 2
    draw.ellipse((x - half, y - half, x + half, y + half), outline=(215, 35, 40), width=max(3, across // 40))
    star = [
        (x + r * math.sin(math.pi * k / 5), y - r * math.cos(math.pi * k / 5))
        for k in range(10)
        for r in [half * (0.35 if k % 2 == 0 else 0.14)]
    ]
    draw.polygon(star, fill=(215, 35, 40))
    return ImageChops.multiply(image.convert("RGB"), stamp)


def pdf_of(*images, dpi=150):
    """A PDF of pages that are pictures and nothing else."""
    out = io.BytesIO()
    images[0].save(out, "PDF", resolution=dpi, save_all=True, append_images=images[1:])
    return out.getvalue()


def file_of(*images, format="PNG", **options):
    """A picture file; several pages in a TIFF."""
    out = io.BytesIO()
    more = {"save_all": True, "append_images": images[1:]} if len(images) > 1 else {}
    images[0].save(out, format, **more, **options)
    return out.getvalue()
