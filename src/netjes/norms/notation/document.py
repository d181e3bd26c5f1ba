"""Reads a whole agreement: front matter, articles, norm blocks and, if it has one, its own word list."""

import re
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from netjes.norms.errors import NotationError, Problem, suggestion
from netjes.norms.norm import Agreement, Article, Norm, Otherwise
from netjes.norms.notation import keys
from netjes.norms.notation.blocks import BlockReader, check_precedence, unknown_key
from netjes.norms.notation.conditions import names_in_list
from netjes.norms.notation.mistakes import Mistakes
from netjes.norms.notation.wordlist import words_from_lines
from netjes.norms.vocabulary import Vocabulary

HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*\s*$")
FENCE = re.compile(r"\s{0,3}(`{3,}|~{3,})\s*(.*?)\s*$")
Line = tuple[int, str]


def read_file(path: str | Path) -> Agreement:
    """The agreement in a file. Raises `NotationError`, with the file's name, for all that is wrong with it."""
    path = Path(path)
    text = _text_of(path)
    try:
        return read(text, file=path.name, folder=path.parent)
    except RecursionError:
        raise NotationError([Problem(0, "een voorwaarde heeft te veel haakjes in elkaar.", path.name)]) from None


def _text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        reason = "dit bestand is er niet. Kijk de naam na."
    except IsADirectoryError:
        reason = "dit is een map. Geef een bestand."
    except UnicodeDecodeError:
        reason = "dit is geen tekst in UTF-8. Bewaar het bestand als Markdown in UTF-8."
    except OSError as error:
        reason = f"dit bestand kan niet worden gelezen ({error.strerror})."
    raise NotationError([Problem(0, reason, path.name)])


def read(
    text: str, *, file: str = "", folder: Path | None = None, words: Vocabulary | None = None
) -> Agreement:
    """The agreement that a text holds.

    Its words come from its own `## Woordenlijst`, else from the file its front matter names (relative to
    `folder`), else from `words`, else from the list that ships. Raises `NotationError` with every mistake.
    """
    mistakes = Mistakes(file)
    lines = list(enumerate(text.removeprefix("\ufeff").splitlines(), start=1))
    front, body = _front_matter(lines, mistakes)
    sections = _Sections(mistakes)
    sections.walk(body)
    vocabulary = _vocabulary(sections.own_words, front, folder, words, mistakes)
    roles = _roles(front, vocabulary, mistakes)
    articles = _articles(sections.sections, vocabulary, roles, mistakes)
    _same_ids(articles, mistakes)
    check_precedence([n for a in articles for n in a.norms], mistakes)
    ask = _front_person(front, vocabulary, mistakes)
    mistakes.stop_if_any()
    return Agreement(
        title=front["titel"][1],
        language=front["taal"][1],
        roles=roles,
        version=front["versie"][1],
        otherwise=keys.OTHERWISE[front["anders"][1].casefold()],
        vocabulary=vocabulary,
        articles=tuple(articles),
        preamble="\n".join(sections.preamble).strip(),
        ask=ask,
        valid_from=_date(front.get("geldt vanaf"), mistakes),
        valid_until=_date(front.get("geldt tot"), mistakes),
        source=text,
        has_own_words=sections.own_words is not None,
    )


