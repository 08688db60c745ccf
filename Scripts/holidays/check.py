#!/usr/bin/env python3
"""Compare the shipped holidays with other sources and print each disagreement.

    pip install -r requirements-check.txt
    python3 check.py

The days compared are the public holidays from Monday to Friday, 2015 to 2035 or as far as the
source goes. `only here` is a day that the source lacks, `only there` one that the shipped data
lack or do not call public. Exits 1 if a disagreement has no explanation.
"""

import json
import re
import sys
import warnings
from collections import defaultdict
from datetime import date, timedelta
from pathlib import Path

import exchange_calendars
import QuantLib as ql
from dateutil.easter import easter
from govuk_bank_holidays.bank_holidays import BankHolidays
from workalendar.registry import registry

FOLDER = Path(__file__).resolve().parents[2] / "Sources/BusinessCalendar/Holidays"
YEARS = range(2015, 2036)

# Peru by the letter of its laws: Decreto Legislativo 713, art. 6, as amended.
PERU = [(1, 1, 1992), (5, 1, 1992), (6, 7, 2024), (6, 29, 1992), (7, 23, 2023), (7, 28, 1992),
        (7, 29, 1992), (8, 6, 2022), (8, 30, 1992), (10, 8, 1992), (11, 1, 1992),
        (12, 8, 1991), (12, 9, 2022), (12, 25, 1991)]

# Days after Easter Sunday, by the names of the day.
EASTER = {
    -48: "Lunes de Carnaval",
    -47: "Martes de Carnaval",
    -3: "Jueves Santo|Skj?ærtorsdag",
    -2: "Viernes Santo|Good Friday|Karfreitag|Karfreideg|Sexta-feira Santa|Goede vrijdag"
        "|Långfredagen|Langfredag|Pitkäperjantai",
    -1: "Sábado Santo",
    0: "Easter Sunday|Eerste paasdag|Pasen|Pasqua|Páscoa|Påskdagen|Første påskedag|Påskedag"
       "|Pääsiäispäivä|Niedziela Wielkanocna",
    1: "Easter Monday|Ouschterméindeg|Ostermontag|Lundi de Pâques|Lunes de Pascua|Paasmaandag"
       "|Tweede paasdag|Lunedì dell'Angelo|Annandag påsk|Andre påskedag|Anden påskedag"
       "|Toinen pääsiäispäivä|Poniedziałek Wielkanocny|Family Day",
    39: "Ascension|Christi Himmelfaart|Christi Himmelfahrt|Hemelvaartsdag|O. L. H. Hemelvaart"
        "|Auffahrt|Kristi himmelsfärdsdag|Kristi himmelfartsdag|Helatorstai",
    43: r"Ascensión del Señor \(observado\)",
    50: "Péngschtméindeg|Pfingstmontag|Lundi de Pentecôte|Pinkstermaandag|Tweede pinksterdag"
        "|Andre pinsedag|Anden pinsedag",
    60: "Fronleichnam|Corpo de Deus|Corpus Christi|Dzień Bożego Ciała",
    64: r"Corpus Christi \(observado\)",
    71: r"Sagrado Corazón \(observado\)",
}
EASTER_NAMES = {-48: "Carnival Monday", -47: "Carnival Tuesday", -3: "Maundy Thursday",
                -2: "Good Friday", 1: "Easter Monday", 39: "Ascension",
                40: "Day after Ascension", 50: "Whit Monday", 60: "Corpus Christi"}

# Not AR, where QuantLib has the rules before 2010, nor FR, where its Ascension and Whit Monday
# stand on fixed dates, nor IN and SG, where its tables of lunar days have gaps.
QUANTLIB = {
    "AT": ql.Austria(), "AU": ql.Australia(), "BR": ql.Brazil(),
    "CA": ql.Canada(), "CH": ql.Switzerland(), "CL": ql.Chile(),
    "DE": ql.Germany(ql.Germany.Settlement), "DK": ql.Denmark(), "FI": ql.Finland(),
    "GB-ENG": ql.UnitedKingdom(), "IT": ql.Italy(), "JP": ql.Japan(),
    "MX": ql.Mexico(), "NO": ql.Norway(), "NZ": ql.NewZealand(), "PL": ql.Poland(),
    "SE": ql.Sweden(), "US": ql.UnitedStates(ql.UnitedStates.Settlement),
    "ZA": ql.SouthAfrica(),
}
WORKALENDAR = {"GB-ENG": "GB", **{code: code for code in (
    "AR AT AU BE BR CA CH CL CO DE DK ES ES-CT ES-MD FI FR GB-NIR IE IT JP LU MX NL NO NZ PL "
    "PT SE SG US ZA").split()}}
