"""Common Moroccan given names, each with its spellings: told apart where sound alone would not.

Saïd and Souad, Samir and Samira sound alike to whoever compares consonants or allows a slip, and
are two people of one family. For comparison only; a name that is not here is compared by sound.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from infitah_desk.domain.spelling import heard, person_words

# One name a line, in both scripts.
_NAMES = """
mohamed mohammed muhammad mohamad med محمد
ahmed ahmad احمد
hamid حميد
hamida حميده
mahmoud mahmud محمود
mehdi mahdi المهدي مهدي
hassan hasan hassane حسن
houssine hossein hussein houcine hocine houssein lhoussaine lhoucine houssaine elhoussaine حسين
mohcine mohsin محسن
hasna hasnaa حسناء
hassania حسنيه
said saeed saiid سعيد
saida سعيده
souad souade suad soad سعاد
saad سعد
saadia سعديه
samir sameer سمير
samira sameera سميره
amine amin amein امين
amina ameena امينه
imane iman eman ايمان
karim kareem كريم
karima كريمه
akram اكرم
rachid rashid racheed rachide رشيد
rachida rashida رشيده
rachad rashad رشاد
jamal djamal gamal جمال
jamila djamila جميله
jamil جميل
khalid khaled خالد
khalil خليل
khadija khadidja khadeja خديجه
fatima fatema fatma fadma فاطمه
fatiha fatiha فتيحه
aicha aisha aycha ayesha عائشه عايشه
youssef yousef yussef yusuf youcef يوسف
younes younis yunus يونس
yassine yasin yassin ياسين
yasmina yasmine ياسمين ياسمينه
brahim ibrahim براهيم ابراهيم
ismail smail ismael ismaeel اسماعيل
driss idriss idris ادريس
omar oumar amar umar عمر
ammar عمار
ali عالي علي
alia عاليه علياء
mustapha mostafa mustafa moustafa mostapha مصطفي
moha موحي موحا
mbarek mbark embarek مبارك
mbarka مباركه
lahcen lahsen lahssen لحسن
hicham hisham hichame هشام
noureddine nourdine nordine noreddine nouredine نورالدين
nora noura nura نوره
najat najate nadjat نجاه
najib nadjib نجيب
najiba نجيبه
nadia nadya ناديه
nadir نادر
nabil nabeel نبيل
nabila نبيله
naima naema نعيمه
naim نعيم
nawal naoual نوال
tarik tarek tariq طارق
tahar taher طاهر
leila laila layla lila ليلي
meryem mariam maryem maryam myriam meriem مريم
zineb zaynab zainab zeineb زينب
zohra zahra زهره زهراء
aziz عزيز
aziza عزيزه
azzedine عزالدين
bouchra boushra bushra بشري
bachir basheer بشير
badr بدر
badia بديعه
touria thouria toria ثريا
ghizlane ghizlan ghislane غزلان
hafida hafeda حفيظه
hafid حفيظ
hanane hanan حنان
hanae هناء
hind هند
houda huda هدي
ilham الهام
ilyas ilias الياس
jaouad jawad djaouad جواد
jilali jilalli جيلالي
larbi arabi عربي
latifa لطيفه
latif لطيف
loubna lubna lobna لبني
malika مليكه
malik مالك
mounir munir منير
mounia منيه
nezha نزهه
othmane otman othman outmane عثمان
rkia rokia rqia ruqia rkiya رقيه
sanaa sana سناء
sara sarah ساره
salah صلاح
saleh صالح
salma سلمي
salima سليمه
salim سليم
sofia sofiya صوفيا
soufiane sofiane سفيان
taoufik tawfik toufik taoufiq توفيق
wafa wafae وفاء
walid oualid وليد
widad ouidad وداد
zakaria zakariya زكرياء زكريا
anas انس
anass اناس
adil عادل
adnane عدنان
asmaa asma اسماء
bilal بلال
fouad fuad فؤاد
fayçal faical faisal فيصل
farid فريد
farida فريده
ghita غيثه
hakim حكيم
hakima حكيمه
halima حليمه
hamza حمزه
hayat حياه
ikram اكرام
kamal kamel كمال
kenza كنزه
maria ماريه ماريا
marouane marwan مروان
nassima نسيمه
naoufal نوفل
oussama osama اسامه
redouane ridouan redwan رضوان
reda رضا
siham سهام
tayeb taib طيب
abbas عباس
achraf ashraf اشرف
aissa issa عيسي
allal علال
ayoub ayub ايوب
badreddine badredine بدرالدين
bouchaib bouchaieb بوشعيب
bouazza بوعزه
chafik chafiq شفيق
chaimae chaima shaima شيماء
chakib شكيب
chouaib شعيب
daoud dawoud داود
fadwa fadoua فدوي
faouzi fawzi فوزي
fatna فاطنه
ghali غالي
habib حبيب
habiba حبيبه
hachem hashem هاشم
haddou حدو
hafsa حفصه
haitam haytam هيثم
hajar هاجر
hammadi حمادي
hammou حمو
houria حوريه
ibtissam ibtisam ابتسام
ihsane ihsan احسان
issam عصام
jaafar جعفر
jihane jihan جيهان
kabir kebir lakbir كبير
kabira kbira كبيره
kacem qasem kassem قاسم
kaoutar kawtar kaouthar كوثر
lamia lamiae لمياء
lotfi لطفي
maati معطي
mahfoud محفوظ
mahjoub محجوب
majda ماجده
majid مجيد
mansour منصور
messaoud مسعود
miloud ميلود
milouda ميلوده
mimoun ميمون
mimouna ميمونه
mina مينه
moncef منصف
mouad muad معاذ
mouna mona muna مني
mourad murad مراد
moussa musa موسي
nacer naser ناصر
naziha نزيهه
nisrine nesrine نسرين
oumaima omaima اميمه
rabia ربيعه
rabie ربيع
rafik rafiq رفيق
rahal رحال
rahma رحمه
rajae raja رجاء
rim ريم
sabah صباح
sadik sadiq seddik صديق
salaheddine salahedine صلاحالدين
saloua salwa سلوي
samia ساميه
sami سامي
slimane sliman soulaimane sulaiman سليمان
soukaina sokaina سكينه
souhail suhail سهيل
taha طه
tamou طامو
thami touhami tuhami تهامي
yahya yahia يحيي
yamina يمينه
zaid زيد
zakia زكيه
ziad زياد
zoubida زبيده
zouhair zoheir زهير
"""


@cache
def _known() -> dict[str, set[int]]:
    """The names that each spelling may mean, by number, as `person_words` gives the spelling."""
    known: dict[str, set[int]] = {}
    for number, line in enumerate(_NAMES.split("\n")):
        for name in line.split():
            for word in person_words(name):
                known.setdefault(word, set()).add(number)
    return known


@cache
def _spellings() -> dict[int, set[str]]:
    spellings: dict[int, set[str]] = {}
    for word, numbers in _known().items():
        for number in numbers:
            spellings.setdefault(number, set()).add(word)
    return spellings


_LEAST = 4
"""So many letters have a given name and what is joined to it for the two to be parted."""
_LINKS = {"el": "", "al": "", "ال": "", "ait": "ait", "ben": "ben", "bu": "bu", "بن": "بن"}
_SERVANT = re.compile(r"^(.{4,}?)(abd[ae]?[lrs].{3,})$")
_ENDING = re.compile(r"^[ae]?din[ea]?$")


@lru_cache(maxsize=65536)
def names_of(text: str) -> tuple[str, ...]:
    """The words of a person's name, a given name parted from what lost its space beside it."""
    words: list[str] = []
    begun = ""
    for word in person_words(text):
        parts = _parted(word)
        for part in parts:
            if len(parts) > 1 and part in _LINKS:
                begun = _LINKS[part]
                continue
            words.append(heard(begun + part) if begun or len(parts) > 1 else part)
            begun = ""
    return tuple([*words, begun] if begun else words)


