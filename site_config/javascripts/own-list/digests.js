// Checksums and fingerprints of texts, as the generator takes them: a browser has no SHA-256 on plain http.
globalThis.ownList = {};

(() => {
  const bytesOf = (text) => unescape(encodeURIComponent(text)); // UTF-8, a sign for each byte
  const CRC = Array.from({ length: 256 }, (_, byte) => {
    for (let bit = 0; bit < 8; bit += 1) byte = byte & 1 ? (byte >>> 1) ^ 0xedb88320 : byte >>> 1;
    return byte >>> 0;
  });
  const crc32 = (text) => {
    let sum = 0xffffffff;
    for (const byte of bytesOf(text)) sum = CRC[(sum ^ byte.charCodeAt(0)) & 255] ^ (sum >>> 8);
    return (sum ^ 0xffffffff) >>> 0;
  };

  const fraction = (root) => Math.floor((root - Math.floor(root)) * 2 ** 32);
  const PRIMES = [];
  for (let one = 2; PRIMES.length < 64; one += 1) if (PRIMES.every((prime) => one % prime)) PRIMES.push(one);
  const ROUNDS = PRIMES.map((prime) => fraction(Math.cbrt(prime)));
  const START = PRIMES.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)));
  const turned = (word, by) => (word >>> by) | (word << (32 - by));

  // Mixes a block of sixteen words into the eight of the state (FIPS 180-4). Plain variables and arrays of numbers: a list
  // hashes half a megabyte before it is shown.
  const rounds = Int32Array.from(ROUNDS, (word) => word | 0), spread = new Int32Array(64);
  const mix = (state, words, start) => {
    for (let i = 0; i < 16; i += 1) spread[i] = words[start + i];
    for (let i = 16; i < 64; i += 1) {
      const early = spread[i - 15], late = spread[i - 2];
      const first = turned(early, 7) ^ turned(early, 18) ^ (early >>> 3);
      const second = turned(late, 17) ^ turned(late, 19) ^ (late >>> 10);
      spread[i] = (spread[i - 16] + first + spread[i - 7] + second) | 0;
    }
    let a = state[0], b = state[1], c = state[2], d = state[3], e = state[4], f = state[5], g = state[6], h = state[7];
    for (let i = 0; i < 64; i += 1) {
      const one = (h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + ((e & f) ^ (~e & g)) + rounds[i] + spread[i]) | 0;
      const two = ((turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      h = g; g = f; f = e; e = (d + one) | 0; d = c; c = b; b = a; a = (one + two) | 0;
    }
    state[0] += a; state[1] += b; state[2] += c; state[3] += d; state[4] += e; state[5] += f; state[6] += g; state[7] += h;
  };
  const sha256 = (text) => {
    const bytes = bytesOf(text), blocks = ((bytes.length + 8) >> 6) + 1;
    const words = new Int32Array(blocks * 16);
    for (let place = 0; place < bytes.length; place += 1) words[place >> 2] |= bytes.charCodeAt(place) << (24 - 8 * (place & 3));
    words[bytes.length >> 2] |= 0x80 << (24 - 8 * (bytes.length & 3));
    words[words.length - 2] = Math.floor(bytes.length / 2 ** 29);
    words[words.length - 1] = bytes.length << 3;
    const state = Int32Array.from(START, (word) => word | 0);
    for (let start = 0; start < words.length; start += 16) mix(state, words, start);
    return Array.from(state, (word) => word >>> 0);
  };
  const hexDigest = (text) => sha256(text).map((word) => word.toString(16).padStart(8, "0")).join("");
  const base32Digest = (text) => {
    const bits = sha256(text).map((word) => word.toString(2).padStart(32, "0")).join("");
    return bits.match(/.{5}/g).map((five) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[parseInt(five, 2)]).join("");
  };
  Object.assign(ownList, { crc32, hexDigest, base32Digest });
})();
