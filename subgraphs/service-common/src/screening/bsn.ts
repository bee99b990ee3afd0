/**
 * Whether the digits are a citizen service number (burgerservicenummer): eight or nine digits that pass the
 * eleven-test, the sum of each digit times 9, 8, … 2 and minus the last one being a multiple of 11. Eight
 * digits are a number whose leading zero was left out.
 */
export function isBsn(digits: string): boolean {
  if (!/^\d{8,9}$/.test(digits) || /^0+$/.test(digits)) return false;
  const padded = digits.padStart(9, '0');
  let sum = -Number(padded[8]);
  for (let at = 0; at < 8; at += 1) sum += Number(padded[at]) * (9 - at);
  return sum % 11 === 0;
}
