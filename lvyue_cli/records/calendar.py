"""`calendar.yaml`: the days off and the worked weekends of years that an office enters itself, once announced."""

from __future__ import annotations

from typing import Self

from pydantic import Field, model_validator

from lvyue_cli.records.base import Count, Day, Line, Record

_SATURDAY = 5


class CalendarYear(Record):
    """One year as it was announced."""

    year: Count = Field(title="年度", ge=2000, le=2099)
    source: Line = Field(title="依据", description="放假安排通知的名称或文号")
    holidays: tuple[Day, ...] = Field((), title="放假的日子", description="逐日写明；不放假的周末不必写")
    workdays: tuple[Day, ...] = Field((), title="调休上班的日子", description="本为周末而上班的日子")

    @model_validator(mode="after")
    def _of_the_year(self) -> Self:
        days = (*self.holidays, *self.workdays)
        if strange := [day for day in days if day.year != self.year]:
            raise ValueError(f"{strange[0]} 不在 {self.year} 年，应写在那一年之下")
        if weekdays := [day for day in self.workdays if day.weekday() < _SATURDAY]:
            raise ValueError(f"{weekdays[0]} 不是周末，不是调休上班的日子")
        if both := set(self.holidays) & set(self.workdays):
            raise ValueError(f"{min(both)} 既写放假又写上班")
        return self


class OwnCalendar(Record):
    """The years that an office has entered; what it says of a year replaces what the program knows of it."""

    years: tuple[CalendarYear, ...] = Field((), title="年度")

    @model_validator(mode="after")
    def _each_year_once(self) -> Self:
        known = [one.year for one in self.years]
        if repeated := [year for year in known if known.count(year) > 1]:
            raise ValueError(f"{repeated[0]} 年写了两次")
        return self
