/** Signs with which a spreadsheet takes a cell for a formula, in both widths. */
const sign = '[=+\\-@\\uff1d\\uff0b\\uff0d\\uff20]';
const atStart = new RegExp(`^(?=[\\s'"]*${sign})`);
const afterSeparator = new RegExp(`([;,\\t|]["\\s]*)(?=${sign})`, 'g');

/**
 * A text that no spreadsheet takes for a formula, as OWASP advises: an apostrophe goes before a sign that would begin one.
 * Also behind a separator inside the text, since a programme that expects another separator than the file has begins a cell
 * there. For CSV only: a workbook says of each cell that it is a text.
 */
export function inertText(text: string): string {
  return text.replace(afterSeparator, "$1'").replace(atStart, "'");
}
