# SPDX-License-Identifier: GPL-3.0-or-later
"""What each of the four systems knows of a customer. A record is drawn again until a careful person could tell whose it
is: it shares enough with a record of the same customer that is there already, and says enough to keep it apart from
those at the same address."""
import datetime
from dataclasses import dataclass, field

from . import lists, mess

TODAY = datetime.date(2026, 11, 20)
ENOUGH = 5.0  # points of evidence, as counted in evidence ()


@dataclass
class Habit:
    """How a system asks: how often a field is filled, how carelessly it is typed, what it can write."""
    mail: float
    phone: float
    born: float
    address: float
    place: float  # postcode and city, where there is no whole address
    sloppiness: float
    charset: str = "utf-8"


HABITS = {
    "shop": Habit(mail=0.96, phone=0.55, born=0.50, address=0.97, place=1.0, sloppiness=1.0, charset="cp1252"),
    "till": Habit(mail=0.35, phone=0.85, born=0.80, address=0.70, place=0.8, sloppiness=1.4),
    "news": Habit(mail=1.00, phone=0.00, born=0.45, address=0.00, place=0.75, sloppiness=0.9),
    "help": Habit(mail=0.88, phone=0.70, born=0.35, address=0.45, place=0.6, sloppiness=1.0, charset="utf-8"),
}


@dataclass
class Record:
    customer: object
    source: str
    salutation: str = ""
    title: str = ""
    given: str = ""
    family: str = ""
    firm: str = ""
    street: str = ""
    number: str = ""
    postcode: str = ""
    city: str = ""
    country: str = ""
    mail: str = ""
    phones: list = field(default_factory=list)  # as written
    born: object = None  # a date, or a text that stands for none
    vat: str = ""
    since: datetime.date = None
    # what of it is true, for evidence ()
    true_mail: str = ""
    true_phones: set = field(default_factory=set)
    true_born: object = None
    born_off: bool = False
    true_address: object = None
    true_place: str = ""
    given_form: str = ""  # full, nick, slip, initial or none
    family_as: str = ""


