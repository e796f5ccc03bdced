"""Japanese counters, qualifiers and what makes a number a date or a place in a row."""

from __future__ import annotations

from contentgen.brief.quantities.model import Measure
from contentgen.brief.quantities.tables import terms

_UNITS = {
    "year": "年間 年ぶり 年連続 年以内 年前 年後 年余り 歳 年", "month": "カ月 か月 ヶ月 ヵ月 ケ月 カ月間 か月間",
    "week": "週間", "day": "日間 日ぶり 日連続", "hour": "時間", "minute": "分間 分", "second": "秒 秒間",
    "km": "キロメートル km", "m": "メートル", "cm": "センチメートル センチ", "mm": "ミリメートル ミリ",
    "nm": "ナノメートル ナノ", "km²": "平方キロメートル 平方キロ", "m²": "平方メートル", "m³": "立方メートル",
    "ha": "ヘクタール", "t": "トン", "kg": "キログラム", "g": "グラム", "mg": "ミリグラム", "L": "リットル",
    "mL": "ミリリットル", "W": "ワット", "kW": "キロワット", "MW": "メガワット", "GW": "ギガワット",
    "kWh": "キロワット時", "MWh": "メガワット時", "GWh": "ギガワット時", "TWh": "テラワット時",
    "kB": "キロバイト", "MB": "メガバイト", "GB": "ギガバイト", "TB": "テラバイト", "GHz": "ギガヘルツ",
    "°C": "℃ セ氏", "degree": "度", "barrel": "バレル", "mile": "マイル", "knot": "ノット",
    "hp": "馬力", "calorie": "カロリー", "kcal": "キロカロリー", "V": "ボルト", "kilo": "キロ",
}  # fmt: skip
_MONEY = {
    "JPY": "円", "USD": "ドル 米ドル", "EUR": "ユーロ", "GBP": "ポンド", "CNY": "元 人民元", "KRW": "ウォン",
    "INR": "ルピー", "CHF": "スイスフラン", "AUD": "豪ドル", "RUB": "ルーブル", "BTC": "ビットコイン",
}  # fmt: skip
_OTHERS = {
    ("%", "percent"): "% ％ パーセント", ("pp", "percent"): "%ポイント ％ポイント パーセントポイント",
    ("bp", "percent"): "ベーシスポイント", ("tenth", "percent"): "割", ("x", "number"): "倍",
}  # fmt: skip
# Counted things; the counter is what a card calls them.
COUNTERS = terms(
    "人 名 件 社 台 個 本 枚 店舗 店 カ国 か国 ヶ国 都市 世帯 戸 棟 基 機 隻 頭 匹 羽 冊 部 票 回 種類 種 "
    "カ所 か所 ヶ所 箇所 拠点 施設 校 チーム 団体 組 杯 食 席 室 ページ 文字 語 点 ポイント 品目 項目 "
    "ユーザー アカウント パラメーター 万人 両 曲 話題 銘柄 便"
)
MEASURES: dict[str, Measure] = {
    **{word: Measure(unit, "unit") for unit, row in _UNITS.items() for word in terms(row)},
    **{word: Measure(unit, "currency") for unit, row in _MONEY.items() for word in terms(row)},
    **{word: Measure(*unit) for unit, row in _OTHERS.items() for word in terms(row)},
    **{word: Measure("", "number") for word in COUNTERS},
}
# Behind digits: a date, a time of day, a place in a row.
REFUSED = terms(
    "月 日 時 号 位 章 話 版 巻 世紀 期 代 番 番目 回目 年代 年度 条 項 丁目 番地 階 級 等 区 便名 次 世代 節"
)
BEFORE_REFUSED = terms("数 第 平成 令和 昭和 大正 明治 午前 午後 ver バージョン 西暦 No. 創業")

BEFORE = {
    "約": "about", "およそ": "about", "おおよそ": "about", "ざっと": "about", "ほぼ": "nearly",
    "最大": "up to", "最高": "up to", "最大で": "up to", "最低": "at least", "少なくとも": "at least",
    "最低でも": "at least",
}  # fmt: skip
BEHIND = {
    "以上": "at least", "以下": "up to", "未満": "under", "超": "over", "を超える": "over",
    "を超え": "over", "を上回る": "over", "を上回り": "over", "を下回る": "under", "前後": "about",
    "程度": "about", "ほど": "about", "余り": "over", "近く": "nearly", "弱": "nearly", "強": "over",
}  # fmt: skip
PER = {
    "月額": "month", "月": "month", "年額": "year", "年": "year", "日額": "day", "時給": "hour",
    "毎時": "hour", "時速": "hour", "毎秒": "second", "毎分": "minute", "1人当たり": "person",
    "1日": "day", "1日当たり": "day", "1台当たり": "unit", "1株当たり": "share",
}  # fmt: skip
DIGITS = {c: float(i) for i, c in enumerate("〇一二三四五六七八九")}
TENS = {"十": 10.0, "百": 100.0, "千": 1000.0}
