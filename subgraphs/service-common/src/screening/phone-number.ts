import type { DigitWindow } from './digit-windows';

/** Ten digits from an area or mobile code; 0800 and 0900 numbers have eight or eleven. */
const national = /^(?:0[1-9]\d{8}|0(?:800|900|906|909)\d{4}(?:\d{3})?)$/;
/** +31, with or without the zero that people put in brackets. */
const dutchAbroad = /^310?[1-9]\d{8}$/;
const foreign = /^(?!31|0)\d{9,15}$/;
/** 00 before a country code; only of countries near, as many long numbers begin with two zeros. */
const withTwoZeros = /^00(?:310?[1-9]\d{8}|(?:32|33|44|48|49)\d{8,11})$/;
/** Of other countries only in groups, as a number in one piece that begins so is more often an article. */
const withTwoZerosInGroups =
  /^00(?:7|20|27|30|34|36|39|4[01567]|5[1-8]|6[0-6]|8[1246]|9[0-58]|2[1-6]\d|35[0-9]|37[0-8]|38[0-9]|42[013]|50\d|59\d|88\d|96\d|97\d|99[2-8])\d{7,10}$/;
const mobileWithoutPlus = /^316\d{8}$/;

/** Whether the digits are a telephone number: any Dutch spelling, or a foreign one with its country code. */
export function isPhoneNumber({ digits, groups, hasPlus }: DigitWindow): boolean {
  if (hasPlus) return dutchAbroad.test(digits) || foreign.test(digits);
  if (digits.startsWith('0')) {
    return (
      national.test(digits) || withTwoZeros.test(digits) || (groups > 2 && withTwoZerosInGroups.test(digits))
    );
  }
  return groups === 1 && mobileWithoutPlus.test(digits);
}
