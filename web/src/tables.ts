// What a restore would give back, and what an upload would lose.

import type { Changes, Input, Plan, Report } from 'backup-lint';

import { byId, counted, element } from './dom.js';

const TYPES = { 'microsoft-personal': 'Personal Microsoft account', 'work-or-school': 'Work or school account', 'non-microsoft': 'Non-Microsoft account' };
const KINDS = { totp: 'codes by time', hotp: 'codes by counter', 'name-only': 'its name alone' };
const GIVES = {
  'codes-work': 'Codes work at once',
  'sign-in-again': 'The person has to sign in again',
  'set-up-again': 'It has to be set up again',
  conflict: 'Stays as it is: the device has such an account already',
};
const QUESTIONS: Record<string, string> = {
  'wrong-platform': 'the platform of the device',
  'wrong-recovery-account': 'the recovery account that is signed in',
  'account-exists': 'the accounts that the device holds',
};

function table(caption: string, heads: string[], rows: string[][]): HTMLElement {
  const cells = (row: string[]) => row.map((text, at) => element(at === 0 ? 'th' : 'td', at === 0 ? { scope: 'row' } : {}, text));
  return element(
    'div',
    { class: 'scrolls', tabindex: 0, role: 'region', 'aria-label': caption },
    element(
      'table',
      {},
      element('caption', {}, caption),
      element('thead', {}, element('tr', {}, ...heads.map((head) => element('th', { scope: 'col' }, head)))),
      element('tbody', {}, ...rows.map((row) => element('tr', {}, ...cells(row)))),
    ),
  );
}

const account = (index: number, type?: keyof typeof TYPES) => `${index + 1}. ${type ? TYPES[type] : 'An account'}`;

/** The section on a restore. */
export function showRestore({ plan, inputs }: Report): void {
  const section = byId('restore');
  section.replaceChildren(element('h2', {}, 'What would a restore give back?'), ...(plan ? restore(plan, inputs[0]) : []));
}

function restore(plan: Plan, backup: Input): Node[] {
  const parts: Node[] = [];
  const notAsked = (plan.notAsked ?? []).map((rule) => QUESTIONS[rule] ?? rule);
  if (plan.restores) {
    parts.push(element('p', {}, `Everything that the backup holds: ${counted(plan.accounts.length, 'account')}.`));
  } else if (backup.verdict === 'valid') {
    parts.push(element('p', {}, 'Nothing as it stands: the findings say why.'));
  } else {
    parts.push(element('p', {}, 'Nothing as a whole: the backup is not valid.'));
  }
  if (notAsked.length > 0) parts.push(element('p', {}, `Not asked, since nothing was said of it: ${notAsked.join('; ')}.`));
  if (plan.omittedAccounts) parts.push(element('p', {}, `${counted(plan.omittedAccounts, 'account')} of the app never stood in this backup.`));
  if (plan.accounts.length > 0) {
    parts.push(table('Accounts, in the order of the app', ['Account', 'Holds', 'After the restore'], plan.accounts.map((row) => [account(row.index, row.type), KINDS[row.kind], GIVES[row.gives]])));
  }
  const { partial } = plan;
  if (!partial || plan.restores || backup.verdict === 'valid') return parts;
  if (partial.nothingSince) return [...parts, element('p', {}, `Nothing of it can be saved: ${partial.nothingSince === 'accounts' ? 'its accounts cannot be read' : 'it cannot be read'}.`)];
  if (partial.forbiddenBy) parts.push(element('p', {}, `Nor in part: ${partial.forbiddenBy.join(', ')}.`));
  parts.push(element('p', {}, partial.checksum === 'differs' ? 'The checksum says that the document was changed: what can be saved may be wrong.' : 'If the person asks for it, in part:'));
  const saved = partial.saved.map((row) => [account(row.index, row.type), GIVES[row.gives]]);
  const lost = partial.lost.map((row) => [account(row.index, row.type), `Lost: ${row.reasons.map((reason) => reason.rule).join(', ')}`]);
  parts.push(table('What can be saved', ['Account', 'What becomes of it'], [...saved, ...lost]));
  return parts;
}

/** The section on an upload. */
export function showUpload(changes: Changes | undefined, isAsked: boolean): void {
  const section = byId('upload');
  section.hidden = !isAsked;
  section.replaceChildren(element('h2', {}, 'Would this upload lose something?'), ...(changes ? upload(changes) : [element('p', {}, 'That cannot be said: one of the two cannot be read.')]));
}

function upload({ identical, sameBackup, added, removed, changed, reordered, settings, members, generation, omittedAccounts }: Changes): Node[] {
  if (identical) return [element('p', {}, 'No: the two are the same document.')];
  const rows = [
    ...removed.map((row) => [account(row.index, row.type), 'Would be lost']),
    ...changed.map((row) => [account(row.index, row.type), `Changes: ${row.members.join(', ')}`]),
    ...added.map((row) => [account(row.index, row.type), 'Would come']),
    ...(reordered ? [['The order', 'Changes']] : []),
    ...settings.map((name) => [`The setting ${name}`, 'Changes']),
    ...members.map((name) => [`The member ${name}`, 'Changes']),
    ...(omittedAccounts ? [['Accounts left out', `${omittedAccounts.old}, then ${omittedAccounts.new}`]] : []),
    ['Generation', `${generation.old}, then ${generation.new}`],
  ];
  const says = removed.length > 0 ? `Yes: ${counted(removed.length, 'account')}.` : 'No account.';
  return [element('p', {}, `${says} ${sameBackup ? 'It is the same backup, written again.' : 'It is another backup.'}`), table('What changes', ['What', 'How'], rows)];
}
