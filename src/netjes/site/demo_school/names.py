"""Names from everywhere that families of a Dutch school come from, and how they go together in a family.

All invented: names are drawn apart, so that nobody here is anybody. A surname is written as people say it; the
small words before it (van de, el) become the infix.
"""

from dataclasses import dataclass
from itertools import permutations
from random import Random
from typing import Literal

Sex = Literal["f", "m"]
Full = tuple[str, str, str]  # given name, infix, family name


@dataclass(frozen=True, slots=True)
class Origin:
    """Given names for children and for their parents, girls' and boys' apart, and surnames.

    `passed_on`: whether a child has a parent's surname; if not, it is called after its father's given name.
    """

    weight: int
    girls: tuple[str, ...]
    boys: tuple[str, ...]
    women: tuple[str, ...]
    men: tuple[str, ...]
    surnames: tuple[str, ...]
    passed_on: bool = True
    gendered: bool = False  # -ski becomes -ska, -yi becomes -a

    def names(self, sex: Sex, *, child: bool) -> tuple[str, ...]:
        """The given names of a generation."""
        return (self.girls if child else self.women) if sex == "f" else (self.boys if child else self.men)


def _of(names: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in names.split(","))


ORIGINS: dict[str, Origin] = {
    "Nederlands": Origin(
        52,
        _of(
            "Noor, Lotte, Sanne, Fleur, Roos, Evi, Maud, Tess, Isa, Lieke, Fenna, Jet, Sofie, Anouk, Floor, Linde, "
            "Merel, Pleun, Saar, Femke, Mila, Lynn, Britt, Nina, Hannah, Veerle, Julie, Norah, Iris, Elin, Puck, Yara"
        ),
        _of(
            "Daan, Sem, Bram, Luuk, Thijs, Jesse, Teun, Lars, Finn, Mees, Gijs, Stijn, Ruben, Niels, Tijn, Siem, "
            "Jurre, Floris, Koen, Hidde, Milan, Tom, Joep, Sven, Jasper, Wout, Pepijn, Olivier, Cas, Kian, Mats, Job"
        ),
        _of(
            "Marieke, Saskia, Ellen, Petra, Ingrid, Judith, Esther, Wendy, Monique, Linda, Mirjam, Karin, Anja, "
            "Suzanne, Nicole, Chantal, Marloes, Eveline, Barbara, Annemiek, Yvonne, Renate, Hanneke, Tamara"
        ),
        _of(
            "Marco, Peter, Jeroen, Edwin, Ronald, Arjan, Bas, Martijn, Erik, Wouter, Dennis, Michiel, Sander, Rogier, "
            "Hans, Maarten, Frank, Vincent, Paul, Richard, Robert, Patrick, Gerard, Joost"
        ),
        _of(
            "de Vries, Jansen, van den Berg, Bakker, Visser, Smit, Meijer, de Boer, Mulder, de Groot, Bos, Vos, "
            "Peters, Hendriks, van Leeuwen, Dekker, Brouwer, de Wit, Dijkstra, Smits, de Graaf, van der Meer, "
            "van der Linden, Kok, Jacobs, van Vliet, de Haan, Vermeulen, van den Heuvel, van der Veen, "
            "van den Broek, de Bruijn, "
            "van der Heijden, Schouten, Willems, van Beek, Koster, Maas, Verhoeven, van der Wal, Prins, Hoekstra, "
            "Kuipers, Postma, Scholten, van Wijk, Blom, Veenstra, Kramer, van der Laan, Groen, van Dam, Verbeek, "
            "van Doorn, Molenaar, Huisman, Timmermans, van der Horst, van Os, Wolters, Kuiper, Lammers, van de Pol, "
            "Oosthuis, ten Hoeve, Rietveld, Zandstra, van Buuren, te Velde, Goossens, ter Horst, op den Kamp, "
            "van 't Hoff, Boersma, van Essen, Stolk, Poelman, Vink, Zwart, Kievit"
        ),
    ),
    "Fries": Origin(
        4,
        _of("Jeltje, Hinke, Sjoukje, Femme, Wytske, Nynke, Jildou, Froukje"),
        _of("Jelle, Sytse, Wiebe, Douwe, Tjeerd, Hylke, Rienk, Jorrit"),
        _of("Baukje, Tjitske, Aukje, Ytsje, Sietske"),
        _of("Sjoerd, Klaas, Bouke, Feike, Oebele"),
        _of("Hiemstra, Wiersma, Bouma, Zijlstra, Haitsma, Sikkema, Reitsma, Tolsma, Terpstra, Okkema"),
    ),
    "Marokkaans": Origin(
        9,
        _of("Salma, Yasmina, Hajar, Nora, Amina, Imane, Sara, Dina, Safae, Malak, Inaya, Chaima"),
        _of("Ilias, Yassin, Bilal, Anas, Mohamed, Adam, Ayoub, Zakaria, Nassim, Soufian, Imad, Rayan"),
        _of("Fatima, Naima, Rachida, Karima, Samira, Latifa, Hanan, Malika, Souad"),
        _of("Youssef, Hassan, Abdel, Rachid, Mustafa, Khalid, Said, Omar, Driss"),
        _of(
            "el Amrani, Bouzidi, Haddad, el Idrissi, Benali, Tahiri, Ouali, el Khattabi, Azzouzi, Lamrini, "
            "ait Brahim, Chaoui, Boujemaa, el Fassi, Mansouri, Zerouali"
        ),
    ),
    "Turks": Origin(
        8,
        _of("Elif, Zeynep, Azra, Defne, Ecrin, Nisa, Ceren, Melisa, Dilara, Eda"),
        _of("Emir, Kerem, Yusuf, Mert, Arda, Efe, Berat, Kaan, Deniz, Baran"),
        _of("Ayşe, Fatma, Hatice, Gülsüm, Sevgi, Nuray, Derya, Hülya"),
        _of("Mehmet, Emre, Murat, Hakan, Serkan, Kemal, Ali, Orhan"),
        _of("Kaya, Yıldız, Demir, Şahin, Çelik, Öztürk, Aydın, Arslan, Doğan, Koç, Polat, Taş, Güneş"),
    ),
    "Hindostaans": Origin(
        3,
        _of("Anjali, Shreya, Priya, Rani, Indira, Asha"),
        _of("Rishi, Ravi, Kiran, Arjun, Sunil, Jaydee"),
        _of("Sharda, Radha, Sandhya, Usha"),
        _of("Soerdj, Anand, Dinesh, Rakesh"),
        _of("Ramdin, Jagroep, Bissessar, Mahabier, Sewnath, Kalloe, Ramkhelawan, Gopal"),
    ),
    "Creools": Origin(
        3,
        _of("Shanaya, Joëlle, Naomi, Zoë, Jaida, Eliana"),
        _of("Jayden, Xavi, Quincy, Jaleel, Rowan, Dylano"),
        _of("Sharon, Muriel, Yvette, Lucia"),
        _of("Humbert, Orlando, Clyde, Winston"),
        _of("Pinas, Vrede, Landveld, Braafheid, Zschuschen, Kensmil, Amstelveen, Helder"),
    ),
    "Javaans": Origin(
        2,
        _of("Sari, Melati, Wati, Kartini"),
        _of("Wahyu, Bayu, Agung, Rama"),
        _of("Soemini, Tini, Warsi"),
        _of("Samin, Paiman, Hardjo"),
        _of("Kromosoeto, Pawiroredjo, Sastroredjo, Karsodikromo, Wongsodikromo"),
    ),
    "Antilliaans": Origin(
        3,
        _of("Ruchenna, Gianna, Shadira, Kimora, Zuleika"),
        _of("Jurgino, Rayvon, Delano, Shurandy, Gio"),
        _of("Marelva, Rignalda, Suraya, Mirella"),
        _of("Rudsel, Ruthmar, Elton, Giovanni"),
        _of("Martina, Maduro, Winklaar, Cijntje, Zimmerman, Isenia, Rosaria"),
    ),
    "Indisch en Moluks": Origin(
        3,
        _of("Putri, Dewi, Joanna, Seline, Mesya"),
        _of("Ruben, Marvin, Raka, Jeremy, Samuel"),
        _of("Ludya, Mina, Corrie, Yoke"),
        _of("Otto, Jopie, Robby, Zeth"),
        _of("Latupeirissa, Sahetapy, Pattiwael, Manuhutu, Tomasoa, Leatemia, Siahaya"),
    ),
    "Chinees": Origin(
        2,
        _of("Mei, Xinyi, Jia, Lily"),
        _of("Wei, Jun, Kevin, Hao"),
        _of("Fang, Li, Yan, Xia, Hui, Ling"),
        _of("Ming, Jian, Guo, Wen, Tao"),
        _of("Chen, Wong, Zhou, Lam, Huang, Cheung"),
    ),
    "Pools": Origin(
        4,
        _of("Zofia, Maja, Oliwia, Hania, Lena"),
        _of("Kacper, Jakub, Antoni, Filip, Szymon"),
        _of("Agnieszka, Magdalena, Beata, Joanna"),
        _of("Piotr, Krzysztof, Marcin, Tomasz"),
        _of("Kowalski, Wiśniewski, Zieliński, Nowak, Wójcik, Kamiński, Mazur"),
        gendered=True,
    ),
    "Oekraïens": Origin(
        2,
        _of("Sofiya, Daryna, Polina, Kateryna"),
        _of("Artem, Danylo, Bohdan, Matviy"),
        _of("Olena, Iryna, Nataliya"),
        _of("Andriy, Serhiy, Mykola"),
        _of("Bondarenko, Kravchuk, Melnyk, Lysenko, Savchenko"),
    ),
    "Syrisch": Origin(
        4,
        _of("Rima, Lana, Hala, Jana, Tala"),
        _of("Sami, Karam, Nour, Majd, Tarek"),
        _of("Rania, Hiba, Wafaa, Maha"),
        _of("Fadi, Bassel, Nizar, Walid"),
        _of("al Hamwi, Darwish, Khoury, Sabbagh, al Masri, Nasser, Shahin"),
    ),
    "Eritrees": Origin(
        2,
        _of("Selam, Feven, Rahwa, Luwam"),
        _of("Yonas, Natnael, Filmon, Abel"),
        _of("Letebrhan, Abrehet, Zufan, Tsega, Almaz"),
        _of("Tesfay, Kidane, Berhane, Haile, Tekle"),
        _of("Gebremedhin, Woldu, Asfaha, Ogbay"),
        passed_on=False,
    ),
    "Somalisch": Origin(
        2,
        _of("Hodan, Ifrah, Sagal, Ubah"),
        _of("Abdirahman, Liban, Zakariye, Mahad"),
        _of("Faduma, Hawo, Amran, Sahra, Khadra, Ayaan"),
        _of("Warsame, Farah, Jama, Nuur, Guled, Elmi"),
        _of("Abdullahi, Hersi, Duale, Samatar"),
        passed_on=False,
    ),
    "Ghanees": Origin(
        3,
        _of("Abena, Akosua, Afia, Priscilla, Gifty"),
        _of("Kwame, Kofi, Yaw, Emmanuel, Nana"),
        _of("Comfort, Mercy, Grace, Vida"),
        _of("Kwabena, Isaac, Ebenezer, Joseph"),
        _of("Mensah, Owusu, Boateng, Asante, Addo, Osei"),
    ),
    "Vietnamees": Origin(
        1,
        _of("Linh, Mai, Thảo"),
        _of("Minh, Quang, Long"),
        _of("Hoa, Lan, Thu, Ngọc"),
        _of("Tuấn, Hùng, Dũng"),
        _of("Nguyen, Tran, Pham, Le"),
    ),
    "Spaans en Latijns-Amerikaans": Origin(
        2,
        _of("Lucía, Valeria, Camila, Ainhoa"),
        _of("Mateo, Diego, Álvaro, Iker"),
        _of("Pilar, Rocío, Beatriz, Mercedes"),
        _of("Javier, Andrés, Ignacio"),
        _of("Ortega Ruiz, Molina, Serrano, Vega Castillo, Herrera"),
    ),
    "Portugees en Kaapverdisch": Origin(
        2,
        _of("Leandra, Inês, Djamila, Beatriz"),
        _of("Tiago, Nelson, Kelvin, Rui"),
        _of("Lurdes, Fátima, Celeste, Filomena, Rosa"),
        _of("Adilson, Manuel, João"),
        _of("Monteiro, Lopes da Cruz, Tavares, Évora, Brito"),
    ),
}

