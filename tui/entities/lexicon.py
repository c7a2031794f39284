"""The words that tell what a name is: gazetteers as data files, and the short lists that the rules read.

The files are small on purpose: a place or a party that everybody knows needs no context, all others are told by the
words beside them.
"""

from __future__ import annotations

from functools import cache
from pkgutil import get_data

FUNCTION_WORDS = frozenset(
    "a an the this that these those some any each every all both no none many much most more other another such and "
    "or but nor so yet if then than as when while where why how who whom whose which what because since though "
    "although unless until once in on at by for from to of with into onto over under above below between among "
    "through during before after about against along across around behind beyond near off out up down within "
    "without toward towards upon via per despite except like unlike amid i you he she it we they me him her us them "
    "my your his its our their mine yours hers ours theirs himself herself itself themselves is are was were be "
    "been being am do does did done has have had having can could will would shall should may might must not n't "
    "also only even just still already now here there today yesterday tomorrow tonight however meanwhile moreover "
    "instead later earlier last next first second third finally one two three four five six seven eight nine ten "
    "eleven twelve dozens hundreds thousands millions several few half thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand yes please thanks "
    "hello well oh according including following but's it's he's she's that's there's what's who's let's i'm i've "
    "i'd i'll we're we've we'll you're they're don't didn't doesn't isn't wasn't can't couldn't won't wouldn't".split()
)
CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur "
    "thurs fri sat sun gmt est edt pst pdt bst utc cet am pm a.m p.m".split()
)
TITLES = frozenset(
    "mr mrs ms miss dr prof professor sir dame lord lady rev reverend father sister brother pope cardinal "
    "archbishop bishop imam rabbi sheikh sheik ayatollah mullah king queen prince princess emperor duke duchess "
    "earl count baron president premier chancellor minister secretary governor gov mayor senator sen congressman "
    "congresswoman representative rep mp ambassador envoy chief chairman chairwoman chair director spokesman "
    "spokeswoman commander general gen colonel col major maj captain capt lieutenant lt sergeant sgt corporal "
    "private admiral adm brigadier marshal officer inspector superintendent detective det constable judge justice "
    "attorney prosecutor sheriff deputy commissioner speaker leader coach manager ceo founder secretary-general "
    "president-elect ex-president treasurer councillor alderman vice-president midfielder striker defender "
    "goalkeeper quarterback pitcher actor actress singer author writer".split()
)
TITLE_MODIFIERS = frozenset(
    "prime vice deputy foreign defence defense interior finance health education energy environment transport trade "
    "justice home chief attorney general secretary assistant associate former acting executive managing first "
    "police fire public safety state federal national senior junior supreme opposition parliamentary party majority "
    "minority house senate rear chancellor lieutenant major brigadier crown special district county city press "
    "media communications medical technical financial operating security agriculture labour labor culture sports "
    "development economy treasury head team grand lord detective inspector".split()
)
TITLE_OBJECTS = frozenset(
    "state defense defence interior treasury commerce energy labor staff exchequer police".split()
)
"""What a title is of: "Secretary of State", "Chancellor of the Exchequer"."""

