"""Portuguese figures: "vinte e cinco", "R$ 1,2 bilhão", "cerca de 40%", "três vezes mais"."""

from __future__ import annotations

from contentgen.brief.quantities.tables.tongues import Rows

_UNDER_TWENTY = (
    "zero um dois três quatro cinco seis sete oito nove dez onze doze treze catorze quinze "
    "dezesseis dezessete dezoito dezenove"
).split()
_TENS = "vinte trinta quarenta cinquenta sessenta setenta oitenta noventa".split()
_HUNDREDS = (
    "cem duzentos trezentos quatrocentos quinhentos seiscentos setecentos oitocentos novecentos"
).split()


def _small() -> dict[str, float]:
    table = {word: float(i) for i, word in enumerate(_UNDER_TWENTY)}
    table |= {"uma": 1.0, "duas": 2.0, "quatorze": 14.0, "dezasseis": 16.0, "dezassete": 17.0}
    for tens, name in enumerate(_TENS, 2):
        table[name] = tens * 10.0
        for word in (*_UNDER_TWENTY[1:10], "uma", "duas"):
            table[f"{name} e {word}"] = tens * 10.0 + table[word]
    return table


def _hundreds() -> dict[str, float]:
    table = {word: i * 100.0 for i, word in enumerate(_HUNDREDS, 1)} | {"cento": 100.0}
    return table | {f"{word[:-2]}as": v for word, v in table.items() if word.endswith("os")}


ROWS = Rows(
    small=_small(),
    hundreds=_hundreds(),
    scales={
        "mil milhões": 1e9,
        "mil": 1e3,
        "milhão": 1e6,
        "milhões": 1e6,
        "bilhão": 1e9,
        "bilhões": 1e9,
        "bilião": 1e12,
        "biliões": 1e12,
        "trilhão": 1e12,
        "trilhões": 1e12,
    },
    short_scales={"mi": 1e6, "bi": 1e9, "tri": 1e12, "mm": 1e6},
    dozens={"dúzia": 12.0, "dúzias": 12.0, "dezena": 10.0, "centena": 100.0, "milhar": 1e3},
    joints="e",
    articles="um|uma",
    halves={"meio": 0.5, "meia": 0.5},
    parts={
        "terço": 3,
        "terços": 3,
        "quarto": 4,
        "quartos": 4,
        "quinto": 5,
        "quintos": 5,
        "décimo": 10,
        "décimos": 10,
        "sexto": 6,
        "oitavo": 8,
        "centésimos": 100,
    },
    shares={"a metade": 0.5, "metade": 0.5},
    of="de|do|da|dos|das",
    and_half="e meio|e meia",
    share=r"em cada",
    times="vezes",
    after_times="mais|menos|maior|maiores|melhor|menor|superior|o|a|os|as|seu|sua",
    changed={
        "dobrou": 2,
        "dobrar": 2,
        "dobraram": 2,
        "duplicou": 2,
        "duplicar": 2,
        "triplicou": 3,
        "triplicar": 3,
        "quadruplicou": 4,
    },
    multiples={
        "o dobro": 2,
        "o triplo": 3,
        "o quádruplo": 4,
    },
    units={
        "year": "ano|anos",
        "month": "mês|meses",
        "week": "semana|semanas",
        "day": "dia|dias",
        "hour": "hora|horas",
        "minute": "minuto|minutos",
        "second": "segundo|segundos",
        "decade": "década|décadas",
        "century": "séculos",
        "km": "quilômetro|quilômetros|quilómetro|quilómetros",
        "m": "metro|metros",
        "cm": "centímetro|centímetros",
        "mm": "milímetro|milímetros",
        "nm": "nanômetros|nanómetros",
        "km²": "quilômetros quadrados|quilómetros quadrados|quilômetro quadrado",
        "m²": "metro quadrado|metros quadrados",
        "m³": "metro cúbico|metros cúbicos",
        "ha": "hectare|hectares",
        "kg": "quilograma|quilogramas|quilo|quilos",
        "g": "grama|gramas",
        "mg": "miligramas",
        "t": "tonelada|toneladas",
        "L": "litro|litros",
        "mile": "milha|milhas",
        "degree": "grau|graus",
        "°C": "graus celsius|graus centígrados|grau celsius",
        "GWh": "gigawatts hora",
        "MWh": "megawatts hora",
        "kWh": "quilowatts hora|quilowatt hora",
        "kW": "quilowatts",
        "barrel": "barril|barris",
        "hp": "cavalos|cv",
        "inch": "polegadas",
        "foot": "pés",
        "night": "noites",
    },
    money={
        "EUR": "euro|euros",
        "USD": "dólar|dólares|dólares americanos",
        "BRL": "real|reais",
        "cent": "centavo|centavos|cêntimo|cêntimos",
        "GBP": "libra esterlina|libras esterlinas|libras",
        "JPY": "iene|ienes",
        "CNY": "yuan|iuanes",
        "PTE": "escudos",
        "peso": "peso|pesos",
        "CHF": "francos suíços",
        "AOA": "kwanzas",
    },
    percent={
        "%": "por cento",
        "pp": "ponto percentual|pontos percentuais",
        "bp": "pontos base|pontos-base|ponto base",
        "‰": "por mil",
    },
    rates={
        "hour": "hora",
        "day": "dia",
        "week": "semana",
        "month": "mês",
        "year": "ano",
        "minute": "minuto",
        "second": "segundo",
        "person": "pessoa|habitante|cabeça",
        "t": "tonelada",
        "L": "litro",
        "kg": "quilo",
        "quarter": "trimestre",
        "user": "usuário|utilizador",
        "night": "noite",
        "barrel": "barril",
        "m²": "metro quadrado",
    },
    per=r"por|ao|à|a cada|cada|o|a",
    qualifiers={
        "about": "cerca de|aproximadamente|por volta de|em torno de|uns|umas|aprox.",
        "nearly": "quase|perto de|próximo de",
        "over": "mais de|mais do que|acima de|superior a|além de",
        "under": "menos de|menos do que|abaixo de|inferior a",
        "up to": "até|no máximo|um máximo de|não mais de|até um",
        "at least": "pelo menos|ao menos|no mínimo|um mínimo de|a partir de",
        "exactly": "exatamente|exactamente",
    },
    behind={"at least": "ou mais|no mínimo", "up to": "ou menos|no máximo"},
    to=r"a(?: os| as)?|até",
    and_=r"e",
    between="entre",
    changes="passou passar passa passado subiu subir sobe cresceu aumentou caiu baixou cai desceu",
    labels="página páginas pág. p. capítulo artigo art. nº n.º n° número passo parte seção secção "
    "versão tomo volume figura tabela nível fase grau linha temporada episódio andar sala porta "
    "anexo exercício pergunta inciso rota canal anos",
    counted="pessoas funcionários trabalhadores clientes usuários utilizadores habitantes empregos "
    "vagas alunos estudantes visitantes pacientes soldados empresas casas famílias homens mulheres "
    "crianças",
    noun=r"(?:de )?([a-zà-öø-ÿ]{3,}s(?: [a-zà-öø-ÿ]{3,}s)?)\b",
    of_number=r" ?de ",
    ordinal=r"(?:\.?[ºª]|\.º|°)(?![a-zC])",
)