GOVUK = {"GB-ENG": "england-and-wales", "GB-SCT": "scotland", "GB-NIR": "northern-ireland"}
EXCHANGES = {"PE": "XLIM", "CO": "XBOG"}

# (source, centre, pattern on side and day, explanation); the first that fits is taken.
EXPLANATIONS = [
    ("gov.uk", "GB-SCT", "only here: Scotland's participation", "proclaimed later (2026)"),
    ("exchange", "PE", "only there", "decreed for the public sector or for Lima only, no holiday"),
    ("exchange", "CO", "only there: 29-31 December",
     "the exchange's own closing at the year's end"),
    ("exchange", "CO", "only here: .*Chiquinquirá", "Ley 2578 de 2026, newer than the source"),
    ("workalendar", "CO", "only here: .*Chiquinquirá", "Ley 2578 de 2026, newer than the source"),
    ("workalendar", "AR", "turísticos|Censo|Copa Mundial|Visita de", "declared for one year"),
    ("workalendar", "AR", "Soberanía Nacional", "27 and 28 November by decree in 2015, 2016; "
     "on a weekend it stays unless a resolution moves it"),
    ("workalendar", "AR", "Güemes", "no national holiday before 2016; a Tuesday goes to the "
     "Monday before"),
    ("workalendar", "AR", "Diversidad Cultural|San Martín", "Tuesday and Wednesday go to the "
     "Monday before; on a weekend it stays unless a resolution moves it (2025)"),
    ("QuantLib", "AU", "only there", "the exchange in Sydney: days of New South Wales"),
    ("workalendar", "AU", "Anzac Day", "a Monday instead is kept in some states only"),
    ("workalendar", "AU", "only here: National Day of Mourning", "proclaimed for 2022"),
    ("QuantLib", "BR", "only there: Carnival|only there: .*(Carnaval|Corpus)",
     "optional days (ponto facultativo): listed as optional"),
    ("workalendar", "BR", "Sexta-feira Santa", "Lei 9.093/1995: a holiday in every municipality"),
    ("workalendar", "BR", "Consciência Negra", "Lei 14.759/2023, newer than the source"),
    ("QuantLib", "CA", "only there", "federal (listed as government) or provincial (Ontario)"),
    ("workalendar", "CA", "only here: Good Friday", "kept in every province; the source leaves "
     "it to the provinces"),
    ("workalendar", "CA", "Canada Day", "the Monday instead is federal: listed as government"),
    ("QuantLib", "CH", "only there", "cantonal; only four days are kept in every canton"),
    ("workalendar", "CH", "only there", "cantonal; only four days are kept in every canton"),
    ("QuantLib", "CL", "16 January", "2018, papal visit: a holiday in the capital's region only"),
    ("QuantLib", "CL", "Feriado bancario", "listed as bank"),
    ("workalendar", "CL", "Feriado bancario|Banking Holiday", "listed as bank"),
    ("workalendar", "CL", "only here: Feriado nacional", "Ley 20.983 (2 January), 16 September "
     "2022 by law"),
    ("workalendar", "CL", "only here: Censo", "19 April 2017, census"),
    ("QuantLib", "DE", "only there: Corpus Christi", "a holiday in some states only"),
    ("QuantLib", "DE", "only there: 24 December", "no holiday; banks close"),
    ("QuantLib", "DE", "only here: Reformationstag", "2017 in every state, 500 years"),
    ("QuantLib", "DK", "only there", "bank closings; listed as optional where the package has "
     "them"),
    ("workalendar", "DK", "Store Bededag", "abolished from 2024"),
    ("workalendar", "DK", "Christmas Eve", "listed as optional"),
    ("workalendar", "ES-CT", "Pascua Granada", "chosen by the region for one year"),
    ("workalendar", "ES-MD", "San José|Santiago|Lunes siguiente", "chosen by the region for one "
     "year; a projection from 2027 on"),
    ("workalendar", "GB-ENG", "Coronation", "newer than the source; gov.uk agrees"),
    ("workalendar", "GB-NIR", "Coronation", "newer than the source; gov.uk agrees"),
    ("workalendar", "IE", "[Ss]hift|substitute", "no Monday instead in law: another day off is "
     "the employer's choice"),
    ("workalendar", "IE", "Remembrance and Recognition|Brigid", "2022 and from 2023, newer than "
     "the source"),
    ("workalendar", "IT", "Francesco", "Legge 151/2025, newer than the source"),
    ("QuantLib", "JP", "Bank Holiday", "listed as bank"),
    ("workalendar", "JP", "Substitute Holiday|National Holiday", "the source has no substitute "
     "days; QuantLib agrees with the shipped data"),
    ("QuantLib", "MX", "only there", "the exchange's days: no statutory holidays"),
    ("workalendar", "MX", "substitute", "the law moves no other holiday than three Mondays"),
    ("workalendar", "MX", "Poder Ejecutivo", "1 October since 2024"),
    ("workalendar", "NL", "Liberation Day", "off every fifth year: else listed as optional"),
    ("QuantLib", "NO", "24 December", "a half day of the banks, no holiday"),
    ("QuantLib", "NZ", "only there", "Wellington's anniversary"),
    ("workalendar", "NZ", "Matariki|Elizabeth", "from 2022, newer than the source"),
    (None, "PL", "Wigilia|100-lecie", "from 2025 and in 2018, newer than the source"),
    ("QuantLib", "SE", "only there", "de facto days: listed as bank"),
    ("workalendar", "SE", "only there", "de facto days: listed as bank"),
    ("workalendar", "SG", "Polling Day|SG50", "declared for one year"),
    ("workalendar", "SG", "Hari Raya|Deepavali", "by the moon; the shipped dates are the "
     "ministry's, and estimates after 2027"),
    ("QuantLib", "US", "Juneteenth", "18 June 2021, the day after the law was signed"),
    ("workalendar", "US", "Juneteenth", "since 2021, newer than the source"),
    ("QuantLib", "ZA", "Decree|Elections", "declared for one year"),
    ("workalendar", "ZA", "Decree|[Ee]lections", "declared for one year"),
]


