// The follow list of whoever looks, held beside names that stand in this page already. It is read here and goes nowhere:
// the page may not call any address (its content security policy says so), and nothing is kept.
(function () {
  "use strict";
  const MOST = 64 * 1024 * 1024; // bytes of one file in an export
  const NOT_SUPPORTED = !("DecompressionStream" in window);

  document.addEventListener("DOMContentLoaded", function () {
    const box = document.getElementById("lijst");
    if (!box || !window.netjesReaders || !window.netjesZip || !window.netjesMatching) return;
    const say = document.getElementById("stand"), input = document.getElementById("bestand");
    const drop = document.getElementById("neer"), list = document.getElementById("namen");
    const sides = { following: "jij-volgt", follower: "volgt-jou", friend: "samen" };
    const people = Array.from(document.querySelectorAll("#mensen li"), function (each) {
      return { given: each.dataset.given, infix: each.dataset.infix, family: each.dataset.family, called: each.textContent };
    });
    const forWork = new Map(Array.from(document.querySelectorAll("#werkaccounts li"), function (each) {
      return [each.dataset.platform + " " + each.dataset.handle, each.textContent];
    }));
    const who = window.netjesMatching.among(people);
    box.hidden = false;
    document.getElementById("zonder-script").hidden = true;

    function clear() {
      list.replaceChildren();
      ["gevonden", "niemand", "opnieuw"].forEach(function (id) { document.getElementById(id).hidden = true; });
      say.textContent = "";
    }

    function row(template, name, account, side) {
      const item = document.getElementById(template).content.cloneNode(true);
      item.querySelector("[data-name]").textContent = name;
      item.querySelector("[data-account]").textContent = account.handle ? "@" + account.handle : account.name;
      const where = item.querySelector("[data-side]");
      if (where) where.textContent = document.getElementById(side).textContent;
      list.append(item);
    }

    function show(accounts) {
      const seen = new Set();
      accounts.forEach(function (account) {
        const key = account.platform + " " + (account.handle || account.name).toLowerCase() + " " + account.side;
        if (seen.has(key)) return;
        seen.add(key);
        const purpose = forWork.get(account.platform + " " + account.handle.toLowerCase());
        if (purpose) { row("werk", purpose, account); return; }
        const may = who.mayBe(account).map(function (person) { return person.called; });
        new Set(may).forEach(function (called) { row("misschien", called, account, sides[account.side]); });
      });
      const shown = document.getElementById(list.children.length ? "gevonden" : "niemand");
      shown.hidden = document.getElementById("opnieuw").hidden = false;
      shown.querySelector("h2").focus();
    }

    async function pieces(file) {
      if (/\.zip$/i.test(file.name) || file.type === "application/zip") {
        if (NOT_SUPPORTED) throw new TypeError("no way to unpack here");
        const inside = await window.netjesZip.list(file);
        return inside.map(function (each) {
          return { path: each.path, text: function () { return window.netjesZip.text(file, each, MOST); } };
        });
      }
      return [{ path: file.name, text: function () { return window.netjesZip.limited(file.stream(), MOST); } }];
    }

    async function read(files) {
      const found = [];
      let known = false;
      for (const file of files) {
        for (const piece of await pieces(file)) {
          const reader = window.netjesReaders.all.find(function (each) { return each.knows(piece.path); });
          if (!reader) continue;
          known = true;
          const accounts = reader.read((await piece.text()).replace(/^\ufeff/, ""), piece.path);
          accounts.forEach(function (each) {
            if (each.handle || each.name) found.push({ platform: reader.platform, handle: each.handle, name: each.name, side: each.side });
          });
        }
      }
      if (!known || !found.length) throw new Error("empty");
      return found;
    }

    async function take(files) {
      clear();
      if (!files.length) return;
      say.textContent = box.dataset.busy;
      try {
        const accounts = await read(Array.from(files));
        say.textContent = "";
        show(accounts);
      } catch (error) {
        say.textContent = error instanceof window.netjesReaders.NoNames ? box.dataset.ids
          : error instanceof RangeError ? box.dataset.large
          : error.message === "empty" ? box.dataset.empty : box.dataset.unreadable;
      }
      input.value = "";
    }

    input.addEventListener("change", function () { take(input.files); });
    document.querySelector("#opnieuw button").addEventListener("click", function () { clear(); input.focus(); });
    ["dragover", "dragleave", "drop"].forEach(function (name) {
      drop.addEventListener(name, function (event) {
        event.preventDefault();
        drop.classList.toggle("over", name === "dragover");
        if (name === "drop") take(event.dataTransfer.files);
      });
    });
    // A list that is dropped beside the box must not be opened by the browser instead.
    ["dragover", "drop"].forEach(function (name) { window.addEventListener(name, function (event) { event.preventDefault(); }); });
    window.addEventListener("pagehide", clear);
  });
})();
