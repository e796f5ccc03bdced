"""The money of the world as rows: code, whose it is, what it is called (singular, odd plurals)."""

from __future__ import annotations

# ISO 4217 as of 2024, and codes of money that articles still speak of. "a/b" are other writings.
MONIES = """
USD | us, u s, american, united states | dollar, buck
AUD | australian, australia, aussie | dollar
BBD | barbadian, barbados | dollar
BMD | bermudian, bermudan, bermuda | dollar
BND | brunei | dollar
BSD | bahamian, bahamas | dollar
BZD | belize, belizean | dollar
CAD | canadian, canada | dollar, loonie
FJD | fijian, fiji | dollar
GYD | guyanese, guyana | dollar
HKD | hong kong, hongkong, hk | dollar
JMD | jamaican, jamaica | dollar
KYD | cayman, cayman islands, cayman island | dollar
LRD | liberian, liberia | dollar
NAD | namibian, namibia | dollar
NZD | new zealand, nz, kiwi | dollar
SBD | solomon islands, solomon island | dollar
SGD | singapore, singaporean | dollar
SRD | surinamese, suriname | dollar
TTD | trinidad and tobago, trinidad, trinidadian | dollar
TWD | new taiwan, taiwan, taiwanese, nt | dollar
XCD | east caribbean, eastern caribbean | dollar
ZWL | zimbabwean, zimbabwe | dollar
EUR | | euro
GBP | british, uk, sterling, english, scottish | pound
GBP | | pound sterling, quid, sterling | pounds sterling, quid, sterling
EGP | egyptian, egypt | pound
FKP | falkland islands, falkland island, falklands | pound
GIP | gibraltar | pound
IEP | irish | pound, punt
LBP | lebanese, lebanon | pound
SDG | sudanese, sudan | pound
SHP | saint helena, st helena | pound
SSP | south sudanese, south sudan | pound
SYP | syrian, syria | pound
CYP | cypriot | pound
IMP | manx | pound
JEP | jersey | pound
GGP | guernsey | pound
CHF | swiss | franc, frank
XAF | central african, central african cfa | franc
XOF | west african, west african cfa, cfa | franc
XPF | cfp | franc
BIF | burundian, burundi | franc
CDF | congolese, congo | franc
DJF | djiboutian, djibouti | franc
GNF | guinean, guinea | franc
KMF | comorian | franc
RWF | rwandan, rwanda | franc
FRF | french | franc
BEF | belgian | franc
LUF | luxembourg | franc
JPY | japanese, japan | yen, 円 | yen, yens, 円
CNY | chinese, china | yuan, renminbi, rmb, 元 | yuan, yuans, renminbi, rmb, 元
INR | indian, india | rupee
PKR | pakistani, pakistan | rupee
LKR | sri lankan, sri lanka | rupee
NPR | nepalese, nepali, nepal | rupee
MUR | mauritian, mauritius | rupee
SCR | seychellois, seychelles | rupee
MVR | maldivian, maldives | rufiyaa | rufiyaa, rufiyaas
IDR | indonesian, indonesia | rupiah | rupiah, rupiahs
KRW | south korean, korean | won | won, wons
KRW | | 원 | 원
KPW | north korean | won | won, wons
RUB | russian, russia | ruble, rouble
BYN | belarusian, new belarusian, belarus | ruble, rouble
DEM | german, west german, deutsche | mark, d mark
DEM | | deutschemark, deutsche mark, d mark, deutschmark
FIM | finnish | mark, markka | marks, markkaa, markkas
BAM | bosnian, convertible | mark
ITL | italian | lira | lire, liras
TRY | turkish, turkey | lira | lira, liras
ESP | spanish | peseta
PTE | portuguese | escudo
CVE | cape verdean, cape verde | escudo
NLG | dutch | guilder, gulden | guilders, gulden
ANG | netherlands antillean, antillean | guilder
AWG | aruban | florin
ATS | austrian | schilling
GRD | greek | drachma | drachmas, drachmae
SEK | swedish, sweden | krona, crown, kronor | kronor, kronas, crowns
NOK | norwegian, norway | krone, crown, kroner | kroner, krones, crowns
DKK | danish, denmark | krone, crown, kroner | kroner, krones, crowns
ISK | icelandic, iceland | krona, króna, crown | kronur, krónur, crowns
CZK | czech | koruna, crown | korunas, koruny, korun, crowns
PLN | polish, poland | zloty, złoty | zlotys, złotys, zlotych, złotych, zloties
HUF | hungarian, hungary | forint
RON | romanian, romania | leu | lei
MDL | moldovan, moldova | leu | lei
BGN | bulgarian, bulgaria | lev | lev, leva, levs
UAH | ukrainian, ukraine | hryvnia, hryvna | hryvnias, hryvnia, hryvni
ILS | israeli, new israeli, israeli new | shekel, sheqel
THB | thai, thailand | baht | baht, bahts
VND | vietnamese, vietnam | dong | dong, dongs
PHP | philippine, filipino, philippines | peso, piso
MXN | mexican, mexico | peso
ARS | argentine, argentinian, argentina | peso
CLP | chilean, chile | peso
COP | colombian, colombia | peso
CUP | cuban, cuba | peso
DOP | dominican | peso
UYU | uruguayan, uruguay | peso
BRL | brazilian, brazil | real | reais, reals
ZAR | south african, south africa | rand | rand, rands
NGN | nigerian, nigeria | naira | naira, nairas
GHS | ghanaian, ghana | cedi
KES | kenyan, kenya | shilling
TZS | tanzanian, tanzania | shilling
UGX | ugandan, uganda | shilling
SOS | somali, somalia | shilling
MYR | malaysian, malaysia | ringgit | ringgit, ringgits
AED | uae, emirati, united arab emirates | dirham
MAD | moroccan, morocco | dirham
SAR | saudi, saudi arabian | riyal
QAR | qatari, qatar | riyal
OMR | omani, oman | rial, riyal
YER | yemeni, yemen | rial, riyal
IRR | iranian, iran | rial | rials
IRR | | toman
KWD | kuwaiti, kuwait | dinar
BHD | bahraini, bahrain | dinar
JOD | jordanian, jordan | dinar
IQD | iraqi, iraq | dinar
LYD | libyan, libya | dinar
TND | tunisian, tunisia | dinar
DZD | algerian, algeria | dinar
RSD | serbian, serbia | dinar
YUM | yugoslav | dinar
MKD | macedonian | denar
AFN | afghan, afghanistan | afghani
ALL | albanian, albania | lek | lek, leks, lekë
AMD | armenian, armenia | dram
AOA | angolan, angola | kwanza
AZN | azerbaijani, azerbaijan | manat | manat, manats
TMT | turkmenistan, turkmen, turkmenistani | manat | manat, manats
BDT | bangladeshi, bangladesh | taka | taka, takas
BOB | bolivian, bolivia | boliviano
BTN | bhutanese, bhutan | ngultrum | ngultrum, ngultrums
BWP | botswana | pula | pula, pulas
CRC | costa rican, costa rica | colon, colón | colones, colons, colóns
SVC | salvadoran, salvador | colon, colón | colones, colons, colóns
ERN | eritrean | nakfa | nakfa, nakfas
ETB | ethiopian, ethiopia | birr | birr, birrs
GEL | georgian, georgia | lari | lari, laris
GMD | gambian | dalasi | dalasi, dalasis
GTQ | guatemalan, guatemala | quetzal | quetzales, quetzals
HNL | honduran, honduras | lempira
HRK | croatian, croatia | kuna | kuna, kunas
HTG | haitian, haiti | gourde
KGS | kyrgyzstani, kyrgyz | som | som, soms
UZS | uzbek, uzbekistani, uzbekistan | som, sum | som, soms, sum
KHR | cambodian, cambodia | riel
KZT | kazakh, kazakhstani, kazakhstan | tenge | tenge, tenges
LAK | lao, laotian, laos | kip | kip, kips
LSL | lesotho | loti | maloti, lotis
SZL | swazi, eswatini | lilangeni | emalangeni
MGA | malagasy, madagascar | ariary | ariary, ariarys
MMK | burmese, myanmar | kyat | kyat, kyats
MNT | mongolian, mongolia | togrog, tögrög, tugrik | togrog, tögrög, togrogs, tögrögs, tugriks
MOP | macanese, macau | pataca
MRU | mauritanian, mauritania | ouguiya
MWK | malawian, malawi | kwacha | kwacha, kwachas
ZMW | zambian, zambia | kwacha | kwacha, kwachas
MZN | mozambican, mozambique | metical | meticais, meticals, meticales
NIO | nicaraguan, nicaragua | cordoba, córdoba
PAB | panamanian, panama | balboa
PEN | peruvian, peru, peruvian nuevo | sol, nuevo sol | soles, nuevos soles, sols
PGK | papua new guinean, papua new guinea | kina | kina, kinas
PYG | paraguayan, paraguay | guarani, guaraní | guaranis, guaraníes, guaranies, guaranís
SLL | sierra leonean, sierra leone | leone
STN | são tomé, sao tome | dobra
TJS | tajikistani, tajik | somoni | somoni, somonis
TOP | tongan, tonga | paʻanga, pa'anga, paanga | paʻanga, pa'anga, paanga
VES | venezuelan, venezuela | bolivar, bolívar | bolivars, bolívares, bolivares, bolívars
VUV | vanuatu | vatu | vatu, vatus
WST | samoan, samoa | tala, tālā | tala, tālā, talas
LTL | lithuanian | litas, lit | litas, lits, litai
LVL | latvian | lat | lats, lati
EEK | estonian | kroon | kroons, krooni
SKK | slovak | koruna, crown | korunas, korun, crowns
SIT | slovenian | tolar
BTC | | bitcoin
ETH | | ether, ethereum | ether, ethers
LTC | | litecoin
DOGE | | dogecoin
guinea | | guinea
cent | us, u s, euro, american, canadian, australian | cent, eurocent
penny | | penny, p | pence, pennies
"""