def shipped():
    """centre: {date: [(name, category)]}"""
    centres = {}
    for path in sorted(FOLDER.glob("*.json")):
        days = defaultdict(list)
        for row in json.loads(path.read_text("utf-8"))["holidays"]:
            days[date.fromisoformat(row["date"])].append((row["name"], row["category"]))
        centres[path.stem] = days
    return centres


def quantlib(calendar):
    days = calendar.holidayList(ql.Date(1, 1, YEARS[0]), ql.Date(31, 12, YEARS[-1]), False)
    return {date(day.year(), day.month(), day.dayOfMonth()): None for day in days}


def workalendar(code):
    calendar, days = registry.get(code)(), {}
    for year in YEARS:
        try:
            days.update((day, name) for day, name in calendar.holidays(year)
                        if day.year in YEARS)
        except KeyError:  # a lunar table that ends
            break
    return days


def govuk(division):
    events = BankHolidays(use_cached_holidays=True).get_holidays(division=division)
    return {event["date"]: event["title"] for event in events if event["date"].year in YEARS}


def exchange(code):
    calendar = exchange_calendars.get_calendar(code, start="2015-01-01", end="2026-12-31")
    open_days = {session.date() for session in calendar.sessions}
    days = (date(2015, 1, 1) + timedelta(n) for n in range(12 * 366))
    return {day: None for day in days if day.year <= 2026 and day not in open_days}


def peru():
    days = {date(year, month, day): None for month, day, first in PERU
            for year in YEARS if year >= first}
    days.update((easter(year) - timedelta(n), None) for year in YEARS for n in (2, 3))
    return days


