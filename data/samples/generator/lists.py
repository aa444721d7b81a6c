# SPDX-License-Identifier: GPL-3.0-or-later
"""The words that the invented people, streets and firms are made of. Written for this sample; no register was copied."""


def words(text):
    return [word.replace("_", " ") for word in text.split()]


# Given names by the years in which they were common: (first year, last year, women, men), the commoner first.
GERMAN_GIVEN = [
    (1938, 1957,
     words("Ursula Renate Karin Ingrid Monika Gisela Christa Helga Brigitte Elisabeth Erika Bärbel Margarete Hannelore Edith Sigrid"
           " Rosemarie Hildegard Waltraud Ilse"),
     words("Peter Klaus Hans Jürgen Dieter Manfred Wolfgang Horst Günter Werner Heinz Gerhard Rolf Karl-Heinz Siegfried Friedrich"
           " Wilhelm Heinrich Rüdiger Lothar")),
    (1955, 1974,
     words("Sabine Petra Susanne Martina Andrea Birgit Gabriele Angelika Heike Kerstin Ute Cornelia Ulrike Christine Barbara Silke"
           " Annett Ramona Marion Simone Regina Steffi Dagmar Antje"),
     words("Thomas Michael Andreas Frank Uwe Jörg Torsten Stefan Bernd Matthias Ralf Holger Jens Axel Olaf Detlef Ulrich Volker"
           " Steffen Mario Christoph Hartmut Joachim Roland")),
    (1972, 1990,
     words("Stefanie Nicole Katrin Anja Claudia Sandra Katharina Kathrin Daniela Melanie Jana Nadine Christina Anne Doreen Mandy"
           " Jacqueline Franziska Juliane Susann Manuela Yvonne Judith Anna Grit Romy"),
     words("Christian Alexander Daniel Sebastian Markus Marco Jan Stefan Tobias Robert René Sven Ronny Martin Benjamin Mathias"
           " Enrico Falk Philipp Florian David Tino Maik Johannes Björn Lars")),
    (1988, 2007,
     words("Anna Lisa Julia Laura Sarah Marie Lena Sophie Lea Johanna Hannah Katharina Leonie Paula Luise Charlotte Clara Pauline"
           " Emma Vanessa Michelle Antonia Theresa Elisabeth Frieda Mathilda Nele Carolin"),
     words("Maximilian Felix Lukas Paul Jonas Leon Tim Moritz Max Niklas Jakob Philipp Tom Erik Anton Johannes Julian Richard"
           " Benjamin Konstantin Oskar Vincent Friedrich Jannis Fabian Kevin Emil Alexander")),
]

GERMAN_FAMILY = words(
    "Müller Schmidt Schneider Richter Fischer Weber Meyer Wagner Becker Hoffmann Schulz Koch Bauer Klein Wolf Schröder Neumann"
    " Schwarz Zimmermann Braun Krüger Hofmann Hartmann Lange Schmitt Werner Krause Meier Lehmann Schmid Köhler Herrmann König"
    " Walter Mayer Huber Kaiser Fuchs Peters Lang Scholz Möller Weiß Jung Hahn Schubert Vogel Friedrich Keller Günther Frank"
    " Berger Winkler Roth Beck Lorenz Baumann Franke Albrecht Schuster Simon Ludwig Böhm Winter Kraus Martin Schumacher Krämer"
    " Vogt Stein Jäger Otto Sommer Groß Seidel Heinrich Brandt Haas Schreiber Graf Schulte Dietrich Ziegler Kuhn Kühn Pohl Engel"
    " Horn Busch Bergmann Thomas Voigt Sauer Arnold Wolff Pfeiffer Böttcher Nitzsche Kretzschmar Naumann Zschoche Gräfe Hänsel"
    " Oehme Kießling Löffler Wünsche Mehnert Uhlig Gottschalk Barthel Förster Jentzsch Thiele Ullrich Döring Rößler Göpfert"
    " Findeisen Weidauer Häußler Nestler Zumpe Trommer Mehlhorn Heyne Rüger Stockmann Wetzel Pönitz Kaltofen Zenker Riedel"
    " Drechsler Börner Hempel Petzold Schönherr Teichmann Lippold Reuter Hübner Geißler von_Arnim van_der_Meer Freiherr"
    " Strauß Büttner Kröger Jürgens Paulsen Bräuer Süß Heß Preuß Weise Schaarschmidt Schirmer Kirchhof Ostwald Grünberg"
)

