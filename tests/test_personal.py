"""Personal numbers: found however they are typed, told apart from other numbers, and masked."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest
from stdnum import luhn
from stdnum.cn import ric

from lvyue_cli.personal import find, masked


def kinds(text: str) -> list[str]:
    return [one.kind for one in find(text)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("电话13800138000", "mobile"),
        ("138 0013 8000", "mobile"),
        ("138-0013-8000", "mobile"),
        ("+86 13800138000", "mobile"),
        ("１３８００１３８０００", "mobile"),
        ("138\u200b0013\u200b8000", "mobile"),
        ("13800138000，13900139000", "mobile"),
        ("身份证11010519491231002X", "identity"),
        ("１１０１０５１９４９１２３１００２ｘ", "identity"),
        ("110105 19491231 002X", "identity"),
        ("0722-3312345", "landline"),
        ("（0722）3312345", "landline"),
        ("010 62345678", "landline"),
        ("０７２２－３３１２３４５", "landline"),
        ("示例@example.com，zhang.san@example.gov.cn", "email"),
        ("ｚｈａｎｇ＠example.com", "email"),
        ("开户行账号6222020000000000000", "card"),
        ("卡号：6222 0200 0000 0000 000", "card"),
    ],
)
def test_a_number_is_found_however_it_is_typed(text: str, kind: str) -> None:
    assert set(kinds(text)) == {kind}


@pytest.mark.parametrize(
    "text",
    [
        "合同20240101380013800",
        "12800138000",
        "110105194912310021",
        "110105194913310021",
        "138001380001",
        "发票 6222020000000000000",
        "账号6222020000000000001",
        "91350211M000100Y43",
        "ZD-2024-A0001",
        "2024-09-20",
        "尚欠 13,800,138,000.00 元",
        "鄂政办发〔2024〕4号",
        "示例甲@区营商办",
        "3312345",
        "图号0001-2345678",
        "sha256 0a13800138000bc",
        "",
    ],
)
def test_numbers_of_papers_are_left_alone(text: str) -> None:
    assert kinds(text) == []


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("请致电13800138000。", "请致电138****8000。"),
        ("身份证44010119900101123X", "身份证44010119900101123X"),
        ("身份证11010519491231002X，手机139 0013 9000", "身份证1101**********002X，手机139****9000"),
        ("0722-3312345", "0722******5"),
        ("写信到zhangsan@example.com", "写信到z*******************"),
        ("无号码", "无号码"),
    ],
)
def test_the_middle_is_hidden(text: str, shown: str) -> None:
    assert masked(text) == shown


def an_identity(chance: random.Random) -> str:
    born = date(1950, 1, 1) + timedelta(days=chance.randrange(20_000))
    head = f"420106{born:%Y%m%d}{chance.randrange(1000):03d}"
    return head + str(ric.calc_check_digit(head + "0"))


def a_card(chance: random.Random) -> str:
    head = f"6222{chance.randrange(10**14):014d}"
    return head + str(luhn.calc_check_digit(head))


def test_every_generated_number_is_found_and_few_codes_are_taken_for_one() -> None:
    chance = random.Random(20240920)  # noqa: S311  the same texts every time
    for _ in range(2_000):
        mobile = f"1{chance.choice('3456789')}{chance.randrange(10**9):09d}"
        assert kinds(f"联系人{mobile}（示例）") == ["mobile"]
        assert kinds(f"证件{an_identity(chance)}，") == ["identity"]
        assert kinds(f"卡号{a_card(chance)}；") == ["card"]
    codes = (f"合同编号{chance.randrange(10**17, 10**18)}" for _ in range(5_000))
    assert sum(bool(kinds(code)) for code in codes) < 5
