// The page: what is given goes through the rules, and the views show what comes out.

import { compare, plan } from 'backup-lint';
import type { Input, Report } from 'backup-lint';

import { byId, counted, element } from './dom.js';
import { FindingsView } from './findings_view.js';
import { type Given, takesDrops, takesFiles } from './given.js';
import { showRule } from './rule_page.js';
import { SourceView } from './source_view.js';
import { showRestore, showUpload } from './tables.js';

/** What the second document is to the first. */
type Role = 'old' | 'existing';

let backup: Given | undefined;
let other: Given | undefined;
let shows: 'backup' | 'other' = 'backup';
/** The report on them. */
let current: Report | undefined;

const role = byId<HTMLSelectElement>('role');
const onto = byId<HTMLSelectElement>('onto');
const account = byId<HTMLInputElement>('account');

const source = new SourceView();
const findings = new FindingsView({
  toFinding: (finding) => source.select(finding),
  toRelated: (related) => {
    if (related.role !== 'first' && shows === 'backup') show('other');
    source.reveal(related.span.line, related.span.column);
  },
  toRule: showRule,
});

/** The reports on what is given: of the pair, if there are two, and of a restore. */
function reports(first: Given): { pair: Report; restore: Report } {
  const common = { path: first.name, otherPath: other?.name, now: new Date() };
  const device = {
    ...common,
    onto: (onto.value || undefined) as 'ios' | 'android' | undefined,
    recoveryAccount: account.value.trim() || undefined,
    partial: true,
  };
  if (!other) {
    const restore = plan(first.bytes, device);
    return { pair: restore, restore };
  }
  if ((role.value as Role) === 'existing') {
    const restore = plan(first.bytes, { ...device, existing: other.bytes });
    return { pair: restore, restore };
  }
  return { pair: compare(other.bytes, first.bytes, common), restore: plan(first.bytes, device) };
}

function input(report: Report, which: 'backup' | 'other'): Input | undefined {
  const isBackup = ({ role: is }: Input) => is === undefined || is === 'backup' || is === 'new';
  return report.inputs.find((one) => isBackup(one) === (which === 'backup'));
}

function update(): void {
  byId('results').hidden = !backup;
  byId('backup-name').textContent = backup?.name ?? '';
  byId('other-name').textContent = other?.name ?? '';
  byId('role-of-other').hidden = !other;
  byId('clear').hidden = !backup && !other;
  if (!backup) {
    say(other ? 'Give the backup too.' : '');
    return;
  }
  const wrong = wrongAccount();
  byId('account-wrong').textContent = wrong ?? '';
  account.setAttribute('aria-invalid', String(wrong !== undefined));
  if (wrong) return;
  const { pair, restore } = reports(backup);
  const own = input(pair, 'backup')!;
  say(summary(own));
  byId('verdict').className = own.verdict === 'invalid' ? 'fail' : own.outcome;
  showRestore(restore);
  const asksUpload = other !== undefined && (role.value as Role) === 'old';
  showUpload(own.changes, asksUpload);
  current = pair;
  show(shows);
}

/** What is wrong with the identifier of the account, if something is. */
function wrongAccount(): string | undefined {
  try {
    plan('', { recoveryAccount: account.value.trim() || undefined });
    return undefined;
  } catch (error) {
    return (error as Error).message.replace(/^recoveryAccount: it/, 'It');
  }
}

/** Shows one of the documents that were given. */
function show(which: 'backup' | 'other'): void {
  const one = current && input(current, which);
  shows = one ? which : 'backup';
  const shown = one ?? (current && input(current, 'backup'));
  const given = shows === 'backup' ? backup : other;
  if (!shown || !given) return;
  byId('documents').hidden = !other;
  for (const name of ['backup', 'other']) byId(`show-${name}`).setAttribute('aria-pressed', String(shows === name));
  source.show(given.bytes, shown.findings);
  findings.show(shown);
  byId('none').hidden = shown.findings.length > 0;
}

function summary({ verdict, findings: found, omitted = 0 }: Input): string {
  const of = (level: string) => found.filter((finding) => finding.level === level).length;
  const counts = (['error', 'warning', 'note'] as const).map((level) => [of(level), level] as const).filter(([count]) => count > 0);
  const list = counts.map(([count, level]) => counted(count, level)).join(', ') + (omitted > 0 ? ` and ${omitted.toLocaleString('en')} more` : '');
  if (verdict === 'unchecked') return 'It could not be judged: it is of a version that is not known here.';
  if (verdict === 'valid') return found.length > 0 ? `The backup is valid: ${list}.` : 'The backup is valid, and nothing is to be said of it.';
  return `The backup is not valid: ${list}.`;
}

function say(text: string): void {
  byId('verdict').replaceChildren(element('strong', {}, text));
}

function clear(): void {
  backup = undefined;
  other = undefined;
  current = undefined;
  account.value = '';
  source.show(new Uint8Array(), []);
  findings.show({ findings: [] });
  byId('restore').replaceChildren();
  byId('upload').replaceChildren();
  update();
  byId('backup-file').focus();
}

const takesBackup = ([first, second]: Given[]) => {
  backup = first;
  other = second ?? other;
  update();
};
takesFiles(byId('backup-box'), takesBackup);
takesFiles(byId('other-box'), ([first]) => {
  other = first;
  update();
});
takesDrops(document.body, takesBackup); // what falls beside a box
for (const asked of [role, onto, account]) asked.addEventListener('change', update);
byId('clear').addEventListener('click', clear);
byId('show-backup').addEventListener('click', () => show('backup'));
byId('show-other').addEventListener('click', () => show('other'));
byId('close').addEventListener('click', () => byId<HTMLDialogElement>('rule').close());
update();
