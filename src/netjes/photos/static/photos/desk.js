/* The photo desk with a mouse, a finger or the keyboard: every change is sent at once and the verdict follows; boxes
   are pressed, drawn, moved and removed on the picture itself. Without this file the same form has buttons. */
(function () {
  "use strict";
  const STEP = 10, LEAST = 15, WAIT = 250; // thousandths of the picture; milliseconds
  let sent = 0, timer = 0, queue = Promise.resolve(), wasVerdict = "";

  function form() { return document.getElementById("bureau"); }
  function field(number, side) { return document.getElementById("vak-" + number + "-" + side); }

  function prepare() {
    document.querySelectorAll("#bureau .without-js").forEach(function (each) { each.hidden = true; });
    document.querySelectorAll("#bureau [data-with-js]").forEach(function (each) { each.hidden = false; });
    const picture = document.querySelector("#bureau svg.photo");
    if (!picture) return;
    picture.setAttribute("role", "group");
    picture.querySelectorAll(".head").forEach(function (head) {
      const number = head.dataset.number;
      head.id = "hoofd-vak-" + number;
      head.setAttribute("tabindex", "0");
      head.setAttribute("role", "button");
      head.setAttribute("aria-pressed", String(head.classList.contains("covered")));
      head.setAttribute("aria-label", picture.dataset.press.replace("{n}", number));
    });
    wasVerdict = verdict();
  }

  function verdict() {
    const found = document.querySelector("#bureau .verdict");
    return found ? found.textContent.replace(/\s+/g, " ").trim() : "";
  }

  function say(text) {
    const live = document.getElementById("mededeling");
    if (live) live.textContent = text;
  }

  /* Send the whole form; the page that comes back takes the place of this one where it stands. One after another: what
     is changed in the meantime goes with the next, and an answer that is overtaken is not shown. */
  function send(button) {
    clearTimeout(timer);
    const mine = ++sent;
    queue = queue.then(function () { return mine === sent || button ? post(mine, button) : null; });
  }

  async function post(mine, button) {
    const from = form(), data = new FormData(from);
    if (button && button.name) data.append(button.name, button.value);
    from.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(location.pathname, { method: "POST", body: data, credentials: "same-origin" });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (mine !== sent) return;
      const fresh = page.getElementById("bureau");
      if (!fresh) { location.assign(answer.url); return; }
      if (answer.redirected) history.replaceState(null, "", answer.url);
      show(fresh);
    } catch (error) {
      from.removeAttribute("aria-busy");
      say(from.dataset.failed);
    }
  }

  function show(fresh) {
    const active = document.activeElement, id = active && active.id, before = wasVerdict;
    const open = Array.from(document.querySelectorAll("#bureau details[open]"), function (each) { return each.id; });
    const typed = document.getElementById("zoek"), words = typed ? typed.value : "";
    form().replaceWith(fresh);
    open.forEach(function (each) { const found = each && document.getElementById(each); if (found) found.open = true; });
    prepare();
    const seek = document.getElementById("zoek");
    if (seek && id === "zoek") { seek.value = words; filter(); }
    const again = id && document.getElementById(id), wrong = document.getElementById("fout");
    if (wrong) { wrong.focus(); return; }
    if (again) again.focus({ preventScroll: true });
    if (verdict() !== before) say(verdict());
  }

  function soon() { sent += 1; clearTimeout(timer); timer = setTimeout(send, WAIT); }

  /* What is typed hides the other names of this class; pressing Enter looks in the whole school. */
  function filter() {
    const seek = document.getElementById("zoek"), rest = document.getElementById("rest");
    if (!seek || !rest) return;
    const wanted = plain(seek.value);
    rest.querySelectorAll("li").forEach(function (row) { row.hidden = !plain(row.querySelector(".t").textContent).includes(wanted); });
  }
  function plain(text) { return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim(); }

  document.addEventListener("change", function (event) {
    const target = event.target;
    if (!target.closest("#bureau") || target.id === "zoek") return;
    if (/^vak-\d+-/.test(target.name)) soon(); else send();
  });
  document.addEventListener("input", function (event) { if (event.target.id === "zoek") filter(); });
  document.addEventListener("submit", function (event) {
    if (event.target.id !== "bureau") { wait(event.target.querySelector("[data-busy]")); return; }
    event.preventDefault();
    send(event.submitter && event.submitter.classList.contains("without-js") ? null : event.submitter);
  });

  /* Sending a picture takes a while: pressing again would send it twice. */
  function wait(button) {
    if (!button) return;
    button.textContent = button.dataset.busy;
    setTimeout(function () { button.disabled = true; }, 0);
  }

  /* Boxes on the picture. */
  function place(picture, event) {
    const at = picture.getBoundingClientRect();
    return {
      x: Math.min(1000, Math.max(0, Math.round((event.clientX - at.left) * 1000 / at.width))),
      y: Math.min(1000, Math.max(0, Math.round((event.clientY - at.top) * 1000 / at.height))),
    };
  }
  function toggle(number) {
    const box = document.getElementById("dek-" + number);
    if (box) { box.checked = !box.checked; send(); }
  }
  function set(number, side, value, low) {
    const into = field(number, side);
    if (into) into.value = Math.min(1000, Math.max(low, value));
  }

  let pull = null;
  document.addEventListener("pointerdown", function (event) {
    const picture = event.target.closest("#bureau svg.photo");
    if (!picture || event.button !== 0) return;
    const head = event.target.closest(".head");
    if (!head && event.pointerType === "touch") return; // a finger scrolls the page; a long press is not asked for
    pull = { picture: picture, head: head, from: place(picture, event), moved: false };
  });
  document.addEventListener("pointermove", function (event) {
    if (!pull) return;
    const at = place(pull.picture, event), dx = at.x - pull.from.x, dy = at.y - pull.from.y;
    if (!pull.moved && Math.abs(dx) + Math.abs(dy) < 12) return;
    pull.moved = true;
    event.preventDefault();
    const w = Number(pull.picture.dataset.width), h = Number(pull.picture.dataset.height);
    if (pull.head) {
      pull.head.setAttribute("transform", "translate(" + dx * w / 1000 + " " + dy * h / 1000 + ")");
    } else {
      if (!pull.drawn) {
        pull.drawn = document.createElementNS("http://www.w3.org/2000/svg", "rect");
        pull.drawn.setAttribute("class", "drawn");
        pull.picture.append(pull.drawn);
      }
      pull.drawn.setAttribute("x", Math.min(at.x, pull.from.x) * w / 1000);
      pull.drawn.setAttribute("y", Math.min(at.y, pull.from.y) * h / 1000);
      pull.drawn.setAttribute("width", Math.abs(dx) * w / 1000);
      pull.drawn.setAttribute("height", Math.abs(dy) * h / 1000);
    }
    pull.to = at;
  });
  document.addEventListener("pointerup", function () {
    const done = pull;
    pull = null;
    if (!done) return;
    if (!done.moved) { if (done.head) toggle(done.head.dataset.number); return; }
    const dx = done.to.x - done.from.x, dy = done.to.y - done.from.y;
    if (done.head) {
      const number = done.head.dataset.number;
      set(number, "x", Number(field(number, "x").value) + dx, 0);
      set(number, "y", Number(field(number, "y").value) + dy, 0);
      send();
    } else if (Math.abs(dx) >= LEAST && Math.abs(dy) >= LEAST) {
      document.getElementById("nieuw").value =
        [Math.min(done.to.x, done.from.x), Math.min(done.to.y, done.from.y), Math.abs(dx), Math.abs(dy)].join(",");
      send();
    } else if (done.drawn) done.drawn.remove();
  });
  document.addEventListener("pointercancel", function () {
    if (pull && pull.head) pull.head.removeAttribute("transform");
    if (pull && pull.drawn) pull.drawn.remove();
    pull = null;
  });
  document.addEventListener("dragstart", function (event) { if (event.target.closest && event.target.closest("svg.photo")) event.preventDefault(); });

  const ARROWS = { ArrowLeft: ["x", -STEP], ArrowRight: ["x", STEP], ArrowUp: ["y", -STEP], ArrowDown: ["y", STEP] };
  document.addEventListener("keydown", function (event) {
    const head = event.target.closest && event.target.closest("#bureau .head");
    if (!head) return;
    const number = head.dataset.number, arrow = ARROWS[event.key];
    if (event.key === "Enter" || event.key === " ") { event.preventDefault(); toggle(number); return; }
    if (event.key === "Delete") {
      const button = document.querySelector('#bureau [value="weg-' + number + '"]');
      if (button) send(button);
      return;
    }
    if (!arrow) return;
    event.preventDefault();
    const side = event.shiftKey ? { x: "w", y: "h" }[arrow[0]] : arrow[0];
    set(number, side, Number(field(number, side).value) + arrow[1], event.shiftKey ? LEAST : 0);
    soon();
  });

  prepare();
})();
