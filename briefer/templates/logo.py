"""The logo that a template names: a file beside it, or base64 inside it. What a picture may be is in `logos`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from briefer.brief import Logo
from briefer.logos import LogoError, decoded_logo, load_logo
from briefer.templates.file_names import is_device
from briefer.words import tr

if TYPE_CHECKING:
    from briefer.templates.shape import LogoModel


def logo_of(model: LogoModel | None, template_path: str) -> Logo | None:
    """Return the logo, None if the template has none; `template_path` is "" for a template that is no file yet.

    Raises LogoError if it names both or neither, a file outside the template's folder, or no fit picture.
    """
    if model is None:
        return None
    if (model.file is None) == (model.data is None):
        raise LogoError(
            tr("A logo needs either “file”, a picture beside the template, or “data”, the picture as base64.")
        )
    if model.data is not None:
        return decoded_logo(model.data, model.description, model.height)
    if not template_path:
        raise LogoError(
            tr("The logo {file} is looked up beside the template. Save the template first.").format(file=model.file)
        )
    path = Path(template_path).with_name(str(model.file))
    if not is_beside(path):
        raise LogoError(tr("The logo {file} has to lie in the folder of the template.").format(file=model.file))
    return load_logo(path, model.description, model.height)


def is_beside(path: Path) -> bool:
    """Tell whether a file is really in its folder: no link that leads out, no device of Windows such as NUL.png."""
    return not is_device(path.name) and path.resolve().parent == path.parent.resolve()