ORGANISATION_HEADS = frozenset(
    "academy administration agency airlines airways alliance army assembly associates association authority bank "
    "bar battalion board brewery brigade broadcasting brotherhood bureau cabinet cathedral center centre chamber "
    "charity church clinic club coalition college commission committee committees commons communications community "
    "company confederation conference congress conservatory consortium constabulary corp corporation corps council "
    "court courts creamery dairy department dynamics electric energy engineering enterprises exchange executive "
    "farm federation fleet force forces foundation front fund gallery galleries government group guard guards guild "
    "hall headquarters holdings hospital hospitals hotel hotels house inc industries initiative inspectorate "
    "institute institution insurance intelligence investigators journal laboratories laboratory labs league "
    "legislature library lords magazine management media militia ministry mission mosque motors movement museum "
    "navy network networks news newspaper observatory office orchestra organisation organization parliament "
    "partners partnership party patrol pharmaceuticals pictures plc police post press productions prosecutors "
    "publications radio railroad railway railways records regiment registry republic's resources restaurant school "
    "schools secretariat senate service services society solutions squad staff stores studios supermarkets survey "
    "synagogue syndicate systems team technologies technology telecom telegraph television theatre theater times "
    "tribune tribunal trust tv union unions united university universities ventures watch watchdog wire works "
    "athletic athletics rovers wanderers rangers albion fc afc cf sc ltd llc llp co gmbh ag sa nv spa bhd ab asa "
    "rfc cc brothers bros congregation diocese archdiocese command division unit directorate treasury ballet opera "
    "programme program diagnostics therapeutics biotech sciences logistics analytics mining petroleum oil steel "
    "foods capital securities bakery".split()
)
PLACE_HEADS = frozenset(
    "airport archipelago avenue base basin bay beach boulevard bridge camp canal canyon cape castle city coast "
    "county creek crossing dam delta desert district drive estate falls field forest fort gardens gate glacier "
    "gorge green gulf harbor harbour heights highway hill hills island islands isle isles lake lakes lane mall "
    "mount mountain mountains neighborhood ocean oblast palace park peak peninsula plain plains plateau plaza port "
    "prefecture prison province quarter range ranch region reservoir ridge river road sea shore sound springs "
    "square stadium station strait straits street strip suburb territory territories tower town township valley "
    "village volcano ward way wood woods zone governorate arena".split()
)
OF_HEADS = frozenset(
    "academy administration agency army association bank bar bay board bureau cape chamber church city college "
    "commission committee commonwealth community conference confederation congress council county court cathedral "
    "centre center democratic department diocese directorate district duchy emirate faculty federation gulf hall "
    "head house institute institution isle isles kingdom lake league ministry mount movement museum office order "
    "orchestra organisation organization palace party port province republic republics royal school sea secretariat "
    "senate society state states statue strait straits sultanate tower town tribunal union university valley "
    "village".split()
)
"""What a capitalised "of" belongs to: the Bank of England, but not Castellan Industries of Ohio."""
LAWS = frozenset("act bill treaty protocol convention constitution amendment accord accords award awards prize".split())
SHIPS = frozenset("hms uss ins mv ss rms mt rfa".split())
PLACE_STARTS = frozenset(
    "lake mount mt river port fort cape gulf isle bay strait camp san santa santo saint st los las el".split()
)
PLACE_NOUNS = frozenset(
    "province district city town village valley river region county island islands peninsula state area suburb "
    "suburbs neighborhood neighbourhood airport border coast mountains hills harbour harbor strait sea desert plain "
    "prefecture oblast governorate municipality capital bridge highway lake port outskirts north south east west "
    "streets embassy crossing tunnel road motorway".split()
)
"""Said before "of" or after a name, they make it a place."""
STATES = frozenset(
    "ministry government parliament president capital army authorities prime foreign defence interior navy military "
    "economy border borders troops forces territory coast airspace ambassador embassy independence".split()
)
"""Said after a possessive, they make the owner a country: "Borsk's foreign ministry"."""
MEMBERS = frozenset(
    "spokesman spokeswoman spokesperson shares stock shareholders executives executive party militants fighters "
    "rebels insurgents players coach fans supporters lawmakers members employees staff customers researchers "
    "scientists analysts investors board management headquarters ceo chairman newspaper website".split()
)
"""Said after a name, they make it an organisation."""
ROLES = frozenset(
    "spokesman spokeswoman spokesperson director executive lawyer attorney minister coach president analyst officer "
    "captain player striker midfielder actor actress singer author writer judge leader wife husband daughter son "
    "brother sister mother father manager resident professor driver barrister passenger secretary economist "
    "historian scientist researcher doctor surgeon nurse teacher schoolteacher student journalist reporter editor "
    "photographer filmmaker producer artist musician comedian goalkeeper defender pitcher quarterback forward "
    "governor mayor senator congressman chairman chairwoman founder owner partner boss chief commander general "
    "expert adviser advisor aide victim suspect gunman friend neighbour neighbor cousin uncle aunt nephew niece "
    "businessman businesswoman entrepreneur blogger activist farmer pilot engineer detective prosecutor worker "
    "candidate star rapper model superstar prince king queen bishop priest pastor".split()
)
FIRM_ROLES = frozenset(
    "founder chairman chairwoman executive shares stake employees shareholders spokesman spokeswoman member members "
    "subsidiary".split()
)
"""Said before "of" or "in", they make a name a firm."""
POST_NOMINALS = frozenset("KC QC MP MPs MEP MBE OBE CBE KBE PhD MD Jr Sr Esq".split())
SAY_VERBS = frozenset(
    "said says told added asked replied warned insisted claimed wrote tweeted noted argued explained declared "
    "announced stated recalled admitted testified joked who thinks believes hopes wants knew thought smiled laughed "
    "died".split()
)
PARTICLES = frozenset(
    "de del della di da dos das do du der den van von la le bin ibn bint al el y e ben abu st st.".split()
)
ORGANISATION_LINKERS = frozenset("of for and on in the to &".split())
NOT_ORGANISATIONS = frozenset(
    "CEO CFO COO CTO TV GPS DNA RNA HIV AIDS GDP USB SUV PC PCs DVD CD VIP OK IT AI UFO ATM FAQ PR HR ID UTC GMT "
    "EST EDT PST PDT BST CET AM PM AD BC BCE II III IV VI VII VIII IX XI XII XIII XIV MP MPs KC QC PhD MD RBI OPS "
    "ERA MVP RPG RPGs CCTV LED LCD URL HTML PDF SMS IQ ICU IED IEDs NGO NGOs GCSE IPO IPOs MV HMS USS INS SARS MERS "
    "COVID H1N1 CAT NEW THE AND FOR NOT ALL BUT YES NO WHY HOW WHO WHAT RT LOL OMG ASAP RSVP AKA AWOL".split()
)
WORK_NOUNS = frozenset(
    "book novel film movie album song single play musical opera series show programme documentary memoir poem "
    "painting magazine game sitcom drama comedy thriller".split()
)


def _lines(name: str) -> str:
    """The text of a data file without its comments."""
    raw = get_data(__name__, f"data/{name}") or b""
    return "\n".join(line for line in raw.decode().splitlines() if not line.startswith("#"))


def _names(file: str) -> frozenset[str]:
    return frozenset(_lines(file).replace("\n", ";").split(";"))


@cache
def places() -> frozenset[str]:
    """Countries, capitals, big cities, regions."""
    return _names("places.txt")


@cache
def organisations() -> frozenset[str]:
    """Bodies, parties, papers, companies and clubs."""
    return _names("organisations.txt")


@cache
def groups() -> frozenset[str]:
    """Nationalities, peoples and faiths, singular and plural."""
    names = _names("groups.txt")
    return names | {f"{name}s" for name in names}


@cache
def events() -> frozenset[str]:
    """Events, feasts and works."""
    return _names("events.txt")


@cache
def first_names() -> frozenset[str]:
    """First names of persons."""
    return frozenset(_lines("firstnames.txt").split())


@cache
def common_words() -> frozenset[str]:
    """Lower-case words that may begin a sentence in capitals."""
    return frozenset(_lines("words.txt").split())
