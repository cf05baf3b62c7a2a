"""What must hold of the rows whatever was done: each broken one is named with its document and what to do about it.

These are facts of the register that no act leaves broken; where one is, something outside the program, an older release or a
defect has touched the rows. Documents entered afterwards (补录) are spared what their past does not tell.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlite_utils import Database

_D = "documents d"
_LIVE = "d.deleted_at IS NULL"
_OURS = f"{_LIVE} AND d.historical = 0 AND d.origin = 'own'"
"""Documents followed here from their first draft: not those entered afterwards, and not those that departments filed."""


@dataclass(frozen=True, slots=True)
class Invariant:
    """``sql`` gives (id of the document, its title, a word or two more) for each breach; ``sentence`` has room for the last two."""

    key: str
    sql: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Breach:
    """One broken invariant: which, of which document (None: of none), and the sentence."""

    key: str
    document_id: str | None
    sentence: str


def _documents(key: str, condition: str, sentence: str, word: str = "''", rest: str = "", whose: str = _OURS) -> Invariant:
    return Invariant(key, f"SELECT d.id, d.title, {word} FROM {_D} {rest} WHERE {whose} AND ({condition})", sentence)


_VERSION = "JOIN versions v ON v.document_id = d.id"
_REVIEW = "JOIN reviews r ON r.document_id = d.id"
_FINDING = f"{_REVIEW} JOIN findings f ON f.review_id = r.id"
_FILING = "JOIN filings f ON f.document_id = d.id"
_DEADLINE = "JOIN deadlines l ON l.document_id = d.id"
_NUMBER = "JOIN numbers n ON n.document_id = d.id"
_CONTACT = "JOIN contacts c ON c.document_id = d.id"
_WHO = "CASE f.recipient WHEN 'muni' THEN '市政府' ELSE '区人大常委会' END"

INVARIANTS: tuple[Invariant, ...] = (
    # --- the procedure
    _documents("no_history", "d.stage NOT IN ('proposed', 'drafting') AND NOT EXISTS (SELECT 1 FROM events e WHERE e.document_id = d.id)",
               "《{0}》没有任何办理记录。从办理记录还在的备份恢复，或者重新登记这一件。"),
    _documents("dates_in_order", "d.signed_on > d.registered_on OR d.registered_on > d.published_on OR d.signed_on > d.published_on",
               "《{0}》的日期前后颠倒：{1}。核对这几个日期，登记错的撤销重办，已公布的办更正。",
               "'签发 ' || coalesce(d.signed_on, '未填') || '，登记 ' || coalesce(d.registered_on, '未填') || '，公布 ' || coalesce(d.published_on, '未填')"),
    _documents("stage_without_date", "d.matter = 'normative_document' AND (d.stage IN ('signed', 'registered', 'published', 'archived') AND"
               " d.signed_on IS NULL OR d.stage IN ('registered', 'published', 'archived') AND d.registered_on IS NULL OR"
               " d.stage IN ('published', 'archived') AND d.published_on IS NULL)",
               "《{0}》走到了现在这一步，前面步骤的日期却没有（签发、登记、公布）。打开这一件，对照卷宗补办。"),
    _documents("published_before_its_stage", "d.published_on IS NOT NULL AND d.stage NOT IN ('published', 'archived')",
               "《{0}》有公布日期，却还没有走到公布。打开这一件，核对公布登记。"),
    _documents("published_without_number", "d.stage IN ('registered', 'published', 'archived') AND"
               " (d.document_number IS NULL OR d.unified_number IS NULL)", "《{0}》已经登记编号，却没有文号或者统一编号。打开这一件补上。"),
    _documents("consulted_backwards", "c.until_on < c.start_on", "《{0}》公开征求意见的截止日早于开始日。打开这一件，核对征求意见的日期。",
               rest="JOIN consultations c ON c.document_id = d.id"),
    # --- force
    _documents("lapses_before_effect", "d.effective_on > d.valid_until",
               "《{0}》的有效期止于施行之前。打开这一件，核对施行日期和有效期。", whose=_LIVE),
    _documents("repealed_before_publication", "d.repealed_on < d.published_on",
               "《{0}》的废止日期早于公布日期。打开这一件，核对这两个日期。", whose=_LIVE),
    _documents("replaced_without_day", "d.superseded_by_id IS NOT NULL AND d.superseded_on IS NULL",
               "《{0}》写明了替代它的文件，没有替代的日期，效力算不准。打开这一件补上日期。", whose=_LIVE),
    _documents("replaced_by_nothing", "d.superseded_on IS NOT NULL AND d.superseded_by_id IS NULL",
               "《{0}》有被替代的日期，没有写明被哪一件替代。打开这一件补上。"),
    _documents("replaced_by_itself", "d.superseded_by_id = d.id", "《{0}》写成被自己替代。打开这一件，改为替代它的文件。", whose=_LIVE),
    _documents("repealed_without_reason", "d.repealed_on IS NOT NULL AND coalesce(d.repeal_reason, '') = ''",
               "《{0}》已经废止，没有写理由。打开这一件补上理由。"),
    # --- texts
    _documents("foreign_text", "d.current_version_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM versions v WHERE v.id = d.current_version_id"
               " AND v.document_id = d.id)", "《{0}》的现行文本不是它自己的版本。打开这一件，重新放入现行文本。", whose=_LIVE),
    _documents("no_text_in_hand", "d.current_version_id IS NULL AND EXISTS (SELECT 1 FROM versions v WHERE v.document_id = d.id AND v.name <> '盖章件')",
               "《{0}》有文本，却没有指明现行的是哪一份。打开这一件，重新放入现行文本。", whose=_LIVE),
    _documents("sealed_scan_in_hand", "v.id = d.current_version_id AND v.name = '盖章件'",
               "《{0}》把盖章件当成了现行文本。打开这一件，把审定的文本放回来。", rest=_VERSION, whose=_LIVE),
    _documents("gap_in_versions", "(SELECT count(*) FROM versions v WHERE v.document_id = d.id) <>"
               " coalesce((SELECT max(v.ordinal) FROM versions v WHERE v.document_id = d.id), 0)",
               "《{0}》的文本版本缺号或者重号。对照卷宗看缺了哪一稿，从备份恢复。", whose=_LIVE),
    # --- review
    _documents("review_without_round", "d.stage = 'under_review' AND NOT EXISTS (SELECT 1 FROM reviews r WHERE r.document_id = d.id)",
               "《{0}》在合法性审核中，却没有审核记录。撤回受理再受理一次。"),
    _documents("rounds_out_of_order", "(SELECT count(*) FROM reviews r WHERE r.document_id = d.id) <>"
               " coalesce((SELECT max(r.round) FROM reviews r WHERE r.document_id = d.id), 0)",
               "《{0}》的审核轮次缺号或者重号。打开审核记录，对照卷宗核对。", whose=_LIVE),
    _documents("two_open_rounds", "(SELECT count(*) FROM reviews r WHERE r.document_id = d.id AND r.concluded_on IS NULL) > 1",
               "《{0}》有不止一轮没有出具意见的审核。打开审核记录，只留最后一轮。"),
    _documents("conclusion_incomplete", "r.concluded_on IS NOT NULL AND (coalesce(r.opinion_number, '') = '' OR coalesce(r.outcome, '') = '')",
               "《{0}》第 {1} 轮审核出具了意见，却没有意见书编号或者结论。打开审核记录核对意见书。", "r.round", _REVIEW),
    # a later round is taken in on the day its text is, whatever day the paper bears
    _documents("concluded_before_accepted", "r.round = 1 AND r.concluded_on < r.accepted_on",
               "《{0}》第 {1} 轮审核的意见早于受理。打开审核记录，核对这两个日期。", "r.round", _REVIEW),
    _documents("unlisted_without_reason", "f.decision = 'unlisted' AND coalesce(f.reason, '') = ''",
               "《{0}》有一条疑点（{1}）不列入意见，没有写理由。打开审核页补上理由。", "coalesce(f.path, '全文') || ' ' || f.title", _FINDING),
    _documents("reply_without_reason", "f.reply <> '采纳' AND coalesce(f.reply_reason, '') = ''",
               "《{0}》有一条意见（{1}）起草单位没有全部采纳，没有写理由。打开审核页补登记理由。", "coalesce(f.path, '全文') || ' ' || f.title", _FINDING),
    _documents("reply_to_unlisted", "f.reply IS NOT NULL AND f.decision <> 'listed'",
               "《{0}》有一条意见（{1}）登记了答复，却没有列入意见。打开审核页核对。", "coalesce(f.path, '全文') || ' ' || f.title", _FINDING),
    # --- numbers
    Invariant("number_twice", "SELECT max(document_id), text, '' FROM numbers WHERE state = 'issued' GROUP BY series, text HAVING count(*) > 1",
              "编号 {0} 发出了两次。打开用它的文件，把错的一件作废文号后换下一号。"),
    # 文号 and 统一编号 may be brought from elsewhere and jump; what only this office issues may not
    Invariant("gap_in_numbers", "SELECT n.document_id, n.text, n.n - 1 FROM numbers n WHERE n.n > 1 AND n.series LIKE '%/%' AND n.series NOT LIKE 'document_number%' AND"
              " n.series NOT LIKE 'unified_number%' AND NOT EXISTS (SELECT 1 FROM numbers o WHERE o.series = n.series AND o.year = n.year AND"
              " o.n = n.n - 1)", "编号 {0} 前面空了一号，也没有作废记录。查明 {1} 号的去向，从备份恢复那一件。"),
    _documents("number_not_used", "n.state = 'issued' AND (n.series LIKE 'document_number%' AND n.text <> coalesce(d.document_number, '') OR"
               " n.series LIKE 'unified_number%' AND n.text <> coalesce(d.unified_number, ''))",
               "编号 {1} 发给了《{0}》，文件上用的却是别的编号。打开这一件，用更正把编号改对，或者作废这个编号。", "n.text", _NUMBER),
    _documents("number_of_another", "n.text = d.document_number AND n.document_id <> d.id AND n.state = 'issued' AND d.registered_on IS NOT NULL",
               "《{0}》用的文号 {1} 在编号登记里属于另一件。打开这一件，核对文号后办更正。", "n.text", "JOIN numbers n"),
    Invariant("same_number", f"SELECT max(d.id), d.document_number, group_concat('《' || d.title || '》', '、') FROM {_D} WHERE {_LIVE} AND"
              " d.document_number IS NOT NULL AND d.registered_on IS NOT NULL GROUP BY d.document_number HAVING count(*) > 1",
              "文号 {0} 有几件在用：{1}。核对原件，把错的一件改对。"),
    # --- filing
    _documents("not_two_filings", "d.published_on IS NOT NULL AND d.stage = 'published' AND (SELECT count(DISTINCT f.recipient) FROM filings f WHERE"
               " f.document_id = d.id) <> 2 AND NOT (EXISTS (SELECT 1 FROM issuers i WHERE i.document_id = d.id) AND NOT EXISTS"
               " (SELECT 1 FROM filings f WHERE f.document_id = d.id))", "《{0}》已公布，但备案记录不是两条。打开报送备案核对。"),
    _documents("filed_before_publication", "f.filed_on < d.published_on", "《{0}》的报送日早于公布日（{1}）。核对报送登记，登记错的办更正。", _WHO, _FILING,
               _LIVE),
    _documents("filing_state_and_day", "f.state IN ('not_due', 'due') AND f.filed_on IS NOT NULL OR f.state NOT IN ('not_due', 'due') AND"
               " (f.filed_on IS NULL OR coalesce(f.report_number, '') = '')",
               "《{0}》报送{1}的状态与报送日期、报告编号对不上。打开报送备案核对。", _WHO, _FILING),
    _documents("answered_before_filed", "f.received_on < f.filed_on OR f.result_on < f.filed_on",
               "《{0}》报送{1}：回执或者结果早于报送。打开报送备案，核对日期。", _WHO, _FILING),
    _documents("received_without_number", "f.state = 'received' AND (coalesce(f.receipt_number, '') = '' OR f.received_on IS NULL)",
               "《{0}》报送{1}已收文，没有回执编号或者日期。打开报送备案，照回执补上。", _WHO, _FILING),
    # --- deadlines and people
    _documents("filed_and_still_due", "f.filed_on IS NOT NULL AND l.state = 'open'", "《{0}》已经报送{1}，期限却还开着。打开这一件的期限，标为办结。", _WHO,
               f"{_FILING} JOIN deadlines l ON l.id = f.deadline_id"),
    _documents("open_after_the_end", "d.stage IN ('rejected', 'concluded') AND l.state = 'open' AND l.key IN ('review.max', 'consult.days.general',"
               " 'consult.days.market')", "《{0}》已经办完，期限“{1}”却还开着。打开这一件的期限，标为办结并写明缘由。", "l.name", _DEADLINE),
    _documents("met_without_day", "l.state = 'met' AND l.met_on IS NULL OR l.state = 'open' AND l.met_on IS NOT NULL",
               "《{0}》的期限“{1}”办结与否对不上日期。打开这一件的期限核对。", "l.name", _DEADLINE),
    _documents("answer_without_day", "(c.answer IS NULL) <> (c.answered_on IS NULL)",
               "《{0}》与{1}的往来，答复和答复日期缺了一样。打开往来补上。", "c.counterpart", _CONTACT),
    _documents("answered_and_still_due", "c.answered_on IS NOT NULL AND l.state = 'open'",
               "《{0}》与{1}的往来已有答复，期限却还开着。打开这一件的期限，标为办结。", "c.counterpart", f"{_CONTACT} JOIN deadlines l ON l.id = c.deadline_id"),
    _documents("handler_gone", "p.active = 0 AND d.stage NOT IN ('published', 'archived', 'rejected', 'concluded')",
               "《{0}》还在办，经办人{1}已经不在岗。打开这一件，换经办人。", "p.name", "JOIN people p ON p.id = d.handler_id"),
    # --- joint issue, determination
    _documents("not_one_lead", "(SELECT count(*) FROM issuers i WHERE i.document_id = d.id) > 0 AND (SELECT sum(i.lead) FROM issuers i WHERE"
               " i.document_id = d.id) <> 1", "《{0}》联合发文，牵头机关不是正好一个。打开这一件，重新填写联合发文。", whose=_LIVE),
    _documents("determined_otherwise", "d.normative IS NOT NULL AND d.normative <> coalesce((SELECT t.normative FROM determinations t WHERE"
               " t.document_id = d.id ORDER BY t.rowid DESC LIMIT 1), d.normative)",
               "《{0}》的认定结论与最后一次认定不一致。打开这一件，重新认定一次。", whose=_LIVE),
)  # fmt: skip


def breaches(db: Database) -> Iterator[Breach]:
    """Every breach of every invariant, in the order of the table."""
    for invariant in INVARIANTS:
        for document_id, *words in db.execute(invariant.sql).fetchall():
            yield Breach(invariant.key, document_id, invariant.sentence.format(*words))
