"""The JSON shape of one judged file, as ``check --json`` prints it (``resources/schema/check.json``)."""

from __future__ import annotations

from app.rules.finding import Finding, Judgement, ToVerify


def check_object(file: str, title: str, judgement: Judgement, seconds: float) -> dict[str, object]:
    """One output line for ``file``; ``seconds`` is rounded to milliseconds."""
    return {
        "file": file,
        "title": title,
        "han": judgement.han,
        "seconds": round(seconds, 3),
        "packs": judgement.packs,
        "findings": [_finding(finding) for finding in judgement.findings],
        "to_verify": [_to_verify(row) for row in judgement.to_verify],
    }


def _finding(finding: Finding) -> dict[str, object]:
    return {
        "rule": finding.rule,
        "group": finding.group,
        "severity": finding.severity.value,
        "path": finding.path,
        "start": finding.start,
        "end": finding.end,
        "quote": finding.quote,
        "message": finding.message,
        "basis": [{"law": basis.law, "article": basis.article, "verified": basis.verified} for basis in finding.basis],
        "suggestion": finding.suggestion,
    }


def _to_verify(row: ToVerify) -> dict[str, object]:
    return {"path": row.path, "start": row.start, "end": row.end, "quote": row.quote, "law": row.law, "article": row.article}
