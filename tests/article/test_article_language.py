"""The language is that of the front matter, else told from one paragraph."""

from __future__ import annotations

import pytest

from contentgen.article import read_bytes
from contentgen.article.language import detect

PARAGRAPHS = {
    "en": "The ferry leaves on the hour. It was built in 1998 and has carried more people than anyone expected.",
    "de": "Die Fähre legt jede Stunde ab. Sie wurde 1998 gebaut und hat mehr Menschen getragen als erwartet.",
    "fr": "Le bac part toutes les heures. Construit en 1998, il a transporté plus de passagers que prévu.",
    "es": "El barco sale cada hora. Se construyó en 1998 y ha llevado a más pasajeros de lo que se esperaba.",
    "pt": "A balsa sai a cada hora. Foi construída em 1998 e já levou mais passageiros do que se esperava.",
    "it": "Il traghetto parte ogni ora. È stato costruito nel 1998 e ha portato più passeggeri del previsto.",
    "nl": "De veerpont vertrekt elk uur. Hij werd in 1998 gebouwd en heeft meer reizigers vervoerd dan verwacht.",
    "ja": "フェリーは毎時出航します。1998年に建造され、予想より多くの乗客を運びました。",
    "zh": "渡轮每小时开出一班，建于1998年，运送的乘客比预期的多。",
    "ko": "페리는 매시간 출발합니다. 1998년에 건조되어 예상보다 많은 승객을 실어 날랐습니다.",
    "ru": "Паром отходит каждый час. Он был построен в 1998 году и перевёз больше людей, чем ожидали.",
    "uk": "Пором відходить щогодини. Його збудували 1998 року, і він перевіз більше людей, ніж очікували.",
    "pl": "Prom odpływa co godzinę. Zbudowano go w 1998 roku i przewiózł więcej osób, niż się spodziewano.",
    "cs": "Přívoz odjíždí každou hodinu. Byl postaven v roce 1998 a převezl více lidí, než se čekalo.",
    "sv": "Färjan går varje timme. Den byggdes 1998 och har tagit fler resenärer än man väntade sig.",
    "da": "Færgen sejler hver time. Den blev bygget i 1998 og har taget flere rejsende, end man ventede.",
    "fi": "Lautta lähtee joka tunti. Se rakennettiin vuonna 1998, ja se on kuljettanut enemmän väkeä kuin luultiin.",
    "hu": "A komp minden órában indul. 1998-ban épült, és több utast vitt, mint amennyire számítottak.",
    "ro": "Bacul pleacă din oră în oră. A fost construit în 1998 și a dus mai mulți călători decât se credea.",
    "tr": "Vapur her saat kalkıyor. 1998 yılında yapıldı ve beklenenden çok daha fazla yolcu taşıdı.",
    "el": "Το φέρι φεύγει κάθε ώρα. Χτίστηκε το 1998 και έχει μεταφέρει πολλούς επιβάτες.",
    "vi": "Phà rời bến mỗi giờ. Nó được đóng năm 1998 và đã chở nhiều hành khách hơn dự kiến.",
    "id": "Feri berangkat setiap jam. Kapal ini dibangun pada tahun 1998 dan telah membawa banyak penumpang.",
    "ar": "تغادر العبارة كل ساعة. بنيت عام 1998 ونقلت ركابا أكثر مما كان متوقعا.",
    "hi": "नौका हर घंटे चलती है। इसे 1998 में बनाया गया था और इसने बहुत लोगों को पार उतारा है।",
}


@pytest.mark.parametrize("language", PARAGRAPHS)
def test_one_paragraph_tells_its_language(language: str) -> None:
    assert detect([PARAGRAPHS[language]]) == language


@pytest.mark.parametrize("language", PARAGRAPHS)
def test_an_article_of_one_paragraph_is_read_in_its_language(language: str) -> None:
    assert read_bytes(f"# 1998\n\n{PARAGRAPHS[language]}\n".encode(), "a.md").language == language


@pytest.mark.parametrize("key", ["lang", "language", "locale"])
def test_the_front_matter_says_which_language_it_is(key: str) -> None:
    text = f"---\n{key}: de_AT\n---\n# T\n\n{PARAGRAPHS['en']}\n"
    assert read_bytes(text.encode(), "a.md").language == "de"


def test_names_and_figures_alone_say_nothing() -> None:
    assert detect(["Renault 1,200 Tesla 900 | BMW 700", "# GDP 2026"]) == "en"


def test_a_foreign_name_does_not_change_the_language() -> None:
    text = "The mayor of Łódź met people from São Paulo and Malmö, and they spoke of the Żubr and of Düsseldorf."
    assert detect([text]) == "en"
