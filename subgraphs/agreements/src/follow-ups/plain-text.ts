// oxlint-disable-next-line no-control-regex -- they are what is taken away
const control = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g;
const half = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/**
 * A text on one line, of characters that every file can hold: what would break a line, steer a device or is half a
 * character becomes a space or the sign for what cannot be shown.
 */
export function plainText(text: string): string {
  return text.replace(control, ' ').replace(half, '\ufffd');
}
