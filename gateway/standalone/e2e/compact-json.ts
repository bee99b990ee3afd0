const width = 116;

/** JSON in which whatever fits a line stands on one, and short items of a list share lines. */
export function compactJson(value: unknown, indent = ''): string {
  const flat = JSON.stringify(value, null, 1).replaceAll(/\n\s*/g, ' ');
  if (flat.length + indent.length <= width || typeof value !== 'object' || value === null) return flat;
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    const items = value.map((item) => compactJson(item, inner));
    return `[\n${linesOf(items, inner).join('\n')}\n${indent}]`;
  }
  const items = Object.entries(value).map(
    ([key, item]) => `${JSON.stringify(key)}: ${compactJson(item, inner)}`,
  );
  return `{\n${items.map((item) => inner + item).join(',\n')}\n${indent}}`;
}

function linesOf(items: readonly string[], indent: string): string[] {
  const lines: string[] = [];
  items.forEach((item, index) => {
    const text = index < items.length - 1 ? `${item},` : item;
    const last = lines.at(-1);
    const isShort = !text.includes('\n') && text.length < width / 2;
    if (isShort && last !== undefined && !last.includes('\n') && last.length + text.length < width) {
      lines[lines.length - 1] = `${last} ${text}`;
    } else lines.push(indent + text);
  });
  return lines;
}
