"""`lvyue.yaml`: what the office itself decides."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from lvyue_cli.records.base import Count, Flag, Line, OneOf, Record
from lvyue_cli.records.identifiers import PREFIX, FindingCode, Key, NodeId
from lvyue_cli.records.report_day import ReportDay


class EvidenceSettings(Record):
    """How evidence is kept."""

    max_mb: Count = Field(20, title="入库上限（MB）", description="更大的文件只记名称、大小和校验值")


class ChartSettings(Record):
    """How the office uses the 工作图."""

    use: Flag = Field(default=False, title="选用参照的工作图", description="本方案无工作图时，参照所附的工作图")
    edges: dict[Key, NodeId] = Field(
        default_factory=dict,
        title="图中未规定的事项",
        description="未规定事项的标识: 按本办做法适用的处置办法或进入的步骤",
    )


class PublicSettings(Record):
    """What the office shows to everybody beyond the least."""

    enterprises: Flag = Field(default=False, title="公开企业名称", description="不公开的，只留首字和组织形式")
    people: Flag = Field(default=False, title="公开责任人和核查人的姓", description="如“张某某”；不公开的，一律“某某”")
    titles: Flag = Field(
        default=False, title="公开问题名称", description="号码、企业名称隐去；不公开的，只写任务类别和问题类型"
    )


FONT_SETS: dict[str, str] = {
    "gb2312": "仿宋_GB2312、楷体_GB2312、方正小标宋简体",
    "founder": "方正仿宋_GBK、方正楷体_GBK、方正小标宋_GBK",
    "system": "系统自带的仿宋、楷体、宋体",
}
DIGITS: dict[str, str] = {"times": "新罗马体", "fangsong": "与正文同用仿宋"}
LINE_PITCHES: dict[str, str] = {"28": "28 磅", "28.95": "28.95 磅"}


class DocumentSettings(Record):
    """How the office sets its official documents, where GB/T 9704-2012 leaves it the choice."""

    fonts: Annotated[str, OneOf(FONT_SETS)] = Field("gb2312", title="字体", description="本单位电脑上装有的一套字体")
    digits: Annotated[str, OneOf(DIGITS)] = Field("times", title="数字和字母的字体")
    line_pitch: Annotated[str, OneOf(LINE_PITCHES)] = Field(
        "28.95",
        title="行距（磅）",
        description="28.95 磅时 22 行正好排满版心",
    )
    imprint: Flag = Field(default=False, title="印出版记", description="由办公系统加版记的，不印")


class ImportSettings(Record):
    """What the office has confirmed of the sheets that its units send."""

    aliases: dict[Line, Key] = Field(
        default_factory=dict, title="表头的含义", description="表头: 字段；导入时用 --map 确认，以后照此认列"
    )


class CheckSettings(Record):
    """The numbers of those checks on which the programme is silent; 0 leaves a check out."""

    untouched_days: Count = Field(90, title="停滞天数", description="未办结的问题多少天没有进展")
    rush_days: Count = Field(3, title="集中销号的天数", description="报送日前几天内")
    rush_count: Count = Field(5, title="集中销号的条数")
    amount_days: Count = Field(7, title="销号前更正金额的天数")
    same_measures: Count = Field(3, title="措施雷同的条数", description="几条问题的措施一字不差")
    weights: dict[FindingCode, Count] = Field(
        default_factory=dict, title="风险分值", description="代码: 分值；不写的按程序所列，0 即不计"
    )


class Settings(Record):
    """The office's own choices; everything else is the programme's."""

    format: str = Field(title="格式版本", description="本程序支持的格式为 1")
    prefix: str = Field(title="编号前缀", pattern=f"^{PREFIX.pattern}$")
    year: Count = Field(title="台账年度", ge=2000, le=2099)
    filler: Line | None = Field(None, title="填报单位", description="表头所印名称；不填则用方案的牵头机构")
    warning_days: Count = Field(7, title="临期提醒天数")
    entry_days: Count = Field(5, title="录入期限（天）", description="办理后超过此天数录入的，应说明原因")
    evidence: EvidenceSettings = Field(default_factory=EvidenceSettings, title="佐证材料")
    chart: ChartSettings = Field(default_factory=ChartSettings, title="工作图")
    public: PublicSettings = Field(default_factory=PublicSettings, title="公开件")
    documents: DocumentSettings = Field(default_factory=DocumentSettings, title="公文")
    checks: CheckSettings = Field(default_factory=CheckSettings, title="校验", description="方案未规定的数字；0 即不查")
    imports: ImportSettings = Field(default_factory=ImportSettings, title="导入")
    report_days: tuple[ReportDay, ...] = Field((), title="本办的报送日", description="提前的时限，或本办自定的报送事项")
