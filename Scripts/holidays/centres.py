"""The centres: what each takes from the `holidays` package, its corrections and its laws.

package      country, or country-subdivision, as the package calls it
language     where the package's default language is not written in Latin letters
common       subdivisions: days that all of them keep are added to the national list
corrections  what: for the reader; law: why; match: a pattern on the name, and only: a
             condition on the date, to choose days; date, category, name: the new ones. A
             match without any of them removes the day, keep leaves it beside the new one,
             and a correction without a match is a remark.
laws         (law, {name: the first year in which the day is kept under that law})
"""

from datetime import date, timedelta

TUESDAY, WEDNESDAY, THURSDAY, _, SATURDAY = range(1, 6)

DL713 = "Decreto Legislativo 713, art. 6"
BFDA = "Banking and Financial Dealings Act 1971, s. 1 and Schedule 1"
PROCLAMATION = "Royal proclamation under the Banking and Financial Dealings Act 1971, s. 1(3)"
ESTATUTO = "Estatuto de los Trabajadores, art. 37.2"
CST177 = "Código Sustantivo del Trabajo, art. 177"
EMILIANI = "Ley 51 de 1983, arts. 1 y 2"
LFT74 = "Ley Federal del Trabajo, art. 74"
LEY27399 = "Ley 27.399"
LEY_FERIADOS = "Código del Trabajo, art. 65, reforma de 20 de diciembre de 2016"

UK_ONE_OFFS = {
    "Platinum Jubilee of Elizabeth II": 2022,
    "State Funeral of Queen Elizabeth II": 2022,
    "Coronation of Charles III": 2023,
}
SPAIN_SUNDAYS = {
    "what": "A national day on a Sunday is not listed: each region may keep the Monday instead.",
    "law": "Real Decreto 2001/1983, art. 45",
}
SPAIN_REGION = {
    "what": "From 2027 on the days that the region chooses each year are a projection.",
    "law": "Real Decreto 2001/1983, art. 45",
}

