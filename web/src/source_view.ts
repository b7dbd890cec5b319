// The lines of a document, masked, with its findings marked.

import { source } from 'backup-lint';
import type { Finding } from 'backup-lint';

import { byId, element } from './dom.js';
import { VirtualList } from './virtual_list.js';

/** A line that is longer is shown in several rows. */
const COLUMNS = 160;

interface Row {
  line: number;
  /** The column that it begins with, from 0. */
  from: number;
  text: string;
}

export class SourceView {
  private readonly list = new VirtualList(byId('source'), 'Lines');
  private rows: Row[] = [];
  private first: number[] = [];
  private marks = new Map<number, Finding[]>();
  private selected: Finding | undefined;

  show(bytes: Uint8Array, findings: Finding[]): void {
    this.rows = [];
    this.first = [];
    // A line ends at LF, CR LF or a lone CR; what is masked is ASCII, so that a column is a character.
    source(bytes).split(/\r\n|\n|\r/).forEach((text, line) => {
      this.first.push(this.rows.length);
      for (let from = 0; from === 0 || from < text.length; from += COLUMNS) {
        this.rows.push({ line: line + 1, from, text: text.slice(from, from + COLUMNS) });
      }
    });
    this.marks = new Map();
    for (const finding of findings) {
      const row = this.rowOf(finding);
      this.marks.set(row, [...(this.marks.get(row) ?? []), finding]);
    }
    this.selected = undefined;
    this.list.show({ count: this.rows.length, row: (index) => this.row(index), mark: (index) => this.mark(index) });
  }

  /** Goes to a finding. */
  select(finding: Finding | undefined): void {
    this.selected = finding;
    if (finding) this.list.reveal(this.rowOf(finding));
    else this.list.redraw();
  }

  /** Goes to a place. */
  reveal(line: number, column: number): void {
    this.list.reveal(this.rowAt(line, column));
  }

  private rowOf({ span }: Finding): number {
    return this.rowAt(span.line, span.column);
  }

  private rowAt(line: number, column: number): number {
    const first = this.first[Math.min(line, this.first.length) - 1];
    const row = first + Math.floor((column - 1) / COLUMNS);
    return this.rows[row]?.line === line ? row : first;
  }

  private mark(index: number): string | undefined {
    if (this.selected && this.rowOf(this.selected) === index) return 'selected';
    return this.marks.get(index)?.[0].level;
  }

  private row(index: number): Node[] {
    const { line, from, text } = this.rows[index];
    const number = element('span', { class: 'number' }, from === 0 ? String(line) : '');
    return [number, element('code', {}, ...this.segments(index, from, text))];
  }

  /** The text of a row in pieces, those of a finding in marks of their own. */
  private segments(index: number, from: number, text: string): Node[] {
    const pieces: Node[] = [];
    let done = 0;
    const findings = [...(this.marks.get(index) ?? [])].sort((a, b) => a.span.column - b.span.column);
    for (const finding of findings) {
      const { span, level } = finding;
      const start = Math.max(span.column - 1 - from, done);
      const end = Math.max(span.endLine > span.line ? text.length : span.endColumn - 1 - from, start + 1);
      if (start < done || start > text.length) continue;
      pieces.push(document.createTextNode(text.slice(done, start)));
      const marked = text.slice(start, end) || ' '; // something that is wanting has no text
      pieces.push(element('mark', { class: finding === this.selected ? `${level} selected` : level }, marked));
      done = end;
    }
    pieces.push(document.createTextNode(text.slice(done)));
    return pieces;
  }
}
