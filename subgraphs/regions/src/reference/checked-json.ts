import { isDay } from '@banenbrug/service-common';

/** A value read from a JSON file that knows its place in it, so that a mistake in the data names where it is. */
export class CheckedJson {
  constructor(
    private readonly value: unknown,
    private readonly place: string,
  ) {}

  /** The value under the key of an object; undefined becomes a value that every reader refuses. */
  at(key: string): CheckedJson {
    if (typeof this.value !== 'object' || this.value === null || Array.isArray(this.value)) {
      return this.refuse('an object');
    }
    const entries = new Map<string, unknown>(Object.entries(this.value));
    return new CheckedJson(entries.get(key), `${this.place}.${key}`);
  }

  /** Throws when the object has other keys than these. */
  only(keys: readonly string[]): this {
    const unknown = Object.keys(Object(this.value)).find((key) => !keys.includes(key));
    return unknown === undefined ? this : this.refuse(`no key ${unknown}`);
  }

  /** Each item of a list, read by `read`; the list is frozen. */
  list<Item>(read: (item: CheckedJson) => Item): readonly Item[] {
    if (!Array.isArray(this.value)) return this.refuse('a list');
    return Object.freeze(
      this.value.map((item: unknown, index) => read(new CheckedJson(item, `${this.place}[${index}]`))),
    );
  }

  /** The value read by `read`, or null when it is null. */
  orNull<Value>(read: (value: CheckedJson) => Value): Value | null {
    return this.value === null ? null : read(this);
  }

  text(): string {
    return typeof this.value === 'string' && this.value.trim() !== '' ? this.value : this.refuse('a text');
  }

  /** A number above zero. */
  positive(): number {
    return typeof this.value === 'number' && this.value > 0 ? this.value : this.refuse('a number above zero');
  }

  boolean(): boolean {
    return typeof this.value === 'boolean' ? this.value : this.refuse('true or false');
  }

  /** A day that exists, as YYYY-MM-DD. */
  date(): string {
    const text = this.text();
    return isDay(text) ? text : this.refuse('a date as YYYY-MM-DD');
  }

  /** An https address. */
  address(): string {
    const text = this.text();
    return URL.canParse(text) && text.startsWith('https://') ? text : this.refuse('an https address');
  }

  oneOf<Word extends string>(allowed: readonly Word[]): Word {
    const word = allowed.find((candidate) => candidate === this.value);
    return word ?? this.refuse(`one of ${allowed.join(', ')}`);
  }

  /** Throws: this place needs something else. */
  refuse(expected: string): never {
    throw new Error(`Reference data: ${this.place} needs ${expected}.`);
  }
}
