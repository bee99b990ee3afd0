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

/** Whether a text is no secret: empty, a well-known word with or without digits behind it, or the same sign again and again. */
export function isWellKnownSecret(text: string): boolean {
  const word = text.toLowerCase().replace(/[\d!.]+$/, '');
  return word === '' || wellKnown.includes(word) || new Set(word).size === 1;
}