@lru_cache(maxsize=65536)
def _parted(word: str) -> tuple[str, ...]:
    known = _known()
    if len(word) < _LEAST + 2 or word in known:
        return (word,)
    for at in range(len(word) - 2, _LEAST - 1, -1):
        given, rest = word[:at], word[at:]
        if given in known and (rest in _LINKS or len(rest) >= _LEAST) and not _ENDING.match(rest):
            return given, rest
    for at in range(_LEAST, len(word) - _LEAST):
        if word[at:] in known:
            return word[:at], word[at:]
    servant = _SERVANT.match(word)
    return (servant[1], servant[2]) if servant else (word,)


def is_slip_of(one: str, other: str) -> bool:
    """Whether one word is known as a given name and the other is one slip from a spelling of it."""
    known = _known()
    name, slipped = (one, other) if one in known else (other, one)
    if name not in known or slipped in known or len(slipped) < 2:
        return False
    return any(
        DamerauLevenshtein.distance(slipped, spelling, score_cutoff=1) <= 1
        for number in known[name]
        for spelling in _spellings()[number]
    )


def is_given_name(*words: str) -> bool:
    """Whether one of the words is known as a given name."""
    return not _known().keys().isdisjoint(words)


def same_given_name(one: str, other: str) -> bool | None:
    """Whether two words of names may be one given name; None where one is not known as such.

    The words are those that `spelling.person_words` gives.
    """
    first, second = _known().get(one), _known().get(other)
    return None if first is None or second is None else bool(first & second)
