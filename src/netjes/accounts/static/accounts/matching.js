// Who may be whom: gently, and never more than "maybe". Only a handle or a name with enough of somebody's name in it.
//
//   const who = netjesMatching.among(people);     people: [{ given, infix, family, called }]
//   who.mayBe({ handle: "anneke.bos", name: "" })  → those of them that it may be
(function () {
  "use strict";
  const TITLES = ["juf", "juffrouw", "meester", "mevrouw", "mevr", "mvr", "mw", "meneer", "mr", "dhr", "docent", "leraar", "frau", "madame", "miss", "sir"];
  const SHORTEST = 4; // letters of a surname that goes with an initial or a title
  const ENOUGH = 7; // letters of a whole name that may stand inside a longer handle

  function fold(text) {
    return text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase()
      .replace(/ø/g, "o").replace(/ł/g, "l").replace(/ı/g, "i").replace(/ß/g, "ss").replace(/æ/g, "ae");
  }

  function letters(text) { return fold(text).replace(/[^a-z]/g, ""); }
  function words(text) { return fold(text).split(/[^a-z]+/).filter(Boolean); }

  // The ways in which somebody's whole name becomes a handle (anneke.bos, devriesnoor), and the short ones (n.devries, juf_bos).
  function known(person) {
    const given = letters(person.given), family = letters(person.family), both = letters(person.infix) + family;
    if (!given || !family) return { person: person, wholes: [], shorts: [], words: [] };
    const first = given.slice(0, 1), short = family.length < SHORTEST ? [] : [first + family, first + both, family + first, both + first]
      .concat(TITLES.flatMap(function (title) { return [title + family, title + both]; }));
    return {
      person: person, wholes: [given + family, given + both, family + given, both + given], shorts: short,
      words: words(person.given).concat(words(person.family))
    };
  }

  function among(people) {
    const all = people.map(known), exact = new Map();
    all.forEach(function (each) {
      each.wholes.concat(each.shorts).forEach(function (form) {
        if (!exact.has(form)) exact.set(form, new Set());
        exact.get(form).add(each.person);
      });
      each.inside = each.wholes.filter(function (form) { return form.length >= ENOUGH; });
    });

    function mayBe(account) {
      const handle = letters(account.handle), said = new Set(words(account.name || ""));
      const found = new Set(exact.get(handle) || []);
      all.forEach(function (each) {
        const inHandle = handle.length >= ENOUGH && each.inside.some(function (form) { return handle.includes(form); });
        const inName = said.size > 1 && each.words.length > 1 && each.words.every(function (part) { return said.has(part); });
        if (inHandle || inName) found.add(each.person);
      });
      return Array.from(found);
    }

    return { mayBe: mayBe };
  }

  window.netjesMatching = { among: among };
})();
