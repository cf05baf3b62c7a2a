"""What the tests of the store are made of: instants, records, and the rows that acts have left."""

from __future__ import annotations

import hashlib
from datetime import date, datetime, timedelta

from db.acts import Act, Stamp
from db.records import (
    BUSINESS,
    Approval,
    ArchiveItem,
    CalendarDay,
    CalendarNotice,
    Catalogue,
    ChecklistMark,
    Citation,
    Comment,
    Confirmation,
    Consultancy,
    Consultation,
    Contact,
    Correction,
    DatedParameter,
    Deadline,
    DeclaredDocument,
    Deliberation,
    Determination,
    Document,
    Event,
    Extension,
    Filing,
    FilingStep,
    Finding,
    FormTemplate,
    Incoming,
    IncomingStep,
    IssuedNumber,
    Issuer,
    KnownKey,
    LawChange,
    LawText,
    Material,
    Objection,
    OfficeRule,
    Packet,
    Parameter,
    Person,
    Proceeding,
    Publication,
    Review,
    Row,
    RuleChange,
    RuleWords,
    Setting,
    StoredFile,
    Suspension,
    TextVersion,
    TreeEdit,
    Unit,
)
from db.store import Store

AT = datetime(2026, 7, 1, 9, 0, 0)
DAY = date(2026, 7, 1)
CLERK = Stamp("张三", AT)


def later(seconds: int) -> datetime:
    return AT + timedelta(seconds=seconds)


def document(act: Act, title: str = "云州区限额以下工程管理办法") -> Document:
    return act.insert(Document(id=act.new_id(), matter="normative_document", title=title, stage="drafting", created_at=AT))


def with_text(store: Store, act: Act, title: str, *clauses: str) -> Document:
    """A document whose current version has these clauses, kept and indexed as the program does it."""
    data = "\n".join((title, *clauses)).encode()
    sha = store.files.put(data)
    if not store.db.execute("SELECT 1 FROM files WHERE id = ?", [sha]).fetchone():
        act.insert(StoredFile(id=sha, name=f"{title}.docx", size=len(data)))
    made = document(act, title)
    version = act.insert(
        TextVersion(
            id=act.new_id(),
            document_id=made.id,
            ordinal=1,
            name="送审稿",
            file_name=f"{title}.docx",
            file_sha=sha,
            format="docx",
            tree_sha=sha,
            warnings=("第3页没有文字", "表格一处"),
            read_at=AT,
        )
    )
    store.search.add(version.id, [(f"第{n}条", clause) for n, clause in enumerate(clauses, start=1)])
    return act.update(made, current_version_id=version.id)


