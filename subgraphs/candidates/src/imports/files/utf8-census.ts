/** Bytes that Windows-1252 leaves undefined. */
const undefinedBytes = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);

/** Counts, over the chunks of a file, what tells UTF-8 from an encoding with one byte for each letter. */
export class Utf8Census {
  bytes = 0;
  /** Bytes below a space that no text has. */
  controls = 0;
  /** Characters of more than one byte that are well formed. */
  characters = 0;
  /** Bytes above ASCII that belong to none. */
  strays = 0;
  undefinedIn1252 = 0;

  /** Bytes that the character begun still needs, the lowest and highest that may come next, and how many came. */
  private needed = 0;
  private lowest = 0x80;
  private highest = 0xbf;
  private taken = 0;

  count(chunk: Uint8Array): void {
    this.bytes += chunk.length;
    // Plain text is most of a file: one comparison for each of its bytes.
    for (let at = 0; at < chunk.length; at += 1) {
      const byte = chunk[at] as number;
      if (byte >= 0x80) this.countHigh(byte);
      else {
        if (this.needed > 0) this.breakOff();
        if (byte < 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09) this.controls += 1;
      }
    }
  }

  private countHigh(byte: number): void {
    if (undefinedBytes.has(byte)) this.undefinedIn1252 += 1;
    if (this.needed > 0 && byte >= this.lowest && byte <= this.highest) {
      this.taken += 1;
      this.needed -= 1;
      this.expect(0x80, 0xbf);
      if (this.needed === 0) this.characters += 1;
      return;
    }
    if (this.needed > 0) this.breakOff();
    this.begin(byte);
  }

  /** The first byte says how many follow and, against overlong forms and surrogates, between which the second lies. */
  private begin(byte: number): void {
    this.needed = byte >= 0xf0 ? 3 : byte >= 0xe0 ? 2 : 1;
    this.taken = 1;
    this.expect(0x80, 0xbf);
    if (byte === 0xe0) this.lowest = 0xa0;
    if (byte === 0xed) this.highest = 0x9f;
    if (byte === 0xf0) this.lowest = 0x90;
    if (byte === 0xf4) this.highest = 0x8f;
    if (byte < 0xc2 || byte > 0xf4) {
      this.needed = 0;
      this.strays += 1;
    }
  }

  private breakOff(): void {
    this.strays += this.taken;
    this.needed = 0;
  }

  private expect(lowest: number, highest: number): void {
    this.lowest = lowest;
    this.highest = highest;
  }
}
