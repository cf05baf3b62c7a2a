"""OFD files for tests: a zip with OFD.xml, Document.xml, resources and a Content.xml per page (GB/T 33190—2016)."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

NAMESPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
A4 = (210, 297)


@dataclass
class Sheet:
    """A page under construction, in millimetres from the upper left corner."""

    objects: list[str] = field(default_factory=list)
    media: dict[str, bytes] = field(default_factory=dict)

    def text(self, x, baseline, words, size=5.6, more=""):
        """One text object, characters set solid."""
        steps = " ".join([f"{size if ord(c) > 0x2E80 else size / 2:g}" for c in words[:-1]])
        delta = f" DeltaX={quoteattr(steps)}" if steps else ""
        self.objects.append(
            f'<ofd:TextObject ID="{1000 + len(self.objects)}" Boundary="{x:g} {baseline - size:g} 200 {size * 1.3:g}" Font="1" Size="{size:g}" {more}>'
            f'<ofd:TextCode X="0" Y="{size:g}"{delta}>{escape(words)}</ofd:TextCode></ofd:TextObject>'
        )
        return self

    def letters(self, x, baseline, words, size=5.6):
        """One text object for each character."""
        for word in words:
            self.text(x, baseline, word, size)
            x += size if ord(word) > 0x2E80 else size / 2
        return self

    def path(self, box, strokes):
        self.objects.append(
            f'<ofd:PathObject ID="{1000 + len(self.objects)}" Boundary="{" ".join(map(str, box))}" Fill="true">'
            f"<ofd:AbbreviatedData>{strokes}</ofd:AbbreviatedData></ofd:PathObject>"
        )
        return self

    def picture(self, box, data):
        name = f"image_{len(self.media)}.png"
        self.media[name] = data
        self.objects.append(
            f'<ofd:ImageObject ID="{1000 + len(self.objects)}" Boundary="{" ".join(map(str, box))}" '
            f'CTM="{box[2]} 0 0 {box[3]} 0 0" ResourceID="{name}"/>'
        )
        return self


def write(path, *pages, extra=None):
    path.write_bytes(ofd(*pages, extra=extra))
    return path


def ofd(*pages, extra=None):
    """The bytes of an OFD file with these sheets; ``extra`` adds or replaces parts."""
    listed = "".join(f'<ofd:Page ID="{i + 1}" BaseLoc="Pages/Page_{i}/Content.xml"/>' for i in range(len(pages)))
    media = {name: data for sheet in pages for name, data in sheet.media.items()}
    resources = "".join(
        f'<ofd:MultiMedia ID="{name}" Type="Image"><ofd:MediaFile>{name}</ofd:MediaFile></ofd:MultiMedia>' for name in media
    )
    parts = {
        "OFD.xml": f'<ofd:OFD {NAMESPACE} DocType="OFD" Version="1.0"><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>',
        "Doc_0/Document.xml": (
            f"<ofd:Document {NAMESPACE}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 {A4[0]} {A4[1]}</ofd:PhysicalBox></ofd:PageArea>"
            f"<ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes></ofd:CommonData><ofd:Pages>{listed}</ofd:Pages></ofd:Document>"
        ),
        "Doc_0/DocumentRes.xml": f'<ofd:Res {NAMESPACE} BaseLoc="Res"><ofd:MultiMedias>{resources}</ofd:MultiMedias></ofd:Res>',
        **{
            f"Doc_0/Pages/Page_{i}/Content.xml": (
                f'<ofd:Page {NAMESPACE}><ofd:Content><ofd:Layer ID="900">{"".join(sheet.objects)}</ofd:Layer></ofd:Content></ofd:Page>'
            )
            for i, sheet in enumerate(pages)
        },
        **{f"Doc_0/Res/{name}": data for name, data in media.items()},
        **(extra or {}),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return out.getvalue()