# What several countries call their money, where no country is said.
BARE = {
    "dollar": "USD", "pound": "GBP", "rupee": "INR", "franc": "franc", "ruble": "RUB",
    "rouble": "RUB", "peso": "peso", "krone": "krone", "krona": "SEK", "kroner": "krone",
    "kronor": "SEK", "crown": "krone", "koruna": "CZK", "won": "KRW", "mark": "mark",
    "lira": "TRY", "lire": "ITL", "dinar": "dinar", "dirham": "dirham", "riyal": "riyal",
    "rial": "rial", "shilling": "shilling", "escudo": "PTE", "leu": "RON", "manat": "manat",
    "kwacha": "kwacha", "som": "som", "colon": "CRC", "colón": "CRC", "guilder": "NLG",
}  # fmt: skip

# Small change; an article's readers know whose from the sentence.
SMALL_CHANGE = """
kopek: kopek, kopeck, kopeyka, kopiyka | kopeks, kopecks, kopeyki, kopiykas
grosz: grosz | grosze, groszy
centavo: centavo
centime: centime
céntimo: centimo, céntimo
paisa: paisa, paise, poisha | paise, paisas
öre: öre, øre, eyrir | öre, øre, aurar
rappen: rappen | rappen
pfennig: pfennig, pfenning | pfennigs, pfennige
fils: fils | fils
halala: halala
satang: satang
kobo: kobo | kobo
piastre: piastre, piaster
stotinka: stotinka | stotinki, stotinkas
haléř: haléř, haler | halers, haléřů
fillér: fillér, filler | fillérs
lipa: lipa | lipa, lipas
kuruş: kuruş, kurus | kuruş, kurus
agora: agora | agorot, agoras
sen: sen | sen, sens
fen: fen | fen
jiao: jiao | jiao
pesewa: pesewa
santim: santim, santeem
tambala: tambala
ngwee: ngwee | ngwee
thebe: thebe | thebe
toea: toea | toea
seniti: seniti | seniti
luma: luma | luma
tetri: tetri | tetri
qəpik: qəpik, qapik, gapik
tiyin: tiyin, tyiyn | tiyin, tyiyn
möngö: möngö | möngö
butut: butut
khoums: khoums | khoums
baisa: baisa
millime: millime
qindarkë: qindarkë, qindarke, qindarka
chetrum: chetrum
laari: laari | laari
pya: pya
diram: diram
chon: chon, jeon | chon, jeon
satoshi: satoshi
farthing: farthing
sixpence: sixpence | sixpence
"""
