from __future__ import annotations


def pdf(*contents: bytes, picture: bool = False, extra: str = "") -> bytes:
    """A PDF of A4 pages with these content streams; with ``picture`` each page may draw /Im."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>"]
    kids = " ".join(f"{3 + 2 * i} 0 R" for i in range(len(contents)))
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(contents)} >>".encode())
    image = 3 + 2 * len(contents)
    resources = f"<< /XObject << /Im {image} 0 R >> >>" if picture else f"<< /Font << /F {image} 0 R >> >>"
    for i, content in enumerate(contents):
        objects.append(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources {resources} /Contents {4 + 2 * i} 0 R >>".encode())
        objects.append(f"<< /Length {len(content)} >>\nstream\n".encode() + content + b"\nendstream")
    if picture:
        objects.append(
            b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>\nstream\n\x80\nendstream"
        )
    else:
        cmap = image + 3
        objects.append(
            f"<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /Identity-H /DescendantFonts [{image + 1} 0 R] /ToUnicode {cmap} 0 R >>".encode()
        )
        objects.append(
            f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Song /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> "
            f"/FontDescriptor {image + 2} 0 R /DW 1000 >>".encode()
        )
        objects.append(
            b"<< /Type /FontDescriptor /FontName /Song /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 900 /Descent -200 "
            b"/CapHeight 700 /StemV 80 >>"
        )
        mapping = (
            b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def /CMapType 2 def "
            b"1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfrange <0000> <FFFF> <0000> endbfrange "
            b"endcmap CMapName currentdict /CMap defineresource pop end end"
        )
        objects.append(f"<< /Length {len(mapping)} >>\nstream\n".encode() + mapping + b"\nendstream")
    return _file(objects, extra)


def printed(*lines: tuple[float, float, str], size: float = 16) -> bytes:
    """A content stream that prints each (x, y from below, text)."""
    parts = [f"BT /F {size:g} Tf 1 0 0 1 {x:g} {y:g} Tm <{text.encode('utf-16-be').hex()}> Tj ET" for x, y, text in lines]
    return "\n".join(parts).encode()


def rules(left: float, right: float, xs: list[float], ys: list[float]) -> bytes:
    """A content stream that draws the rules of a grid."""
    across = [f"{left:g} {y:g} m {right:g} {y:g} l S" for y in ys]
    down = [f"{x:g} {min(ys):g} m {x:g} {max(ys):g} l S" for x in xs]
    return "\n".join([*across, *down]).encode()


def _file(objects: list[bytes], extra: str) -> bytes:
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode() + b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    return out + f"trailer << /Size {len(objects) + 1} /Root 1 0 R {extra} >>\nstartxref\n{start}\n%%EOF\n".encode()
