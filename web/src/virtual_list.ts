// A list of any length of which only the rows in sight are in the page.

import { element } from './dom.js';

/** How many rows are made beyond those in sight, on each side. */
const BEYOND = 10;

export interface Rows {
  count: number;
  /** The contents of a row. */
  row: (index: number) => Node[];
  /** What marks a row out, as a class. */
  mark?: (index: number) => string | undefined;
}

export class VirtualList {
  private rows: Rows = { count: 0, row: () => [] };
  private readonly list: HTMLUListElement;
  private height = 0;
  private drawn = { from: -1, to: -1 };

  /** In a box that scrolls; all rows are as high as the style says of `--row`. */
  constructor(private readonly box: HTMLElement, label: string) {
    this.list = element('ul', { class: 'rows', 'aria-label': label });
    box.append(this.list);
    box.addEventListener('scroll', () => this.draw());
    new ResizeObserver(() => this.draw()).observe(box);
  }

  show(rows: Rows): void {
    this.rows = rows;
    this.height = parseFloat(getComputedStyle(this.list).getPropertyValue('--row')) * parseFloat(getComputedStyle(document.documentElement).fontSize);
    this.list.style.height = `${rows.count * this.height}px`;
    this.box.scrollTo(0, 0);
    this.redraw();
  }

  /** The same rows, which look different now. */
  redraw(): void {
    this.drawn = { from: -1, to: -1 };
    this.draw();
  }

  /** Brings a row into sight. */
  reveal(index: number): void {
    const [top, bottom] = [index * this.height, (index + 1) * this.height];
    const { scrollTop, clientHeight } = this.box;
    if (top < scrollTop || bottom > scrollTop + clientHeight) this.box.scrollTo(0, Math.max(0, top - clientHeight / 3));
    this.redraw();
  }

  /** The element of a row that is in sight. */
  at(index: number): HTMLElement | undefined {
    return this.list.children[index - this.drawn.from] as HTMLElement | undefined;
  }

  private draw(): void {
    const from = Math.max(0, Math.floor(this.box.scrollTop / this.height) - BEYOND);
    const to = Math.min(this.rows.count, Math.ceil((this.box.scrollTop + this.box.clientHeight) / this.height) + BEYOND);
    if (from === this.drawn.from && to === this.drawn.to) return;
    const focused = document.activeElement?.closest('li')?.getAttribute('aria-posinset');
    this.drawn = { from, to };
    this.list.replaceChildren(
      ...Array.from({ length: Math.max(0, to - from) }, (_, offset) => {
        const index = from + offset;
        const row = element(
          'li',
          { class: `row ${this.rows.mark?.(index) ?? ''}`, 'aria-posinset': index + 1, 'aria-setsize': this.rows.count },
          ...this.rows.row(index),
        );
        row.style.top = `${index * this.height}px`;
        return row;
      }),
    );
    if (focused) this.at(Number(focused) - 1)?.querySelector<HTMLElement>('button')?.focus({ preventScroll: true });
  }
}