class Clerk:
    """Writes records down."""

    def __init__(self, rng):
        self.rng = rng

    def record(self, customer, source, earlier):
        """A record of @customer for @source that can be told by what the @earlier ones say; None where they say too little."""
        for turn in range(60):
            made = self.draw(customer, source, care=min(turn / 25, 1.0))
            if self.distinct(made) and (not earlier or max(evidence(made, other) for other in earlier) >= ENOUGH):
                return made
        return None

    def records(self, customer, sources):
        """Its records, one for each of @sources."""
        for _ in range(200):
            made = []
            for source in sources:
                made.append(self.record(customer, source, made))
                if made[-1] is None:
                    break
            else:
                return made
        raise RuntimeError(f"the records of {customer.key} cannot be told from others")

    def happens(self, share, care=0.0):
        return self.rng.random() < share * (1 - care)

    def given_if(self, share, care):
        return self.rng.random() < share + (1 - share) * care

    # ---- The parts of a record

    def draw(self, customer, source, care):
        rng = self.rng
        habit = HABITS[source]
        made = Record(customer, source)
        made.since = datetime.date(2015, 1, 5) + datetime.timedelta(days=rng.randrange((TODAY - datetime.date(2015, 1, 5)).days))
        if customer.firm:
            self.name_firm(made, habit, care)
        else:
            self.name_person(made, habit, care)
            self.birth(made, habit, care)
        self.place(made, habit, care)
        self.mail(made, habit, care)
        self.phones(made, habit, care)
        for part in ("given", "family", "firm", "street", "city"):
            setattr(made, part, mess.latin(rng, getattr(made, part), habit.charset))
        return made

    def name_firm(self, made, habit, care):
        made.salutation = "Firma"
        made.firm = mess.firm_name(self.rng, made.customer, habit.sloppiness * (1 - care / 2))
        made.family_as, made.given_form = made.customer.name, "full"
        if made.source in ("shop", "help") and self.given_if(0.5, care):
            made.vat = made.customer.vat

    def name_person(self, made, habit, care):
        rng = self.rng
        person = made.customer
        made.salutation = ("Frau" if person.woman else "Herr") if rng.random() < 0.9 else ""
        made.title = person.title if rng.random() < 0.7 else ""
        given, family, form = person.given, person.family, "full"
        if person.former_family and rng.random() < 0.5:
            family = person.former_family
        made.family_as = family
        sloppy = 0 if person.careful else habit.sloppiness
        if self.happens(0.09 * sloppy, care) and given in lists.NICKNAMES:
            given, form = mess.nickname(rng, given), "nick"
        elif self.happens(0.05 * sloppy, care):
            given, form = mess.slip(rng, given), "slip"
        elif self.happens(0.035 * sloppy, care) and given[0] not in [other.given[0] for other in person.others()]:
            given, form = given[0] + rng.choice([".", "."]), "initial"
        elif self.happens(0.06 if made.source == "news" else 0.012, care) and not person.careful:
            given, form = "", "none"
        if self.happens(0.05 * sloppy, care):
            family = mess.slip(rng, family)
        if form == "none" and made.source == "news" and rng.random() < 0.6:
            family = ""
        made.given_form = form
        given = mess.writing(rng, given, habit.sloppiness)
        family = mess.writing(rng, family, habit.sloppiness)
        if person.suffix and made.source != "news" and rng.random() < 0.5:
            family = f"{family} {person.suffix}"
        if given and family and self.happens(0.03 if person.language != "vi" else 0.25, care) and form == "full":
            given, family = family, given
        made.given, made.family = given, family
        if person.employer and made.source != "news" and rng.random() < 0.7:
            made.firm = mess.firm_name(rng, person.employer, 0.5)

    def birth(self, made, habit, care):
        rng = self.rng
        person = made.customer
        if person.careful or self.given_if(habit.born, care * 0.8):
            made.born = made.true_born = person.born
            if self.happens(0.04 * habit.sloppiness, care) and not person.careful:
                made.born, made.born_off = mess.date_slip(rng, person.born), True
        elif rng.random() < 0.05:
            made.born = rng.choice([datetime.date(1900, 1, 1), "-", "n/a"])

    def place(self, made, habit, care):
        rng = self.rng
        customer = made.customer
        home = customer.address
        if customer.former_address and rng.random() < 0.45:
            home = customer.former_address
        whole = self.given_if(habit.address, care * 0.7) if habit.address else False
        if whole:
            made.street = mess.street(rng, home.street)
            made.number = mess.house_number(rng, home.number)
            if self.happens(0.05 * habit.sloppiness, care):
                made.street = mess.slip(rng, made.street)
            made.street = mess.writing(rng, made.street, habit.sloppiness * 0.4)
            made.true_address = home
        if whole or self.given_if(habit.place, care):
            made.postcode, made.city, made.country = home.postcode, home.city, home.country
            made.true_place = home.postcode
            if "(" in made.city and rng.random() < 0.5:
                made.city = rng.choice(["Halle", "Halle/Saale", "Halle a. d. Saale"])
            if rng.random() < 0.02 * habit.sloppiness:
                made.postcode, made.true_place = rng.choice(["00000", "?", "-"]), ""
            elif self.happens(0.015 * habit.sloppiness, care):
                made.postcode = mess.digits_slip(rng, made.postcode + "00")[:len(home.postcode)]
            made.city = mess.writing(rng, made.city, habit.sloppiness * 0.4)
            if not whole and rng.random() < 0.25:
                made.city = ""

    def mail(self, made, habit, care):
        rng = self.rng
        customer = made.customer
        if not self.given_if(habit.mail, care * 0.6):
            if rng.random() < 0.15:
                made.mail = rng.choice(["-", "keine", "test@test.com", "n/a", "keine@mail.de"])
            return
        mail = customer.emails[0] if rng.random() < 0.84 else rng.choice(customer.emails)
        if customer.firm:
            mail = rng.choice(customer.emails + customer.emails[:1])
        made.mail = made.true_mail = mail
        if self.happens(0.03 * habit.sloppiness, care):
            made.mail, made.true_mail = mess.mail_typo(rng, mail), ""
        elif self.happens(0.02 * habit.sloppiness, care) and made.source != "news":
            made.mail, made.true_mail = mess.mail_damage(rng, mail), ""
        elif rng.random() < 0.06:
            made.mail = rng.choice([mail.upper(), mail.capitalize(), f" {mail}", f"{mail} "])

    def phones(self, made, habit, care):
        rng = self.rng
        customer = made.customer
        if not habit.phone:
            return
        if self.given_if(habit.phone, care * 0.6):
            numbers = [number for number in (customer.mobile, customer.landline) if number]
            if customer.employer and made.firm:
                numbers.append(customer.employer.landline)
            rng.shuffle(numbers)
            count = 1 if made.source != "help" or rng.random() < 0.6 else 2
            for number in numbers[:count]:
                written = number
                if self.happens(0.03 * habit.sloppiness, care):
                    written = mess.digits_slip(rng, number)
                else:
                    made.true_phones.add(number)
                country = customer.address.country if number == customer.landline else "DE"
                if made.source == "shop" and self.happens(0.02, care):
                    made.phones.append(f"4,9{written[:4]}E+{len(written) + 1}")  # a spreadsheet took it for a quantity
                    made.true_phones.discard(number)
                else:
                    made.phones.append(written if made.source == "till" else mess.phone(rng, written, country))
        elif rng.random() < 0.06:
            made.phones.append("0" if made.source == "till" else rng.choice(["-", "keine Angabe", "0000", "0341"]))

    # ---- Whether it can be told apart

    def distinct(self, made):
        """Nobody with whom its contact data are shared could be meant as well."""
        person = made.customer
        if person.firm:
            return bool(made.firm) and bool(made.true_mail or made.true_phones or made.true_address)
        shares = person.others()
        named = made.given_form in ("full", "nick", "slip", "initial")
        if not named and (shares or not made.true_mail):
            return False  # a surname or an address alone says nobody's name
        if person.careful and not made.true_born:
            return False
        if person.namesakes and not (made.true_born or made.true_address):
            return False
        if made.given_form == "initial" and not (made.true_mail or made.true_born):
            return False
        if shares and made.source == "news" and not named:
            return False
        return bool(made.true_mail or made.true_phones or (made.true_address and made.true_born))


