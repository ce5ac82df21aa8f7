/** Why a file cannot be read as a Word document. */
export type DocxFaultKind = 'torn' | 'not-word' | 'too-large' | 'locked' | 'old-word';

/** Thrown while a Word file is read; `readDocx` turns it into words. */
export class DocxFault extends Error {
  readonly kind: DocxFaultKind;

  constructor(kind: DocxFaultKind) {
    super(kind);
    this.kind = kind;
  }
}
