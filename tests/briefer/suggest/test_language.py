"""The language of an article is what its source states, else what its text is written in."""

import pytest

from briefer.model import Article, ArticleId, Paragraph, ParagraphId, Source
from briefer.suggest import language_of, lexicon_of

TEXTS = {
    "en": "The union demanded higher wages on Monday. The minister said that the offer would not be raised.",
    "fr": "Le syndicat a exigé lundi une hausse des salaires. La ministre a dit que l’offre ne serait pas relevée.",
    "de": "Die Gewerkschaft forderte am Montag höhere Löhne. Der Minister sagte, das Angebot werde nicht erhöht.",
    "uk": "Профспілка вимагала підвищити зарплати. Міністр сказав, що уряд не змінить пропозицію до кінця тижня.",
    "ru": "Профсоюз потребовал повысить зарплаты. Министр сказал, что правительство не изменит это предложение.",
    "nl": "De vakbond eiste maandag hogere lonen. De minister zei dat het aanbod niet zal worden verhoogd.",
}


def article(text, language=""):
    return Article(ArticleId("a"), Source(language=language), (Paragraph(ParagraphId("a.1"), text),))


@pytest.mark.parametrize("language", TEXTS)
def test_a_language_that_nothing_states_is_found_from_the_text(language):
    assert language_of(article(TEXTS[language])) == language


def test_what_the_source_states_counts():
    assert language_of(article(TEXTS["fr"], "en-GB")) == "en-GB"


@pytest.mark.parametrize("text", ["", "No.", "12 34 56", "\x00" * 30])
def test_what_is_too_short_to_tell_is_read_as_english(text):
    assert language_of(article(text)) == "en"
    assert lexicon_of(article(text)).language == "en"


def test_there_are_no_words_for_a_language_without_a_list():
    assert lexicon_of(article(TEXTS["nl"])) is None
