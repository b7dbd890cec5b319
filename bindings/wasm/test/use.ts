// The types are those of the report: compiled, and run.
import { check, compare, explain, plan, rules, source } from 'backup-lint';
import type { Finding, PlanOptions, Report } from 'backup-lint';

const report: Report = check('{}', { now: new Date(), failOn: 'warning', levels: { 'no-accounts': 'off' } });
const finding: Finding = report.inputs[0].findings[0];
const place: [string, 'key' | 'value', number] = [finding.pointer, finding.side, finding.span.line];
const options: PlanOptions = { onto: 'ios', existing: new Uint8Array(), partial: true };
const gives: ('codes-work' | 'sign-in-again' | 'set-up-again' | 'conflict')[] = plan('{}', options).plan!.accounts.map((row) => row.gives);
const removed: number | undefined = compare('{}', '{}').inputs[1].changes?.removed.length;
// @ts-expect-error: no such platform
const wrong: PlanOptions = { onto: 'ipados' };
// @ts-expect-error: no such option
const misspelt = () => check('{}', { nwo: '' });
console.log(finding.rule, place, gives.length, removed, wrong.onto, misspelt.name, explain(finding.rule).length > 0, rules().length > 0, source('{}'));
