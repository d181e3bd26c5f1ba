// The answer to "may I use my phone now?", kept up to date. The page works without this file, by loading itself anew.
//
// Asks with the tag of what it has, spread over time and ever less often when nobody answers; not while nobody looks.
// Counts down with the server's clock. At the end of a permission, and when nothing was heard for a while, it stops
// saying *mag* by itself: a green answer is a promise.
(function () {
  "use strict";

  const QUIET = 15000; // milliseconds without an answer after which it is no longer certain
  const LONGEST = 60;
  const KEPT = "netjes-les"; // the cache with the last answer; the service worker shows it, and wipes it at log out
  const place = document.getElementById("stand");
  const texts = document.getElementById("teksten");
  if (!place || !texts) return;
  const say = texts.dataset;
  const board = place.dataset.kind === "board";

  let tag = place.dataset.tag;
  let heard = Number(place.dataset.at); // by the server's clock
  let skew = heard - Date.now();
  if (place.dataset.kept) skew = 0; // a page that was kept says nothing about the clock
  let failures = 0, timer = 0, fetching = false, fresh = place.innerHTML, loud = "";

  function now() { return Date.now() + skew; }
  function hour(milliseconds) {
    const at = new Date(milliseconds);
    // The school's time, whatever the device is set to.
    const said = new Intl.DateTimeFormat("nl-NL", { hour: "numeric", minute: "2-digit", timeZone: "Europe/Amsterdam" });
    return said.format(at).replace(":", ".").replace(/^0/, "");
  }
  function band() { return place.querySelector("[data-v]"); }
  function fill(text, value) { return text.replace("#", value); }

  function announce(text) {
    const region = document.getElementById("mededeling");
    if (region && text !== loud) region.textContent = loud = text;
  }

  function spoken() {
    const word = place.querySelector("h1"), why = place.querySelector("[data-sentence]");
    return word.textContent + ". " + (why ? why.textContent : "");
  }

  // Neither yes nor no: the sign and the silhouette of "no agreement", with other words.
  function neutral(word, sentence) {
    const here = band();
    if (here.dataset.gone === sentence) return;
    here.dataset.gone = sentence;
    here.dataset.v = "geen";
    const sign = here.querySelector(".sign"), use = sign.querySelector("use");
    sign.dataset.v = "geen";
    use.setAttribute("href", use.getAttribute("href").replace(/#.*$/, "#oordeel-geen"));
    here.querySelector("h1").textContent = word;
    const why = here.querySelector("[data-sentence]");
    if (why) why.textContent = sentence;
    here.querySelectorAll("[data-time], [data-rules], progress").forEach(function (each) { each.hidden = true; });
    place.querySelectorAll(".rows, [aria-labelledby=wat]").forEach(function (each) { each.hidden = true; });
    announce(word + ". " + sentence);
  }

  function tick() {
    const here = band(), until = Number(here.dataset.until) * 1000, at = now();
    document.querySelectorAll("[data-clock]").forEach(function (clock) { clock.textContent = hour(at); });
    if (at - heard > QUIET) {
      if (here.dataset.v !== "geen" || here.dataset.gone) neutral(say.unsure, fill(say.offline, hour(heard)));
    } else if (until && at >= until) {
      if (!here.dataset.gone) { neutral(say.over, fill(say.overWhy, here.dataset.hour)); soon(0.2 + Math.random()); }
    } else if (until && !here.dataset.gone) {
      const minutes = Math.max(1, Math.ceil((until - at) / 60000)), from = Number(here.dataset.from) * 1000;
      const left = place.querySelector("[data-left]"), bar = place.querySelector("progress");
      const big = place.querySelector("[data-minutes]");
      if (left) {
        const bold = document.createElement("b");
        bold.textContent = minutes === 1 ? say.one : fill(say.many, minutes);
        left.replaceChildren(bold, ", " + fill(say.until, here.dataset.hour));
      }
      if (big) {
        big.textContent = minutes;
        place.querySelector("[data-minutes-word]").textContent = minutes === 1 ? say.minute : say.minutes;
      }
      bar.max = until - from;
      bar.value = Math.max(0, at - from);
    }
    document.querySelectorAll("[data-lesson]").forEach(function (row) {
      const on = Number(row.dataset.from) * 1000 <= at && at < Number(row.dataset.to) * 1000;
      row.classList.toggle("now", on);
      const pill = row.querySelector(".pill");
      if (pill && Number(row.dataset.to) * 1000 <= at) pill.remove();
      else if (pill && on) current(pill);
    });
  }

  // The lesson of now says in the day what the band says.
  function current(pill) {
    const here = band(), sign = pill.querySelector("use"), code = here.dataset.v;
    const word = here.querySelector("h1").textContent;
    if (pill.dataset.v === code && pill.dataset.word === word + here.dataset.hour) return;
    pill.dataset.v = pill.querySelector(".sign").dataset.v = code;
    pill.dataset.word = word + here.dataset.hour;
    sign.setAttribute("href", sign.getAttribute("href").replace(/#.*$/, "#oordeel-" + code));
    const open = code === "mag" && here.dataset.hour;
    pill.lastChild.textContent = open ? fill(say.allowedUntil, here.dataset.hour) : word;
  }

  function soon(seconds) {
    clearTimeout(timer);
    timer = setTimeout(ask, seconds * 1000);
  }

  async function ask() {
    if (document.hidden || fetching) return;
    fetching = true;
    let next = 5;
    try {
      const headers = { "If-None-Match": tag };
      if (place.dataset.pass) headers["Netjes-Les"] = place.dataset.pass;
      const answer = await fetch(place.dataset.url, {
        headers: headers, cache: "no-store", credentials: "same-origin", signal: AbortSignal.timeout(8000),
      });
      next = Number(answer.headers.get("Netjes-Straks")) || next;
      if (answer.status === 410 || answer.status === 404 || answer.redirected) return again();
      if (answer.status !== 304 && !answer.ok) throw new Error(answer.status);
      const html = answer.status === 304 ? fresh : await answer.text();
      heard = Number(answer.headers.get("Netjes-Tijd")) || now();
      skew = heard - Date.now();
      failures = 0;
      show(html, answer.headers.get("ETag"));
    } catch (error) {
      failures += 1;
      next = Math.min(LONGEST, next * Math.pow(2, failures - 1));
      if (failures > 1 || !navigator.onLine) tick();
    } finally {
      fetching = false;
    }
    soon(next * (0.85 + Math.random() * 0.3));
  }

  // Once, and then not again within a minute: the page may have nothing else to say.
  function again() {
    heard = Math.min(heard, now() - QUIET - 1);
    tick();
    let last = 0;
    try { last = Number(sessionStorage.getItem("netjes-les")); sessionStorage.setItem("netjes-les", Date.now()); } catch (error) { /* not kept */ }
    if (Date.now() - last > 60000) setTimeout(function () { location.reload(); }, Math.random() * 3000);
    else soon(LONGEST);
  }

  function show(html, newTag) {
    const changed = html !== fresh || band().dataset.gone;
    if (newTag) tag = newTag;
    if (changed) {
      const before = spoken();
      place.innerHTML = fresh = html;
      tick();
      if (spoken() !== before) announce(spoken());
      keep();
    }
  }

  // On the device of one's own: the page as it is now, one only, so that it can be shown when there is no network.
  async function keep() {
    const own = window.matchMedia("(display-mode: standalone)").matches || window.matchMedia("(any-pointer: coarse)").matches;
    if (board || !own || !window.caches || document.hidden && !heard) return;
    const page = document.documentElement.cloneNode(true);
    page.querySelectorAll("[name=csrfmiddlewaretoken], .demo").forEach(function (each) { each.remove(); });
    const there = page.querySelector("#stand");
    there.dataset.at = Math.round(heard);
    there.dataset.tag = "";
    there.dataset.kept = "1";
    there.innerHTML = fresh;
    const cache = await caches.open(KEPT);
    await cache.put(location.pathname, new Response("<!doctype html>" + page.outerHTML, {
      headers: { "Content-Type": "text/html; charset=utf-8", "Netjes-Tijd": String(Math.round(heard)) },
    }));
  }

  document.addEventListener("visibilitychange", function () {
    if (document.hidden) { clearTimeout(timer); keep(); } else { tick(); soon(Math.random()); }
  });
  window.addEventListener("online", function () { failures = 0; soon(Math.random() * 2); });
  window.addEventListener("offline", function () { soon(0); });
  if ("serviceWorker" in navigator && !board) navigator.serviceWorker.register("/sw.js").catch(function () { /* no HTTPS */ });

  tick();
  setInterval(tick, 1000);
  keep();
  soon(now() - heard > QUIET ? 0 : 3 + Math.random() * 4);
})();
