"""Cards in other scripts: whole words or phrases on a line, leftward cards in a mirror, no letter lost."""

from __future__ import annotations

from dataclasses import replace

import pytest

from contentgen.campaign.model import Bar, Bars, Card, Change, Hero, Said, Step, Steps
from contentgen.graphics import SIZES, Size, draw, lay_out
from contentgen.graphics.boxes import collisions, texts
from contentgen.graphics.breaks import break_lines
from contentgen.graphics.fonts import Face
from contentgen.graphics.scripts import units, visual_runs
from contentgen.graphics.shape import JOINED, set_line
from contentgen.graphics.typeset import plain
from tests.graphics.gallery import BARS, BRAND, CHANGE, HERO, THEME, card, fig

JAPANESE = card(
    "ja", "新しいフェリーは、これまでのほぼ二倍の車を一度に運べるようになりました", "",
    Hero(fig("120億円", "今後六年間で三隻を建造するための予算", 12e9, qualifier="約")), "出典：港湾局",
)  # fmt: skip
CHINESE = card(
    "zh", "新渡轮每次可运载的车辆几乎是以前的两倍，而票价保持不变", "",
    Hero(fig("1.2亿元", "未来六年建造三艘船的预算", 1.2e8, qualifier="超过")), "来源：港务局",
)  # fmt: skip
ARABIC = card(
    "ar", "العبّارة الجديدة تنقل ضعف عدد السيارات تقريبًا في كل رحلة", "",
    Change(fig("4,000", "الحجوزات", 4000, when="2024"), fig("9,500", "الحجوزات", 9500, when="2026")),
    "المصدر: هيئة الميناء",
)  # fmt: skip
HEBREW = card(
    "he", "שלוש שנים בנמל", "",
    Steps((Step("הרציף הישן נסגר", "2024"), Step("שלוש ספינות הוזמנו", "2025", turning=True),
           Step("ההפלגה הראשונה", "2027", future=True))),
)  # fmt: skip
THAI = card(
    "th", "เรือข้ามฟากลำใหม่บรรทุกรถได้มากขึ้นเกือบสองเท่าในแต่ละเที่ยว", "",
    Bars((Bar("สายเหนือ", fig("412", "", 412), "accent"), Bar("สายใต้", fig("280", "", 280)),
          Bar("สายเกาะ", fig("95", "", 95))), "k"),
)  # fmt: skip
ABROAD = [(JAPANESE, "ja"), (CHINESE, "zh"), (ARABIC, "ar"), (HEBREW, "he"), (THAI, "th")]
FACE = Face("manrope", 700)


@pytest.mark.parametrize("size", SIZES.values(), ids=lambda s: s.name)
@pytest.mark.parametrize(("shown", "language"), ABROAD, ids=[language for _, language in ABROAD])
def test_a_card_in_any_script_is_whole_and_nothing_meets(
    shown: Card, language: str, size: Size
) -> None:
    boxes = lay_out(shown, size, THEME, BRAND, language)
    assert not collisions(boxes)
    painted = [plain(text) for text in texts(boxes)]
    assert plain(str(shown.headline)) in painted
    assert shown.source in painted


def test_a_leftward_card_is_the_mirror_of_the_same_card() -> None:
    size = SIZES["wide"]
    here = lay_out(BARS, size, THEME, BRAND, "en")
    there = lay_out(BARS, size, THEME, BRAND, "ar")
    assert [round(size.width - box.x - box.w, 3) for box in here] == [round(b.x, 3) for b in there]
    arrows = [box.kind for box in lay_out(CHANGE, size, THEME, BRAND, "he")]
    assert "back" in arrows and "arrow" not in arrows


def test_figures_and_latin_names_keep_their_direction_in_a_leftward_line() -> None:
    seen = visual_runs("הקו GPT-5 החדש 42%", True)
    assert [text.strip() for text, _ in seen] == ["42%", "החדש", "GPT-5", "הקו"]


def test_every_glyph_of_a_leftward_line_lies_within_its_width() -> None:
    face = Face("manrope", 700, language="ar")
    places = [glyph.x for glyph in set_line("الحجوزات (2024) تضاعفت", face)]
    assert min(places) >= 0 and len(set(places)) > 10


def test_japanese_breaks_after_phrases_and_never_before_a_full_stop() -> None:
    said = "便利になったのは船だけではありません。切符の買い方も、待ち時間も、港までの道も変わりました。"
    lines = [line.removesuffix(JOINED) for line in break_lines(said, FACE, 14.0)]
    assert "".join(lines) == said
    assert not any(line[0] in "。、" for line in lines)
    phrases = {said[:end] for end in range(len(said) + 1)}
    assert all("".join(lines[:n]) in phrases for n in range(1, len(lines)))


def test_a_figure_and_its_counter_are_never_parted() -> None:
    assert [unit for unit, _ in units("今後6年間で120億円")][:2] == ["今", "後"]
    assert "6年" in "|".join(unit for unit, _ in units("今後6年間で120億円"))
    assert any("120億円" in unit for unit, _ in units("今後6年間で120億円"))


def test_emoji_are_painted_in_colour_and_take_their_own_room() -> None:
    plain_card, rocket = (
        draw([replace(HERO, headline=Said(words))], [SIZES["wide"]], THEME, BRAND)[0]
        for words in ("Up and away", "Up and away 🚀")
    )
    assert plain_card.png != rocket.png
    assert "Up and away 🚀" in rocket.text
