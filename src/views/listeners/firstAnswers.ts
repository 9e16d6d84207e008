import { t } from '@vscode/l10n';

/** What stands in the file with the answers at first: nothing is answered, and all that could be is in comments. */
export function firstAnswers(): string {
  const told = (text: string): string => `# ${text}`;
  return [
    told(t('What the hook listener answers to Kratos. What is saved holds from the next call on.')),
    told(t('Without anything here it answers 204: the flow goes on.')),
    '',
    told(t('Refuse, with words at a field (the hook needs response.parse: true):')),
    '# refuse:',
    '#   - at: "#/traits/email"',
    '#     id: 1234',
    `#     text: ${t('This address is not welcome today.')}`,
    '',
    told(t('Or change the identity before it is saved (registration and settings); other traits stay:')),
    '# identity:',
    '#   traits:',
    '#     name:',
    '#       first: "Ada"',
    '#   metadata_public:',
    '#     plan: "free"',
    '',
    told(t('Or answer anything else:')),
    '# status: 500',
    '# body:',
    '#   any: "thing"',
    '',
    told(t('Be slow, by seconds. Kratos waits 30 s, and tries three times:')),
    '# slow: 12',
    '',
    told(t('Other answers for the paths of some hooks:')),
    '# paths:',
    '#   /registered:',
    '#     status: 503',
    '',
  ].join('\n');
}