# language: (share, women, men, family names of women, family names of men)
OTHERS = {
    "tr": (0.040,
           words("Ayşe Fatma Elif Zeynep Emine Hatice Merve Özlem Gülşen Büşra Selin Derya"),
           words("Mehmet Mustafa Ahmet Ali Murat Emre Hüseyin İbrahim Serkan Okan Yusuf Çağlar"),
           words("Yılmaz Kaya Demir Şahin Çelik Yıldız Öztürk Aydın Arslan Doğan Kılıç Koç Güneş Özdemir"), None),
    "pl": (0.045,
           words("Anna Katarzyna Małgorzata Agnieszka Aleksandra Joanna Magdalena Ewa Monika Zofia"),
           words("Piotr Krzysztof Tomasz Paweł Andrzej Michał Łukasz Marcin Jakub Wojciech"),
           words("Nowak Kowalska Wiśniewska Wójcik Kowalczyk Kamińska Lewandowska Zielińska Szymańska Woźniak Dąbrowska"),
           words("Nowak Kowalski Wiśniewski Wójcik Kowalczyk Kamiński Lewandowski Zieliński Szymański Woźniak Dąbrowski")),
    "es": (0.025,
           words("María Carmen Lucía Isabel Ana Elena Marta Pilar"),
           words("José Antonio Francisco Javier Carlos Miguel Rafael Álvaro"),
           words("García_López Fernández Rodríguez_Pérez Martínez Sánchez Gómez_Ruiz Muñoz Núñez Herrera_Gil Ibáñez"), None),
    "vi": (0.035,
           words("Hà Lan Hương Mai Thu_Trang Linh Ngọc Phương_Anh"),
           words("Minh Tuấn Hùng Đức Quang Nam Thành Hoàng_Long"),
           words("Nguyễn Trần Lê Phạm Hoàng Vũ Đặng Bùi Đỗ Ngô"), None),
    "en": (0.025,
           words("Emily Elizabeth Jennifer Margaret Rebecca Catherine Susan Charlotte"),
           words("William James Robert Michael Andrew Christopher Edward Thomas"),
           words("Smith Taylor O'Connor Walker Thompson Clarke MacDonald Bennett Fletcher Hughes"), None),
}

NICKNAMES = {
    "Katharina": "Kathi", "Kathrin": "Kathi", "Katrin": "Kati", "Johannes": "Hannes", "Alexander": "Alex", "Maximilian": "Max",
    "Elisabeth": "Lisa", "Michael": "Micha", "Matthias": "Matze", "Andreas": "Andi", "Thomas": "Tom", "Stefanie": "Steffi",
    "Susanne": "Susi", "Christine": "Tina", "Christina": "Tina", "Christian": "Chris", "Sebastian": "Basti", "Benjamin": "Ben",
    "Friedrich": "Fritz", "Heinrich": "Heinz", "Wilhelm": "Willi", "Margarete": "Grete", "Ulrike": "Uli", "Ulrich": "Uli",
    "Gabriele": "Gabi", "Angelika": "Geli", "Jacqueline": "Jacky", "Manuela": "Manu", "Daniela": "Dani", "Daniel": "Dani",
    "Tobias": "Tobi", "Florian": "Flo", "Philipp": "Phil", "Robert": "Rob", "Joachim": "Achim", "Christoph": "Chris",
    "Franziska": "Franzi", "Juliane": "Jule", "Charlotte": "Lotte", "Theresa": "Resi", "Antonia": "Toni", "Anton": "Toni",
    "Niklas": "Nik", "Konstantin": "Kosta", "Günter": "Günni", "Wolfgang": "Wolle", "Ursula": "Uschi", "Hannelore": "Hanne",
    "Rosemarie": "Rosi", "Sigrid": "Sigi", "Siegfried": "Siggi", "William": "Bill", "Elizabeth": "Liz", "Margaret": "Maggie",
    "Jennifer": "Jenny", "Rebecca": "Becky", "Andrew": "Andy", "Edward": "Ted", "Francisco": "Paco", "José": "Pepe",
    "Antonio": "Toni", "Rafael": "Rafa", "Aleksandra": "Ola", "Katarzyna": "Kasia", "Małgorzata": "Gosia", "Agnieszka": "Aga",
    "Tomasz": "Tomek", "Piotr": "Piotrek", "Mustafa": "Musti", "Melanie": "Melli", "Nicole": "Nicki", "Vanessa": "Nessi",
}

