// A picture that stays on this device: what it hides goes out, faces can be covered, and the result is saved or shared.
// Nothing here sends anything; the file field has no name and stands in no form.
(function () {
  "use strict";
  const root = document.querySelector("[data-picture]");
  if (!root) return;
  const field = root.querySelector("#foto"), work = root.querySelector("[data-work]"), wrong = root.querySelector("[data-wrong]");
  const canvas = root.querySelector("canvas"), list = root.querySelector("[data-boxes]"), row = root.querySelector("template");
  const save = root.querySelector("[data-save]"), share = root.querySelector("[data-share-picture]"), told = root.querySelector("[data-told]");
  const MOST_BYTES = 60e6, MOST_PIXELS = 60e6, SHOWN = 1600, BLOCKS = 6;
  let picture = null, bytes = null, hidden = null, name = "", boxes = [], chosen = -1, drawing = null, address = "";

  function fail(which) {
    root.querySelectorAll("[data-wrong] p").forEach(function (p) { p.hidden = p.dataset.why !== which; });
    wrong.hidden = false;
    work.hidden = true;
    wrong.focus();
  }

  function tell() {
    const found = { place: hidden.place, time: hidden.time, device: hidden.device, words: hidden.words && !(hidden.place || hidden.time || hidden.device) };
    let any = false;
    told.querySelectorAll("[data-hides]").forEach(function (item) {
      const value = found[item.dataset.hides];
      item.hidden = !value;
      any = any || Boolean(value);
      const said = item.querySelector("[data-value]");
      if (said) said.textContent = value && value !== "?" ? value.replace(/^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d).*/, "$3-$2-$1 $4") : "";
    });
    // Of these kinds we cannot read what they hide; drawn again, they hide nothing.
    const state = any ? "some" : ["gif", "heif"].includes(hidden.kind) ? "unread" : "none";
    root.querySelectorAll("[data-if]").forEach(function (part) { part.hidden = part.dataset.if !== state; });
  }

  async function open() {
    const file = field.files[0];
    if (!file) return;
    wrong.hidden = true;
    if (file.size > MOST_BYTES) return fail("large");
    bytes = new Uint8Array(await file.arrayBuffer());
    hidden = window.netjesHidden.look(bytes);
    if (!hidden.kind) return fail("kind");
    if (hidden.width * hidden.height > MOST_PIXELS) return fail("large");
    try {
      const bare = hidden.orientation > 1 ? window.netjesHidden.bare(bytes) : null;
      picture = await createImageBitmap(new Blob([bare || bytes]), { imageOrientation: "from-image" });
      if (bare) picture = turned(picture, hidden.orientation);
    } catch (error) {
      return fail(hidden.kind === "heif" ? "heif" : "broken");
    }
    name = root.dataset.name; // a file's own name often says the day
    boxes = []; chosen = -1;
    tell();
    work.hidden = false;
    draw(); listed();
    work.querySelector("h2").focus();
  }

  // Upright, as the eight turns of EXIF say; a canvas draws like a picture.
  function turned(flat, way) {
    const whole = document.createElement("canvas"), context = whole.getContext("2d"), w = flat.width, h = flat.height;
    whole.width = way > 4 ? h : w;
    whole.height = way > 4 ? w : h;
    context.setTransform.apply(context, {
      2: [-1, 0, 0, 1, w, 0], 3: [-1, 0, 0, -1, w, h], 4: [1, 0, 0, -1, 0, h], 5: [0, 1, 1, 0, 0, 0],
      6: [0, 1, -1, 0, h, 0], 7: [0, -1, -1, 0, h, w], 8: [0, -1, 1, 0, 0, w],
    }[way]);
    context.drawImage(flat, 0, 0);
    return whole;
  }

  function covers(context, scale) {
    const pixels = root.querySelector("input[name=hoe]:checked").value === "pixels";
    boxes.forEach(function (box) {
      const x = Math.round(box.x * scale), y = Math.round(box.y * scale), w = Math.max(1, Math.round(box.w * scale)), h = Math.max(1, Math.round(box.h * scale));
      if (!pixels) { context.fillStyle = "#181E2D"; context.fillRect(x, y, w, h); return; }
      const small = document.createElement("canvas"), rough = small.getContext("2d");
      small.width = Math.min(BLOCKS, w); small.height = Math.min(BLOCKS, h);
      // Taken small twice, so that what is blown up again holds no more than these few blocks.
      rough.drawImage(picture, box.x, box.y, box.w, box.h, 0, 0, small.width, small.height);
      context.imageSmoothingEnabled = false;
      context.drawImage(small, 0, 0, small.width, small.height, x, y, w, h);
      context.imageSmoothingEnabled = true;
    });
  }

  function draw() {
    const scale = Math.min(1, SHOWN / Math.max(picture.width, picture.height));
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    const context = canvas.getContext("2d");
    context.drawImage(picture, 0, 0, canvas.width, canvas.height);
    covers(context, scale);
    context.lineWidth = Math.max(2, canvas.width / 300);
    boxes.forEach(function (box, i) {
      context.strokeStyle = i === chosen ? "#FFD166" : "#FFFFFF";
      context.strokeRect(box.x * scale, box.y * scale, box.w * scale, box.h * scale);
    });
  }

  function listed() {
    list.replaceChildren();
    boxes.forEach(function (box, i) {
      const item = row.content.cloneNode(true).firstElementChild;
      item.querySelector("[data-number]").textContent = String(i + 1);
      item.dataset.box = String(i);
      list.append(item);
    });
    ready();
  }

  function fit(box) {
    box.w = Math.min(Math.max(box.w, picture.width / 60), picture.width);
    box.h = Math.min(Math.max(box.h, picture.height / 60), picture.height);
    box.x = Math.min(Math.max(box.x, 0), picture.width - box.w);
    box.y = Math.min(Math.max(box.y, 0), picture.height - box.h);
    return box;
  }

  // The clean file: the same pixels where nothing is covered and that can be done, else drawn again.
  async function made() {
    const same = boxes.length ? null : window.netjesHidden.strip(bytes);
    if (same) return new Blob([same], { type: "image/" + hidden.kind });
    const whole = document.createElement("canvas");
    whole.width = picture.width; whole.height = picture.height;
    const context = whole.getContext("2d");
    context.drawImage(picture, 0, 0);
    covers(context, 1);
    const type = hidden.kind === "png" || hidden.kind === "gif" ? "image/png" : "image/jpeg";
    return new Promise(function (resolve) { whole.toBlob(resolve, type, 0.92); });
  }

  let turn = 0;
  async function ready() {
    const mine = ++turn;
    save.setAttribute("aria-disabled", "true");
    const blob = await made();
    if (mine !== turn || !blob) return;
    const check = new Uint8Array(await blob.arrayBuffer()), after = window.netjesHidden.look(check);
    if (after.place || after.time || after.device || after.words) return fail("broken");
    const file = new File([blob], name + "." + blob.type.slice(6).replace("jpeg", "jpg"), { type: blob.type });
    if (address) URL.revokeObjectURL(address);
    address = URL.createObjectURL(file);
    save.href = address;
    save.download = file.name;
    save.removeAttribute("aria-disabled");
    share.hidden = !(navigator.canShare && navigator.canShare({ files: [file] }));
    share.onclick = function () { navigator.share({ files: [file] }).catch(function () {}); };
  }

  function place(event) {
    const edge = canvas.getBoundingClientRect();
    return { x: (event.clientX - edge.left) / edge.width * picture.width, y: (event.clientY - edge.top) / edge.height * picture.height };
  }

  canvas.addEventListener("pointerdown", function (event) {
    if (!picture) return;
    drawing = place(event);
    canvas.setPointerCapture(event.pointerId);
    event.preventDefault();
  });
  canvas.addEventListener("pointermove", function (event) {
    if (!drawing) return;
    const to = place(event);
    draw();
    const context = canvas.getContext("2d"), scale = canvas.width / picture.width;
    context.strokeStyle = "#FFD166";
    context.strokeRect(drawing.x * scale, drawing.y * scale, (to.x - drawing.x) * scale, (to.y - drawing.y) * scale);
  });
  canvas.addEventListener("pointerup", function (event) {
    if (!drawing) return;
    const from = drawing, to = place(event);
    drawing = null;
    if (Math.abs(to.x - from.x) < picture.width / 100 || Math.abs(to.y - from.y) < picture.height / 100) { draw(); return; }
    boxes.push(fit({ x: Math.min(from.x, to.x), y: Math.min(from.y, to.y), w: Math.abs(to.x - from.x), h: Math.abs(to.y - from.y) }));
    chosen = boxes.length - 1;
    draw(); listed();
  });
  canvas.addEventListener("pointercancel", function () { drawing = null; draw(); });

  root.querySelector("[data-add]").addEventListener("click", function () {
    const w = picture.width / 5, h = picture.height / 5;
    boxes.push(fit({ x: (picture.width - w) / 2, y: (picture.height - h) / 2, w: w, h: h }));
    chosen = boxes.length - 1;
    draw(); listed();
    list.lastElementChild.querySelector("[data-move]").focus();
  });

  list.addEventListener("click", function (event) {
    const item = event.target.closest("[data-box]");
    if (!item) return;
    const i = Number(item.dataset.box);
    if (event.target.closest("[data-remove]")) {
      boxes.splice(i, 1);
      chosen = -1;
      draw(); listed();
      (list.querySelector("[data-move]") || root.querySelector("[data-add]")).focus();
    } else { chosen = i; draw(); }
  });
  list.addEventListener("keydown", function (event) {
    const item = event.target.closest("[data-box]"), way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (!item || !way || !event.target.matches("[data-move]")) return;
    event.preventDefault();
    const box = boxes[chosen = Number(item.dataset.box)], step = Math.max(picture.width, picture.height) / 60;
    if (event.shiftKey) { box.w += way[0] * step; box.h += way[1] * step; } else { box.x += way[0] * step; box.y += way[1] * step; }
    fit(box); draw(); ready();
  });
  root.querySelectorAll("input[name=hoe]").forEach(function (choice) {
    choice.addEventListener("change", function () { if (picture) { draw(); ready(); } });
  });
  save.addEventListener("click", function (event) { if (save.getAttribute("aria-disabled")) event.preventDefault(); });
  field.addEventListener("change", open);
  root.hidden = false;
})();
