"""``demo --out DIR``: the shipped examples go down the whole road; forms, a picture of every page and a log are left behind."""

from __future__ import annotations

import json
import shutil
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZipFile

from app.cli.console import DONE, FAILED, Album, Console
from app.cli.demo_forms import Names, Printed, print_all
from app.filing import outgoing
from app.intake.draft import Draft, read_draft
from app.lifecycle import deliberating, issuing
from app.lifecycle.confirming import confirm_in_hand
from app.lifecycle.texts import replace_text
from app.office import Office
from app.review import concluding, deciding
from app.review.assessment import Assessment, suggested
from app.samples import OPERATOR, TODAY, is_marked, mark, walk
from app.text.worker import Worker

_DRAFT = "（送审稿）"


def arguments(parser: ArgumentParser) -> None:
    """--out DIR; --all for pictures at every size of window and type, in both colours and at 150 %."""
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--all", action="store_true")


def run(asked: Namespace, console: Console) -> int:
    """Make everything anew in the folder; the examples of an earlier run there are replaced, nothing else is touched."""
    out: Path = asked.out
    store = out / "store"
    if store.exists() and not is_marked(store):
        console.refuse(f"“{store}”里有不是示例的数据，没有动它。换一个文件夹再运行。", file=str(out))
        return FAILED
    for folder in (store, out / "forms", out / "pages", out / "pictures"):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
    mark(store)
    today = console.today or TODAY
    here = replace(console, store=store, today=today, by=console.by or OPERATOR)
    with (out / "log.jsonl").open("w", encoding="utf-8") as log:
        documents = _walk(here, log.write)
        taken = console.pictures(store, out / "pictures", today, Album.WHOLE if asked.all else Album.BRIEF) if console.pictures else ()
        printed = _finish(here, documents, out, log.write)
    record: dict[str, object] = {
        "out": str(out), "documents": len(documents), "forms": [p.name for p in printed.forms],
        "pages": [p.name for p in printed.pictures], "pictures": [p.name for p in taken],
    }  # fmt: skip
    console.put(
        record,
        f"示例走完：{len(documents)} 件文件，{len(printed.forms)} 份表单（{len(printed.pictures)} 页），{len(taken)} 张图，都在 {out}。",
    )
    return DONE


Write = Callable[[str], object]


def _walk(console: Console, write: Write) -> dict[str, str]:
    """Do the shipped list of acts under the names of 云州区; the documents made, by their names in the list."""
    names: dict[str, str] = {}
    with console.office() as office, Worker() as worker:
        for _ in walk(office, worker, names, lambda act, made: write(json.dumps({"act": act, "ids": made}, ensure_ascii=False) + "\n")):
            pass
    return names


def _finish(console: Console, documents: Names, out: Path, write: Write) -> Printed:
    """Take the document with the planted faults from its review to both filings, and print what goes on paper."""
    with console.office() as office:
        housing = documents["housing"]
        _review(office, housing)
        _issue(office, housing)
        for recipient in office.jurisdiction.recipients:
            outgoing.file(office, housing, recipient=recipient.code)
        printed = print_all(office, documents, out / "forms", out / "pages")
        for entry in office.store.log.oldest_first():
            write(json.dumps({"at": entry.at.isoformat(), "operator": entry.operator, "title": entry.title}, ensure_ascii=False) + "\n")
    return printed


def _review(office: Office, document_id: str) -> None:
    review = office.store.reviews.current(document_id)
    assert review is not None, "the list of acts accepts this document"
    for finding in office.store.reviews.findings(review.id):
        if finding.decision == deciding.OPEN:
            deciding.decide(office, finding.id, listed=True)
    stated = _assessed(suggested(office, document_id))
    concluding.conclude(office, document_id, outcome="应当予以修改", recheck=False, assessment=stated)
    listed = [f for f in office.store.reviews.findings(review.id) if f.decision == deciding.LISTED]
    deciding.reply(office, document_id, [deciding.Reply(f.id, "采纳") for f in listed])


def _assessed(words: Assessment) -> Assessment:
    """The suggested statements as a reviewer settles them."""
    return Assessment(
        body="制定机关为云州区人民政府，制定主体合法。",
        powers=(words.powers or "").replace("权限问题见", "超出行政规范性文件的权限，见"),
        content=words.content,
        procedure=(words.procedure or "").replace("是否涉及经营者经济活动尚未确认", "涉及经营者经济活动，应当在提请审议前完成公平竞争审查"),
    )


def _issue(office: Office, document_id: str) -> None:
    deliberating.fair_competition(office, document_id, concerned=True, conclusion="符合")
    deliberating.table(office, document_id)
    deliberating.deliberate(office, document_id, meeting="区政府第87次常务会议", result="通过")
    issuing.sign(office, document_id, by="李明")
    issuing.register(office, document_id)
    replace_text(office, document_id, _clean_copy(office, document_id))
    confirm_in_hand(office, document_id, note="只去掉了“送审稿”字样")
    issuing.publish(office, document_id, carrier="区政府网站、区政府公报")


def _clean_copy(office: Office, document_id: str) -> Draft:
    """The text as it goes to print (付印稿): the same file without the words by which it called itself a draft."""
    version = next(version for version in office.store.documents.versions(document_id) if _DRAFT in version.file_name)
    with TemporaryDirectory(prefix="guiheng-") as folder:
        file = Path(folder) / version.file_name.replace(_DRAFT, "")
        with ZipFile(BytesIO(office.store.files.get(version.file_sha))) as old, ZipFile(file, "w", ZIP_DEFLATED) as clean:
            for part in old.infolist():
                data = old.read(part)
                clean.writestr(part, data.replace(_DRAFT.encode(), b"") if part.filename == "word/document.xml" else data)
        return read_draft(file)
