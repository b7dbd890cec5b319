// The page of a rule, in a dialog. The pages are Markdown of our own; they are shown as elements.

import { explain } from 'backup-lint';
import type { Nodes, Parents } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';

import { byId, element } from './dom.js';

export function showRule(rule: string): void {
  const tree = fromMarkdown(explain(rule), { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] });
  byId('page').replaceChildren(...shown(tree));
  const dialog = byId<HTMLDialogElement>('rule');
  dialog.showModal();
  dialog.scrollTo(0, 0);
}

const shown = (parent: Parents): Node[] => parent.children.map((child) => show(child as Nodes));

function show(node: Nodes): Node {
  switch (node.type) {
    case 'text':
      return document.createTextNode(node.value);
    case 'heading':
      return element(node.depth === 1 ? 'h2' : 'h3', {}, ...shown(node));
    case 'paragraph':
      return element('p', {}, ...shown(node));
    case 'inlineCode':
      return element('code', {}, node.value);
    case 'code':
      return element('pre', { tabindex: 0 }, element('code', {}, node.value));
    case 'emphasis':
      return element('em', {}, ...shown(node));
    case 'strong':
      return element('strong', {}, ...shown(node));
    case 'list':
      return element(node.ordered ? 'ol' : 'ul', {}, ...shown(node));
    case 'listItem':
      return element('li', {}, ...shown(node));
    case 'table':
      return element('div', { class: 'scrolls', tabindex: 0, role: 'region', 'aria-label': 'Table' }, element('table', {}, ...shown(node)));
    case 'tableRow':
      return element('tr', {}, ...shown(node));
    case 'tableCell':
      return element('td', {}, ...shown(node));
    case 'link':
      return linked(node.url, shown(node));
    default:
      return 'children' in node ? element('span', {}, ...shown(node)) : document.createTextNode('');
  }
}

/** A link to another rule is followed; where others lead there is nothing in this page. */
function linked(url: string, text: Node[]): Node {
  const rule = /^([a-z0-9-]+)\.md$/.exec(url)?.[1];
  if (!rule || rule === 'README') return element('span', {}, ...text);
  return element('button', { type: 'button', class: 'link', click: () => showRule(rule) }, ...text);
}