def _front_matter(lines: list[Line], mistakes: Mistakes) -> tuple[dict[str, tuple[int, str]], list[Line]]:
    """The checked front matter and the lines behind it; stops at once when there is none to go by."""
    if not lines or lines[0][1].strip() != keys.EOF_MARK:
        example = "titel: …, taal: nl, geldt voor: leerling, versie: 1, anders: mag"
        mistakes.add(1, f'hier hoort "---", met daaronder {example}, en weer "---".')
        mistakes.stop_if_any()
    end = next((i for i, (_, line) in enumerate(lines[1:], 1) if line.strip() == keys.EOF_MARK), None)
    if end is None:
        mistakes.add(1, 'de kop is niet gesloten. Zet "---" onder de laatste regel ervan.')
        mistakes.stop_if_any()
    front: dict[str, tuple[int, str]] = {}
    for number, line in lines[1:end]:
        if not line.strip():
            continue
        key, colon, value = line.partition(":")
        key, value = " ".join(key.casefold().split()), value.strip()
        if not colon:
            mistakes.add(number, f'"{line.strip()}" begrijp ik niet. Schrijf een veld, een dubbele punt en een waarde.')
        elif key not in keys.FRONT_KEYS:
            mistakes.add(number, unknown_key(key, key, keys.FRONT_KEYS, {}))
        elif key in front:
            mistakes.add(number, f'"{key}" staat twee keer in de kop. Laat er één staan.')
        elif not value:
            mistakes.add(number, f'achter "{key}:" staat niets. Vul het in, of haal de regel weg.')
        else:
            front[key] = (number, value)
    for key in keys.FRONT_REQUIRED:
        if key not in front:
            mistakes.add(1, f'in de kop ontbreekt "{key}:", {keys.FRONT_KEYS[key]}. Zet het erbij.')
    if "anders" in front and front["anders"][1].casefold() not in keys.OTHERWISE:
        number, value = front["anders"]
        mistakes.add(number, f'"anders: {value}" ken ik niet. Kies "mag" of "overleg".')
    elif "anders" in front and keys.OTHERWISE[front["anders"][1].casefold()] is Otherwise.ASK and "vraag" not in front:
        mistakes.add(front["anders"][0], '"anders: overleg" zegt niet bij wie. Voeg "vraag:" toe aan de kop.')
    starts, stops = _date(front.get("geldt vanaf"), mistakes), _date(front.get("geldt tot"), mistakes)
    if starts and stops and stops <= starts:
        mistakes.add(front["geldt tot"][0], '"geldt tot" ligt niet na "geldt vanaf". Verander één van de twee.')
    return front, lines[end + 1 :] if end else []


def _date(value: tuple[int, str] | None, mistakes: Mistakes) -> date | None:
    if value is None:
        return None
    try:
        return date.fromisoformat(value[1])
    except ValueError:
        mistakes.add(value[0], f'"{value[1]}" is geen datum. Schrijf jaar-maand-dag, zoals 2026-09-01.')
        return None


@dataclass
class _Block:
    """A norm as it stands in the file, not yet read."""

    id: str
    line: int
    lines: list[Line] = field(default_factory=list)


@dataclass
class _Section:
    """An article as it stands in the file: heading, prose, and the blocks under it."""

    number: str
    title: str
    heading: str
    line: int
    parent: str | None
    prose: list[str] = field(default_factory=list)
    blocks: list[_Block] = field(default_factory=list)


class _Sections:
    """Walks through the lines behind the front matter and sorts them; nothing is judged yet."""

    def __init__(self, mistakes: Mistakes) -> None:
        self.mistakes = mistakes
        self.preamble: list[str] = []
        self.sections: list[_Section] = []
        self.own_words: list[Line] | None = None
        self._in_words = False
        self._current: _Section | None = None
        self._fence = ""
        self._block: _Block | None = None

    def walk(self, body: list[Line]) -> None:
        for number, line in body:
            if self._fence:
                self._inside(number, line)
            elif opening := FENCE.match(line):
                self._open(number, line, opening)
            elif heading := HEADING.match(line):
                self._heading(number, line, len(heading.group(1)), heading.group(2))
            else:
                self._text(number, line)
        if self._block is not None:
            self._not_closed(self._block)

    def _not_closed(self, block: _Block) -> None:
        self.mistakes.add(block.line, f'het blok "norm {block.id}" is niet gesloten. Zet er ``` onder.')
        self._fence, self._block = "", None

    def _text(self, number: int, line: str) -> None:
        if self._in_words and self.own_words is not None:
            self.own_words.append((number, line))
        else:
            (self.preamble if self._current is None else self._current.prose).append(line)

    def _inside(self, number: int, line: str) -> None:
        heading = HEADING.match(line)
        if self._block is not None and heading:  # no norm has a heading in it: the block was left open
            self._not_closed(self._block)
            self._heading(number, line, len(heading.group(1)), heading.group(2))
            return
        closing = FENCE.match(line)
        closes = closing is not None and closing.group(1).startswith(self._fence) and not closing.group(2)
        if self._block is None:
            self._text(number, line)
        elif not closes:
            self._block.lines.append((number, line))
        if closes:
            self._fence, self._block = "", None

    def _open(self, number: int, line: str, opening: re.Match[str]) -> None:
        self._fence = opening.group(1)
        info = opening.group(2).split()
        if info[:1] != ["norm"]:
            self._text(number, line)
            return
        if len(info) != 2:
            what = f'"{" ".join(info[1:])}" heeft een spatie' if info[1:] else "de norm heeft geen naam"
            self.mistakes.add(number, f"{what}. Schrijf ```norm met één woord erachter, zoals ```norm 7a.")
        self._block = _Block(info[-1], number)
        if self._current is None:
            self.mistakes.add(number, f"norm {info[-1]} staat niet onder een artikel. Zet hem onder zijn artikel.")
        else:
            self._current.blocks.append(self._block)

    def _heading(self, number: int, line: str, level: int, title: str) -> None:
        article = keys.ARTICLE_HEADING.match(title) if level in (2, 3) else None
        if level == 2 and title.casefold() == keys.WORD_LIST:
            self.own_words, self._in_words, self._current = self.own_words or [], True, None
        elif article:
            above = self._current
            parent = None if level == 2 or above is None else above.parent or above.number
            self._in_words = False
            self._current = _Section(article.group(1), article.group(2).strip(), line, number, parent)
            self.sections.append(self._current)
        else:
            if level == 2:
                self._in_words, self._current = False, None
            self._text(number, line)


