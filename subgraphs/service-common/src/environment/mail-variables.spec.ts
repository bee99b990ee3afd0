import { sensitive } from '@banenbrug/testkit';
import { z } from 'zod';
import { mailSettings, mailVariables, missingMailSettings } from './mail-variables';
import { parseEnvironment } from './parse-environment';

const password = sensitive('password', 'Zk4-not-for-a-log');
const smtpUrl = `smtps://hub:${password}@mail.example.nl:465`;

const parsed = (variables: Record<string, string>) => {
  const result = parseEnvironment(z.object(mailVariables), variables);
  if (result.type === 'error') throw new Error(result.problems.join('\n'));
  return result.environment;
};
const problemsOf = (variables: Record<string, string>): readonly string[] => {
  const result = parseEnvironment(z.object(mailVariables), variables);
  return result.type === 'error' ? result.problems : missingMailSettings(result.environment);
};

describe('the settings of mails', () => {
  it('are a mail server before a folder', () => {
    const variables = parsed({ SMTP_URL: smtpUrl, MAIL_FROM: 'hub@example.nl', MAIL_FOLDER: '/mail' });
    expect(mailSettings(variables, '/default')).toEqual({
      to: { smtpUrl },
      from: 'hub@example.nl',
      publicUrl: null,
    });
  });

  it('are a folder where one is named or meant, and none where nothing is', () => {
    const publicUrl = 'https://hub.example.nl';
    expect(mailSettings(parsed({ MAIL_FOLDER: '/mail', PUBLIC_URL: publicUrl }), '/default')).toEqual({
      to: { folder: '/mail' },
      from: 'banenbrug@localhost',
      publicUrl,
    });
    expect(mailSettings(parsed({ SMTP_URL: ' ' }), '/default')).toMatchObject({ to: { folder: '/default' } });
    expect(mailSettings(parsed({}))).toBeNull();
  });

  it('need an address to come from with a server, and none with a folder', () => {
    expect(problemsOf({ SMTP_URL: smtpUrl })).toEqual([expect.stringMatching(/^MAIL_FROM: /)]);
    expect(problemsOf({ MAIL_FOLDER: '/mail' })).toEqual([]);
  });

  it.each([
    ['SMTP_URL', `https://hub:${password}@mail.example.nl`],
    ['SMTP_URL', `mail.example.nl`],
    ['MAIL_FROM', 'Banenbrug <hub@example.nl>'],
    ['MAIL_FROM', 'hub@example.nl\r\nBcc: all@example.nl'],
    ['PUBLIC_URL', 'javascript:alert(1)'],
  ])('refuse a %s that is none, without repeating it', (name, value) => {
    const problems = problemsOf({ [name]: value });
    expect(problems).toEqual([expect.stringMatching(new RegExp(`^${name}: must be`))]);
    expect(problems.join()).not.toContain(password);
    expect(problems.join()).not.toContain('example.nl');
  });
});