# Combinations that people know from elsewhere.
KNOWN = frozenset({
    "Sven Kramer", "Femke Bol", "Max Verstappen", "Frank de Boer", "Ronald de Boer", "Peter Bosz", "Bas Kuipers",
    "Youssef el Idrissi", "Hans Kok", "Petra Stienen", "Erik de Vries", "Erik Scherder", "Robert Jansen",
    "Paul de Leeuw", "Marco Borsato", "Linda de Mol", "Nicole de Boer", "Wouter Bos", "Wouter Koolmees",
    "Kemal Derviş", "Orhan Pamuk", "Mehmet Öz", "Hakan Şükür", "Arda Güler", "Peter de Vries", "Lotte de Wit",
    "Mark Rutte", "Jan Smit", "Gerard Joling", "Dennis Bergkamp", "Edwin Smit", "Hans de Boer", "Vincent Kompany",
    "Ruben Brekelmans", "Tom Dumoulin", "Mats Vos", "Marianne Vos", "Robert Smit", "Rachid Benali", "Iris de Graaf",
    "Jasper de Groot", "Adam Maher", "Mees de Wit", "Edwin Evers", "Ali Bouali", "Said Boutahar",
})  # fmt: skip


def parted(surname: str) -> tuple[str, str]:
    """`van den Berg` as infix and name."""
    words = surname.split()
    at = next((place for place, word in enumerate(words) if word[:1].isupper()), 0)
    return " ".join(words[:at]), " ".join(words[at:])


