"""`lvyue forms export`, and an office's own workbook in its ledger from there to the printed paper."""

from __future__ import annotations

import io
import shutil
import zipfile
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from office import Office, with_a_problem
from openpyxl import load_workbook
from printed_sheets import with_everything

from lvyue_cli.packages import ENCRYPTED, OLE
from lvyue_cli.reports.sheet_forms import SHEETS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.header_footer import HeaderFooterItem
    from openpyxl.worksheet.worksheet import Worksheet

pytestmark = pytest.mark.xdist_group("zengdu-2024")

FORM = "rectification-list"
DECLARED_ONLY = {"fill-in", "three-lists", "closure-application-sheet"}
OWN = f"templates/sheets/{FORM}.xlsx"


@pytest.fixture
def office(played: Callable[[str], Path], tmp_path: Path) -> Office:
    """An office at the end of its year, with a list of many problems."""
    played_in = Office(played("zengdu-2024"))
    played_in.git("clone", "--quiet", ".", str(tmp_path / "台 账"))
    return Office(tmp_path / "台 账", date(2025, 1, 20))


def commit(office: Office) -> None:
    office.git("add", "templates")
    office.git("commit", "--quiet", "--message=本办表样")


def footer(sheet: Worksheet) -> HeaderFooterItem:
    assert sheet.HeaderFooter.oddFooter is not None
    return sheet.HeaderFooter.oddFooter


def cells(path: Path) -> dict[str, Any]:
    """Everything of a printed list that an officer sees, by cell."""
    book: Workbook = load_workbook(path)
    sheet = book.worksheets[0]
    looks = {
        cell.coordinate: (
            *(cell.value, cell.data_type, cell.quotePrefix, cell.number_format),
            *(cell.font.name, cell.font.sz, cell.alignment.horizontal, cell.alignment.wrap_text),
            *(getattr(side, "style", None) for side in (cell.border.left, cell.border.bottom)),
            cell.fill.fgColor.rgb,
        )
        for row in sheet.iter_rows()
        for cell in row
    }
    page = (
        *(sheet.print_area, sheet.print_title_rows, sheet.auto_filter.ref, sheet.freeze_panes),
        *(sheet.page_setup.paperSize, sheet.page_setup.orientation, sheet.page_setup.fitToHeight),
        footer(sheet).center.text,
    )
    return looks | {
        "page": page,
        "merged": sorted(str(area) for area in sheet.merged_cells.ranges),
        "heights": {row: one.height for row, one in sheet.row_dimensions.items()},
        "widths": {letter: one.width for letter, one in sheet.column_dimensions.items()},
        "choices": [str(one.sqref) for one in sheet.data_validations.dataValidation],
        "sums": [cell.value for row in load_workbook(path, data_only=True).worksheets[0] for cell in row],
        "said": [(one.name, one.value) for one in book.custom_doc_props.props if one.name != "台账版本"],  # type: ignore[attr-defined]
    }


def test_an_exported_workbook_prints_cell_for_cell_what_the_declared_form_prints(
    office: Office, tmp_path: Path
) -> None:
    office.do(f"render {FORM} -o", str(tmp_path / "declared.xlsx"))
    said = office.do(f"forms export {FORM}")
    assert said.out.endswith(f"{OWN}\n")
    assert "提交" in said.err
    commit(office)
    office.do(f"render {FORM} -o", str(tmp_path / "own.xlsx"))
    declared, own = cells(tmp_path / "declared.xlsx"), cells(tmp_path / "own.xlsx")
    assert {
        place: (declared.get(place), own.get(place))
        for place in declared | own
        if declared.get(place) != own.get(place)
    } == {}
    assert office.do("validate").status == 0


@pytest.fixture
def full(tmp_path: Path) -> Office:
    """An office that has something to print on every form."""
    return with_everything(tmp_path)


@pytest.mark.parametrize("form", sorted(SHEETS.keys() - DECLARED_ONLY))
def test_every_form_of_one_list_prints_the_same_from_the_workbook_exported_of_it(
    full: Office, form: str, tmp_path: Path
) -> None:
    full.do(f"render {form} -o", str(tmp_path / "declared.xlsx"))
    said = full.do(f"forms export {form}")
    assert ("图不在导出的表格里" in said.err) == (form == "progress-table")
    commit(full)
    full.do(f"render {form} -o", str(tmp_path / "own.xlsx"))
    declared, own = cells(tmp_path / "declared.xlsx"), cells(tmp_path / "own.xlsx")
    places = declared.keys() | own.keys()
    assert {at: (declared.get(at), own.get(at)) for at in places if declared.get(at) != own.get(at)} == {}
    assert full.do("validate").status == 0