def _vocabulary(
    own: list[Line] | None, front: dict[str, Any], folder: Path | None, words: Vocabulary | None, mistakes: Mistakes
) -> Vocabulary:
    if own is not None:
        return words_from_lines(own, mistakes)
    if "woordenlijst" in front:
        number, name = front["woordenlijst"]
        try:
            path = (folder or Path()) / name
            other = Mistakes(path.name)
            found = words_from_lines(list(enumerate(_text_of(path).splitlines(), 1)), other)
            mistakes.problems += other.problems
            return found
        except NotationError as error:
            mistakes.add(number, f'de woordenlijst "{name}": {error.problems[0].message}')
            mistakes.stop_if_any()
    if words is not None:
        return words
    from netjes.norms.library import shipped_words

    return shipped_words()


def _roles(front: dict[str, Any], vocabulary: Vocabulary, mistakes: Mistakes) -> tuple[str, ...]:
    if "geldt voor" not in front:
        return ()
    number, value = front["geldt voor"]
    if value.casefold() == keys.EVERYONE:
        return vocabulary.roles
    roles = []
    for word in names_in_list(value):
        name = vocabulary.find_person(word)
        if name is None or not vocabulary.persons[name].is_role:
            known = f"Kies uit: {', '.join(vocabulary.roles)}." if vocabulary.roles else 'Zet er "ja" bij rol.'
            near = suggestion(word, vocabulary.roles, known)
            mistakes.add(number, f'"{word}" is geen rol in de woordenlijst.{near}')
        else:
            roles.append(name)
    return tuple(dict.fromkeys(roles))


def _front_person(front: dict[str, Any], vocabulary: Vocabulary, mistakes: Mistakes) -> str | None:
    if "vraag" not in front:
        return None
    number, word = front["vraag"]
    name = vocabulary.find_person(word)
    if name is None:
        advice = suggestion(word, vocabulary.persons, "Zet diegene erbij.")
        mistakes.add(number, f'"{word}" staat niet bij de personen.{advice}')
    return name


def _articles(
    sections: list[_Section], vocabulary: Vocabulary, roles: tuple[str, ...], mistakes: Mistakes
) -> list[Article]:
    reader = BlockReader(vocabulary, roles, mistakes)
    articles: list[Article] = []
    seen: dict[str, int] = {}
    for section in sections:
        number = section.number
        if number.casefold() in seen:
            message = f"artikel {number} staat al op regel {seen[number.casefold()]}. Geef het een ander nummer."
            mistakes.add(section.line, message)
        seen[number.casefold()] = section.line
        norms = []
        for block in section.blocks:
            norm = reader.read(block.id, number, block.line, block.lines)
            if norm is not None:
                norms.append(replace(norm, source="\n".join(line for _, line in block.lines)))
        prose = re.sub(r"\n{3,}", "\n\n", "\n".join(section.prose)).strip()
        articles.append(
            Article(number, section.title, section.heading, prose, tuple(norms), section.parent, section.line)
        )
    return articles


def _same_ids(articles: list[Article], mistakes: Mistakes) -> None:
    seen: dict[str, Norm] = {}
    for norm in (n for a in articles for n in a.norms):
        if norm.id in seen:
            message = f'norm "{norm.id}" staat al op regel {seen[norm.id].line}. Geef één van de twee een andere naam.'
            mistakes.add(norm.line, message)
        seen.setdefault(norm.id, norm)
