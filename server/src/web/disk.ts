import type { EditorEntry } from '../features/protocol.ts';

/** How the editor is asked for files, and told of those that were written; by their paths. */
export interface EditorFiles {
  readonly read: (paths: readonly string[]) => Promise<readonly EditorEntry[]>;
  /** Null takes a file away. Fails where that could not be done. */
  readonly write: (path: string, bytes: Uint8Array | null) => Promise<void>;
}

/**
 * Stands for the disk where there is none. A program that reads without waiting is told at once what is known; what is not
 * known is no file for the time being, is asked for, and the program is to read again when it came.
 */
export class Disk {
  readonly #known = new Map<string, EditorEntry>();
  readonly #wanted = new Set<string>();
  /** What was written and the editor does not have yet. */
  readonly #written = new Map<string, Uint8Array | null>();
  #writing: Promise<void> = Promise.resolve();
  #reading: Promise<void> = Promise.resolve();
  /** How often something came that was asked for. */
  #arrivals = 0;
  #editor: EditorFiles | null = null;

  connect(editor: EditorFiles): void {
    this.#editor = editor;
  }

  /** What is known of a path; where nothing is, it is asked for next. */
  look(path: string): EditorEntry {
    const written = this.#written.get(path);
    if (written !== undefined) return written && { bytes: written };
    const known = this.#known.get(path);
    // What lies above the editor's file systems is nothing.
    if (known === undefined && path.split('/').length > 2) this.#wanted.add(path);
    return known ?? null;
  }

  /** What the editor has now. */
  async bring(path: string): Promise<EditorEntry> {
    this.#known.delete(path);
    this.#wanted.add(path);
    await this.settle();
    return this.look(path);
  }

  /** Keeps something that is no file of the editor's. */
  put(path: string, bytes: Uint8Array): void {
    this.#known.set(path, { bytes });
  }

  write(path: string, bytes: Uint8Array | null): void {
    this.#written.set(path, bytes);
    // What is written beside its place and then moved there is told once, as what became of it.
    this.#writing = this.#writing.then(() => this.#flush());
  }

  /** Asks for what was not known; whether something came in the meantime that must be read again. */
  async settle(): Promise<boolean> {
    const before = this.#arrivals;
    await this.#writing;
    this.#reading = this.#reading.then(() => this.#ask());
    await this.#reading;
    return this.#arrivals !== before;
  }

  /** Everything of the editor's may have changed. */
  forget(): void {
    for (const path of this.#known.keys()) if (!path.startsWith(OURS)) this.#known.delete(path);
  }

  async #ask(): Promise<void> {
    const paths = [...this.#wanted];
    this.#wanted.clear();
    if (paths.length === 0 || !this.#editor) return;
    const entries = await this.#editor.read(paths).catch(() => []);
    for (const [at, path] of paths.entries()) this.#known.set(path, entries[at] ?? null);
    if (entries.some((entry) => entry !== null)) this.#arrivals++;
  }

  async #flush(): Promise<void> {
    const written = [...this.#written].filter(([path]) => !path.endsWith('.tmp'));
    for (const [path, bytes] of written) {
      await this.#editor?.write(path, bytes).catch(() => {});
      if (this.#written.get(path) === bytes) this.#written.delete(path);
      this.#known.delete(path);
    }
    for (const path of this.#written.keys()) if (path.endsWith('.tmp')) this.#written.delete(path);
  }
}

/** Where what came with the program lies. */
export const OURS = '/jiaohe/';

/** The one there is. */
export const disk = new Disk();