@pytest.mark.parametrize("form", sorted(DECLARED_ONLY))
def test_a_form_of_several_sheets_or_boxes_is_exported_as_a_declaration_only(form: str, tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    refused = office.run(f"forms export {form}")
    assert refused.status == 2
    assert "只能改 YAML 表样" in refused.err
    assert f"lvyue forms export {form} --format yaml" in refused.err
    office.do(f"forms export {form} --format yaml")
    assert office.do("validate").status == 0


def test_what_an_office_changes_in_its_workbook_is_printed(office: Office, tmp_path: Path) -> None:
    office.do(f"forms export {FORM}")
    book = load_workbook(office.root / OWN)
    sheet = book.worksheets[0]
    row = next(cell.row for cell in sheet["A"] if cell.value == "{{ 序号 }}")
    sheet.cell(row, 2).value = "{{ 问题编号 }}（{{ 状态 }}）"
    sheet["A2"] = "本区{{ 附件名称 }}"
    book.save(office.root / OWN)
    commit(office)
    office.do(f"render {FORM} state:已销号 -o", str(tmp_path / "own.xlsx"))
    printed = load_workbook(tmp_path / "own.xlsx").worksheets[0]
    assert printed["A2"].value == "本区强化政府履约专项行动问题排查及整改清单"
    assert str(printed.cell(row, 2).value).endswith("（已销号）")
    assert office.run("render --check", str(tmp_path / "own.xlsx")).status == 0


def test_a_workbook_counts_only_once_it_is_committed(office: Office, tmp_path: Path) -> None:
    office.do(f"render {FORM} -o", str(tmp_path / "before.xlsx"))
    (office.root / OWN).parent.mkdir(parents=True)
    (office.root / OWN).write_bytes(b"no workbook")
    office.do(f"render {FORM} -o", str(tmp_path / "after.xlsx"))
    assert (tmp_path / "before.xlsx").read_bytes() == (tmp_path / "after.xlsx").read_bytes()


def test_a_faulty_workbook_is_told_by_validate_and_refused_by_render(office: Office) -> None:
    office.do(f"forms export {FORM}")
    book = load_workbook(office.root / OWN)
    sheet = book.worksheets[0]
    row = next(cell.row for cell in sheet["A"] if cell.value == "{{ 序号 }}")
    sheet.cell(row, 3).value = "{{ 任务类型 }}"
    book.save(office.root / OWN)
    name = f"{sheet.title}!C{row}"
    checked = office.run("validate")
    assert checked.status == 1
    assert f"{OWN}:{row}:3 SH02 {name}：没有名为“任务类型”的字段 — 是否要写 任务类别？" in checked.out
    commit(office)
    refused = office.run(f"render {FORM} --draft")
    assert refused.status == 4
    assert f"表样有误：{OWN}!{name}：没有名为“任务类型”的字段" in refused.err


def test_a_workbook_with_what_is_not_printed_prints_and_says_so(office: Office, tmp_path: Path) -> None:
    office.do(f"forms export {FORM}")
    book = load_workbook(office.root / OWN)
    footer(book.worksheets[0]).left.text = "内部资料"
    book.save(office.root / OWN)
    packed = tmp_path / "packed"
    shutil.unpack_archive(office.root / OWN, packed, "zip")
    (packed / "xl" / "drawings").mkdir()
    (packed / "xl" / "drawings" / "drawing1.xml").write_text("<wsDr><twoCellAnchor/></wsDr>", encoding="utf-8")
    shutil.move(shutil.make_archive(str(tmp_path / "form"), "zip", packed), office.root / OWN)
    commit(office)
    said = office.do(f"render {FORM} -o", str(tmp_path / "own.xlsx"))
    assert "提示：表样中的图形、图片、文本框或图表印不出来" in said.err
    assert footer(load_workbook(tmp_path / "own.xlsx").worksheets[0]).left.text == "内部资料"
    assert office.do("validate").status == 0


def zipped(**parts: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for name, part in {"xl_workbook.xml": b"<workbook/>", **parts}.items():
            new.writestr(name.replace("xl_", "xl/"), part)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (zipped(xl_vbaProject=b"x"), "文件带有宏"),
        (zipped(**{"xl_externalLinks/externalLink1.xml": b"x"}), "文件带有外部链接"),
        (zipped(**{"xl_embeddings/oleObject1.bin": b"x"}), "文件带有嵌入对象"),
        (zipped(xl_a=bytes(60_000_000)), "过大"),
        (OLE + bytes(600) + ENCRYPTED, "文件已加密"),
        (OLE + bytes(600), "旧格式"),
        (zipped(), "读不出来"),
        (b"", "读不出来"),
    ],
)
def test_a_hostile_workbook_is_refused_by_both_and_never_opened(tmp_path: Path, content: bytes, said: str) -> None:
    office = with_a_problem(tmp_path)
    (office.root / OWN).parent.mkdir(parents=True)
    (office.root / OWN).write_bytes(content)
    checked = office.run("validate")
    assert (checked.status, f"{OWN}:1:1 SH06 " in checked.out, said in checked.out) == (1, True, True)
    commit(office)
    refused = office.run(f"render {FORM} --draft")
    assert (refused.status, f"表样有误：{OWN}：" in refused.err, said in refused.err) == (4, True, True)


