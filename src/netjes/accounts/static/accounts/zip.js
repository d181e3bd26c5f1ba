// Reading a zip in the browser: the list of what is in it, and the text of one file. Nothing is unpacked that nobody
// asks for, and never more than is allowed, so that a small file cannot fill the memory.
//
//   const files = await netjesZip.list(blob);              [{ path, size, ... }]
//   const text = await netjesZip.text(blob, files[0], most);   throws RangeError when it is larger than most bytes
(function () {
  "use strict";
  const TAIL = 65557; // an end record with the longest comment
  const MOST_FILES = 200000;

  async function view(blob, from, to) {
    return new DataView(await blob.slice(from, to).arrayBuffer());
  }

  async function end(blob) {
    const start = Math.max(0, blob.size - TAIL);
    const tail = await view(blob, start, blob.size);
    for (let at = tail.byteLength - 22; at >= 0; at -= 1) {
      if (tail.getUint32(at, true) !== 0x06054b50) continue;
      const found = { count: tail.getUint16(at + 10, true), size: tail.getUint32(at + 12, true), at: tail.getUint32(at + 16, true) };
      // A large export: the true numbers stand in a record before this one.
      if (at >= 20 && tail.getUint32(at - 20, true) === 0x07064b50) {
        const big = await view(blob, Number(tail.getBigUint64(at - 12, true)), Number(tail.getBigUint64(at - 12, true)) + 56);
        if (big.byteLength === 56 && big.getUint32(0, true) === 0x06064b50) {
          return { count: Number(big.getBigUint64(32, true)), size: Number(big.getBigUint64(40, true)), at: Number(big.getBigUint64(48, true)) };
        }
      }
      return found;
    }
    throw new TypeError("no zip");
  }

  function entry(data, at) {
    const name = data.getUint16(at + 28, true), extra = data.getUint16(at + 30, true);
    const found = {
      method: data.getUint16(at + 10, true), packed: data.getUint32(at + 20, true), size: data.getUint32(at + 24, true),
      at: data.getUint32(at + 42, true), next: at + 46 + name + extra + data.getUint16(at + 32, true),
      path: new TextDecoder().decode(new Uint8Array(data.buffer, data.byteOffset + at + 46, name))
    };
    let place = at + 46 + name;
    while (place + 4 <= at + 46 + name + extra) {
      const length = data.getUint16(place + 2, true);
      if (data.getUint16(place, true) === 1) {
        let field = place + 4;
        ["size", "packed", "at"].forEach(function (key) {
          if (found[key] === 0xffffffff) { found[key] = Number(data.getBigUint64(field, true)); field += 8; }
        });
      }
      place += 4 + length;
    }
    return found;
  }

  async function list(blob) {
    const last = await end(blob);
    if (last.count > MOST_FILES) throw new RangeError("too many files");
    const data = await view(blob, last.at, last.at + last.size);
    const found = [];
    for (let at = 0; found.length < last.count && at + 46 <= data.byteLength;) {
      if (data.getUint32(at, true) !== 0x02014b50) break;
      const one = entry(data, at);
      found.push(one);
      at = one.next;
    }
    return found;
  }

  async function text(blob, file, most) {
    if (file.size > most) throw new RangeError("too large");
    const head = await view(blob, file.at, file.at + 30);
    const from = file.at + 30 + head.getUint16(26, true) + head.getUint16(28, true);
    const packed = blob.slice(from, from + file.packed);
    if (file.method === 0) return limited(packed.stream(), most);
    if (file.method !== 8) throw new TypeError("another way of packing");
    return limited(packed.stream().pipeThrough(new DecompressionStream("deflate-raw")), most);
  }

  // What the list says of a size may be a lie, so the bytes themselves are counted.
  async function limited(stream, most) {
    const reader = stream.getReader(), decoder = new TextDecoder();
    let found = "", left = most;
    for (;;) {
      const part = await reader.read();
      if (part.done) return found + decoder.decode();
      left -= part.value.byteLength;
      if (left < 0) { reader.cancel(); throw new RangeError("too large"); }
      found += decoder.decode(part.value, { stream: true });
    }
  }

  window.netjesZip = { list: list, text: text, limited: limited };
})();
