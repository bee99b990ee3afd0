/** What people write where a secret should be; whoever breaks in tries these first. */
const wellKnown = [
  'admin',
  'banenbrug',
  'change-me',
  'change_me',
  'changeit',
  'changeme',
  'choose-one',
  'default',
  'demo',
  'example',
  'geheim',
  'hunter2',
  'letmein',
  'owner',
  'pass',
  'passw0rd',
  'password',
  'postgres',
  'postgresql',
  'qwerty',
  'root',
  'secret',
  'test',
  'wachtwoord',
  'welcome',
  'welkom',
];

/** Whether a text is no secret: empty, only digits, a well-known word with or without digits behind it, or one sign again and again. */
export function isWellKnownSecret(text: string): boolean {
  const whole = text.toLowerCase();
  const word = whole.replace(/[\d!.]+$/, '');
  return word === '' || [whole, word].some((guess) => wellKnown.includes(guess)) || new Set(word).size === 1;
}