# (city, country, area code, weight, (postcodes), (streets)); streets None: those that every town has
TOWN_STREETS = words(
    "Bahnhofstraße Hauptstraße Schulstraße Gartenstraße Lindenstraße Bergstraße Goethestraße Schillerstraße Kirchstraße"
    " Ringstraße Waldstraße Feldstraße Mozartstraße Birkenweg Ahornweg Am_Markt Am_Mühlgraben Rosenweg Wiesenweg Dorfstraße"
    " Mittelstraße Blumenstraße Friedrich-Ebert-Straße Clara-Zetkin-Straße Thomas-Müntzer-Straße Straße_der_Einheit Parkstraße"
    " Talstraße Kastanienallee Zum_Sportplatz"
)
LEIPZIG_STREETS = words(
    "Karl-Liebknecht-Straße Karl-Heine-Straße Eisenbahnstraße Georg-Schwarz-Straße Könneritzstraße Kochstraße Arndtstraße"
    " Südplatz Waldstraße Gohliser_Straße Gottschedstraße Zschochersche_Straße Merseburger_Straße Lützner_Straße Prager_Straße"
    " Bornaische_Straße Dresdner_Straße Täubchenweg Coppistraße Delitzscher_Straße Georg-Schumann-Straße Menckestraße"
    " Nonnenstraße Weißenfelser_Straße Erich-Zeigner-Allee Windmühlenstraße Riemannstraße Kurt-Eisner-Straße August-Bebel-Straße"
    " Fockestraße Schnorrstraße Holbeinstraße Industriestraße Demmeringstraße Konradstraße Hermann-Liebmann-Straße"
    " Lindenauer_Markt Ferdinand-Lassalle-Straße Mozartstraße Beethovenstraße Dufourstraße Philipp-Rosenthal-Straße"
)
CITIES = [
    ("Leipzig", "DE", "341", 62, words("04103 04105 04107 04109 04155 04157 04177 04179 04229 04275 04277 04299 04315 04317 04347"),
     LEIPZIG_STREETS),
    ("Markkleeberg", "DE", "341", 5, words("04416"), None),
    ("Halle (Saale)", "DE", "345", 5, words("06108 06110 06114 06120"), None),
    ("Taucha", "DE", "34298", 3, words("04425"), None),
    ("Schkeuditz", "DE", "34204", 2, words("04435"), None),
    ("Borna", "DE", "3433", 2, words("04552"), None),
    ("Grimma", "DE", "3437", 2, words("04668"), None),
    ("Dresden", "DE", "351", 5, words("01067 01097 01099 01277 01309"), None),
    ("Chemnitz", "DE", "371", 2, words("09111 09113 09130"), None),
    ("Jena", "DE", "3641", 2, words("07743 07745"), None),
    ("Erfurt", "DE", "361", 1, words("99084 99096"), None),
    ("Berlin", "DE", "30", 4, words("10115 10243 10437 12043 13353"), None),
    ("Hamburg", "DE", "40", 1, words("20357 22765"), None),
    ("München", "DE", "89", 1, words("80331 81667"), None),
    ("Köln", "DE", "221", 1, words("50667 50823"), None),
    ("Wien", "AT", "1", 1, words("1070 1090 1160"), None),
    ("Zürich", "CH", "44", 1, words("8004 8037"), None),
]

