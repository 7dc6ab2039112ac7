"""A small programme as an author would write it, and what is said of it."""

from __future__ import annotations

from lvyue_cli.programmes.programme import Programme
from lvyue_cli.rules.programme import check_programme
from lvyue_cli.store.typed import locate, read_bytes
from lvyue_cli.text.guard import parse

SMALL = """\
id: small-2024
edition: "1"
title: 示例专项行动
document: 示例方案
issuer: 示例领导小组
office: 区营商办
place: 示例区
prefix: SL
year: 2024
lines:
  - id: funds
    label: 涉企资金
    clause: 二
    kinds:
      - id: late
        label: 不及时
groups:
  - id: funds_group
    label: 拨付组
    lead: 区财政局
    with: [区审计局]
    lines: [funds]
    clause: 三
channels:
  - {id: leader, label: 领导交办, origin: assigned, enters: clue}
stages:
  - id: survey
    label: 排查
    begins_on: 2024-04-01
    ends_on: 2024-06-30
    clause: 四
deliverables:
  - id: list
    title: 清单
    from: 各组
    to: 区营商办
    stage: survey
    clause: 四
moves:
  - {id: confirm, action: confirm, from: [clue], to: listed, by: [office]}
  - id: close
    action: close
    from: [listed]
    to: closed
    by: [office]
    guards:
      - guard: line_is_known
      - guard: inspectors_are_enough
        value: "2"
      - guard: proof_is_attached
        value:
          funds: [payment]
units:
  - id: 区营商办
  - id: 区财政局
  - id: 区审计局
ladders:
  - id: settling
    label: 争议化解
    steps:
      - {id: negotiate, label: 协商, outcomes: [agreed, failed]}
      - {id: superior, label: 提级办理, after: [negotiate]}
chart:
  title: 示例工作图
  clause: 处置办法
  questions:
    - id: size
      label: 金额
      reads: amount
      answers:
        - {id: small, label: 小额, up_to: "500000.00"}
        - {id: large, label: 大额}
  blocks:
    - id: payment
      lines:
        - funds
      headings: [资金拨付]
      situations:
        - id: delayed
          label: 迟付
          dispositions:
            - {id: P-1, label: 一次付清, text: 付清, when: {size: [small]}, on_failure: superior}
  chain: [negotiate, superior]
  silences:
    - {id: large_sum, text: 大额的如何处置, when: {size: [large]}}
    - {id: refused, text: 企业不同意的如何处置, fails: [P-1]}
"""


def small() -> str:
    return SMALL


def faults_of(text: str) -> list[str]:
    """Read and check a programme as `validate` does, each fault at its place."""
    raw = text.encode()
    programme, findings = read_bytes(raw, "p.yaml", Programme)
    if programme is not None:
        findings = tuple(locate(finding, parse(raw)) for finding in check_programme(programme, "p.yaml"))
    return [str(finding) for finding in findings]