def test_a_workbook_too_large_for_a_ledger_is_refused(office: Office) -> None:
    (office.root / OWN).parent.mkdir(parents=True)
    (office.root / OWN).write_bytes(bytes(300_000))
    commit(office)
    assert "超过 256 KiB" in office.run(f"render {FORM} --draft").err
    assert office.run("validate").status == 1


def test_a_declaration_is_exported_as_it_is_used(tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    path = office.root / "templates" / "sheets" / f"{FORM}.yaml"
    assert office.do(f"forms export {FORM} --format yaml --json").data == {"form": FORM, "path": str(path)}
    assert "columns:" in path.read_text(encoding="utf-8")
    path.write_text(path.read_text(encoding="utf-8").replace("header: 备注", "header: 说明"), encoding="utf-8")
    said = office.do(f"forms export {FORM} --format yaml -o", str(tmp_path))
    assert (tmp_path / f"{FORM}.yaml").read_bytes() == path.read_bytes()
    assert "templates/" in said.err


def test_an_export_overwrites_nothing(tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    office.do(f"forms export {FORM}")
    again = office.run(f"forms export {FORM}")
    assert (again.status, "不能覆盖" in again.err) == (2, True)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("forms export nosuch", "没有“nosuch”这张表"),
        (f"forms export {FORM} --format docx", "不能导出为 docx"),
        ("forms export", "缺少参数 FORM"),
        ("forms exprot", "是否 export？"),
        (f"forms export {FORM} -o /nowhere/at/all.xlsx", "没有文件夹"),
    ],
)
def test_a_wrong_export_is_refused(tmp_path: Path, line: str, said: str) -> None:
    refused = with_a_problem(tmp_path).run(line)
    assert refused.status == 2
    assert said in refused.err


def test_forms_alone_still_lists_them(tmp_path: Path) -> None:
    office = with_a_problem(tmp_path)
    assert office.do("forms").out.startswith(f"{FORM}\t问题排查及整改清单\txlsx\t可公开\n")
    assert office.do("forms --json").data["forms"][0] == {
        "id": FORM,
        "label": "问题排查及整改清单",
        "format": "xlsx",
        "public": True,
    }
    assert "export" in office.do("forms --help").out


@pytest.mark.parametrize(
    ("asked", "written"),
    [
        ("work-summary", "documents/work-summary.docx"),
        ("work-summary --format md", "documents/work-summary.md.j2"),
        ("dashboard", "pages/dashboard.html.j2"),
    ],
)
def test_a_document_and_a_page_are_exported_checked_and_printed_on(office: Office, asked: str, written: str) -> None:
    office.do(f"forms export {asked}")
    assert (office.root / "templates" / written).is_file()
    commit(office)
    assert office.run("validate").status == 0
    office.do(f"render {asked.split(maxsplit=1)[0]} -o", str(office.root.parent))


def test_a_drawing_has_no_form_to_edit(office: Office) -> None:
    said = office.run("forms export chart")
    assert (said.status, "没有可改的表样" in said.err) == (2, True)
