// The findings of a document as a list, and the one that is chosen in full.

import type { Finding, Input, Related } from 'backup-lint';

import { byId, counted, element } from './dom.js';
import { VirtualList } from './virtual_list.js';

export interface Goes {
  /** To the place of a finding. */
  toFinding: (finding: Finding) => void;
  /** To a place that is related, perhaps in the other document. */
  toRelated: (related: Related) => void;
  /** To the page of a rule. */
  toRule: (rule: string) => void;
}

export class FindingsView {
  private readonly box = byId('findings');
  private readonly list = new VirtualList(this.box, 'Findings');
  private readonly detail = byId('detail');
  private findings: Finding[] = [];
  private selected = -1;

  constructor(private readonly goes: Goes) {
    this.box.addEventListener('keydown', (event) => {
      const steps: Record<string, number> = { ArrowDown: this.selected + 1, ArrowUp: this.selected - 1, Home: 0, End: this.findings.length - 1 };
      const to = steps[event.key];
      if (to === undefined) return;
      event.preventDefault();
      this.select(Math.min(Math.max(to, 0), this.findings.length - 1), true);
    });
  }

  show({ findings, omitted }: Pick<Input, 'findings' | 'omitted'>): void {
    this.findings = findings;
    this.selected = -1;
    byId('omitted').textContent = omitted ? `${counted(omitted, 'finding')} more ${omitted === 1 ? 'is' : 'are'} not listed.` : '';
    this.list.show({
      count: findings.length,
      row: (index) => [this.row(index)],
      mark: (index) => (index === this.selected ? 'selected' : undefined),
    });
    this.detail.replaceChildren();
    if (findings.length > 0) this.select(0, false);
  }

  private row(index: number): Node {
    const { rule, level, message, span } = this.findings[index];
    return element(
      'button',
      {
        type: 'button',
        class: 'finding',
        tabindex: index === Math.max(this.selected, 0) ? 0 : -1,
        'aria-current': index === this.selected ? 'true' : undefined,
        click: () => this.select(index, true),
      },
      element('span', { class: `level ${level}` }, level),
      element('span', { class: 'place' }, `${span.line}:${span.column}`),
      element('span', { class: 'rule' }, rule),
      element('span', { class: 'message' }, message),
    );
  }

  private select(index: number, focuses: boolean): void {
    if (this.findings.length === 0) return;
    this.selected = index;
    this.list.reveal(index);
    const finding = this.findings[index];
    this.detail.replaceChildren(...this.inFull(finding));
    this.goes.toFinding(finding);
    if (focuses) this.list.at(index)?.querySelector('button')?.focus({ preventScroll: true });
  }

  private inFull({ rule, level, pointer, side, span, message, help, related = [] }: Finding): Node[] {
    const fact = (name: string, ...value: (Node | string)[]) => [element('dt', {}, name), element('dd', {}, ...value)];
    const link = (text: string, click: () => void) => element('button', { type: 'button', class: 'link', click }, text);
    const relatedTo = (place: Related) =>
      link(`${place.message}: ${place.pointer === '' ? 'the document' : place.pointer}, line ${place.span.line}`, () => this.goes.toRelated(place));
    return [
      element('h3', {}, element('span', { class: `level ${level}` }, level), ' ', message),
      element('p', { class: 'help' }, help.charAt(0).toUpperCase() + help.slice(1) + '.'),
      element(
        'dl',
        {},
        ...fact('Where', `${pointer === '' ? 'the document' : pointer}${side === 'key' ? ' (its name)' : ''}, line ${span.line}, column ${span.column}`),
        ...related.flatMap((place) => fact('See', relatedTo(place))),
        ...fact('Rule', link(rule, () => this.goes.toRule(rule))),
      ),
    ];
  }
}
