const MOST_TRIES = 3_000;
const MOST_MS = 10_000;

/**
 * The smallest bytes found that still fail: takes ever smaller pieces out while it helps.
 * @param {Uint8Array} bytes @param {(bytes: Uint8Array) => boolean} fails
 */
export function shrunk(bytes, fails) {
  let smallest = bytes;
  let tries = 0;
  const until = performance.now() + MOST_MS;
  const patient = () => tries < MOST_TRIES && performance.now() < until;
  for (let piece = Math.ceil(bytes.length / 2); piece > 0; piece = Math.floor(piece / 2)) {
    for (let at = 0; at < smallest.length && patient(); tries++) {
      const without = Uint8Array.from([...smallest.subarray(0, at), ...smallest.subarray(at + piece)]);
      if (fails(without)) smallest = without;
      else at += piece;
    }
  }
  return smallest;
}
