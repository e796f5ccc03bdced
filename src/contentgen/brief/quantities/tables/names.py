"""Words beside a number that make it a name, a date or a label instead of a figure."""

from __future__ import annotations

from contentgen.brief.quantities.tables import terms

MONTHS = frozenset(
    terms(
        "january february march april may june july august september october november december "
        "jan feb mar apr jun jul aug sep sept oct nov dec januar februar märz mai juni juli "
        "oktober dezember janvier février mars avril juin juillet août septembre octobre novembre "
        "décembre enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre "
        "diciembre fevereiro março maio junho julho setembro outubro dezembro gennaio febbraio "
        "aprile maggio giugno luglio settembre ottobre dicembre januari februari maart mei juni "
        "juli augustus oktober janeiro"
    )
)

# "Part 1", "step 2", "version 3", "page 12", "no. 7".
LABELS = frozenset(
    terms(
        "part parts chapter section sections article articles step steps phase phases stage "
        "stages angle angles pillar pillars figure figures fig table tables appendix annex "
        "exhibit page pages p pp line lines item items point question questions q rule rules "
        "lesson lessons tip tips reason exercise exercises act scene verse volume vol issue "
        "edition episode season series round level levels tier tiers grade class type types "
        "version versions v release build gen generation model mark no nos nr nrs number numbers "
        "# id order invoice case isbn issn patent bill title room suite apartment apt floor gate "
        "platform flight route highway interstate line exit channel track lane bus building box "
        "zip pier unit top category group area zone district division formula psalm form schedule "
        "proposition prop amendment resolution directive option scenario layer slide footnote "
        "note ref reference statistic argument arguments column columns "
        "jersey studio port error status code ext extension pin sku row seat ticket "
        "lot batch ep week day eq "
        "eqn sec ch art ver"
    )
)
# Names that end in a number whatever follows: "Fortune 500 companies".
NAMES = frozenset(
    terms(
        "fortune s&p nasdaq russell ftse dax cac nikkei windows iphone ipad galaxy pixel android "
        "ios gpt claude opus sonnet haiku gemini llama mistral grok falcon boeing airbus xbox "
        "playstation python java http usb bluetooth wi-fi hdmi pcie ddr route apollo covid web "
        "catch studio agent euro formula g boeing core ryzen rtx gtx radeon threadripper model "
        "macos ubuntu office forbes inc global"
    )
)
# A capital here only says that a sentence begins.
OPENERS = frozenset(
    terms(
        "a about above after all almost also an and another approximately are around as at "
        "because before below between both but by compared despite did do does during each even "
        "every exactly fewer for from had has have he her his how if in including is it its just "
        "less more most my nearly no not now of off on once only or our over per plus precisely "
        "roughly she since so some still than that the their then there these they this those "
        "though through to under until up upon versus vs was we were what when where whether "
        "which while why will with within without would you your yes today yesterday tomorrow "
        "last next first second third finally additionally meanwhile however nor against among "
        "across beyond toward towards minus negative could can may might must should estimated "
        "aged age another additional extra total totals worth"
    )
)

YEAR_CUES = frozenset(
    terms(
        "in since by until till of from to through during before after early late mid circa "
        "around about year years fiscal fy spring summer autumn fall winter the for and or "
        "between end beginning quarter half was is at least q1 q2 q3 q4 h1 h2"
    )
)
DAY_CUES = frozenset(terms("on of by until since"))
# After these even a number that could be a year is a count: "about 2000 people".
COUNTED = frozenset(
    terms(
        "people employees workers jobs users customers students patients members stores homes "
        "soldiers troops children women men engineers developers companies"
    )
)

# Plural without an s.
PLURALS = frozenset(
    terms(
        "people men women children staff personnel police cattle sheep fish aircraft spacecraft "
        "mice feet teeth media criteria alumni crew gpus tpus cpus geese"
    )
)
NOT_PLURALS = frozenset(
    terms(
        "is was has its this as us yes plus always perhaps versus less across does news gas bus "
        "unless previous various serious famous his thus business access process"
    )
)
# Where the noun phrase behind a number ends.
STOPS = frozenset(
    terms(
        "a an the and or but nor of in on at to for from by with without within into onto over "
        "under about above below between among across against during before after since until "
        "through per via as than that which who whom whose where when while if because so is are "
        "was were be been being has have had do does did will would can could may might must "
        "shall should not no it its he she they them their his her our your my we you i this "
        "these those there here then now also only just even still already today yesterday "
        "tomorrow said says each every both either neither more less up down out off away ago "
        "later earlier along around"
    )
)

# Behind a number in other languages, these are no nouns though they look like plurals.
NOT_NOUNS = frozenset(
    terms(
        "dans plus mais vers sous après depuis dès des les ses mes tes nos vos pas très moins hors "
        "sans fois sont avons puis más los las sus mis desde tras antes después entonces menos mas "
        "dos das nas os as mais depois veces vezes volte che come anche dove nelle dalle alle sulle "
        "delle onde ieri oggi entro fine tutte tutti altre altri più sempre invece mentre oltre "
        "keer meer dus als plus tussen binnen tegen samen alleen"
    )
)
# "One day", "one year" are turns of phrase; "one-year" and "one year old" are measures.
SPANS = frozenset(terms("second minute hour day week fortnight month year decade century"))
BEFORE_HOUR = frozenset(terms("at las às alle om"))
# Italian "sei" is six behind these, else "you are".
BEFORE_SEI = frozenset(
    terms(
        "i gli le in di per da dei delle su con a tra fra ogni altri altre e circa quasi ultimi prossimi"
    )
)
BEFORE_US = frozenset(terms("we you"))  # "we two"
BEFORE_ZERO = frozenset(
    terms("net ground sub patient near from to year day absolute carbon below above")
)