MAIL_HOSTS = [("gmx.de", 24), ("web.de", 22), ("gmail.com", 24), ("posteo.de", 6), ("t-online.de", 8), ("outlook.com", 5),
              ("freenet.de", 4), ("icloud.com", 4), ("mailbox.org", 3)]

# What firms do, with the words that their names are made of.
FIRMS = [
    ("Café", words("Morgenrot Kleinod Zeitlos Milchbart Lindenhof Grundmann_&_Sohn Kiosk_am_Park Fleischerei_21 Waldluft Ostseite")),
    ("Bäckerei", words("Lindt Kleinert Göbecke Wendl Morenz Süße_Sünde Hennig Müller Backstübl")),
    ("Hotel", words("am_Park Seeblick Fürstenhof Zur_Post Merkur Alte_Messe Adler Rosental")),
    ("Restaurant", words("Zum_Löwen Bella_Napoli Hanoi_Garten Stadtpfeiffer Saigon_Küche Poseidon Kaiserbad")),
    ("Kanzlei", words("Hartung_&_Partner Dr._Seifert Böhme_Rechtsanwälte Vogel_&_Kunz")),
    ("Ingenieurbüro", words("Hausmann Statik_Plus Kraft_&_Wärme Weiland")),
    ("Autohaus", words("Heinze Nordstern Grünau Voigt_&_Söhne")),
    ("Buchhandlung", words("Lesezeichen Drift Südvorstadt Eulenspiegel")),
    ("Praxis", words("Dr._Lohmann Zahnärzte_am_Ring Physio_Lindenau Dr._Yıldız")),
    ("Druckerei", words("Gutenberg Merkur_Druck Schwarz_auf_Weiß")),
    ("Agentur", words("Nordlicht Wortreich Pixelwerk Rückenwind Sommer_&_Sonne")),
    ("Software", words("Codewerk Datenfluss Tieflader_IT Netzkontor Wolkenbau")),
    ("Tischlerei", words("Holzwurm Krahl Eiche_&_Erle")),
    ("Blumen", words("Rittersporn Löwenzahn Immergrün")),
    ("Fahrradladen", words("Kettenöl Speiche Rückenwind")),
    ("Kita", words("Sonnenkäfer Pusteblume Regenbogen")),
    ("Verein", words("Kulturfabrik Ruderclub_Elster Gartenfreunde_Süd")),
]

LEGAL_FORMS = {
    "GmbH": ["GmbH", "GmbH", "GmbH", "G.m.b.H.", "Gesellschaft mbH", "gmbh", ""],
    "UG": ["UG (haftungsbeschränkt)", "UG", "UG haftungsbeschränkt", ""],
    "GmbH & Co. KG": ["GmbH & Co. KG", "GmbH & Co KG", "GmbH und Co. KG", "GmbH&Co.KG"],
    "GbR": ["GbR", "GbR", ""],
    "e.K.": ["e.K.", "e. K.", "eK", ""],
    "OHG": ["OHG", "oHG", ""],
    "AG": ["AG", "Aktiengesellschaft", "AG"],
    "e.V.": ["e.V.", "e. V.", "eV", ""],
}

COFFEES = words("Espresso_Südplatz Filterkaffee_Auwald Äthiopien_Sidamo Kolumbien_Huila Entkoffeiniert Crema_Plagwitz"
                " Guatemala_Antigua Hausmischung")
BRANCHES = words("Südvorstadt Plagwitz Gohlis Hauptbahnhof")
TOPICS = ["Mahlgrad einstellen", "Lieferung beschädigt", "Rechnung fehlt", "Abo pausieren", "Maschine tropft", "Falsche Sorte",
          "Adresse ändern", "Gutschein einlösen", "Rückgabe", "Frage zur Röstung"]
