"""``laws --check``: the catalogue of laws held against itself and against the rules' bases; ``impact LAW``: who cites a law."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from app.cli.console import DONE, FAILED, Console
from app.law.catalogue import shipped
from app.law.checking import faults, known_exceptions
from app.law.impact import citing_clauses
from app.law.library import catalogue_of
from app.rules.pack import load_packs


def arguments(parser: ArgumentParser) -> None:
    """--check."""
    parser.add_argument("--check", action="store_true", required=True)


def run(asked: Namespace, console: Console) -> int:
    """Check the catalogue, with the office's own rows when a store is named; 2 when something is wrong that no exception explains."""
    with console.office_if_named() as office:
        catalogue = catalogue_of(office) if office else shipped()
        packs = office.packs if office else load_packs()
        bases = [(rule.id, basis.law, basis.article) for rule in packs.rules for basis in rule.basis]
        found = faults(catalogue, bases, known_exceptions())
    wrong = [fault for fault in found if not fault.reason]
    excepted = [fault for fault in found if fault.reason]
    told = {
        "laws": len(catalogue),
        "as_of": catalogue.as_of.isoformat(),
        "bases": len(bases),
        "faults": [{"kind": fault.kind, "title": fault.title, "words": fault.words} for fault in wrong],
        "exceptions": [{"kind": f.kind, "title": f.title, "words": f.words, "reason": f.reason} for f in excepted],
    }
    head = (
        f"法规库 {len(catalogue)} 部，截至 {catalogue.as_of}，规则依据 {len(bases)} 处；有误 {len(wrong)} 处，已知例外 {len(excepted)} 处"
    )
    lines = [f"  有误：《{fault.title}》{fault.words}" for fault in wrong]
    lines += [f"  例外：《{fault.title}》{fault.words}（{fault.reason}）" for fault in excepted]
    console.put(told, "\n".join([head, *lines]))
    return FAILED if wrong else DONE


def impact_arguments(parser: ArgumentParser) -> None:
    """LAW."""
    parser.add_argument("law", metavar="LAW")


def impact(asked: Namespace, console: Console) -> int:
    """A line for every clause of the register that cites the law; 2 when no such law is known."""
    with console.reading() as office:
        catalogue = catalogue_of(office)
        law = catalogue.find(asked.law) or catalogue.by_number(asked.law)
        if law is None:
            near = catalogue.near(asked.law)
            hint = f"可能要查的是《{near.title}》。" if near else "核对名称，或者先在法规库里登记。"
            console.refuse(f"法规库里没有《{asked.law}》，没有查找。{hint}")
            return FAILED
        for row in citing_clauses(office, law):
            told = {"document": row.document, "title": row.title, "path": row.path, "quote": row.quote, "article": row.article}
            console.put(told, f"《{row.title}》{row.path}　{row.quote}")
    return DONE
