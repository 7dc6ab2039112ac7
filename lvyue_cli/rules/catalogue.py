"""RULES: every rule, in reporting order, and how they are run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lvyue_cli.diagnostics import Severity
from lvyue_cli.rules import (
    ahead,
    closing,
    course,
    crosscheck,
    dates,
    deadlines,
    dispositions,
    duplicates,
    evidence,
    identity,
    ladders,
    money,
    payments,
    privacy,
    promises,
    rectification,
    rectified_together,
    references,
    registers,
    report_days,
    statutory,
    submissions,
    units,
)
from lvyue_cli.rules.rule import LedgerRule, Rule, finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from lvyue_cli.diagnostics import Finding
    from lvyue_cli.ledger import Filed, Ledger

_WARNING, _NOTICE = Severity.WARNING, Severity.NOTICE

RULES: tuple[Rule, ...] = (
    Rule("ID01", "文件名即问题编号", identity.file_is_named_after_id),
    Rule("ID02", "文件在应在的文件夹内", identity.file_lies_in_its_folder),
    Rule("ID05", "事件编号不重复", identity.events_are_unique),
    Rule("RF01", "单位在名录中", references.units_are_known),
    Rule("RF02", "任务类别在方案中", references.line_is_known),
    Rule("RF03", "问题类型属于任务类别", references.kind_is_known),
    Rule("RF04", "线索渠道在方案中，来源性质与之相符", references.channel_is_known),
    Rule("RF05", "工作组在方案中", references.group_is_known),
    Rule("RF06", "渠道即首次来源", references.origin_is_the_first_arrival),
    Rule("RF08", "工作组负责本条的任务类别", references.group_has_the_line, _WARNING),
    Rule("DT01", "办理日期依次不倒", dates.events_are_in_order),
    Rule("DT02", "没有将来的办理日期", dates.nothing_lies_in_the_future),
    Rule("DT03", "先发现，后登记", dates.found_before_registered),
    Rule("DT04", "整改时限不早于发现日期", dates.due_after_found),
    Rule("DT05", "迟录须说明原因", dates.late_entries_are_explained, _WARNING),
    Rule("DT06", "签订、交付、验收、结算、约定付款依次不倒", dates.contract_days_follow, _WARNING),
    Rule("DT07", "所定的时限不早于办理日期", deadlines.days_lie_ahead, _WARNING),
    Rule("DT08", "整改时限在整改阶段之内，或经审批延期", deadlines.deadline_is_within_the_stage, _WARNING),
    Rule("DT09", "未办结的问题不久置不动", deadlines.something_is_done, _WARNING),
    Rule("DT10", "投诉件在规定的期限内受理、办理、答复", deadlines.complaints_are_in_time, _WARNING),
    Rule("DT11", "将到的期限提前告知", ahead.nothing_draws_near, _NOTICE),
    Rule("DT12", "按工作日计的期限推算得出", ahead.days_can_be_told, _WARNING),
    Rule("LC01", "状态与办理经过一致", course.state_follows_from_events),
    Rule("LC02", "每一环节都合方案的流转", course.moves_are_the_programmes),
    Rule("LC03", "已销号的合乎销号条件", course.closure_conditions_hold),
    Rule("LC04", "措施编号清楚", course.measures_are_named),
    Rule("LC05", "销号由方案规定的机构办理", closing.closed_by_the_authority),
    Rule("LC06", "有反映人的，销号前答复反映人", closing.complaints_are_answered, _WARNING),
    Rule("CH01", "处置办法在工作图中，适用于本条的任务类别", dispositions.disposition_is_in_the_chart),
    Rule("CH02", "处置办法的条件与登记的事实相符", dispositions.disposition_fits_the_facts, _WARNING),
    Rule("CH03", "原则上不得跨年的没有跨年，或写明理由和审批人", dispositions.within_the_year, _WARNING),
    Rule("CH05", "须征得企业认可的，延期附有企业认可", dispositions.consent_is_filed),
    Rule("LD01", "化解、督办步骤合方案的次序", ladders.steps_are_the_programmes),
    Rule("LD02", "移送只记日期、机关、文号和答复", ladders.referrals_are_discreet),
    Rule("LD03", "限期答复的已经答复", ladders.replies_are_in, _WARNING),
    Rule("AM01", "有分歧部分不超过涉及金额", money.disputed_is_part_of_owed),
    Rule("AM02", "涉及金额不超过合同金额", money.owed_is_within_the_contract),
    Rule("AM03", "统一社会信用代码校验相符", money.credit_code_checks, _WARNING),
    Rule("AM04", "有分歧部分写明原因", payments.disputes_have_their_reason),
    Rule("AM05", "有分歧部分附有材料", payments.disputes_have_their_paper, _WARNING),
    Rule("AM06", "一条只有一个付款方", payments.one_debtor_a_record),
    Rule("AM07", "付款不超过涉及金额", payments.payments_are_within_what_is_owed),
    Rule("AM08", "付款和还款计划与办理经过一致，凭证在案", payments.payments_follow_from_acts),
    Rule("AM09", "分期计划与尚欠金额相符", payments.plans_add_up, _WARNING),
    Rule("AM10", "约定的分期还款按期履行", payments.plans_are_kept, _WARNING),
    Rule("AM11", "不以法律禁止的理由拖延", payments.excuses_are_allowed, _WARNING),
    Rule("AM12", "约定利率不低于签约时LPR", payments.agreed_rate_is_not_too_low, _WARNING),
    Rule("AM13", "无分歧欠款未付清不调出", payments.nothing_owed_is_dismissed, _WARNING),
    Rule("AM14", "没有新增拖欠", payments.no_new_arrears, _WARNING),
    Rule("AM16", "登记款项的，写明签约时企业规模", statutory.size_at_signing_is_known, _WARNING),
    Rule("AM18", "企业的信用代码不是机关、事业单位的", money.creditor_is_no_organ, _WARNING),
    Rule("AM19", "款项在应付日前付清", statutory.debts_are_paid_in_time, _NOTICE),
    Rule("PM01", "有瑕疵的承诺写明瑕疵", promises.flaws_are_told),
    Rule("PM02", "税费优惠、选择性奖励补贴经公平竞争审查才兑现", promises.selective_promises_are_reviewed),
    Rule("PM03", "约定兑现时间不早于承诺日期", promises.promised_before_due),
    Rule("RG01", "问题所涉政策、项目在清单中", registers.links_are_known),
    Rule("EV01", "佐证材料在台账中", evidence.evidence_is_kept),
    Rule("EV02", "佐证材料未经改动", evidence.evidence_is_unchanged),
    Rule("EV03", "佐证材料是台账内的普通文件", evidence.evidence_is_inside),
    Rule("EV04", "材料日期不晚于归档", evidence.evidence_is_dated_before_it_is_filed, _WARNING),
    Rule("PD01", "文字中无个人号码", privacy.no_personal_numbers),
    Rule("PR01", "已销号的有能说明整改情况的材料", rectification.closure_is_shown, _WARNING),
    Rule("PR02", "整改材料形成于发现之后、销号之前", rectification.results_follow_the_problem, _WARNING),
    Rule("PR04", "措施、反馈、核查、销号不在一天", rectification.steps_take_their_time, _WARNING),
    Rule("PR05", "核查人不是责任单位的", rectification.inspectors_are_of_others, _WARNING),
    Rule("PR07", "措施写明做什么、做多少或何时做", rectification.measures_can_be_checked, _WARNING),
    Rule("PR09", "销号前后没有更正金额", rectification.sums_stand_at_closure, _WARNING),
    Rule("PR10", "销号经企业确认", rectification.enterprises_confirm, _WARNING),
    Rule("PR11", "销号后没有重开", rectification.closures_last, _WARNING),
)

REGISTER_RULES: tuple[LedgerRule, ...] = (
    LedgerRule("RG02", "一个名称、文号只指一项政策", registers.policies_are_told_apart),
    LedgerRule("RG03", "被代替的政策已登记并废止", registers.replaced_policies_are_abolished),
    LedgerRule("RG04", "一个名称只指一个项目", registers.projects_are_told_apart),
    LedgerRule("RG05", "项目签约、开工、投产依次不倒", registers.stages_follow),
    LedgerRule("RG06", "项目没有将来的日期", registers.no_stage_lies_ahead),
    LedgerRule("RG07", "同一项目只计一次", registers.sums_are_counted_once, _WARNING),
)  # what an act on a register is checked against

LEDGER_RULES: tuple[LedgerRule, ...] = (
    LedgerRule("ID03", "编号不重复", identity.ids_are_unique),
    LedgerRule("ID04", "唯一标识不重复", identity.uids_are_unique),
    LedgerRule("ID06", "同一事项只登记一次", duplicates.matters_are_registered_once, _WARNING),
    LedgerRule("AM15", "同一凭证的付款不超过凭证总额", payments.vouchers_are_not_overused),
    LedgerRule("AM17", "上年逾期未付中小企业款项的，3月31日前公开", statutory.what_is_unpaid_is_public, _WARNING),
    LedgerRule("RF07", "上级问题存在", references.parents_exist),
    LedgerRule("UN01", "一个名称只指一个单位", units.names_mean_one_unit),
    LedgerRule("UN02", "曾用名依次不倒，不重复", units.former_names_follow),
    LedgerRule("UN03", "承接单位在名录中", units.successors_are_known),
    LedgerRule("UN04", "承接不成环", units.successions_end),
    LedgerRule("UN05", "没有将来的承接日期", units.successions_have_begun),
    LedgerRule("UN06", "主管机构不由其他单位承接", units.the_office_stays),
    LedgerRule("UN07", "未办结的问题已转由承接单位办理", units.problems_have_followed, _WARNING),
    LedgerRule("CH04", "本办对工作图未规定事项的做法合用", dispositions.own_edges_fit),
    LedgerRule("SB01", "报送记录的文件夹即事项，文件名即单位", submissions.files_are_where_they_belong),
    LedgerRule("SB02", "报送事项是方案或本办要求的", submissions.items_are_asked_for),
    LedgerRule("SB03", "报送单位和人员所在单位在名录中", submissions.units_are_known),
    LedgerRule("SB04", "报送单位是应当报送的单位", submissions.units_are_asked, _WARNING),
    LedgerRule("SB05", "报送日期依次不倒，没有将来的", submissions.days_follow),
    LedgerRule("SB06", "更正报送写明理由", submissions.corrections_have_a_reason),
    LedgerRule("SB07", "报送附有材料；自查清单可以零报告", submissions.reports_hold_something),
    LedgerRule("SB08", "报送材料在台账中，未经改动", submissions.files_are_kept),
    LedgerRule("SB09", "本办的报送日合用，不晚于方案规定", report_days.own_days_fit),
    LedgerRule("SB10", "其他渠道反映的，责任单位自查已经发现", crosscheck.self_check_found_it_first, _WARNING),
    LedgerRule("SB11", "登记为自查的，此前没有同一事项的线索", crosscheck.self_check_came_before_the_clue, _WARNING),
    LedgerRule("SB12", "应报的单位按时报送", report_days.everybody_has_reported, _NOTICE),
    LedgerRule("SB13", "报送日是工作日", report_days.report_days_are_working_days, _NOTICE),
    LedgerRule("PR03", "一份材料只说明一条问题", rectified_together.papers_serve_one_problem, _WARNING),
    LedgerRule("PR06", "措施针对本条问题", rectified_together.measures_are_its_own, _WARNING),
    LedgerRule("PR08", "没有在报送日前集中销号", rectified_together.closures_are_not_rushed, _WARNING),
    LedgerRule("PR12", "销号后没有再被反映", rectified_together.nothing_comes_back, _WARNING),
    *REGISTER_RULES,
)


def check_problem(filed: Filed, ledger: Ledger, today: date) -> Iterator[Finding]:
    """Run every rule over one problem."""
    for rule in RULES:
        for breach in rule.check(filed, ledger, today):
            yield finding(rule, breach, filed.path, filed.problem.id)


def check_ledger(ledger: Ledger, today: date) -> Iterator[Finding]:
    """Run every rule over every problem, then those over the ledger as a whole."""
    for filed in ledger.filed:
        yield from check_problem(filed, ledger, today)
    yield from _findings(LEDGER_RULES, ledger, today)


def check_registers(ledger: Ledger, today: date) -> Iterator[Finding]:
    """Run the rules over the registers of policies and projects."""
    yield from _findings(REGISTER_RULES, ledger, today)


def every_rule() -> tuple[Rule | LedgerRule, ...]:
    """List the rules over problems, then those over the ledger as a whole."""
    return (*RULES, *LEDGER_RULES)


def rule_of(code: str) -> Rule | LedgerRule | None:
    """Find a rule by its code."""
    return next((rule for rule in every_rule() if rule.code == code), None)


def is_broken(rule: Rule | LedgerRule, filed: Filed, ledger: Ledger, today: date) -> bool:
    """Tell whether a rule says anything of one problem.

    Args:
        rule: The rule.
        filed: The problem.
        ledger: The ledger it lies in.
        today: The day.
    """
    if isinstance(rule, Rule):
        return any(True for _ in rule.check(filed, ledger, today))
    return any(problem == filed.problem.id for problem, _ in rule.check(ledger, today))


def _findings(rules: Iterable[LedgerRule], ledger: Ledger, today: date) -> Iterator[Finding]:
    for rule in rules:
        for problem, breach in rule.check(ledger, today):
            yield finding(rule, breach, breach.path, problem)
