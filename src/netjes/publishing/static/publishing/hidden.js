// What a picture file hides, read from its bytes, and the same picture without it. Nothing here sends anything.
//
// netjesHidden.look(bytes)   -> { kind, width, height, orientation, place, time, device, words }
// netjesHidden.bare(bytes)   -> a PNG or WebP without anything, its turn included
// netjesHidden.strip(bytes)  -> the bytes without anything hidden, pixels untouched; null where only redrawing helps
(function () {
  "use strict";
  const TURN = 0x0112, MAKE = 0x010F, MODEL = 0x0110, CHANGED = 0x0132, TAKEN = 0x9003, EXIF = 0x8769, GPS = 0x8825;
  const PNG = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];
  // What a PNG needs to be drawn; everything else says something about its making.
  const DRAWN = ["IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "bKGD", "pHYs", "acTL", "fcTL", "fdAT"];

  function text(bytes, start, end) {
    let found = "";
    for (let i = start; i < Math.min(end, bytes.length); i++) found += String.fromCharCode(bytes[i]);
    return found;
  }

  function kindOf(bytes) {
    if (bytes[0] === 0xFF && bytes[1] === 0xD8) return "jpeg";
    if (PNG.every(function (byte, i) { return bytes[i] === byte; })) return "png";
    if (text(bytes, 0, 4) === "RIFF" && text(bytes, 8, 12) === "WEBP") return "webp";
    if (/^GIF8[79]a/.test(text(bytes, 0, 6))) return "gif";
    if (/^ftyp(heic|heix|mif1|msf1|avif|heim|heis)/.test(text(bytes, 4, 12))) return "heif";
    return "";
  }

  // Every part of a JPEG in order: { marker, start, end } with its two marker bytes; scans run to the next marker.
  function partsOfJpeg(bytes) {
    const parts = [];
    let at = 2;
    while (at + 1 < bytes.length) {
      if (bytes[at] !== 0xFF) return parts;
      while (bytes[at + 1] === 0xFF) at++;
      const marker = bytes[at + 1];
      if (marker === 0xD9) { parts.push({ marker: marker, start: at, end: at + 2 }); return parts; }
      const size = (bytes[at + 2] << 8) | bytes[at + 3];
      let end = at + 2 + size;
      if (size < 2 || end > bytes.length) return parts;
      if (marker === 0xDA) {
        while (end + 1 < bytes.length && !(bytes[end] === 0xFF && bytes[end + 1] !== 0 && bytes[end + 1] !== 0xFF && (bytes[end + 1] < 0xD0 || bytes[end + 1] > 0xD7))) end++;
        if (end + 1 >= bytes.length) end = bytes.length;
      }
      parts.push({ marker: marker, start: at, end: end });
      at = end;
    }
    return parts;
  }

  function partsOfPng(bytes) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), parts = [];
    let at = 8;
    while (at + 12 <= bytes.length) {
      const size = view.getUint32(at), end = at + 12 + size, name = text(bytes, at + 4, at + 8);
      if (end > bytes.length) return parts;
      parts.push({ name: name, start: at, end: end, data: at + 8 });
      if (name === "IEND") return parts;
      at = end;
    }
    return parts;
  }

  function partsOfWebp(bytes) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), parts = [];
    const last = Math.min(bytes.length, view.getUint32(4, true) + 8);
    let at = 12;
    while (at + 8 <= last) {
      const size = view.getUint32(at + 4, true), end = at + 8 + size + (size % 2);
      if (at + 8 + size > bytes.length) return parts;
      parts.push({ name: text(bytes, at, at + 4), start: at, end: Math.min(end, bytes.length), data: at + 8 });
      at = end;
    }
    return parts;
  }

  function fresh() {
    return { kind: "", width: 0, height: 0, orientation: 1, place: "", time: "", device: "", words: false };
  }

  // The part of EXIF that people would want to know about; whatever cannot be read is simply not told.
  function readExif(bytes, start, end, told) {
    const view = new DataView(bytes.buffer, bytes.byteOffset + start, end - start);
    if (view.byteLength < 14) return;
    const little = view.getUint16(0) === 0x4949;
    told.words = true;
    function entries(at) {
      const found = new Map();
      if (at < 8 || at + 2 > view.byteLength) return found;
      const count = view.getUint16(at, little);
      for (let i = 0; i < count && at + 14 + i * 12 <= view.byteLength; i++) {
        const entry = at + 2 + i * 12, size = { 1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1 }[view.getUint16(entry + 2, little)] || 0;
        const bytesLong = size * view.getUint32(entry + 4, little);
        found.set(view.getUint16(entry, little), { long: bytesLong, at: bytesLong > 4 ? view.getUint32(entry + 8, little) : entry + 8 });
      }
      return found;
    }
    function words(entry) {
      if (!entry || entry.at + entry.long > view.byteLength) return "";
      let said = "";
      for (let i = 0; i < Math.min(entry.long, 60); i++) {
        const code = view.getUint8(entry.at + i);
        if (code === 0) break;
        said += String.fromCharCode(code);
      }
      return said.trim();
    }
    function degrees(entry) {
      if (!entry || entry.at + 24 > view.byteLength) return NaN;
      const parts = [0, 8, 16].map(function (o) { return view.getUint32(entry.at + o, little) / view.getUint32(entry.at + o + 4, little); });
      return parts[0] + parts[1] / 60 + (parts[2] || 0) / 3600;
    }
    const main = entries(view.getUint32(4, little));
    const turn = main.get(TURN);
    if (turn) { const turned = view.getUint16(turn.at, little); if (turned >= 1 && turned <= 8) told.orientation = turned; }
    const maker = words(main.get(MAKE)), model = words(main.get(MODEL));
    told.device = told.device || (model.startsWith(maker) ? model : (maker + " " + model).trim());
    told.time = told.time || words(main.get(CHANGED));
    const more = main.get(EXIF);
    if (more && more.at + 4 <= view.byteLength) told.time = words(entries(view.getUint32(more.at, little)).get(TAKEN)) || told.time;
    const gps = main.get(GPS);
    if (gps && gps.at + 4 <= view.byteLength) {
      const where = entries(view.getUint32(gps.at, little));
      if (where.get(2) && where.get(4)) {
        const north = degrees(where.get(2)), east = degrees(where.get(4));
        told.place = isNaN(north) || isNaN(east) ? "?" : north.toFixed(3) + "° " + (words(where.get(1)) || "N") + ", " + east.toFixed(3) + "° " + (words(where.get(3)) || "E");
      }
    }
  }

  function readXmp(said, told) {
    told.words = true;
    if (/GPSL(at|ong)itude|:City|:Location/.test(said)) told.place = told.place || "?";
    if (/(Create|Modify)Date|DateCreated|DateTimeOriginal/.test(said)) told.time = told.time || "?";
    if (/tiff:(Make|Model)|CreatorTool/.test(said)) told.device = told.device || "?";
  }

  function lookJpeg(bytes, told) {
    const parts = partsOfJpeg(bytes);
    parts.forEach(function (part) {
      const data = part.start + 4, head = text(bytes, data, data + 30);
      if (part.marker === 0xE1 && head.startsWith("Exif\0\0")) {
        if (!(part.end - data === 32 && isOnlyTurn(bytes, data + 6))) readExif(bytes, data + 6, part.end, told);
        else told.orientation = bytes[data + 6 + 19];
      } else if (part.marker === 0xE1) readXmp(text(bytes, data, part.end), told);
      else if (part.marker === 0xFE || (part.marker >= 0xE2 && part.marker <= 0xEF && !isNeeded(bytes, part))) told.words = true;
      if (part.marker >= 0xC0 && part.marker <= 0xCF && ![0xC4, 0xC8, 0xCC].includes(part.marker)) {
        told.height = (bytes[data + 1] << 8) | bytes[data + 2];
        told.width = (bytes[data + 3] << 8) | bytes[data + 4];
      }
    });
    const last = parts[parts.length - 1];
    if (last && last.marker === 0xD9 && last.end < bytes.length) told.words = true; // a film or picture behind it
  }

  // Colours and how they are stored; without these a picture looks wrong.
  function isNeeded(bytes, part) {
    const head = text(bytes, part.start + 4, part.start + 16);
    return (part.marker === 0xE2 && head.startsWith("ICC_PROFILE\0")) || (part.marker === 0xEE && head.startsWith("Adobe"));
  }

  function onlyTurn(orientation) {
    return [0xFF, 0xE1, 0, 34, 0x45, 0x78, 0x69, 0x66, 0, 0, 0x4D, 0x4D, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0];
  }

  function isOnlyTurn(bytes, at) {
    return onlyTurn(bytes[at + 19]).slice(10).every(function (byte, i) { return bytes[at + i] === byte; });
  }

  function joined(pieces) {
    const whole = new Uint8Array(pieces.reduce(function (sum, piece) { return sum + piece.length; }, 0));
    let at = 0;
    pieces.forEach(function (piece) { whole.set(piece, at); at += piece.length; });
    return whole;
  }

  function stripJpeg(bytes) {
    const parts = partsOfJpeg(bytes), told = fresh(), pieces = [new Uint8Array([0xFF, 0xD8])];
    lookJpeg(bytes, told);
    if (!parts.some(function (part) { return part.marker === 0xDA; })) return null;
    if (parts.some(function (part) { return part.marker === 0xE0; })) pieces.push(new Uint8Array([0xFF, 0xE0, 0, 16, 0x4A, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0]));
    if (told.orientation > 1) pieces.push(new Uint8Array(onlyTurn(told.orientation)));
    parts.forEach(function (part) {
      const extra = (part.marker >= 0xE0 && part.marker <= 0xEF) || part.marker === 0xFE;
      if (!extra || isNeeded(bytes, part)) pieces.push(bytes.subarray(part.start, part.end));
    });
    if (parts[parts.length - 1].marker !== 0xD9) pieces.push(new Uint8Array([0xFF, 0xD9]));
    return joined(pieces);
  }

  function lookPng(bytes, told) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), parts = partsOfPng(bytes);
    told.width = view.getUint32(16); told.height = view.getUint32(20);
    parts.forEach(function (part) {
      if (part.name === "eXIf") readExif(bytes, part.data, part.end - 4, told);
      else if (part.name === "iTXt" && text(bytes, part.data, part.data + 17) === "XML:com.adobe.xmp") readXmp(text(bytes, part.data, part.end), told);
      else if (part.name === "tIME") told.time = told.time || "?";
      else if (!DRAWN.includes(part.name)) told.words = true;
    });
    const last = parts[parts.length - 1];
    if (last && last.end < bytes.length) told.words = true;
  }

  function stripPng(bytes) {
    const parts = partsOfPng(bytes).filter(function (part) { return DRAWN.includes(part.name); });
    if (!parts.some(function (part) { return part.name === "IEND"; })) return null;
    return joined([bytes.subarray(0, 8)].concat(parts.map(function (part) { return bytes.subarray(part.start, part.end); })));
  }

  function lookWebp(bytes, told) {
    partsOfWebp(bytes).forEach(function (part) {
      if (part.name === "EXIF") {
        const skip = text(bytes, part.data, part.data + 6) === "Exif\0\0" ? 6 : 0;
        readExif(bytes, part.data + skip, part.end, told);
      } else if (part.name === "XMP ") readXmp(text(bytes, part.data, part.end), told);
      else if (!["VP8X", "VP8 ", "VP8L", "ALPH", "ANIM", "ANMF", "ICCP"].includes(part.name)) told.words = true;
      if (part.name === "VP8X") {
        told.width = 1 + (bytes[part.data + 4] | (bytes[part.data + 5] << 8) | (bytes[part.data + 6] << 16));
        told.height = 1 + (bytes[part.data + 7] | (bytes[part.data + 8] << 8) | (bytes[part.data + 9] << 16));
      }
    });
  }

  function stripWebp(bytes) {
    const kept = partsOfWebp(bytes).filter(function (part) { return ["VP8X", "VP8 ", "VP8L", "ALPH", "ANIM", "ANMF", "ICCP"].includes(part.name); });
    if (!kept.length) return null;
    const whole = joined([bytes.slice(0, 12)].concat(kept.map(function (part) { return bytes.slice(part.start, part.end); })));
    new DataView(whole.buffer).setUint32(4, whole.length - 8, true);
    if (kept[0].name === "VP8X") whole[20] &= ~0x0C; // no longer says that EXIF and XMP follow
    return whole;
  }

  function look(bytes) {
    const told = fresh();
    told.kind = kindOf(bytes);
    if (told.kind === "jpeg") lookJpeg(bytes, told);
    if (told.kind === "png") lookPng(bytes, told);
    if (told.kind === "webp") lookWebp(bytes, told);
    return told;
  }

  function strip(bytes) {
    const told = look(bytes);
    if (told.kind !== "jpeg" && told.orientation > 1) return null; // turned by what would be taken out: draw it again
    const clean = { jpeg: stripJpeg, png: stripPng, webp: stripWebp }[told.kind];
    const made = clean ? clean(bytes) : null;
    if (!made) return null;
    const after = look(made);
    return after.place || after.time || after.device || after.words ? null : made;
  }

  // A PNG or WebP without even its turn, for who turns it by drawing: browsers differ in whether they do.
  function bare(bytes) {
    const clean = { png: stripPng, webp: stripWebp }[kindOf(bytes)];
    return clean ? clean(bytes) : null;
  }

  window.netjesHidden = { look: look, strip: strip, bare: bare };
})();
