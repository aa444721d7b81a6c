# SPDX-License-Identifier: GPL-3.0-or-later
"""What happens to a value between a person's mouth and a table: slips, short forms, other writings."""
from . import lists
from .people import plain, spelt_out

NEIGHBOURS = {"a": "sq", "b": "vn", "c": "xv", "d": "sf", "e": "wr", "f": "dg", "g": "fh", "h": "gj", "i": "uo", "j": "hk", "k": "jl",
              "l": "kö", "m": "n", "n": "bm", "o": "ip", "p": "oü", "r": "et", "s": "ad", "t": "rz", "u": "zi", "v": "cb", "w": "qe",
              "z": "tu"}


def slip(rng, text):
    """One slip of the fingers: a letter left out, doubled, mistaken for its neighbour, or changed places with the next."""
    letters = [at for at, letter in enumerate(text) if letter.isalpha() and at > 0]
    if len(letters) < 3:
        return text
    at = rng.choice(letters)
    way = rng.randrange(4)
    if way == 0:
        return text[:at] + text[at + 1:]
    if way == 1:
        return text[:at] + text[at] + text[at:]
    if way == 2 and text[at].lower() in NEIGHBOURS:
        return text[:at] + rng.choice(NEIGHBOURS[text[at].lower()]) + text[at + 1:]
    if at + 1 < len(text) and text[at + 1].isalpha() and text[at] != text[at + 1]:
        return text[:at] + text[at + 1] + text[at] + text[at + 2:]
    return text[:at] + text[at + 1:]


def writing(rng, text, sloppiness):
    """Umlauts spelt out, accents lost, capitals."""
    draw = rng.random()
    if draw < 0.16 * sloppiness:
        text = spelt_out(text)
    elif draw < 0.20 * sloppiness:
        text = plain(text)
    draw = rng.random()
    if draw < 0.05 * sloppiness:
        text = text.upper().replace("SS", "SS")
    elif draw < 0.09 * sloppiness:
        text = text.lower()
    elif draw < 0.11 * sloppiness:
        text = " " + text if rng.random() < 0.3 else text + " "
    return text


def latin(rng, text, charset):
    """The text in a character set that may lack some of its letters: without their accents, or as question marks."""
    try:
        text.encode(charset)
        return text
    except UnicodeEncodeError:
        if rng.random() < 0.2 and len(text) > 5:
            return "".join(letter if encodable(letter, charset) else "?" for letter in text)
        return "".join(letter if encodable(letter, charset) else plain(letter) for letter in text)


def encodable(letter, charset):
    try:
        letter.encode(charset)
        return True
    except UnicodeEncodeError:
        return False


def street(rng, text):
    draw = rng.random()
    if draw < 0.30:
        text = text.replace("Straße", "Str.").replace("straße", "str.")
    elif draw < 0.40:
        text = text.replace("straße", "strasse").replace("Straße", "Strasse")
    elif draw < 0.45:
        text = text.replace("-Straße", "straße").replace("-", " ")
    return text


def house_number(rng, text):
    if text[-1].isalpha() and rng.random() < 0.4:
        return f"{text[:-1]} {text[-1].upper() if rng.random() < 0.3 else text[-1]}"
    return text


def phone(rng, national, country="DE"):
    """A national number (without its zero) as people write it."""
    code = {"DE": "49", "AT": "43", "CH": "41"}[country]
    cut = next((len(city[2]) for city in lists.CITIES if city[1] == country and national.startswith(city[2])), 3)
    if national[0] == "1" and country == "DE":
        cut = 3
    area, number = national[:cut], national[cut:]
    pairs = " ".join(number[at:at + 2] for at in range(0, len(number), 2))
    return rng.choice([f"0{area} {number}", f"0{area}/{number}", f"0{area} {pairs}", f"0{area}-{number}", f"+{code} {area} {number}",
                       f"0{area}{number}", f"00{code}{area}{number}", f"+{code} (0){area} {number}", f"+{code}{area}{number}",
                       f"(0{area}) {number}"])


def digits_slip(rng, text):
    """Two digits that changed places, or one that is another; never the first ones."""
    at = rng.randrange(4, len(text) - 1)
    if text[at] != text[at + 1]:
        return text[:at] + text[at + 1] + text[at] + text[at + 2:]
    return text[:at] + str((int(text[at]) + rng.randint(1, 8)) % 10) + text[at + 1:]


def date_slip(rng, day):
    """Day and month changed places, or a digit of the year."""
    if day.day <= 12 and day.day != day.month and rng.random() < 0.5:
        return day.replace(day=day.month, month=day.day)
    if day.day < 28 and rng.random() < 0.5:
        return day.replace(day=day.day + 1)
    return day.replace(year=day.year + rng.choice([-1, 1]), day=min(day.day, 28))


def mail_damage(rng, mail):
    """An address that cannot be written to as it stands."""
    local, host = mail.split("@")
    return rng.choice([f"{local}(at){host}", f"{local}@{host.replace('.', '')}", f"{local}@{host.replace('.', ',')}", f"{local}{host}",
                       f"{local}@@{host}", f"{local} @ {host}"])


def mail_typo(rng, mail):
    local, host = mail.split("@")
    known = {"gmail.com": ["gmial.com", "gmail.con", "googlemail.com"], "gmx.de": ["gmx.d", "gxm.de"], "web.de": ["wbe.de"],
             "t-online.de": ["t-onlin.de", "tonline.de"], "outlook.com": ["outlok.com"]}
    if host in known and rng.random() < 0.5:
        return f"{local}@{rng.choice(known[host])}"
    return f"{slip(rng, local)}@{host}"


def nickname(rng, given):
    return lists.NICKNAMES.get(given, given)


def firm_name(rng, firm, sloppiness):
    form = rng.choice(lists.LEGAL_FORMS[firm.form]) if firm.form else ""
    name = firm.name
    draw = rng.random()
    if draw < 0.15 and "&" in name:
        name = name.replace("&", rng.choice(["und", "u.", "+"]))
    elif draw < 0.20 * sloppiness:
        name = slip(rng, name)
    return writing(rng, f"{name} {form}".strip(), sloppiness)