def shared(customer, what, value):
    return any(value in (other.emails if what == "mail" else [other.landline]) for other in customer.others())


def name_points(one, two):
    forms = {one.given_form, two.given_form}
    if "none" in forms:
        given = 0.0
    else:
        given = 0.5 if "initial" in forms else 1.0
    if not one.family or not two.family:
        return given
    same = one.family_as == two.family_as
    part = set(one.family_as.split("-")) & set(two.family_as.split("-"))
    return given + (1.0 if same else 0.5 if part else -0.5)


def evidence(one, two):
    """How surely these two records of one customer are seen to be so; 5 is what a careful person would go by."""
    customer = one.customer
    points = 2.5 if customer.firm else name_points(one, two)
    if one.true_mail and one.true_mail == two.true_mail:
        points += 2.0 if shared(customer, "mail", one.true_mail) or customer.firm else 3.0
    for number in one.true_phones & two.true_phones:
        points += 3.0 if number == customer.mobile else 2.0 if number == customer.landline else 0.5
    if one.true_born and two.true_born:
        points += 1.5 if one.born_off or two.born_off else 2.5
    if one.vat and one.vat == two.vat:
        points += 4.0
    if one.true_address and one.true_address == two.true_address:
        points += 2.0
    elif one.true_place and one.true_place == two.true_place:
        points += 0.5
    return points


def write_down(rng, customers, quotas):
    """Records of each source, as many as its quota, and each customer in one at least. Returns {source: [Record]}."""
    slots = [source for source, count in quotas.items() for _ in range(count)]
    rng.shuffle(slots)
    wanted = {customer.key: [] for customer in customers}
    order = list(customers)
    rng.shuffle(order)
    for customer in order:
        wanted[customer.key].append(slots.pop())
    while slots:
        source = slots.pop()
        while True:
            customer = rng.choice(customers)
            has = wanted[customer.key]
            if len(has) < 5 and (source not in has or rng.random() < 0.07):
                has.append(source)
                break
    made = {source: [] for source in quotas}
    clerk = Clerk(rng)
    for customer in customers:
        for record in clerk.records(customer, sorted(wanted[customer.key], key=list(HABITS).index)):
            made[record.source].append(record)
    for source in made:
        rng.shuffle(made[source])
    return made
