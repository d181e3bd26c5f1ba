// SHA-256 until a hash begins with enough zeros, for each puzzle. Written out here, since a browser gives its own only
// over HTTPS and one promise at a time.
"use strict";

const K = new Uint32Array(64);
const START = new Uint32Array(8);
(function () {
  function root(n, power) { const r = Math.pow(n, 1 / power); return ((r - Math.floor(r)) * 4294967296) >>> 0; }
  for (let n = 2, found = 0; found < 64; n++) {
    let prime = true;
    for (let d = 2; d * d <= n; d++) if (n % d === 0) { prime = false; break; }
    if (!prime) continue;
    if (found < 8) START[found] = root(n, 2);
    K[found++] = root(n, 3);
  }
})();

const W = new Uint32Array(64);

// The first 32 bits of the hash of at most 55 characters of ASCII.
function first(text) {
  W.fill(0, 0, 16);
  const length = text.length;
  for (let i = 0; i < length; i++) W[i >> 2] |= text.charCodeAt(i) << (24 - (i & 3) * 8);
  W[length >> 2] |= 0x80 << (24 - (length & 3) * 8);
  W[15] = length * 8;
  for (let i = 16; i < 64; i++) {
    const x = W[i - 15], y = W[i - 2];
    const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
    const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
    W[i] = (W[i - 16] + s0 + W[i - 7] + s1) | 0;
  }
  let a = START[0] | 0, b = START[1] | 0, c = START[2] | 0, d = START[3] | 0;
  let e = START[4] | 0, f = START[5] | 0, g = START[6] | 0, h = START[7] | 0;
  for (let i = 0; i < 64; i++) {
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const one = (h + s1 + ((e & f) ^ (~e & g)) + K[i] + W[i]) | 0;
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const two = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g; g = f; f = e; e = (d + one) | 0; d = c; c = b; b = a; a = (one + two) | 0;
  }
  return (a + START[0]) >>> 0;
}

self.onmessage = function (event) {
  const [token, puzzles, bits] = event.data;
  const found = [];
  for (let at = 0; at < puzzles; at++) {
    let number = 0;
    while (first(token + ":" + at + ":" + number) >>> (32 - bits)) number++;
    found.push(number);
  }
  self.postMessage(found.join("."));
};