def ecuador():
    """Código del Trabajo, art. 65, as it stands since 2017: on which day each rest is taken."""
    alone = (0, -1, 2, 1, 0, -1, 1)  # from Monday to Sunday
    difuntos, cuenca = (0, 0, 2, 0, 0, -1, 2), (0, 0, -2, 0, 0, -2, 1)
    days = set()
    for year in YEARS[2:]:
        for month, day, moves in ((1, 1, (0, 0, 0, 0, 0, -1, 1)), (5, 1, alone), (5, 24, alone),
                                  (8, 10, alone), (10, 9, alone), (11, 2, difuntos),
                                  (11, 3, cuenca), (12, 25, (0, 0, 0, 0, 0, -1, 1))):
            day = date(year, month, day)
            move = 0 if day == date(2018, 5, 1) else moves[day.weekday()]
            days.add(day + timedelta(move))
        days |= {easter(year) - timedelta(n) for n in (48, 47, 2)}
    return dict.fromkeys(day for day in days if day.year in YEARS and day.year > 2016)


LAWS = {"PE": peru, "EC": ecuador}


def unnamed(days):
    """A name for each day of a source without names: by Easter if it comes every year, or the
    days of its month that are in the source."""
    offsets, months = defaultdict(set), defaultdict(list)
    for day in days:
        offsets[(day - easter(day.year)).days].add(day.year)
        months[day.month].append(day.day)
    names = {}
    for day in days:
        offset = (day - easter(day.year)).days
        first, last = min(months[day.month]), max(months[day.month])
        names[day] = (EASTER_NAMES[offset] if offset in EASTER_NAMES and len(offsets[offset]) > 9
                      else f"{first}{f'-{last}' if last > first else ''} {day:%B}")
    return names


def compare(centre, source, here, there, weekends=False):
    """(centre, source, side and day, years) for the days on one side only."""
    years = {day.year for day in there}
    ours = {day for day, rows in here.items() if rows[0][1] == "public" and day.year in years}
    apart = sorted(day for day in ours ^ there.keys() if weekends or day.weekday() < 5)
    names = unnamed([day for day in apart if day not in ours and not there[day]])
    found = defaultdict(list)
    for day in apart:
        if day in ours:
            name = f"only here: {here[day][0][0]}"
        else:
            other = f" ({here[day][0][1]}: {here[day][0][0]})" if day in here else ""
            name = f"only there: {names.get(day) or there[day]}{other}"
        found[name].append(day.year)
    return [(centre, source, name, when) for name, when in found.items()]


def check_easter(centre, here):
    """Each day that hangs on Easter is there once a year and at its distance."""
    for offset, names in EASTER.items():
        kept = defaultdict(list)
        for day, rows in here.items():
            for name, _ in rows:
                if re.fullmatch(names, name) and (centre, name) != ("CO", "Corpus Christi"):
                    kept[name].append(day)
        for name, days in kept.items():
            wrong = [day.year for day in days
                     if (day - easter(day.year)).days != offset]
            if wrong:
                yield centre, "dateutil", f"only here: {name}", wrong


def explanation(centre, source, name):
    for wanted, code, pattern, text in EXPLANATIONS:
        if wanted in (None, source) and code == centre and re.search(pattern, name):
            return text
    return "UNEXPLAINED"


def span(years):
    years = sorted(set(years))
    listed = " ".join(map(str, years))
    return listed if len(years) < 4 else f"{years[0]}-{years[-1]}, {len(years)} years"


def main():
    warnings.simplefilter("ignore")
    centres, rows = shipped(), []
    for centre, here in centres.items():
        rows += check_easter(centre, here)
        if centre in LAWS:
            rows += compare(centre, "law", here, LAWS[centre](), weekends=centre == "PE")
        for source, codes, days in (("exchange", EXCHANGES, exchange), ("gov.uk", GOVUK, govuk),
                                    ("QuantLib", QUANTLIB, quantlib),
                                    ("workalendar", WORKALENDAR, workalendar)):
            if centre in codes:
                rows += compare(centre, source, here, days(codes[centre]))
    unexplained = 0
    for centre, source, name, years in rows:
        text = explanation(centre, source, name)
        unexplained += text == "UNEXPLAINED"
        print(f"{centre:7}{source:12}{name:75} {span(years):26} {text}")
    compared = LAWS.keys() | QUANTLIB.keys() | WORKALENDAR.keys() | GOVUK.keys() | EXCHANGES.keys()
    print(f"\n{len(rows)} disagreements, {unexplained} unexplained; "
          f"only Easter checked: {' '.join(sorted(centres.keys() - compared))}")
    sys.exit(1 if unexplained else 0)


if __name__ == "__main__":
    main()