CENTRES = {
    "PE": {
        "name": "Peru",
        "package": "PE",
        "corrections": [
            {"what": "Domingo de Resurrección is removed: it is a Sunday like any other.",
             "law": DL713, "match": "^Domingo de Resurrección$"},
            {"what": "Todos los Santos is spelt as in the law.",
             "law": DL713, "match": "^Todos Los Santos$", "name": "Todos los Santos"},
            {"what": "National holidays are kept on their date and never move.",
             "law": "Decreto Legislativo 713, art. 7, modificado por la Ley 26331"},
            {"what": "Non-working days decreed for the public sector are not holidays and are "
                     "not listed.",
             "law": DL713},
        ],
        "laws": [
            (DL713, {
                "Año Nuevo": 1992, "Jueves Santo": 1992, "Viernes Santo": 1992,
                "Día del Trabajo": 1992, "San Pedro y San Pablo": 1992,
                "Día de la Independencia": 1992, "Día de la Gran Parada Militar": 1992,
                "Santa Rosa de Lima": 1992, "Combate de Angamos": 1992,
                "Todos los Santos": 1992, "Inmaculada Concepción": 1991,
                "Navidad del Señor": 1991}),
            ("Ley 31381; " + DL713, {"Batalla de Ayacucho": 2022}),
            ("Ley 31530; " + DL713, {"Batalla de Junín": 2022}),
            ("Ley 31822, que modifica la Ley 16126", {"Día de la Fuerza Aérea del Perú": 2023}),
            ("Ley 31788; " + DL713, {"Batalla de Arica y Día de la Bandera": 2024}),
        ],
    },
    "LU": {
        "name": "Luxembourg",
        "package": "LU",
        "corrections": [
            {"what": "The afternoon of 24 December is a half day.",
             "law": "No statute: custom of the banks",
             "match": r"\(nomëtteg\)$", "category": "half-day"},
        ],
        "laws": [
            ("Code du travail, art. L.232-2", {
                "Neijoerschdag": 2007, "Ouschterméindeg": 2007, "Dag vun der Aarbecht": 2007,
                "Christi Himmelfaart": 2007, "Péngschtméindeg": 2007, "Nationalfeierdag": 2007,
                "Léiffrawëschdag": 2007, "Allerhellgen": 2006, "Chrëschtdag": 2006,
                "Stiefesdag": 2006}),
            ("Loi du 25 avril 2019; Code du travail, art. L.232-2", {"Europadag": 2019}),
        ],
    },
    "US": {
        "name": "United States",
        "package": "US",
        "corrections": [
            {"what": "24 December 2015 was a half day.", "law": "Executive Order 13713",
             "match": r"\(half-day closing\)$", "category": "half-day"},
        ],
        "laws": [
            ("5 U.S.C. 6103(a); Act of 28 June 1894", {"Labor Day": 1894}),
            ("5 U.S.C. 6103(a); Act of 26 December 1941", {"Thanksgiving Day": 1942}),
            ("5 U.S.C. 6103(a); Pub. L. 83-380", {"Veterans Day": 1954}),
            ("5 U.S.C. 6103(a); Uniform Monday Holiday Act, Pub. L. 90-363", {
                "Washington's Birthday": 1971, "Memorial Day": 1971, "Columbus Day": 1971}),
            ("5 U.S.C. 6103(a); Pub. L. 98-144", {"Martin Luther King Jr. Day": 1986}),
            ("5 U.S.C. 6103(a); Pub. L. 117-17", {"Juneteenth National Independence Day": 2021}),
        ],
    },
    "GB-ENG": {
        "name": "England",
        "package": "GB-ENG",
        "laws": [
            (BFDA, {"Easter Monday": 1972, "Spring Bank Holiday": 1972,
                    "Late Summer Bank Holiday": 1972, "Boxing Day": 1972}),
            (PROCLAMATION, {"New Year's Day": 1974, "May Day": 1978, **UK_ONE_OFFS}),
        ],
    },
    "GB-SCT": {
        "name": "Scotland",
        "package": "GB-SCT",
        "corrections": [
            {"what": "15 June 2026 marks taking part in the tournament, not in its final.",
             "law": PROCLAMATION, "match": "FIFA World Cup final$", "name": "FIFA World Cup"},
        ],
        "laws": [
            (BFDA, {"New Year's Day": 1972, "New Year Holiday": 1973, "Good Friday": 1972,
                    "May Day": 1972, "Summer Bank Holiday": 1972, "Christmas Day": 1971}),
            ("St Andrew's Day Bank Holiday (Scotland) Act 2007", {"Saint Andrew's Day": 2007}),
            (PROCLAMATION, {**UK_ONE_OFFS,
                            "Scotland's participation in the FIFA World Cup": 2026}),
        ],
    },
    "GB-NIR": {
        "name": "Northern Ireland",
        "package": "GB-NIR",
        "laws": [
            (BFDA, {"Saint Patrick's Day": 1972, "Easter Monday": 1972,
                    "Spring Bank Holiday": 1972, "Late Summer Bank Holiday": 1972,
                    "Boxing Day": 1972}),
            (PROCLAMATION, {"New Year's Day": 1974, "May Day": 1978, **UK_ONE_OFFS}),
        ],
    },
    "ES": {
        "name": "Spain",
        "package": "ES",
        "corrections": [SPAIN_SUNDAYS],
        "laws": [
            (ESTATUTO, {"Año Nuevo": 1981, "Fiesta del Trabajo": 1980,
                        "Natividad del Señor": 1980}),
            ("Ley 18/1987; " + ESTATUTO, {"Fiesta Nacional de España": 1987}),
        ],
    },
    "ES-MD": {
        "name": "Spain: Community of Madrid",
        "package": "ES-MD",
        "corrections": [SPAIN_SUNDAYS, SPAIN_REGION],
        "laws": [
            (ESTATUTO, {"Año Nuevo": 1981, "Fiesta del Trabajo": 1980,
                        "Natividad del Señor": 1980}),
            ("Ley 18/1987; " + ESTATUTO, {"Fiesta Nacional de España": 1987}),
        ],
    },
    "ES-CT": {
        "name": "Spain: Catalonia",
        "package": "ES-CT",
        "corrections": [SPAIN_SUNDAYS, SPAIN_REGION],
        "laws": [
            (ESTATUTO, {"Año Nuevo": 1981, "Fiesta del Trabajo": 1980,
                        "Natividad del Señor": 1980}),
            ("Ley 18/1987; " + ESTATUTO, {"Fiesta Nacional de España": 1987}),
            ("Llei 1/1980, del 12 de juny", {"Fiesta Nacional de Cataluña": 1980}),
        ],
    },
    "DE": {
        "name": "Germany",
        "package": "DE",
        "laws": [("Einigungsvertrag, Art. 2 Abs. 2", {"Tag der Deutschen Einheit": 1990})],
    },
    "FR": {
        "name": "France",
        "package": "FR",
        "laws": [
            ("Arrêté du 29 germinal an X; Code du travail, art. L3133-1", {
                "Ascension": 1802, "Assomption": 1802, "Toussaint": 1802, "Noël": 1802}),
            ("Loi du 6 juillet 1880; Code du travail, art. L3133-1", {"Fête nationale": 1880}),
            ("Loi du 8 mars 1886; Code du travail, art. L3133-1", {
                "Lundi de Pâques": 1886, "Lundi de Pentecôte": 1886}),
            ("Loi du 24 octobre 1922; Code du travail, art. L3133-1", {"Armistice": 1922}),
            ("Loi du 30 avril 1947; Code du travail, art. L3133-4", {"Fête du Travail": 1947}),
            ("Loi n° 81-893 du 2 octobre 1981; Code du travail, art. L3133-1", {
                "Fête de la Victoire": 1982}),
        ],
    },
    "IE": {
        "name": "Ireland",
        "package": "IE",
        "laws": [
            ("Regulations under the Organisation of Working Time Act 1997, Second Schedule", {
                "Day of Remembrance and Recognition": 2022, "Saint Brigid's Day": 2023}),
        ],
    },
    "CO": {
        "name": "Colombia",
        "package": "CO",
        "corrections": [
            {"what": "Ascensión del Señor is spelt as in the law.", "law": EMILIANI,
             "match": "^Ascensión del señor", "name": "Ascensión del Señor"},
        ],
        "laws": [
            (CST177, {
                "Año Nuevo": 1951, "Jueves Santo": 1951, "Viernes Santo": 1951,
                "Día del Trabajo": 1951, "Día de la Independencia": 1951,
                "Batalla de Boyacá": 1951, "La Inmaculada Concepción": 1951, "Navidad": 1951}),
            (EMILIANI, {
                "Día de los Reyes Magos": 1984, "Día de San José": 1984,
                "Ascensión del Señor": 1984, "Corpus Christi": 1984, "Sagrado Corazón": 1984,
                "San Pedro y San Pablo": 1984, "La Asunción": 1984, "Día de la Raza": 1984,
                "Día de Todos los Santos": 1984, "Independencia de Cartagena": 1984}),
            ("Ley 2578 de 2026, art. 6; Ley 51 de 1983", {
                "Día de Nuestra Señora del Rosario de Chiquinquirá": 2026}),
        ],
    },
    "CL": {
        "name": "Chile",
        "package": "CL",
        "laws": [
            ("Ley 2.977", {
                "Año Nuevo": 1916, "Viernes Santo": 1915, "Sábado Santo": 1915,
                "Asunción de la Virgen": 1915, "Día de la Independencia": 1915,
                "Día de Todos los Santos": 1915, "La Inmaculada Concepción": 1915,
                "Navidad": 1915}),
            ("Ley 19.668", {
                "San Pedro y San Pablo": 2000, "Día del Encuentro de dos Mundos": 2000}),
            ("Ley 20.148", {"Virgen del Carmen": 2007}),
            ("Ley 20.215", {"Fiestas Patrias": 2007}),
            ("Ley 20.299", {"Día Nacional de las Iglesias Evangélicas y Protestantes": 2008}),
            ("Ley 20.983", {"Feriado nacional": 2017}),
            ("Ley 21.357", {"Día Nacional de los Pueblos Indígenas": 2021}),
        ],
    },
    "MX": {
        "name": "Mexico",
        "package": "MX",
        "laws": [
            (LFT74, {
                "Año Nuevo": 1971, "Día del Trabajo": 1970, "Día de la Independencia": 1970,
                "Transmisión del Poder Ejecutivo Federal": 1970, "Navidad": 1970}),
            (LFT74 + ", reforma de 17 de enero de 2006", {
                "Día de la Constitución": 2006, "Natalicio de Benito Juárez": 2007,
                "Día de la Revolución": 2006}),
        ],
    },
    "BR": {
        "name": "Brazil",
        "package": "BR",
        "laws": [
            ("Lei 662/1949", {
                "Confraternização Universal": 1950, "Dia do Trabalhador": 1949,
                "Independência do Brasil": 1949, "Proclamação da República": 1949,
                "Natal": 1949}),
            ("Lei 6.802/1980", {"Nossa Senhora Aparecida": 1980}),
            ("Lei 9.093/1995, art. 2.º", {"Sexta-feira Santa": 1996}),
            ("Lei 10.607/2002; Lei 662/1949", {"Tiradentes": 2003, "Finados": 2003}),
            ("Lei 14.759/2023", {"Dia Nacional de Zumbi e da Consciência Negra": 2024}),
        ],
    },
    "AR": {
        "name": "Argentina",
        "package": "AR",
        "corrections": [
            {"what": "Jueves Santo is a non-working day at the employer's choice, no holiday.",
             "law": LEY27399, "match": "^Jueves Santo$", "category": "optional"},
            {"what": "The tourist days of 2025 are non-working days, no holidays.",
             "law": "Decreto 1027/2024", "match": "^Feriado con fines turísticos$",
             "only": lambda day: day.year == 2025, "category": "optional",
             "name": "Día no laborable con fines turísticos"},
            {"what": "The tourist days of 2026 are non-working days, no holidays.",
             "law": "Resolución 164/2025 de la Jefatura de Gabinete de Ministros",
             "match": "^Feriado con fines turísticos$", "only": lambda day: day.year == 2026,
             "category": "optional", "name": "Día no laborable con fines turísticos"},
            {"what": "Caídos is spelt with its accent.", "law": LEY27399,
             "match": "de los Caidos", "name": "de los Caídos"},
            {"what": "In 2025 the day of 12 October, a Sunday, was kept on Friday 10.",
             "law": "Decreto 614/2025; Resolución 139/2025 de la Jefatura de Gabinete de "
                    "Ministros",
             "match": "^Día del Respeto a la Diversidad Cultural$",
             "only": lambda day: day.year == 2025, "date": lambda day: day - timedelta(2)},
            {"what": "A movable holiday on a weekend may be moved to the Friday before or the "
                     "Monday after, by a resolution for that year.",
             "law": "Decreto 614/2025"},
            {"what": "Tourist days are declared for one year at a time; none is listed from "
                     "2027 on.",
             "law": LEY27399 + ", art. 7"},
        ],
        "laws": [
            ("Ley 26.085", {"Día Nacional de la Memoria por la Verdad y la Justicia": 2006}),
            ("Ley 27.258", {
                "Paso a la Inmortalidad del General Don Martín Miguel de Güemes": 2016}),
            ("Decreto 1584/2010; Ley 27.399", {
                "Año Nuevo": 2011, "Lunes de Carnaval": 2011, "Martes de Carnaval": 2011,
                "Viernes Santo": 2011, "Día del Trabajo": 2011,
                "Día de la Revolución de Mayo": 2011,
                "Paso a la Inmortalidad del General Don Manuel Belgrano": 2011,
                "Día de la Independencia": 2011, "Día del Respeto a la Diversidad Cultural": 2011,
                "Día de la Soberanía Nacional": 2010, "Inmaculada Concepción de María": 2010,
                "Navidad": 2010}),
        ],
    },
    "EC": {
        "name": "Ecuador",
        "package": "EC",
        "corrections": [
            {"what": "A holiday moved off a Tuesday, Wednesday or Thursday is listed on its new "
                     "day only.",
             "law": LEY_FERIADOS,
             "match": "^(Día del Trabajo|Batalla de Pichincha|Primer Grito de Independencia"
                      "|Independencia de Guayaquil)$",
             "only": lambda day: (day.year >= 2017 and TUESDAY <= day.weekday() <= THURSDAY
                                  and day != date(2018, 5, 1))},
            {"what": "In 2018 the day of 1 May was not moved.", "law": "Decreto Ejecutivo 379",
             "match": "^Día del Trabajo .observado.$", "only": lambda day: day.year == 2018},
            {"what": "2 November on a Wednesday is kept on Friday 4.", "law": LEY_FERIADOS,
             "match": "^Día de Difuntos$",
             "only": lambda day: day.year >= 2017 and day.weekday() == WEDNESDAY},
            {"what": "With 2 November on a Tuesday, it stays and 3 November is kept on Monday 1.",
             "law": LEY_FERIADOS, "match": "^Día de Difuntos .observado.$",
             "only": lambda day: (day + timedelta(1)).weekday() == TUESDAY,
             "name": "Independencia de Cuenca (observado)"},
            {"what": "3 November on a Wednesday is kept on Monday 1.", "law": LEY_FERIADOS,
             "match": "^Independencia de Cuenca$",
             "only": lambda day: day.year >= 2017 and day.weekday() == WEDNESDAY},
            {"what": "3 November on a Saturday is kept on Thursday 1.", "law": LEY_FERIADOS,
             "match": "^Independencia de Cuenca$", "keep": True,
             "only": lambda day: day.year >= 2017 and day.weekday() == SATURDAY,
             "date": lambda day: day - timedelta(2),
             "name": "Independencia de Cuenca (observado)"},
            {"what": "25 December 2016, a Sunday, was kept on Monday 26.", "law": LEY_FERIADOS,
             "match": "^Navidad$", "keep": True, "only": lambda day: day.year == 2016,
             "date": lambda day: day + timedelta(1), "name": "Navidad (observado)"},
            {"what": "Days off that the president declares for one year, such as 2 January 2026, "
                     "are not listed.",
             "law": LEY_FERIADOS},
        ],
        "laws": [
            (LEY_FERIADOS, {
                "Batalla de Pichincha (observado)": 2017,
                "Primer Grito de Independencia (observado)": 2017}),
        ],
    },
    "NL": {
        "name": "Netherlands",
        "package": "NL",
        "laws": [
            ("Algemene termijnenwet, art. 3", {
                "Nieuwjaarsdag": 1966, "Goede vrijdag": 1965, "Tweede paasdag": 1965,
                "Hemelvaartsdag": 1965, "Tweede pinksterdag": 1965, "Eerste kerstdag": 1965,
                "Tweede kerstdag": 1965, "Koningsdag": 2014}),
        ],
    },
    "BE": {"name": "Belgium", "package": "BE"},
    "IT": {
        "name": "Italy",
        "package": "IT",
        "laws": [
            ("Legge 27 maggio 1949, n. 260", {
                "Capodanno": 1950, "Lunedì dell'Angelo": 1950,
                "Anniversario della Liberazione": 1950, "Festa del Lavoro": 1950,
                "Assunzione della Beata Vergine Maria": 1949, "Ognissanti": 1949,
                "Immacolata Concezione": 1949, "Natale": 1949, "Santo Stefano": 1949}),
            ("D.P.R. 28 dicembre 1985, n. 792", {"Epifania": 1986}),
            ("Legge 20 novembre 2000, n. 336", {"Festa della Repubblica": 2001}),
            ("Legge 8 ottobre 2025, n. 151", {
                "Festa nazionale di San Francesco d'Assisi, patrono d'Italia": 2026}),
        ],
    },
    "PT": {
        "name": "Portugal",
        "package": "PT",
        "laws": [
            ("Código do Trabalho (Lei 7/2009), art. 234.º", {
                "Ano Novo": 2010, "Sexta-feira Santa": 2009, "Páscoa": 2009,
                "Dia da Liberdade": 2009, "Dia do Trabalhador": 2009,
                "Dia de Portugal, de Camões e das Comunidades Portuguesas": 2009,
                "Assunção de Nossa Senhora": 2009, "Imaculada Conceição": 2009,
                "Dia de Natal": 2009}),
            ("Lei 8/2016; Código do Trabalho, art. 234.º", {
                "Corpo de Deus": 2016, "Implantação da República": 2016,
                "Dia de Todos os Santos": 2016, "Restauração da Independência": 2016}),
        ],
    },
    "CH": {
        "name": "Switzerland",
        "package": "CH",
        "laws": [("Bundesverfassung, Art. 110 Abs. 3", {"Nationalfeiertag": 1994})],
    },
    "AT": {
        "name": "Austria",
        "package": "AT",
        "laws": [("Feiertagsruhegesetz 1957, § 1, BGBl. 264/1967", {"Nationalfeiertag": 1967})],
    },
    "SE": {
        "name": "Sweden",
        "package": "SE",
        "corrections": [
            {"what": "An eve that is free from 14.00 is a half day.",
             "law": "No statute: custom of the banks",
             "match": r"\(från kl\. 14\.00\)$", "category": "half-day"},
        ],
        "laws": [("Lag (1989:253) om allmänna helgdagar, 1 §", {"Nationaldagen": 2005})],
    },
    "NO": {
        "name": "Norway",
        "package": "NO",
        "laws": [
            ("Lov 26. april 1947 nr. 1 om 1. og 17. mai som høgtidsdager", {
                "Arbeidernes dag": 1947, "Grunnlovsdag": 1947}),
        ],
    },
    "DK": {"name": "Denmark", "package": "DK"},
    "FI": {
        "name": "Finland",
        "package": "FI",
        "laws": [("Laki 388/1937", {"Itsenäisyyspäivä": 1937})],
    },
    "PL": {
        "name": "Poland",
        "package": "PL",
        "laws": [
            ("Ustawa z dnia 18 stycznia 1951 r. o dniach wolnych od pracy", {
                "Narodowe Święto Niepodległości": 1989, "Święto Narodowe Trzeciego Maja": 1990,
                "Święto Trzech Króli": 2011, "Wigilia Bożego Narodzenia": 2025}),
            ("Ustawa z dnia 7 listopada 2018 r.", {
                "Narodowe Święto Niepodległości - 100-lecie": 2018}),
        ],
    },
    "CA": {
        "name": "Canada",
        "package": "CA",
        "laws": [
            ("Canada Labour Code, s. 166; S.C. 2021, c. 11", {
                "National Day for Truth and Reconciliation": 2021}),
        ],
    },
    "AU": {
        "name": "Australia",
        "package": "AU",
        "common": ["NSW", "ACT", "NT", "QLD", "SA", "TAS", "VIC", "WA"],
        "corrections": [
            {"what": "Days that all states and territories keep are added, such as the Monday "
                     "after a New Year's Day on a weekend.",
             "law": "Public holidays acts of the states and territories"},
        ],
    },
    "NZ": {
        "name": "New Zealand",
        "package": "NZ",
        "laws": [
            ("Holidays Act 2003, s. 44; Te Kāhui o Matariki Public Holiday Act 2022", {
                "Matariki": 2022}),
            ("Queen Elizabeth II Memorial Day Act 2022", {
                "Queen Elizabeth II Memorial Day": 2022}),
        ],
    },
    "JP": {
        "name": "Japan",
        "package": "JP",
        "language": "en_US",
        "corrections": [
            {"what": "Labour Thanksgiving Day is spelt the British way.",
             "law": "Act on National Holidays (Act No. 178 of 1948), art. 2",
             "match": "^Labor ", "name": "Labour "},
        ],
        "laws": [
            ("Act on National Holidays (Act No. 178 of 1948), art. 2", {
                "Marine Day": 1996, "Showa Day": 2007, "Mountain Day": 2016,
                "Sports Day": 2020}),
        ],
    },
    "SG": {"name": "Singapore", "package": "SG"},
    "IN": {"name": "India", "package": "IN"},
    "AE": {
        "name": "United Arab Emirates",
        "package": "AE",
        "language": "en_US",
        "corrections": [
            {"what": "The weekend is Saturday and Sunday since 2022; it was Friday and Saturday "
                     "before.",
             "law": "Decision of the federal government of 7 December 2021"},
        ],
    },
    "ZA": {
        "name": "South Africa",
        "package": "ZA",
        "laws": [
            ("Public Holidays Act 36 of 1994, s. 1 and Schedule 1", {
                "New Year's Day": 1995, "Human Rights Day": 1995, "Good Friday": 1995,
                "Family Day": 1995, "Freedom Day": 1995, "Workers' Day": 1995,
                "Youth Day": 1995, "National Women's Day": 1995, "Heritage Day": 1995,
                "Day of Reconciliation": 1995, "Christmas Day": 1995, "Day of Goodwill": 1995}),
        ],
    },
}
