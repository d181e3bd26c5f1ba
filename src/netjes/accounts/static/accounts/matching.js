// Who may be whom: gently, and never more than "maybe". Only a handle or a name with enough of somebody's name in it.
//
//   netjesMatching.find(people, account)   people: [{ given, infix, family, called }]; returns those it may be
(function () {
  "use strict";
  const TITLES = ["juf", "juffrouw", "meester", "mevrouw", "mevr", "mevr", "mw", "mvr", "meneer", "mr", "dhr", "docent", "leraar", "frau", "madame", "miss", "sir"];
  const SHORTEST = 4; // letters of a surname that goes with an initial or a title
  const ENOUGH = 7; // letters of a whole name that may stand inside a longer handle

  function fold(text) {
    return text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase()
      .replace(/ø/g, "o").replace(/ł/g, "l").replace(/ı/g, "i").replace(/ß/g, "ss").replace(/æ/g, "ae");
  }

  function letters(text) { return fold(text).replace(/[^a-z]/g, ""); }
  function tokens(text) { return fold(text).split(/[^a-z]+/).filter(Boolean); }

  // The ways in which somebody's whole name becomes a handle: anneke.bos, bosanneke, noordevries, devriesnoor.
  function wholes(person) {
    const given = letters(person.given), family = letters(person.family), both = letters(person.infix) + family;
    return [given + family, given + both, family + given, both + given];
  }

  function shorts(person) {
    const given = letters(person.given), family = letters(person.family), both = letters(person.infix) + family;
    if (family.length < SHORTEST) return [];
    const first = given.slice(0, 1);
    return [first + family, first + both, family + first, both + first]
      .concat(TITLES.flatMap(function (title) { return [title + family, title + both]; }));
  }

  function named(person, name) {
    const found = tokens(name);
    const wanted = tokens(person.given).concat(tokens(person.family));
    return wanted.length > 1 && wanted.every(function (part) { return found.includes(part); });
  }

  function may(person, account) {
    if (account.name && named(person, account.name)) return true;
    const handle = letters(account.handle);
    if (!handle || !letters(person.given) || !letters(person.family)) return false;
    return wholes(person).some(function (each) { return handle === each || (each.length >= ENOUGH && handle.includes(each)); }) ||
      shorts(person).includes(handle);
  }

  function find(people, account) {
    return people.filter(function (person) { return may(person, account); });
  }

  window.netjesMatching = { find: find, letters: letters };
})();
