/** A piece of HTML, safe to put into another. */
export interface Html {
  readonly html: string;
}

type Piece = Html | string | number | readonly Piece[];

/** HTML from a template: texts that are put in are escaped, pieces of HTML are not. */
export function html(strings: TemplateStringsArray, ...pieces: readonly Piece[]): Html {
  return { html: strings.reduce((whole, text, at) => whole + toHtml(pieces[at - 1]!) + text) };
}

/** Nothing. */
export const NO_HTML: Html = { html: '' };

function toHtml(piece: Piece): string {
  if (typeof piece === 'object') return 'html' in piece ? piece.html : piece.map(toHtml).join('');
  return String(piece).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
