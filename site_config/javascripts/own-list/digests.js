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

  // Mixes one block of sixteen words into the eight of the state (FIPS 180-4).
  const mix = (state, words) => {
    for (let i = 16; i < 64; i += 1) {
      const [early, late] = [words[i - 15], words[i - 2]];
      const [first, second] = [
        turned(early, 7) ^ turned(early, 18) ^ (early >>> 3),
        turned(late, 17) ^ turned(late, 19) ^ (late >>> 10),
      ];
      words[i] = (words[i - 16] + first + words[i - 7] + second) | 0;
    }
    let [a, b, c, d, e, f, g, h] = state;
    for (let i = 0; i < 64; i += 1) {
      const one = h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + ((e & f) ^ (~e & g)) + ROUNDS[i] + words[i];
      const two = (turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
    }
    return [a, b, c, d, e, f, g, h].map((word, place) => (word + state[place]) | 0);
  };
  const sha256 = (text) => {
    const bytes = bytesOf(text);
    const blocks = ((bytes.length + 8) >> 6) + 1;
    const words = new Array(blocks * 16).fill(0);
    const put = (byte, place) => (words[place >> 2] |= byte << (24 - 8 * (place % 4)));
    for (let place = 0; place < bytes.length; place += 1) put(bytes.charCodeAt(place), place);
    put(0x80, bytes.length);
    words[words.length - 2] = Math.floor(bytes.length / 2 ** 29);
    words[words.length - 1] = bytes.length << 3;
    let state = START.map((word) => word | 0);
    for (let block = 0; block < blocks; block += 1) state = mix(state, words.slice(block * 16, block * 16 + 16));
    return state.map((word) => word >>> 0);
  };
  const hexDigest = (text) => sha256(text).map((word) => word.toString(16).padStart(8, "0")).join("");
  const base32Digest = (text) => {
    const bits = sha256(text).map((word) => word.toString(2).padStart(32, "0")).join("");
    return bits.match(/.{5}/g).map((five) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[parseInt(five, 2)]).join("");
  };
  Object.assign(ownList, { crc32, hexDigest, base32Digest });
})();