def suited(origin: Origin, surname: str, sex: Sex) -> str:
    """A surname as this person bears it."""
    return surname[:-1] + "a" if origin.gendered and sex == "f" and surname.endswith("ki") else surname


def drawn(rng: Random) -> Origin:
    """An origin, as often as it comes."""
    return rng.choices(list(ORIGINS.values()), [each.weight for each in ORIGINS.values()])[0]


class Register:
    """Hands out full names, each once."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng
        self._taken: set[str] = set()

    def take(self, full: Full) -> Full:
        self._taken.add(" ".join(part for part in full if part))
        return full

    def named(self, origin: Origin, sex: Sex, surname: str, *, child: bool) -> Full:
        """A new full name with this surname."""
        infix, family = parted(suited(origin, surname, sex))
        for _try in range(40):
            given = self._rng.choice(origin.names(sex, child=child))
            whole = " ".join(part for part in (given, infix, family) if part)
            if whole not in self._taken and whole not in KNOWN:
                return self.take((given, infix, family))
        # All taken: then two names together.
        pairs = list(permutations(origin.names(sex, child=child), 2))
        for pair in self._rng.sample(pairs, len(pairs)):
            full = (" ".join(pair), infix, family)
            if " ".join(part for part in full if part) not in self._taken:
                return self.take(full)
        return self.named(origin, sex, self._rng.choice(origin.surnames), child=child)
