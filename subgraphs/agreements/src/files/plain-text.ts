// oxlint-disable-next-line no-control-regex -- they are what is taken away
const control = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g;
const unshown = /[\p{Surrogate}\p{Noncharacter_Code_Point}\ufffd]/gu;

/**
 * A text on one line, of characters that every file can hold: what would break a line or steer a device becomes a space, what
 * is half a character or none a question mark.
 */
export function plainText(text: string): string {
  return text.replace(control, ' ').replace(unshown, '?');
}
