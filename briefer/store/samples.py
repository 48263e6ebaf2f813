"""The sample as a new user meets it. A window shows it before anything else, so nothing is imported here but the model.

The file is the program's own: nothing in it is looked at closely. `resources/samples/make_project.py` makes it.
"""

from __future__ import annotations

from functools import cache
from typing import TypedDict

import msgspec

from briefer.data import resources_folder
from briefer.model import BriefSettings, Project

SAMPLE = "istanbul-talks.briefer"


class _File(TypedDict):
    project: Project


@cache
def sample_project() -> Project:
    """Return the sample with its article and its parties confirmed, and nothing tagged."""
    data = (resources_folder() / "samples" / SAMPLE).read_bytes()
    tagged = msgspec.json.decode(data, type=_File)["project"]
    [article] = tagged.articles
    last = max(int(name[1:]) for name in (article.id, *(party.id for party in tagged.parties)))
    columns = BriefSettings(columns=tagged.brief.columns)
    return Project(article.source.headline, parties=tagged.parties, articles=(article,), brief=columns, last_id=last)
