"""Reads a whole agreement: front matter, articles, norm blocks and, if it has one, its own word list."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

from netjes.norms.errors import NotationError, Problem, suggestion
from netjes.norms.norm import Agreement, Article, Norm
from netjes.norms.notation import keys
from netjes.norms.notation.blocks import BlockReader, check_precedence
from netjes.norms.notation.conditions import names_in_list
from netjes.norms.notation.front import day_of, front_matter
from netjes.norms.notation.mistakes import Mistakes
from netjes.norms.notation.sections import Section, Sections
from netjes.norms.notation.shipped import shipped_words
from netjes.norms.notation.wordlist import words_from_lines
from netjes.norms.vocabulary import Vocabulary

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


def read(text: str, *, file: str = "", folder: Path | None = None, words: Vocabulary | None = None) -> Agreement:
    """The agreement that a text holds.

    Its words come from its own `## Woordenlijst`, else from the file its front matter names (inside
    `folder`; a text without a folder opens no files), else from `words`, else from the list that ships.
    Raises `NotationError` with every mistake.
    """
    mistakes = Mistakes(file)
    lines = list(enumerate(text.removeprefix("\ufeff").splitlines(), start=1))
    front, body = front_matter(lines, mistakes)
    sections = Sections(mistakes)
    sections.walk(body)
    vocabulary, words_text = _vocabulary(sections.own_words, front, folder, words, mistakes)
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
        valid_from=day_of(front.get("geldt vanaf"), mistakes),
        valid_until=day_of(front.get("geldt tot"), mistakes),
        source=text,
        has_own_words=sections.own_words is not None,
        words_text=words_text,
    )


def _vocabulary(
    own: list[Line] | None,
    front: dict[str, Any],
    folder: Path | None,
    words: Vocabulary | None,
    mistakes: Mistakes,
) -> tuple[Vocabulary, str]:
    """The words, and their text when they stand in a file of their own."""
    if own is not None:
        return words_from_lines(own, mistakes), ""
    if "woordenlijst" in front and (folder is not None or words is None):
        number, name = front["woordenlijst"]
        if folder is None:
            message = f'de woordenlijst "{name}" is hier niet bij. Geef haar mee, of zet de woorden in deze tekst.'
            raise NotationError([*mistakes.problems, Problem(number, message, mistakes.file)])
        try:
            path = folder / name
            text, other = _text_of(path), Mistakes(path.name)
            found = words_from_lines(list(enumerate(text.splitlines(), 1)), other)
            mistakes.problems += other.problems
            return found, text
        except NotationError as error:
            mistakes.add(number, f'de woordenlijst "{name}": {error.problems[0].message}')
            mistakes.stop_if_any()
    if words is not None:
        return words, ""
    return shipped_words(), ""


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
    sections: list[Section], vocabulary: Vocabulary, roles: tuple[str, ...], mistakes: Mistakes
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