def one_of_every_kind(store: Store, act: Act) -> tuple[Row, ...]:
    """One record of every kind in ``BUSINESS``, no field that can be filled left empty."""
    data = "正文".encode()
    sha = store.files.put(data)
    unit = act.insert(Unit(id=act.new_id(), name="云州区住房和城乡建设局", short_name="区住建局"))
    deputy = act.insert(Person(id=act.new_id(), name="赵六"))
    person = act.insert(
        Person(
            id=act.new_id(), name="李四", unit_id=unit.id, role="审核", phone="0000", active=False, stand_in_id=deputy.id, away_until=DAY
        )
    )
    file = act.insert(StoredFile(id=sha, name="办法.docx", size=len(data)))
    older = document(act, "旧办法")
    made = document(act)
    version = act.insert(
        TextVersion(
            id=act.new_id(),
            document_id=made.id,
            ordinal=1,
            name="送审稿",
            file_name="办法.docx",
            file_sha=sha,
            format="docx",
            tree_sha=sha,
            pending_revisions=2,
            comments=1,
            warnings=("含2处未接受的修订",),
            read_at=AT,
            markup_sha=sha,
            settled="accepted",
            recognised=(2, 3),
        )
    )
    made = act.update(
        made, body_title="办法", document_number="云政规〔2026〕3号", unified_number="YZ-2026-0003", issuing_authority="云州区人民政府",
        drafting_unit_id=unit.id, current_version_id=version.id, submitted_on=DAY, outcome="合法", concerns_market=False, fair_competition="符合",
        fair_competition_until=DAY, signed_on=DAY, signatory="王五", registered_on=DAY, published_on=DAY, carrier="区政府门户网站",
        effective_on=DAY, valid_until=date(2031, 6, 30), repealed_on=DAY, repeal_reason="不再适用", declared_invalid_on=DAY, superseded_on=DAY,
        superseded_by_id=older.id, annulled_on=DAY, suspended_on=DAY, disclosure="主动公开", historical=True, deleted_at=AT,
        received_at=AT, normative=True, handler_id=person.id, stand_in_id=deputy.id, disclosure_reason="过程性信息",
        origin="department", urgent_reason="防汛", answers=(("held_hearing", True),), category="修改", field="城市管理", archived_on=DAY,
        archive_number="2026-001", resumed_on=DAY,
    )  # fmt: skip
    review = act.insert(
        Review(
            id=act.new_id(),
            document_id=made.id,
            version_id=version.id,
            round=1,
            packs="ab12",
            accepted_on=DAY,
            concluded_on=DAY,
            outcome="应当予以修改",
            on_body="制定主体合法。",
            on_powers="第三条超越权限。",
            on_content="第五条与上位法抵触。",
            on_procedure="公开征求了意见。",
            recheck=True,
            opinion_number="云司审〔2026〕1号",
            reviewer="张三",
            opinion_sha=sha,
        )
    )
    deadline = act.insert(
        Deadline(
            id=act.new_id(),
            document_id=made.id,
            key="filing.npc.days",
            name="报送备案",
            start_event="公布",
            start_on=DAY,
            amount=30,
            unit="日",
            due_on=date(2026, 7, 31),
            basis="监督法第四十条",
            verified=True,
            provisional=True,
            state="met",
            met_on=DAY,
            snoozed_until=DAY,
            note="等函",
            extended_amount=20,
            extended_unit="日",
            extended_on=DAY,
            extension_reason="情况复杂",
        )
    )
    earlier = act.insert(
        Finding(
            id=act.new_id(), review_id=review.id, number=2, rule="PEN-01", rule_group="PEN", severity="risk", title="设定处罚", path=None,
            start=None, end=None, quote="", message="不得设定罚款", basis=(),
        )
    )  # fmt: skip
    consultation = act.insert(
        Consultation(id=act.new_id(), document_id=made.id, carrier="区政府门户网站", start_on=DAY, until_on=DAY, address="www.example.gov.cn",
                     excused="应急", file_sha=sha, file_name="网页.png")
    )  # fmt: skip
    filing = act.insert(
        Filing(id=act.new_id(), document_id=made.id, recipient="muni", state="filed", deadline_id=deadline.id, report_number="1号",
               filed_on=DAY, receipt_number="2号", received_on=DAY, result="予以备案", result_on=DAY, reissued_on=DAY, occasion="延期", ordinal=2,
               copies=3)
    )  # fmt: skip
    incoming = act.insert(
        Incoming(id=act.new_id(), document_id=made.id, unit_id=unit.id, received_at=AT, receiver="张三", way="纸质", copies=2, report_number="1号",
                 receipt_number="2号", state="listed", deadline_id=deadline.id, registration_number="3号", registered_on=DAY, outcome="准予备案",
                 outcome_on=DAY, opinion_number="4号", replied_on=DAY, reply="照改", escalated_on=DAY, closed_on=DAY, operator="张三")
    )  # fmt: skip
    return (
        unit, person, made, version,
        act.insert(Event(id=act.new_id(), document_id=made.id, act="accept", stage="under_review", on_date=DAY, at=AT, operator="张三",
                         note="受理", despite="急件", missing=("M05", "M07"))),
        act.insert(Material(id=act.new_id(), document_id=made.id, code="M01", name="送审函", file_sha=sha, file_name="送审函.docx",
                            received_at=AT, copies=2)),
        consultation,
        act.insert(Deliberation(id=act.new_id(), document_id=made.id, meeting="常务会议", result="通过", on_date=DAY, version_id=version.id,
                                minutes_number="3号", attendees="区长", words="有不同意见", file_sha=sha, file_name="纪要.docx")),
        review,
        act.insert(Finding(id=act.new_id(), review_id=review.id, number=1, rule="PEN-01", rule_group="PEN", severity="violation", title="设定处罚",
                           path="第三条", start=0, end=4, quote="处以罚款", message="不得设定罚款",
                           basis=(("中华人民共和国行政处罚法", "第十六条", True), ("某办法", None, False)), suggestion="删去", decision="listed",
                           reason="越权", rewrite="改写", remark="注", reply="采纳", reply_reason="同意", follows_id=earlier.id, fate="仍在",
                           unlisted_basis=(("某条例", "第三条", False),))),
        act.insert(Citation(id=act.new_id(), review_id=review.id, path="第四条", start=0, end=2, quote="依照", law="行政处罚法", article="第九条",
                            checked=True)),
        deadline,
        act.insert(IssuedNumber(id=act.new_id(), series="zf", year=2026, n=3, text="云政规〔2026〕3号", document_id=made.id, state="void", voided_on=DAY,
                                void_reason="错号")),
        act.insert(Setting(id="theme", value="dark")),
        act.insert(Parameter(id="filing.npc.days", amount=30, unit="日", basis="监督法", checked_by="张三", checked_on=DAY)),
        act.insert(RuleChange(id="PEN-01", active=False, severity="risk", reason="试行")),
        act.insert(CalendarDay(id="2026-10-10", workday=True, name="国庆节调休")),
        file,
        act.insert(Issuer(id=act.new_id(), document_id=made.id, ordinal=1, name="云州区财政局", lead=True, signed_on=DAY, signatory="王五")),
        act.insert(Correction(id=act.new_id(), document_id=made.id, field="document_number", before="1号", after="2号", reason="错号",
                              on_date=DAY, version_id=version.id, operator="张三",
                              owed=("甲",))),
        act.insert(Contact(id=act.new_id(), document_id=made.id, kind="letter", outgoing=True, at=AT, counterpart="区财政局", words="请提意见",
                           number="云司函〔2026〕1号", deadline_id=deadline.id, answered_on=DAY, answer="无意见", file_sha=sha,
                           file_name="函.docx", operator="张三")),
        act.insert(Determination(id=act.new_id(), document_id=made.id, on_date=DAY, normative=False, answers=(("body", True), ("general", False)),
                                 exclusions=("EX01",), reason="内部管理", operator="张三")),
        act.insert(TreeEdit(id=act.new_id(), file_sha=sha, settled="accepted", ordinal=1, kind="split", path="第三条", at_character=4,
                            words="总则", operator="张三", at=AT)),
        act.insert(Confirmation(id=act.new_id(), document_id=made.id, from_version_id=version.id, to_version_id=version.id, on_date=DAY,
                                note="只改了期限", operator="张三")),
        act.insert(LawChange(id="云州市停车条例", short_title="停车条例", aliases=("市停车条例",), level="地方性法规", issuing_body="云州市人大常委会",
                             doc_no="公告第3号", first_promulgated=DAY, latest_revision=DAY, effective_on=DAY, status="已废止", repealed_on=DAY,
                             replaced_by="云州市静态交通条例", pending_version=DAY, last_article=48, as_of=DAY, source="市人大网站",
                             checked_by="李四", operator="张三")),
        act.insert(LawText(id=act.new_id(), law="云州市停车条例", revised_on=DAY, effective_on=DAY, file_sha=sha, file_name="条例.docx",
                           tree_sha=sha, articles=48, operator="张三", at=AT)),
        act.insert(OfficeRule(id="OWN-01", pack="市局规则包", definition='id = "OWN-01"', operator="张三", at=AT)),
        act.insert(RuleWords(id="地名", words=("云州区",), note="区划", operator="张三", at=AT)),
        act.insert(ChecklistMark(id=act.new_id(), review_id=review.id, point="body", answer="符合", note="区政府", operator="张三")),
        act.insert(Consultancy(id=act.new_id(), review_id=review.id, adviser="王律师", kind="法律顾问", question="能否设定", asked_on=DAY,
                               deadline_id=deadline.id, reminded_on=("2026-07-03",), received_on=DAY, advice="不宜", taken="采纳",
                               taken_reason="有理", file_sha=sha, file_name="意见.docx", operator="张三")),
        act.insert(Approval(id=act.new_id(), review_id=review.id, ordinal=1, step="复核", person="李四", asked_on=DAY, decided_on=DAY,
                            decision="同意", words="可", operator="张三", outcome="合法", statements=(("on_body", "制定机关为区政府。"),))),
        act.insert(Comment(id=act.new_id(), document_id=made.id, consultation_id=consultation.id, ordinal=1, commenter="某公司", kind="企业",
                           received_on=DAY, path="第三条", words="太严", disposition="不采纳", reason="上位法有规定", file_sha=sha, file_name="函.docx",
                           operator="张三")),
        act.insert(Proceeding(id=act.new_id(), document_id=made.id, kind="hearing", on_date=DAY, body="区城管局", people="王五", conclusion="同意",
                              words="无", number="1号", until=DAY, address="www.example.gov.cn", file_sha=sha, file_name="笔录.docx", operator="张三")),
        act.insert(Publication(id=act.new_id(), document_id=made.id, carrier="公报", address="www.example.gov.cn", on_date=DAY, file_sha=sha,
                               file_name="网页.png", operator="张三")),
        act.insert(Extension(id=act.new_id(), document_id=made.id, on_date=DAY, published_on=DAY, before=DAY, until=DAY, reason="仍需执行",
                             number="5号", operator="张三")),
        act.insert(ArchiveItem(id=act.new_id(), document_id=made.id, item="hearing", held=True, note="第3页", operator="张三")),
        act.insert(Suspension(id=act.new_id(), document_id=made.id, deadline_id=deadline.id, from_on=DAY, until_on=DAY, reason="补正",
                              operator="张三")),
        filing, incoming,
        act.insert(FilingStep(id=act.new_id(), document_id=made.id, filing_id=filing.id, kind="inquiry", state="inquiry", on_date=DAY, number="1号",
                              words="请说明", deadline_id=deadline.id, file_sha=sha, file_name="函.docx", operator="张三", at=AT)),
        act.insert(IncomingStep(id=act.new_id(), document_id=made.id, incoming_id=incoming.id, kind="supplement", state="wait_supplement",
                                on_date=DAY, number="1号", words="缺说明", deadline_id=deadline.id, file_sha=sha, file_name="函.docx",
                                operator="张三", at=AT)),
        act.insert(DeclaredDocument(id=act.new_id(), unit_id=unit.id, title="办法", document_number="1号", published_on=DAY, source="目录.xlsx",
                                    incoming_id=incoming.id, state="late", urged_on=DAY, urge_number="1号", note="催过", operator="张三")),
        act.insert(Objection(id=act.new_id(), document_id=made.id, kind="citizen", applicant="某人", contact="0000", received_on=DAY, number="1号",
                             path="第三条", words="违法", deadline_id=deadline.id, state="closed", outcome="不成立", outcome_reason="有依据",
                             answered_on=DAY, answer="已告知", answer_number="2号", file_sha=sha, file_name="信.docx", operator="张三")),
        act.insert(Catalogue(id=act.new_id(), kind="quarterly_in", year=2026, quarter=2, recipient="npc", on_date=DAY, documents=(made.id,),
                             number="1号", sent_on=DAY, file_sha=sha, operator="张三")),
        act.insert(Packet(id=act.new_id(), document_id=made.id, outgoing=True, counterpart="市政府", file_sha=sha, fingerprint="ab12", at=AT,
                          operator="张三")),
        act.insert(KnownKey(id="ab12", owner="区城管局", public_key="00", since=DAY, operator="张三")),
        act.insert(DatedParameter(id=act.new_id(), key="filing.muni.days", since=DAY, amount=30, unit="日", basis="新办法", reason="修订",
                                  operator="张三", checked_by="李四", checked_on=DAY)),
        act.insert(CalendarNotice(id="2027", words="元旦放假", source="国办发明电", entered_on=DAY, operator="张三")),
        act.insert(FormTemplate(id="receipt.typ", file_sha=sha, note="改了页边", at=AT, operator="张三")),
    )  # fmt: skip


def rows(store: Store) -> dict[tuple[str, str], dict[str, object]]:
    """Every business row without its row version, by table and id."""
    found: dict[tuple[str, str], dict[str, object]] = {}
    for kind in BUSINESS:
        cursor = store.db.execute(f"SELECT * FROM {kind.TABLE}")
        names = [c[0] for c in cursor.description]
        for values in cursor.fetchall():
            cells = dict(zip(names, values, strict=True))
            del cells["row_version"]
            found[kind.TABLE, str(cells["id"])] = cells
    return found


def fingerprint(store: Store) -> str:
    """Everything in the database, log and row versions included."""
    return hashlib.sha256("\n".join(store.db.conn.iterdump()).encode()).hexdigest()
