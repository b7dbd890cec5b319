// What somebody gives to the page: dropped, chosen or pasted. None of it becomes a part of the page.

/** Of a longer file it is enough to see that it is longer. */
const MOST_BYTES = 1_048_576 + 1;

export interface Given {
  name: string;
  bytes: Uint8Array;
}

type Take = (given: Given[]) => void;

async function takeFiles(files: Iterable<File>, take: Take): Promise<void> {
  const read = async (file: File) => ({ name: file.name, bytes: new Uint8Array(await file.slice(0, MOST_BYTES).arrayBuffer()) });
  const given = await Promise.all(Array.from(files, read));
  if (given.length > 0) take(given);
}

function takeText(text: string, take: Take): void {
  if (text !== '') take([{ name: 'pasted', bytes: new TextEncoder().encode(text) }]);
}

/** Listens to what is dropped on a part of the page, or pasted there. */
export function takesDrops(part: HTMLElement, take: Take): void {
  part.addEventListener('dragover', (event) => {
    event.preventDefault();
    part.classList.add('over');
  });
  part.addEventListener('dragleave', () => part.classList.remove('over'));
  part.addEventListener('drop', (event) => {
    event.preventDefault(); // or the browser would show the file in place of the page
    event.stopPropagation();
    part.classList.remove('over');
    const files = event.dataTransfer?.files ?? [];
    if (files.length > 0) void takeFiles(files, take);
    else takeText(event.dataTransfer?.getData('text/plain') ?? '', take);
  });
  part.addEventListener('paste', (event) => {
    if (event.target instanceof HTMLInputElement) return; // another field
    event.preventDefault(); // the field stays empty
    event.stopPropagation();
    takeText(event.clipboardData?.getData('text/plain') ?? '', take);
  });
}

/** Listens to a box with a button for files and a field for pasting, into which files are dropped too. */
export function takesFiles(box: HTMLElement, take: Take): void {
  takesDrops(box, take);
  const chooser = box.querySelector<HTMLInputElement>('input[type=file]')!;
  chooser.addEventListener('change', () => {
    void takeFiles(chooser.files ?? [], take).then(() => (chooser.value = ''));
  });
  const field = box.querySelector<HTMLTextAreaElement>('textarea')!;
  field.addEventListener('input', () => {
    const text = field.value;
    field.value = '';
    // What the keyboard of a phone pastes comes this way; what somebody types is no document.
    if (text.length > 1) takeText(text, take);
  });
}
