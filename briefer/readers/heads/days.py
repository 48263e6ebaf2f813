"""Days written out in the languages of the press: "4 June 2025", "4. Juni 2025", "2025. június 4.", "2025年6月4日"."""

from __future__ import annotations

import re

_MONTHS = tuple(
    frozenset(names.split())
    for names in (
        "january jan januar jänner janvier enero gennaio janeiro января січня stycznia januari január ledna "
        "januára ianuarie ocak януари tammikuuta ιανουαρίου يناير ינואר janv ene gen янв січ sty",
        "february feb februar février febrero febbraio fevereiro февраля лютого lutego februari február února "
        "februára februarie şubat февруари helmikuuta φεβρουαρίου فبراير פברואר févr fév fev фев "
        "февр лют лютий lut fevr",
        "march mar märz mars marzo março марта березня marca maart március března martie mart март "
        "maaliskuuta μαρτίου مارس מרץ mrz mrt бер мар",
        "april apr avril abril aprile апреля квітня kwietnia április dubna apríla aprilie nisan април "
        "huhtikuuta απριλίου أبريل אפריל abr avr апр квіт kwi",
        "may mai mayo maggio maio мая травня maja mei maj május května mája mayıs май toukokuuta μαΐου مايو מאי",
        "june jun juni juin junio giugno junho июня червня czerwca június června júna iunie haziran юни "
        "kesäkuuta ιουνίου يونيو יוני giu июн черв cze",
        "july jul juli juillet julio luglio julho июля липня lipca július července júla iulie temmuz юли "
        "heinäkuuta ιουλίου يوليو יולי juil lug июл лип lip",
        "august aug août agosto августа серпня sierpnia augustus augusti augusztus srpna augusta ağustos "
        "август elokuuta αυγούστου أغسطس אוגוסט ago авг серп sie",
        "september sep sept septembre septiembre settembre setembro сентября вересня września szeptember září "
        "septembra septembrie eylül септември syyskuuta σεπτεμβρίου سبتمبر ספטמבר set сент сен вер wrz",
        "october oct oktober octobre octubre ottobre outubro октября жовтня października október října "
        "októbra octombrie ekim октомври lokakuuta οκτωβρίου أكتوبر אוקטובר okt ott out окт жовт paź",
        "november nov novembre noviembre novembro ноября листопада listopada listopadu novembra noiembrie "
        "kasım ноември marraskuuta νοεμβρίου نوفمبر נובמבר нояб ноя лист lis",
        "december dec dezember décembre diciembre dicembre dezembro декабря грудня grudnia prosince decembra "
        "decembrie aralık декември joulukuuta δεκεμβρίου ديسمبر דצמבר dez dic déc дек груд gru",
    )
)
_DAY = re.compile(
    r"(?<!\d)(?:(?P<iso>\d{4}-\d{2}-\d{2})|(?P<dotted>\d{1,2}\.\d{1,2}\.\d{4})"
    r"|(?P<sign_year>\d{4})(?:[./]|[年년] ?)(?P<sign_month>\d{1,2})(?:[./]|[月월] ?)(?P<sign_day>\d{1,2})"
    r"|(?P<day>\d{1,2})(?:\.|st|nd|rd|th|er)? (?:de |di |of |ב)?(?P<month>[^\W\d_]{3,12})\.?,? (?:de )?(?P<year>\d{4})"
    r"|(?P<far_year>\d{4})\. (?P<far_month>[^\W\d_]{3,12}) (?P<far_day>\d{1,2})"
    r"|(?P<us_month>[^\W\d_]{3,9})\.? (?P<us_day>\d{1,2})(?:st|nd|rd|th)?,? (?P<us_year>\d{4}))(?!\d)"
)
_FIGURE = re.compile(r"(?<!\d)\d{1,4}(?!\d)")
_WRITTEN = ("", "far_", "us_")


def day_in(words: str) -> str:
    """Return the first day named in a line as an ISO date, "" if there is none."""
    match = _DAY.search(" ".join(words.split()))
    if match is None or match["iso"]:
        return match["iso"] if match else ""
    if match["dotted"]:
        day, month, year = map(int, match["dotted"].split("."))
    elif match["sign_year"]:
        year, month, day = (int(match[f"sign_{part}"]) for part in ("year", "month", "day"))
    else:
        kind = next(kind for kind in _WRITTEN if match[f"{kind}year"])
        name = match[f"{kind}month"].casefold()
        month = next((number for number, names in enumerate(_MONTHS, 1) if name in names), 0)
        day, year = int(match[f"{kind}day"]), int(match[f"{kind}year"])
    return f"{year}-{month:02}-{day:02}" if 1 <= day <= 31 and 1 <= month <= 12 else ""


def is_month(word: str) -> bool:
    """Return whether a word is the name of a month, or short for one."""
    return any(word.casefold().rstrip(".") in names for names in _MONTHS)


def shows(words: str, day: str) -> bool:
    """Return whether a line names an ISO day, in whatever order its figures stand."""
    if day_in(words) == day:
        return True
    year, month, number = map(int, day.split("-"))
    figures = {int(figure) for figure in _FIGURE.findall(words)}
    return {month, number} <= figures and bool({year, year % 100} & figures)


def is_day_alone(words: str, most: int = 30) -> bool:
    """Return whether a line says little beside a day and an hour."""
    match = _DAY.search(words)
    return match is not None and len(words) - len(match[0]) <= most
