import { t } from '@vscode/l10n';
import { flagAt, filledTextAt, type JsonObject } from '../../flow/json';
import { checkHash } from './checkHash';
import type { PasswordFinding } from './types';

/** So many bytes does bcrypt take, which Kratos hashes with unless it is told otherwise. */
const longestForBcrypt = 72;

/**
 * Everything that is wrong with `credentials.password.config` of somebody who is to be imported. A password in clear
 * wins over a hash, and a migration by a web hook over both.
 */
export function checkPassword(config: JsonObject): readonly PasswordFinding[] {
  const [hash, password] = [filledTextAt(config, 'hashed_password'), filledTextAt(config, 'password')];
  if (flagAt(config, 'use_password_migration_hook'))
    return [
      {
        kind: 'doubtful',
        what: t('The first login asks a web hook; where none is set up, it ends in an error 500.'),
        right: t('The setting is {0}.', 'selfservice.methods.password.config.migrate_hook'),
      },
      ...(hash === undefined && password === undefined
        ? []
        : [ignored(t('the password and its hash'), t('the web hook'))]),
    ];
  if (password === undefined) {
    const found = hash === undefined ? none() : checkHash(hash);
    return found ? [found] : [];
  }
  const isLong = new TextEncoder().encode(password).length > longestForBcrypt;
  return [
    ...(hash === undefined ? [] : [ignored(t('the hash'), t('the password in clear'))]),
    ...(isLong ? [tooLong()] : []),
  ];
}

function ignored(what: string, winner: string): PasswordFinding {
  return {
    kind: 'doubtful',
    what: t('Kratos ignores {0}: {1} wins.', what, winner),
    right: t('Give one of them.'),
  };
}

function none(): PasswordFinding {
  return {
    kind: 'refused',
    what: t('There is neither a password nor a hash, and Kratos refuses that.'),
    right: t('Leave the credential out, or give it one.'),
  };
}

function tooLong(): PasswordFinding {
  return {
    kind: 'refused',
    what: t('The password has more than 72 bytes, which bcrypt does not take: the server answers 500.'),
    right: t('Shorten it, or set {0} to {1}.', 'hashers.algorithm', 'argon2'),
  };
}
