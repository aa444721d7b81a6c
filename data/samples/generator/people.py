# SPDX-License-Identifier: GPL-3.0-or-later
"""The people and firms behind the sample: who lives with whom, and what is true of each. What their records say of it,
and how badly, is the business of records.py."""
import datetime
import unicodedata
from dataclasses import dataclass, field

from . import lists

UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})
STROKES = str.maketrans({"ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "ß": "ss"})


def plain(text):
    """Without any accent: Müller -> Muller."""
    text = unicodedata.normalize("NFD", text.translate(STROKES))
    return "".join(letter for letter in text if not unicodedata.combining(letter))


def spelt_out(text):
    """As Germans write it without umlauts: Müller -> Mueller."""
    return plain(text.translate(UMLAUTS))


def weighted(rng, pairs):
    return rng.choices([pair[0] for pair in pairs], weights=[pair[1] for pair in pairs])[0]


def pick_common(rng, names):
    """The earlier in the list, the commoner."""
    return rng.choices(names, weights=[1 / (rank + 6) for rank in range(len(names))])[0]


@dataclass(frozen=True)
class Address:
    street: str
    number: str
    postcode: str
    city: str
    country: str
    area: str


@dataclass
class Customer:
    key: str
    firm: bool = False
    name: str = ""  # of a firm, without its legal form
    form: str = ""
    vat: str = ""
    woman: bool = False
    title: str = ""
    given: str = ""
    family: str = ""
    former_family: str = ""
    suffix: str = ""
    language: str = "de"
    born: datetime.date = None
    address: Address = None
    former_address: Address = None
    emails: list = field(default_factory=list)  # the first is the one mostly given
    mobile: str = ""  # national, without the leading zero
    landline: str = ""
    employer: object = None
    household: list = field(default_factory=list)
    careful: bool = False  # has a double close by: always says when born and gives every name in full
    namesakes: bool = False  # somebody else has the same name: says when born or where living

    def others(self):
        return [person for person in self.household if person is not self]


class World:
    """Makes customers, and sees to it that what must be one's own is given out once."""

    def __init__(self, rng):
        self.rng = rng
        self.customers = []
        self.used_mail = set()
        self.used_phone = set()
        self.used_address = set()

    # ---- Places and numbers

    def address(self, leipzig=False):
        rng = self.rng
        while True:
            city = lists.CITIES[0] if leipzig else rng.choices(lists.CITIES, weights=[c[3] for c in lists.CITIES])[0]
            name, country, area, _, postcodes, streets = city
            number = str(rng.choice([rng.randint(1, 30), rng.randint(1, 120)])) + rng.choice([""] * 8 + ["a", "b", "c"])
            streets = streets or lists.TOWN_STREETS
            at = rng.randrange(len(streets))
            place = Address(streets[at], number, postcodes[at % len(postcodes)], name, country, area)
            if (place.street, place.number, place.city) not in self.used_address:
                self.used_address.add((place.street, place.number, place.city))
                return place

    def phone(self, make):
        while True:
            number = make()
            if number not in self.used_phone:
                self.used_phone.add(number)
                return number

    def mobile(self):
        rng = self.rng
        prefix, digits = rng.choice([("151", 8), ("152", 8), ("157", 8), ("159", 8), ("170", 7), ("171", 7), ("172", 7), ("173", 7),
                                     ("174", 7), ("175", 7), ("176", 8), ("177", 7), ("178", 7), ("179", 7), ("160", 7)])
        return self.phone(lambda: prefix + str(rng.randint(2, 9)) + "".join(rng.choices("0123456789", k=digits - 1)))

    def landline(self, address):
        rng = self.rng
        digits = 7 if len(address.area) < 4 else 5
        return self.phone(lambda: address.area + str(rng.randint(2, 8)) + "".join(rng.choices("0123456789", k=digits - 1)))

    def own_mail(self, locals_):
        """The first of the wished names that is still free somewhere; in the end with a number."""
        rng = self.rng
        for turn in range(100):
            local = rng.choice(locals_) + ("" if turn < 4 else str(rng.randint(2, 999)))
            if local not in self.used_mail:
                self.used_mail.add(local)
                return f"{local}@{weighted(rng, lists.MAIL_HOSTS)}"
        raise RuntimeError("no free mail name")

    def mail_for(self, person):
        rng = self.rng
        given, family = (spelt_out(name).lower().replace(" ", "").replace("'", "") for name in (person.given, person.family))
        year = person.born.year
        return self.own_mail([f"{given}.{family}", f"{given}.{family}", f"{given[0]}.{family}", f"{family}.{given}", f"{given}{family}",
                              f"{given}{year % 100:02d}", f"{given}.{family}{year % 100:02d}", f"{family}{year}",
                              f"{given}_{family}", f"{lists.NICKNAMES.get(person.given, given).lower()}{rng.randint(10, 99)}",
                              f"{plain(person.given).lower()}.{family[0]}{rng.randint(1, 99)}"])

    # ---- People

    def born(self, first=1938, last=2007):
        day = datetime.date(first, 1, 1) + datetime.timedelta(days=self.rng.randrange((last - first + 1) * 365))
        return datetime.date(1984, 3, 7) if (day.month, day.day) == (1, 1) else day  # 1 January means "unknown" in such files

    def given_name(self, language, woman, year):
        if language != "de":
            return pick_common(self.rng, lists.OTHERS[language][1 if woman else 2])
        fitting = [era for era in lists.GERMAN_GIVEN if era[0] <= year <= era[1]] or [lists.GERMAN_GIVEN[-1]]
        return pick_common(self.rng, self.rng.choice(fitting)[2 if woman else 3])

    def family_name(self, language, woman):
        if language == "de":
            return pick_common(self.rng, lists.GERMAN_FAMILY)
        women, men = lists.OTHERS[language][3:]
        return pick_common(self.rng, women if woman or men is None else men)

    def language(self):
        draw = self.rng.random()
        for language, (share, *_) in lists.OTHERS.items():
            if draw < share:
                return language
            draw -= share
        return "de"

    def person(self, language=None, woman=None, family=None, given=None, born=None, address=None, landline=None):
        rng = self.rng
        person = Customer(key=f"P{len(self.customers) + 1:04d}")
        person.language = language or self.language()
        person.woman = rng.random() < 0.54 if woman is None else woman
        person.born = born or self.born()
        person.given = given or self.given_name(person.language, person.woman, person.born.year)
        person.family = family or self.family_name(person.language, person.woman)
        person.title = rng.choice(["Dr."] * 2 + ["Prof. Dr."]) if rng.random() < 0.025 else ""
        person.address = address or self.address()
        person.landline = landline or (self.landline(person.address) if rng.random() < 0.35 else "")
        person.mobile = self.mobile()
        person.emails = [self.mail_for(person)]
        if rng.random() < 0.35:
            person.emails.append(self.mail_for(person))
        if rng.random() < 0.07:
            person.former_address = self.address(leipzig=rng.random() < 0.6)
        person.household = [person]
        self.customers.append(person)
        return person

    def live_together(self, *people):
        for person in people:
            person.household = list(people)

    def single(self):
        person = self.person()
        if person.woman and person.language == "de" and self.rng.random() < 0.10:
            person.former_family, person.family = person.family, self.family_name("de", True)
            if self.rng.random() < 0.5:
                person.family = f"{person.former_family}-{person.family}"
        elif person.language == "de" and self.rng.random() < 0.02:
            person.former_family, person.family = person.family, self.family_name("de", False)

    def couple(self):
        rng = self.rng
        first = self.person(woman=True)
        born = first.born + datetime.timedelta(days=rng.randint(-2500, 2500))
        woman = rng.random() < 0.06
        family = self.partner_family(first, woman)
        second = self.person(language=first.language, woman=woman, family=family, born=born, address=first.address,
                             given=self.another_given(first, woman, born.year), landline=first.landline or None)
        if not first.landline or not second.landline:
            first.landline = second.landline = first.landline or second.landline or self.landline(first.address)
        first.former_address = second.former_address
        if rng.random() < 0.35:
            family = spelt_out(first.family).lower().replace(" ", "").replace("'", "")
            shared = self.own_mail([f"familie.{family}", f"{family}.{spelt_out(first.given).lower().replace(' ', '')}.u."
                                    f"{spelt_out(second.given).lower().replace(' ', '')}", f"{family}-{first.address.postcode}"])
            for person in (first, second):
                person.emails.insert(rng.randint(0, 1), shared)
        self.live_together(first, second)
        return first, second

    def partner_family(self, person, woman):
        rng = self.rng
        if rng.random() < 0.2:
            return self.family_name(person.language, woman)  # not married
        if person.language == "pl" and not woman:
            men = dict(zip(lists.OTHERS["pl"][3], lists.OTHERS["pl"][4]))
            return men.get(person.family, person.family)
        if person.language == "de" and rng.random() < 0.1:
            family = person.family
            person.family = f"{family}-{self.family_name('de', True)}"
            return family
        return person.family

    def another_given(self, person, woman, year):
        while True:
            given = self.given_name(person.language, woman, year)
            if given[:2] != person.given[:2]:
                return given

    def family_with_child(self):
        mother, father = self.couple()
        born = max(mother.born, father.born) + datetime.timedelta(days=self.rng.randint(7700, 12000))
        if born.year > 2007:
            return
        woman = self.rng.random() < 0.5
        child = self.person(language=mother.language, woman=woman, family=father.family, born=born, address=mother.address,
                            given=self.another_given(mother, woman, born.year), landline=mother.landline)
        self.live_together(mother, father, child)

    def flat_share(self):
        people = [self.person(born=self.born(1990, 2006), address=None if index == 0 else self.customers[-1].address)
                  for index in range(self.rng.choice([2, 2, 3]))]
        for person in people:
            person.landline, person.former_address = "", None
        self.live_together(*people)

    # ---- Those that are easily taken for one

    def namesakes(self):
        """Two people of one name in one town who have nothing to do with each other."""
        first = self.person(language="de", address=self.address(leipzig=True))
        second = self.person(language="de", woman=first.woman, given=first.given, family=first.family,
                             born=self.born(), address=self.address(leipzig=True))
        first.careful = second.careful = True

    def father_and_son(self):
        rng = self.rng
        father = self.person(language="de", woman=False, born=self.born(1942, 1960))
        father.landline = father.landline or self.landline(father.address)
        son = self.person(language="de", woman=False, given=father.given, family=father.family, address=father.address,
                          landline=father.landline, born=father.born + datetime.timedelta(days=rng.randint(8200, 11500)))
        if rng.random() < 0.6:
            father.suffix, son.suffix = "sen.", "jun."
        father.careful = son.careful = True
        father.former_address = son.former_address = None
        self.live_together(father, son)

    def twins(self):
        first = self.person(language="de", born=self.born(1992, 2005))
        woman = self.rng.random() < 0.5
        second = self.person(language="de", woman=woman, family=first.family, born=first.born, address=first.address,
                             given=self.another_given(first, woman, first.born.year), landline=first.landline or None)
        second.landline = first.landline
        first.former_address = second.former_address = None
        first.careful = second.careful = True
        self.live_together(first, second)

    # ---- Firms

    def firm(self, trade, name, city=None):
        rng = self.rng
        firm = Customer(key=f"F{len(self.customers) + 1:04d}", firm=True)
        firm.name = f"{trade} {name}"
        if trade in ("Kita", "Verein"):
            firm.form = "e.V."
        elif trade in ("Praxis", "Kanzlei"):
            firm.form = rng.choice(["", "", "GbR"])
        else:
            firm.form = weighted(rng, [("GmbH", 40), ("", 18), ("UG", 12), ("GbR", 10), ("e.K.", 9), ("GmbH & Co. KG", 6), ("OHG", 3),
                                       ("AG", 2)])
        while firm.address is None or (city and firm.address.city == city):
            firm.address = self.address()
        firm.landline = self.landline(firm.address)
        firm.mobile = self.mobile() if rng.random() < 0.3 else ""
        host = plain(spelt_out(f"{trade} {name}")).lower().replace("&", "und").replace(".", "").replace(" ", "-") + ".example"
        if city:
            host = f"{spelt_out(firm.address.city.split()[0]).lower()}.{host}"
        firm.emails = [f"{rng.choice(['info', 'kontakt', 'bestellung', 'post'])}@{host}", f"{rng.choice(['buchhaltung', 'einkauf'])}@{host}"]
        firm.vat = vat_number(rng)
        firm.household = [firm]
        self.customers.append(firm)
        return firm

    def firms(self, count):
        rng = self.rng
        names = [(trade, name) for trade, names in lists.FIRMS for name in names]
        rng.shuffle(names)
        made = [self.firm(trade, name) for trade, name in names[:count - 3]]
        for firm in rng.sample(made, 3):  # the same name in another town
            trade, name = next(pair for pair in names if f"{pair[0]} {pair[1]}" == firm.name)
            made.append(self.firm(trade, name, city=firm.address.city))
        return made


def vat_number(rng):
    """A German VAT number with its check digit (ISO 7064, MOD 11,10)."""
    digits = [rng.randint(1, 9)] + [rng.randint(0, 9) for _ in range(7)]
    product = 10
    for digit in digits:
        total = (digit + product) % 10 or 10
        product = 2 * total % 11
    return "DE" + "".join(map(str, digits)) + str((11 - product) % 10)


def populate(rng, people, firms):
    """That many people and firms, the difficult ones among them."""
    world = World(rng)
    for _ in range(14):
        world.namesakes()
    for _ in range(8):
        world.father_and_son()
    for _ in range(5):
        world.twins()
    for _ in range(32):
        world.family_with_child()
    for _ in range(34):
        world.flat_share()
    for _ in range(235):
        world.couple()
    if len(world.customers) > people:
        raise RuntimeError("too many people for the number that is wanted")
    while len(world.customers) < people:
        world.single()
    made = world.firms(firms)
    staff = [person for person in world.customers if not person.firm and not person.careful and len(person.household) == 1]
    for firm in rng.sample(made, 12):
        for person in rng.sample(staff, 2):  # colleagues: same firm, same switchboard
            person.employer = firm
            staff.remove(person)
    mark_namesakes(world.customers)
    return world.customers


def mark_namesakes(customers):
    named = {}
    for person in customers:
        for family in filter(None, {person.family, person.former_family}):
            named.setdefault((plain(person.given), plain(family)), set()).add(person.key)
    for person in customers:
        person.namesakes = not person.firm and any(
            len(named[plain(person.given), plain(family)]) > 1 for family in filter(None, {person.family, person.former_family}))
